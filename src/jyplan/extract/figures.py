"""The figures of a clause: each is given to the constructions, and what they find becomes a mention.

Here a figure gets its name in a list, its time, its bound and its ties, and the context moves on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from jyplan.extract import lead as leads
from jyplan.extract import lexicon, names, wholes
from jyplan.extract.clock import Clock
from jyplan.extract.constructions import ORDER
from jyplan.extract.constructions.sense import Figure, Sense
from jyplan.extract.context import Context, Whole
from jyplan.extract.dating import origin, period
from jyplan.extract.items import EACH_ITS_OWN, items_of
from jyplan.extract.line import Line
from jyplan.extract.mentions import Mention, Nature, Reading, Tie
from jyplan.extract.moments import Moment
from jyplan.extract.quantities import Quantity, Value
from jyplan.extract.subjects import Lead

_JOINS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "、和", ",和", "、及", "、第", "和第"))
_TURNS: Final = re.compile(
    r"^(?:、|,|和|与|及)(?P<verb>增长|下降|增加|减少|上升|回落|上涨|下跌|" r"提高|降低)$"
)
# What stands before a bracket, from the last sign on; a comma inside a number is none.
_OWN: Final = re.compile(r"(?:^|[。;:!?、)]|(?<!\d),|,(?!\d))(?P<own>(?:[^,。;:!?、)]|(?<=\d),(?=\d))*)$")
_MUST: Final = re.compile(r"要(?:实现|完成|达到|力争|确保|突破|增长)")


# How many levels are looked back at: no sentence means more.
_REMEMBERED: Final = 60


class Figures:
    """Reads the figures of one paragraph into a reading."""

    def __init__(
        self, reading: Reading, context: Context, line: Line, clock: Clock, unread: Callable[[int, int], None]
    ) -> None:
        self.reading, self.context, self.line, self.clock, self.unread = reading, context, line, clock, unread

    def read(self, quantities: list[Quantity], start: int, end: int) -> None:
        """The figures of a clause, list by list."""
        position = start
        before: Mention | None = None
        index = 0
        while index < len(quantities):
            size = self._list_size(quantities, index)
            group = quantities[index : index + size]
            stop = quantities[index + size].start if index + size < len(quantities) else end
            before = self._group(group, position, stop, before, at_start=index == 0)
            position = max(group[-1].after_end, group[-1].end)
            index += size

    def _list_size(self, quantities: list[Quantity], index: int) -> int:
        size = 1
        while index + size < len(quantities):
            here, following = quantities[index + size - 1], quantities[index + size]
            joined = self.line.text[max(here.end, here.after_end) : following.start]
            if joined not in _JOINS and _TURNS.match(joined) is None:
                break
            start = quantities[index].start
            respective = EACH_ITS_OWN.search(self.line.text, max(0, start - 8), start) is not None
            mixed = {here.sort, following.sort} <= {"times", "percent"}  # 分别增长3.9倍和10.9%
            if here.sort != following.sort and not (respective and mixed):
                break
            # 货运量和货物周转量分别为96亿吨和6216.9亿吨公里
            if here.sort == "amount" and here.measure not in ("", following.measure) and not respective:
                break
            size += 1
        return size

    def _group(
        self, group: list[Quantity], start: int, stop: int, before: Mention | None, *, at_start: bool
    ) -> Mention | None:
        """A figure, or a list of figures that one lead is said of."""
        text, context = self.line.text, self.context
        first = group[0]
        lead = leads.parse(text, start, first.start)
        bracketed = context.bracketed if text[start - 1 : start] == ")" else []
        if len(group) == 1 and bracketed and len(lead.name) <= 4:
            lead.name = (bracketed[-1].name or "") + lead.name
        local = self.clock.take(start, first.start, lead)
        part_of = None if at_start else self._goes_on(before, first, lead)
        if text[start - 1 : start] == "(" and not lead.name and start > 1:
            self._in_brackets(lead, start - 1)
        if lead.among and not at_start:
            wholes.open_among(context, context.previous)
        if lead.cumulative or "累计" in lead.raw:
            self.clock.year_to_date()
        alternative = self._aim(lead)
        if lead.mean:
            context.mean, context.mean_years = True, lead.mean_years
        elif lead.base or lead.year_on_year or (not lead.respectively and lead.name):
            context.mean = False
        items = items_of(group, lead, context)
        if not items and len(bracketed) >= len(group) > 1:
            items = [(level.name or "") + lead.name for level in bracketed[-len(group) :]]
        named = self._times(len(group), lead) if not items and local is None else []
        mention: Mention | None = None
        for index, quantity in enumerate(group):
            tail_end = group[index + 1].start if index + 1 < len(group) else stop
            if index:
                lead = self._turned(lead, group[index - 1], quantity)
            figure = Figure(
                quantity,
                lead,
                text[max(quantity.end, quantity.after_end) : tail_end],
                items[index] if items else "",
                index,
                len(group),
                before=before,
                bracketed=bracketed[-len(group) :][index] if len(bracketed) >= len(group) else None,
                dated=bool(named),
            )
            mention = self._figure(figure, named[index] if named else local, part_of) or mention
            if mention is not None and alternative is not None:
                mention.nature = alternative
            before = mention
        return mention

    def _turned(self, lead: Lead, before: Quantity, quantity: Quantity) -> Lead:
        """The lead of a figure in a list, where its verb is another one: 分别增长5%、下降3%."""
        turn = _TURNS.match(self.line.text[max(before.end, before.after_end) : quantity.start])
        if turn is None:
            return lead
        return replace(lead, direction="fall" if turn["verb"] in lexicon.FALL else "rise", verb=turn["verb"])

    def _aim(self, lead: Lead) -> Nature | None:
        """Words of aims set those of the sentence; one of its figure only (增长10%,力争12%) is returned."""
        context, nature = self.context, nature_of(lead.raw)
        got = lead.future == "争取" and nature is None  # 争取上级资金 is done
        planned = (lead.future not in ("", "预计", "预期", "需", "要") and not got) or _MUST.search(lead.raw)
        if nature and context.nature and not lead.name:
            return nature
        if nature or planned:
            context.nature = nature or context.nature or "target"
        return None

    def _times(self, count: int, lead: Lead) -> list[Moment]:
        """The times named, where a list has a figure for each: 2016年至2018年分别完成, 一、二季度分别增长."""
        moment = self.context.moment
        each = EACH_ITS_OWN.search(lead.raw) is not None
        if count == 1 or moment is None or not (each or (moment.listed and moment.first is None)):
            return []
        first = moment.year if moment.from_year is None else moment.from_year
        named = moment.listed or tuple(Moment(year) for year in range(first or 0, (moment.year or 0) + 1))
        return list(named) if len(named) == count else []

    def _goes_on(self, before: Mention | None, first: Quantity, lead: Lead) -> Mention | None:
        """66个新开工项目已有28个开工: the count before, where this one is part of it."""
        if before is None or before.kind != "count":
            return None
        rest = lead.raw.removeprefix(before.name or "")
        if (
            before.name
            and rest != lead.raw
            and before.measure == first.measure
            and rest[:1] in tuple("中已实其有现")
        ):
            own = leads.parse(rest.removeprefix("中"), 0, len(rest.removeprefix("中")))
            lead.name, lead.words = own.name, own.words
            return before
        pair = wholes.inside(lead.raw)
        if pair is None or before.measure != first.measure:
            return None
        lead.name = leads.parse(pair[1], 0, len(pair[1])).name
        return before

    def _in_brackets(self, lead: Lead, opened: int) -> None:
        """增幅比全省平均增幅(15.97%)高: what stands before a bracket names the figure in it."""
        text = self.line.text
        before = self.reading.mentions[-1] if self.reading.mentions else None
        if before is not None and before.end == self.line.at(opened) and not lead.raw:
            lead.name = before.name or ""  # 113028.2千公顷(169542.3万亩)
            if before.kind == "increase":
                lead.direction = "fall" if str(before.value).startswith("-") else "rise"
                lead.verb = "减少" if lead.direction == "fall" else "增加"
            return
        outer = leads.parse(text, _OWN.search(text, max(0, opened - 60), opened).start("own"), opened)  # type: ignore[union-attr]
        if lead.raw.strip() and (lead.direction is None or re.search(r"\d", outer.raw) or not outer.name):
            return
        match = re.search(r"(?:比|较|高于|低于|于)(?P<than>[^,。;]{2,20})$", outer.raw)
        lead.name = match["than"] if match else outer.name
        lead.growth_noun = outer.growth_noun or (
            match is not None and match["than"].endswith(("增幅", "增速", "涨幅"))
        )
        if lead.growth_noun and not lead.direction:
            lead.direction = "rise"

    def _figure(self, figure: Figure, local: Moment | None, part_of: Mention | None) -> Mention | None:
        context = self.context
        sense = next(
            (sense for construction in ORDER if (sense := construction.read(figure, context)) is not None),
            None,
        )
        if sense is None or (not sense.name and figure.quantity.sort in ("percent", "bare")):
            self.unread(figure.quantity.start, figure.quantity.end)
            return None
        if (
            figure.lead.span_years
            and context.moment is not None
            and context.moment.year is not None
            and local is None
        ):
            last = context.moment.year
            local = Moment(last, from_year=last - figure.lead.span_years + 1)
            sense.flow = True
        sense.flow |= figure.lead.cumulative
        mention = self._mention(figure, sense, local)
        self.reading.mentions.append(mention)
        for kind, other in sense.ties:
            self._tie(kind, mention, other)
            if kind == "from-to" and len(other.period or "") == 4 and other.period != mention.period:
                context.since[mention.id] = other.period
        if sense.follows is not None:
            self.reading.ties.append(Tie("from-to", sense.follows.id, mention.id))
            if len(mention.period or "") == 4 and sense.follows.period != mention.period:
                context.since[sense.follows.id] = str(mention.period)
        if sense.joins is not None and sense.joins[0].id not in context.part_ids:
            self._part(*sense.joins)
        self._move_on(figure, sense, mention, part_of)
        return mention

    def _tie(self, kind: str, mention: Mention, other: Mention) -> None:
        if other.id != mention.id:
            self.reading.ties.append(Tie(kind, mention.id, other.id))  # type: ignore[arg-type]

    def _part(self, part: Mention, whole: Mention) -> None:
        if part.id != whole.id:
            self.context.part_ids.add(part.id)
            self.reading.ties.append(Tie("part-of", part.id, whole.id))

    def _mention(self, figure: Figure, sense: Sense, local: Moment | None) -> Mention:
        context, quantity, lead = self.context, figure.quantity, figure.lead
        start, end = self.line.span(quantity.start, quantity.end)
        moment = sense.moment if sense.moment is not None else (local or context.moment)
        dated = moment is not None and moment.year is not None
        if sense.planned and dated and moment is not None and not moment.is_span:
            moment = Moment(moment.year)
        if figure.size > 1 and not lead.name and not figure.item and sense.ties:
            sense.name = sense.ties[0][1].name or sense.name
        since = origin(context, figure, sense, moment)
        return Mention(
            f"f{len(self.reading.mentions) + 1}",
            start,
            end,
            self.reading.document.text[start:end],
            sense.kind,
            _signed(sense, quantity),
            sense.unit if sense.unit is not None else quantity.unit,
            sense.name or None,
            sense.name_from if sense.name else None,
            period(context, sense, moment, since),
            context.moment_from if dated else None,
            self._nature(sense, moment),
            sense.bound or (None if sense.kind == "points" else lead.bound) or quantity.after,
            quantity.approximate or lead.approximate,
            (lead.basis or context.basis) if sense.kind in ("growth", "multiple", "increase") else None,
            since,
            sense.against,
            sense.per,
            sense.sure,
            quantity.measure,
        )

    def _nature(self, sense: Sense, moment: Moment | None) -> Nature | None:
        """Whether a figure is aimed at: what is said of a year gone by is not."""
        if sense.planned:
            return "target"
        this_year = self.context.setting.this_year
        year = moment.year if moment is not None else None
        return (
            None if year is not None and this_year is not None and year < this_year else self.context.nature
        )

    def _move_on(self, figure: Figure, sense: Sense, mention: Mention, part_of: Mention | None) -> None:
        """What the clauses after this figure inherit from it."""
        context = self.context
        own = sense.name_from in ("here", "list") and bool(sense.name)
        if own:
            subject = sense.subject if sense.subject is not None else sense.name
            if (
                not sense.is_level
                and sense.kind not in ("rank",)
                and not sense.planned
                and not names.alike(subject, context.subject)
            ):
                context.level = None
            if sense.kind != "rank" and (
                not sense.planned or (sense.subject and sense.subject != context.subject)
            ):
                context.subject = subject
        if sense.kind in ("growth", "share"):
            context.kind = sense.kind
        elif sense.is_level:
            context.kind = ""
        if sense.opens:
            context.starts.append(mention)
            context.start_moment = sense.moment
        elif context.starts and not (figure.index + 1 < figure.size):
            context.starts = []
        if sense.planned:
            context.plan_level = mention
        else:
            context.plan_level = None if sense.kind != "share" else context.plan_level
        context.topic = sense.follows or mention
        if mention.kind == "count" and figure.tail.endswith("中") and own:
            context.wholes.append(Whole([mention], "among", nested=True))
        if sense.awaits:
            context.awaiting = mention
        elif context.awaiting is not None and sense.is_level and not sense.planned:
            self._tie("share-of", context.awaiting, mention)
            context.awaiting = None
        context.measured = context.measured or sense.kind in ("growth", "level")
        if sense.is_level and sense.kind in ("level", "count") and not sense.opens and not sense.planned:
            behind = max(figure.quantity.end, figure.quantity.after_end)
            self._new_level(mention, part_of, own, self.line.text[behind : behind + 8])

    def _new_level(self, mention: Mention, part_of: Mention | None, own: bool, tail: str) -> None:
        context = self.context
        context.level = mention
        context.levels.append(mention)
        for remembered in (context.recent, context.levels):
            if len(remembered) > _REMEMBERED:
                del remembered[: _REMEMBERED // 2]
        whole = part_of or wholes.whole_of(context, mention, tail)
        begun = wholes.begun_of(context, mention) if whole is None else None
        if begun is not None:
            context.part_ids.add(mention.id)
            self.reading.ties.append(Tie("part-of", mention.id, begun.id, stated=False))
        elif whole is not None:
            self._part(mention, whole)
        elif names.additive(mention.name or "") and (own or not context.headline.get(mention.measure)):
            context.headline[mention.measure] = mention
        context.recent.append(mention)


def _signed(sense: Sense, quantity: Quantity) -> Value:
    """The value with a minus where it falls."""
    value = sense.value if sense.value is not None else quantity.value
    if sense.falls and isinstance(value, str) and not value.startswith("-") and value.strip("0."):
        return "-" + value
    return ("-" + value[1], "-" + value[0]) if sense.falls and isinstance(value, tuple) else value


def nature_of(text: str) -> Nature | None:
    """What kind of aim these words announce; `None` where none."""
    if "约束性" in text:
        return "binding"
    if re.search(
        r"力争|努力|冲刺|争取(?!(?:到位|到|上级|中央|国家|省|资金|政策|项目|专项|债券|各类)[^,。;]{0,20}$)",
        text,
    ):
        return "stretch"
    if re.search(r"预期(?:目标|性)", text):
        return "expected"
    return None
