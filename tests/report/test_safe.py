"""Text from a file is data wherever it leaves the program: it shows what it is, and does nothing."""

from __future__ import annotations

import json
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.report.safe import printable, visible, visible_lines

# Format characters that show: marks before and around numbers of some scripts.
_WITH_INK = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
_BLANK = (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0)


def acts(text: str) -> set[str]:
    """The characters of a text that act, hide or have no ink, by the Unicode database."""
    return {
        one
        for one in text
        if (unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp") and ord(one) not in _WITH_INK)
        or ord(one) in _BLANK
    }


def test_every_character_that_acts_or_hides_is_spelt_and_no_other() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        shown = visible(character)
        if acts(character):
            assert shown in (" ", f"\\x{code:02x}", f"\\u{code:04x}", f"\\U{code:08x}"), hex(code)
        elif shown != character:  # not assigned yet, but kept for such characters; or a selector by itself
            assert unicodedata.category(character) in ("Cn", "Mn"), hex(code)


def test_what_chooses_the_form_of_a_character_stays_behind_it() -> None:
    assert visible("葛\U000e0100 ☎️") == "葛\U000e0100 ☎️"
    assert visible("\ufe0fa \ufe0f") == "\\ufe0fa \\ufe0f"
    assert visible("a\ufe0f\ufe0f") == "a\ufe0f\\ufe0f"


@given(st.text(), st.booleans())
def test_nothing_that_acts_leaves_in_text(text: str, color: bool) -> None:
    out = printable(text, color=color)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", out) if color else out
    assert not acts(bare.replace("\r\n", "\n")) - {"\n", "\t"}


@given(st.text())
def test_json_leaves_with_escapes_and_reads_as_the_same(text: str) -> None:
    out = printable(json.dumps({"name": text}, ensure_ascii=False), escapes=True)
    assert not acts(out)
    assert json.loads(out) == {"name": text}


@pytest.mark.parametrize("text", ["a\r\nb\tc\n", "一\n二"])
def test_lines_and_tabs_stay(text: str) -> None:
    assert visible_lines(text) == text
