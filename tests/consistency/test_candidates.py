"""What would have fitted in the place of a suspect: it does, and a single one is the only one."""

import copy
import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jyplan.consistency.conflict import Conflict
from jyplan.consistency.result import check
from jyplan.exact.figure import Figure, read_number
from jyplan.exact.interval import Interval
from jyplan.exact.printings import Printing
from jyplan.exact.slips import TRIED, candidates
from jyplan.plan.model import Plan, validate
from tests.consistency.plans import indicator, number, plan_of, printed, to_plain

Raw = dict[str, Any]


def found(stated: str, allowed: Interval, *, scaled: bool = False) -> tuple[str, ...]:
    return candidates(
        Printing(read_number(Decimal(stated)), Figure.interval), allowed, scaled=scaled
    ).printings


@pytest.mark.parametrize(
    ("stated", "allowed", "scaled", "expected"),
    [
        ("123", (Fraction("131.6"), Fraction("132.3")), False, ("132",)),  # two digits of three changed places
        ("87.8", (Fraction("77.6"), Fraction("78.1")), False, ("77.8", "78.1", "78.0", "77.9")),
        ("8.0", (Fraction("9.96"), None), False, ("80", "10.0", "10.1", "10.2")),
        ("5000", (Fraction(499), Fraction(501)), False, ("500", "501", "499")),
        ("2280", (Fraction(22_000_000), Fraction(23_000_000)), True, ("22800000", "22000000", "22000001", "22000002")),
        ("2280", (Fraction(22_000_000), Fraction(23_000_000)), False, ("22000000", "22000001", "22000002")),
        ("1.40", (Fraction("0.395"), Fraction("0.405")), False, ("0.40", "0.41", "0.39")),
        ("0.40", (None, Fraction("0.05")), False, ("0.00", "0.04", "0.05", "0.03")),
        ("8.1", (Fraction("8.31"), Fraction("8.33")), False, ("8.3",)),
        ("8.1", (Fraction("8.31"), Fraction("8.31")), False, ("8.3",)),
    ],
)  # fmt: skip
def test_what_one_slip_explains_comes_first_and_the_nearest_after_it(stated, allowed, scaled, expected):
    assert found(stated, Interval.of(*allowed), scaled=scaled) == expected


def test_nothing_fits_where_nothing_is_allowed_or_nothing_could_be_printed():
    printing = Printing(read_number(Decimal("8.1")), Figure.interval)
    assert candidates(printing, Interval.of(2, 1), scaled=False) == ((), True)
    assert candidates(None, Interval.of(1, 2), scaled=False) == ((), True)


def test_printings_that_stay_open_are_not_named():
    printing = Printing(read_number(Decimal("50")), Figure.interval)
    asked = []

    def possible(claimed: Interval) -> bool | None:
        asked.append(claimed)
        return True if claimed.holds(Fraction(52)) else None if claimed.holds(Fraction(53)) else False

    assert candidates(printing, Interval.of(0, 100), scaled=False, possible=possible) == (("52",), False)
    none = candidates(printing, Interval.of(0, 10_000), scaled=False, possible=lambda claimed: False)
    assert none == ((), False)
    few = Interval.of(51, 50 + TRIED // 2)
    assert candidates(printing, few, scaled=False, possible=lambda claimed: False) == ((), True)


def counts(seed: int) -> Raw:
    """A small plan of true counts, one of whose figures is then misprinted."""
    draw = random.Random(seed)
    parts = {id: draw.randint(0, 9) for id in "ab"}
    true = {**parts, "w": max(sum(parts.values()), 1)}
    base = draw.randint(1, 12)
    indicators = {id: indicator("户", integer=True, target={"value": value}) for id, value in true.items()}
    indicators["w"]["target"]["growth"] = to_plain(
        printed(100 * (Fraction(true["w"], base) - 1), 1, "half-up")
    )
    if draw.random() < 0.5:
        indicators["w"]["baseline"] = base
    share = to_plain(printed(Fraction(100 * true["a"], true["w"]), draw.choice([0, 1]), "half-up"))
    relations: list[Raw] = [
        {"id": "s", "kind": "share", "part": "a@2017", "whole": "w@2017", "percent": share}
    ]
    if draw.random() < 0.7:
        relations.append({"id": "t", "kind": "total", "whole": "w@2017", "parts": ["a", "b"]})
    raw = {
        "format": 1,
        "plan": {"name": "test", "base_year": 2016, "target_year": 2017},
        "indicators": indicators,
        "relations": relations,
    }
    address = draw.choice(["a@2017", "w@2017", "w@2017.growth", "relation:s"])
    stated = stated_at(raw, address)
    unit = Decimal("0.1") if isinstance(stated, Decimal) else 1
    return altered(raw, address, str(abs(stated + draw.choice([-9, -1, 1, 5, 30]) * unit)))


def place_of(raw: Raw, address: str) -> tuple[Raw, str]:
    if address == "relation:s":
        return raw["relations"][0], "percent"
    id, _, part = address.partition("@2017")
    if address.endswith("@2016"):
        return raw["indicators"][address.removesuffix("@2016")], "baseline"
    return raw["indicators"][id]["target"], part.removeprefix(".") or "value"


def stated_at(raw: Raw, address: str) -> Any:
    where, key = place_of(raw, address)
    return where[key]


def altered(raw: Raw, address: str, text: str) -> Raw:
    raw = copy.deepcopy(raw)
    where, key = place_of(raw, address)
    where[key] = number(text)
    return raw


def suspects(plan: Plan) -> Iterator[tuple[Conflict, str, tuple[str, ...]]]:
    """Those who alone could explain the only conflict of a plan, with what would fit in their place."""
    checked = check(plan)
    if len(checked.conflicts) == 1 and checked.conflicts[0].verdict == "inconsistent":
        for culprits, printings in zip(
            checked.conflicts[0].culprits, checked.conflicts[0].candidates, strict=True
        ):
            if len(culprits) == 1:
                yield checked.conflicts[0], culprits[0], printings.get(culprits[0], ())


def verdict(raw: Raw, address: str, text: str) -> str:
    """The verdict on a plan with another printing in one place."""
    try:
        return check(validate(altered(raw, address, text))).summary.verdict
    except ValueError:  # such as a share above all
        return "inconsistent"


def around(stated: Any) -> list[str]:
    """The printings with the last place of a stated one, as far as counts so small come to them, or near."""
    if not isinstance(stated, Decimal):
        return [str(n) for n in range(101)]
    tenths = int(10 * stated)
    return [f"{n / 10}" for n in range(max(tenths - 50, 0), tenths + 51)]


@pytest.mark.parametrize("start", range(0, 60, 10))
def test_what_is_said_to_fit_in_a_plan_of_counts_does(start):
    for seed in range(start, start + 10):
        raw = counts(seed)
        for _, address, printings in suspects(validate(raw)):
            verdicts = {text: verdict(raw, address, text) for text in printings}
            assert "inconsistent" not in verdicts.values(), (seed, address, verdicts)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_a_single_printing_that_is_said_to_fit_is_the_only_one(seed):
    raw = counts(seed)
    for conflict, address, printings in suspects(validate(raw)):
        if len(printings) <= 1 and conflict.candidates_complete:
            others = around(stated_at(raw, address))
            fitting = {text for text in others if verdict(raw, address, text) in ("consistent", "untested")}
            assert fitting <= set(printings), address


def test_no_share_is_offered_that_no_counts_have():
    indicators = {
        "a": indicator("户", integer=True, target={"value": 3}),
        "w": indicator("户", integer=True, target={"value": 5}),
    }
    share = {"id": "s", "kind": "share", "part": "a@2017", "whole": "w@2017", "percent": Decimal("59.7")}
    (conflict,) = check(plan_of(indicators, [share])).conflicts
    # No other count of either would give 59.7 %.
    assert conflict.culprits == (("relation:s",),)
    assert conflict.candidates == ({"relation:s": ("60.0",)},)
    assert conflict.candidates_complete


def test_a_number_whose_point_slipped_is_known_as_well_as_its_text_tells():
    near = Interval.of(Fraction("26.35"), Fraction("26.45"))
    assert found("3", near) == ("26",)
    assert found("3", Interval.of(Fraction("29.6"), Fraction("30.2"))) == ("30",)
    precise = Printing(read_number(Decimal(100)).rounded_to(Fraction(100)), Figure.interval)
    assert candidates(precise, Interval.of(Fraction("0.6"), Fraction("1.4")), scaled=False).printings == (
        "0",
    )


def test_a_growth_that_leaves_nothing_is_offered():
    said = {"baseline": {"value": 10, "certain": True}, "target": {"value": 0, "growth": 8}}
    nothing = {"id": "c", "kind": "compare", "left": "a@2017", "op": "=", "right": 0}
    (conflict,) = check(plan_of({"a": indicator("户", integer=True, **said)}, [nothing])).conflicts
    offered = {name: texts for each in conflict.candidates for name, texts in each.items()}
    assert offered["a@2017.growth"] == ("-100",)


def test_nothing_is_offered_for_a_base_of_nothing_that_keeps_a_growth_out():
    grown = indicator(baseline=Decimal("0.0"), target={"value": Decimal("100.0"), "growth": 900})
    indicators = {"a": grown, "b": indicator(baseline=Decimal("30.0"))}
    total = {"id": "t", "kind": "total", "whole": "a@2016", "parts": ["b@2016"]}
    (conflict,) = check(plan_of(indicators, [total])).conflicts
    offered = {name: texts for each in conflict.candidates for name, texts in each.items()}
    assert (offered["a@2016"], offered["b@2016"], conflict.candidates_complete) == (
        (),
        ("0.03", "0.1", "0.0"),
        False,
    )
