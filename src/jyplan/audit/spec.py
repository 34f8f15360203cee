"""What is asked of tables: the rules to hold them against, and how their cells are to be read.

From a map in TOML, or from options that say the same. Knows no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from jyplan.audit.cells import MARKS
from jyplan.audit.fault import TableError
from jyplan.exact.figure import ROUNDINGS, Rounding, unit_of

Kind = Literal["growth", "series", "share", "sum", "exhaust"]

_RATES = {"%": 100, "％": 100, "percent": 100, "‰": 1000, "1": 1, "": 1}
_YEARS = re.compile(r"\s*([0-9]{4})\s*(?:\.\.|-|–|—|至)\s*([0-9]{4})\s*")
_HEADER = re.compile(r"\s*([0-9]{1,4})\s*\.\.\s*([0-9]{1,4})\s*")
_MOST_LEVELS = 9
_REAL = re.compile(r"可比价|不变价|实际增|实际速|constant.price|comparable.price|\breal\b", re.IGNORECASE)
_ALIKE = re.compile(r"同口径|可比口径|like.for.like", re.IGNORECASE)
_PATTERN = re.compile(r"\{year(?:([+-])([0-9]))?\}")


@dataclass(frozen=True)
class Rule:
    """One rule: the columns of its figures by what they are, and what makes rows belong together."""

    kind: Kind
    name: str
    figures: Mapping[str, str]
    by: tuple[str, ...] = ()
    period: str | None = None
    basis: str | None = None
    within: str | None = None
    whole_is: str | None = None
    total: int = 100
    rounding: Rounding = "nearest"
    negative: bool = False
    per: int = 100
    shift: int = 0

    @property
    def stated_basis(self) -> str | None:
        """The price basis that the name of the rate's column states, and no other of the figures' names."""
        name = self.figures.get("growth", "")
        others = [other for key, other in self.figures.items() if key != "growth"]
        for pattern, basis in ((_REAL, "real"), (_ALIKE, "like-for-like")):
            if pattern.search(name) and not any(pattern.search(other) for other in others):
                return basis
        return None

    def basis_in(self, cells: Mapping[str, str]) -> str | None:
        """The price basis of a row's growth; None where nothing states one."""
        return self.stated_basis if self.basis is None else cells[self.basis]

    @property
    def columns(self) -> list[str]:
        """All columns that the rule reads, the keys first."""
        others = [self.period, self.within, self.basis]
        return [*self.by, *(name for name in others if name), *self.figures.values()]


@dataclass(frozen=True)
class Spec:
    """Rules, and how cells are to be read."""

    rules: tuple[Rule, ...]
    marks: frozenset[str] = frozenset()
    decimals: Mapping[str, int] = field(default_factory=dict)
    encoding: str = "utf-8"
    separator: str | None = None
    header: int = 1
    levels: int = 1  # lines of the header: names of several levels are joined
    sheet: str | None = None

    @property
    def figures(self) -> set[str]:
        """All columns that hold figures."""
        return {name for rule in self.rules for name in rule.figures.values()}


@dataclass(frozen=True)
class Asked:
    """What the options, or one ``[[rules]]`` of a map, say; None where nothing."""

    kind: str | None = None
    name: str | None = None
    base: str | None = None
    value: str | None = None
    growth: str | None = None
    by: tuple[str, ...] = ()
    period: str | None = None
    basis: str | None = None
    part: str | None = None
    whole: str | None = None
    share: str | None = None
    sum_of: str | None = None
    within: str | None = None
    whole_is: str | None = None
    exhaust: int | None = None
    years: str | None = None
    rounding: str | None = None
    negative: bool = False
    units: Mapping[str, str] = field(default_factory=dict)


_COMMON = {
    "encoding",
    "separator",
    "header",
    "sheet",
    "marks",
    "decimals",
    "units",
    "rounding",
    "years",
    "rules",
    "basis",
    "negative",
}
_READ = ("encoding", "separator", "header", "sheet", "marks", "decimals")
_RULE = {field.name.replace("_", "-") for field in fields(Asked)}


def read_map(path: str | Path) -> dict[str, Any]:
    """The keys of a map. Raises TableError for what it cannot say, with its line where that is known."""
    import tomli

    name = str(path)
    try:
        data = tomli.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise TableError.of("map-wrong", name, key="TOML", why="not UTF-8") from None
    except tomli.TOMLDecodeError as error:
        raise TableError.of("map-wrong", name, error.lineno, key="TOML", why=error.msg) from None
    text = Path(path).read_text(encoding="utf-8-sig")
    for key in data:
        _known_key(key, _COMMON | _RULE, name, text)
    for rule in data.get("rules", ()):
        for key in rule:
            _known_key(key, _RULE, name, text)
    return data


def _known_key(key: str, known: Iterable[str], name: str, text: str) -> None:
    if key.replace("_", "-") in known:
        return
    line = next(
        (
            n
            for n, line in enumerate(text.splitlines(), 1)
            if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line)
        ),
        None,
    )
    raise TableError.of("map-unknown-key", name, line, key=key, known=sorted(known))


def asked_of_map(data: Mapping[str, Any], name: str) -> list[Asked]:
    """The rules of a map; what stands above them holds for all."""
    shared = {key.replace("-", "_"): value for key, value in data.items() if key.replace("_", "-") in _RULE}
    listed = data.get("rules") or [{}]
    return [
        _asked({**shared, **{key.replace("-", "_"): value for key, value in rule.items()}}, name)
        for rule in listed
    ]


def _asked(values: Mapping[str, Any], name: str) -> Asked:
    return Asked(**{key: _said(key, value, name) for key, value in values.items()})


def _said(key: str, value: Any, name: str) -> Any:
    """A value of a map in the type that its key asks for. Raises TableError."""
    match key, value:
        case "by", str():
            return (value,)
        case "by", list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case "exhaust", int() if not isinstance(value, bool):
            return value
        case "negative", bool():
            return value
        case "units", dict() if all(isinstance(item, str) for item in value.values()):
            return value
        case _, str() if key not in ("exhaust", "negative", "units"):
            return value
    raise TableError.of("map-wrong", name, key=key, why=repr(value))


def _reading(key: str, value: Any, name: str) -> Any:
    """What a map says of how cells are read. Raises TableError."""
    match key, value:
        case (("encoding" | "separator" | "sheet"), str()) if len(value) == 1 or key != "separator":
            return value
        case "header", int() if value >= 1 and not isinstance(value, bool):
            return value
        case "header", str() if _HEADER.fullmatch(value):
            return value
        case "marks", list() if all(isinstance(item, str) for item in value):
            return value
        case "decimals", dict() if all(type(item) is int and 0 <= item <= 18 for item in value.values()):
            return value
    raise TableError.of("map-wrong", name, key=key, why=repr(value))


def merged(asked: Asked, options: Asked) -> Asked:
    """A rule of a map with what the options say instead."""
    options_ = {field.name: getattr(options, field.name) for field in fields(Asked)}
    return replace(
        asked, **{key: value for key, value in options_.items() if value not in (None, (), False, {})}
    )


def rules_of(asked: Asked, file: str) -> list[Rule]:
    """The rules that are asked for: one, or one a year where columns are years. Raises TableError."""
    kind = _kind(asked, file)
    rounding = asked.rounding or "nearest"
    if rounding not in ROUNDINGS:
        raise TableError.of("map-wrong", file, key="rounding", why=rounding)
    rule = _rule(kind, asked, file)
    rule = replace(
        rule, rounding=rounding, negative=asked.negative, by=rule.by or asked.by, basis=asked.basis
    )
    rule = _with_units(rule, asked.units, file)
    if asked.years is None:
        return [rule]
    years = _YEARS.fullmatch(asked.years)
    if years is None or int(years[1]) > int(years[2]):
        raise TableError.of("map-wrong", file, key="years", why=asked.years)
    return _wide(rule, range(int(years[1]), int(years[2]) + 1))


def _kind(asked: Asked, file: str) -> Kind:
    """The kind of rule that the named columns make."""
    if asked.kind is not None:
        if asked.kind not in ("growth", "series", "share", "sum", "exhaust"):
            raise TableError.of("map-wrong", file, key="kind", why=asked.kind)
        return asked.kind  # type: ignore[return-value]
    if asked.sum_of is not None:
        return "exhaust" if asked.exhaust is not None else "sum"
    if asked.share is not None or asked.part is not None:
        return "share"
    if asked.period is not None:
        return "series"
    return "growth"


_NEEDED: Mapping[str, tuple[str, ...]] = {
    "growth": ("value", "base", "growth"),
    "series": ("value", "growth"),
    "share": ("part", "whole", "share"),
    "sum": ("sum_of",),
    "exhaust": ("sum_of",),
}
_BESIDE: Mapping[str, tuple[str, ...]] = {"series": ("by", "period"), "sum": ("within", "whole_is")}


def _rule(kind: Kind, asked: Asked, file: str) -> Rule:
    if asked.years is not None:
        asked = replace(
            asked,
            value=asked.value or "{year}",
            base=asked.base or "{year-1}",
            sum_of=asked.sum_of or ("{year}" if kind in ("sum", "exhaust") else None),
        )
    missing = [key for key in (*_NEEDED[kind], *_BESIDE.get(kind, ())) if not getattr(asked, key)]
    if missing:
        named = ", ".join(f"--{key.replace('_', '-')}" for key in missing)
        raise TableError.of("rule-incomplete", file, rule=kind, missing=named)
    figures = {key: getattr(asked, key) for key in _NEEDED[kind]}
    name = asked.name or kind
    within, by = asked.within, asked.by
    if kind == "exhaust" and within and not by:
        by, within = tuple(within.split(",")), None
    return Rule(
        kind, name, figures, by, asked.period if kind == "series" else None, None, within, asked.whole_is,
        100 if asked.exhaust is None else asked.exhaust,
    )  # fmt: skip


def _with_units(rule: Rule, units: Mapping[str, str], file: str) -> Rule:
    """The rule with the units of its columns: those of both values, and what the rate is counted in."""
    rate = {"growth": "growth", "series": "growth", "share": "share"}.get(rule.kind)
    if rate is None or not units:
        return rule
    unit = units.get(rule.figures[rate], "%")
    if unit not in _RATES:
        raise TableError.of("map-wrong", file, key=f"units.{rule.figures[rate]}", why=unit)
    shift = 0
    if rule.kind != "series":
        numerator, denominator = (name for key, name in rule.figures.items() if key != rate)
        above, below = (unit_of(units.get(name, "")) for name in (numerator, denominator))
        if above.text != below.text and numerator in units and denominator in units:
            raise TableError.of(
                "map-wrong", file, key="units", why=f"{units[numerator]} / {units[denominator]}"
            )
        if numerator in units and denominator in units:
            shift = above.power - below.power
    return replace(rule, per=_RATES[unit], shift=shift)


def _wide(rule: Rule, years: range) -> list[Rule]:
    """A rule for each year whose columns its patterns name; a base before the first year is none."""
    rules = []
    for year in years:
        named: dict[str, str] = {}
        for key, pattern in rule.figures.items():
            first = [year + int(f"{sign}{step}") for sign, step in _PATTERN.findall(pattern) if sign]
            if any(year < years[0] for year in first):
                break
            named[key] = _of_year(pattern, year)
        else:
            rules.append(replace(rule, figures=named, name=f"{rule.name} {year}"))
    return rules


def _of_year(pattern: str, year: int) -> str:
    """The name of a column in a year: ``{year}`` and ``{year-1}`` filled in."""
    return _PATTERN.sub(lambda hit: str(year + int(f"{hit[1]}{hit[2]}" if hit[1] else 0)), pattern)


def _lines(header: int | str, file: str) -> tuple[int, int]:
    """The first line of a header, and how many it has. Raises TableError."""
    if isinstance(header, int):
        return header, 1
    lines = _HEADER.fullmatch(header)
    if lines is None or not 0 < int(lines[1]) <= int(lines[2]) < int(lines[1]) + _MOST_LEVELS:
        raise TableError.of("map-wrong", file, key="header", why=header)
    return int(lines[1]), int(lines[2]) - int(lines[1]) + 1


def checked_marks(marks: Iterable[str], file: str) -> frozenset[str]:
    """The marks, each of which must be known. Raises TableError."""
    for mark in marks:
        if mark not in MARKS:
            raise TableError.of("map-unknown-key", file, key=mark, known=list(MARKS))
    return frozenset(marks)


def spec_of(asked: Asked, map_file: str | None = None, reading: Mapping[str, Any] | None = None) -> Spec:
    """What a map and options ask for together; options win where they say something. Raises TableError."""
    data = {} if map_file is None else read_map(map_file)
    file = map_file or "audit"
    rules = [merged(asked_, asked) for asked_ in asked_of_map(data, file)] if data else [asked]
    named = {key: _reading(key, data[key], file) for key in _READ if key in data}
    given = {key: value for key, value in (reading or {}).items() if value}
    read: dict[str, Any] = {**named, **given}
    return Spec(
        tuple(rule for asked_ in rules for rule in rules_of(asked_, file)),
        checked_marks(read.get("marks", ()), file),
        read.get("decimals", {}),
        read.get("encoding", "utf-8"),
        read.get("separator"),
        *_lines(read.get("header", 1), file),
        read.get("sheet"),
    )
