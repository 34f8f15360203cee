"""A plan begun from a table of indicators: its rows become indicators, its columns their figures.

What a cell says that no plan file holds stays beside the indicator as a comment; no number is invented.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, chain, islice
from pathlib import PurePath
from typing import Any

from jyplan.diagnostic import Diagnostic, Place, PlanError
from jyplan.edit.like_heads import Head, Laid, head_of, laid
from jyplan.edit.listed import Listed, listed
from jyplan.edit.workbook import Fault
from jyplan.exact.units import is_share
from jyplan.extract import known, names
from jyplan.plan.load import parse
from jyplan.plan.reworded import hedge
from jyplan.toml.write import literal, number, quoted
from jyplan.words.drafting import comment
from jyplan.words.language import Language

_SOURCE = "table"
_MOST_TITLES = 10  # rows above the heads
_NUMBERING = re.compile(r"^(?:[(（]?[0-9一二三四五六七八九十]+[)）.、．]|[①-⑳])\s*|^(?:其中|#)[:：]?\s*")
_NOTHING = re.compile(r"[-—–−/／…*·]*")
_RANGE = re.compile(r"(-?[0-9.]+)[%％]?\s*[-–—~～至]\s*(-?[0-9.]+)[%％]?")
_POINTS = re.compile(r"([-+]?[0-9]+(?:\.[0-9]+)?)\s*个?百分点")
_RANKED = re.compile("排名|位次|排位|名次")
_SECOND = re.compile(r"绝对|总量|数值|目标|计划|实际|完成|增长|增速|增幅|[12][0-9]{3}")
_NATURES = {"约束性": "binding", "预期性": "expected", "力争": "stretch"}


@dataclass(slots=True)
class _Row:
    """An indicator: its keys in the order of the file, and comments that stand above and in it."""

    id: str
    keys: dict[str, Any]
    asked: str  # what stands behind `better`
    comments: list[str] = field(default_factory=list)


def plan_like(
    file: str | os.PathLike[str],
    language: Language,
    *,
    year: int | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
) -> str:
    """The text of a plan with the indicators of a table, in Excel or CSV; it loads as it is.

    ``year`` is the target year where the heads do not say it. Raises PlanError where the table cannot be
    read, has no column of names, or gives an indicator no unit.
    """
    table = listed(os.fspath(file), sheet, encoding)
    titles, heads, table = _heads(table)
    columns = laid(heads, year, dt.date.today().year)
    rows, groups = _rows(table, columns)
    name = (
        re.sub(r"^附[件表][0-9一二三四五]*[:：]?", "", next(iter(titles), ""))
        or PurePath(table.name).stem.replace("-", "")
        or comment("table", language)
    )
    about = {"name": name, "base_year": columns.base_year, "target_year": columns.target_year}
    sources = {_SOURCE: {"title": PurePath(os.fspath(file)).name}}
    text = _text(about, sources, groups, rows, language)
    for _ in range(3):
        try:
            parse(text)
        except PlanError as error:
            _set_apart(rows, error)
            text = _text(about, sources, groups, rows, language)
    parse(text, table.name)
    return text


def _heads(table: Listed) -> tuple[list[str], list[Head], Listed]:
    """What stands above the heads, what they mean, and the table below them. They may stand in two rows."""
    titles: list[str] = []
    for _, cells in islice(table.rows, _MOST_TITLES):
        texts = _texts(cells)
        heads = [head_of(text) for text in texts]
        if any(head.part == "name" for head in heads):
            line, below = next(table.rows, (0, []))
            beneath = _texts(below)[: len(texts)]
            if any(map(_SECOND.search, beneath)) and not beneath[[head.part for head in heads].index("name")]:
                above: Iterator[str] = accumulate(texts, _last)
                joined = zip(above, texts, beneath, strict=False)
                return titles, [head_of(last + sub if sub else text) for last, text, sub in joined], table
            return titles, heads, table._replace(rows=chain([(line, below)] if below else [], table.rows))
        titles += [text for text in texts if text]
    raise PlanError([Diagnostic("missing-column", Place(table.name, 1, ()), {"name": "指标"})])


def _last(before: str, text: str) -> str:
    """The text, or the one before it where it is empty."""
    return text or before


def _texts(cells: Sequence[str | Fault]) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" for cell in cells]


def _rows(table: Listed, columns: Laid) -> tuple[list[_Row], dict[str, str]]:
    rows: list[_Row] = []
    groups: dict[str, str] = {}  # title: id
    group: str | None = None
    wrong: list[Diagnostic] = []
    for line, cells in table.rows:
        place = Place(table.name, line, ())
        faults = [cell for cell in cells if isinstance(cell, Fault)]
        wrong += [Diagnostic(fault.code, place, fault.values) for fault in faults]
        texts = _texts(cells)
        texts += [""] * (len(columns.heads) - len(texts))
        row = {part: text for (part, *_), text in zip(columns.heads, texts, strict=False) if text}
        title = row.get("group") or ("".join(texts) if _alone(texts) else "")
        if title:
            group = groups.setdefault(_NUMBERING.sub("", title), f"g{len(groups) + 1}")
        if "name" not in row or _alone(texts):
            continue
        made = _row(columns, texts, row | ({"group": group} if group else {}), {row.id for row in rows})
        if made is None:
            wrong.append(Diagnostic("empty-cell", place._replace(key=("单位",))))
        else:
            rows.append(made)
    if wrong:
        raise PlanError(wrong)
    if not rows:
        raise PlanError([Diagnostic("no-indicators", Place(table.name, None, ()))])
    return rows, groups


def _alone(texts: Sequence[str]) -> bool:
    """Whether a row has a single cell: it is the title of those below it."""
    return len([text for text in texts if text]) == 1


def _row(columns: Laid, texts: Sequence[str], row: dict[Any, str], taken: set[str]) -> _Row | None:
    """The indicator of a row; None where its unit is nowhere."""
    name = _NUMBERING.sub("", row["name"])
    inside = re.search(r"[(（]([^()（）]+)[)）]$", name)
    unit = row.get("unit") or next((head.unit for head in columns.heads if head.unit), "")
    if not unit and inside:
        unit, name = inside[1], name[: inside.start()]
    if not unit or not name:
        return None
    bare = names.core(name)
    measure = "rank" if _RANKED.search(name) else "ratio" if is_share(unit) else known.measure_of(bare)
    measure = "flow" if measure == "ratio" and not is_share(unit) else measure
    row_known = known.row_of(bare)
    better = "lower" if measure == "rank" else known.better_of(bare)
    keys: dict[str, Any] = {
        "name": name,
        **{key: row[key] for key in ("name_en", "group") if key in row},
        "unit": unit,
        "measure": measure,
        "better": better or "none",
        **{key: row[key] for key in ("owner", "note") if key in row},
    }
    made = _Row(_id(row_known, taken), keys, "from-name" if better else "ask-better")
    _figures(made, columns, texts, _NATURES.get(row.get("nature", "")), bare)
    return made


def _id(row: known.Known | None, taken: set[str]) -> str:
    stem = row.id if row is not None else "i1"
    return next(id for n in range(len(taken) + 1) if (id := _numbered(stem, n)) not in taken)


def _numbered(stem: str, n: int) -> str:
    return stem if not n else f"i{n + 1}" if stem == "i1" else f"{stem}_{n + 1}"


def _figures(made: _Row, columns: Laid, texts: Sequence[str], nature: str | None, bare: str) -> None:
    """The statements of a row, each under its key; cells that say no number become comments."""
    statements: dict[int, dict[str, Any]] = {}
    for head, text in zip(columns.heads, texts, strict=False):
        if head.part == "other" and text:
            made.comments.append(f"{head.label}: {text}")
        if head.part not in ("value", "growth") or not text or _NOTHING.fullmatch(text):
            continue
        statement = statements.setdefault(head.year or columns.target_year, {})
        figure = _value(text) if head.part == "value" else _growth(text, head, columns, made, bare)
        if figure is None or statement.keys() & figure.keys():  # no number, or one more of its kind
            made.comments.append(f"{head.year}: {text}")
        else:
            statement |= figure
    for year, statement in sorted(statements.items()):
        if not statement:
            continue
        sourced = {**statement, "source": _SOURCE}
        if year == columns.target_year:
            made.keys["target"] = sourced | ({"nature": nature} if nature else {})
        elif year == columns.base_year:
            made.keys["baseline"] = sourced
        else:
            made.keys.setdefault("facts", []).append({"year": year, **sourced})


def _value(text: str) -> dict[str, Any] | None:
    """The keys of a value as a cell writes it; None where it is no number."""
    if ends := _RANGE.fullmatch(text):
        low, high = number(ends[1]), number(ends[2])
        return None if low is None or high is None else {"value": {"low": low, "high": high}}
    hedged = hedge(text)
    if hedged is None:
        return None
    digits = number(hedged.number)
    if digits is None:
        return None
    value = digits if not hedged.unit else f"{hedged.number}{hedged.unit}"
    return {"value": value, **hedged.setting}


def _growth(text: str, head: Head, columns: Laid, made: _Row, bare: str) -> dict[str, Any] | None:
    """The keys of a growth: percent, or of a ratio its points; None where it is neither."""
    if points := _POINTS.fullmatch(text):
        change = number(points[1].lstrip("+"))
        return {"points": change} if made.keys["measure"] == "ratio" and change is not None else None
    value = _value(text.lstrip("+").replace("％", "%"))
    if value is None or made.keys["measure"] in ("ratio", "rank"):
        return None
    if isinstance(value["value"], str):
        if not value["value"].endswith("%"):
            return None
        value["value"] = number(value["value"].removesuffix("%"))
    growth: dict[str, Any] = {"percent": value.pop("value"), **value}
    years = columns.target_year - columns.base_year if head.year == columns.target_year else 1
    if years > 1:
        growth["per"] = "year" if head.yearly else "period"
    basis = known.basis_by_convention(bare, years)
    if basis is not None:
        growth["basis"] = basis
    alone = growth.keys() == {"percent"} and isinstance(growth["percent"], int | Decimal)
    return {"growth": growth["percent"] if alone else growth}


def _set_apart(rows: list[_Row], error: PlanError) -> None:
    """Make comments of the keys that a plan file refuses. Raises PlanError where that is of no help."""
    by_id = {row.id: row for row in rows}
    for fault in error.diagnostics:
        top, id, key, *_ = (*fault.place.key, "", "", "")
        row = by_id.get(str(id))
        if top != "indicators" or row is None or key not in ("baseline", "target", "facts", "note", "owner"):
            raise error
        if key in row.keys:
            row.comments.append(f"{key} = {literal(row.keys.pop(str(key)))}  {fault.message()}")


def _text(
    about: dict[str, Any],
    sources: dict[str, Any],
    groups: dict[str, str],
    rows: Sequence[_Row],
    language: Language,
) -> str:
    title = sources[_SOURCE]["title"]
    lines = [f"# {_comment(comment('like-table', language, file=title))}", "", "format = 1", "", "[plan]"]
    lines += _pairs(about)
    for id, source in sources.items():
        lines += ["", f"[sources.{id}]", *_pairs(source)]
    for name, id in groups.items():
        lines += ["", f"[groups.{id}]", f"name = {quoted(name)}"]
    for row in rows:
        lines += ["", *_indicator(row, language)]
    return "\n".join(lines) + "\n"


def _indicator(row: _Row, language: Language) -> Iterator[str]:
    yield f"[indicators.{row.id}]"
    for line in _pairs(row.keys):
        yield f"{line}  # {comment(row.asked, language)}" if line.startswith("better = ") else line
    yield from (f"# {_comment(comment)}" for comment in row.comments)


def _pairs(table: dict[str, Any]) -> list[str]:
    return [f"{key} = {literal(value)}" for key, value in table.items()]


def _comment(text: str) -> str:
    """The text as part of a comment: on one line, without control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
