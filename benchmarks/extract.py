"""How well documents are read and proofread: figures against annotated texts, alarms in whole texts, planted errors.

    python benchmarks/extract.py score DIR...       figures and ties against DIR/NAME.txt with DIR/NAME.jsonl
    python benchmarks/extract.py alarms FILE...     what is found in texts as published, where nothing should be
    python benchmarks/extract.py planted FILE...    one wrong digit at a time in each figure that a tie checks

An annotated text has one JSON object a line: {"type": "figure", "id", "start", "end", "kind", "value", "names",
"period"} with `value` in the unit without a scale, and {"type": "relation", "kind", "figure", "to"}.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from jyplan.answers.proofread import Proof, proofread
from jyplan.exact.figure import unit_of
from jyplan.extract import names
from jyplan.extract.document import Document
from jyplan.extract.grammar import read
from jyplan.extract.mentions import Mention, Reading
from jyplan.extract.read import read_document

KINDS = {"count": "level", "ratio": "level", "increment": "increase"}
TIES = {"increment-of": "increase-of"}


def title_of(path: Path) -> str | None:
    """The title that annotations beside a text give it."""
    beside = path.with_suffix(".jsonl")
    if not beside.exists():
        return None
    first: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8").splitlines()[0])
    return first.get("title")


def reading_of(document: Document, title: str | None) -> Reading:
    """The figures of a document; one that names no year is read as of a year of our own."""
    found = read(document, None, title)
    return found if found.year is not None else read(document, 2020, title)


# Figures and ties


def score(folders: list[Path]) -> dict[str, object]:
    """Shares of annotated figures that are read right, in percent."""
    counts: Counter[str] = Counter()
    ties: Counter[tuple[str, str]] = Counter()
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
            text = path.with_suffix(".txt")
            reading = reading_of(read_document(text), title_of(text))
            _score_text(records, reading, counts, ties)
    found: dict[str, object] = {"figures": counts["figures"]}
    found["recall"] = _percent(counts["met"], counts["figures"])
    found["precision"] = _percent(counts["met"], counts["read"])
    for what in ("value", "kind", "name", "year", "all right"):
        found[what] = _percent(counts[what], counts["figures"])
    for kind in sorted({kind for kind, _ in ties}):
        right, stated, given = (ties[kind, what] for what in ("right", "stated", "given"))
        found[kind] = f"precision {_percent(right, given)}, recall {_percent(right, stated)} of {stated}"
    return found


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _score_text(
    records: list[dict[str, Any]], reading: Reading, counts: Counter[str], ties: Counter[tuple[str, str]]
) -> None:
    gold = {one["id"]: one for one in records if one["type"] == "figure" and one["kind"] != "none"}
    matched: dict[str, str] = {}  # ids as annotated, by the ids as read
    free = list(reading.mentions)
    for id, figure in gold.items():
        mention = next((one for one in free if one.start < figure["end"] and figure["start"] < one.end), None)
        counts["figures"] += 1
        if mention is None:
            continue
        free.remove(mention)
        matched[mention.id] = id
        counts["met"] += 1
        right = {
            "value": _value(mention) == _annotated(figure["value"]),
            "kind": KINDS.get(mention.kind, mention.kind) == KINDS.get(figure["kind"], figure["kind"]),
            "name": any(_alike(mention.name or "", name) for name in figure["names"]),
            "year": _years(mention.period) == _years(figure.get("period")),
        }
        counts.update(what for what, is_right in right.items() if is_right)
        counts["all right"] += all(right.values())
    counts["read"] += len(reading.mentions)
    stated = {
        (TIES.get(one["kind"], one["kind"]), one["figure"], one["to"])
        for one in records
        if one["type"] == "relation"
    }
    given = {
        (one.kind, matched.get(one.figure, "?" + one.figure), matched.get(one.to, "?" + one.to))
        for one in reading.ties
        if one.kind not in ("total", "structure")
    }
    for kind, *_ in stated:
        ties[kind, "stated"] += 1
    kinds = {kind for kind, *_ in stated}
    for one in given:
        if one[0] in kinds:
            ties[one[0], "given"] += 1
            ties[one[0], "right"] += one in stated


def _value(mention: Mention) -> object:
    scale = Fraction(10) ** unit_of(mention.unit).power
    if isinstance(mention.value, str):
        return mention.value if ":" in mention.value else Fraction(mention.value) * scale
    return [Fraction(part) * scale for part in mention.value]


def _annotated(value: Any) -> object:
    if isinstance(value, dict):
        return [Fraction(value["low"]), Fraction(value["high"])]
    if isinstance(value, list):
        return [Fraction(part) for part in value]
    return value if ":" in value else Fraction(value)


def _alike(name: str, other: str) -> bool:
    one, two = names.core(name), names.core(other)
    return bool(one and two) and (one in two or two in one)


def _years(period: str | None) -> list[str]:
    return re.findall(r"\d{4}", period or "")[-1:]


# Alarms and planted errors


def proofs(files: list[Path]) -> Iterator[tuple[Path, Proof, float]]:
    """Each text with its proof and the seconds it took."""
    for path in files:
        start = time.perf_counter()
        proof = proofread(reading_of(read_document(path), title_of(path)))
        yield path, proof, time.perf_counter() - start


def alarms(files: list[Path]) -> dict[str, object]:
    """Findings and looks in whole texts, and how much of them was checked."""
    counts: Counter[str] = Counter()
    for path, proof, seconds in proofs(files):
        states = Counter(proof.states.values())
        counts.update(
            texts=1, findings=len(proof.findings), looks=len(proof.looks), unread=len(proof.reading.unread)
        )
        counts.update(figures=states.total(), checked=states["checked"] + states["suspect"])
        print(f"{path.name}: {len(proof.findings)} findings, {len(proof.looks)} looks, {seconds:.2f} s")
        for finding in proof.findings:
            figures = " | ".join(f"{one.mention.name} {one.mention.text}" for one in finding.figures)
            print(f"    {finding.code}: {figures}")
    return dict(counts)


def planted(files: list[Path], seed: int, each: int) -> dict[str, object]:
    """Of wrong digits in checked figures: the share found, and of these the share with the culprit a suspect."""
    draw = random.Random(seed)
    counts: Counter[str] = Counter()
    for path, proof, _ in proofs(files):
        document, title = proof.reading.document, title_of(path)
        before = {_key(proof, finding) for finding in proof.findings}
        checked = [one for one in proof.reading.mentions if proof.states[one.id] == "checked"]
        for mention in checked:
            for place in _digits(document.text, mention, draw, each):
                changed = proofread(
                    reading_of(replace(document, text=_misprint(document.text, place, draw)), title)
                )
                new = [one for one in changed.findings if _key(changed, one) not in before]
                counts["planted"] += 1
                counts["leading"] += place == _first_digit(document.text, mention)
                if new:
                    counts["found"] += 1
                    counts["leading found"] += place == _first_digit(document.text, mention)
                    counts["culprit"] += any(
                        figure.suspect and figure.mention.start <= place < figure.mention.end
                        for one in new
                        for figure in one.figures
                    )
    return {
        **counts,
        "found %": _percent(counts["found"], counts["planted"]),
        "leading found %": _percent(counts["leading found"], counts["leading"]),
        "culprit among suspects %": _percent(counts["culprit"], counts["found"]),
    }


def _key(proof: Proof, finding: Any) -> tuple[tuple[int, str], ...]:
    return tuple((figure.mention.start, figure.mention.text) for figure in finding.figures)


def _first_digit(text: str, mention: Mention) -> int:
    return next(n for n in range(mention.start, mention.end) if text[n].isdigit())


def _digits(text: str, mention: Mention, draw: random.Random, each: int) -> list[int]:
    places = [n for n in range(mention.start, mention.end) if text[n] in "0123456789"]
    return [] if not places else sorted({places[0], *draw.sample(places, min(each, len(places)))})


def _misprint(text: str, place: int, draw: random.Random) -> str:
    leading = place == 0 or (not text[place - 1].isdigit() and text[place - 1] != ".")
    others = [digit for digit in "123456789" + ("" if leading else "0") if digit != text[place]]
    return text[:place] + draw.choice(others) + text[place + 1 :]


def main() -> int:
    """Run one of the three."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("what", choices=["score", "alarms", "planted"])
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--seed", type=int, default=0, help="of the digits that are changed")
    arguments.add_argument("--each", type=int, default=1, help="digits changed in a figure, beside its first")
    given = arguments.parse_args()
    if given.what == "score":
        result = score(given.paths)
    elif given.what == "alarms":
        result = alarms(given.paths)
    else:
        result = planted(given.paths, given.seed, given.each)
    for name, value in result.items():
        print(f"{name:26} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
