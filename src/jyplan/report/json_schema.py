"""The JSON Schemas of what the commands print with ``-f json``, and (as ``$defs/line``) with ``-f jsonl``.

Rows are read off the types that the commands themselves fill. A later version may add fields, so the
schemas allow more than they name; what they name is always there, unless it is optional in a summary.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from jyplan.answers import base, growth, show
from jyplan.answers import gap as needed
from jyplan.answers import status as progress
from jyplan.answers.across import AcrossRow
from jyplan.answers.outlook import Thresholds
from jyplan.audit.result import Finding, RuleResult, TableResult
from jyplan.consistency import result as check
from jyplan.consistency.because import Working
from jyplan.consistency.conflict import Conflict, Contradiction
from jyplan.consistency.parts import DivisionRow
from jyplan.diagnostic import Path
from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS
from jyplan.exact.steps import Step
from jyplan.extract import rows as extracted
from jyplan.plan.schema import DRAFT
from jyplan.report.encode import NAMING, OF_OUTER, SCHEMA_VERSION
from jyplan.report.json_fields import FIELDS, ROWS
from jyplan.report.page import parts as page
from jyplan.report.page.contradictions import ReportFinding
from jyplan.report.proof.rows import FindingRow
from jyplan.words.pages import Page

_Schema = dict[str, Any]

_TEXT: _Schema = {"type": "string"}
_COUNT: _Schema = {"type": "integer", "minimum": 0}
_NUMBER: _Schema = {
    "title": "Number",
    "description": "Plain decimal notation, 12 significant digits where it does not end sooner.",
    "type": "string",
    "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
}


class Output(NamedTuple):
    """What one command prints: its rows, what stands beside them, and what its summary counts."""

    row_type: type
    rows_name: str = "rows"
    of_plan: bool = True
    of_many: bool = True


OUTPUTS: Mapping[str, Output] = {
    "status": Output(progress.StatusRow),
    "growth": Output(growth.GrowthRow),
    "base": Output(base.BaseRow),
    "gap": Output(needed.NeedRow),
    "check": Output(check.Statement, "statements"),
    "show": Output(show.FigureRow, of_many=False),
    "calc": Output(Step, of_plan=False, of_many=False),
    "extract": Output(extracted.MentionRow, of_plan=False, of_many=False),
    "proofread": Output(FindingRow, "findings", of_many=False),
    "audit": Output(Finding, of_plan=False, of_many=False),
    "report": Output(page.ReportRow),
    "explain": Output(Page, "pages", of_plan=False, of_many=False),
}


# What is there only where it is asked for.
_OPTIONAL: Mapping[str, tuple[str, ...]] = {"check": ("derivations", "parts")}


def output_schema(command: str) -> _Schema:
    """The schema of what ``command`` prints. Raises KeyError for a command without JSON output."""
    output, made = OUTPUTS[command], _Made()
    row = made.report_row() if command == "report" else made.of(output.row_type)
    section = _section(command, output, row, made)
    head = {
        "schema_version": _said("Version of this form of output.", {"const": SCHEMA_VERSION}),
        "command": _said("The command.", {"const": command}),
    }
    schema = _object(head | section, *_OPTIONAL.get(command, ()))
    forms = [schema]
    if output.of_many:
        sections = _object(section, *_OPTIONAL.get(command, ()))
        many = {
            "plans": _said("What each plan gives, in the order named.", {"type": "array", "items": sections}),
            "summary": _many_summary(command),
        }
        forms += [_object(head | many), *_other_forms(command, head, made)]
        made.definitions["line"] = {
            "title": "Line",
            "description": "One line of -f jsonl: a row, and with several plans the file it belongs to.",
            "allOf": [row, {"properties": {"plan": _said("The plan's file as it was named.", _TEXT)}}],
        }
    else:
        made.definitions["line"] = {"title": "Line", "description": "One line of -f jsonl.", "allOf": [row]}
    body = {"oneOf": forms} if len(forms) > 1 else schema
    return {
        "$schema": DRAFT,
        "$id": f"urn:jyplan:schema:{command}:{SCHEMA_VERSION}",
        "title": f"Output of jyplan {command} -f json",
        "description": "The result for one plan, or a list where several were named."
        if output.of_many
        else "The result.",
        **body,
        "$defs": dict(sorted(made.definitions.items())),
    }


def _other_forms(command: str, head: Mapping[str, _Schema], made: _Made) -> list[_Schema]:
    """What a command prints besides, by its options: `status --across`."""
    if command != "status":
        return []
    named = {"plans": "plans", "indicators": "indicators", "lacking": "rows of plans without the indicator"}
    counts = {"rows": _said("How many rows there are.", _COUNT)}
    counts |= {name: _said(f"How many {what} there are.", _COUNT) for name, what in named.items()}
    compared = {
        "rows": _said("One row an indicator and plan.", {"type": "array", "items": made.of(AcrossRow)}),
        "districts": _said("The plans, in the order named.", {"type": "array", "items": _object(_HEADER)}),
        "summary": _said("The rows in short.", _object(counts)),
    }
    return [_object({**head, **compared})]


def _object(properties: Mapping[str, _Schema], *optional: str) -> _Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required}


def _said(description: str, form: _Schema) -> _Schema:
    return {"description": description, **form}


def _counted(description: str, codes: tuple[str, ...]) -> dict[str, _Schema]:
    return {code: _said(description.format(code=code), _COUNT) for code in codes}


_VERDICT = _said("The worst verdict.", {"enum": list(VERDICTS)})
_HEADER = {
    "file": _said("The plan's file as it was named; - is standard input.", _TEXT),
    "name": _said("Its name.", _TEXT),
    "name_en": _said("Its English name.", {"type": ["string", "null"]}),
    "base_year": _said("The year that targets are held against.", {"type": "integer"}),
    "target_year": _said("The year that targets are set for.", {"type": "integer"}),
}


def _section(command: str, output: Output, row: _Schema, made: _Made) -> dict[str, _Schema]:
    """The parts of one plan's result, in the order in which they are printed."""
    parts: dict[str, _Schema] = {}
    if output.of_plan:
        parts["plan"] = _said("The plan.", _object(_HEADER))
    parts[output.rows_name] = _said("One row each.", {"type": "array", "items": row})
    parts |= _beside(command, made)
    parts["summary"] = _said("The rows in short.", _summary(command, made))
    return parts


def _beside(command: str, made: _Made) -> dict[str, _Schema]:
    """What a command says beside its rows."""
    parts = _BESIDE.get(command)
    return {} if parts is None else parts(made)


def _beside_status(made: _Made) -> dict[str, _Schema]:
    return {"thresholds": _said("From where on an outlook holds.", made.of(Thresholds))}


def _beside_show(made: _Made) -> dict[str, _Schema]:
    naming = {name: _said(FIELDS[name], _TEXT) for name in ("id", "name", "unit")}
    return {
        "indicator": _said("The indicator.", _object(naming)),
        "history": _said("Targets and actuals in the order of time.", made.of(tuple[show.HistoryRow, ...])),
        "derivations": _said("How the results come about.", made.of(tuple[Step, ...])),
    }


def _beside_check(made: _Made) -> dict[str, _Schema]:
    return {
        **_joint(made),
        "accepted": _said("Findings that the plan accepts.", made.of(tuple[check.Accepted, ...])),
        "derivations": _said("How each verdict came about, with --explain.", made.of(tuple[Working, ...])),
        "parts": _said("The parts of each target, with --parts.", made.of(tuple[DivisionRow, ...])),
    }


def _joint(made: _Made) -> dict[str, _Schema]:
    """What figures say together."""
    untied = _object({name: _said(FIELDS[name], _TEXT) for name in ("address", "reason")})
    return {
        "conflicts": _said("Figures that cannot all be true.", made.of(tuple[Conflict, ...])),
        "contradictions": _said("What is stated and excludes itself.", made.of(tuple[Contradiction, ...])),
        "not_joint": _said("What was not held against all the rest.", {"type": "array", "items": untied}),
    }


def _beside_extract(made: _Made) -> dict[str, _Schema]:
    no_figures = made.of(tuple[extracted.NotFigureRow, ...])
    return {
        **_document(made),
        "ties": _said("How the figures hang together.", made.of(tuple[extracted.TieRow, ...])),
        "not_figures": _said("Numerals that are no figures.", no_figures),
        "unread": _said("Numerals that were not understood.", made.of(tuple[extracted.UnreadRow, ...])),
    }


def _beside_proofread(made: _Made) -> dict[str, _Schema]:
    return {
        **_document(made),
        "statements": _said("The drafted plan's figures.", made.of(tuple[check.Statement, ...])),
        **_joint(made),
        "looks": _said("What is worth a look, and no finding.", made.of(tuple[FindingRow, ...])),
    }


def _document(made: _Made) -> dict[str, _Schema]:
    return {"document": _said("The document that was read.", made.of(extracted.DocumentRow))}


def _beside_audit(made: _Made) -> dict[str, _Schema]:
    return {
        "tables": _said("The tables that were read.", made.of(tuple[TableResult, ...])),
        "rules": _said("The rules, each with counts of its rows.", made.of(tuple[RuleResult, ...])),
    }


def _beside_report(made: _Made) -> dict[str, _Schema]:
    lines = {"type": "array", "items": _TEXT}
    rules = made.fields(page.Method) | {"text": _said("The same in sentences.", lines)}
    return {
        "attention": _said("Ids of what is red or yellow, or will break its limit; the worst first.", lines),
        "groups": _said("A roll-up by group.", made.of(tuple[page.Tally, ...])),
        "owners": _said(
            "A roll-up by owner; empty where the plan names none.", made.of(tuple[page.Tally, ...])
        ),
        "findings": _said("What cannot be true, and who is suspect.", made.of(tuple[ReportFinding, ...])),
        "sources": _said("The documents that figures stand in.", made.of(tuple[page.Source, ...])),
        "method": _said("By which rules the report was made.", _object(rules)),
        "remarks": _said("Recorded figures that do not fit together.", made.of(tuple[page.Remark, ...])),
    }


_BESIDE: Mapping[str, Callable[[_Made], dict[str, _Schema]]] = {
    "status": _beside_status,
    "show": _beside_show,
    "check": _beside_check,
    "extract": _beside_extract,
    "proofread": _beside_proofread,
    "audit": _beside_audit,
    "report": _beside_report,
}


def _summary(command: str, made: _Made) -> _Schema:
    if command == "check":
        return _object({"verdict": _VERDICT} | _counted("How many statements are {code}.", VERDICTS))
    if command == "report":
        return _object(made.fields(page.ReportSummary))
    counts = {"rows": _said("How many rows there are.", _COUNT)}
    if command == "audit":
        counts["shown"] = _said("How many of the worst rows are listed.", _COUNT)
        counts["extracted"] = _said("How many rows were written to the file of --extract.", _COUNT)
        verdicts = _counted("How many rows, or groups of a sum, are {code}.", VERDICTS)
        return _object({"verdict": _VERDICT, **counts, **verdicts}, "extracted")
    if command == "extract":
        for name in ("unsure", "ties", "not_figures", "unread"):
            counts[name] = _said(f"How many are {name.replace('_', ' ')}.", _COUNT)
        each = {"type": "object", "additionalProperties": _COUNT}
        return _object({**counts, "kinds": _said("How many figures there are of each kind.", each)})
    if command == "proofread":
        counts_ = {
            name: _said(f"How many {name} there are.", _COUNT) for name in ("findings", "looks", "figures")
        }
        counts_["checked"] = _said("How many figures something was held against.", _COUNT)
        counts_["unread"] = _said("How many numerals were not understood.", _COUNT)
        verdicts = _counted("How many statements are {code}.", VERDICTS)
        return _object({"verdict": _VERDICT} | counts_ | verdicts)
    if command == "show":
        counts["derivations"] = _said("How many derivations there are.", _COUNT)
    if command != "status":
        return _object(counts)
    row = made.fields(progress.GroupRow)
    total = {name: row[name] for name in ("statuses", "outlooks", "worst_status", "worst_outlook")}
    groups = _said("The same for each group.", made.of(tuple[progress.GroupRow, ...]))
    owners = _said(
        "The same for each owner; empty where the plan names none.", made.of(tuple[progress.GroupRow, ...])
    )
    return _object({**counts, **total, "groups": groups, "owners": owners}, *total)


def _many_summary(command: str) -> _Schema:
    """The sums over all plans."""
    plans = {"plans": _said("How many plans there are.", _COUNT)}
    if command == "check":
        each = _object(_counted("How many plans are {code} at worst.", VERDICTS))
        plans |= {
            "unusable": _said("How many more could not be used.", _COUNT),
            "verdicts": _said("How many plans have each verdict.", each),
            "verdict": _VERDICT,
            **_counted("How many statements are {code}.", VERDICTS),
        }
        return _said("All plans in short.", _object(plans))
    rows = {"rows": _said("How many rows there are.", _COUNT)}
    return _said("All plans in short.", _object(plans | rows, "rows"))


class _Made:
    """Definitions made on the way, by name."""

    def __init__(self) -> None:
        self.definitions: dict[str, _Schema] = {}

    def of(self, hint: Any, *, inner: bool = False) -> _Schema:
        """The schema of what :func:`jyplan.report.json.encode` makes of a value of this type."""
        kinds = get_args(hint)
        match get_origin(hint):
            case _ if hint is Interval:
                return self._named("interval", _INTERVAL)
            case _ if hint is Fraction:
                return self._named("number", _NUMBER)
            case _ if hint is dt.date:
                return {"type": "string", "format": "date"}
            case _ if hint in _PLAIN:
                return {"type": _PLAIN[hint]}
            case _ if isinstance(hint, type) and hasattr(hint, "_fields"):
                return self._row(hint, inner=inner)
            case _ if hint == Path:  # printed as people write it
                return _TEXT
            case origin if origin is Literal:
                return {"enum": list(kinds)}
            case origin if origin in (Union, UnionType):
                return _either([self.of(kind, inner=inner) for kind in kinds])
            case origin if origin is tuple:
                return {"type": "array", "items": self.of(kinds[0])}
            case origin if origin is dict:
                return self._mapping(*kinds)
        raise TypeError(f"no JSON schema for {hint}")

    def report_row(self) -> _Schema:
        """A row of a report: that of `status`, and what a report adds."""
        added = self.fields(page.ReportRow)
        added.pop("status")
        form = _object(self.fields(progress.StatusRow) | added)
        return self._named("report", {"title": "ReportRow", "description": ROWS["ReportRow"], **form})

    def fields(self, row_type: type, *, inner: bool = False) -> dict[str, _Schema]:
        """The fields of a row type; a row within a row does not say again whose it is."""
        hints = get_type_hints(row_type)
        unsaid = OF_OUTER if inner and hints.keys() >= NAMING else frozenset()
        return {
            name.rstrip("_"): _said(_meaning(row_type, name.rstrip("_")), self.of(hint, inner=True))
            for name, hint in hints.items()
            if name not in unsaid
        }

    def _row(self, row_type: type, *, inner: bool) -> _Schema:
        fields = self.fields(row_type, inner=inner)
        name = row_type.__name__.removesuffix("Row").lower()
        row = {"title": row_type.__name__, "description": ROWS[row_type.__name__], **_object(fields)}
        return self._named(name, row)

    def _mapping(self, keys: Any, values: Any) -> _Schema:
        quantity = self.of(values)
        if get_origin(keys) is Literal:
            return _object(dict.fromkeys(get_args(keys), quantity))
        return {"type": "object", "additionalProperties": quantity}

    def _named(self, name: str, form: _Schema) -> _Schema:
        self.definitions[name] = form
        return {"$ref": f"#/$defs/{name}"}


_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def _either(forms: list[_Schema]) -> _Schema:
    """One of several forms, null among them."""
    if all(form.keys() == {"type"} for form in forms):
        return {"type": [form["type"] for form in forms]}
    if all("enum" in form or form == {"type": "null"} for form in forms):
        return {"enum": [code for form in forms for code in form.get("enum", [None])]}
    return {"anyOf": forms}


def _meaning(row_type: type, field: str) -> str:
    return FIELDS.get(f"{row_type.__name__}.{field}") or FIELDS[field]


_END = {"anyOf": [{"$ref": "#/$defs/number"}, {"type": "null"}]}
_INTERVAL: _Schema = {
    "title": "Interval",
    "description": "All true values that are possible; ends are rounded outward.",
    **_object(
        {
            "low": _said("Lower end; null where there is none.", _END),
            "high": _said("Upper end; null where there is none.", _END),
            "low_open": _said("The lower end itself is excluded.", {"type": "boolean"}),
            "high_open": _said("The upper end itself is excluded.", {"type": "boolean"}),
        }
    ),
}
