"""What was read from a document, as a table: a line a figure, and below it what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from jyplan.extract.rows import MentionRow, TieRow, UnreadRow, mention_line
from jyplan.plan.written import SIGNS
from jyplan.report.safe import visible
from jyplan.report.table import Table, columns_of, with_unit
from jyplan.words.headings import word
from jyplan.words.language import Language

_SHOWN = 12  # places of unread numerals that a note names


def mentions_table(
    rows: Sequence[MentionRow],
    ties: Sequence[TieRow],
    unread: Sequence[UnreadRow],
    title: str,
    language: Language,
) -> Table:
    """A row for each figure in the order of the text."""
    tied: dict[str, list[str]] = {}
    for tie in ties:
        tied.setdefault(tie.figure, []).append(f"{word(f'tie-{tie.kind}', language)} {tie.to}")
    return Table(
        title,
        columns_of(
            language,
            "figure-id",
            "#line",
            "indicator",
            "#figure",
            "figure-kind",
            "period",
            "?nature",
            "?ties",
        ),
        tuple(_cells(row, tied.get(row.id, []), language) for row in rows),
        notes=_notes(rows, unread, language),
        left_out=word("left-out", language),
    )


def _cells(row: MentionRow, tied: Sequence[str], language: Language) -> tuple[str, ...]:
    line = mention_line(row)
    sign = SIGNS.get(row.bound or row.approximate or "", "")
    unsure = "" if row.sure else " ?"
    unit = "" if row.kind == "structure" or row.unit.startswith("翻") else row.unit
    return (
        row.id,
        str(row.place.line),
        visible(row.name or ""),
        f"{sign}{with_unit(line.value, visible(unit))}",
        word(f"mention-{row.kind}", language) + unsure,
        row.period or "",
        word(f"nature-{row.nature}", language) if row.nature else "",
        ", ".join(tied),
    )


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
