"""Planted errors: of every wrong digit that the ties of an annotated text show, the share that proofreading finds.

    python benchmarks/planted.py DIR...     DIR/NAME.txt with DIR/NAME.jsonl; -v lists what was missed

The ties are the annotations' own ("type": "check"), not those that the program reads, and a changed digit counts
where they then fail beyond rounding. `figures` of a check stand in this order: `sum` whole and parts; `share` part,
whole, share; `growth` later, earlier, growth; `inc` later, earlier, increase; `incgrow` level, increase, growth;
`structure` shares, parts, whole; `quotient` numerator, denominator, quotient; `hundred` shares; `same` two figures.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from jyplan.answers.proofread import Proof, proofread
from jyplan.exact.figure import unit_of
from jyplan.extract.document import Document
from jyplan.extract.grammar import read
from jyplan.extract.mentions import Reading
from jyplan.extract.read import read_document

Range = tuple[Fraction, Fraction]
HUNDRED = Fraction(100)


class Printed(NamedTuple):
    """A figure as it is printed: the text of its digits, where they stand, and the power of ten they count."""

    start: int
    digits: str
    power: int
    sign: int
    exact: bool

    def ranges(self) -> list[Range]:
        """What the digits allow: one range, or one for each part of a structure."""
        return [self._range(part) for part in self.digits.replace("：", ":").split(":")]

    def _range(self, part: str) -> Range:
        half = Fraction(0) if self.exact else Fraction(1, 2 * 10 ** len(part.partition(".")[2]))
        scale, value = Fraction(10) ** self.power, self.sign * Fraction(part)
        return (value - half) * scale, (value + half) * scale


def printed(record: dict[str, Any]) -> Printed:
    """The figure of an annotation."""
    digits = "".join(sign for sign in record["text"] if sign in "0123456789.:：").strip(".:：")
    if record["kind"] == "ratio":
        digits = digits.replace("：", ":").partition(":")[0]
    value = str(record["value"])
    scale = unit_of(f"{record.get('scale') or ''}{record.get('unit') or ''}").power
    exact = record["kind"] in ("count", "rank") and not scale and "." not in digits
    start = int(record["start"]) + next(n for n, sign in enumerate(record["text"]) if sign.isdigit())
    return Printed(start, digits, scale, -1 if value.startswith("-") else 1, exact)


def _meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _over(top: Range, bottom: Range) -> Range:
    ends = [a / b for a in top for b in bottom if b]
    return min(ends), max(ends)


def _share(part: Range, whole: Range, share: Range) -> bool:
    low, high = _over(part, whole)
    return _meet((100 * low, 100 * high), share)


def _growth(later: Range, earlier: Range, growth: Range) -> bool:
    low, high = _over(later, earlier)
    return _meet((100 * low - 100, 100 * high - 100), growth)


def _sum(whole: Range, *parts: Range) -> bool:
    return _meet(whole, (sum(part[0] for part in parts), sum(part[1] for part in parts)))  # type: ignore[arg-type]


def _of_increase(level: Range, increase: Range, growth: Range) -> bool:
    corners = [100 * d / (t - d) for t in level for d in increase if t != d]
    return _meet((min(corners), max(corners)), growth)


def _structure(*ranges: Range) -> bool:
    n = (len(ranges) - 1) // 2
    return all(_share(part, ranges[-1], share) for share, part in zip(ranges[:n], ranges[n:-1], strict=True))


HOLDS: dict[str, Callable[..., bool]] = {
    "sum": _sum,
    "share": _share,
    "growth": _growth,
    "inc": _sum,
    "incgrow": _of_increase,
    "structure": _structure,
    "quotient": lambda top, bottom, quotient: _meet(_over(top, bottom), quotient),
    "hundred": lambda *parts: _sum((HUNDRED, HUNDRED), *parts),
    "same": _meet,
}


class Text(NamedTuple):
    """An annotated text with the ties that hold in it."""

    name: str
    title: str | None
    document: Document
    figures: dict[str, Printed]
    checks: list[tuple[str, list[str]]]

    def holds(self, check: tuple[str, list[str]], figures: dict[str, Printed]) -> bool:
        """Whether a tie can be true of figures as printed."""
        ranges = [one for id in check[1] for one in figures[id].ranges()]
        return HOLDS[check[0]](*ranges)

    def proof(self, document: Document) -> Proof:
        """What proofreading finds; a text that names no year is read as of a year of our own."""
        reading: Reading = read(document, None, self.title)
        return proofread(reading if reading.year is not None else read(document, 2020, self.title))


def texts(folders: list[Path]) -> Iterator[Text]:
    """Every annotated text of some folders that has ties."""
    for path in sorted(one for folder in folders for one in folder.glob("*.jsonl")):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        listed = [one for one in records if one["type"] == "check" and one["kind"] in HOLDS]
        used = {id for one in listed for id in one["figures"]}
        figures = {
            one["id"]: printed(one) for one in records if one["type"] == "figure" and one["id"] in used
        }
        checks = [(one["kind"], one["figures"]) for one in listed if one["expect"] == "consistent"]
        text = Text(
            path.stem, records[0].get("title"), read_document(path.with_suffix(".txt")), figures, checks
        )
        wrong = [check for check in checks if not text.holds(check, figures)]
        if wrong:
            raise ValueError(f"{path}: ties that do not hold as annotated: {wrong}")
        if checks:
            yield text


def misprints(text: Text, id: str, draw: random.Random, each: int) -> Iterator[tuple[int, str, list[str]]]:
    """Wrong digits of a figure beyond rounding: the place, the digit, and the kinds of the ties that show it."""
    figure = text.figures[id]
    checks = [check for check in text.checks if id in check[1]]
    for n, sign in enumerate(figure.digits):
        leading = n == 0 or not (figure.digits[n - 1].isdigit() or figure.digits[n - 1] == ".")
        others = [one for one in "1234567890"[: 9 if leading else 10] if one != sign]
        for digit in draw.sample(others, min(each, len(others))) if sign.isdigit() else ():
            changed = figure._replace(digits=figure.digits[:n] + digit + figure.digits[n + 1 :])
            failing = [check[0] for check in checks if not text.holds(check, {**text.figures, id: changed})]
            if failing:
                yield figure.start + n, digit, failing


def measure(folders: list[Path], seed: int, each: int, *, verbose: bool) -> dict[str, object]:
    """Counts and shares over all texts."""
    draw, counts, kinds = random.Random(seed), Counter[str](), Counter[str]()
    for text in texts(folders):
        before = {finding.start for finding in text.proof(text.document).findings}
        for id in sorted({id for check in text.checks for id in check[1]}):
            for place, digit, failing in misprints(text, id, draw, each):
                body = text.document.text
                proof = text.proof(replace(text.document, text=body[:place] + digit + body[place + 1 :]))
                new = [finding for finding in proof.findings if finding.start not in before]
                suspects = [one.mention for finding in new for one in finding.figures if one.suspect]
                culprit = any(one.start <= place < one.end for one in suspects)
                counts.update(planted=1, found=bool(new), culprit=culprit)
                kinds.update({f"{kind} planted": 1 for kind in failing})
                kinds.update({f"{kind} found": 1 for kind in failing if new})
                if verbose and not (new and culprit):
                    shown = body[max(0, place - 30) : place] + f"[{digit}]" + body[place : place + 14]
                    print(f"{text.name} {'/'.join(failing)}: {'no culprit' if new else 'missed'} …{shown}…")
    shares = {kind: f"{kinds[f'{kind} found']} of {kinds[f'{kind} planted']}" for kind in sorted(HOLDS)}
    return {
        **counts,
        "found %": round(100 * counts["found"] / max(1, counts["planted"]), 1),
        "culprit among suspects %": round(100 * counts["culprit"] / max(1, counts["found"]), 1),
        **{kind: told for kind, told in shares.items() if not told.endswith(" of 0")},
    }


def main() -> int:
    """Measure, and say what was found."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--seed", type=int, default=0, help="of the digits that are written instead")
    arguments.add_argument("--each", type=int, default=1, help="digits written instead of each")
    arguments.add_argument("-v", "--verbose", action="store_true", help="list what was missed")
    given = arguments.parse_args()
    for name, value in measure(given.folders, given.seed, given.each, verbose=given.verbose).items():
        print(f"{name:26} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
