"""What is wrong with a plan file: its keys, numbers and statements. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # the file
    "not-found": ("没有这个文件", "请给出存在的文件，或用 - 表示标准输入；不给计划时使用 data/targets.toml"),
    "not-a-file": ("这是文件夹，不是文件", "请给出其中的文件"),
    "not-readable": ("无法读取：{why}", ""),
    "too-large": ("文件有 {size} MB，计划文件最大 {most} MB", "是不是选错了文件？"),
    "xlsx-missing": ("读写 Excel 文件需要 openpyxl", "请安装：pip install 'jyplan[xlsx]'"),
    "xlsx-on-terminal": ("Excel 文件不能显示在终端上", "请指定文件：-o plan.xlsx"),
    "docx-missing": ("写 Word 文件需要 python-docx", "请安装：pip install 'jyplan[docx]'"),
    "docx-on-terminal": ("Word 文件不能显示在终端上", "请指定文件：-o report.docx"),
    "not-utf8": ("不是 {encoding} 编码：偏移 {offset} 处的字节 {byte}", "请用编辑器另存为 UTF-8"),
    "too-deep": ("嵌套过深，不像计划文件", ""),
    "unknown-format": (
        "文件格式为 {value}；此版本读取格式 {format}",
        "请写 format = {format}，或使用相应版本的 jyplan",
    ),
    # keys and types
    "unknown-key": ("未知的键 {key}", "{meant}"),
    "missing-key": ("缺少键 {key}", "请补上 {key} = …"),
    "not-one-of": ("{value} 不是 {allowed} 之一", "{meant}"),
    "not-text": ("此处是 {value}，应为加引号的文字", ""),
    "not-an-integer": ("此处是 {value}，应为整数", ""),
    "not-a-truth": ("此处是 {value}，应为 true 或 false", ""),
    "not-a-date": ("此处是 {value}，应为日期", "日期不加引号：2017-05-31"),
    "quoted-date": ("{value} 是文字，应为日期", "请写 {full}，不加引号"),
    "hedged-number": ("{value}：数值中不能写“{word}”", "请写 {{ {key} = {number}, {setting} }}"),
    "per-mille": ("{value} 是千分数，增长率用百分数", "请写 {number}"),
    "rate-of-amount": (
        "{unit} 是比率，而指标的单位是 {home}",
        '增速请写 growth = …（百分数）；比率请另设指标：measure = "ratio"，unit = "{unit}"',
    ),
    "not-a-table": ("此处是 {value}，应为表", ""),
    "not-a-list": ("此处是 {value}，应为列表", "[ …, … ]"),
    "not-a-year": ("{value} 不是年份", '写 2016 这样的整数，或 "unstated"'),
    "not-a-period": (
        "{text} 不是时段",
        "可写 2017、2017-Q1、2017-H1、2017-05、2017-01/2017-05、2016/2020，或 {{ from = 日期, to = 日期 }}",
    ),
    "not-a-month": ("{value} 不是月份", "写年度开始的月份：1 到 12"),
    "empty-list": ("列表为空", "请至少写一个"),
    "not-valid": ("{value} 在此处无效：{why}", ""),
    "not-an-id": ("{value} 不是合法的 id", "id 用小写字母、数字和 _，以字母开头：gdp、new_jobs"),
    "out-of-range": ("{value} 超出范围：{limit}", ""),
    "empty-text": ("文字为空", "请填写，或删去这个键"),
    # numbers
    "not-a-number": ("{text} 不是数字", "数字后可带单位（103.9亿元），或写分数（1/4）"),
    "repeated-scale": ("数量级“{word}”重复出现", "只写一次：亿元、万亿元"),
    "too-many-digits": ("数字超过 {most} 位", "是否有误？"),
    "divides-by-zero": ("{text} 以零为分母", ""),
    "not-a-plain-number": ("此处应为普通数字", "不加引号，不用指数（1e3）、nan、inf：它们看不出末位"),
    "not-a-value": (
        "此处应为数值",
        '数字、"1/4" 或 "1.15万亿元" 这样的字符串，或 {{ low = 6.5, high = 7 }}；不用指数、nan、inf',
    ),
    "range-keys": ("区间只有 low 和 high 两个键", "{{ low = 6.5, high = 7 }}"),
    "range-order": ("low {low} 大于 high {high}", "请对调"),
    "precision-mismatch": (
        "{value} 不是修约单位 {precision} 的整数倍",
        "precision 是修约到的单位：1300 修约到百位时为 100",
    ),
    "not-whole": ("{value} {unit} 不是整数", "integer = true 表示只有整数值；请删去它，或核对数字"),
    "below-zero": ("{key} 不能小于零", ""),
    "not-above-zero": ("{key} 必须大于零", ""),
    # statements
    "bound-and-approximate": ("bound 与 approximate 都在限定真值范围", "请只保留与原文相符的一个"),
    "tolerance-without-about": ('tolerance 只用于 bound = "about"', '请加上 bound = "about"（左右），或删去'),
    "bound-of-range": (
        "区间前的 {bound} 没有说明限定哪一端",
        "区间只能用 about（约、左右）；否则请写一个数及其限定",
    ),
    "value-missing": (
        "{key} 修饰的是 value，而这里没有 value",
        '增长率写在自己的表里：growth = {{ percent = 8, bound = "at-least" }}；增量请同时写出 value',
    ),
    "also-without-value": (
        "also 里有 value，但这里没有与之对应的数值",
        "请写出 value；增长率有自己的 also；另一处的比重写成另一个关系",
    ),
    "not-exactly-one": ("{keys} 中必须且只能给出一个", ""),
    "says-nothing": ("这条陈述没有内容", "请给出 value、growth、increase 或 points，或删去"),
    "period-order": ("from 晚于 to", "请对调两个日期"),
    "years-apart": (
        "base_year {base} 与 target_year {target} 相隔 {years} 年，而各项增长都未说明口径",
        '年份是否有误？若无误，请在 {count} 处增长中写明 per = "year"（年均）或 per = "period"（全期）',
    ),
    "years-order": ("base_year {base} 不早于 target_year {target}", ""),
    "thresholds-order": (
        "ahead、on_pace、behind 的次序不对",
        '应依次减小，如 { ahead = 5, on_pace = -5, behind = -10, in = "points" }',
    ),
}
