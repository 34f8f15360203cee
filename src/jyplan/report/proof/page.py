"""The annotated page: the document with every figure marked, and findings in the margin beside it.

One file without script, picture or request: a policy in its head forbids them, and its style is named there
by its hash. Whatever stands in the document is text.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from jyplan.answers.faults import Finding
from jyplan.answers.proofread import Proof
from jyplan.extract.document import Block, Cell, Table
from jyplan.extract.mentions import Mention
from jyplan.report.proof.rows import summary_text
from jyplan.report.proof.sentences import message
from jyplan.report.safe import visible
from jyplan.words.headings import word
from jyplan.words.language import Language
from jyplan.words.proof import text

_STYLE = """
:root{--ink:#1c1e21;--soft:#5b6168;--paper:#fff;--edge:#d9dde2;--read:#eef1f5;--good:#d8efdc;
--goodline:#2f7d43;
--bad:#ffd9d3;--badline:#b3261e;--dim:#fff0c2;--dimline:#8a6100;--card:#f7f8fa}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#a4abb3;
--paper:#16181b;--edge:#383d43;--read:#2a2f36;
--good:#1d3d27;--goodline:#74c48a;--bad:#5a211c;--badline:#ff9a8f;--dim:#4a3c10;--dimline:#e7c25a;--card:#1f2226}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.8 "Noto Serif CJK SC",
"Source Han Serif SC",
"Songti SC",SimSun,serif}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2rem;border-bottom:1px solid var(--edge)}
h1{font-size:1.5rem;line-height:1.4;margin:0 0 .4rem}
h2,h3{font-size:1.1rem;margin:1.2rem 0 .2rem}
.note,.count,.legend,aside,footer{font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC",
"Microsoft YaHei",
sans-serif;font-size:.86rem;line-height:1.6}
.note,.legend{color:var(--soft)}
.legend span{margin-right:1.2rem;white-space:nowrap}
.row{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:0 2.2rem}
.row p{margin:.5rem 0;overflow-wrap:anywhere}
.row>div{min-width:0;overflow-x:auto}
mark{color:inherit;background:var(--read);border-radius:3px;padding:0 .12em}
mark.checked{background:var(--good);box-shadow:inset 0 -2px var(--goodline)}
mark.suspect{background:var(--bad);box-shadow:inset 0 -2px var(--badline);font-weight:600}
mark.tied{box-shadow:inset 0 -2px var(--badline)}
mark.unread{background:var(--dim);box-shadow:inset 0 -2px var(--dimline)}
sup{font-size:.7em;line-height:0}
sup a{color:var(--badline);text-decoration:none;padding:0 .15em}
aside{padding:.3rem 0}
aside>div{background:var(--card);border-left:3px solid var(--badline);padding:.45rem .8rem;margin:.4rem 0;
overflow-wrap:anywhere}
aside>div.look{border-left-color:var(--dimline)}
aside>div:target{outline:2px solid var(--badline)}
aside b{margin-right:.4em}
table{border-collapse:collapse;margin:.6rem 0;font-size:.92rem;line-height:1.5}
td,th{border:1px solid var(--edge);padding:.2rem .55rem;text-align:left;font-weight:inherit}
th{background:var(--card)}
footer{padding:1rem 1.5rem 3rem;margin-top:2rem;border-top:1px solid var(--edge);color:var(--soft)}
footer li{margin:.1rem 0}
@media (max-width:60rem){.row{grid-template-columns:minmax(0,1fr)}}
@media print{body{font-size:11pt}
.row{grid-template-columns:minmax(0,1fr) 15rem}mark{print-color-adjust:exact}}
"""


class _Mark(NamedTuple):
    """A stretch of the text to mark: `state` is a class of the style, `title` what a pointer shows."""

    start: int
    end: int
    state: str
    title: str
    notes: tuple[int, ...] = ()


def page(proof: Proof, language: Language) -> str:
    """The whole page."""
    reading = proof.reading
    title = visible(reading.title or reading.document.title or reading.document.file)
    heading = text("page-title", language, title=title)
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{word("language-tag", language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(heading)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        *_Page(proof, language).lines(heading),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


class _Page:
    """The page while it is drawn: marks and margin notes by where they stand."""

    def __init__(self, proof: Proof, language: Language) -> None:
        self.proof, self.language = proof, language
        self.document = proof.reading.document
        self.notes: list[Finding] = sorted((*proof.findings, *proof.looks), key=lambda finding: finding.start)
        self.marks = sorted(self._marks(), key=lambda mark: (mark.start, -mark.end))
        self.starts = [mark.start for mark in self.marks]
        self.tables = {table.number: table for table in self.document.tables}

    def lines(self, heading: str) -> Iterator[str]:
        """Head, text with margin, foot."""
        language = self.language
        yield f"<header><h1>{escape(heading)}</h1>"
        yield f'<p class="count">{escape(summary_text(self.proof, language))}</p>'
        if not self.proof.findings:
            yield f'<p class="count">{escape(text("no-findings", language))}</p>'
        legend = "".join(
            f'<span><mark class="{state}">123</mark> {escape(text(f"legend-{state}", language))}</span>'
            for state in ("read", "checked", "suspect", "unread")
        )
        yield f'<p class="legend">{legend}</p>'
        yield f'<p class="note">{escape(text("not-proof", language))}</p></header>'
        yield "<main>"
        drawn: set[int] = set()
        for block in self.document.blocks:
            if block.table is None:
                yield self._row(self._paragraph(block), block.start, block.end)
            elif block.table not in drawn:
                drawn.add(block.table)
                yield from self._table(block)
        yield "</main>"
        yield from self._foot()

    def _marks(self) -> Iterator[_Mark]:
        noted: dict[str, list[int]] = {}
        for number, finding in enumerate(self.notes, 1):
            for figure in finding.figures:
                noted.setdefault(figure.mention.id, []).append(number)
        for mention in self.proof.reading.mentions:
            state = self.proof.states.get(mention.id, "read")
            numbers = tuple(noted.get(mention.id, ()))
            if (
                numbers
                and state != "suspect"
                and any(self.notes[n - 1].verdict == "inconsistent" for n in numbers)
            ):
                state = f"{state} tied"
            yield _Mark(mention.start, mention.end, state, self._title(mention), numbers)
        for passage in self.proof.reading.unread:
            yield _Mark(passage.start, passage.end, "unread", text("legend-unread", self.language))

    def _title(self, mention: Mention) -> str:
        kind = text(f"kind-{mention.kind}", self.language)
        return " · ".join(filter(None, (visible(mention.name or ""), kind, mention.period)))

    def _paragraph(self, block: Block) -> str:
        inner = self._marked(block.start, block.end)
        if block.kind == "heading":
            tag = "h2" if block.level <= 2 else "h3"
            return f"<{tag}>{inner}</{tag}>"
        return f"<p>{inner}</p>"

    def _marked(self, start: int, end: int) -> str:
        """The text of a stretch with its marks; overlapping marks give way to the first."""
        parts, position = [], start
        for mark in self.marks[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if mark.start < position or mark.end > end:
                continue
            parts.append(self._plain(position, mark.start))
            links = "".join(f'<sup><a href="#n{number}">[{number}]</a></sup>' for number in mark.notes)
            inner = self._plain(mark.start, mark.end)
            parts.append(f'<mark class="{mark.state}" title="{escape(mark.title)}">{inner}</mark>{links}')
            position = mark.end
        parts.append(self._plain(position, end))
        return "".join(parts)

    def _plain(self, start: int, end: int) -> str:
        return escape(visible(self.document.text[start:end]))

    def _row(self, inner: str, start: int, end: int) -> str:
        return f'<div class="row"><div>{inner}</div>{self._margin(start, end)}</div>'

    def _margin(self, start: int, end: int) -> str:
        cards = []
        for number, finding in enumerate(self.notes, 1):
            if start <= finding.start < end:
                kind = "" if finding.verdict == "inconsistent" else ' class="look"'
                sentence = escape(message(finding, self.language))
                cards.append(f'<div id="n{number}"{kind}><b>[{number}]</b>{sentence}</div>')
        return f"<aside>{''.join(cards)}</aside>" if cards else ""

    def _table(self, block: Block) -> Iterator[str]:
        table = self.tables.get(block.table or 0)
        if table is None or not table.cells:
            yield self._row(self._paragraph(block), block.start, block.end)
            return
        start = min(cell.start for cell in table.cells)
        end = max(cell.end for cell in table.cells) + 1
        yield self._row(self._grid(table), start, end)

    def _grid(self, table: Table) -> str:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        lines = []
        for _, cells in sorted(rows.items()):
            across = sorted(cells, key=lambda cell: cell.column)
            lines.append(f"<tr>{''.join(map(self._cell, across))}</tr>")
        return f"<table>{''.join(lines)}</table>"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.header else "td"
        spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
            f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        )
        return f"<{tag}{spans}>{self._marked(cell.start, cell.end)}</{tag}>"

    def _foot(self) -> Iterator[str]:
        unread = self.proof.reading.unread
        yield "<footer>"
        if unread:
            yield f"<p>{escape(text('unread-heading', self.language))}</p><ul>"
            for passage in unread:
                around = self.document.text[max(0, passage.start - 15) : passage.end + 10]
                yield f"<li>{escape(visible(passage.text))} · …{escape(visible(around))}…</li>"
            yield "</ul>"
        yield f"<p>{escape(visible(self.document.file))}</p></footer>"
