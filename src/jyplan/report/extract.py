"""What was read from a document, as a table: a line a figure, and below it what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from jyplan.extract.rows import MentionRow, TieRow, UnreadRow, mention_line
from jyplan.plan.written import SIGNS
from jyplan.report.columns import Field, coded, tabulated
from jyplan.report.safe import visible
from jyplan.report.table import Table, with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language

_SHOWN = 12  # places of unread numerals that a note names


def mention_fields(language: Language, ties: Sequence[TieRow] = ()) -> tuple[Field, ...]:
    """The columns of a :class:`MentionRow`; ``ties`` say what each figure hangs together with."""
    tied: dict[str, list[str]] = {}
    for tie in ties:
        tied.setdefault(tie.figure, []).append(f"{word(f'tie-{tie.kind}', language)} {tie.to}")
    return (
        Field("figure-id", lambda row: row.id),
        Field("line", lambda row: str(row.place.line), number=True),
        Field("indicator", lambda row: visible(row.name or "")),
        Field("figure", _figure, number=True),
        Field("figure-kind", lambda row: word(f"mention-{row.kind}", language) + ("" if row.sure else " ?")),
        Field("period", lambda row: row.period or ""),
        coded("nature", language, lambda row: row.nature and f"nature-{row.nature}", extra=1),
        Field("ties", lambda row: ", ".join(tied.get(row.id, ())), extra=1),
    )


def mentions_table(
    rows: Sequence[MentionRow],
    ties: Sequence[TieRow],
    unread: Sequence[UnreadRow],
    title: str,
    language: Language,
) -> Table:
    """A row for each figure in the order of the text."""
    return tabulated(mention_fields(language, ties), rows, title, language, _notes(rows, unread, language))


def _figure(row: MentionRow) -> str:
    """The value with its unit, and the sign of what the words around it promise."""
    sign = SIGNS.get(row.bound or row.approximate or "", "")
    unit = "" if row.kind == "structure" or row.unit.startswith("翻") else row.unit
    return f"{sign}{with_unit(mention_line(row).value, visible(unit))}"


def _notes(rows: Sequence[MentionRow], unread: Sequence[UnreadRow], language: Language) -> tuple[str, ...]:
    notes = [] if rows else [word("no-rows", language)]
    if any(not row.sure for row in rows):
        notes.append(word("unsure-note", language))
    if unread:
        places = ", ".join(
            f"{part.place.line}:{part.place.column} {visible(part.text)}" for part in unread[:_SHOWN]
        )
        more = "" if len(unread) <= _SHOWN else " …"
        notes.append(word("unread-note", language, count=len(unread), places=places + more))
    return tuple(notes)
