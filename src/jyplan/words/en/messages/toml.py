"""What is said of slips in TOML itself. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "bare-percent": (
        "{written} is no number of TOML",
        "growth and rates are in percent anyway: write {number}",
    ),
    "no-such-day": ("there is no day {found}", "look at the calendar: a month has 28 to 31 days"),
    "foreign-key": (
        "{written} can be no id and no key",
        "ids are lower-case letters, digits and _; the Chinese name goes into name = …",
    ),
    "table-twice": ("the table {table} stands there twice", "put both together, or give one another id"),
    "key-twice": (
        "a key stands there twice",
        "a table has each key once: delete one, or make a list of both",
    ),
    "unclosed": (
        "a closing {bracket} is missing",
        "every bracket that opens has to close; an inline table stands on one line",
    ),
    "full-width": (
        "is not TOML: {found} is a full-width character",
        "type {half}; in quotation marks any character may stand",
    ),
    "short-date": ("is not TOML: {found} is no date", "write {full}"),
    "split-number": (
        "is not TOML: there is a comma in the number {found}",
        'write {whole}, or "{found}" in quotation marks',
    ),
    "no-comma": ("is not TOML: a comma is missing before {key}", ""),
    "bare-text": (
        "is not TOML: {written} is neither a number nor text in quotes",
        'text and numbers with a unit stand in quotes: "{written}"; else write 0.5, 34, true, false',
    ),
    "empty-value": (
        "is not TOML: no value stands here that TOML knows",
        "key = value: a number, text in quotes, a date, true, false, a list or a table; one to a line",
    ),
    "behind-value": (
        "is not TOML: something stands behind the value",
        "one key = value to a line; a number with its unit stands in quotes",
    ),
    "no-equals": (
        "is not TOML: an equals sign is missing behind the key",
        "key = value; a table has brackets: [indicators.gdp]",
    ),
    "not-toml": (
        "is not TOML: neither key = value nor a [table] begins here",
        "a comment begins with #; keys are letters, digits, - and _; an inline table stands on one line",
    ),
    "last-comma": (
        "is not TOML: a comma stands before }}",
        "delete it; only lists in [ ] may end in a comma",
    ),
    "open-quote": (
        "is not TOML: the quotation mark that closes a text is missing",
        'text begins and ends on its line: "…"; over several lines it stands in triple quotes',
    ),
    "backslash": (
        "is not TOML: a backslash in double quotes begins an escape, and this is none",
        "put the text in single quotes, or write each backslash twice",
    ),
    "control-character": (
        "is not TOML: {character} is a control character",
        "delete it; in quotes it is written as an escape",
    ),
    "no-such-time": ("is not TOML: there is no such date or time", "write 2017-05-31"),
}
