"""What the schema says of the forms that many keys share, and a whole plan as an example."""

from __future__ import annotations

from typing import Any

FORMS: dict[str, dict[str, Any]] = {
    "number": {
        "title": "Number · 数",
        "description": "Digits as printed: 8.0 is not 8. No exponent, nan or inf: they hide the last place.",
        "examples": [8, 8.1, -3.8],
    },
    "number_text": {
        "title": "Number in quotes · 文字写法",
        "description": 'What a TOML number cannot say: "1/4", "1.15万亿元", "9,868人次".',
        "examples": ["1/4", "1.15万亿元", "-38.0%", "9,868,655人次"],
    },
    "written": {
        "title": "Number as written · 数",
        "description": "A number, or one in quotes: a statement shortened to its number.",
        "examples": [731, "1.15万亿元"],
    },
    "range": {
        "title": "Range · 区间",
        "description": "A stated range such as 6.5 % to 7 %.",
        "examples": [{"low": 6.5, "high": 7}],
    },
    "value": {
        "title": "Value · 数值",
        "description": "A number, a number in quotes, or a range.",
        "examples": [2280, "1/4", {"low": 6.5, "high": 7}],
    },
    "side": {
        "title": "Address or constant · 地址或常数",
        "description": "An id, then perhaps @ and a year or date, and .growth or the like; or a number.",
        "examples": ["gdp@2017", "gdp@2017-05-31", "gdp@2017.growth", 100],
    },
    "period": {
        "title": "Period · 时段",
        "description": "A year, half, quarter or month, or a span of them.",
        "examples": [2017, "2017-Q1", "2017-H1", "2017-05", "2017-01/2017-05", "2016/2020"],
    },
    "span": {
        "title": "Period or year to date · 时段或本年累计",
        "description": 'A period, or "ytd": the year up to the date.',
        "examples": ["ytd", "2017-Q1", "2017-05"],
    },
    "since": {
        "title": "Base of a growth · 起算时段",
        "description": "A year, a period or a day.",
        "examples": [2015, "2017-04", "2016-12-31"],
    },
    "month": {"title": "Month · 月份", "description": "A month by its number.", "examples": [4]},
    "year": {"title": "Year · 年份", "description": 'A year, or "unstated".', "examples": [2015, "unstated"]},
    "id": {
        "title": "Id · 标识",
        "description": "Small letters, digits and underscores, beginning with a letter.",
        "examples": ["gdp", "new_tech_firms"],
    },
    "rounding": {
        "title": "Rounding rule · 修约规则",
        "description": "How the printed digits came from the true value.",
        "examples": ["nearest"],
    },
    "bound": {
        "title": "Bound · 界限",
        "description": "at-least 达到, more-than 突破, at-most 以内, less-than, about 左右, exactly.",
        "examples": ["at-least"],
    },
}

PLAN: dict[str, Any] = {
    "format": 1,
    "plan": {"name": "2017年主要发展指标", "base_year": 2016, "target_year": 2017},
    "sources": {"report": {"title": "2017年工作会议", "date": "2017-02-22"}},
    "indicators": {
        "revenue": {
            "name": "营业总收入",
            "unit": "亿元",
            "measure": "flow",
            "better": "higher",
            "target": {"value": 2280, "growth": 8.1, "source": "report"},
        },
        "signed": {
            "name": "签约总金额",
            "unit": "亿元",
            "measure": "flow",
            "better": "higher",
            "baseline": 731,
            "target": {"value": 1300, "bound": "more-than"},
        },
    },
    "relations": [{"id": "more_signed", "kind": "compare", "left": "signed", "op": ">", "right": 731}],
}
