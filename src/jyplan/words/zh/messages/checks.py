"""What does not agree within a plan, and what is doubtful in it. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # cross-checks
    "unit-mismatch": ("{unit} 无法换算为 {home}", "计量对象须相同，只有数量级可以不同：万{text}、亿{text}"),
    "two-units": ("数字里写 {inside}，unit 写 {outside}", "请只保留一个"),
    "unknown-reference": ("没有名为 {name} 的{what}", "{meant}"),
    "not-an-address": (
        "{text} 不是地址",
        "指标 id，后面可加 @ 年份或日期：gdp、gdp@2016、gdp@2017-05-31、gdp@2017.growth",
    ),
    "not-stated-there": ("计划中没有 {address}", "引用的 {part} 在任何陈述中都没有给出"),
    "own-part": ("{name} 是自身的组成部分", "沿总量关系看：{cycle}"),
    "part-twice": ("{name} 在组成部分中出现两次", "每个部分只写一次"),
    "same-id": ("关系 id {name} 重复", "每个关系使用各自的 id"),
    "per-missing": ("增长跨 {years} 年，但未说明口径", 'per = "year" 表示年均，per = "period" 表示全期'),
    "growth-year": ("{year} 的增长不能从 {since} 起算", "from 应为更早的年份或时段，存量则为更早的日期"),
    "not-whole-years": ("自 {since} 起的年均增长不是整年", 'per = "period" 表示全期增长'),
    "growth-too-long": (
        "跨度为 {years} 年，增长最多可计算 {most} 年",
        "年份是否有误？最多 200 年；年均增长率的位数很多时更少",
    ),
    "growth-of-ratio": ("比率类指标给出了增长率", "比率的变化用百分点：points = 0.4；或者 measure 填错了？"),
    "points-of-amount": (
        "非比率类指标给出了百分点",
        'growth 用百分数，increase 用指标单位；points 需要 measure = "ratio"',
    ),
    "of-without-rank": ("of 只用于排名", '请设 measure = "rank",或删去'),
    "no-date": ("实际值没有日期，其来源也没有", "请补上 as_of = 2017-05-31"),
    "bad-profile": ("profile 有 {count} 个值", "应为基年的 12 个月、4 个季度，或 11 个数（1—2 月合为一个）"),
    "profile-missing": (
        'pace = "profile" 但没有上年的数据',
        "请补上 profile = [ … ]（12 个月或 4 个季度），或 same_period = [ … ]（上年同期累计数）",
    ),
    "not-as-many": ("有 {parts} 个部分，却有 {percents} 个比重", "每个部分写一个比重，次序相同"),
    "ratio-unit": (
        "{above} 除以 {below} 得不到 {unit}",
        "单位应为分子的单位，可在斜线后写分母的单位：元、万元/人、%",
    ),
    "period-and-cumulative": (
        "既写了 period，又写了 cumulative",
        'period = "2016/2020" 已说明时段，请去掉 cumulative',
    ),
    "same-statement": (
        "同一版本的{what}出现两次",
        '调整后的请标 version = "adjusted";同一数字的其他出处写入 also = [ … ]',
    ),
    # progress
    "period-gap": (
        "{from} 起的数据未计入：缺少 {missing} 至 {until}",
        "请补记缺少的时段，或记一个更晚日期的本年累计数",
    ),
    "period-overlap": (
        "{from} 至 {to} 未计入：与 {first} 至 {last} 重叠",
        "各时段应首尾相接、互不重叠；日期是否有误？",
    ),
    "period-across-years": ("{from} 至 {to} 跨年度，不计入任何一年", "请在年末拆开，或改记本年累计数"),
    "total-falls": (
        "截至 {day} 的累计数低于截至 {before} 的累计数",
        '累计数只增不减；是当月数还是修订数？请写 period = {{ from, to }} 或 version = "revised"',
    ),
    "actual-after-plan": (
        "{day} 的实际值晚于 {year} 年，不与该年目标比较",
        "全年数的日期写 {year}-12-31，与发布日期无关",
    ),
    "date-from-source": (
        "实际值没有日期，以其来源 {source} 的日期 {day} 为准",
        "请补上 as_of = …，即数据截止的日期",
    ),
}
