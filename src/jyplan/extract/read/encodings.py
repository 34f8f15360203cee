"""Bytes of a text file as characters: UTF-8, UTF-16, GB18030 and Big5, told apart by what makes sense.

One character of the file is one of the text, so that places stay true; control characters become blanks.
"""

from __future__ import annotations

import codecs
import re

from jyplan.diagnostic import Diagnostic
from jyplan.extract.read.refuse import MOST_CHARACTERS, refusal, remark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# What nearly every report repeats, simplified and traditional: a wrong encoding gives rare characters.
_FREQUENT = frozenset(
    "的一是在和年月日了上不有人大中为以个到全区市县省元亿万增长年比公里产业工农服务经济社会发展建设项目完成实现总值收入"
    "为為個縣萬億增長比產業農務經濟會發設項實現總收入與與於較達這國我們來第其以及，。、：；％（）0123456789.,"
)
_SAMPLE = 200_000
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PAGE_ENDS = re.compile("[\x0b\x0c]")


def decode(data: bytes, file: str, encoding: str | None = None) -> tuple[str, str, list[Diagnostic]]:
    """The characters, the encoding's name, and a remark where it is not UTF-8.

    `encoding` is what the caller knows; without it the bytes decide. Raises PlanError where nothing fits,
    where the bytes are no text at all, and where there is too much of it.
    """
    mark, name = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    body = data[len(mark) :]
    if encoding is not None:
        name = _known(encoding, file)
    elif not name:
        name = _guess(body, file)
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        raise refusal("unreadable-encoding", file, encoding=name, offset=error.start) from None
    if "\x00" in text[:_SAMPLE]:
        raise refusal("no-text-file", file)
    if len(text) > MOST_CHARACTERS:
        raise refusal("document-too-long", file, most=MOST_CHARACTERS // 1_000_000)
    text = _CONTROLS.sub(" ", _PAGE_ENDS.sub("\n", text))
    remarks = [] if name == "utf-8" else [remark("read-as", file, encoding=name)]
    return text, name, remarks


def _known(encoding: str, file: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # codecs of bytes to bytes, such as zip, are none of text
    except (LookupError, TypeError, ValueError):
        raise refusal("no-such-encoding", file, encoding=encoding) from None
    return {"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def _guess(body: bytes, file: str) -> str:
    if _is(body, "utf-8"):
        return "utf-8"
    head = body[:_SAMPLE]
    if head[1::2].count(0) > len(head) // 8 or head[::2].count(0) > len(head) // 8:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    if b"\x00" in head:
        raise refusal("no-text-file", file)
    fitting = [name for name in ("gb18030", "big5") if _is(body, name)]
    if not fitting:
        raise refusal("unknown-encoding", file)
    return max(fitting, key=lambda name: _sense(head, name))


def _is(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _sense(head: bytes, name: str) -> float:
    """The share of frequent characters among those that are not ASCII."""
    text = [sign for sign in head.decode(name, "ignore") if not sign.isascii()]
    return sum(sign in _FREQUENT for sign in text) / max(1, len(text))
