"""What one table says against another: what is refused stands in faulty.py, what is fine stands here."""

import pytest

from jyplan.diagnostic import PlanError
from jyplan.plan.load import parse
from jyplan.plan.model import Plan
from jyplan.plan.rules import faults

HEAD = 'format = 1\nplan = { name = "n", base_year = 2016, target_year = 2017 }\n'


def indicators(*ids: str, unit: str = "亿元", measure: str = "flow", more: str = "") -> str:
    return "".join(
        f'[indicators.{id_}]\nname = "n"\nunit = "{unit}"\nmeasure = "{measure}"\nbetter = "higher"\n{more}\n'
        for id_ in ids
    )


def relations(*bodies: str) -> str:
    return "".join(f'[[relations]]\nid = "r{n}"\n{body}\n' for n, body in enumerate(bodies))


def told(text: str) -> list[tuple[str, str]]:
    """The codes and messages of all faults."""
    with pytest.raises(PlanError) as raised:
        parse(HEAD + text)
    return [(one.code, one.message()) for one in raised.value.diagnostics]


def plan(text: str) -> Plan:
    return parse(HEAD + text).plan


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(indicators("a", more='baseline = "1.15万亿元"'), id="another scale"),
        pytest.param(
            indicators("a", more='baseline = { value = "1亿元", unit = "亿元" }'), id="the unit twice"
        ),
        pytest.param(
            indicators("a", more='target = { value = 1, increase = "300万元" }'), id="an increase in 万元"
        ),
        pytest.param(
            indicators(
                "a", more="target = { value = 2, growth = { percent = 8, from = 2015, per = 'year' } }"
            ),
            id="mean growth over two years",
        ),
        pytest.param(
            indicators(
                "a", more="target = [1, { value = 2, version = 'adjusted' }, { value = 3, scope = 's' }]"
            ),
            id="an original, an adjusted and another target",
        ),
        pytest.param(
            indicators("a", unit="户", more='integer = true\nbaseline = { value = 0, bound = "at-most" }'),
            id="no more than none",
        ),
        pytest.param(
            indicators("a", more='negative = true\nbaseline = { value = 0, bound = "less-than" }'),
            id="a loss",
        ),
        pytest.param(
            indicators("a", more="target = { growth = { percent = 8.12, from = 1817, per = 'year' } }"),
            id="mean growth over two hundred years",
        ),
        pytest.param(
            indicators(
                "a", more=f"target = {{ growth = {{ percent = 8.{'1' * 58}, from = 1987, per = 'year' }} }}"
            ),
            id="mean growth of many digits over thirty years",
        ),
        pytest.param(indicators("a", unit="%", measure="ratio", more='target = "49%"'), id="a ratio"),
        pytest.param(
            indicators("a", "b")
            + relations(
                'kind = "compare"\nleft = "a"\nop = ">"\nright = "b@2016"',
                'kind = "part"\nwhole = "a"\nparts = ["b"]',
            ),
            id="relations",
        ),
        pytest.param(
            indicators("a", unit="万元")
            + indicators("b")
            + relations('kind = "total"\nwhole = "a"\nparts = ["b"]'),
            id="a total over two scales",
        ),
        pytest.param(
            indicators("a", unit="%", measure="ratio")
            + relations('kind = "total"\nwhole = 100\nparts = ["a", "a@2016"]\ncomplete = false'),
            id="a constant whole",
        ),
        pytest.param(
            indicators("a")
            + indicators("b", unit="户")
            + relations('kind = "compare"\nleft = "a"\nop = "<"\nright = "b"'),
            id="a comparison of different units",
        ),
        pytest.param(
            indicators("a", "b", "c", "d")
            + relations(
                'kind = "total"\nwhole = "a"\nparts = ["b", "c"]',
                'kind = "total"\nwhole = "b"\nparts = ["d"]',
                'kind = "total"\nwhole = "c"\nparts = ["d"]',
            ),
            id="a part of two parts",
        ),
        pytest.param(
            indicators("a", "b") + relations('kind = "total"\nwhole = "a@2017"\nparts = ["a@2016", "b"]'),
            id="a sum over two years",
        ),
        pytest.param(
            indicators("a", more='pace = "profile"\nsame_period = [{ as_of = 2016-05-31, value = 1 }]'),
            id="last year's same period in place of its months",
        ),
        pytest.param(
            indicators("a", more='pace = "profile"\nactuals = [{ as_of = 2016-05-31, value = 1 }]'),
            id="last year's actuals in place of its months",
        ),
    ],
)
def test_what_is_sound_has_no_fault(text: str) -> None:
    assert faults(plan(text)) == []


def test_a_circle_of_totals_is_told_once_with_its_way() -> None:
    text = indicators("a", "b", "c", "d") + relations(
        'kind = "total"\nwhole = "d"\nparts = ["a"]',
        'kind = "total"\nwhole = "a"\nparts = ["b"]',
        'kind = "part"\nwhole = "b"\nparts = ["d", "c"]',
    )
    with pytest.raises(PlanError) as raised:
        parse(HEAD + text)
    (fault,) = raised.value.diagnostics
    assert (fault.code, fault.place.key) == ("own-part", ("relations", 2))
    assert fault.values == {"name": "d", "cycle": "d > a > b > d"}


@pytest.mark.parametrize(
    ("first", "second", "cycle"),
    [
        (("a@2017", "b"), ("b", "a"), "a > b > a"),
        (("a@2016", "b@2016"), ("b", "a"), "a@2016 > b@2016 > a@2016"),
        (("a@2017:actual", "b@2017:actual"), ("b@2017:actual", "a@2017:actual"), None),
        (("a@2017", "b@2016"), ("b", "a"), ""),
    ],
)
def test_a_circle_is_seen_whether_or_not_the_years_are_written(
    first: tuple[str, str], second: tuple[str, str], cycle: str | None
) -> None:
    text = indicators("a", "b") + relations(
        *(f'kind = "total"\nwhole = "{whole}"\nparts = ["{part}"]' for whole, part in (first, second))
    )
    if cycle == "":
        assert faults(plan(text)) == []
        return
    with pytest.raises(PlanError) as raised:
        parse(HEAD + text)
    (fault,) = raised.value.diagnostics
    assert fault.code == "own-part"
    assert cycle is None or fault.values["cycle"] == cycle


def test_a_circle_of_any_length_is_found() -> None:
    ids = [f"i{n}" for n in range(2000)]
    circle = [f'kind = "total"\nwhole = "{ids[n - 1]}"\nparts = ["{id_}"]' for n, id_ in enumerate(ids)]
    assert [code for code, _ in told(indicators(*ids) + relations(*circle))] == ["own-part"]
    assert faults(plan(indicators(*ids) + relations(*circle[1:]))) == []


def test_an_unknown_reference_names_what_was_probably_meant() -> None:
    text = indicators("revenue", more='group = "economi"') + '[groups.economy]\nname = "n"\n'
    text += relations('kind = "part"\nwhole = "revenue"\nparts = ["revenu"]')
    with pytest.raises(PlanError) as raised:
        parse(HEAD + text)
    assert [(one.message(), one.hint()) for one in raised.value.diagnostics] == [
        ("there is no group economi", "did you mean economy?"),
        ("there is no indicator revenu", "did you mean revenue?"),
    ]


@pytest.mark.parametrize(
    ("address", "stated"),
    [
        ("a.growth", True),
        ("a@2017.growth", True),
        ("a.growth[2]", True),
        ("a.growth[3]", False),
        ("a@2016.growth", False),
        ("a.increase", True),
        ("a.points", False),
        ("a@2017:actual.growth", True),
        ("a@2017-05-31.growth", True),
        ("a@2017:stretch.growth", False),
    ],
)
def test_a_reference_to_a_rate_needs_a_rate_that_is_stated(address: str, stated: bool) -> None:
    text = indicators(
        "a",
        more="target = { value = 1, growth = [8, { percent = 9, basis = 'real' }], increase = 1 }\nstretch = 2\n"
        "actuals = [{ as_of = 2017-12-31, value = 1, growth = 7 }, { as_of = 2017-05-31, value = 1, growth = 7 }]",
    ) + relations(f'kind = "compare"\nleft = "{address}"\nop = ">"\nright = 1')
    if stated:
        assert faults(plan(text)) == []
    else:
        assert [code for code, _ in told(text)] == ["not-stated-there"]


def test_references_are_the_addresses_of_a_relation_with_their_keys() -> None:
    found = plan(
        indicators("a", "b", "c")
        + relations(
            'kind = "total"\nwhole = "a"\nparts = ["b", "c"]\nminus = ["b@2016"]',
            'kind = "total"\nwhole = 100\nparts = ["b"]',
            'kind = "share"\npart = "a"\nwhole = "b"\npercent = 3',
            'kind = "part"\nwhole = "a"\nparts = ["b"]',
            'kind = "compare"\nleft = 3\nop = ">"\nright = "b"',
        )
    )
    assert [[(text, *path) for text, path in one.references()] for one in found.relations] == [
        [("a", "whole"), ("b", "parts", 0), ("c", "parts", 1), ("b@2016", "minus", 0)],
        [("b", "parts", 0)],
        [("a", "part"), ("b", "whole")],
        [("a", "whole"), ("b", "parts", 0)],
        [("b", "right")],
    ]
