"""Which figures of a document speak of one indicator: by name in a plan, by what the text ties in a proof.

Knows names, units and places; knows nothing of periods or of how a plan is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cached_property
from typing import Final, Literal

from jyplan.exact.figure import unit_of
from jyplan.extract import lexicon, names
from jyplan.extract.document import Block
from jyplan.extract.mentions import Mention, Reading, Tie

Joining = Literal["document", "proof"]

LEVELS: Final = frozenset({"level", "count", "rank", "share", "ratio"})
_PLAN_NOUN: Final = re.compile(
    "(?:的)?(?:州|市|县|区|省|上级)?(?:政府)?(?:下达)?(?:"
    + "|".join(sorted(map(re.escape, lexicon.PLAN_NOUNS), key=len, reverse=True))
    + ")$"
)
_COMPLETES: Final = re.compile(
    r"(?P<of>(?:完成|占).*)?(?:"
    + "|".join(sorted(map(re.escape, lexicon.PLAN_NOUNS), key=len, reverse=True))
    + r")(?:的)?(?(of)(?:比重|比例)?|完成)$"  # 完成任务数, and 州政府下达任务数完成
)
_PLANNED: Final = re.compile(r"(?:年[内度初]?)?(?:计划|目标|任务|预算|决算)数?|已|完成|实际")
_HELD_AGAINST: Final = re.compile(r"[^,。;0-9]{0,6}(?:相比|相较|比较)")
_BALANCE: Final = re.compile(r"[顺逆]差")
_SHARE: Final = re.compile(r"^(?P<part>.*?)占(?P<whole>.+?)(?:的)?(?:比重|比例|份额)?$")
_PERCENT: Final = ("%", "‰")


def kind_of_unit(mention: Mention) -> str:
    """What is measured, scales set aside: 元 for 亿元, % for a ratio."""
    unit = unit_of(mention.unit).text or mention.unit
    return lexicon.SAME_UNITS.get(unit, unit)


def own_name(mention: Mention) -> str:
    """The name of what a planned amount is the plan of: 一般公共预算收入 of 一般公共预算收入年初预算数."""
    name = mention.name or ""
    if mention.nature is not None and mention.kind == "level":
        shorter = _PLAN_NOUN.sub("", name)
        return shorter if len(shorter) >= 2 else name
    return name


def number(text: object) -> Fraction | None:
    """The exact number that digits write; `None` for ranges, structures and words."""
    if not isinstance(text, str):
        return None
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def allowed(mention: Mention) -> tuple[Fraction, Fraction] | None:
    """The true values that a level's digits allow, in the unit without its scale."""
    value = number(mention.value)
    if value is None:
        return None
    try:
        places = Decimal(str(mention.value)).as_tuple().exponent
    except InvalidOperation:
        return None
    scale = Fraction(10) ** unit_of(mention.unit).power
    exact = mention.kind in ("count", "rank") and scale == 1 and places == 0
    half = Fraction(0) if exact else Fraction(10) ** int(places) / 2
    return (value - half) * scale, (value + half) * scale


def agree(left: Mention, right: Mention) -> bool:
    """Whether two figures may be printings of one number."""
    if (left.bound, left.approximate) != (right.bound, right.approximate) or isinstance(
        left.value, tuple | list
    ):
        return left.value == right.value and left.unit == right.unit
    first, other = allowed(left), allowed(right)
    if first is None or other is None:
        return left.value == right.value and left.unit == right.unit
    return first[0] <= other[1] and other[0] <= first[1]


class Levels:
    """The figures of a reading by their ids, their sentences, and which of them belong together."""

    def __init__(self, reading: Reading, joining: Joining) -> None:
        self.reading, self.joining = reading, joining
        self.by_id = {mention.id: mention for mention in reading.mentions}
        self.ties_of: dict[str, list[Tie]] = {}
        for tie in reading.ties:
            self.ties_of.setdefault(tie.figure, []).append(tie)
        self.starting_at = [mention.start for mention in reading.mentions]
        self.all = [mention for mention in reading.mentions if self._states_level(mention)]
        self._ids = {mention.id for mention in self.all}
        self._in_sentence: dict[int, list[Mention]] = {}
        self._in_paragraph: dict[object, list[Mention]] = {}
        for mention in self.all:
            self._in_sentence.setdefault(self.sentence(mention), []).append(mention)
            self._in_paragraph.setdefault(self.paragraph(mention), []).append(mention)

    @cached_property
    def starts(self) -> dict[str, Mention]:
        """The levels that something is said to have grown from, with what it grew to."""
        ties = (tie for tie in self.reading.ties if tie.kind == "from-to" and tie.figure in self.by_id)
        return {tie.to: self.by_id[tie.figure] for tie in ties}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        text = self.reading.document.normal
        return [0, *(match.end() for match in re.finditer(r"[。!?！？\n]", text))]

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence in which a figure stands."""
        return bisect_right(self._sentence_starts, mention.start)

    def block(self, mention: Mention) -> Block | None:
        """The paragraph or cell in which a figure stands."""
        return self.reading.document.block_at(mention.start)

    def paragraph(self, mention: Mention) -> tuple[str, int]:
        """What keeps paragraphs, and tables, apart."""
        block = self.block(mention)
        if block is not None and block.table is not None:
            return "table", block.table
        return "paragraph", block.start if block is not None else bisect_right(
            self._sentence_starts, mention.start
        )

    def tied(self, figure: Mention, *kinds: str) -> Mention | None:
        """The figure that one is a growth, share, increase … of."""
        for tie in self.ties_of.get(figure.id, ()):
            if tie.kind in kinds and tie.to in self.by_id:
                return self.by_id[tie.to]
        return None

    def is_level(self, mention: Mention) -> bool:
        """Whether a figure states how large something is, and not how it changed or what share it has."""
        return mention.id in self._ids

    def _states_level(self, mention: Mention) -> bool:
        if mention.kind not in LEVELS or not (mention.name or mention.kind == "share"):
            return False
        if number(mention.value) is None and not isinstance(mention.value, tuple):
            return False
        before = self.reading.document.normal[max(0, mention.start - 4) : mention.start]
        if _BALANCE.search(before) and not _BALANCE.search(mention.name or ""):
            return False  # its name is that of what it balances
        return mention.kind != "share" or self.tied(mention, "share-of") is None

    def in_sentences(self, sentences: Iterable[int]) -> list[Mention]:
        """The levels of some sentences."""
        return [level for sentence in sorted(sentences) for level in self._in_sentence.get(sentence, ())]

    def in_paragraph_of(self, mention: Mention) -> list[Mention]:
        """The levels of a figure's paragraph."""
        return self._in_paragraph.get(self.paragraph(mention), [])

    def is_base(self, level: Mention) -> bool:
        """Whether a level is what another one is held against: 与2010年的133972万人相比,增加7206万人."""
        return _HELD_AGAINST.match(self.reading.document.normal, level.end) is not None

    def before(self, mention: Mention) -> Mention | None:
        """The figure before one."""
        index = bisect_left(self.starting_at, mention.start)
        return self.reading.mentions[index - 1] if index else None

    def completed(self, share: Mention) -> Mention | None:
        """The plan of 完成年初预算数60999万元的40.4%: planned, and just before the share in its sentence.

        Else the only plan that its paragraph has for the same thing: 年内计划投资246亿元,…完成投资153亿元.
        """
        part = self.tied(share, "share-of")
        if part is None or not _COMPLETES.search(share.name or ""):
            return None
        plans = [
            mention
            for mention in self.in_paragraph_of(share)
            if mention.start < share.start and mention.nature is not None
            and kind_of_unit(mention) == kind_of_unit(part)
        ]  # fmt: skip
        last = self.before(share)
        beside = last is not None and last.start > part.start and self.sentence(last) == self.sentence(share)
        if last in plans and beside:
            return last
        wanted = _PLANNED.sub("", names.core(part.name or ""))
        same = [plan for plan in plans if _PLANNED.sub("", names.core(plan.name or "")) == wanted]
        only = len(same) == 1 and (part.nature is None and same[0].sure)
        return same[0] if only and len(wanted) >= 2 else None

    def whole_of(self, share: Mention) -> tuple[Mention | None, str | None]:
        """The level that a share is of, found by its name; and that name."""
        part = self.tied(share, "share-of")
        match = _SHARE.match(share.name or "")
        if part is None or match is None:
            return None, None
        name = match["whole"].strip("的")
        if _COMPLETES.search(share.name or ""):
            return None, name
        near = [
            level
            for level in (self.all if self.joining == "document" else self.in_paragraph_of(share))
            if level.id != part.id
            and (level.sure or self.joining == "document")
            and level.period == part.period
            and (level.nature is None) == (part.nature is None)
            and kind_of_unit(level) == kind_of_unit(part)
            and same_whole(level.name or "", name)
        ]
        exact = [level for level in near if names.core(level.name or "") == names.core(name)] or near
        if not exact:
            return None, name
        same = [level for level in exact if self.sentence(level) == self.sentence(share)] or exact
        if any(not agree(same[0], level) for level in same):
            return None, name  # two of that name: which of them is not said
        return same[0] if names.is_whole(same[0].name or "", name) else None, name

    def groups(self) -> list[list[Mention]]:
        """The levels of each indicator, in the order of the text."""
        levels = [mention for mention in self.all if mention.sure or self.joining == "document"]
        parent = {mention.id: mention.id for mention in levels}

        def root(id: str) -> str:
            while parent[id] != id:
                parent[id] = id = parent[parent[id]]
            return id

        first: dict[object, str] = {}
        for mention in levels:
            key = self._key(mention)
            if key is not None:
                parent[root(mention.id)] = root(first.setdefault(key, mention.id))
        for left, other in self._told(levels):
            if left.id in parent and other.id in parent:
                parent[root(left.id)] = root(other.id)
        groups_: dict[str, list[Mention]] = {}
        for mention in levels:
            groups_.setdefault(root(mention.id), []).append(mention)
        return sorted(groups_.values(), key=lambda group: group[0].start)

    def _key(self, mention: Mention) -> object:
        name = names.core(own_name(mention))
        if not name:
            return None
        key = (name, kind_of_unit(mention), mention.kind == "rank")
        if self.joining == "document":
            return key
        block = self.block(mention)
        if block is not None and block.table is not None:
            return (*key, "table", block.table, block.row if mention.name_from == "here" else None)
        return (*key, self.sentence(mention))

    def _told(self, levels: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
        """Figures that the text says are of one thing: 由…到, and a plan that is completed."""
        for tie in self.reading.ties:
            if tie.kind == "from-to" and tie.figure in self.by_id and tie.to in self.by_id:
                left, other = self.by_id[tie.figure], self.by_id[tie.to]
                if kind_of_unit(left) == kind_of_unit(other):
                    yield left, other
        for mention in self.reading.mentions:
            if mention.kind == "share":
                plan, part = self.completed(mention), self.tied(mention, "share-of")
                if plan is not None and part is not None:
                    yield plan, part


def same_whole(name: str, wanted: str) -> bool:
    """Whether a level's name may be that of a whole: 地方一般公共预算收入 for 一般公共预算收入."""
    first, other = names.core(name), names.core(wanted)
    if not first or not other:
        return False
    return first == other or (len(other) >= 3 and first.endswith(other) and len(first) - len(other) <= 4)
