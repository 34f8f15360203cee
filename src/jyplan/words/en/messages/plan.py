"""What is wrong with a plan file: its keys, numbers and statements. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # the file
    "not-found": (
        "there is no such file",
        "name a file, or - for standard input; without a plan jyplan looks for data/targets.toml",
    ),
    "not-a-file": ("this is a folder, not a file", "name the file inside it"),
    "not-readable": ("cannot be read: {why}", ""),
    "too-large": ("the file has {size} MB; a plan may have {most}", "is this the right file?"),
    "xlsx-missing": ("Excel files need the package openpyxl", "install it with: pip install 'jyplan[xlsx]'"),
    "xlsx-on-terminal": ("an Excel file is no text for a terminal", "name a file: -o plan.xlsx"),
    "docx-missing": (
        "Word files need the package python-docx",
        "install it with: pip install 'jyplan[docx]'",
    ),
    "docx-on-terminal": ("a Word file is no text for a terminal", "name a file: -o report.docx"),
    "not-utf8": (
        "is not {encoding}: byte {byte} at offset {offset}",
        "save the file as UTF-8 (in an editor: encoding UTF-8)",
    ),
    "too-deep": ("is nested too deeply to be a plan", ""),
    "unknown-format": (
        "the file has format {value}; this jyplan reads format {format}",
        "write format = {format}, or use the jyplan that the file was written for",
    ),
    # keys and types
    "unknown-key": ("unknown key {key}", "{meant}"),
    "missing-key": ("the key {key} is missing", "add {key} = …"),
    "not-one-of": ("{value} is none of {allowed}", "{meant}"),
    "not-text": ("{value} stands here; text in quotes is expected", ""),
    "not-an-integer": ("{value} stands here; a whole number is expected", ""),
    "not-a-truth": ("{value} stands here; true or false is expected", ""),
    "not-a-date": ("{value} stands here; a date is expected", "a date stands without quotes: 2017-05-31"),
    "quoted-date": ("{value} is text; a date is expected", "write {full}, without quotes"),
    "hedged-number": ("{value}: a number cannot say {word}", "{{ {key} = {number}, {setting} }}"),
    "per-mille": ("{value} is per mille; growth is in percent", "write {number}"),
    "rate-of-amount": (
        "{unit} is a rate, and the indicator counts {home}",
        'growth = … is in percent; other rates are indicators: measure = "ratio", unit = "{unit}"',
    ),
    "not-a-table": ("{value} stands here; a table is expected", ""),
    "not-a-list": ("{value} stands here; a list is expected", "[ …, … ]"),
    "not-a-year": ("{value} is no year", 'a whole number such as 2016, or "unstated"'),
    "not-a-period": (
        "{text} is no period",
        "2017, 2017-Q1, 2017-H1, 2017-05, 2017-01/2017-05, 2016/2020, or {{ from = DATE, to = DATE }}",
    ),
    "not-a-month": ("{value} is no month", "the month in which the year starts: 1 to 12"),
    "empty-list": ("the list is empty", "name at least one"),
    "not-valid": ("{value} is not valid here: {why}", ""),
    "not-an-id": (
        "{value} is no id",
        "ids are lower-case letters, digits and _, beginning with a letter: gdp, new_jobs",
    ),
    "out-of-range": ("{value} is out of range: {limit}", ""),
    "empty-text": ("the text is empty", "write something, or remove the key"),
    # numbers
    "not-a-number": (
        "{text} is not a number",
        "digits, then perhaps a unit (103.9亿元), or a fraction (1/4)",
    ),
    "repeated-scale": ("the scale word {word} stands twice", "write it once: 亿元, 万亿元"),
    "too-many-digits": ("a number of more than {most} digits", "is this a slip?"),
    "divides-by-zero": ("{text} divides by zero", ""),
    "not-a-plain-number": (
        "a plain number is expected here",
        "no quotes, no exponent (1e3), no nan or inf: they hide the last place",
    ),
    "not-a-value": (
        "a value is expected here",
        'a number, a string ("1/4", "1.15万亿元"), or {{ low = 6.5, high = 7 }}; no exponent, nan or inf',
    ),
    "range-keys": ("a range has exactly the keys low and high", "{{ low = 6.5, high = 7 }}"),
    "range-order": ("low {low} is above high {high}", "swap them"),
    "precision-mismatch": (
        "{value} is no multiple of its rounding unit {precision}",
        "precision is the unit the number was rounded to: 100 for 1300 to the nearest hundred",
    ),
    "not-whole": (
        "{value} {unit} is not a whole number of {text}",
        "integer = true says that only whole values exist; remove it, or check the number",
    ),
    "below-zero": ("{key} must not be below zero", ""),
    "not-above-zero": ("{key} must be above zero", ""),
    # statements
    "bound-and-approximate": (
        "bound and approximate both say which true values are meant",
        "keep the one that the source's words support",
    ),
    "tolerance-without-about": (
        'tolerance belongs to bound = "about"',
        'add bound = "about" (左右), or remove it',
    ),
    "bound-of-range": (
        "{bound} of a range does not say of which end",
        "a range may be about (约, 左右); else give one number with its bound",
    ),
    "value-missing": (
        "{key} speaks of a value, and none is stated",
        'a growth has its own: growth = {{ percent = 8, bound = "at-least" }}; else state the value',
    ),
    "also-without-value": (
        "also prints a value, and there is none that it could be a further printing of",
        "state the value; a growth has an also of its own; a share that stands elsewhere is another relation",
    ),
    "not-exactly-one": ("give exactly one of {keys}", ""),
    "says-nothing": ("the statement says nothing", "give value, growth, increase or points; or remove it"),
    "period-order": ("from is later than to", "swap the two dates"),
    "years-apart": (
        "base_year {base} and target_year {target} are {years} years apart, and no growth says of what it is",
        'is a year wrong? else say in each of the {count}: per = "year" (a mean rate) or per = "period"',
    ),
    "years-order": ("base_year {base} is not before target_year {target}", ""),
    "thresholds-order": (
        "ahead, on_pace and behind are not in order",
        'each must be below the last: { ahead = 5, on_pace = -5, behind = -10, in = "points" }',
    ),
}
