"""What stands around the pages of codes: chapters, and the pages of diagnostics."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # chapters
    "kind-finding": "check 的发现",
    "kind-reason": "为何未知或未核对",
    "kind-verdict": "结论",
    "kind-status": "指标状态",
    "kind-outlook": "指标预期",
    "kind-fault": "输入有误",
    # pages of diagnostics
    "field": "大写字母代表消息中填入的内容。\n",
    "to-do": "怎么办:{hint}。\n",
    "provoked": "会引起它的例子：\n",
    "meant": "消息会给出最接近的已知名称，或列出全部",
    "not-valid": "WHY 是检查类型的程序库自己的说法；没有其他代码涵盖这种情况。\n",
    "title": "{message}。",
}
