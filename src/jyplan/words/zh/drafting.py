"""Comments of a drafted plan."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "head": "由文件起草：{file}。每个数据注有所在标题与位置(at)，请对照原文核定。",
    "head-more": "带问号的注释须人工确认；未读懂的数字列于文末。校验：jyplan check 本文件",
    "like-table": "由 {file} 生成。带问号的注释请确认。",
    "table": "目标表",
    "from-name": "由名称推断，是否正确？",
    "ask-better": "是越高越好(higher)、越低越好(lower)，还是仅供参考(none)？",
    "like": "与 {id} 同名而数据不同：是另一事项，还是有误？",
    "joined": "视为同一指标：{names}。是否正确？",
    "unsure": "读法不确定：与原文是否一致？",
    "no-value": "文中只给出其比重，未给出数值。",
    "no-level": "文中只给出增速：单位是否正确？",
    "relations": "勾稽关系",
    "left-out": "未列入的数据：请自行添加，或略去",
    "unread": "未读懂的数字",
    "where": "第{line}行第{column}列",
    "where-page": "第{page}页，第{line}行第{column}列",
    "drafted": (
        "{file}：起草指标 {indicators} 个、勾稽关系 {relations} 条；未列入数据 {left} 个，未读懂数字 "
        "{unread} 个"
    ),
    "colon": "：",
    "comma": "、",
}
