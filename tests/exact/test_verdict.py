"""What a comparison of two intervals is called."""

from fractions import Fraction
from itertools import pairwise

import pytest

from jyplan.exact.interval import Interval
from jyplan.exact.judge import VERDICTS, Verdict, judge, worse

SEVEN_TO_EIGHT = Interval.of(7, 8)


@pytest.mark.parametrize(
    ("computed", "verdict"),
    [
        (Interval.of(6, 9), "consistent"),
        (Interval.of(7, 8, True, True), "consistent"),
        (Interval.of(7, Fraction(15, 2)), "consistent"),
        (Interval.of(5, 7), "edge"),
        (Interval.of(8, 9), "edge"),
        (Interval.of(5, 7, high_open=True), "inconsistent"),
        (Interval.of(9, 10), "inconsistent"),
        (Interval.of(9, None), "inconsistent"),
        (Interval.of(None, 7), "edge"),
        (Interval.of(None, None), "consistent"),
    ],
)
def test_intervals_agree_where_they_share_more_than_an_end(computed: Interval, verdict: Verdict) -> None:
    assert judge(SEVEN_TO_EIGHT, computed) == verdict
    assert judge(computed, SEVEN_TO_EIGHT) == verdict


@pytest.mark.parametrize(
    ("number", "verdict"),
    [(7, "edge"), (8, "edge"), (6, "inconsistent")],
)
def test_an_exact_number_on_an_end_is_a_hair_from_outside(number: int, verdict: Verdict) -> None:
    assert judge(SEVEN_TO_EIGHT, Interval.of(number, number)) == verdict


def test_an_exact_number_agrees_inside_and_with_itself() -> None:
    assert judge(Interval.of(6, 8), Interval.of(7, 7)) == "consistent"
    assert judge(Interval.of(7, 7), Interval.of(7, 7)) == "consistent"
    assert judge(Interval.of(7, 7), Interval.of(8, 8)) == "inconsistent"


def test_a_figure_that_agrees_only_if_it_was_cut_off_is_an_edge() -> None:
    rounded, cut = Interval.of(7, 9), Interval.of(8, 10, high_open=True)
    assert judge(rounded, Interval.of(9, 12, low_open=True), cut) == "edge"
    assert judge(rounded, Interval.of(10, 12), cut) == "inconsistent"
    assert judge(rounded, Interval.of(6, 8), cut) == "consistent"


def test_the_worse_of_two_verdicts_is_the_one_nearer_to_inconsistent() -> None:
    order: tuple[Verdict, ...] = ("inconsistent", "edge", "not-checkable", "consistent", "untested")
    assert order == VERDICTS
    assert all(worse(one, other) == one == worse(other, one) for one, other in pairwise(order))
