"""What a drafted plan says in its comments, in both languages, by code."""

from __future__ import annotations

from jyplan.words.language import Language

# code: (English, Chinese)
_TEXTS: dict[str, tuple[str, str]] = {
    "head": (
        "Drafted from {file}. Every figure names the heading and the place it stands at: compare them.",
        "由文件起草：{file}。每个数据注有所在标题与位置(at)，请对照原文核定。",
    ),
    "head-more": (
        "Comments with a question mark ask for a decision; what was not understood stands at the end.",
        "带问号的注释须人工确认；未读懂的数字列于文末。校验：jyplan check 本文件",
    ),
    "from-name": ("taken from the name: right?", "由名称推断，是否正确？"),
    "ask-better": (
        "which is it? higher, lower, or none for mere context",
        "是越高越好(higher)、越低越好(lower)，还是仅供参考(none)？",
    ),
    "like": (
        "Same name as {id}, other figures: another thing, or a misprint?",
        "与 {id} 同名而数据不同：是另一事项，还是有误？",
    ),
    "joined": ("Taken for the same indicator: {names}. Right?", "视为同一指标：{names}。是否正确？"),
    "unsure": ("The reading is not sure: as in the text?", "读法不确定：与原文是否一致？"),
    "no-value": ("The text gives a share of it only.", "文中只给出其比重，未给出数值。"),
    "no-level": (
        "The text gives its growth only: is this its unit?",
        "文中只给出增速：单位是否正确？",
    ),
    "relations": ("Relations", "勾稽关系"),
    "left-out": (
        "Figures that a plan file has no place for: add them by hand, or leave them",
        "未列入的数据：请自行添加，或略去",
    ),
    "unread": ("Numerals that were not understood", "未读懂的数字"),
    "where": ("line {line}, column {column}", "第{line}行第{column}列"),
    "where-page": ("page {page}, line {line}, column {column}", "第{page}页，第{line}行第{column}列"),
    "drafted": (
        "{file}: {indicators} indicators and {relations} relations drafted; {left} figures left out, "
        "{unread} numerals not understood",
        "{file}：起草指标 {indicators} 个、勾稽关系 {relations} 条；"
        "未列入数据 {left} 个，未读懂数字 {unread} 个",
    ),
    "colon": (": ", "："),
    "comma": (", ", "、"),
}


def comment(code: str, language: Language, **values: object) -> str:
    """The words of a comment."""
    return _TEXTS[code][0 if language == "en" else 1].format(**values)
