"""Words of tables that are audited."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "audit-rule": "Rule",
    "audit-columns": "Columns",
    "audit-rows": "Rows",
    "audit-code": "Code",
    "audit-first": "First at",
    "audit-cell": "Cell",
    "audit-place": "Place",
    "audit-label": "Row",
    "audit-stated": "Stated",
    "audit-computed": "Computed",
    "audit-off": "Off by",
    "audit-row-of": "{file} row {row}",
    "audit-worst": "Worst rows: {count}",
    "audit-sum": "{rows} rows read: {counts}.",
    "audit-more": "{count} more rows are inconsistent: --limit shows more, --extract FILE writes all.",
    "audit-nominal": (
        "Growth is taken as nominal. A growth at comparable prices need not agree with values at current "
        "prices: name its column with --basis-column, or leave such rows out."
    ),
    "audit-extracted": "{count} rows were written to the extract.",
    "audit-told": "{stated} is stated; the other figures give {computed} {interval}",
    # reasons
    "cell-blank": "blank cell",
    "cell-dash": "a dash",
    "cell-ellipsis": "an ellipsis",
    "cell-exponent": "an exponent",
    "cell-thousands": "thousands separators",
    "cell-footnote": "a footnote mark",
    "cell-full-width": "full-width digits",
    "cell-percent": "a percent sign",
    "cell-parentheses": "a number in parentheses",
    "cell-unit": "a unit in the cell",
    "cell-too-long": "more digits than a statistic has",
    "cell-decimals": "more decimals than said",
    "cell-not-a-number": "not a number",
    "basis-not-known": "unknown price basis",
    "period-not-read": "period not understood",
    "period-twice": "two rows of one period",
    "year-missing": "no row a year before",
    "whole-missing": "no row for the whole",
    "whole-twice": "two rows for the whole",
    "part-not-read": "a part is no number",
    "parts-missing": "no parts",
}
