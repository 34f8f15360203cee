"""Words of tables that are audited."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "audit-rule": "规则",
    "audit-columns": "列",
    "audit-rows": "行数",
    "audit-code": "代码",
    "audit-first": "首见于",
    "audit-cell": "单元格",
    "audit-place": "位置",
    "audit-label": "行",
    "audit-stated": "所述",
    "audit-computed": "计算",
    "audit-off": "相差（末位单位）",
    "audit-row-of": "{file} 第{row}行",
    "audit-worst": "最差的 {count} 行",
    "audit-sum": "共读 {rows} 行：{counts}。",
    "audit-more": "另有 {count} 行不相符：--limit 显示更多，--extract 文件 写出全部。",
    "audit-nominal": (
        "增速按名义增速核对。按可比价格计算的增速不必与现价数值相符：请用 --basis-column 指明价格口径所在"
        "列，或不把这些行列入。"
    ),
    "audit-extracted": "已将 {count} 行写入摘录文件。",
    "audit-told": "所述为 {stated}；其他数字给出 {computed} {interval}",
    # reasons
    "cell-blank": "空单元格",
    "cell-dash": "破折号",
    "cell-ellipsis": "省略号",
    "cell-exponent": "科学计数法",
    "cell-thousands": "千分位分隔",
    "cell-footnote": "脚注标记",
    "cell-full-width": "全角数字",
    "cell-percent": "百分号",
    "cell-parentheses": "数字带括号",
    "cell-unit": "单元格中带单位",
    "cell-too-long": "位数过多",
    "cell-decimals": "小数位多于所定",
    "cell-not-a-number": "不是数字",
    "basis-not-known": "价格口径不明",
    "period-not-read": "时期无法识别",
    "period-twice": "同一时期有两行",
    "year-missing": "缺上一年的行",
    "whole-missing": "缺总量行",
    "whole-twice": "总量有两行",
    "part-not-read": "有分项不是数字",
    "parts-missing": "没有分项",
}
