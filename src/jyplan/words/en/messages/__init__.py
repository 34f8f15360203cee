"""Every diagnostic: what is wrong, and a hint what to do."""

from jyplan.words.en.messages import checks, documents, editing, plan, tables, toml

MESSAGES = {
    **plan.MESSAGES,
    **toml.MESSAGES,
    **checks.MESSAGES,
    **documents.MESSAGES,
    **editing.MESSAGES,
    **tables.MESSAGES,
}
