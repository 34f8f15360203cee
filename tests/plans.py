"""A plan that uses every key of the format, and plans that differ from it in a few places."""

from decimal import Decimal
from typing import Any

import tomli
from hypothesis import strategies as st

FULL = """\
format = 1
plan = { name = "n", name_en = "n", base_year = 2016, target_year = 2017, rounding = "nearest", note = "n" }
sources = { s = { title = "t", date = 2017-02-22, url = "u", note = "n" } }
groups = { g = { name = "n", name_en = "n" } }
relations = [
  { id = "t", kind = "total", whole = 100, parts = ["a", "a@2016"], minus = ["a@2015"], complete = false },
  { id = "s", kind = "share", part = "a", whole = "a@2016", value = "1/4", precision = 0 },
  { id = "p", kind = "part", whole = "c", parts = ["c@2016"], disjoint = true },
  { id = "c", kind = "compare", left = "c@2016.growth", op = ">=", right = 3 },
]

[indicators.a]
name = "n"
group = "g"
unit = "亿元"
measure = "flow"
better = "higher"
owner = "o"
pace = "month"
profile = [1, 2, 3, 4]
negative = true
same_period = [{ as_of = 2016-05-31, value = 1 }]
threshold = { value = 1, bound = "at-least", of = "o" }
baseline = 731
stretch = 5
actuals = [
  { as_of = 2017-01-04, value = 628.0, period = { from = 2017-01-01, to = 2017-01-04 }, version = "final" },
  { as_of = 2017-12-31, value = "1.15万亿元", approximate = "more" },
]
facts = [{ year = "unstated", value = 1, cumulative = true, scope = "s", certain = true, accept = "a" }]

[indicators.a.target]
value = { low = 6.5, high = 7 }
bound = "about"
nature = "stretch"
growth = [8.1, { percent = "7%", basis = "real", per = "year", from = 2010, precision = 1 }, { doublings = 1 }]
increase = "3万元"
source = "s"
also = [{ at = "x", value = "1万元", unit = "万元" }]

[indicators.r]
name = "n"
unit = "%"
measure = "ratio"
better = "lower"
path = [{ as_of = 2017-03-31, value = 3 }]
target = { value = 49.0, points = 0.4, precision = 0.5, rounding = "any" }

[indicators.c]
name = "n"
unit = "户"
integer = true
measure = "rank"
of = 57
better = "none"
baseline = { value = 446, growth = { multiple = 2.3 } }
target = { value = 3, bound = "about", tolerance = 1 }
"""

STRANGE = [
    *(
        "0",
        "-1",
        "100",
        "1e3",
        "nan",
        "-inf",
        "1e999999",
        "9" * 70,
        "true",
        "[]",
        "{}",
        "[[1]]",
        "{ a = { b = 1 } }",
    ),
    *(
        '""',
        '"a"',
        '"1/0"',
        '"1/4"',
        '"-3.5%"',
        '"8万户"',
        r'"[/]\u001b"',
        '"a@2016.growth[2]"',
        '"unstated"',
        '"part"',
    ),
    *(
        "2017-02-22",
        "07:00:00",
        "1979-05-27T07:32:00Z",
        "{ low = 2, high = 1 }",
        "{ low = 1, high = 2 }",
        "[1, 'a']",
    ),
]


class Written(str):
    """A value as it stands in a file."""

    __slots__ = ()


def toml(value: object) -> str:
    match value:
        case Written():
            return value
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case dict():
            return "{ " + ", ".join(f'"{key}" = {toml(one)}' for key, one in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
    return str(value)


def spots(data: Any) -> list[tuple[Any, str | int]]:
    """Every place in parsed TOML: a table or array, and the key in it."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    return [spot for key in keys for spot in [(data, key), *spots(data[key])]]


@st.composite
def altered_plans(draw: st.DrawFn) -> str:
    """The full plan with keys and values replaced by strange ones, exchanged, removed or renamed."""
    plan = tomli.loads(FULL, parse_float=Decimal)
    for _ in range(draw(st.integers(1, 4))):
        table, key = draw(st.sampled_from(spots(plan)))
        other, another = draw(st.sampled_from(spots(plan)))
        match draw(st.sampled_from(("strange", "strange", "exchanged", "removed", "renamed"))):
            case "strange":
                table[key] = Written(draw(st.sampled_from(STRANGE)))
            case "exchanged":
                table[key] = Written(toml(other[another]))
            case "removed" if len(plan) > 1:
                del table[key]
            case "renamed" if isinstance(table, dict):
                table[str(another)] = table.pop(key)
    return "\n".join(f'"{key}" = {toml(value)}' for key, value in plan.items())
