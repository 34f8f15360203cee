"""Codes that need no example: reasons why something is not known, verdicts, statuses and outlooks."""

from __future__ import annotations

from jyplan.words import tables

# code: (English title, English text, Chinese title, Chinese text)
Said = tuple[str, str, str, str]

REASONS: dict[str, Said] = {
    "not-decided": (
        "Whether all of it can be true was not decided in time.",
        "The joint check gave up: after `--timeout` seconds, or at the limit of cases that whole numbers "
        "ask for. Nothing is guessed: the verdict stays open and the exit code is 2.\n\n"
        "What to do: raise `--timeout`, or look at the indicators with `integer = true` that have no "
        "upper bound.\n",
        "未能及时判定是否都能成立。",
        "联合检验中止：超过了 `--timeout` 的秒数，或整数取值的分情况达到上限。"
        "程序不作猜测：结论保持未定，退出码为 2。\n\n"
        "怎么办：请加大 `--timeout`，或检查没有上界的 `integer = true` 指标。\n",
    ),
    "joint": (
        "The statement fails only together with the others.",
        "By itself it agrees with the figures it touches; the page `joint-conflict` says how to read the "
        "set of figures that cannot all be true.\n",
        "该陈述只在与其他数据合看时才不成立。",
        "单独来看，它与所涉及的数字相符；如何读“不能同时为真”的一组数字，见 `joint-conflict` 一页。\n",
    ),
    "ends": (
        "The figures agree only at the very ends of what their rounding allows.",
        "All of them can be true, but only if one or more true values lie exactly on the last number that "
        "their digits allow. A conflict with this reason is an `edge`, no error.\n",
        "只有恰好取到舍入区间的端点时，这些数字才相符。",
        "它们可以同时为真，但至少有一个真值必须恰好等于其数字所允许的最后一个数。"
        "此类冲突属于 `edge`，不算错误。\n",
    ),
    "cut-off": (
        "The figures agree only if rates were cut off instead of rounded.",
        "With rounded rates they cannot all be true; with rates whose further digits were dropped they can. "
        "Some offices print rates so. A conflict with this reason is an `edge`, no error.\n\n"
        "What to do: if the source cuts off, say `rounding = \"truncated\"` for the rate or the plan.\n",
        "只有比率是截断而非四舍五入所得时，这些数字才相符。",
        "比率若经四舍五入，它们不能同时为真；若直接舍去后面的数字，则可以。有的单位如此印发。"
        "此类冲突属于 `edge`，不算错误。\n\n"
        "怎么办：若原文确为截断，请对该比率或整个计划写 `rounding = \"truncated\"`。\n",
    ),
    "published-apart": (
        "Only figures of different sources clash: earlier figures are revised.",
        "Each source agrees with itself, but what one says of a period does not fit what another says of a "
        "later one. Statistical offices revise earlier months and years without printing them anew. A "
        "conflict with this reason is an `edge`, no error.\n\n"
        "What to do: if a later source prints the revised figure, record it with `version = \"revised\"`.\n",
        "只有不同来源的数相互不符：以前的数会被修订。",
        "每个来源自身相符，但一个来源对某时段的说法与另一来源对以后时段的说法不符。统计部门会修订以前月份和"
        "年份的数而不另行公布。此类冲突属于 `edge`，不算错误。\n\n"
        "怎么办：若以后的来源印出了修订数，请记入并写 `version = \"revised\"`。\n",
    ),
    "rate-in-relation": (
        "The rate enters the joint check as a number of its own.",
        "It stands in a sum, a difference or a comparison with other rates, within what its digits allow. "
        "That it also follows from two values is checked by itself.\n",
        "该比率作为一个独立的数参与联合检验。",
        "它在合计、差额或与其他比率的比较中，取其数字所允许的范围；它与两个数值的关系单独核对。\n",
    ),
    "range": (
        "The figure is stated as a range and has no single value.",
        "Growth of `{ low = 6.5, high = 7 }` is held against the others as an interval; what would need one "
        "number (a point value) is left empty.\n",
        "数字以区间给出，没有单一数值。",
        "`{ low = 6.5, high = 7 }` 这样的增速以区间参与核对；需要单一数值之处留空。\n",
    ),
    "no-value": (
        "No value is stated.",
        "The statement gives a growth or an increase only, or the indicator says nothing for that year.\n\n"
        "What to do: record the value, if the source gives it.\n",
        "未给出数值。",
        "该陈述只有增速或增加额，或指标在该年没有任何陈述。\n\n怎么办：若原文给出数值，请记入。\n",
    ),
    "no-target": (
        "The indicator has no target.",
        "Gap, status and outlook are measured against a target; without one there is nothing to measure.\n",
        "指标没有目标。",
        "差距、状态和预期都以目标为尺度；没有目标就无从衡量。\n",
    ),
    "no-baseline": (
        "No base value is stated, and none is implied.",
        "The growth between base and target, and the part of the increment that is done, need the base.\n\n"
        "What to do: record `baseline`, or the growth from which it follows.\n",
        "未给出基数，也无法推算。",
        "基数与目标之间的增速、增量完成的比例，都需要基数。\n\n"
        "怎么办：请记入 `baseline`，或可由其推出基数的增速。\n",
    ),
    "no-growth-stated": (
        "No growth is stated, so it implies no base.",
        "`base` and `growth` work from a stated growth or increase.\n",
        "未给出增速，因此推不出基数。",
        "`base` 和 `growth` 以所述增速或增加额为依据。\n",
    ),
    "no-whole-number": (
        "No whole number fits.",
        "The indicator is a count (`integer = true`), and among the values that the printed figures allow "
        "there is no whole one.\n\n"
        "What to do: look for a misprint; or remove `integer`, if parts of one are counted after all.\n",
        "没有相符的整数。",
        "该指标是计数（`integer = true`），而在所印数字允许的值中没有整数。\n\n"
        "怎么办：请检查是否印错；若其实可以有小数，请删去 `integer`。\n",
    ),
    "target-not-positive": (
        "The target is zero or below, so no percentage of it is done.",
        "A share of nothing, or of a loss, says nothing. The gap in units is still given.\n",
        "目标为零或负，没有完成百分比。",
        "零或亏损的百分比没有意义。仍给出以单位计的差距。\n",
    ),
    "target-negative": (
        "The target is below zero, so no mean growth leads to it.",
        "From a positive base no constant rate of growth reaches a negative value.\n",
        "目标为负，没有能达到它的年均增速。",
        "从正的基数出发，任何固定增速都达不到负值。\n",
    ),
    "target-is-growth": (
        "The target is a growth, and no value follows from it.",
        "It is held against the newest growth of the same price basis: `target_growth`, `latest_growth`, and "
        "`growth_gap` in points. A value would follow from a base and a rate over nominal values.\n",
        "目标是增速，推不出数值。",
        "以同一价格口径的最新增速相比：`target_growth`、`latest_growth` 和以百分点计的 `growth_gap`。"
        "有基数且为现价增速时，才能推出目标值。\n",
    ),
    "level-falls": (
        "The level has to fall, so its share of the target says nothing.",
        "From 1000 down to 500, a level of 750 is half of the way, and no 150 % of the target. What is done "
        "is told as the share of the way, `increment_percent`.\n",
        "目标是降低水平，与目标之比不说明完成程度。",
        "由 1000 降到 500，现为 750，即完成一半，而不是目标的 150%。"
        "完成程度以增量 `increment_percent` 表示。\n",
    ),
    "projected-over-limit": (
        "The limit is kept so far, but would be broken at this pace.",
        "What has been used, divided by the share of the year that is over, comes to more than the limit.\n\n"
        "What to do: see `projection`, and `required_per_month` for what each remaining month may bring.\n",
        "目前未超上限，但按此进度将会超出。",
        "已用数除以应完成份额，超过上限。\n\n"
        "怎么办：见 `projection`；其余各月最多可用多少，见 `required_per_month`。\n",
    ),
    "target-zero": (
        "The target is zero, so no percentage of it is done.",
        "Targets such as *no accidents* are kept or missed; the gap in units is still given.\n",
        "目标为零，没有完成百分比。",
        "“零事故”之类的目标只有守住或未守住；仍给出以单位计的差距。\n",
    ),
    "target-equals-base": (
        "Target and base are equal: there is no way to cover.",
        "The done part of the increment would divide by zero.\n",
        "目标等于基数，没有需要完成的增量。",
        "计算增量完成比例会除以零。\n",
    ),
    "context": (
        'The indicator is mere context (`better = "none"`).',
        "It has no better direction, hence no gap, status or outlook.\n",
        '该指标仅作背景（`better = "none"`）。',
        "它没有好坏方向，因此没有差距、状态和预期。\n",
    ),
    "year-to-date": (
        "The latest figure covers a part of the year only.",
        "A flow of some months is not held against a base of a whole year: `increment_percent` stays empty "
        "until the year is complete. The outlook does take the time of the year into account.\n",
        "最新数只是年内累计。",
        "几个月的流量不与全年基数相比：年度结束前 `increment_percent` 留空。预期一栏已考虑时间进度。\n",
    ),
    "no-actual": (
        "Nothing has been recorded yet.",
        "What to do: `jyplan record ID VALUE --as-of DATE` adds a dated figure.\n",
        "尚无记录。",
        "怎么办：用 `jyplan record ID VALUE --as-of DATE` 登记一个有日期的数字。\n",
    ),
    "no-year-end-figure": (
        "There is no year-end figure yet, so the target is not missed.",
        "A figure of 31 December, however late it is published, decides between *met* and *not met*.\n",
        "尚无年末数，因此不能说未完成。",
        "12 月 31 日的数（无论何时发布）才决定“已完成”还是“未完成”。\n",
    ),
    "no-path": (
        "The plan gives no path, so there is no pace to hold the level against.",
        "Stocks and ratios do not grow evenly through the year. With `path = [{ as_of = …, value = … }]` "
        "they are judged on their increment along it.\n",
        "计划没有给出路径，无法判断进度。",
        "存量和比率在年内并不均匀变化。"
        "写明 `path = [{ as_of = …, value = … }]` 后，按路径上的增量判断。\n",
    ),
    "earlier-year": (
        "Nothing of the target year has been recorded yet.",
        "The newest actual belongs to an earlier year; what each remaining month has to bring is known once "
        "the target year has begun.\n",
        "目标年尚无数据。",
        "最新的实际值属于更早的年份；目标年有数据后，才知道余下每月须完成多少。\n",
    ),
    "limit-reached": (
        "The ceiling is used up.",
        "Nothing is left that the rest of the year could bring without breaking the limit.\n",
        "上限已经用完。",
        "余期没有余量，再多即超限。\n",
    ),
    "no-relative-growth": (
        "A ratio or a rank has no growth in percent.",
        "It changes by percentage points, or by places; a relative growth would mean nothing.\n",
        "比率或位次没有百分比增速。",
        "其变化以百分点或位次计，相对增速没有意义。\n",
    ),
    "not-a-flow": (
        "A level has nothing that comes in month by month.",
        "What each month or the rest of the year has to bring is asked of totals only. Give a `path` to have "
        "the pace of a level judged.\n",
        "时点数不按月累计。",
        "余期每月须完成多少只对期间累计数有意义。要判断时点数的进度，请给出 `path`。\n",
    ),
    "nothing-missing": (
        "The target is reached already.",
        "Nothing has to be brought by the rest of the year.\n",
        "目标已经达到。",
        "余期无须再完成什么。\n",
    ),
    "one-year": (
        "The plan spans one year.",
        "A mean annual growth is required over several years only; see `required_growth` and "
        "`required_rest_growth`.\n",
        "计划只有一年。",
        "年均增速只用于多年计划；请看 `required_growth` 和 `required_rest_growth`。\n",
    ),
    "year-over": (
        "The year is over.",
        "The figure is that of the year's end: there is no rest of the year to bring anything.\n",
        "全年已经结束。",
        "这是年末数，已没有余期。\n",
    ),
    "too-early": (
        "It is too early in the year: not one full month has passed.",
        "A projection from a few days is no projection.\n",
        "为时尚早：还不满一个月。",
        "用几天的数据推算全年没有意义。\n",
    ),
    "lumpy": (
        'The indicator comes in lumps (`pace = "none"`).',
        "Contracts and completed projects arrive when they arrive; half the year gone does not ask for half "
        "the target. The status is still given.\n",
        '该指标并非均匀发生（`pace = "none"`）。',
        "签约、竣工之类何时发生并不均匀；半年过去并不要求完成一半。状态仍然给出。\n",
    ),
    "quarterly-only": (
        "The indicator is known at quarter ends only.",
        "Between them there is no expected share to compare with.\n",
        "该指标只有季度数。",
        "两个季末之间没有可比的应完成比例。\n",
    ),
    "no-same-period": (
        "No figure of last year's same period is stated.",
        "The pace by last year's profile divides last year's figure up to the same day by that year's "
        "total.\n\nWhat to do: record it in `same_period`, or give `profile`.\n",
        "没有上年同期数。",
        "按上年进度计算时，要用上年截至同日的数除以上年全年数。\n\n"
        "怎么办：请记入 `same_period`，或给出 `profile`。\n",
    ),
    "profile-not-positive": (
        "The profile sums to nothing, or less.",
        "A share of the year cannot be taken from it.\n",
        "进度序列之和不为正。",
        "无法由它求出全年中的比例。\n",
    ),
    "nothing-expected-yet": (
        "Nothing is to be expected by this day.",
        "By the profile or path nothing should have come in so far, so what came in cannot be late.\n",
        "到这一天尚无应完成的数。",
        "按进度序列或路径，到目前为止本就不应有数，因此谈不上落后。\n",
    ),
    "before-the-plan": (
        "The figure is dated before the plan's years.",
        "It is shown, but it says nothing of the plan's progress.\n",
        "数据早于计划期。",
        "仍会显示，但与计划进度无关。\n",
    ),
    "after-the-plan": (
        "The figure is dated after the target year.",
        "It is shown, but not held against the target: the year's final figure is dated 31 December, "
        "whenever it was published.\n",
        "数据晚于目标年。",
        "仍会显示，但不与目标比较：全年数的日期写 12 月 31 日，与发布日期无关。\n",
    ),
    "other-period": (
        "Base and target cover different spans of time.",
        "A total of several years (`cumulative`) is not compared with one year's.\n",
        "基数与目标的时段不同。",
        "多年累计数（`cumulative`）不与一年的数比较。\n",
    ),
    # tables
    **tables.REASONS,
}  # fmt: skip


RESULTS: dict[str, dict[str, Said]] = {
    "verdict": {
        "inconsistent": (
            "What is stated cannot be true.",
            "No true values print as these figures. The code beside the verdict says what kind of statement "
            "fails and has a page of its own.\n",
            "所述不可能为真。",
            "没有任何真值会印成这些数字。结论旁的代码说明是哪一类陈述不成立，各有一页说明。\n",
        ),
        "not-checkable": (
            "There is something to hold the figure against, but it may not be compared.",
            "The reason stands beside it and has a page of its own.\n",
            "有可核对的数据，但不能比较。",
            "原因列在旁边，各有一页说明。\n",
        ),
        "consistent": (
            "What is stated can be true.",
            "There are true values that print as these figures and satisfy all relations. That does not "
            "prove the figures right.\n",
            "所述可以为真。",
            "存在会印成这些数字、又满足全部关系的真值。但这并不证明数字正确。\n",
        ),
    },
    "status": {
        "met": (
            "The target is met.",
            "The latest figure reaches it exactly as far as it is stated.\n",
            "目标已完成。",
            "最新数正好达到所述目标。\n",
        ),
        "exceeded": (
            "The target is more than met.",
            "The latest figure is beyond it.\n",
            "目标超额完成。",
            "最新数已超过目标。\n",
        ),
        "open": (
            "The target is not reached yet, and the year is not over.",
            "Without a year-end figure nothing is missed.\n",
            "目标尚未达到，年度也未结束。",
            "没有年末数时不能说未完成。\n",
        ),
        "not-met": (
            "The year is over and the target is not reached.",
            "A year-end figure shows it.\n",
            "年度已结束而目标未达到。",
            "由年末数得出。\n",
        ),
        "within-limit": (
            "The ceiling is kept so far.",
            "A limit in mid-year is never *met*: it can still be broken.\n",
            "到目前为止未超限。",
            "年中的上限从不算“已完成”：之后仍可能超过。\n",
        ),
        "breached": (
            "The limit is broken.",
            "The latest figure lies beyond what the target allows.\n",
            "已超限。",
            "最新数超出目标允许的范围。\n",
        ),
        "no-data": (
            "Nothing has been recorded yet.",
            "What to do: `jyplan record ID VALUE --as-of DATE`.\n",
            "尚无数据。",
            "怎么办：`jyplan record ID VALUE --as-of DATE`。\n",
        ),
    },
    "outlook": {
        "ahead": (
            "More is done than expected by now.",
            "The done share is at least 1.05 of the expected one.\n",
            "超前于进度。",
            "完成比例至少为应完成比例的 1.05 倍。\n",
        ),
        "on-pace": (
            "About as much is done as expected by now.",
            "The done share is at least 0.95 of the expected one.\n",
            "符合进度。",
            "完成比例至少为应完成比例的 0.95 倍。\n",
        ),
        "behind": (
            "Less is done than expected by now.",
            "The done share is at least 0.60 of the expected one.\n",
            "落后于进度。",
            "完成比例至少为应完成比例的 0.60 倍。\n",
        ),
        "off-track": (
            "Far less is done than expected by now.",
            "The done share is below 0.60 of the expected one.\n",
            "严重落后。",
            "完成比例低于应完成比例的 0.60 倍。\n",
        ),
        "regressing": (
            "The value moves away from the target.",
            "What is done of the increment is negative.\n",
            "正在远离目标。",
            "增量完成为负。\n",
        ),
        "not-assessable": (
            "There is no outlook.",
            "The reason stands beside it and has a page of its own.\n",
            "无法评估预期。",
            "原因列在旁边，各有一页说明。\n",
        ),
    },
}
