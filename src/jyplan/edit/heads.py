"""What people in statistical offices call the columns of a table of figures. Nothing is known of any plan."""

from __future__ import annotations

import re

# column: the heads that mean it
_HEADS = {
    "id": ("指标", "指标名称", "名称", "项目", "指标代码", "指标编码", "代码", "indicator", "name"),
    "value": (
        *(
            "数值",
            "值",
            "数据",
            "实际值",
            "完成值",
            "完成数",
            "绝对量",
            "累计",
            "本月累计",
            "本期累计",
            "累计完成",
        ),
        *("1-本月累计", "自年初累计", "年初至今累计", "本年累计", "figure"),
    ),
    "as_of": ("日期", "截至", "截至日期", "截止日期", "数据日期", "时间", "date"),
    "unit": ("单位", "计量单位"),
    "growth": ("同比", "同比增长", "同比增速", "增速", "增长", "比上年同期增长", "growth"),
    "basis": ("价格口径", "计价方式", "价格"),
    "period": ("时段", "所属时期", "所属期"),
    "period_from": ("起", "起始日期", "开始日期"),
    "period_to": ("止", "终止日期", "结束日期"),
    "source": ("来源", "数据来源"),
    "version": ("版本", "数据性质"),
    "note": ("备注", "说明", "注"),
}
_COLUMN_OF = {head: column for column, heads in _HEADS.items() for head in heads}
_BESIDE = re.compile(r"[\s（(±＋+%％‰）)]+")


def column_of(head: str) -> str:
    """The column that a head means, units in brackets and blanks aside; the head itself where it is none."""
    bare = re.sub(r"[（(][^（()）]*[）)]$", "", head.strip())
    return _COLUMN_OF.get(_BESIDE.sub("", bare).lower(), head.strip())
