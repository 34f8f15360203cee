"""From a path or - to a plan, or to everything that is wrong with the file, each with its line.

Knows files, TOML and how pydantic reports; what a plan may say is in :mod:`jyplan.plan`.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import tomli
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jyplan import crosscheck
from jyplan.diagnostic import Diagnostic, Path, Place, PlanError
from jyplan.locate import find, shipped
from jyplan.places import lines
from jyplan.plan import FORMAT, Plan, validate
from jyplan.texts import TEXTS

__all__ = ["Document", "document", "find", "load", "parse", "shipped"]

# A plan of 100,000 indicators has about 16 MB.
MOST_MEGABYTES = 64


@dataclass(frozen=True)
class Document:
    """A plan together with the file it was read from, so that findings can name their line."""

    name: str
    text: str
    data: dict[str, Any]
    plan: Plan

    def place(self, path: Path) -> Place:
        """Where the key path stands; the nearest table above it where it is not written itself."""
        written, _ = _written(self.data, path)
        return Place(self.name, self._lines.get(written), written)

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
    return parse(_decoded(name, _bytes(name)), name)


def parse(text: str, name: str = "-") -> Document:
    """The plan in a TOML ``text``; ``name`` is the file's name in messages. Raises PlanError."""
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of small objects, none of them garbage
    try:
        data = _toml(text, name)
        try:
            plan = validate(data)
        except ValidationError as error:
            raise _located(_findings(error, data), text, name) from None
        faults = crosscheck.faults(plan)
        if faults:
            raise _located(
                ((code, *_written(data, path)[:1], values) for code, path, values in faults), text, name
            )
    finally:
        if collecting:
            gc.enable()
    return Document(name, text, data, plan)


def _failed(name: str, code: str, line: int | None = None, **values: object) -> PlanError:
    return PlanError([Diagnostic(code, Place(name, line, ()), values)])


def _bytes(name: str) -> bytes:
    most = MOST_MEGABYTES * 1_000_000
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(most + 1)
        else:
            with open(name, "rb") as file:
                raw = file.read(most + 1)
    except FileNotFoundError:
        raise _failed(name, "not-found") from None
    except IsADirectoryError:
        raise _failed(name, "not-a-file") from None
    except (OSError, ValueError) as error:
        raise _failed(name, "not-readable", why=getattr(error, "strerror", None) or error) from None
    if len(raw) > most:
        size = os.path.getsize(name) // 1_000_000 if name != "-" else f"> {MOST_MEGABYTES}"
        raise _failed(name, "too-large", size=size, most=MOST_MEGABYTES)
    return raw


def _decoded(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = len(raw) - len(error.object) + error.start  # the error does not count a byte order mark
        line = raw.count(b"\n", 0, offset) + 1
        raise _failed(name, "not-utf8", line, byte=f"0x{raw[offset]:02x}", offset=offset) from None


@dataclass(frozen=True, slots=True)
class _Refused:
    """A TOML float that hides its last place (an exponent, nan or inf): neither a number nor a text."""

    text: str


def _plain_decimal(text: str) -> Decimal | _Refused:
    return _Refused(text) if text.strip("+-0123456789_.") else Decimal(text)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomli.loads(text, parse_float=_plain_decimal)
    except tomli.TOMLDecodeError as error:
        message = str(error)
        found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
        why = message[: found.start()] if found else message.removesuffix(" (at end of document)")
        line = int(found[1]) if found else text.count("\n") + 1
        raise _failed(name, "not-toml", line, why=why[0].lower() + why[1:]) from None
    except RecursionError:
        raise _failed(name, "too-deep") from None
    except ValueError:  # an integer of more than 4,300 digits
        raise _failed(name, "too-many-digits", most=60) from None


_Finding = tuple[str, Path, Mapping[str, object]]


def _located(findings: Iterable[_Finding], text: str, name: str) -> PlanError:
    """The findings with their lines, in the order of the file; one for each place."""
    where = lines(text)
    seen: dict[tuple[Path, object], Diagnostic] = {}
    for code, path, values in findings:
        place = Place(name, where.get(path), path)
        seen.setdefault((path, values.get("key")), Diagnostic(code, place, values))
    return PlanError(sorted(seen.values(), key=lambda one: one.place.line or 0))


def _written(data: object, path: Path) -> tuple[Path, object]:
    """The part of ``path`` that the file spells out, and what stands there.

    A model's path names what a writer may leave out: the 0 of a lone statement, the kind of a relation.
    """
    written: Path = ()
    for step in path:
        if isinstance(data, list):
            found = isinstance(step, int) and step < len(data)
        else:
            found = isinstance(data, dict) and step in data
        if found:
            data = data[step]  # type: ignore[index]
            written += (step,)
    return written, data


_CODES = {
    "string_type": "not-text",
    "int_type": "not-an-integer",
    "int_from_float": "not-an-integer",
    "bool_type": "not-a-truth",
    "date_type": "not-a-date",
    "date_from_datetime_inexact": "not-a-date",
    "dict_type": "not-a-table",
    "model_type": "not-a-table",
    "model_attributes_type": "not-a-table",
    "tuple_type": "not-a-list",
    "too_short": "empty-list",
    "string_too_short": "empty-text",
    "string_pattern_mismatch": "not-an-id",
    "string_too_long": "not-an-id",
}


def _findings(error: ValidationError, data: dict[str, Any]) -> Iterator[_Finding]:
    for detail in error.errors(include_url=False):
        yield _finding(detail, data)


def _finding(detail: ErrorDetails, data: dict[str, Any]) -> _Finding:
    kind, loc = detail["type"], detail["loc"]
    context = detail.get("ctx") or {}
    # Behind a relation's number stands its kind, no key of the file: ("relations", 0, "part", "parts").
    path, raw = _written(data, loc[:2] + loc[3:] if loc[0] == "relations" else loc)
    shown = _shown(raw)
    match kind:
        case "extra_forbidden":
            return "unknown-key", path, {"key": loc[-1], "known": _keys_at(loc[:-1])}
        case "missing":
            return "missing-key", path, {"key": loc[-1]}
        case "union_tag_not_found":
            return "missing-key", path, {"key": "kind"}
        case "union_tag_invalid":
            path, raw = _written(data, (*loc, "kind"))
            return "not-one-of", path, _choice(_shown(raw), str(context["expected_tags"]))
        case "literal_error" if loc == ("format",):
            return "unknown-format", path, {"value": shown, "format": FORMAT}
        case "literal_error":
            return "not-one-of", path, _choice(shown, str(context["expected"]))
        case "greater_than_equal" | "less_than_equal":
            limit = f">= {context['ge']}" if "ge" in context else f"<= {context['le']}"
            return "out-of-range", path, {"value": shown, "limit": limit}
        case _ if kind in TEXTS:
            return kind, path, {"value": shown, **context}
        case "string_pattern_mismatch" | "string_too_long" if loc[-1] == "[key]":
            return "not-an-id", path, {"value": loc[-2]}
        case _ if kind in _CODES:
            return _CODES[kind], path, {"value": shown}
        case _:
            return "not-valid", path, {"value": shown, "why": detail["msg"]}


def _choice(shown: str, expected: str) -> dict[str, object]:
    known = re.findall(r"'([^']*)'", expected)
    return {"value": shown, "allowed": ", ".join(known), "known": known}


def _shown(raw: object) -> str:
    if isinstance(raw, _Refused):
        return raw.text
    if isinstance(raw, str):
        return f'"{raw}"'
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, dict):
        return "{ … }"
    return "[ … ]" if isinstance(raw, list) else str(raw)


def _keys_at(loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at ``loc`` knows, as they are written in the file."""
    here: Any = Plan
    for step in loc:
        models = _models(here)
        if len(models) > 1:  # relations: the step is a kind
            here = next((m for m in models if step in get_args(m.model_fields["kind"].annotation)), here)
            continue
        fields = models[0].model_fields if models else {}
        known = {field.alias or name: field.annotation for name, field in fields.items()}
        if step in known:
            here = known[step]
        elif get_origin(here) is dict:
            here = get_args(here)[1]
    return [field.alias or name for model in _models(here) for name, field in model.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        return [model for part in get_args(annotation) for model in _models(part)]
    return []
