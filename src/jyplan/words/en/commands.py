"""Messages of the command line need no other English than that of the sources."""

from __future__ import annotations

WORDS: dict[str, str] = {}
