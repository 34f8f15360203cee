"""The examples for hooks and CI are valid, and their steps do what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from jyplan import __version__
from tests.commands import ROOT, jyplan
from tests.docs.pages import blocks
from tests.docs.published import ADDRESS, can_install, publish
from tests.docs.run import renewed
from tests.docs.terminal import environment

pytestmark = pytest.mark.docs
PAGE = ROOT / "docs" / "how-to" / "ci.md"
YAML = {one.options["title"]: one.body for one in blocks(PAGE.read_text("utf-8")) if one.language == "yaml"}
SCHEMAS = {
    ".github/workflows/plans.yml": "vendor.github-workflows",
    ".github/workflows/scanning.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
}


def data(name: str) -> Any:
    """What the example of that name holds."""
    yaml = pytest.importorskip("ruamel.yaml")
    return yaml.YAML(typ="safe", pure=True).load(YAML[name])


def steps() -> dict[str, list[str]]:
    """The shell commands of the jobs, by the file they stand in."""
    workflows = {
        name: data(f".github/workflows/{name}.yml")["jobs"].values() for name in ("plans", "scanning")
    }
    gitlab = data(".gitlab-ci.yml")
    return {
        name: [step["run"] for job in jobs for step in job["steps"] if "run" in step]
        for name, jobs in workflows.items()
    } | {"gitlab": [line for job in gitlab.values() for line in job["script"]]}


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_example_follows_the_official_schema(name: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    file = tmp_path / "example.yml"
    file.write_text(YAML[name], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", ["config", "manifest"])
def test_pre_commit_takes_the_example_and_the_hook(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    file = tmp_path / "example.yaml"
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    file.write_text(manifest if kind == "manifest" else YAML[".pre-commit-config.yaml"], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", f"validate-{kind}", file],
        capture_output=True,
        text=True,
        env=environment(tmp_path / "home"),
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_the_examples_name_this_version() -> None:
    assert set(re.findall(r"(?:@|rev: )(v[0-9.]+[0-9])", "".join(YAML.values()))) == {f"v{__version__}"}
    assert ADDRESS in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("system", ["plans", "scanning", "gitlab"])
def test_a_job_passes_with_true_plans_and_fails_with_others(system: str, tmp_path: Path) -> None:
    commands = [line for line in steps()[system] if "pip install" not in line]
    assert commands
    renewed(PAGE, tmp_path)
    for wrong in (False, True):
        if wrong:
            (tmp_path / "page" / "wrong.toml").rename(tmp_path / "page" / "plans" / "wrong.toml")
        codes = [
            subprocess.run(
                ["bash", "-euc", command],
                cwd=tmp_path / "page",
                env=environment(tmp_path / "home"),
                capture_output=True,
                check=False,
            ).returncode
            for command in commands
        ]
        assert max(codes) == int(wrong and system != "scanning")
    reports = {"scanning": "jyplan.sarif", "gitlab": "jyplan.xml"}
    if system in reports:
        report = (tmp_path / "page" / reports[system]).read_text(encoding="utf-8")
        assert "wrong.toml" in report


def test_an_annotation_points_at_the_line_of_the_figure(tmp_path: Path) -> None:
    renewed(PAGE, tmp_path)
    folder = tmp_path / "page"
    lines = (folder / "wrong.toml").read_text(encoding="utf-8").splitlines()
    printed = jyplan("check", "wrong.toml", "-f", "github", cwd=folder).out
    found = re.findall(r"^::error file=wrong\.toml,line=(\d+),.*?(signed@\d+)", printed, re.MULTILINE)
    told = {(year, lines[int(line) - 1].partition(" = ")[0]) for line, year in found}
    assert told == {("signed@2016", "baseline"), ("signed@2017", "target")}


@pytest.mark.slow
@pytest.mark.parametrize("system", ["plans", "gitlab"])
def test_a_job_installs_jyplan_by_itself(system: str, tmp_path: Path) -> None:
    if not can_install(tmp_path):
        pytest.skip("no packages can be fetched here")
    renewed(PAGE, tmp_path)
    home = tmp_path / "home"
    publish(tmp_path, home)
    venv.create(tmp_path / "runner", with_pip=True)
    found = environment(home)
    found["PATH"] = f"{tmp_path / 'runner' / 'bin'}:{found['PATH']}"
    for command in steps()[system]:
        done = subprocess.run(
            ["bash", "-euc", command],
            cwd=tmp_path / "page",
            env=found,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    where = subprocess.run(
        ["bash", "-c", "command -v jyplan"], env=found, capture_output=True, text=True, check=True
    )
    assert where.stdout.startswith(str(tmp_path / "runner"))
