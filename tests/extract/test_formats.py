"""A table says the same in every format."""

import csv
from io import StringIO

import pytest

from jyplan.extract import grammar
from jyplan.extract.read import read_bytes
from tests.extract.office import docx, tbl, tc
from tests.extract.test_pdf import Paper
from tests.extract.test_tables import CASES, figures, split


def rows_of(table):
    rows = list(csv.reader(StringIO(table)))
    wide = max(map(len, rows))
    return [row + [""] * (wide - len(row)) for row in rows]


def width(text):
    return sum(2 if ord(sign) > 255 else 1 for sign in text) * 5.2 + 14


def pdf(rows):
    """Captions as lines of text, the rest as a ruled table."""
    captions = next(n for n, row in enumerate(rows) if sum(map(bool, row)) > 1)
    widths = [max(width(row[column]) for row in rows[captions:]) for column in range(len(rows[0]))]
    paper = Paper()
    paper.canvas.setPageSize((max(595, sum(widths) + 120), 842))
    for n, row in enumerate(rows[:captions]):
        paper.text(72, 60 + 18 * n, "".join(row), 10)
    paper.ruled(72, 60 + 18 * captions, rows[captions:], widths)
    return paper.read()


def word(rows):
    cells = [[tc(text.replace("<", "&lt;")) for text in row] for row in rows]
    return read_bytes("a.docx", docx(tbl(*cells)))


@pytest.mark.parametrize("case", CASES)
def test_a_table_says_the_same_in_word_and_pdf(case):
    table, _ = split(case)
    expected = figures(grammar.read(read_bytes("a.csv", table.encode())))
    rows = rows_of(table)
    assert figures(grammar.read(word(rows))) == expected
    if case in CASES[::4]:  # a PDF takes long to open
        assert figures(grammar.read(pdf(rows))) == expected
