"""Beyond one process the same counts come out. Needs Daft; .ci/run has it."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from jyplan.audit.fault import TableError
from jyplan.audit.run import audit_tables
from jyplan.audit.spec import Asked, spec_of
from tests.audit.claims import claim
from tests.audit.tables import printed

pytestmark = pytest.mark.slow
ROWS = 20_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster")
    chance = random.Random(5)
    rows = []
    for at in range(ROWS):
        value, base, rate = (printed(cell) for cell in claim(chance, 100, growth=True))
        rows.append((f"r{at // 200}", f"i{at // 20 % 10}", str(2001 + at % 20), base, value, rate))
    chance.shuffle(rows)
    frame = pl.DataFrame(rows, schema=["region", "item", "year", "base", "value", "growth"], orient="row")
    frame.write_csv(folder / "t.csv")
    frame.write_parquet(folder / "t.parquet")
    return folder


@pytest.mark.parametrize("name", ["t.csv", "t.parquet"])
@pytest.mark.parametrize(
    "asked",
    [
        {"value": "value", "base": "base", "growth": "growth"},
        {"by": ("region", "item"), "period": "year", "value": "value", "growth": "growth"},
        {"sum_of": "value", "within": "item", "whole_is": "i0", "by": ("region", "year")},
    ],
    ids=["growth", "series", "sum"],
)
def test_daft_gives_the_counts_that_one_process_gives(name: str, asked: dict[str, Any], folder: Path) -> None:
    pytest.importorskip("daft")
    from jyplan.audit.cluster import audit_on_cluster

    spec = spec_of(Asked(**asked))
    here, there = audit_tables([folder / name], spec), audit_on_cluster([str(folder / name)], spec)
    assert there.counts == here.counts
    reasons = [{one.reason: one.rows for one in found.rules[0].reasons} for found in (here, there)]
    assert reasons[0] == reasons[1]
    assert there.tables[0].rows == ROWS


def test_a_cluster_that_does_not_answer_is_told_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    from jyplan.audit import cluster

    def silent(address: str) -> None:
        raise ConnectionError(f"trying\ncould not connect to {address}")

    monkeypatch.setitem(sys.modules, "daft", SimpleNamespace(set_runner_ray=silent))
    spec = spec_of(Asked(value="value", base="base", growth="growth"))
    for asked, code in ((spec, "cluster-silent"), (replace(spec, header=2), "map-wrong")):
        with pytest.raises(TableError) as raised:
            cluster._counted(["t.csv"], asked, "head:6379")
        assert [one.code for one in raised.value.diagnostics] == [code]


def test_what_cannot_be_read_there_is_told(folder: Path) -> None:
    pytest.importorskip("daft")
    from jyplan.audit.cluster import audit_on_cluster

    (folder / "broken.csv").write_text("value,base,growth\n1,2,3\n1,2\n", encoding="utf-8")
    spec = spec_of(Asked(value="value", base="base", growth="growth"))
    for name in ("no.csv", "broken.csv"):
        with pytest.raises(TableError):
            audit_on_cluster([str(folder / name)], spec)
    with pytest.raises(TableError) as raised:
        audit_on_cluster([str(folder / "t.csv")], spec_of(Asked(value="v", base="base", growth="growth")))
    assert [one.code for one in raised.value.diagnostics] == ["table-no-column"]
