"""Cells are read as they were printed, and eight bytes at once say what one by one says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.audit.cells import MARKS, REASONS, Cell, read_cell
from jyplan.audit.figures import CODES, WIDE, Reader
from tests.audit.tables import cells

EVERY = frozenset(MARKS)


@pytest.mark.parametrize(
    ("text", "digits", "places"),
    [
        ("8", 8, 0), ("8.0", 80, 1), ("-38.05", -3805, 2), ("+8.1", 81, 1), ("−0.5", -5, 1), (" 12 ", 12, 0),
        ("007.10", 710, 2), ("0.000", 0, 3), ("-0", 0, 0), ("123456789012345678901234567890", 123456789012345678901234567890, 0),
    ],
)  # fmt: skip
def test_a_plain_number_keeps_the_digits_it_was_printed_with(text: str, digits: int, places: int) -> None:
    assert read_cell(text) == Cell(digits, places)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "cell-blank"), ("  ", "cell-blank"), ("\u3000", "cell-blank"), ("-", "cell-dash"), ("—", "cell-dash"),
        ("――", "cell-dash"), ("…", "cell-ellipsis"), ("...", "cell-ellipsis"), ("1e3", "cell-exponent"),
        ("2.5E-3", "cell-exponent"), ("1,234.5", "cell-thousands"), ("8.0*", "cell-footnote"),
        ("8.0①", "cell-footnote"), ("8.0(1)", "cell-footnote"), ("１２．５", "cell-full-width"), ("(5.3)", "cell-parentheses"),
        ("8.1%", "cell-percent"), ("12亿元", "cell-unit"), ("12.5 km", "cell-unit"), ("¥12", "cell-unit"),
        ("9" * 61, "cell-too-long"), ("nan", "cell-not-a-number"), ("inf", "cell-not-a-number"),
        ("0x10", "cell-not-a-number"), ("1_000", "cell-not-a-number"), ("8.", "cell-not-a-number"),
        (".5", "cell-not-a-number"), ("1,2345", "cell-not-a-number"), ("12,34", "cell-not-a-number"),
        ("1.234.5", "cell-not-a-number"), ("8 1", "cell-not-a-number"), ("٣", "cell-not-a-number"),
        ("--5", "cell-not-a-number"), ("*", "cell-not-a-number"), ("%", "cell-not-a-number"),
    ],
)  # fmt: skip
def test_what_is_no_plain_number_has_its_reason(text: str, reason: str) -> None:
    assert read_cell(text).reason == reason


@pytest.mark.parametrize(
    ("text", "mark", "cell"),
    [
        ("1,234.5", "thousands", Cell(12345, 1)), ("-1,234,567", "thousands", Cell(-1234567, 0)),
        ("8.0*", "footnotes", Cell(80, 1)), ("8.0 ①", "footnotes", Cell(80, 1)),
        ("１２．５", "full-width", Cell(125, 1)), ("（5.3）", "parentheses", Cell(-53, 1)), ("8.1%", "percent", Cell(81, 1)), ("8.1％", "percent", Cell(81, 1)),
    ],
)  # fmt: skip
def test_a_mark_is_read_where_it_is_allowed_by_name(text: str, mark: str, cell: Cell) -> None:
    assert read_cell(text, frozenset({mark})) == cell
    assert read_cell(text, EVERY - {mark}).reason is not None


NUMBERS = st.from_regex(r"[-+−]?[0-9]{1,20}(\.[0-9]{0,12})?", fullmatch=True)
GROUPED = st.builds(
    lambda sign, n, d: f"{sign}{n:,}{d}",
    st.sampled_from(["", "-"]),
    st.integers(0, 10**15),
    st.from_regex(r"(\.[0-9]{0,5})?", fullmatch=True),
)
STRANGE = st.text(st.sampled_from("0123456789.,-+ e*%—…１万x_\u3000"), max_size=12)


@given(
    st.lists(st.one_of(NUMBERS, GROUPED, STRANGE), min_size=1, max_size=40),
    st.frozensets(st.sampled_from(MARKS)),
    st.sampled_from([None, 1, 3]),
)
def test_a_column_says_what_its_cells_say_one_by_one(
    texts: list[str], marks: frozenset[str], decimals: int | None
) -> None:
    reader = Reader(marks, decimals)
    found = reader.read(cells(texts))
    for at, text in enumerate(texts):
        cell = reader.cell(text)
        told = (int(found.digits[at]), int(found.places[at]), int(found.code[at]))
        if told[2] == WIDE:
            plain = read_cell(text, marks)
            assert abs(plain.digits) >= 10**18 or plain.places > 18 or abs(cell.digits) >= 10**18
        elif cell.reason is None:
            assert told == (cell.digits, cell.places, 0), text
        else:
            assert told == (0, 0, CODES[cell.reason]), text


def test_a_number_of_known_decimals_is_filled_up_and_never_cut() -> None:
    reader = Reader((), 1)
    assert reader.cell("8") == Cell(80, 1)
    assert reader.cell("8.10") == Cell(81, 1)
    assert reader.cell("8.25").reason == "cell-decimals"


def test_every_reason_has_a_number_of_its_own() -> None:
    assert len(set(CODES.values())) == len(REASONS)
