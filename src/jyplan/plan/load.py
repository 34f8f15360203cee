"""From a path or - to a plan, or to everything that is wrong with the file, each with its line.

Knows files and TOML; what a plan may say is in :mod:`jyplan.plan.model`.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import tomli
from pydantic import ValidationError

from jyplan.diagnostic import Diagnostic, Fault, Path, Place, PlanError
from jyplan.exact.figure import MOST_DIGITS
from jyplan.plan import rules as crosscheck
from jyplan.plan.given import given_bytes, text_of
from jyplan.plan.locate import find, shipped
from jyplan.plan.model import Plan, validate
from jyplan.plan.refusals import Unclear, refusals, written
from jyplan.plan.reworded import reworded
from jyplan.toml.mistakes import clues, meaning
from jyplan.toml.scan import deepest, lines

__all__ = ["Document", "document", "find", "load", "parse", "shipped"]

# Where a value may stand, an integer that Python does not read.
_OTHER_BASE = re.compile("0[xob]")
_HUGE = re.compile(r"[=,\[]\s*[+-]?(?P<digits>[0-9](?:_?[0-9]){4300,})")


@dataclass(frozen=True)
class Document:
    """A plan together with the file it was read from, so that findings can name their line."""

    name: str
    text: str
    data: dict[str, Any]
    plan: Plan

    def place(self, path: Path) -> Place:
        """Where the key path stands; the nearest table above it where it is not written itself."""
        there, _ = written(self.data, path)
        return Place(self.name, self._lines.get(there), there)

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return lines(self.text)


def load(path: str | os.PathLike[str]) -> Plan:
    """The plan in the file at ``path``; ``-`` reads standard input.

    Raises PlanError with all diagnostics of the file at once.
    """
    return document(path).plan


def document(path: str | os.PathLike[str]) -> Document:
    """The plan at ``path`` with its text. Raises PlanError."""
    name = os.fspath(path)
    return parse(text_of(given_bytes(name), name, "utf-8"), name)


def parse(text: str, name: str = "-") -> Document:
    """The plan in a TOML ``text``; ``name`` is the file's name in messages. Raises PlanError."""
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of small objects, none of them garbage
    try:
        data = _toml(text, name)
        try:
            plan = validate(data)
        except ValidationError as error:
            raise _located(refusals(error, data), data, text, name) from None
        refused = crosscheck.faults(plan)
        if refused:
            raise _located(refused, data, text, name)
    finally:
        if collecting:
            gc.enable()
    return Document(name, text, data, plan)


def _failed(name: str, code: str, line: int | None = None, **values: object) -> PlanError:
    return PlanError([Diagnostic(code, Place(name, line, ()), values)])


def _plain_decimal(text: str) -> Decimal | Unclear:
    return Unclear(text) if text.strip("+-0123456789_.") else Decimal(text)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        data = tomli.loads(text, parse_float=_plain_decimal)
    except tomli.TOMLDecodeError as error:
        message = str(error)
        match = re.search(r" \(at line (\d+), column (\d+)\)$", message)
        why = message[: match.start()] if match else message.removesuffix(" (at end of document)")
        line = int(match[1]) if match else text.count("\n") + 1
        given = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
        code, values = next(clues(given), meaning(why))
        raise _failed(name, code, line, **values) from None
    except RecursionError:
        raise _failed(name, "too-deep", deepest(text)) from None
    except ValueError:  # an integer of more than 4,300 digits
        huge = _HUGE.search(text)
        where = text.count("\n", 0, huge.start("digits")) + 1 if huge else None
        raise _failed(name, "too-many-digits", where, most=MOST_DIGITS) from None
    if _OTHER_BASE.search(text) and (huge_ones := list(_huge(data))):
        raise _located(huge_ones, data, text, name)
    return data


def _huge(data: dict[str, Any]) -> Iterator[Fault]:
    """Integers longer than any figure: written in base 16, Python reads them but does not print them."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, n), inner) for n, inner in enumerate(value)]
        elif isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
            yield Fault("too-many-digits", path, {"most": MOST_DIGITS})


def _located(faults: Iterable[Fault], data: dict[str, Any], text: str, name: str) -> PlanError:
    """The faults with their lines, in the order of the file; one for each place."""
    where = lines(text)
    diagnostics: dict[tuple[Path, object], Diagnostic] = {}
    for fault in faults:
        there, raw = written(data, fault.path)
        code, _, values = reworded(fault, raw)
        place = Place(name, where.get(there), there)
        diagnostics.setdefault((there, values.get("key")), Diagnostic(code, place, values))
    return PlanError(sorted(diagnostics.values(), key=lambda diagnostic: diagnostic.place.line or 0))
