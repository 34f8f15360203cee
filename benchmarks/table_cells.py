"""How many cells of annotated tables `jyplan extract` reads right: table_cells.py [-v] DIR...

A DIR holds NAME.html or NAME.csv (or both) and NAME.jsonl, an object a line: `doc` with a title and `csv_offset`
(rows that only the CSV has above), and `cell` with `row` and `column` in the grid from 0, `kind` (`none` for a
numeral that is no figure), `names` (any is right), `value` in the base `unit` (`?` where the table names none),
`period` (2018, 2017M01-04, 2015M04E; ? where no year is named), `of` (the level of a change), `target`, `bound`.
A cell is right if all of it is.
"""

import argparse
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from jyplan.extract import grammar
from jyplan.extract.lexicon import SCALES
from jyplan.extract.mentions import Mention
from jyplan.extract.read import read_document

KINDS = {"count": "level", "increment": "increase"}
BOUNDS = {"ge": "at-least", "gt": "more-than", "le": "at-most", "lt": "less-than"}
MONTH_ENDS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


def plain(name: str | None) -> str:
    """A name without brackets, blanks and what says only where it counts."""
    name = re.sub(r"[(（][^)）]*[)）]|\s", "", name or "")
    return re.sub(r"^(?:全[省市县区国]|其中)", "", name)


def based(value: object, unit: str) -> tuple[object, str]:
    """A value and its unit without its scale word."""
    for word, power in SCALES.items():
        if unit.startswith(word) and isinstance(value, str):
            return Decimal(value).scaleb(power), unit[len(word) :]
    return (Decimal(value) if isinstance(value, str) else value), unit


def period(text: str) -> str | None:
    """The annotation's period as plan files write it."""
    if not text or text.startswith("?"):
        return None
    month = re.fullmatch(r"(\d{4})M(\d\d)(?:-(\d\d)|(E))?", text)
    if month and month[4]:
        return f"{month[1]}-{month[2]}-{MONTH_ENDS.get(int(month[2]), 31)}"
    if month:
        return f"{month[1]}-{month[2]}" + (f"/{month[1]}-{month[3]}" if month[3] else "")
    return text.replace("..", "/")


def spelt(text: str | None) -> str | None:
    """Quarters and halves as months, so that either spelling is the same."""
    match = re.fullmatch(r"(\d{4})-([QH]\d)", text or "")
    if match is None:
        return text
    first, last = QUARTERS[match[2]]
    return f"{match[1]}-{first:02}/{match[1]}-{last:02}"


def faults(cell: dict[str, Any], mention: Mention) -> list[str]:
    """What of a figure is wrong."""
    value, unit = based(mention.value, mention.unit)
    stated = cell["unit"] != "?"
    expected = Decimal(cell["value"]) if isinstance(cell["value"], str) else cell["value"]
    named = plain(mention.name)
    right = {
        "value": value == expected if stated else str(mention.value) == cell["number"],
        "unit": not stated or unit == cell["unit"],
        "kind": KINDS.get(mention.kind, mention.kind) == KINDS.get(cell["kind"], cell["kind"]),
        "name": any(name and (name in named or named in name) for name in map(plain, cell["names"])),
        "period": spelt(mention.period) == spelt(period(cell["period"])),
        "bound": mention.bound == BOUNDS.get(cell.get("bound", "")),
        "target": (mention.nature is not None) == bool(cell.get("target")),
    }
    return [name for name, fits in right.items() if not fits]


def score(path: Path, annotations: list[dict[str, Any]], counts: Counter[str], *, verbose: bool) -> None:
    """Count what of one file is read as annotated."""
    document = read_document(path)
    reading = grammar.read(document, title=annotations[0].get("title"))
    offset = annotations[0].get("csv_offset", 0) if path.suffix == ".csv" else 0
    places = {mention.id: document.place(mention.start) for mention in reading.mentions}
    at = {(p.row - 1 - offset, p.cell - 1): id for id, p in places.items() if p.row and p.cell}
    mentions = {mention.id: mention for mention in reading.mentions}
    ties = {(tie.figure, tie.to) for tie in reading.ties}
    for cell in (item for item in annotations if item["type"] == "cell"):
        found = at.pop((cell["row"], cell["column"]), None)
        counts["cells"] += 1
        if cell["kind"] == "none":
            wrong = ["no figure"] if found else []
        else:
            wrong = faults(cell, mentions[found]) if found else ["missed"]
        counts["right"] += not wrong
        counts.update(wrong)
        if verbose and wrong:
            print(
                path.name,
                cell["row"],
                cell["column"],
                cell["text"],
                ", ".join(wrong),
                mentions.get(found or ""),
            )
        if cell.get("of"):
            row, column = map(int, re.findall(r"\d+", cell["of"]))
            level = next(
                (id for id, p in places.items() if (p.row, p.cell) == (row + 1 + offset, column + 1)), None
            )
            counts["changes"] += 1
            counts["changes tied"] += (found, level) in ties
    counts["not annotated"] += len(at)


def main() -> None:
    """Score every file of the folders and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-v", action="store_true", dest="verbose", help="print every cell that is wrong")
    parser.add_argument("folders", nargs="+", type=Path)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for annotated in (path for folder in options.folders for path in sorted(folder.glob("*.jsonl"))):
        annotations = [json.loads(line) for line in annotated.read_text(encoding="utf-8").splitlines()]
        for suffix in (".html", ".csv"):
            if annotated.with_suffix(suffix).exists():
                score(annotated.with_suffix(suffix), annotations, counts, verbose=options.verbose)
    for name, count in counts.most_common():
        print(f"{name:15} {count}")
    print(f"{'right, of 100':15} {100 * counts['right'] / max(1, counts['cells']):.1f}")


if __name__ == "__main__":
    main()
