"""What stands around the pages of codes: chapters, and the pages of diagnostics."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # chapters
    "kind-finding": "What check finds",
    "kind-reason": "Why something is not known or not checked",
    "kind-verdict": "Verdicts",
    "kind-status": "Status of an indicator",
    "kind-outlook": "Outlook of an indicator",
    "kind-fault": "What is wrong with an input",
    # pages of diagnostics
    "field": "Capital letters stand for what the message names.\n",
    "to-do": "What to do: {hint}.\n",
    "provoked": "An example that provokes it:\n",
    "meant": "the message names the nearest known name, or lists them",
    "not-valid": (
        "WHY says in its own words what the library that checks types has found; no other code covers it.\n"
    ),
    "title": "{message}.",
}
