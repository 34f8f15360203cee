"""Each construction reads its own examples: the figures, their names, and how they tie."""

from __future__ import annotations

import pytest

from jyplan.extract.constructions import ORDER
from jyplan.extract.constructions.sense import Example
from jyplan.extract.document import Block, Document
from jyplan.extract.grammar import read
from jyplan.extract.mentions import Reading


def reading_of(text: str, title: str | None = None) -> Reading:
    """What is read from a text, one paragraph a line."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(start, start + len(line), "paragraph", paragraph=number))
        start += len(line) + 1
    return read(Document("text.txt", text, tuple(blocks)), None, title)


EXAMPLES = [
    pytest.param(example, id=f"{construction.__name__.rpartition('.')[2]}: {example.text[:16]}")
    for construction in ORDER
    for example in construction.EXAMPLES
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_construction_reads_its_examples(example: Example) -> None:
    reading = reading_of(example.text, example.title)
    found = [(mention.text, mention.kind, shown(mention.value), mention.name) for mention in reading.mentions]
    assert found == list(example.figures)
    ids = [mention.id for mention in reading.mentions]
    ties = {(tie.kind, ids.index(tie.figure), ids.index(tie.to)) for tie in reading.ties}
    assert ties == set(example.ties)


def shown(value: str | tuple[str, str] | list[str]) -> str:
    return value if isinstance(value, str) else ":".join(value)


def test_every_construction_has_examples() -> None:
    assert all(construction.EXAMPLES and construction.__doc__ for construction in ORDER)
