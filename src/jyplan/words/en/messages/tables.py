"""What is wrong with a table or the map of one. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "audit-missing": (
        "tables need packages that are not installed: {names}",
        "install them with: pip install 'jyplan[{extra}]'",
    ),
    "table-empty": ("the table has no rows", "is this the right file, and the right --header line?"),
    "table-ragged": (
        "{found} cells stand here; the header has {expected}",
        "put quotation marks around cells that hold the separator, and fill up short rows",
    ),
    "table-stray-quote": (
        "a quotation mark stands where no cell begins or ends",
        "quotation marks enclose a whole cell; inside it they are doubled",
    ),
    "table-row-without-end": ("a row that begins here does not end", "is a quotation mark missing?"),
    "table-not-text": (
        "is not {encoding}",
        "the bytes look like {other}: --encoding gb18030 reads GBK; save UTF-16 as UTF-8",
    ),
    "table-encoding": ("the encoding {name} is not known", "{meant}"),
    "table-no-column": ("there is no column {name}", "{meant}"),
    "table-column-twice": ("the column {name} comes twice", "give each column a name of its own"),
    "table-floats": (
        "the column {name} holds binary numbers, not the digits that were printed: 8.0 and 8 are the "
        "same there",
        "say how many decimals were printed: --decimals {name}=1; or keep the column as text",
    ),
    "cluster-silent": (
        "no Ray cluster answers here: {why}",
        "does it run, with the same versions of Ray and Python?",
    ),
    "table-broken": ("cannot be read as {kind}: {why}", "was the file copied whole?"),
    "table-no-sheet": ("there is no sheet {name}", "{meant}"),
    "map-unknown-key": ("{key} is not known here", "{meant}"),
    "map-wrong": ("{key} cannot be used: {why}", "jyplan audit --help lists what can be said"),
    "rule-incomplete": (
        "a rule of kind {rule} needs {missing} too",
        "growth: --value, --base, --growth; long tables: --by, --period; shares: --part, --whole, "
        "--share; sums: --sum-of with --within and --whole-is, or --exhaust",
    ),
}
