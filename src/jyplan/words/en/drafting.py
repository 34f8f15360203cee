"""Comments of a drafted plan."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "head": "Drafted from {file}. Every figure names the heading and the place it stands at: compare them.",
    "head-more": (
        "Comments with a question mark ask for a decision; what was not understood stands at the end."
    ),
    "like-table": "Begun from {file}. Comments with a question mark ask for a decision.",
    "table": "targets",
    "from-name": "taken from the name: right?",
    "ask-better": "which is it? higher, lower, or none for mere context",
    "like": "Same name as {id}, other figures: another thing, or a misprint?",
    "joined": "Taken for the same indicator: {names}. Right?",
    "unsure": "The reading is not sure: as in the text?",
    "no-value": "The text gives a share of it only.",
    "no-level": "The text gives its growth only: is this its unit?",
    "relations": "Relations",
    "left-out": "Figures that a plan file has no place for: add them by hand, or leave them",
    "unread": "Numerals that were not understood",
    "where": "line {line}, column {column}",
    "where-page": "page {page}, line {line}, column {column}",
    "drafted": (
        "{file}: {indicators} indicators and {relations} relations drafted; {left} figures left out, "
        "{unread} numerals not understood"
    ),
    "colon": ": ",
    "comma": ", ",
}
