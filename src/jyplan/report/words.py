"""The words of the output in both languages: column headings, codes spelt out, footers.

Codes themselves (``real-growth``, ``not-met``) are the same in every language; machine output has only them.
"""

from __future__ import annotations

from jyplan.diagnostic import Language

# word: (English, Chinese)
_WORDS: dict[str, tuple[str, str]] = {
    # headings
    "indicator": ("Indicator", "指标"),
    "id": ("Id", "代号"),
    "year": ("Year", "年份"),
    "years": ("Years", "起止年"),
    "target": ("Target", "目标"),
    "growth": ("Growth %", "增速%"),
    "stated": ("Stated %", "所述增速%"),
    "computed": ("Computed %", "计算增速%"),
    "interval": ("True values", "真值区间"),
    "base": ("Base", "基数"),
    "base-year": ("Base {year}", "{year}年基数"),
    "latest": ("Latest", "最新值"),
    "as-of": ("As of", "截至"),
    "gap": ("Gap", "差距"),
    "gap-percent": ("Gap %", "差距%"),
    "done": ("Done %", "完成%"),
    "increment": ("Increment %", "增量完成%"),
    "required": ("Required %", "所需增速%"),
    "unit": ("Unit", "单位"),
    "basis": ("Basis", "价格口径"),
    "verdict": ("Verdict", "结论"),
    "status": ("Status", "状态"),
    "outlook": ("Outlook", "预期"),
    "reason": ("Reason", "原因"),
    "from": ("From figure", "依据"),
    "operation": ("Operation", "运算"),
    "value": ("Value", "数值"),
    "figure": ("Figure", "数据"),
    "kind": ("Kind", "类别"),
    "written": ("As written", "原文"),
    "place": ("Place", "出处"),
    "note": ("Note", "备注"),
    "formula": ("Formula", "公式"),
    "put-in": ("Numbers put in", "代入"),
    # results of derivations
    "implied-target": ("implied target", "推算目标"),
    "growth-rate": ("growth", "增速"),
    "required-growth": ("required growth", "所需增速"),
    "mean-growth": ("mean annual growth", "年均增速"),
    "change": ("change", "变化"),
    "points": ("points", "百分点"),
    "implied-deflator": ("implied deflator", "隐含平减指数变化"),
    "share": ("share", "比重"),
    "contribution": ("contribution to growth", "贡献率"),
    "pull": ("points of growth", "拉动"),
    "smallest": ("smallest", "最小"),
    "largest": ("largest", "最大"),
    # kinds of figures
    "kind-target": ("target", "目标"),
    "kind-baseline": ("baseline", "基数"),
    "kind-stretch": ("stretch", "力争"),
    "kind-actual": ("actual", "实际"),
    "kind-fact": ("fact", "所述"),
    "kind-growth": ("growth", "增速"),
    "kind-increase": ("increase", "增加额"),
    "kind-points": ("points", "百分点"),
    # kinds
    "implied": ("implied", "推算"),
    "implied-base": ("implied base", "推算基数"),
    "baseline": ("baseline", "基数"),
    "actual": ("actual", "实际"),
    # price bases
    "nominal": ("nominal", "现价"),
    "real": ("real", "可比价"),
    "like-for-like": ("like-for-like", "同口径"),
    "unknown": ("unknown", "未说明"),
    # verdicts
    "inconsistent": ("inconsistent", "不一致"),
    "edge": ("edge", "临界"),
    "not-checkable": ("not checkable", "无法核对"),
    "consistent": ("consistent", "一致"),
    "untested": ("untested", "未受检验"),
    # reasons
    "approximate": ("stated as about", "约数"),
    "range": ("stated as a range", "区间"),
    "base-not-positive": ("the base is not positive", "基数不为正"),
    "target-not-positive": ("the target is not positive", "目标不为正"),
    "target-negative": ("the target is negative", "目标为负"),
    "growth-not-above-minus-100": ("growth of -100 % or less leaves no base", "增速不高于-100%,无基数"),
    "no-value": ("no value is stated", "未给出数值"),
    "no-target": ("no target", "无目标"),
    "no-baseline": ("no baseline is stated", "未给出基数"),
    "no-growth-stated": ("no growth is stated", "未给出增速"),
    "no-whole-number": ("no whole number fits", "无整数解"),
    "no-data": ("nothing to measure from", "无可比数据"),
    "context": ("context only", "仅作背景"),
    "target-zero": ("the target is zero", "目标为零"),
    "target-equals-base": ("target equals base", "目标等于基数"),
    "year-to-date": ("year to date", "年内累计"),
    "real-growth": ("rate at comparable prices", "可比价增速"),
    "like-for-like-growth": ("rate at comparable scope", "同口径增速"),
    # footers
    "implied-note": (
        "≈ implied by the stated growth; [ , ] holds every true value that the printed digits allow",
        "≈ 由所述增速推算;[ , ] 为数字修约所允许的全部真值",
    ),
    "without-growth": ("{count} indicators state no growth", "{count} 项指标未给出增速"),
    "without-target": ("{count} indicators have no target to measure against", "{count} 项指标没有可比目标"),
    "left-out": (
        "left out for want of room: {names} (-v or -f plain shows them)",
        "因宽度所限未显示:{names}(用 -v 或 -f plain 可见)",
    ),
    "no-rows": ("nothing to show", "没有可显示的内容"),
    "higher": ("higher is better", "越高越好"),
    "lower": ("lower is better", "越低越好"),
    "none": ("context only", "仅作背景"),
    "flow": ("flow", "流量"),
    "stock": ("stock", "存量"),
    "ratio": ("ratio", "比率"),
    "rank": ("rank", "排名"),
}


def word(code: str, language: Language, **values: object) -> str:
    """The word for a code; a code without one stands for itself."""
    found = _WORDS.get(code)
    text = code if found is None else found[0 if language == "en" else 1]
    return text.format(**values) if values else text
