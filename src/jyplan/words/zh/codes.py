"""单元格中结论代码的含义。"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "growth-mismatch": "增速不符",
    "increase-mismatch": "增加额不符",
    "points-mismatch": "百分点不符",
    "total-mismatch": "合计不符",
    "shares-not-100": "比重合计不是100%",
    "share-mismatch": "比重不符",
    "part-exceeds-whole": "其中项大于总量",
    "comparison-fails": "比较不成立",
    "printings-differ": "两处不符",
    "period-mismatch": "时段合计不符",
    "difference-mismatch": "差额不符",
    "ratio-mismatch": "比值不符",
    "structure-mismatch": "结构不符",
    "joint-conflict": "不能同时为真",
    "relations-contradict": "关系互相矛盾",
    "certain-contradict": "确定的数字互相矛盾",
    "stale-acceptance": "已无需接受",
    "growth-not-above-minus-100": "增速不高于-100%",
    "edge": "临界",
}
