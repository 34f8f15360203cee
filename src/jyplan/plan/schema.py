"""The JSON Schema of the plan file: what an editor may offer, and what it can tell to be wrong.

It accepts everything that the models accept, shorthand forms included, and refuses what they refuse by
structure. What no schema can see is left to the loader: exponents, the order of dates and of ranges,
references, units.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from jyplan.exact.figure import BOUNDS, ROUNDINGS
from jyplan.plan import forms, model, relation, statement, table
from jyplan.plan.model import FORMAT, Plan
from jyplan.plan.table import OF_A_VALUE
from jyplan.plan.values import Plain as PlainNumber
from jyplan.plan.values import Side, Value, Year
from jyplan.words.docstrings import docstring

# The numbers of `read_text`, as ECMA 262 writes them: 1/4, 1.15万亿元, -38.0%, 9,868,655人次.
_NUMBER = (
    r"^\s*[-+−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    r"(?:\.[0-9]+|\s?/\s?0*[1-9][0-9]*)?\s*(?:[^\s\d.,/+~～–—−-][\s\S]*)?$"
)

_PART = "[0-9]{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-[0-9]{2})?))?"
_PERIOD = f"^{_PART}(/{_PART})?$"

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_Schema = dict[str, Any]


class _InOrder(GenerateJsonSchema):
    """Leaves examples as they are written: pydantic would sort their keys."""

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        """The value as it is."""
        return value


def plan_schema() -> _Schema:
    """The schema of plan files, as JSON data."""
    made = Plan.model_json_schema(by_alias=True, schema_generator=_InOrder)
    # Of a table pydantic says nothing that its model says too.
    title, meaning = made["$defs"]["Header"]["title"], docstring(model.Header)
    made["properties"]["plan"] |= {"title": title, "description": meaning}
    tables = {name: _table(name, table) for name, table in sorted(made["$defs"].items())}
    root = _table("Plan", made)
    return {
        "$schema": DRAFT,
        "$id": f"urn:jyplan:schema:plan:{FORMAT}",
        "title": f"jyplan plan file, format {FORMAT}",
        "description": root["description"],
        "examples": [forms.PLAN],
        **{key: root[key] for key in ("type", "properties", "required", "additionalProperties")},
        "$defs": _named() | tables,
    }


def _named() -> _Schema:
    """The forms that many keys share."""
    number: _Schema = {"type": "number"}
    text = {"type": "string", "pattern": _NUMBER}
    ranged = {
        "type": "object",
        "properties": {"low": _ref("number"), "high": _ref("number")},
        "required": ["low", "high"],
        "additionalProperties": False,
    }
    year = {"type": "integer", "minimum": 1, "maximum": 9999}
    period = {"type": "string", "pattern": _PERIOD}
    named: dict[str, _Schema] = {
        "number": number,
        "number_text": text,
        "written": {"anyOf": [_ref("number"), _ref("number_text")]},
        "range": ranged,
        "value": {"anyOf": [_ref("number"), _ref("number_text"), _ref("range")]},
        "side": {"anyOf": [{"type": "string"}, _ref("number")]},
        "period": {"anyOf": [year, period]},
        "span": {"anyOf": [{"const": "ytd"}, year, period]},
        "since": {"anyOf": [year, period, {"type": "string", "format": "date"}]},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "year": {"anyOf": [year, {"const": "unstated"}]},
        "id": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 80},
        "rounding": {"enum": list(ROUNDINGS)},
        "bound": {"enum": list(BOUNDS)},
    }
    return {name: {**forms.FORMS[name], **form} for name, form in named.items()}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _table(name: str, made: Mapping[str, Any]) -> _Schema:
    """A table of the plan file: its keys, and which of them belong together or exclude each other."""
    properties = {key: _key(name, key, form_) for key, form_ in made["properties"].items()}
    form: _Schema = {"title": made["title"], "description": docstring(_models()[name])}
    form |= {"type": "object", "properties": properties, "additionalProperties": False}
    if made.get("required"):
        form["required"] = made["required"]
    rules = list(_rules(properties))
    return form | ({"allOf": rules} if rules else {})


def _models() -> dict[str, type]:
    """The models of all tables by their names."""
    return {**vars(table), **vars(relation), **vars(statement), **vars(model)}


def _rules(properties: Mapping[str, Any]) -> list[_Schema]:
    """What the models refuse across keys, as far as it shows in the structure."""

    def one_of(*names: str) -> _Schema:
        return {"oneOf": [{"required": [name]} for name in names]}

    has = properties.keys()
    rules: list[_Schema] = []
    if has >= {"bound", "approximate"}:
        rules.append({"not": {"required": ["bound", "approximate"]}})
    if has >= {"bound", "tolerance"}:
        about = {"properties": {"bound": {"const": "about"}}, "required": ["bound"]}
        rules.append({"dependentSchemas": {"tolerance": about}})
    if "bound" in has and "of" not in has:
        rules += [_about_only(name) for name in ("value", "percent") if name in has]
    if has >= {"percent", "multiple", "doublings"}:
        rules.append(one_of("percent", "multiple", "doublings"))
    if has >= {"percent", "value", "whole"}:
        rules.append(one_of("percent", "value"))
    if has >= {"year", "period"}:
        rules.append({"anyOf": [{"required": ["year"]}, {"required": ["period"]}]})
    if has >= {"value", "is"}:
        rules.append(one_of("value", "is"))
    if has >= {"value", "growth", "increase", "points"}:
        grown = {"properties": {"growth": {"not": {"type": "array", "maxItems": 0}}}, "required": ["growth"]}
        rules.append({"anyOf": [grown, *({"required": [name]} for name in ("value", "increase", "points"))]})
        rules.append({"dependentRequired": {key: ["value"] for key in OF_A_VALUE}})
        rules.append({"anyOf": [{"required": ["value"]}, _NO_PRINTINGS]})
    if has >= {"id", "kind"}:
        rules.append(_NO_PRINTINGS)
    return rules


_NO_PRINTINGS: _Schema = {"properties": {"also": {"items": {"not": {"required": ["value"]}}}}}


def _about_only(name: str) -> _Schema:
    """A range has no bound but about."""
    ranged = {"properties": {name: {"type": "object"}}, "required": [name]}
    about = {"const": "about"}
    return {"if": ranged, "then": {"properties": {"bound": about, "approximate": about}}}


def _key(table: str, key: str, made: Mapping[str, Any]) -> _Schema:
    """One key: what it means first, then what may stand there."""
    shown: _Schema = {"title": made["title"], "description": made["description"]}
    default = made.get("default")
    if default is not None and default != []:
        shown["default"] = default
    if "examples" in made:
        shown["examples"] = made["examples"]
    return shown | _form(table, key, made)


def _form(table: str, key: str, made: Mapping[str, Any]) -> _Schema:
    """What may stand at a key: the model's own form, or the shorthand that the loader spells out."""
    if key == "growth":
        return _one_or_many("Growth")
    if key in ("baseline", "target", "actuals"):
        return _one_or_many({"baseline": "Baseline", "target": "Target", "actuals": "Actual"}[key])
    if key == "stretch":
        return {"anyOf": [_ref("written"), _ref("Target")]}
    if key in ("sources", "groups", "indicators"):
        each = {"sources": "Source", "groups": "Group", "indicators": "Indicator"}[key]
        return {"type": "object", "propertyNames": _ref("id"), "additionalProperties": _ref(each)}
    if key == "period":
        return {"anyOf": [_ref("span" if table == "Actual" else "period"), _ref("Days")]}
    if key == "from" and table == "Growth":
        return {"anyOf": [_ref("since"), _ref("Days")]}
    if key == "year_starts":
        return _ref("month")
    if key == "relations":
        kinds = [_ref(kind.__name__) for kind in get_args(get_args(relation.Relation)[0])]
        return {"type": "array", "items": {"oneOf": kinds}}
    form = _shared(made)
    return form | _LIMITS.get(key, {}) if "$ref" in form else form


_LIMITS: dict[str, _Schema] = {
    "precision": {"minimum": 0},
    "tolerance": {"minimum": 0},
    "multiple": {"exclusiveMinimum": 0},
}


def _one_or_many(table: str) -> _Schema:
    """A number, a table, or a list of either."""
    each = [_ref("written"), _ref(table)]
    return {"anyOf": [*each, {"type": "array", "items": {"anyOf": each}}]}


def _shared(made: Mapping[str, Any]) -> _Schema:
    """The form without null, which TOML does not have, by its shared name where it has one."""
    either: list[_Schema] = made.get("anyOf", [made])
    kinds = [kind for kind in either if kind.get("type") != "null"]
    for name, known in _SHARED.items():
        if kinds == known:
            return _ref(name)
    form: _Schema = dict(kinds[0]) if len(kinds) == 1 else {"anyOf": kinds}
    form = {
        key: part for key, part in form.items() if key not in ("title", "description", "default", "examples")
    }
    if "items" in form:
        form["items"] = _shared(form["items"])
    for name, listed in (("rounding", ROUNDINGS), ("bound", BOUNDS)):
        if form.get("enum") == list(listed):
            return _ref(name)
    if "pattern" in form:
        return _ref("id")
    return form


def _kinds(form: Any) -> list[_Schema]:
    made = TypeAdapter(form).json_schema()
    kinds: list[_Schema] = made.get("anyOf", [made])
    return kinds


_SHARED = {name: _kinds(form) for name, form in
           {"number": PlainNumber, "value": Value, "side": Side, "year": Year}.items()}  # fmt: skip
