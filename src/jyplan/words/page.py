"""The words of the page that is handed on: headings, sentences and remarks, in both languages.

Words that tables share with it (statuses, outlooks, reasons) are in :mod:`jyplan.words.headings`.
"""

from __future__ import annotations

from jyplan.words.headings import word
from jyplan.words.language import Language

# code: (English, Chinese)
_PHRASES: dict[str, tuple[str, str]] = {
    # the head
    "kicker": ("How the plan stands · data to {day}", "计划执行情况 · 数据截至{day}"),
    "kicker-empty": ("How the plan stands", "计划执行情况"),
    "date": ("{day} {month} {year}", "{year}年{number}月{day}日"),
    "filter": ("Show", "筛选"),
    "all": ("all", "全部"),
    "owner": ("Owner", "责任单位"),
    "order": ("Order", "排序"),
    "by-lag": ("furthest behind first", "落后最多在前"),
    "by-lead": ("furthest ahead first", "超前最多在前"),
    "by-change": ("by change", "按较上期变化"),
    "by-plan": ("as in the plan", "按计划顺序"),
    # sections
    "overview": ("Overview", "总体情况"),
    "lead-and-lag": ("Who is ahead, who is behind", "谁超前，谁落后"),
    "lead-legend": (
        "Share done less share expected by the date of the data, in percentage points; furthest behind "
        "first. The pale dot is the figure before.",
        "完成进度减去应完成进度（序时进度），单位：百分点；落后最多的在前。浅色点为上期。",
    ),
    "lead-column": ("Lead, points", "较序时（百分点）"),
    "change-column": ("Change", "较上期"),
    "levels": (
        "judged on the planned path, as shares of the way from base to target; not to be compared with those "
        "above",
        "按计划路径评价（从基数到目标走了多少），不与上列比较",
    ),
    "more-leads": ("{count} more are in the tables.", "其余{count}项见各分组表。"),
    "attention": ("What needs attention", "需要关注"),
    "by-owner": ("By owner", "按责任单位"),
    "no-owner": ("Without an owner", "未明确"),
    "growth-targets": ("Growth targets", "增速目标"),
    "growth-targets-legend": (
        "Growth so far against the growth aimed at, and the growth that the rest would need.",
        "累计增速与目标增速相比，以及余期所需增速。",
    ),
    "course": ("The course of the year", "全年走势"),
    "course-legend": (
        "Cumulative, beside the pace that leads to the target. The bars below are the lead or lag at each "
        "date, in percentage points, on one scale for all.",
        "自年初累计，与达到目标所需的序时进度相比。下方小柱为各期超前或落后的百分点，各图同一刻度。",
    ),
    "rest": ("What the rest has to bring", "余下时间要做到什么"),
    "rest-legend": (
        "Growth over the same months of the year before: so far (hollow) and needed in the rest (solid).",
        "比上年同期增长：截至目前（空心）与余下时间所需（实心）。",
    ),
    "findings": ("Do the figures add up", "数字对得上吗"),
    "findings-legend": (
        "{count} figures and relations were checked exactly, each figure for every value that its printed "
        "digits allow.",
        "对{count}项所述数字和关系作了精确核对，每个数字均取其印出位数所允许的全部真值。",
    ),
    "no-findings": ("Nothing stated contradicts anything else.", "所述数字之间没有矛盾。"),
    "sources": ("Sources and notes", "来源与说明"),
    "no-sources": ("The plan names no sources.", "计划未注明来源。"),
    "method": ("Method", "方法"),
    "data": ("Data", "数据"),
    "data-legend": (
        "Comma-separated, digits as computed; below, every figure recorded.",
        "逗号分隔；前一表为各指标结果，后一表为逐期记录。",
    ),
    "download": ("Save as CSV", "存为 CSV"),
    "data-table": ("Table", "数据表"),
    "derivation": ("Derivation", "推算过程"),
    "back": ("To the top", "回到顶部"),
    # legends
    "done": ("done", "完成"),
    "due": ("expected by now", "序时应完成"),
    "target": ("target", "目标"),
    "limit": ("limit", "上限"),
    "stretch": ("stretch {value}", "力争{value}"),
    "bands": ("shades: off track, behind, on pace", "底色由深到浅：严重落后、落后、符合进度以上"),
    "actual": ("actual", "实际"),
    "pace": ("pace", "序时"),
    "year-before": ("year before", "上年"),
    "projected": ("at this pace", "按目前进度"),
    "bars": ("lead or lag", "超前或落后"),
    # columns
    "year": ("{year}", "{year}年"),
    "target-column": ("Target {year}", "{year}年目标"),
    "cumulative": ("Latest", "累计完成"),
    "gap-column": ("Gap", "还差"),
    "done-column": ("Done %", "完成%"),
    "due-column": ("Due %", "序时%"),
    "progress-column": ("Target = 100 %", "进度（目标=100%）"),
    "so-far-growth": ("So far %", "累计增速%"),
    "rest-growth": ("Rest needs %", "余期所需%"),
    "so-far-month": ("A month so far", "此前月均"),
    "rest-month": ("A month needed", "余期月均"),
    "growth-aim": ("Aimed at %", "目标增速%"),
    "growth-gap": ("Difference, points", "相差百分点"),
    "expected-value": ("Due", "应完成"),
    "lead-short": ("Lead", "较序时"),
    "count": ("Indicators", "指标数"),
    "stated-figure": ("As written", "原文"),
    "would-fit": ("Would fit", "应取"),
    # states, where one word stands for status and outlook
    "context": ("context", "背景指标"),
    "not-assessable": ("not judged on pace", "不评进度"),
    "green": ("green", "绿"),
    "yellow": ("yellow", "黄"),
    "red": ("red", "红"),
    "light": ("Light", "亮灯"),
    "binding": ("binding", "约束性"),
    "expected": ("expected", "预期性"),
    "stretch-nature": ("stretch", "力争"),
    "points-unit": ("points", "个百分点"),
    # the sentence
    "sum-all": ("Of {count} with a target, ", "{count}中，"),
    "indicators": ("{count} indicators", "{count}项指标"),
    "indicators-1": ("one indicator", "1项指标"),
    "sum-judged": ("{count} can be judged on pace: ", "{count}项可评进度："),
    "sum-furthest": (
        " {name} is furthest behind, {points} points below the pace.",
        "{name}落后最多，比序时进度低{points}个百分点。",
    ),
    "sum-over": (" {name} is projected over its limit.", "{name}按目前进度将超过上限。"),
    "sum-contradictions": (
        " The stated figures hold {count} contradictions.",
        "所述数字中有{count}处相互矛盾。",
    ),
    "sum-contradiction": (" The stated figures hold one contradiction.", "所述数字中有1处相互矛盾。"),
    "sum-no-contradiction": (" No contradiction was found in the stated figures.", "所述数字未见相互矛盾。"),
    "sum-nothing": ("{count} with a target; nothing is recorded yet.", "{count}，尚无完成记录。"),
    "sum-no-target": ("No indicator of the plan has a target.", "计划中没有设目标的指标。"),
    "counted": ("{count} {state}", "{count}项{state}"),
    "full-stop": (".", "。"),
    # attention
    "at-month": (
        "{mean} {unit} a month so far, {need} needed",
        "此前月均{mean}{unit}，余期月均需{need}{unit}",
    ),
    "at-month-limit": (
        "{mean} {unit} a month so far, at most {need} allowed",
        "此前月均{mean}{unit}，余期月均只能有{need}{unit}",
    ),
    "at-end": ("{value} {unit} at this pace, target {target}", "按目前进度全年约{value}{unit}，目标{target}"),
    "at-final": ("{value} {unit} of {target}", "完成{value}{unit}，目标{target}"),
    "at-over": ("projected over its limit", "推算将超上限"),
    "at-rest": ("the rest must grow by {rate} %", "余期需比上年同期增长{rate}%"),
    "at-note": ("reason given: {note}", "原因：{note}"),
    # findings
    "f-growth-mismatch": (
        "the growth of {stated} does not follow from the two values",
        "所述增速{stated}与两个数值不符",
    ),
    "f-increase-mismatch": ("the increase of {stated} does not follow", "所述增加额{stated}与两个数值不符"),
    "f-points-mismatch": ("the change of {stated} does not follow", "所述变化{stated}与两个数值不符"),
    "f-total-mismatch": ("the parts do not add up to {stated}", "各部分之和不等于{stated}"),
    "f-shares-not-100": ("the shares do not add up to {stated}", "各项比重之和不等于{stated}"),
    "f-share-mismatch": ("the share of {stated} does not follow", "所述比重{stated}与两个数值不符"),
    "f-part-exceeds-whole": ("a part exceeds the whole", "其中项大于总量"),
    "f-comparison-fails": ("the stated comparison does not hold", "所述比较不成立"),
    "f-printings-differ": ("it is printed in two ways", "同一数字前后印得不同"),
    "f-joint-conflict": ("figures that cannot all be true", "几个数字不能同时为真"),
    "f-relations-contradict": ("relations that contradict each other", "关系之间互相矛盾"),
    "f-certain-contradict": (
        "figures marked as certain that contradict each other",
        "标为确定的数字互相矛盾",
    ),
    "f-edge": ("it holds at the very edge only", "只在边缘处成立"),
    "f-accepted": ("accepted: {reason}", "已接受：{reason}"),
    "f-stale-acceptance": ("nothing is left to accept", "已无需接受"),
    "range-stated": ("stated {text}", "所述 {text}"),
    "range-allowed": ("the other figures allow {text}", "其他数字允许 {text}"),
    "range-title": (
        "Two ranges that do not meet: stated {stated}, the other figures allow {allowed}",
        "两个不相交的区间：所述 {stated}，其他数字允许 {allowed}",
    ),
    "if-others-right": (
        "If all other figures are right, the error is in one of these:",
        "若其余数字均正确，则错在以下之一：",
    ),
    "if-this": ("If all other figures are right, the error is here:", "若其余数字均正确，则错在："),
    "if-together": (
        "At least {count} figures are wrong; if all others are right, the members of one set together:",
        "至少有{count}个数字有误；若其余均正确，则是同一组内的数字同时有误：",
    ),
    "set": ("set {n}", "第{n}组"),
    "also-concerned": ("also concerned", "相关数字"),
    "for-example": ("such as {fits}", "例如 {fits}"),
    "more-sets": ("{count} more are in the JSON output.", "另有{count}组，见 JSON 输出。"),
    "assumes": (
        "The growth states no price basis and was taken as nominal; at comparable prices, or if the base was "
        "revised since, it need not be wrong.",
        "该增速未说明价格口径，此处按现价核对；若为可比价，或基数后来修订，则未必有误。",
    ),
    "counts": ("All results of the check", "全部核对结果"),
    # method
    "m-rounding": (
        "A printed figure stands for every value that rounds to it ({rule}); nothing is compared as a point.",
        "印出的数字代表舍入后与其相同的全部真值（{rule}），不按单点比较。",
    ),
    "m-bases": ("Time bases used: {bases}.", "所用进度口径：{bases}。"),
    "m-thresholds": (
        "Done ÷ expected: ahead from {ahead}, on pace from {on_pace}, behind from {behind}, else off "
        "track; of a ceiling the quotient is turned round.",
        "完成与应完成之比：{ahead}及以上为超前，{on_pace}及以上为符合进度，{behind}及以上为落后，以下为严重落后；"
        "上限类指标取其倒数。",
    ),
    "m-thresholds-points": (
        "Lead in percentage points: ahead from {ahead}, on pace from {on_pace}, behind from {behind}, else "
        "off track.",
        "较序时百分点：{ahead}及以上为超前，{on_pace}及以上为符合进度，{behind}及以上为落后，以下为严重落后。",
    ),
    "m-lights": (
        "Lights: green on pace, ahead or met; yellow behind; red off track, over a limit or not met.",
        "亮灯：绿灯为符合进度、超前或已完成；黄灯为落后；红灯为严重落后、超限或未完成。",
    ),
    "m-change": (
        "The change is that of the lead since the figure before, both held against today's target.",
        "较上期为超前（落后）百分点与上一期相比的变化，两期均对照现行目标。",
    ),
    "m-as-of": (
        "As it was known on {day}: nothing later is used.",
        "按{day}当时所知计算，不用其后的数据。",
    ),
    "unit": ("Unit", "计量单位"),
    "made-by": ("Made with jyplan {version} from {file}.", "由 jyplan {version} 根据 {file} 生成。"),
    # the Word file
    "w-title": ("{name}: how it stands", "{name}执行情况"),
    "w-day": ("(data to {day})", "（数据截至{day}）"),
    "w-heading": ("{n}. {text}", "{n}、{text}"),
    "w-brackets": (" ({text})", "（{text}）"),
    "w-annex": ("Annex", "附件"),
    "w-annex-list": ("Annex: {title}", "附件：{title}"),
    "w-annex-title": ("Main targets and what is done, {span}", "{span}主要目标完成情况表"),
    "w-annex-day": ("Main targets and what is done to {day}", "主要目标完成情况表（截至{day}）"),
    "w-annex-empty": ("Main targets", "主要目标表"),
    "w-span": ("months 1 to {month}", "1—{month}月"),
    "w-month": ("month 1", "1月"),
    "w-findings": ("Do the figures add up", "数字核对情况"),
    "w-method": ("How it was worked out", "有关说明"),
    "w-number": ("No.", "序号"),
    "w-indicator": ("Indicator", "指标名称"),
    "w-base": ("{base}", "{base}年"),
    "w-target": ("Target {target}", "{target}年目标"),
    "w-done": ("Done, {span}", "{span}完成"),
    "w-share": ("Done of target (%)", "完成年度目标（%）"),
    "w-due": ("Due by now (%)", "序时进度（%）"),
    "w-lead": ("Lead (points)", "较序时（百分点）"),
    "w-need": ("Needed a month", "余期月均需"),
    "w-notes": ("Notes: ", "注："),
    "w-note": ("{n}. {text} ", "{n}.{text}"),
    # districts
    "across": ("District by district", "分区县比较"),
    "across-legend": (
        "One table an indicator; ranked by lead, where there is none by the share done.",
        "每项指标一表；按较序时排名，无序时进度的按完成率排名。",
    ),
    "district": ("Plan", "计划"),
    "rank": ("Rank", "位次"),
    "lacks": ("not in this plan", "该计划无此指标"),
    "lacks-target": ("no target", "未设目标"),
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def phrase(code: str, language: Language, **values: object) -> str:
    """The page's words for a code, else those that all outputs share."""
    pair = _PHRASES.get(code)
    if pair is None:
        return word(code, language, **values)
    return pair[0 if language == "en" else 1].format(**values)


def day_text(year: int, month: int, day: int, language: Language) -> str:
    """A date as it stands in a sentence: 30 September 2025, 2025年9月30日."""
    return phrase("date", language, year=year, number=month, month=_MONTHS[month - 1], day=day)
