"""What `jyplan check` prints for machines: SARIF, JUnit, GitHub."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jyplan.words.codes import ORDER
from tests.cli.test_cli import MISPRINT, whole_number
from tests.commands import HEADER, jyplan
from tests.report.checks import FAILS, HOSTILE, SCHEMAS, written

# SARIF


@cache
def schema() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    text = (SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(json.loads(text))


def sarif(folder: Path, *arguments: str, **plans: str) -> dict[str, Any]:
    """The only run of a log that its schema accepts."""
    done = jyplan("check", *written(folder, **plans), "-f", "sarif", "-q", *arguments, cwd=folder)
    log = json.loads(done.out)
    schema().validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_several_plans_are_one_sarif_run_that_its_schema_accepts(tmp_path: Path) -> None:
    run = sarif(
        tmp_path, misprint=MISPRINT, growth=FAILS["growth-mismatch"], edge=FAILS["edge"],
        accepted=FAILS["accepted"], stale=FAILS["stale-acceptance"], certain=FAILS["certain-contradict"],
    )  # fmt: skip
    results = run["results"]
    told = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["locations"][0]["physicalLocation"]["region"]["startLine"],
            result["ruleId"],
            result["level"],
        )
        for result in results
    ]
    assert told == [
        ("misprint.toml", 31, "total-mismatch", "error"),
        ("misprint.toml", 36, "share-mismatch", "error"),
        ("misprint.toml", 18, "joint-conflict", "error"),
        ("growth.toml", 10, "growth-mismatch", "error"),
        ("growth.toml", 9, "joint-conflict", "error"),
        ("edge.toml", 10, "edge", "warning"),
        ("edge.toml", 10, "edge", "warning"),
        ("edge.toml", 9, "edge", "warning"),
        ("accepted.toml", 10, "growth-mismatch", "error"),
        ("stale.toml", 10, "stale-acceptance", "warning"),
        ("certain.toml", 9, "certain-contradict", "error"),
    ]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [one["ruleId"] for one in results]
    assert [rule["id"] for rule in rules][: len(ORDER["finding"])] == list(ORDER["finding"])
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_what_is_accepted_is_a_suppressed_result_with_its_reason(tmp_path: Path) -> None:
    (result,) = sarif(tmp_path, plan=FAILS["accepted"])["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "2018年普查后基数下调"}]
    assert jyplan("check", "plan.toml", cwd=tmp_path).code == 0


def test_a_fingerprint_outlives_other_lines_and_digits_but_not_another_figure(tmp_path: Path) -> None:
    def prints(text: str) -> list[str]:
        return [
            one["partialFingerprints"]["jyplanFinding/v1"] for one in sarif(tmp_path, plan=text)["results"]
        ]

    before = prints(FAILS["growth-mismatch"])
    assert len(set(before)) == 2
    assert prints(FAILS["growth-mismatch"].replace("\n\n", "\n# moved\n\n").replace("81", "82")) == before
    assert not set(prints(FAILS["growth-mismatch"].replace("gdp", "grp"))) & set(before)


def test_a_plan_that_cannot_be_used_is_in_the_sarif_log_too(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a b.toml").write_text(HEADER + "x = 1\n", encoding="utf-8")
    run = sarif(tmp_path, "sub/a b.toml", "nowhere.toml", fine=HEADER)
    told = [(result["ruleId"], result["locations"][0]["physicalLocation"]) for result in run["results"]]
    artifact = {"uri": "sub/a%20b.toml", "uriBaseId": "%SRCROOT%"}
    assert told[0] == ("unknown-key", {"artifactLocation": artifact, "region": {"startLine": 6}})
    assert told[1][0] == "not-found"
    assert "region" not in told[1][1]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert len(invocation["toolExecutionNotifications"]) == 2
    done = jyplan("check", "sub/a b.toml", "-f", "sarif", cwd=tmp_path)
    assert done.code == 2
    assert "unknown key x" in done.err


def test_what_is_not_decided_is_open_and_no_success(tmp_path: Path) -> None:
    run = sarif(tmp_path, "--timeout", "0", plan=FAILS["growth-mismatch"].replace("81", "77.8"))
    assert {(one["kind"], one["level"], one["ruleId"]) for one in run["results"]} == {
        ("open", "none", "not-decided")
    }
    assert not run["invocations"][0]["executionSuccessful"]
    assert jyplan("check", "plan.toml", "--timeout", "0", cwd=tmp_path).code == 2


def test_a_plan_outside_the_folder_has_an_absolute_uri(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    written(tmp_path, plan=FAILS["growth-mismatch"])
    done = jyplan("check", str(tmp_path / "plan.toml"), "-f", "sarif", "-q", cwd=tmp_path / "in")
    location = json.loads(done.out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": (tmp_path / "plan.toml").as_uri()}


# JUnit


def junit(folder: Path, *arguments: str, code: int, **plans: str) -> Any:
    """The report as an independent reader sees it, after the common schema has accepted it."""
    junitparser, xmlschema = pytest.importorskip("junitparser"), pytest.importorskip("xmlschema")
    done = jyplan("check", *written(folder, **plans), "-f", "junit", "-q", *arguments, cwd=folder)
    assert done.code == code
    # The schema knows neither file nor line of a test case; GitLab reads the one, pytest writes both.
    plain = re.sub(r'(<testcase [^>]*?) file="[^"]*"(?: line="\d+")?', r"\1", done.out)
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(plain)
    return junitparser.JUnitXml.fromstring(done.out.encode())


def test_a_junit_report_is_a_suite_a_plan_and_a_case_a_statement(tmp_path: Path) -> None:
    report = junit(tmp_path, code=1, misprint=MISPRINT, real=FAILS["real-growth"], accepted=FAILS["accepted"])
    assert (report.tests, report.failures, report.errors) == (14, 8, 0)
    told = {
        case.name: (type(case.result[0]).__name__, case.result[0].type) if case.result else None
        for suite in report
        for case in suite
        if suite.name != "misprint.toml" or case.name in ("relation:t", "a@2017")
    }
    assert told == {
        "a@2017": ("Failure", "joint-conflict"),
        "relation:t": ("Failure", "total-mismatch"),
        "gdp@2017": ("Skipped", "untested"),
        "gdp@2017.growth": ("Skipped", "growth-mismatch"),
        "gdp@2016": ("Skipped", "untested"),
    }
    (suite, *_) = report
    case = next(case for case in suite if case.name == "relation:t")
    assert (case.classname, case._elem.get("file"), case._elem.get("line")) == (
        "misprint.relations",
        "misprint.toml",
        "31",
    )
    assert "221 is stated, but the parts add up to 212" in case.result[0].message
    (joint,) = next(case for case in suite if case.name == "a@2017").result
    assert "132 (not 123) is the only printing that fits" in joint.text


def test_fail_on_makes_failures_in_junit_as_it_does_in_the_exit_code(tmp_path: Path) -> None:
    assert junit(tmp_path, code=0, plan=FAILS["edge"]).failures == 0
    assert junit(tmp_path, "--fail-on", "edge", code=1, plan=FAILS["edge"]).failures == 3
    assert junit(tmp_path, "--fail-on", "not-checkable", code=1, plan=FAILS["real-growth"]).failures == 1
    assert junit(tmp_path, "--fail-on", "untested", code=1, plan=FAILS["untested"]).failures == 2


def test_what_cannot_be_read_or_decided_is_an_error_in_junit(tmp_path: Path) -> None:
    report = junit(tmp_path, code=2, broken=HEADER + "x = 1\ny = 2\n", fine=HEADER)
    assert (report.tests, report.errors) == (2, 2)
    plan = FAILS["growth-mismatch"].replace("81", "77.8")
    assert junit(tmp_path, "--timeout", "0", code=2, plan=plan).errors == 3


def test_no_text_of_a_plan_breaks_a_report(tmp_path: Path) -> None:
    report = junit(tmp_path, "--explain", code=1, plan=HOSTILE)
    assert "\x1b" not in jyplan("check", "plan.toml", "-f", "junit", cwd=tmp_path).out
    assert any("<b a=" in case.result[0].message for suite in report for case in suite)
    sarif(tmp_path, plan=HOSTILE)
    lines = jyplan("check", "plan.toml", "-f", "github", cwd=tmp_path).out.splitlines()
    assert all(line.startswith("::error file=plan.toml,line=") for line in lines)
    markdown = jyplan("check", "plan.toml", "--explain", "-f", "markdown", cwd=tmp_path).out
    assert markdown.count("```") == 2


# GitHub


def test_annotations_carry_the_code_and_what_to_do(tmp_path: Path) -> None:
    names = written(tmp_path, a=FAILS["accepted"], e=FAILS["edge"], b=HEADER + "x = 1\n")
    done = jyplan("check", *names, "-f", "github", cwd=tmp_path)
    assert done.code == 2
    fault, accepted, *edges = done.out.splitlines()
    assert fault.startswith("::error file=b.toml,line=6,title=jyplan unknown-key::unknown key x%0A")
    assert accepted.startswith("::notice file=a.toml,line=10,title=jyplan growth-mismatch::gdp@2017.growth ")
    assert accepted.endswith("%0Ajyplan explain growth-mismatch says what it means")
    assert all(edge.startswith("::warning file=e.toml,line=") for edge in edges)


def test_what_counts_come_to_has_no_range_and_is_put_in_once() -> None:
    counts = "".join(whole_number(id, f"target = {n}") for id, n in (("w", 221), ("a", 123), ("b", 89)))
    counts = counts.replace("name =", "integer = true\nname =")
    plan = HEADER + counts + '[[relations]]\nid = "t"\nkind = "total"\nwhole = "w"\nparts = ["a", "b"]\n'
    told = jyplan("check", "-", "-f", "github", "--lang", "en", stdin=plan).out
    assert "221 is stated, but the parts add up to 212; 212 would agree" in told
    derived = jyplan("check", "-", "--explain", "--lang", "en", stdin=plan).out
    assert "= 123 + 89\n      = 212\n  9 units of the last place outside" in derived
