"""Expressions over columns, plain functions of a row, and ``check`` say the same of the same figures."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.audit.cells import Cell
from jyplan.audit.figures import WIDE
from jyplan.audit.outcome import CODES, Outcome, number_of, reason_number
from jyplan.audit.rules.claim import Columns, Terms
from jyplan.audit.rules.growth import growth, growths
from jyplan.audit.rules.series import PeriodReader, series_growths, series_outcomes, window
from jyplan.audit.rules.share import share, shares
from jyplan.audit.rules.sums import group_outcomes, merged_sums, partial_sums, sum_outcome
from jyplan.consistency.result import check
from jyplan.exact.figure import ROUNDINGS, Rounding
from jyplan.plan.load import parse
from tests.audit.claims import Claim, claim, group
from tests.audit.tables import cells, figures, printed

SEEDS = st.integers(0, 2**32)
RULES = st.sampled_from(ROUNDINGS)


def columns(claims: list[Claim]) -> Columns:
    return Columns(*(figures([one[at] for one in claims]) for at in range(3)))


def same(found: np.ndarray, expected: list[Outcome]) -> None:
    """The outcomes of columns are those of rows, but where they are left to Python."""
    for at, outcome in enumerate(expected):
        if found[at] != WIDE:
            assert CODES[found[at]] == (outcome.verdict, outcome.reason), at


@given(SEEDS, RULES, st.sampled_from([100, 1000, 1]), st.booleans(), st.sampled_from([-4, 0, 4]))
def test_growth_in_columns_is_growth_in_rows(
    seed: int, rounding: Rounding, per: int, negative: bool, shift: int
) -> None:
    chance = random.Random(seed)
    claims = [claim(chance, per, growth=True) for _ in range(60)]
    terms = Terms(rounding, True, per, negative, shift)
    same(growths(columns(claims), terms), [growth(*one, terms) for one in claims])


@given(SEEDS, RULES, st.sampled_from([100, 1000, 1]))
def test_shares_in_columns_are_shares_in_rows(seed: int, rounding: Rounding, per: int) -> None:
    chance = random.Random(seed)
    claims = [claim(chance, per, growth=False) for _ in range(60)]
    terms = Terms(rounding, False, per)
    same(shares(columns(claims), terms), [share(*one, terms) for one in claims])


@given(SEEDS, RULES)
def test_numbers_too_large_for_64_bits_are_left_to_python_and_no_others_go_wrong(
    seed: int, rounding: Rounding
) -> None:
    chance = random.Random(seed)
    claims = [claim(chance, 100, growth=True, digits=18, places=9) for _ in range(60)]
    claims = [one for one in claims if all(abs(cell.digits) < 10**18 for cell in one)]
    terms = Terms(rounding)
    same(growths(columns(claims), terms), [growth(*one, terms) for one in claims])


def test_the_verdicts_come_up_all_and_few_rows_are_left_to_python() -> None:
    chance = random.Random(1)
    claims = [claim(chance, 100, growth=True) for _ in range(4000)]
    found = growths(columns(claims), Terms())
    counts = Counter(CODES[code] for code in found if code != WIDE)
    assert {verdict for verdict, _ in counts} == {"consistent", "edge", "inconsistent", "not-checkable"}
    assert min(counts["edge", None], counts["inconsistent", None], counts["consistent", None]) > 100
    assert (found == WIDE).sum() < 100


HEAD = 'format = 1\n[plan]\nname = "x"\nbase_year = 2016\ntarget_year = 2017\nrounding = "{rounding}"\n'
BODY = '[indicators.{id}]\nname = "{id}"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'


def checked(plan: str, address: str) -> tuple[str, str | None]:
    """Verdict and reason of one figure or relation of a plan, held against what it touches."""
    row = next(one for one in check(parse(plan).plan).statements if one.address == address)
    return row.verdict, row.reason


@given(SEEDS, RULES)
def test_growth_has_the_verdict_that_check_gives_it_in_a_plan(seed: int, rounding: Rounding) -> None:
    value, base, rate = claim(random.Random(seed), 100, growth=True, digits=6)
    if any(one.reason for one in (value, base, rate)):
        return
    plan = HEAD.format(rounding=rounding) + BODY.format(id="x")
    plan += f"baseline = {printed(base)}\ntarget = {{ value = {printed(value)}, growth = {printed(rate)} }}\n"
    # A base printed below zero would let the target be, too; a row of a table is judged by its own value.
    signed = base.digits < 0
    found = growth(value, base, rate, Terms(rounding, negative=signed))
    verdict, reason = checked(plan, "x@2017.growth")
    if reason == "growth-not-above-minus-100":  # the code of what fails so in a plan
        reason = None
        if base.digits == 0:  # nobody knows whether such a base lies above zero
            verdict, reason = "not-checkable", "base-not-positive"
    assert (found.verdict, found.reason) == (verdict, reason)


@given(SEEDS, RULES)
def test_a_share_has_the_verdict_that_check_gives_it_in_a_plan(seed: int, rounding: Rounding) -> None:
    part, whole, rate = claim(random.Random(seed), 100, growth=False, digits=6)
    if any(one.reason for one in (part, whole, rate)):
        return
    plan = HEAD.format(rounding=rounding)
    plan += "".join(
        f"{BODY.format(id=id)}target = {printed(one)}\n" for id, one in (("part", part), ("whole", whole))
    )
    plan += f'[[relations]]\nid = "s"\nkind = "share"\npart = "part"\nwhole = "whole"\npercent = {printed(rate)}\n'
    found = share(part, whole, rate, Terms(rounding, growth=False))
    assert (found.verdict, found.reason) == checked(plan, "relation:s")


@given(SEEDS, RULES)
def test_a_sum_has_the_verdict_that_check_gives_it_in_a_plan(seed: int, rounding: Rounding) -> None:
    parts, wholes = group(random.Random(seed), None)
    if len(wholes) != 1 or not parts or any(one.reason for one in (*parts, *wholes)):
        return
    plan = HEAD.format(rounding=rounding)
    named = {f"p{at}": one for at, one in enumerate(parts)}
    plan += "".join(
        f"{BODY.format(id=id)}target = {printed(one)}\n" for id, one in {"whole": wholes[0], **named}.items()
    )
    plan += f'[[relations]]\nid = "t"\nkind = "total"\nwhole = "whole"\nparts = {list(named)}\n'
    found = sum_outcome(wholes[0], parts, rounding)
    assert (found.verdict, found.reason) == checked(plan, "relation:t")


@given(SEEDS, RULES, st.sampled_from([None, 100]))
def test_sums_of_columns_are_sums_of_groups(seed: int, rounding: Rounding, total: int | None) -> None:
    chance = random.Random(seed)
    groups = [group(chance, total) for _ in range(30)]
    rows = [
        (at, one, is_whole)
        for at, (parts, wholes) in enumerate(groups)
        for ones, is_whole in ((parts, False), (wholes, True))
        for one in ones
    ]
    chance.shuffle(rows)
    read = figures([one for _, one, _ in rows])
    keys = pl.DataFrame({"key": [at for at, _, _ in rows]}, schema={"key": pl.Int64})
    whole = np.array([is_whole for _, _, is_whole in rows], np.bool_)
    half = len(rows) // 2
    sums = pl.concat(
        [
            partial_sums(keys[part], read.at(part), whole[part], rounding)
            for part in (slice(half), slice(half, None))
        ]
    )
    found = group_outcomes(sums.group_by("key").agg(merged_sums()), total, rounding)
    for at, code in zip(found["key"], found["outcome"], strict=True):
        cells, wholes = groups[at]
        if total is None and len(wholes) != 1:
            assert code == reason_number("whole-twice" if wholes else "whole-missing")
            continue
        outcome = sum_outcome(wholes[0] if total is None else total, cells, rounding)
        assert CODES[code] == (outcome.verdict, outcome.reason)


YEARS = ("2001", "2002", "2003", "2004", "2005年", "2002年", "x", "2003-Q1", "2004-Q1", "200305", "200405")


@given(SEEDS)
def test_a_window_over_series_finds_the_base_that_a_search_finds(seed: int) -> None:
    chance = random.Random(seed)
    rows = []
    for series in range(chance.randint(1, 5)):
        for _ in range(chance.randint(1, 6)):
            value = Cell(chance.randint(80, 130), chance.randint(0, 1))
            rate = Cell(chance.randint(-50, 150), 1) if chance.random() < 0.8 else Cell(0, 0, "cell-blank")
            rows.append((series, chance.choice(YEARS), value, rate))
    chance.shuffle(rows)
    periods = PeriodReader().read(cells([row[1] for row in rows]))
    found = window(np.array([row[0] for row in rows]), periods)
    codes = series_growths(
        figures([row[2] for row in rows]), figures([row[3] for row in rows]), found, Terms()
    )
    for series in {row[0] for row in rows}:
        places = [at for at, row in enumerate(rows) if row[0] == series]
        for at, outcome in zip(
            places, series_outcomes([rows[at][1:] for at in places], Terms()), strict=True
        ):
            assert codes[at] == number_of(outcome.verdict, outcome.reason)


@pytest.mark.parametrize(
    ("basis", "reason"),
    [
        ("real", "real-growth"),
        ("不变价", "real-growth"),
        ("同口径", "like-for-like-growth"),
        ("?", "basis-not-known"),
    ],
)
def test_growth_on_another_price_basis_is_never_held_against_values(basis: str, reason: str) -> None:
    wrong = (Cell(1300, 0), Cell(731, 0), Cell(810, 1))
    assert growth(*wrong, Terms(), "现价").verdict == "inconsistent"
    outcome = growth(*wrong, Terms(), basis)
    assert (outcome.verdict, outcome.reason) == ("not-checkable", reason)
    assert growths(columns([wrong]), Terms(), [basis]).tolist() == [reason_number(reason)]


def test_known_answers() -> None:
    """2.17 → 2.63 at +21.4 % computes to 21.2, yet is consistent; 731 → 1300 at +81 % is not."""
    assert growth(Cell(263, 2), Cell(217, 2), Cell(214, 1), Terms()).verdict == "consistent"
    outcome = growth(Cell(1300, 0), Cell(731, 0), Cell(81, 0), Terms())
    assert outcome.verdict == "inconsistent"
    assert outcome.interval is not None
    assert outcome.interval.low is not None
    assert 77.6 < outcome.interval.low < 77.7
    assert share(Cell(8, 0), Cell(32, 0), Cell(25, 0), Terms(growth=False)).verdict == "consistent"
    assert sum_outcome(100, [Cell(333, 1)] * 3, "nearest").verdict == "consistent"
    assert sum_outcome(100, [Cell(600, 1), Cell(300, 1)], "nearest").verdict == "inconsistent"
