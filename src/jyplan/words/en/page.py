"""The page that is handed on: headings, sentences and remarks."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # the head
    "kicker": "How the plan stands · data to {day}",
    "kicker-empty": "How the plan stands",
    "date": "{day} {month} {year}",
    "filter": "Show",
    "all": "all",
    "order": "Order",
    "by-lag": "furthest behind first",
    "by-lead": "furthest ahead first",
    "by-change": "by change",
    "by-plan": "as in the plan",
    # sections
    "overview": "Overview",
    "lead-and-lag": "Who is ahead, who is behind",
    "lead-legend": (
        "Share done less share expected by the date of the data, in percentage points; furthest behind "
        "first. The pale dot is the figure before."
    ),
    "lead-column": "Lead, points",
    "change-column": "Change",
    "levels": (
        "judged on the planned path, as shares of the way from base to target; not to be compared with "
        "those above"
    ),
    "more-leads": "{count} more are in the tables.",
    "attention": "What needs attention",
    "by-owner": "By owner",
    "all-indicators": "Indicators",
    "no-owner": "Without an owner",
    "growth-targets": "Growth targets",
    "growth-targets-legend": (
        "Growth so far against the growth aimed at, and the growth that the rest would need."
    ),
    "course": "The course of the year",
    "course-legend": (
        "Cumulative, beside the pace that leads to the target. The bars below are the lead or lag at "
        "each date, in percentage points, on one scale for all."
    ),
    "rest": "What the rest has to bring",
    "rest-legend": (
        "Growth over the same months of the year before: so far (hollow) and needed in the rest (solid)."
    ),
    "findings": "Do the figures add up",
    "findings-legend": (
        "{count} figures and relations were checked exactly, each figure for every value that its "
        "printed digits allow."
    ),
    "no-findings": "Nothing stated contradicts anything else.",
    "nothing-held": "Nothing stated could be held against anything else.",
    "sources": "Sources and notes",
    "no-sources": "The plan names no sources.",
    "method": "Method",
    "data": "Data",
    "data-legend": "Comma-separated, digits as computed; below, every figure recorded.",
    "download": "Save as CSV",
    "data-table": "Table",
    "derivation": "Derivation",
    "back": "To the top",
    # legends
    "done": "done",
    "due": "expected by now",
    "target": "target",
    "limit": "limit",
    "stretch": "stretch {value}",
    "bands": "shades: off track, behind, on pace",
    "actual": "actual",
    "pace": "pace",
    "year-before": "year before",
    "projected": "at this pace",
    "bars": "lead or lag",
    # columns
    "year": "{year}",
    "target-column": "Target {year}",
    "cumulative": "Latest",
    "gap-column": "Gap",
    "done-column": "Done %",
    "due-column": "Due %",
    "progress-column": "Target = 100 %",
    "so-far-growth": "So far %",
    "rest-growth": "Rest needs %",
    "so-far-month": "A month so far",
    "rest-month": "A month needed",
    "growth-aim": "Aimed at %",
    "growth-gap": "Difference, points",
    "expected-value": "Due",
    "lead-short": "Lead",
    "count": "Indicators",
    "stated-figure": "As written",
    "would-fit": "Would fit",
    # states, where one word stands for status and outlook
    "context": "context",
    "not-assessable": "not judged on pace",
    "green": "green",
    "yellow": "yellow",
    "red": "red",
    "light": "Light",
    "binding": "binding",
    "expected": "expected",
    "stretch-nature": "stretch",
    "points-unit": "points",
    # the sentence
    "sum-all": "Of {count} with a target, ",
    "indicators": "{count} indicators",
    "indicators-1": "one indicator",
    "sum-judged": "{count} can be judged on pace: ",
    "sum-furthest": " {name} is furthest behind, {points} points below the pace.",
    "sum-over": " {name} is projected over its limit.",
    "sum-over-all": " {name} are projected over their limits.",
    "sum-over-more": " {name} and {more} more are projected over their limits.",
    "sum-late": " {name} is {points} points below the pace.",
    "sum-slowest": " {name} is furthest below the growth aimed at, by {points} points.",
    "sum-contradictions": " The stated figures hold {count} contradictions.",
    "sum-contradiction": " The stated figures hold one contradiction.",
    "sum-no-contradiction": " No contradiction was found in the stated figures.",
    "sum-nothing": "{count} with a target; nothing is recorded yet.",
    "sum-no-target": "No indicator of the plan has a target.",
    "counted": "{count} {state}",
    "full-stop": ".",
    # attention
    "at-month": "{mean} {unit} a month so far, {need} needed",
    "at-month-limit": "{mean} {unit} a month so far, at most {need} allowed",
    "at-end": "{value} {unit} at this pace, target {target}",
    "at-growth": "growth of {latest} so far, {target} aimed at",
    "at-final": "{value} {unit} of {target}",
    "at-over": "projected over its limit",
    "at-rest": "the rest must grow by {rate} %",
    "at-note": "reason given: {note}",
    # findings
    "f-growth-mismatch": "the growth of {stated} does not follow from the two values",
    "f-increase-mismatch": "the increase of {stated} does not follow",
    "f-points-mismatch": "the change of {stated} does not follow",
    "f-total-mismatch": "the parts do not add up to {stated}",
    "f-shares-not-100": "the shares do not add up to {stated}",
    "f-share-mismatch": "the share of {stated} does not follow",
    "f-part-exceeds-whole": "a part exceeds the whole",
    "f-comparison-fails": "the stated comparison does not hold",
    "f-printings-differ": "it is printed in two ways",
    "f-joint-conflict": "figures that cannot all be true",
    "f-relations-contradict": "relations that contradict each other",
    "f-certain-contradict": "figures marked as certain that contradict each other",
    "f-edge": "it holds at the very edge only",
    "f-accepted": "accepted: {reason}",
    "f-stale-acceptance": "nothing is left to accept",
    "range-stated": "stated {text}",
    "range-allowed": "the other figures allow {text}",
    "range-title": "Two ranges that do not meet: stated {stated}, the other figures allow {allowed}",
    "if-others-right": "If all other figures are right, the error is in one of these:",
    "if-this": "If all other figures are right, the error is here:",
    "if-together": (
        "At least {count} figures are wrong; if all others are right, the members of one set together:"
    ),
    "set": "set {n}",
    "also-concerned": "also concerned",
    "for-example": "such as {fits}",
    "more-sets": "{count} more are in the JSON output.",
    "assumes": (
        "The growth states no price basis and was taken as nominal; at comparable prices, or if the base "
        "was revised since, it need not be wrong."
    ),
    "counts": "All results of the check",
    # method
    "m-rounding": (
        "A printed figure stands for every value that rounds to it ({rule}); nothing is compared as a point."
    ),
    "m-bases": "Time bases used: {bases}.",
    "m-thresholds": (
        "Done ÷ expected: ahead from {ahead}, on pace from {on_pace}, behind from {behind}, else off "
        "track; of a ceiling the quotient is turned round."
    ),
    "m-thresholds-points": (
        "Lead in percentage points: ahead from {ahead}, on pace from {on_pace}, behind from {behind}, "
        "else off track."
    ),
    "m-lights": "Lights: green on pace, ahead or met; yellow behind; red off track, over a limit or not met.",
    "m-change": "The change is that of the lead since the figure before, both held against today's target.",
    "m-as-of": "As it was known on {day}: nothing later is used.",
    "unit": "Unit",
    "made-by": "Made with jyplan {version} from {file}.",
    # the Word file
    "w-title": "{name}: how it stands",
    "w-day": "(data to {day})",
    "w-heading": "{n}. {text}",
    "w-brackets": " ({text})",
    "w-annex": "Annex",
    "w-annex-list": "Annex: {title}",
    "w-annex-title": "Main targets and what is done, {span}",
    "w-annex-day": "Main targets and what is done to {day}",
    "w-annex-empty": "Main targets",
    "w-span": "months 1 to {month}",
    "w-month": "month 1",
    "w-findings": "Do the figures add up",
    "w-method": "How it was worked out",
    "w-number": "No.",
    "w-indicator": "Indicator",
    "w-base": "{base}",
    "w-target": "Target {target}",
    "w-done": "Done, {span}",
    "w-share": "Done of target (%)",
    "w-due": "Due by now (%)",
    "w-lead": "Lead (points)",
    "w-need": "Needed a month",
    "w-rates": "Where the target is a growth, the lead is by how many points the growth so far exceeds it.",
    "w-notes": "Notes: ",
    "w-note": "{n}. {text} ",
    # districts
    "across": "District by district",
    "across-legend": "One table an indicator, each plan with its rank; what a plan lacks has none.",
    # months
    "month-1": "January",
    "month-2": "February",
    "month-3": "March",
    "month-4": "April",
    "month-5": "May",
    "month-6": "June",
    "month-7": "July",
    "month-8": "August",
    "month-9": "September",
    "month-10": "October",
    "month-11": "November",
    "month-12": "December",
    # between parts of a sentence
    "and-parts": " and ",
    # ways of rounding
    "rounding-nearest": "to nearest",
    "rounding-half-up": "halves up",
    "rounding-half-even": "halves to even",
    "rounding-truncated": "cut off",
    "rounding-any": "any rule",
    "rounding-exact": "exact",
    # ends of quarters on an axis
    "tick-3": "Mar",
    "tick-6": "Jun",
    "tick-9": "Sep",
    "tick-12": "Dec",
    # numbers of chapters
    "chapter-1": "1",
    "chapter-2": "2",
    "chapter-3": "3",
    "chapter-4": "4",
}
