"""A kind of relation is its file in ``consistency/kinds``, its model and its words: no other room names it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import jyplan
from jyplan.report import formats

# Two toys: figures in their order, which is a law, and a multiple, which is a figure of the relation's own.
_MODELS = '''
class Order(Tied, title="Order · 次序"):
    """Each is at least as large as the next."""

    kind: Annotated[Literal["order"], _KIND]
    listed: Annotated[tuple[str, ...], BeforeValidator(array)] = Field(title="Listed · 各项", description="Listed.")

    def sides(self) -> Iterator[tuple[Side, Path]]:
        yield from _listed("listed", self.listed)


class Multiple(Tied, Digits, title="Multiple · 倍数"):
    """left = value × right."""

    kind: Annotated[Literal["multiple"], _KIND]
    left: str = Field(title="Left · 左边", description="Left.")
    right: str = Field(title="Right · 右边", description="Right.")
    value: Value = Field(title="Value · 数值", description="Value.")

    def sides(self) -> Iterator[tuple[Side, Path]]:
        yield self.left, ("left",)
        yield self.right, ("right",)

    def has_figure(self) -> bool:
        return True


Relation = Annotated[Order | Multiple | '''
_ORDER = '''
"""order: each is at least as large as the next."""
from itertools import pairwise

from jyplan.consistency.kinds.kind import Kind, Law, always
from jyplan.consistency.kinds.reading import side, unknowns


def read(order, reading):
    operands = [reading.operand(text) for text in order.listed]
    tie = reading.tie(operands)
    for more, less in pairwise(operands):
        free = unknowns([more]), unknowns([less])
        yield tie._replace(left=side([more], more.unit), op=">=", right=side([less], more.unit), free=free)


def laws(order):
    return (Law((more,), ">=", (less,)) for more, less in pairwise(order.listed))


KIND = Kind(read, laws, undated=always)
'''
_MULTIPLE = '''
"""multiple: the left side is so many times the right one."""
from fractions import Fraction

from jyplan.consistency.kinds.kind import Kind, OwnFigure
from jyplan.consistency.kinds.reading import flat, side


def read(multiple, reading):
    left, right = reading.operand(multiple.left), reading.operand(multiple.right)
    forms = (flat(side([operand], right.unit).terms) for operand in (left, right))
    claim = reading.figure(multiple.value, *forms, Fraction(1))
    yield claim._replace(id=left.id, reason=reading.reason([left, right]) or claim.reason)


def figure(multiple):
    return OwnFigure({"left": multiple.left, "right": multiple.right})


KIND = Kind(read, figure=figure)
'''
_PAGE = "# The order fails.\n\nA page.\n"

_PLAN = """
format = 1
plan = { name = "次序", name_en = "Order", base_year = 2016, target_year = 2017 }
indicators.first = { name = "甲", unit = "亿元", measure = "flow", better = "higher", target = 3 }
indicators.second = { name = "乙", unit = "万元", measure = "flow", better = "higher", target = 50000 }
indicators.third = { name = "丙", unit = "亿元", measure = "flow", better = "higher", target = 2 }
indicators.whole = { name = "丁", unit = "亿元", measure = "flow", better = "higher", target = 4 }
relations = [
  { id = "order", kind = "order", listed = ["first", "second", "third"] },
  { id = "times", kind = "multiple", left = "first", right = "third", value = 2.5 },
  { id = "parts", kind = "total", whole = "whole", parts = ["left_out", "first"] },
  { id = "order_too", kind = "order", listed = ["left_out", "third"] },
]
indicators.left_out = { name = "戊", unit = "亿元", measure = "flow", better = "higher" }
"""


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the toys in it, and a plan that has relations of them."""
    folder = tmp_path_factory.mktemp("toys")
    package = folder / "jyplan"
    shutil.copytree(Path(jyplan.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    replaced(package / "plan/relation.py", "Relation = Annotated[", _MODELS.lstrip())
    (package / "consistency/kinds/order.py").write_text(_ORDER.lstrip(), encoding="utf-8")
    (package / "consistency/kinds/multiple.py").write_text(_MULTIPLE.lstrip(), encoding="utf-8")
    codes = '"order": "order-fails", "multiple": "multiple-fails", '
    replaced(package / "words/codes.py", '"ratio": ', f'{codes}"ratio": ')
    replaced(package / "words/codes.py", '*("difference', '*("order-fails", "multiple-fails", "difference')
    for language, text in (("en", "{left} in multiples of {right}"), ("zh", "{left}为{right}的倍数")):
        words = package / "words" / language
        replaced(words / "verdicts.py", '"ratio-of": ', f'"multiple-of": "{text}", "ratio-of": ')
        for code in ("order-fails", "multiple-fails"):
            replaced(words / "codes.py", '"ratio-mismatch": ', f'"{code}": "{code}", "ratio-mismatch": ')
            (words / "pages" / f"{code}.md").write_text(_PAGE, encoding="utf-8")
    (folder / "plan.toml").write_text(_PLAN.lstrip(), encoding="utf-8")
    return folder


def run(folder: Path, *lines: str) -> list[str]:
    """What each command prints, run in the copy."""
    code = (
        "import sys\nfrom jyplan.cli import run\n"
        "for line in sys.stdin:\n"
        "    code = run(line.split())\n    sys.stdout.flush()\n    print('====', code, flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "120", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], input="\n".join(lines), capture_output=True, text=True, check=False,
        env=environment, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    parts = done.stdout.split("==== ")
    return [text.partition("\n")[2] + f"exit {parts[n + 1][0]}" for n, text in enumerate(parts[:-1])]


def test_every_command_has_a_new_kind_of_relation_at_once(toys: Path) -> None:
    forms = (*formats.names(), *formats.ci_names())
    checks = [f"--lang {lang} check plan.toml -f {form}" for lang in ("en", "zh") for form in forms]
    checks = [line + " -o sheet.xlsx" if line.endswith("xlsx") else line for line in checks]
    others = ("status plan.toml", "show first --plan plan.toml", "schema", "explain order-fails")
    codes = [text[-1] for text in run(toys, *checks, *others)]
    assert codes == ["1"] * len(checks) + ["0"] * len(others)


def test_a_new_kind_is_judged_and_named_as_its_file_says(toys: Path) -> None:
    english, chinese = run(toys, *(f"--lang {lang} check plan.toml -f text" for lang in ("en", "zh")))
    assert "order-fails" in english
    assert "甲 ≥ 乙, 乙 ≥ 丙" in english
    assert "甲 in multiples of 丙" in english
    assert "甲为丙的倍数" in chinese
