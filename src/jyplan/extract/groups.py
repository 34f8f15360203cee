"""The headings of a document as groups of a plan, and where each figure stands, in words.

Knows blocks and places; knows nothing of figures' values.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Final

from jyplan.extract.document import Block, Document
from jyplan.extract.mentions import Mention

_NUMBERING: Final = re.compile(
    r"^[\s#*>·—-]*(?:第[一二三四五六七八九十]+[章节部分篇]+|[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．。]?|[一二三四五六七八九十]+是)?[\s、.．:：]*"
)
_LABEL: Final = re.compile(
    r"^[\s*#“”\d.、()（）一二三四五六七八九十]*(?P<name>[\u4e00-\u9fffA-Za-z“”、·]{3,16})[:：]"
)
_NO_LABEL: Final = re.compile(
    r"(?:其中|注|单位|备注|说明|回顾|展望|介绍|表示|指出|强调|认为|来源|记者|分别为|如下|是)$"
)
_LONGEST = 40
_HEADING: Final = re.compile(
    r"(?:#{1,6}\s+|第[一二三四五六七八九十]+[章节部分篇]|[（(]?[一二三四五六七八九十]{1,3}[)）、.．])[^。；;]*$"
)


class Groups:
    """The groups that figures stand under, made as they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tables: dict[str, dict[str, Any]] = {}
        self._ids: dict[str, str] = {}
        self._headings = [block for block in document.blocks if self._is_heading(block)]
        self._starts = [block.start for block in self._headings]
        self._labels: dict[int, str | None] = {}

    def _is_heading(self, block: Block) -> bool:
        """A heading of the format, or a short numbered line without a full stop in plain text."""
        if block.kind != "paragraph":
            return block.kind == "heading"
        text = self.document.text[block.start : block.end].strip()
        return len(text) <= _LONGEST and _HEADING.match(text) is not None

    def of(self, mention: Mention) -> str | None:
        """The id of the group that a figure stands under; `None` before the first heading."""
        name = self.heading(mention)
        if not name:
            return None
        id = self._ids.get(name)
        if id is None:
            id = self._ids[name] = f"g{len(self._ids) + 1}"
            self.tables[id] = {"name": name}
        return id

    def heading(self, mention: Mention) -> str:
        """The label at the head of a figure's paragraph, else the heading above it."""
        block = self.document.block_at(mention.start)
        if block is not None and block.kind == "paragraph" and (label := self._label(block)):
            return label
        index = bisect_right(self._starts, mention.start) - 1
        return self._title(self._headings[index]) if index >= 0 else ""

    def at(self, mention: Mention) -> str:
        """Where a figure stands: the heading, and page, table, paragraph or line."""
        place = self.document.place(mention.start)
        where = []
        if place.page is not None:
            where.append(f"第{place.page}页")
        if place.table is not None:
            where.append(f"表{place.table}" + (f"第{place.row}行" if place.row is not None else ""))
        elif place.page is None and place.paragraph is not None:
            where.append(f"第{place.paragraph}段")
        if not where:
            where.append(f"第{place.line}行")
        heading = self.heading(mention)
        return "，".join(filter(None, (heading, "".join(where))))

    def _label(self, block: Block) -> str | None:
        if block.start not in self._labels:
            match = _LABEL.match(self.document.text[block.start : block.start + 40])
            name = match["name"] if match else None
            self._labels[block.start] = None if name is None or _NO_LABEL.search(name) else name
        return self._labels[block.start]

    def _title(self, block: Block) -> str:
        text = " ".join(self.document.text[block.start : block.end].split())
        bare = _NUMBERING.sub("", text).strip(" *#:：")
        return (bare or text)[:_LONGEST]
