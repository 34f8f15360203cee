"""What the words of a plan mean for its consistency, one small plan at a time."""

import datetime as dt
import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jyplan.consistency.joint import joint
from jyplan.consistency.network import network
from jyplan.consistency.result import Checked, check
from jyplan.solver.linear import Budget, unlimited
from tests.consistency.plans import indicator, plan_of, rows


def test_an_accepted_finding_is_noted_and_blames_nothing_else():
    said = {"value": 1300, "growth": {"percent": Decimal("78.8"), "accept": "base revised by the census"}}
    checked = check(plan_of({"x": indicator(baseline=731, target=said)}))
    (accepted,) = checked.accepted
    assert (accepted.address, accepted.verdict, accepted.stale) == ("x@2017.growth", "inconsistent", False)
    assert accepted.reason == "base revised by the census"
    found = rows(checked)
    assert found["x@2017.growth"].verdict == "inconsistent"
    assert found["x@2017"].verdict == "untested"
    assert checked.summary.verdict == "untested"
    assert not checked.conflicts


def test_an_acceptance_with_nothing_to_accept_is_stale():
    said = {"value": 1300, "growth": {"percent": Decimal("77.8"), "accept": "revised"}}
    (accepted,) = check(plan_of({"x": indicator(baseline=731, target=said)})).accepted
    assert accepted.stale


def test_an_accepted_relation_binds_nothing():
    indicators = {id: indicator(target=value) for id, value in (("w", 221), ("a", 123), ("b", 50))}
    total = {"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"], "accept": "one part is secret"}
    checked = check(plan_of(indicators, [total]))
    assert [one.address for one in checked.accepted] == ["relation:t"]
    assert checked.summary.verdict == "untested"


def test_certain_figures_that_clash_are_a_finding_of_their_own():
    indicators = {
        id: indicator(target={"value": value, "certain": True}) for id, value in (("w", 221), ("a", 123))
    }
    checked = check(plan_of(indicators, [{"id": "t", "kind": "total", "whole": "w", "parts": ["a"]}]))
    assert not checked.conflicts
    (found,) = checked.contradictions
    assert set(found.labels) == {"w@2017", "a@2017", "relation:t@2017"}
    assert {row.verdict for row in checked.statements} == {"inconsistent"}


def test_a_failing_growth_of_unknown_basis_says_what_it_was_taken_for():
    found = rows(
        check(plan_of({"x": indicator(baseline=731, target={"value": 1300, "growth": Decimal("78.8")})}))
    )
    growth = found["x@2017.growth"]
    assert growth.assumes == "nominal"
    assert growth.stated == "78.8"
    assert growth.passes == ("77.8", "77.9", "78.0")
    assert growth.distance is not None
    assert 7 < growth.distance < 8


def test_a_real_growth_never_meets_nominal_values_but_other_real_growths():
    said = {"value": 1300, "growth": {"percent": 5, "basis": "real"}}
    found = rows(check(plan_of({"x": indicator(baseline=731, target=said)})))
    assert (found["x@2017.growth"].verdict, found["x@2017.growth"].reason) == ("not-checkable", "real-growth")
    growths = [{"percent": 5, "basis": "real"}, {"percent": 8, "basis": "real"}]
    found = rows(check(plan_of({"x": indicator(target={"growth": growths})})))
    assert {row.verdict for row in found.values()} == {"inconsistent"}


def test_two_growths_of_one_pair_test_each_other():
    growths = [{"percent": 65, "per": "period"}, {"percent": Decimal("8.7"), "per": "year"}]
    checked = check(plan_of({"x": indicator(target={"growth": growths})}, base_year=2011))
    assert checked.summary.verdict == "consistent"
    growths[1]["percent"] = Decimal("9.7")
    checked = check(plan_of({"x": indicator(target={"growth": growths})}, base_year=2011))
    assert checked.conflicts[0].culprits == (("x@2017.growth",), ("x@2017.growth[2]",))


def test_other_scopes_are_never_compared():
    said = {"value": 1300, "growth": 5, "scope": "新口径"}
    found = rows(check(plan_of({"x": indicator(baseline=731, target=said)})))
    assert (found["x@2017.growth"].verdict, found["x@2017.growth"].reason) == ("not-checkable", "other-scope")


def test_targets_and_actuals_never_share_a_number():
    actuals = [{"as_of": dt.date(2017, 12, 31), "value": 400}]
    checked = check(plan_of({"x": indicator(target=500, actuals=actuals)}))
    assert {row.verdict for row in checked.statements} == {"untested"}


def test_a_dated_growth_counts_from_the_same_day_of_the_year_before():
    before = [{"as_of": dt.date(2016, 5, 31), "value": 100}]
    for growth, verdict in ((20, "consistent"), (22, "inconsistent")):
        actuals = [{"as_of": dt.date(2017, 5, 31), "value": 120, "growth": growth}]
        plan = plan_of({"x": indicator(baseline=300, target=330, actuals=actuals, same_period=before)})
        found = rows(check(plan))
        assert found["x@2017-05-31.growth"].verdict == verdict
        assert found["x@2016"].verdict == "consistent"  # five months are no more than the year


def test_an_adjusted_target_does_not_contradict_the_original_one():
    targets = [{"value": 800, "version": "original"}, {"value": 700, "growth": 40, "version": "adjusted"}]
    checked = check(plan_of({"x": indicator(baseline=500, target=targets)}))
    assert checked.summary.verdict == "consistent"


def test_parts_may_be_missing_and_may_overlap():
    indicators = {id: indicator(target=value) for id, value in (("w", 100), ("a", 60), ("b", 50))}
    parts: dict[str, Any] = {"id": "r", "whole": "w", "parts": ["a", "b"]}
    assert check(plan_of(indicators, [parts | {"kind": "part"}])).summary.verdict == "consistent"
    assert (
        check(plan_of(indicators, [parts | {"kind": "part", "disjoint": True}])).summary.verdict
        == "inconsistent"
    )
    assert (
        check(plan_of(indicators, [parts | {"kind": "total", "complete": False}])).summary.verdict
        == "inconsistent"
    )
    fewer = parts | {"parts": ["a"], "kind": "total", "complete": False}
    assert check(plan_of(indicators, [fewer])).summary.verdict == "consistent"


def test_scales_are_brought_together():
    indicators = {
        "w": indicator("亿元", target=Decimal("1.50")),
        "a": indicator("万元", target=10000),
        "b": indicator("万元", target=5000),
    }
    total = {"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]}
    assert check(plan_of(indicators, [total])).summary.verdict == "consistent"
    indicators["b"] = indicator("万元", target=5200)
    found = rows(check(plan_of(indicators, [total])))
    assert found["relation:t"].verdict == "inconsistent"
    assert found["relation:t"].passes == ("1.52",)


def test_a_slip_that_explains_a_candidate_comes_first():
    indicators = {id: indicator(target=value) for id, value in (("w", 1500), ("a", 1000), ("b", 5000))}
    checked = check(
        plan_of(indicators, [{"id": "t", "kind": "total", "whole": "w@2017", "parts": ["a", "b"]}])
    )
    (conflict,) = checked.conflicts
    printings = {name: texts for each in conflict.candidates for name, texts in each.items()}
    assert printings["b@2017"] == ("500", "501", "499")


def test_a_relation_without_years_holds_at_each_time_by_itself():
    indicators = {
        "w": indicator(baseline=100, target=110),
        "a": indicator(baseline=60, target=60),
        "b": indicator(baseline=40, target=40),
    }
    checked = check(plan_of(indicators, [{"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]}]))
    found = rows(checked)
    assert found["relation:t"].verdict == "inconsistent"
    assert found["w@2017"].verdict == "inconsistent"
    assert found["w@2016"].verdict == "consistent"


def compare(op: str, right: Any, nation: Any = None, growth: Any = 57) -> Checked:
    indicators = {"x": indicator("户", integer=True, baseline={"value": 446, "growth": growth})}
    if nation is not None:
        indicators["n"] = indicator("%", measure="ratio", better="none", baseline=nation)
    relation = {"id": "c", "kind": "compare", "left": "x@2016.growth", "op": op, "right": right}
    return check(plan_of(indicators, [relation]))


def test_a_rate_is_compared_with_a_constant_and_with_a_figure_used_nowhere_else():
    assert compare(">", 50).summary.verdict == "consistent"
    assert compare(">", 60).summary.verdict == "inconsistent"
    assert compare(">", "n@2016", Decimal("28.6")).summary.verdict == "consistent"
    checked = compare(">", "n@2016", Decimal("68.6"))
    (conflict,) = checked.conflicts
    assert set(conflict.figures) >= {"n@2016"}
    allowed = {name: interval for ranges in conflict.allowed for name, interval in ranges.items()}["n@2016"]
    assert allowed.low is None
    assert allowed.high == 100 * (Fraction(446, 284) - 1)


def test_rates_used_twice_are_listed_as_not_joint_and_judged_alone():
    indicators = {
        "x": indicator(baseline=100, target={"value": 110, "growth": 10}),
        "y": indicator(baseline=100, target={"value": 120, "growth": 20}),
    }
    relation = {"id": "c", "kind": "compare", "left": "x@2017.growth", "op": ">", "right": "y@2017.growth"}
    checked = check(plan_of(indicators, [relation]))
    assert [tuple(one) for one in checked.not_joint] == [("relation:c", "rates-used-twice")]
    assert rows(checked)["relation:c"].verdict == "inconsistent"


def test_a_rate_that_was_cut_off_is_an_edge():
    found = rows(
        check(plan_of({"x": indicator(baseline=10000, target={"value": 10589, "growth": Decimal("5.8")})}))
    )
    assert {row.verdict for row in found.values()} == {"edge"}


def test_a_fraction_near_its_quotient_is_an_edge():
    indicators = {"a": indicator(target=Decimal("24.0")), "w": indicator(target=Decimal("100.0"))}
    share = {"id": "s", "kind": "share", "part": "a@2017", "whole": "w@2017", "value": "1/4"}
    checked = check(plan_of(indicators, [share]))
    assert checked.summary.verdict == "edge"
    (conflict,) = checked.conflicts
    assert (conflict.verdict, conflict.reason) == ("edge", "cut-off")
    assert conflict.irreducible == (("a@2017", "relation:s", "w@2017"),)


def test_a_figure_hangs_untested_on_a_rate_whose_other_end_is_free():
    plan = plan_of({"x": indicator(target={"value": 2280, "growth": Decimal("8.1")})})
    assert {row.verdict for row in check(plan).statements} == {"untested"}
    assert network(plan).tested == frozenset()


def test_a_base_that_may_be_negative_is_not_joint():
    checked = check(plan_of({"x": indicator(negative=True, target={"value": 10, "growth": 5})}))
    assert [tuple(one) for one in checked.not_joint] == [("x@2017.growth", "base-may-be-negative")]


def test_no_count_fits_a_growth_that_leaves_no_whole_base():
    said = {"value": 3, "growth": 41}
    checked = check(plan_of({"x": indicator("户", integer=True, target=said)}))
    assert checked.summary.verdict == "inconsistent"


def test_other_printings_of_a_figure_test_it():
    said = {"value": 11538, "also": [{"value": "1.15万亿元"}]}
    assert check(plan_of({"x": indicator(target=said)})).summary.verdict == "consistent"
    said["also"] = [{"value": "1.16万亿元"}]
    checked = check(plan_of({"x": indicator(target=said)}))
    assert checked.conflicts[0].culprits == (("x@2017",), ("x@2017.also",))
    assert checked.conflicts[0].candidates[1]["x@2017.also"][0] == "1.15"


def test_what_is_not_decided_in_time_is_said_so():
    checked = check(
        plan_of({"x": indicator(baseline=731, target={"value": 1300, "growth": Decimal("77.8")})}),
        deadline=time.monotonic() - 1,
    )
    assert {row.reason for row in checked.statements} == {"not-decided"}
    assert checked.summary.verdict == "not-checkable"


def test_only_what_is_asked_for_is_shown():
    indicators = {"x": indicator(target=1), "y": indicator(target=2)}
    checked = check(
        plan_of(indicators, [{"id": "c", "kind": "part", "whole": "y", "parts": ["x"]}]), ids={"x"}
    )
    assert [row.address for row in checked.statements] == ["x@2017", "relation:c"]


def test_an_empty_plan_is_untested():
    assert check(plan_of({})).summary.verdict == "untested"


def test_relations_that_contradict_each_other_whatever_the_figures_are_named():
    relations = [
        {"id": "low", "kind": "compare", "left": "x@2017", "op": "<", "right": 3},
        {"id": "high", "kind": "compare", "left": "x@2017", "op": ">", "right": 5},
    ]
    checked = check(plan_of({"x": indicator()}, relations))
    assert [set(one.labels) for one in checked.contradictions] == [{"relation:low", "relation:high"}]
    assert checked.summary.verdict == "inconsistent"


@pytest.mark.parametrize(
    ("left", "op", "right", "verdict"),
    [(2, ">", 1, "consistent"), (1, ">", 2, "inconsistent"), ("x@2017", "<", "x@2017", "inconsistent")],
)
def test_a_comparison_of_constants_or_with_itself_is_judged(left, op, right, verdict):
    relation = {"id": "c", "kind": "compare", "left": left, "op": op, "right": right}
    checked = check(plan_of({"x": indicator(target=5)}, [relation]))
    assert checked.summary.verdict == verdict


def test_a_comparison_says_nothing_of_a_rate_that_is_accepted():
    said = {"value": 110, "growth": {"percent": 5, "accept": "base revised"}}
    relation = {"id": "c", "kind": "compare", "left": "x@2017.growth", "op": ">", "right": 8}
    checked = check(plan_of({"x": indicator(baseline=100, target=said)}, [relation]))
    assert not checked.accepted[0].stale
    assert rows(checked)["relation:c"].verdict == "untested"
    assert checked.summary.verdict == "untested"


def test_the_acceptance_of_a_statement_covers_all_it_says():
    said = {"value": 110, "growth": 5, "increase": 10, "accept": "base revised"}
    (accepted,) = check(plan_of({"x": indicator(baseline=100, target=said)})).accepted
    assert accepted.figures == ("x@2017", "x@2017.growth", "x@2017.increase")
    assert not accepted.stale


def test_facts_of_unknown_years_are_not_held_equal():
    facts = [{"year": "unstated", "value": 260}, {"year": "unstated", "value": 300}]
    assert check(plan_of({"x": indicator(facts=facts)})).summary.verdict == "untested"
    again = [{"year": 2016, "value": 260}, {"year": 2016, "value": 300}]
    assert check(plan_of({"x": indicator(facts=again)})).summary.verdict == "inconsistent"


def test_sums_of_years_with_one_end_are_not_held_equal():
    facts = [{"year": 2016, "value": value, "cumulative": True} for value in (260, 300)]
    assert check(plan_of({"x": indicator(facts=facts)})).summary.verdict == "untested"


@pytest.mark.parametrize(
    "relation",
    [
        {"kind": "share", "part": "a", "whole": "w", "percent": 50},
        {"kind": "total", "parts": ["a"], "whole": "w"},
        {"kind": "part", "parts": ["w"], "whole": "a"},
        {"kind": "compare", "left": "a", "op": "<", "right": "w"},
    ],
)
def test_a_year_is_not_held_against_a_sum_of_years(relation):
    indicators = {
        "a": indicator(target=25),
        "w": indicator(target={"value": 200, "cumulative": True}),
    }
    found = rows(check(plan_of(indicators, [{"id": "r", **relation}])))
    assert (found["relation:r"].verdict, found["relation:r"].reason) == ("not-checkable", "other-period")
    indicators["a"] = indicator(target={"value": 100, "cumulative": True})
    found = rows(check(plan_of(indicators, [{"id": "r", **relation}])))
    assert found["relation:r"].reason != "other-period"


def test_each_rate_at_comparable_scope_has_a_scope_of_its_own():
    def verdict(basis: str) -> str:
        rates = [
            {"percent": 6, "basis": basis},
            {"percent": 15, "basis": basis, "from": 2015, "per": "period"},
        ]
        said: dict[str, Any] = {
            "baseline": {"growth": {"percent": 5, "basis": basis}},
            "target": {"growth": rates},
        }
        return check(plan_of({"x": indicator(**said)})).summary.verdict

    assert verdict("like-for-like") == "untested"
    assert verdict("real") == "inconsistent"


def test_parts_of_which_nothing_is_stated_make_up_anything():
    parts = {"a": indicator(), "b": indicator()}
    total = {"id": "t", "kind": "total", "whole": 100, "parts": ["a@2017", "b@2017"]}
    assert check(plan_of(parts, [total])).summary.verdict == "untested"


def test_only_relations_that_a_conflict_needs_are_said_to_tie_it():
    indicators = {id: indicator(baseline=9, target=value) for id, value in (("w", 9), ("a", 4), ("b", 3))}
    indicators["w"].pop("baseline")
    both = {"id": "t", "kind": "total", "whole": "w", "parts": ["a", "b"]}
    beside = {"id": "u", "kind": "total", "whole": "v", "parts": ["a", "b"]}
    checked = check(plan_of(indicators | {"v": indicator()}, [both, beside]))
    assert [conflict.relations for conflict in checked.conflicts] == [("relation:t@2017",)]


def test_nothing_is_no_slip_of_the_point():
    indicators = {"a": indicator(target=0), "b": indicator(target=3)}
    total = {"id": "t", "kind": "total", "whole": "a@2017", "parts": ["b"]}
    (conflict,) = check(plan_of(indicators, [total])).conflicts
    assert conflict.candidates[0]["a@2017"] == ("2", "3", "4")


def test_nobody_is_blamed_for_what_a_cut_off_fraction_explains():
    stated = {"a": "34.0", "b": "40.0", "c": "36.0", "w": "100.0"}
    indicators = {id: indicator(target=Decimal(value)) for id, value in stated.items()}
    relations: list[dict[str, Any]] = [
        {"id": "t", "kind": "total", "whole": "w@2017", "parts": ["a", "b", "c"]},
        {"id": "s", "kind": "share", "part": "a@2017", "whole": "w@2017", "value": "1/3"},
    ]
    checked = check(plan_of(indicators, relations))
    (conflict,) = checked.conflicts
    assert all(len(culprits) == 1 for culprits in conflict.culprits)
    assert ("c@2017",) in conflict.culprits
    assert rows(checked)["relation:s"].verdict == "edge"
    indicators["c"] = indicator(target=Decimal("26.0"))
    assert check(plan_of(indicators, relations)).summary.verdict == "edge"


def test_what_was_proven_before_time_ran_out_is_kept_and_nothing_more_is_claimed():
    indicators = {
        f"x{n}": indicator(baseline=100, target={"value": 150, "growth": 50 - 3 * (n % 4 == 0)})
        for n in range(12)
    }
    ids = list(indicators)
    tie = {"id": "t", "kind": "total", "whole": "w", "parts": ids}
    net = network(plan_of(indicators | {"w": indicator()}, [tie]))
    full = joint(net, unlimited)
    assert len(full.conflicts) == 3
    partly = 0
    for units in range(0, 40_000, 500):
        found = joint(net, Budget(units))
        decided = {name: v for name, v in found.verdicts.items() if name not in found.undecided}
        assert {name: full.verdicts[name] for name in decided} == decided
        assert {conflict.irreducible for conflict in found.conflicts} <= {
            conflict.irreducible for conflict in full.conflicts
        }
        partly += bool(found.conflicts and found.undecided)
    assert partly


def test_a_share_without_a_year_is_one_of_the_target_year():
    indicators = {
        "w": indicator(baseline=Decimal("801.3"), target=Decimal("845.2")),
        "a": indicator(baseline=Decimal("24.0"), target=Decimal("21.4")),
    }
    share = {"id": "s", "kind": "share", "part": "a", "whole": "w", "percent": Decimal("2.5")}
    assert check(plan_of(indicators, [share])).summary.verdict == "consistent"
    before = share | {"part": "a@2016", "whole": "w@2016"}
    assert check(plan_of(indicators, [before])).summary.verdict == "inconsistent"


def test_a_conflict_names_the_certain_figures_that_it_needs():
    indicators = {id: indicator(target=value) for id, value in (("w", 450), ("a", 214), ("b", 126))}
    indicators["w"]["target"] = {"value": 450, "certain": True}
    total = {"id": "t", "kind": "total", "whole": "w@2017", "parts": ["a", "b"]}
    (conflict,) = check(plan_of(indicators, [total])).conflicts
    assert conflict.figures == ("a@2017", "b@2017")
    assert (conflict.certain, conflict.relations) == (("w@2017",), ("relation:t",))


def test_a_reference_means_the_statement_that_its_number_names():
    facts = [{"year": "unstated", "value": value} for value in (Decimal("5.0"), Decimal("70.0"))]
    indicators = {
        "a": indicator(facts=facts),
        "b": indicator(facts=[{"year": "unstated", "value": Decimal("50.0")}]),
    }
    part = {"id": "p", "kind": "part", "whole": "a@unstated[2]", "parts": ["b@unstated"]}
    assert check(plan_of(indicators, [part])).summary.verdict == "consistent"
    found = rows(check(plan_of(indicators, [part | {"whole": "a@unstated"}])))
    assert (found["relation:p"].verdict, found["relation:p"].reason) == ("not-checkable", "no-year")
