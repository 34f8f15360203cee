"""JSON Schemas, draft 2020-12: of the plan file, and of what each command prints as JSON.

Made from the models and the row types themselves; what those do not say (titles, examples, what a field
means, which keys exclude each other) stands in :mod:`jyplan.schema.keys` and :mod:`jyplan.schema.fields`.
Only the command that prints them imports this package.
"""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
