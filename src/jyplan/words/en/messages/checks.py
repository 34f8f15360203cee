"""What does not agree within a plan, and what is doubtful in it. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # cross-checks
    "unit-mismatch": (
        "{unit} cannot be converted to {home}",
        "the same thing counted, in another scale: 万{text}, 亿{text}",
    ),
    "two-units": ("the number says {inside}, unit says {outside}", "keep one of them"),
    "unknown-reference": ("there is no {what} {name}", "{meant}"),
    "not-an-address": (
        "{text} is no address",
        "an id, then perhaps @ and a year or date: gdp, gdp@2016, gdp@2017-05-31, gdp@2017.growth",
    ),
    "not-stated-there": (
        "{address} is not stated in this plan",
        "the reference names a {part} that no statement gives",
    ),
    "own-part": ("{name} is a part of itself", "follow the totals: {cycle}"),
    "part-twice": ("{name} stands twice among the parts", "name every part once"),
    "same-id": ("the relation id {name} is used twice", "give each relation an id of its own"),
    "per-missing": (
        "the growth spans {years} years and does not say how",
        'per = "year" for a mean annual rate (年均), per = "period" for the whole',
    ),
    "growth-year": (
        "the growth of {year} cannot count from {since}",
        "from names an earlier year or period, of a level an earlier day",
    ),
    "not-whole-years": (
        "a mean annual growth from {since} does not span whole years",
        'per = "period" for the growth over all of it',
    ),
    "growth-too-long": (
        "these are {years} years; growth is computed over at most {most}",
        "is a year wrong? at most 200, and fewer for a mean annual rate of many digits",
    ),
    "growth-of-ratio": (
        "a growth rate of a ratio",
        "a change of a ratio is in percentage points: points = 0.4; or is measure wrong?",
    ),
    "points-of-amount": (
        "percentage points for something that is no ratio",
        'growth = … is in percent, increase = … in the unit; points need measure = "ratio"',
    ),
    "of-without-rank": ("of belongs to a rank", 'set measure = "rank", or remove it'),
    "no-date": ("the actual has no date, and neither has its source", "add as_of = 2017-05-31"),
    "bad-profile": (
        "a profile has {count} values",
        "12 months, 4 quarters, or 11 numbers with January and February as one, of the base year",
    ),
    "profile-missing": (
        'pace = "profile" without anything of the year before',
        "add profile = [ … ] with 12 months or 4 quarters, or same_period = [ … ] with figures to a date",
    ),
    "not-as-many": (
        "there are {parts} parts and {percents} shares",
        "one share for each part, in the same order",
    ),
    "ratio-unit": (
        "{above} divided by {below} is no number of {unit}",
        "the unit is the numerator's, perhaps with the denominator's after a stroke: 元, 万元/人, %",
    ),
    "period-and-cumulative": (
        "the figure has a period, and cumulative beside it",
        'period = "2016/2020" says all of it; leave cumulative out',
    ),
    "same-statement": (
        "a second {what} of the same version",
        'mark the later one version = "adjusted"; further places of one figure belong in also = [ … ]',
    ),
    # progress
    "period-gap": (
        "what is recorded from {from} on is not added: {missing} to {until} is missing",
        "record the missing stretch, or a year-to-date figure for a later day",
    ),
    "period-overlap": (
        "{from} to {to} is not added: it overlaps {first} to {last}",
        "periods must follow each other without a common day; is one of the dates wrong?",
    ),
    "period-across-years": (
        "{from} to {to} lies in two years and counts for neither",
        "split it at the end of the year, or record year-to-date figures",
    ),
    "total-falls": (
        "the total to {day} is below the one to {before}",
        "a year-to-date total only grows; is this a single month, or a revision? then say period = {{ "
        'from, to }} or version = "revised"',
    ),
    "actual-after-plan": (
        "the actual of {day} lies after {year} and is not held against its target",
        "the year's final figure is dated {year}-12-31, whenever it was published",
    ),
    "date-from-source": (
        "the actual has no date; that of its source {source} counts: {day}",
        "add as_of = … with the day up to which the figure tells",
    ),
}
