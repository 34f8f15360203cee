"""The line of every key, held against the shortest prefix of the text that parses and contains the key."""

from collections.abc import Iterator
from itertools import product

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.diagnostic import Path
from jyplan.toml.scan import lines

# What a prefix may still have to close: a string, then brackets from the inside out.
CLOSERS = [
    string + "".join(brackets)
    for string in ("", '"""', "'''")
    for depth in range(5)
    for brackets in product("]}", repeat=depth)
]


def paths(data: object, here: Path = ()) -> Iterator[Path]:
    """Every key path of parsed TOML."""
    items: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = list(enumerate(data))
    for key, value in items:
        yield (*here, key)
        yield from paths(value, (*here, key))


def first_lines(text: str) -> dict[Path, int]:
    """The line of every key path, by parsing one line more at a time."""
    found: dict[Path, int] = {}
    wanted = set(paths(tomli.loads(text)))
    for n in range(1, text.count("\n") + 2):
        prefix = "\n".join(text.split("\n")[:n]) + "\n"
        for closer in CLOSERS:
            try:
                data = tomli.loads(prefix + closer)
            except tomli.TOMLDecodeError:
                continue
            for path in wanted.intersection(paths(data)):
                found.setdefault(path, n)
    return found


KEYS = st.sampled_from(
    [
        "a",
        "b",
        "c-d",
        "7",
        "1e3",
        "true",
        '"q"',
        "'l'",
        '"x.y"',
        '"#["',
        '"\\u00e9\\""',
        "'\\'",
        '""',
        '"中文"',
    ]
)
SCALARS = st.sampled_from(
    [
        "1",
        "-8.10",
        "1e3",
        "nan",
        "true",
        "2017-05-31",
        "2017-05-31 07:32:00",
        "2017-05-31T07:32:00.5+08:00",
        '""',
        "''",
        '"# ] } = \\" [x]"',
        "'\" \\'",
        '"""a "quoted" ""b"""""',
        "''''l' ''m'''''",
        '"""\n[no.table]\nkey = 1 # \\"""\n\\\n  """',
        "'''\n# no comment ] }\n'''",
        '""""""',
    ]
)
GAPS = st.sampled_from(["", " ", "\n", "\n  # ] } ' \"\n", " # [\n"])


@st.composite
def arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    text = "[" + draw(GAPS)
    items = draw(st.lists(values, max_size=3))
    for n, item in enumerate(items):
        comma = n < len(items) - 1 or draw(st.booleans())
        text += item + draw(GAPS) + ("," + draw(GAPS) if comma else "")
    return text + "]"


@st.composite
def inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(KEYS, max_size=2, unique=True))
    return (
        "{ " + ", ".join(f"{key}{draw(st.sampled_from(['', '.n']))} = {draw(values)}" for key in keys) + " }"
    )


VALUES = st.recursive(SCALARS, lambda inner: st.one_of(arrays(inner), inline_tables(inner)), max_leaves=5)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """TOML with comments, dotted and quoted keys, arrays of tables, and values over several lines."""
    text = ""

    def put(line: str) -> None:
        nonlocal text
        try:
            tomli.loads(text + line)
        except tomli.TOMLDecodeError:
            return  # a key twice, or a table where a value stands
        text += line

    for _ in range(draw(st.integers(1, 8))):
        keys = " . ".join(draw(st.lists(KEYS, min_size=1, max_size=3)))
        match draw(st.sampled_from(("pair", "pair", "table", "array", "blank"))):
            case "pair":
                put(f"{keys} = {draw(VALUES)}{draw(st.sampled_from(['', ' # [x]']))}\n")
            case "table":
                put(f"[ {keys} ]\n")
            case "array":
                put(f"[[{keys}]] # ]]\n")
            case "blank":
                put(draw(st.sampled_from(["\n", "# [table]\n", "  # a = 1\n"])))
    return text


@settings(max_examples=60)
@given(documents())
def test_each_key_stands_where_the_shortest_prefix_that_contains_it_ends(text: str) -> None:
    assert lines(text) == first_lines(text)


@settings(max_examples=30)
@given(documents())
def test_line_endings_change_no_line(text: str) -> None:
    assert lines(text.replace("\n", "\r\n")) == lines(text)


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("\n[a.b.c]\n", ("a",), 2),
        ("[a.b]\n[a]\n", ("a",), 1),
        ("[[a]]\n[[a]]\n[a.b]\nc = 1\n", ("a", 1, "b", "c"), 4),
        ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n", ("a", 1, "b", 0), 4),
        ("a = [\n  1,\n  # 2,\n  3,\n]\n", ("a", 1), 4),
        ("a = [[1], [\n2]]\n", ("a", 1, 0), 2),
        ("a = { b = [\n{ c.d = 1 },\n{ c.d = 2 } ] }\n", ("a", "b", 1, "c", "d"), 3),
        ('a = """\nb = 1\n"""\nb = 2\n', ("b",), 4),
        ('"a.b".c = 1\n', ("a.b", "c"), 1),
    ],
)
def test_a_key_has_the_line_on_which_it_is_first_written(text: str, path: Path, line: int) -> None:
    assert lines(text)[path] == line


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{ a = ", " }")])
def test_what_the_parser_can_nest_has_lines(opening: str, closing: str) -> None:
    depth = 1
    while True:
        text = "a = " + opening * depth + "1" + closing * depth
        try:
            tomli.loads(text)
        except RecursionError:
            break
        assert max(map(len, lines(text))) == depth + 1
        depth *= 2
    assert depth > 64
