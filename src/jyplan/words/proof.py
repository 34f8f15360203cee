"""What people read of a document that was proofread, in both languages, by code."""

from __future__ import annotations

from jyplan.words.language import Language

# code: (English, Chinese)
_TEXTS: dict[str, tuple[str, str]] = {
    # sentences
    "growth": (
        "{name}: the text states a growth of {stated}; {others} give {computed}",
        "{name}：文中增速为 {stated}，由 {others} 算得 {computed}",
    ),
    "share": (
        "{name}: the text states {stated}; {others} give {computed}",
        "{name}：文中为 {stated}，由 {others} 算得 {computed}",
    ),
    "total": (
        "{name}: the text states {stated}; the parts {others} add up to {computed}",
        "{name}：文中为 {stated}，各部分 {others} 之和为 {computed}",
    ),
    "structure": (
        "{name}: the shares add up to {computed} %, not to 100 %",
        "{name}：各项比重之和为 {computed}%，不等于 100%",
    ),
    "increase": (
        "{name}: the text states a change of {stated}; {others} give {computed}",
        "{name}：文中增减额为 {stated}，由 {others} 算得 {computed}",
    ),
    "points": (
        "{name}: the text states a change of {stated}; {others} give {computed} points",
        "{name}：文中变动为 {stated}，由 {others} 算得 {computed} 个百分点",
    ),
    "part": ("The part is larger than its whole: {others}", "其中项大于总体：{others}"),
    "value": ("The same figure stands there in two ways: {others}", "同一数据有两种写法：{others}"),
    "joint": ("These figures cannot all be true: {others}", "以下数据不能同时成立：{others}"),
    "suspects": (
        "If only one of them is wrong, it is one of: {suspects}",
        "若只有一处有误，应在其中：{suspects}",
    ),
    "suspect": ("The error is most likely in {suspects}", "最可能有误的是 {suspects}"),
    "would-fit": (" ({fits} would agree)", "（若为 {fits} 则相符）"),
    "or": (" or ", " 或 "),
    "comma": (", ", "、"),
    "colon": (": ", "："),
    "stop": (". ", "。"),
    "assumes": (
        "Taken as a growth at current prices; comparable prices, or a base revised since, would explain it",
        "按现价增速核对；若为可比价增速，或基数其后有修订，则可解释",
    ),
    "apart": (
        "Held against {earlier}, which may have been revised since",
        "与另一出处核对：{earlier}，其后可能有修订",
    ),
    "look-value": (
        "Figures of one name and time differ by one slip of the pen: {others}",
        "同名同期数据仅差一字：{others}",
    ),
    "look": (
        "If these are figures of the same things, they do not agree: {sentence}",
        "若指同一事项，则不相符：{sentence}",
    ),
    "edge": ("Agrees only just: {sentence}", "仅勉强相符：{sentence}"),
    # headings
    "place": ("Place", "位置"),
    "kind": ("Kind", "类别"),
    "finding": ("Finding", "问题"),
    "look-heading": ("look", "可留意"),
    "inconsistent": ("inconsistent", "不相符"),
    "summary": (
        "{findings} findings, {looks} to look at; {figures} figures read, {checked} of them checked, "
        "{unread} not understood",
        "问题 {findings} 处，可留意 {looks} 处；读出数据 {figures} 个，其中核对 {checked} 个，"
        "未读懂 {unread} 个",
    ),
    "line": ("line {line}", "第{line}行"),
    "line-column": ("{line}:{column}", "{line}:{column}"),
    "page": ("p. {page}", "第{page}页"),
    "paragraph": ("par. {paragraph}", "第{paragraph}段"),
    "table-cell": ("table {table}, row {row}, cell {cell}", "表{table}第{row}行第{cell}格"),
    "year-assumed": (
        "{file}: the document names no year; years are counted as if it were {year} (--year says which)",
        "{file}：文中未写明年份，暂按 {year} 年计（可用 --year 指明）",
    ),
    # the annotated page
    "legend-read": ("understood", "已读懂"),
    "legend-checked": ("checked, agrees", "已核对相符"),
    "legend-suspect": ("suspect", "可疑"),
    "legend-unread": ("not understood", "未读懂"),
    "page-title": ("Figures checked: {title}", "数据校对：{title}"),
    "no-findings": ("Nothing that cannot be true was found.", "未发现不能成立的数据。"),
    "unread-heading": ("Numerals that were not understood", "未读懂的数字"),
    "not-proof": (
        "Agreement is no proof: only figures that the text ties together are held against each other.",
        "相符不等于证明无误：只核对文中有明确勾稽关系的数据。",
    ),
    "kind-level": ("level", "数值"),
    "kind-count": ("count", "数量"),
    "kind-growth": ("growth", "增速"),
    "kind-share": ("share", "比重"),
    "kind-increase": ("change", "增减额"),
    "kind-points": ("points", "百分点"),
    "kind-multiple": ("multiple", "倍数"),
    "kind-rank": ("rank", "位次"),
    "kind-structure": ("structure", "结构"),
    "kind-ratio": ("ratio", "比率"),
}


def text(code: str, language: Language, **values: object) -> str:
    """The words of a code."""
    return _TEXTS[code][0 if language == "en" else 1].format(**values)
