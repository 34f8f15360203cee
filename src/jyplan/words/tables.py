"""All that is said of tables: headings, faults of a table or a map, reasons why rows are not checked."""

from __future__ import annotations

HEADINGS: dict[str, tuple[str, str]] = {
    "audit-rule": ("Rule", "规则"),
    "audit-columns": ("Columns", "列"),
    "audit-rows": ("Rows", "行数"),
    "audit-code": ("Code", "代码"),
    "audit-first": ("First at", "首见于"),
    "audit-cell": ("Cell", "单元格"),
    "audit-place": ("Place", "位置"),
    "audit-label": ("Row", "行"),
    "audit-stated": ("Stated", "所述"),
    "audit-computed": ("Computed", "计算"),
    "audit-off": ("Off by", "相差（末位单位）"),
    "audit-row-of": ("{file} row {row}", "{file} 第{row}行"),
    "audit-worst": ("Worst rows: {count}", "最差的 {count} 行"),
    "audit-sum": ("{rows} rows read: {counts}.", "共读 {rows} 行：{counts}。"),
    "audit-more": (
        "{count} more rows are inconsistent: --limit shows more, --extract FILE writes all.",
        "另有 {count} 行不相符：--limit 显示更多，--extract 文件 写出全部。",
    ),
    "audit-nominal": (
        "Growth is taken as nominal. A growth at comparable prices need not agree with values at current "
        "prices: name its column with --basis-column, or leave such rows out.",
        "增速按名义增速核对。按可比价格计算的增速不必与现价数值相符：请用 --basis-column 指明价格口径所"
        "在列，或不把这些行列入。",
    ),
    "audit-extracted": ("{count} rows were written to the extract.", "已将 {count} 行写入摘录文件。"),
    "audit-told": (
        "{stated} is stated; the other figures give {computed} {interval}",
        "所述为 {stated}；其他数字给出 {computed} {interval}",
    ),
    # reasons
    "cell-blank": ("blank cell", "空单元格"),
    "cell-dash": ("a dash", "破折号"),
    "cell-ellipsis": ("an ellipsis", "省略号"),
    "cell-exponent": ("an exponent", "科学计数法"),
    "cell-thousands": ("thousands separators", "千分位分隔"),
    "cell-footnote": ("a footnote mark", "脚注标记"),
    "cell-full-width": ("full-width digits", "全角数字"),
    "cell-percent": ("a percent sign", "百分号"),
    "cell-unit": ("a unit in the cell", "单元格中带单位"),
    "cell-too-long": ("more digits than a statistic has", "位数过多"),
    "cell-decimals": ("more decimals than said", "小数位多于所定"),
    "cell-not-a-number": ("not a number", "不是数字"),
    "basis-not-known": ("unknown price basis", "价格口径不明"),
    "period-not-read": ("period not understood", "时期无法识别"),
    "period-twice": ("two rows of one period", "同一时期有两行"),
    "year-missing": ("no row a year before", "缺上一年的行"),
    "whole-missing": ("no row for the whole", "缺总量行"),
    "whole-twice": ("two rows for the whole", "总量有两行"),
    "part-not-read": ("a part is no number", "有分项不是数字"),
    "parts-missing": ("no parts", "没有分项"),
}
"""word: (English, Chinese)"""

MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "audit-missing": (
        "tables need packages that are not installed: {names}",
        "install them with: pip install 'jyplan[{extra}]'",
        "核对表格需要尚未安装的软件包：{names}",
        "请安装：pip install 'jyplan[{extra}]'",
    ),
    "table-empty": (
        "the table has no rows",
        "is this the right file, and the right --header line?",
        "表中没有数据行",
        "是否选错了文件，或 --header 行号有误？",
    ),
    "table-ragged": (
        "{found} cells stand here; the header has {expected}",
        "put quotation marks around cells that hold the separator, and fill up short rows",
        "此行有 {found} 个单元格，表头有 {expected} 个",
        "单元格内含分隔符时请加引号；短行请补齐",
    ),
    "table-stray-quote": (
        "a quotation mark stands where no cell begins or ends",
        "quotation marks enclose a whole cell; inside it they are doubled",
        "引号不在单元格的开头或结尾",
        "引号须括住整个单元格，其中的引号写两次",
    ),
    "table-row-without-end": (
        "a row that begins here does not end",
        "is a quotation mark missing?",
        "从这里开始的一行没有结束",
        "是否缺少引号？",
    ),
    "table-not-text": (
        "is not {encoding}",
        "the bytes look like {other}: --encoding gb18030 reads GBK; save UTF-16 as UTF-8",
        "不是 {encoding} 编码",
        "看起来是 {other}：GBK 请用 --encoding gb18030；UTF-16 请另存为 UTF-8",
    ),
    "table-encoding": ("the encoding {name} is not known", "{meant}", "未知的编码 {name}", "{meant}"),
    "table-no-column": ("there is no column {name}", "{meant}", "没有 {name} 这一列", "{meant}"),
    "table-column-twice": (
        "the column {name} comes twice",
        "give each column a name of its own",
        "{name} 列出现两次",
        "请给每一列不同的名称",
    ),
    "table-floats": (
        "the column {name} holds binary numbers, not the digits that were printed: 8.0 and 8 are the "
        "same there",
        "say how many decimals were printed: --decimals {name}=1; or keep the column as text",
        "{name} 列存的是二进制数，而不是所印的数字：8.0 与 8 无从区分",
        "请说明所印的小数位数：--decimals {name}=1；或把该列存为文本",
    ),
    "table-broken": (
        "cannot be read as {kind}: {why}",
        "was the file copied whole?",
        "无法按 {kind} 读取：{why}",
        "文件是否完整？",
    ),
    "table-no-sheet": ("there is no sheet {name}", "{meant}", "没有工作表 {name}", "{meant}"),
    "map-unknown-key": ("{key} is not known here", "{meant}", "这里没有 {key}", "{meant}"),
    "map-wrong": (
        "{key} cannot be used: {why}",
        "jyplan audit --help lists what can be said",
        "{key} 无法使用：{why}",
        "可用的写法见 jyplan audit --help",
    ),
    "rule-incomplete": (
        "a rule of kind {rule} needs {missing} too",
        "growth: --value, --base, --growth; long tables: --by, --period; shares: --part, --whole, --share; "
        "sums: --sum-of with --within and --whole-is, or --exhaust",
        "{rule} 规则还需要 {missing}",
        "增速：--value、--base、--growth；长表：--by、--period；比重：--part、--whole、--share；"
        "合计：--sum-of 加 --within 与 --whole-is，或 --exhaust",
    ),
}
"""code: (English message, English hint, Chinese message, Chinese hint)"""

_CELL = "Nothing is guessed: a row with such a cell is counted as not checkable, with this reason."
_CELL_ZH = "程序不作猜测：含此类单元格的行计为无法核对，并注明本原因。"

REASONS: dict[str, tuple[str, str, str, str]] = {
    "cell-blank": (
        "A cell of the claim is empty.",
        "A growth that is not printed claims nothing; a missing value leaves nothing to hold it against.\n",
        "数据所涉的单元格为空。",
        "没有印出的增速不构成陈述；缺少数值则无从核对。\n",
    ),
    "cell-dash": (
        "A dash stands where a number is expected.",
        "In Chinese yearbooks a dash or “空格” mostly means that the figure is nil, not available or not "
        f"applicable; which of them, only the book says. {_CELL}\n",
        "应为数字之处是破折号。",
        f"年鉴中的破折号可能表示数值为零、不详或不适用，含义以该书说明为准。{_CELL_ZH}\n",
    ),
    "cell-ellipsis": (
        "An ellipsis stands where a number is expected.",
        f"Yearbooks write … for a figure below half a unit of the last place. {_CELL}\n",
        "应为数字之处是省略号。",
        f"年鉴以 … 表示数据不足最小单位。{_CELL_ZH}\n",
    ),
    "cell-exponent": (
        "The number is written with an exponent, such as 1e3.",
        "An exponent hides the last place that was printed: 1e3 may be known to a thousand or to one. "
        f"{_CELL}\n\nWhat to do: export the table without exponents.\n",
        "数字写成科学计数法，如 1e3。",
        f"科学计数法掩盖了所印的末位：1e3 可能精确到千，也可能精确到个位。{_CELL_ZH}\n\n怎么办：导出表"
        "格时请不用科学计数法。\n",
    ),
    "cell-thousands": (
        "Commas part the thousands of the number.",
        f"`--marks thousands` reads 1,234.5 as 1234.5; commas at other places never. {_CELL}\n\n"
        "What to do: add `--marks thousands` where the table is written so.\n",
        "数字带千分位逗号。",
        f"`--marks thousands` 把 1,234.5 读作 1234.5；位置不当的逗号一律不读。{_CELL_ZH}\n\n怎么办：若"
        "表格如此书写，请加 `--marks thousands`。\n",
    ),
    "cell-footnote": (
        "A footnote mark stands behind the number.",
        "8.0*, 8.0①, 8.0(1): the note often says that the figure is preliminary, or of another scope. "
        f"{_CELL}\n\nWhat to do: read the note; `--marks footnotes` takes such numbers as they stand.\n",
        "数字之后有脚注标记。",
        f"如 8.0*、8.0①、8.0(1)：脚注常说明该数为初步数或口径不同。{_CELL_ZH}\n\n怎么办：请先看脚注；"
        "`--marks footnotes` 按所印数字读取。\n",
    ),
    "cell-full-width": (
        "The number is written in full-width digits.",
        f"１２．５ for 12.5: `--marks full-width` reads them. {_CELL}\n",
        "数字用全角书写。",
        f"如 １２．５：`--marks full-width` 可读取。{_CELL_ZH}\n",
    ),
    "cell-percent": (
        "A percent sign stands behind the number.",
        f"`--marks percent` reads 8.1% as 8.1 in a column that is in percent. {_CELL}\n",
        "数字之后有百分号。",
        f"在以百分数为单位的列中，`--marks percent` 把 8.1% 读作 8.1。{_CELL_ZH}\n",
    ),
    "cell-unit": (
        "A unit stands in the cell.",
        f"12亿元 in one row and 12万元 in another would silently differ ten thousand times. {_CELL}\n\n"
        "What to do: give each column one unit, and name it in a map where two columns differ.\n",
        "单元格内带有单位。",
        f"一行 12亿元、另一行 12万元，相差万倍却不易察觉。{_CELL_ZH}\n\n怎么办：请使每列单位一致；两列"
        "单位不同时在映射文件中写明。\n",
    ),
    "cell-too-long": (
        "The number has more than 60 digits.",
        f"That is a slip or an attack, never a statistic. {_CELL}\n",
        "数字超过 60 位。",
        f"这不会是统计数字。{_CELL_ZH}\n",
    ),
    "cell-decimals": (
        "The number has more decimals than its column was said to be printed with.",
        f"`--decimals growth=1` says that 8.25 cannot have been printed there. {_CELL}\n",
        "数字的小数位多于该列所定。",
        f"`--decimals 增速=1` 表示该列不会印出 8.25。{_CELL_ZH}\n",
    ),
    "cell-not-a-number": (
        "The cell holds no number.",
        f"Text, nan, inf, 0x10, 1_000, 8. or two numbers in one cell. {_CELL}\n",
        "单元格中不是数字。",
        f"如文字、nan、inf、0x10、1_000、8. 或一格两数。{_CELL_ZH}\n",
    ),
    "basis-not-known": (
        "What stands in the column of price bases is not known.",
        "Known are nominal, real, like-for-like, and 现价, 名义, 不变价, 可比价, 实际, 同口径. Growth on a "
        "basis that nobody can name is not held against values.\n",
        "价格口径列中的写法无法识别。",
        "可识别的有 nominal、real、like-for-like，以及现价、名义、不变价、可比价、实际、同口径。口径不"
        "明的增速不与数值核对。\n",
    ),
    "period-not-read": (
        "The period of the row is not understood.",
        "A period begins with a year of four digits: 2017, 2017年, 2017-Q1, 201705, 2017-05-31.\n",
        "该行的时期无法识别。",
        "时期须以四位年份开头：2017、2017年、2017-Q1、201705、2017-05-31。\n",
    ),
    "period-twice": (
        "The series has two rows of one period.",
        "Which of them counts, and which is the base of the next year, nobody can tell.\n\n"
        "What to do: add the columns that tell them apart to `--by`, or drop the superseded rows.\n",
        "该序列在同一时期有两行。",
        "无从得知以哪一行为准，也不知次年以哪一行为基数。\n\n怎么办：请把能区分它们的列加入 `--by`，或"
        "删去已被取代的行。\n",
    ),
    "year-missing": (
        "The series has no row for the same period a year before.",
        "The year before last is never taken for the base. The first row of each series has this reason.\n",
        "该序列没有上一年同期的行。",
        "绝不以前年代替上年作基数。每个序列的第一行都属此类。\n",
    ),
    "whole-missing": (
        "The group has no row for its whole.",
        "`--whole-is` names the text that stands in that row.\n",
        "该组没有总量行。",
        "`--whole-is` 给出总量行中的文字。\n",
    ),
    "whole-twice": (
        "The group has two rows for its whole.",
        "What to do: add the columns that tell them apart to `--by`.\n",
        "该组的总量有两行。",
        "怎么办：请把能区分它们的列加入 `--by`。\n",
    ),
    "part-not-read": (
        "A part of the group is no plain number.",
        "A sum with a gap in it says nothing of the whole: it is not checked, whatever the gap is.\n",
        "该组有分项不是单纯的数字。",
        "缺项的合计说明不了总量：无论缺的是什么，都不核对。\n",
    ),
    "parts-missing": (
        "The group has no parts.",
        "Only the row of the whole is there.\n",
        "该组没有分项。",
        "只有总量一行。\n",
    ),
}
"""code: (English title, English text, Chinese title, Chinese text)"""
