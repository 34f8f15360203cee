"""What pydantic refuses in a plan file, in this project's words, and what is wrong with the rest of it.

Knows how pydantic reports; what a plan may say is in :mod:`jyplan.plan.model`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jyplan.diagnostic import Fault, Path, nearest
from jyplan.plan import rules as crosscheck
from jyplan.plan.model import FORMAT, Plan, validate
from jyplan.words.messages import messages


@dataclass(frozen=True, slots=True)
class Unclear:
    """A TOML float that hides its last place (an exponent, nan or inf): neither a number nor a text."""

    text: str


def written(data: object, path: Path) -> tuple[Path, object]:
    """The part of ``path`` that the file spells out, and what stands there.

    A model's path names what a writer may leave out: the 0 of a lone statement, the kind of a relation.
    """
    written: Path = ()
    for step in path:
        if isinstance(data, list):
            there = isinstance(step, int) and step < len(data)
        else:
            there = isinstance(data, dict) and step in data
        if there:
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


def refusals(error: ValidationError, data: dict[str, Any]) -> list[Fault]:
    """What pydantic refuses in parsed TOML, and what the tables it does not refuse say against each other.

    A key that is missing because it is misspelt is told once.
    """
    faults = [_fault(detail, data) for detail in error.errors(include_url=False)]
    meant: dict[Path, str | None] = {}  # for each unknown key the one that it was to be
    for code, path, values in faults:
        if code == "unknown-key":
            near = nearest(str(path[-1]), cast(list[str], values["known"]))
            there = (*path[:-1], near) if near else ()
            meant[path] = near if written(data, there)[0] != there else None
    misspelt = {(path[:-1], key) for path, key in meant.items()}
    kept = [fault for fault in faults if (fault.path, fault.values.get("key")) not in misspelt]
    return [*kept, *_of_the_rest(kept, meant, data)]


def _of_the_rest(
    refused: list[Fault], meant: Mapping[Path, str | None], data: dict[str, Any]
) -> Iterator[Fault]:
    """What is wrong between the tables that are sound but for unknown keys.

    Nothing is said of the others, nor of references to them, and nothing at all where the plan's own table
    is one of them.
    """
    rest, relations, names = deepcopy(data), set[int](), set[object]()
    for path, key in meant.items():
        _rename(rest, path, key)
    for _, path, _ in (error for error in refused if error.path not in meant):
        if len(path) < 2 or path[0] == "plan":
            return
        elif path[0] == "relations":
            relations.add(int(path[1]))
        elif path[1] not in names:
            names.add(path[1])
            del rest[str(path[0])][path[1]]
    kept = [n for n in range(len(data.get("relations", ()))) if n not in relations]
    if relations:
        rest["relations"] = [rest["relations"][n] for n in kept]
    with suppress(ValidationError):
        for code, path, values in crosscheck.faults(validate(rest)):
            if code != "unknown-reference" or values["name"] not in names:
                at = (path[0], kept[int(path[1])], *path[2:]) if path[0] == "relations" else path
                yield Fault(code, at, values)


def _rename(data: Any, path: Path, key: str | None) -> None:
    """Give a key in nested tables another name, or remove it."""
    *way, wrong = path
    for step in way:
        data = data[step]
    value = data.pop(wrong)
    if key is not None:
        data[key] = value


def _fault(detail: ErrorDetails, data: dict[str, Any]) -> Fault:
    kind, loc = detail["type"], detail["loc"]
    context = detail.get("ctx") or {}
    # Behind a relation's number stands its kind, no key of the file: ("relations", 0, "part", "parts").
    path, raw = written(data, loc[:2] + loc[3:] if loc[0] == "relations" else loc)
    shown = _shown(raw)
    match kind:
        case "extra_forbidden":
            return Fault("unknown-key", path, {"key": loc[-1], "known": _keys_at(loc[:-1])})
        case "missing":
            return Fault("missing-key", path, {"key": loc[-1]})
        case "union_tag_not_found":
            return Fault("missing-key", path, {"key": "kind"})
        case "union_tag_invalid":
            path, raw = written(data, (*loc, "kind"))
            return Fault("not-one-of", path, _choice(_shown(raw), str(context["expected_tags"])))
        case "literal_error" if loc == ("format",):
            return Fault("unknown-format", path, {"value": shown, "format": FORMAT})
        case "literal_error":
            return Fault("not-one-of", path, _choice(shown, str(context["expected"])))
        case "greater_than_equal" | "less_than_equal":
            limit = f">= {context['ge']}" if "ge" in context else f"<= {context['le']}"
            return Fault("out-of-range", path, {"value": shown, "limit": limit})
        case _ if kind in messages():
            return Fault(kind, path, {"value": shown, **context})
        case "string_pattern_mismatch" | "string_too_long" if loc[-1] == "[key]":
            return Fault("not-an-id", path, {"value": loc[-2]})
        case _ if kind in _CODES:
            return Fault(_CODES[kind], path, {"value": shown})
        case _:
            return Fault("not-valid", path, {"value": shown, "why": detail["msg"]})


def _choice(shown: str, expected: str) -> dict[str, object]:
    known = re.findall(r"'([^']*)'", expected)
    return {"value": shown, "allowed": ", ".join(known), "known": known}


def _shown(raw: object) -> str:
    if isinstance(raw, Unclear):
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
