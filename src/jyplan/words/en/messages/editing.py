"""What is wrong with what was typed, or with figures to be recorded. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # the command line
    "no-such-id": ("there is no indicator {name}", "{meant}"),
    "no-such-group": ("there is no group {name}", "{meant}"),
    "no-such-owner": ("no indicator has the owner {name}", "{meant}"),
    "no-such-field": ("there is no field {name} to sort by", "{meant}"),
    "no-such-code": ("there is no code {name}", "{meant}"),
    "one-unit-missing": (
        "{with_unit} has a unit and {without} has none",
        "write the unit on both figures, or on neither",
    ),
    "not-a-rate": (
        "{text} is not a growth rate",
        "percent (8.1%), or a multiple (x2.3 for 是…的2.3倍); 增长1.71倍 is 171%",
    ),
    # record
    "output-is-input": (
        "is read by this command: no result is written over it",
        "name another file after -o; nothing was written",
    ),
    "output-is-plan": (
        "is a plan file: no result is written over it",
        "name another file after -o, or delete this one first; nothing was written",
    ),
    "not-written": (
        "the result cannot be written: {why}",
        "free the disk, get the right to write there, or name another file after -o",
    ),
    "not-writable": (
        "cannot be changed: {why}; it is as it was",
        "nothing was recorded; free the disk or get the right to write there, then record again",
    ),
    "locked": (
        "somebody else has been recording into it for {seconds} seconds",
        "try again; the lock is {lock}",
    ),
    "shipped-plan": (
        "is part of the installed jyplan and is never written to",
        "copy it, or begin with jyplan init; then name your file with --plan",
    ),
    "cannot-edit": (
        "no actual can be added without changing something else: {why}",
        "write them as a list: actuals = [{{ as_of = 2017-05-31, value = 12 }}]",
    ),
    "date-outside-plan": (
        "{date} is outside the plan's years {first} to {last}",
        "is it the right plan, and the right year? nothing was recorded; --year-ok records it all the same",
    ),
    "already-recorded": (
        "{value} for {date} from this source is there already, and is left out",
        "--again records it once more",
    ),
    "cumulative-falls": (
        "{low} up to {late} is less than {high} up to {early}: a figure for the year so far does not fall",
        'no obstacle to recording it; a period of its own needs period, a correction version = "revised"',
    ),
    "tenfold-jump": (
        "{value} for {date} beside {other} for {when}: a tenfold jump",
        "no obstacle to recording it; is the unit right (万, 亿), and the decimal point?",
    ),
    "recorded-twice": (
        "there is a figure for {date} already: {other}",
        'the new one counts instead of the earlier one; mark a correction version = "revised", or jyplan '
        "check finds that the two contradict each other",
    ),
    "not-xlsx": (
        "is no Excel workbook that can be read",
        "open it in Excel and save it as .xlsx, without a password",
    ),
    "no-such-sheet": ("there is no sheet {name}", "{meant}"),
    "no-sheets": ("has no sheets: it is not an Excel workbook", "leave out --sheet"),
    "formula-without-value": (
        "the cell holds a formula whose result was never stored",
        "open the file in Excel, let it calculate, and save it; or write the number itself",
    ),
    "error-value": ("the cell shows the error {value}", "correct its formula, or write the number itself"),
    "hidden-digits": (
        "the cell holds {value} and shows {shown}",
        "show all its digits, or round it in the sheet with ROUND: which of the two is meant?",
    ),
    "beside-the-table": (
        "something stands to the right of the columns that have a heading",
        "give the column its heading, or clear it",
    ),
    "not-csv": ("is not CSV: {why}", "a text with commas or quotes stands in quotes"),
    "unknown-column": ("unknown column {name}", "{meant}"),
    "missing-column": ("the column {name} is missing", "the first line names the columns: id,value,as_of"),
    "column-twice": ("the column {name} stands there twice", "keep one of them"),
    "cell-count": (
        "{count} cells; the first line names {expected} columns",
        "a number with commas (1,234) stands in quotes, or without them",
    ),
    "empty-cell": ("the cell is empty", "fill it in, or remove the line"),
    "no-indicators": ("no row names an indicator", "a row has a name under 指标 and a figure beside it"),
}
