"""What people read of a document that was proofread."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # sentences
    "growth": "{name}：文中增速为 {stated}，由 {others} 算得 {computed}",
    "share": "{name}：文中为 {stated}，由 {others} 算得 {computed}",
    "total": "{name}：文中为 {stated}，各部分 {others} 之和为 {computed}",
    "structure": "{name}：各项比重之和为 {computed}%，不等于 100%",
    "increase": "{name}：文中增减额为 {stated}，由 {others} 算得 {computed}",
    "points": "{name}：文中变动为 {stated}，由 {others} 算得 {computed} 个百分点",
    "part": "其中项大于总体：{others}",
    "value": "同一数据有两种写法：{others}",
    "joint": "以下数据不能同时成立：{others}",
    "suspects": "若只有一处有误，应在其中：{suspects}",
    "suspect": "最可能有误的是 {suspects}",
    "would-fit": "（若为 {fits} 则相符）",
    "or": " 或 ",
    "comma": "、",
    "colon": "：",
    "stop": "。",
    "assumes": "按现价增速核对；若为可比价增速，或基数其后有修订，则可解释",
    "apart": "与另一出处核对：{earlier}，其后可能有修订",
    "look-value": "同名同期数据仅差一字：{others}",
    "look": "若指同一事项，则不相符：{sentence}",
    "edge": "仅勉强相符：{sentence}",
    # headings
    "place": "位置",
    "kind": "类别",
    "finding": "问题",
    "look-heading": "可留意",
    "inconsistent": "不相符",
    "summary": (
        "问题 {findings} 处，可留意 {looks} 处；读出数据 {figures} 个，其中核对 {checked} 个，未读懂 "
        "{unread} 个"
    ),
    "line": "第{line}行",
    "line-column": "{line}:{column}",
    "page": "第{page}页",
    "paragraph": "第{paragraph}段",
    "table-cell": "表{table}第{row}行第{cell}格",
    "year-assumed": "{file}：文中未写明年份，暂按 {year} 年计（可用 --year 指明）",
    # the annotated page
    "legend-read": "已读懂",
    "legend-checked": "已核对相符",
    "legend-suspect": "可疑",
    "legend-unread": "未读懂",
    "page-title": "数据校对：{title}",
    "no-findings": "未发现不能成立的数据。",
    "unread-heading": "未读懂的数字",
    "not-proof": "相符不等于证明无误：只核对文中有明确勾稽关系的数据。",
    "kind-level": "数值",
    "kind-count": "数量",
    "kind-growth": "增速",
    "kind-share": "比重",
    "kind-increase": "增减额",
    "kind-points": "百分点",
    "kind-multiple": "倍数",
    "kind-rank": "位次",
    "kind-structure": "结构",
    "kind-ratio": "比率",
}
