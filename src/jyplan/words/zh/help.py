"""Help of commands and options, by its English: a paragraph an entry, on one line."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # help: what each command does, a paragraph an entry
    "Growth, implied bases, gaps and consistency of a plan's targets, from the figures as printed.": (
        "\u0008\n由印出的数字计算计划指标的增速、隐含基数、差距，并核对勾稽关系。"
    ),
    "PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml is used.": (
        "\u0008\nPLAN 为计划文件，- 表示标准输入；不给时使用最近的 data/targets.toml。"
    ),
    "Where every indicator stands: target, growth, base with its interval, gap, status.": (
        "\u0008\n各项指标现状：目标、增速、基数及其区间、差距、状态。"
    ),
    (
        "Once anything has an outlook: what is done, with a mark for what is expected by now, status and "
        "outlook, and of the rest what finds room. --wide shows all, with what it would take. The "
        "outlook divides what is done by what is expected; the thresholds say from where on it is ahead, "
        "on pace or behind."
    ): (
        "\u0008\n"
        "有预期可判断时：完成情况（标出序时进度）、状态、预期，其余视宽度而定；\n"
        "--wide 显示全部，含所需速度。预期由完成比例除以应完成比例得出，\n"
        "阈值决定何时为超前、符合进度或落后。"
    ),
    "Every indicator: base, target, growth, gap, status, outlook.": (
        "各项指标：基数、目标、增速、差距、状态、预期。"
    ),
    "Stated growth beside the growth that base and target imply, with a verdict on each.": (
        "\u0008\n所述增速与由基数和目标算出的增速对照，逐项给出结论。"
    ),
    "Stated growth beside the growth that base and target imply.": "所述增速与算出的增速对照。",
    "The base-year values that stated growth implies, with the interval that rounding leaves open.": (
        "\u0008\n由所述增速倒推的基年数，以及修约所容许的区间。"
    ),
    "Implied base-year values with their intervals.": "倒推的基年数及其区间。",
    "How far the latest known value is from each target, and what it would take.": (
        "\u0008\n最新已知数与各目标的差距，以及所需速度。"
    ),
    (
        "What each remaining month has to bring, the growth of the rest of the year over the same months "
        "of the year before, and in a plan over several years the mean annual growth: each where it can "
        "be known."
    ): ("\u0008\n余下每月须完成多少，余期比上年同期须增长多少，\n多年计划则为年均增速：凡可知者均给出。"),
    "Gap-to-target, and what it would take.": "与目标的差距及所需增速。",
    ("Whether the stated growth rates, shares, totals, subsets and comparisons can all be true at once."): (
        "\u0008\n所述增速、占比、合计、其中项和比较能否同时成立。"
    ),
    (
        "Each is held against the figures it touches, then all of them together, exactly. Exit 1 where "
        "something cannot be true, 2 where it could not be decided in time or a plan cannot be read. "
        "With -q only the verdict is printed, a line a plan. Every finding has a code: jyplan explain "
        "CODE. PLAN is a plan file, or - for standard input; without one the nearest data/targets.toml "
        "is used. With --parts the targets of these plans are added up and held against those of PLAN."
    ): (
        "\u0008\n"
        "先逐项与相关数字核对，再全部一起精确核对。有不能成立者退出码为 1，\n"
        "未能及时判定或计划无法读取时为 2。-q 只输出结论，每个计划一行。\n"
        "每项发现都有代码：jyplan explain CODE。PLAN 为计划文件，- 表示标准输入；\n"
        "不给时使用最近的 data/targets.toml。\n"
        "--parts 把这些计划的目标相加，与 PLAN 的目标核对。"
    ),
    "Every derivation: formula, numbers put in, what would pass.": (
        "列出每项推算：公式、代入的数字、能通过的写法。"
    ),
    "--explain goes with -f {forms}": "--explain 只能与 -f {forms} 合用",
    "What a code means, with examples, and what to do.": "代码的含义、示例和处理办法。",
    "What a finding, a reason or an error means, with examples, and what to do.": (
        "某项发现、原因或错误的含义、示例和处理办法。"
    ),
    (
        "CODE is what stands in the field `code`, `reason`, `status` or `outlook` of an output. Without "
        "one all codes are listed, with -f markdown all pages in full."
    ): (
        "\u0008\n"
        "CODE 为输出中 `code`、`reason`、`status` 或 `outlook` 字段的内容。\n"
        "不给时列出全部代码；用 -f markdown 则输出全部说明。"
    ),
    "Consistency; exit 1 where something stated cannot be true.": "勾稽核对；有不能成立者退出码为 1。",
    (
        "One indicator in full: every figure with its true values and place, and every derivation step "
        "by step."
    ): ("\u0008\n一项指标的全部：每个数字及其真值区间和出处，每步推算。"),
    (
        "Of what was recorded, the history: which figures count, and which a later version has "
        "superseded; then pace, outlook and what the rest of the year has to bring."
    ): ("\u0008\n已登记数字的经过：采用哪些，哪些已被后来的版本取代；\n以及进度、预期和余期所需。"),
    "One indicator: every figure, its place, every derivation.": "一项指标：全部数字、出处和推算。",
    "The same arithmetic on figures typed in, as printed.": (
        "\u0008\n对输入的数字（按印出的写法）作同样的计算。"
    ),
    "Trailing zeros count, and units convert: 1.15万亿元.": (
        "\u0008\n末尾的零有意义，单位可换算：1.15万亿元。"
    ),
    "The same arithmetic on figures typed in.": "对输入的数字作同样的计算。",
    "Growth from BASE to TARGET.": "由 BASE 到 TARGET 的增速。",
    "T / B - 1; with --years the mean annual growth (T / B)^(1/n) - 1.": (
        "\u0008\nT / B - 1；给出 --years 时为年均增速 (T / B)^(1/n) - 1。"
    ),
    "The base that TARGET and GROWTH imply.": "由 TARGET 和 GROWTH 倒推的基数。",
    "T / (1 + g)^n; GROWTH is in percent, or a multiple: x2.3 for 是…的2.3倍.": (
        "\u0008\nT / (1 + g)^n；GROWTH 为百分数，或倍数：x2.3 表示是…的2.3倍。"
    ),
    "The target that BASE and GROWTH imply.": "由 BASE 和 GROWTH 推出的目标。",
    "B (1 + g)^n; GROWTH is in percent, or a multiple: x2.3 for 是…的2.3倍.": (
        "\u0008\nB (1 + g)^n；GROWTH 为百分数，或倍数：x2.3 表示是…的2.3倍。"
    ),
    "What is missing from LATEST to TARGET.": "由 LATEST 到 TARGET 还差多少。",
    "T - A, the part A / T that is done, and the growth that it takes.": (
        "\u0008\nT - A，完成比例 A / T，以及所需增速。"
    ),
    "Base and growth that INCREASE implies.": "由增量 INCREASE 推出的基数和增速。",
    "T - D and D / (T - D).": "T - D 和 D / (T - D)。",
    "Change of a ratio in percentage points.": "比率变化的百分点。",
    "PART of WHOLE in percent.": "PART 占 WHOLE 的百分比。",
    "What a part brings to a whole's growth.": "部分对总体增长的贡献。",
    "Its share of the increment (贡献率) and its percentage points (拉动).": "贡献率和拉动百分点。",
    "Add dated actuals to a plan file: all of them or none, nothing else in the file changed.": (
        "\u0008\n向计划文件登记实际值：要么全部写入，要么不写；文件其余内容不变。"
    ),
    (
        "ID is an id or a name. A table may have Chinese heads (指标, 单位, 本月累计, 同比); one without "
        "dates is that of --as-of."
    ): (
        "\u0008\n"
        "ID 为编号或名称。表头可用中文（指标、单位、本月累计、同比）；\n"
        "没有日期列的表按 --as-of 的日期登记。"
    ),
    (
        "A figure that is there already, of the same time and source, is told and left out: a table may "
        "be recorded again after an interruption."
    ): ("\u0008\n已登记的同一数字（时间、来源、数字均相同）会提示并跳过：\n中断后可重新登记同一张表。"),
    (
        "Of two figures for one day the one recorded later counts, unless the earlier is of a later "
        "version (preliminary, revised, final)."
    ): (
        "\u0008\n同一日有两个数字时，以后登记的为准，除非先登记的版本更新\n（preliminary、revised、final）。"
    ),
    "Add a dated actual, comments and layout untouched.": "登记实际值，注释和排版不变。",
    "Write a commented plan file to fill in, to PATH [jyplan.toml]. No existing file is overwritten.": (
        "\u0008\n在 PATH（默认 jyplan.toml）写一个带注释的计划文件供填写。不覆盖已有文件。"
    ),
    "A new plan file to fill in.": "新建计划文件供填写。",
    "The JSON Schema (draft 2020-12) of the plan file.": "计划文件的 JSON Schema(2020-12)。",
    (
        "With the name of a command (status, growth, base, gap, check, show, calc, extract, proofread, "
        "audit, report, explain) the schema of what it prints with -f json. Editors complete and check a "
        'plan whose first line is "#:schema plan.schema.json".'
    ): (
        "\u0008\n"
        "给出命令名（status、growth、base、gap、check、show、calc、\n"
        "extract、proofread、audit、report、explain）时，\n"
        "为该命令 -f json 输出的 Schema。计划文件首行\n"
        '写 "#:schema plan.schema.json" 后，编辑器即可补全和检查。'
    ),
    "A page or a Word file for leaders and readers.": "给领导和读者看的网页或 Word 文件。",
    (
        "One file that people hand on: how the plan stands, who is ahead and behind, and do its figures "
        "add up."
    ): ("一份可以直接转发的文件：计划执行得怎样，谁超前，谁落后，数字对不对得上。"),
    (
        "The page is whole by itself: it asks for nothing from anywhere, works without a script and "
        "prints on A4. With -f docx a Word file with the annex table that offices exchange, with -f json "
        "all that both say. PLAN is a plan file, or - for standard input; without one the nearest "
        "data/targets.toml is used."
    ): (
        "网页自成一体：不向任何地方请求内容，不依赖脚本，可打印为 A4。-f docx 为公文格式的 Word 文件，附"
        "完成情况表；-f json 为两者的全部内容。PLAN 为计划文件，- 表示标准输入；不给时用最近的 "
        "data/targets.toml。"
    ),
    "JSON Schema of the plan file, or of a command's JSON.": "计划文件或命令 JSON 输出的 Schema。",
    # help: options
    "Only indicators of this owner (责任单位).": "只看该责任单位的指标。",
    "Only indicators of this group.": "只看该分组的指标。",
    "Only this indicator, by id or name; may be repeated.": "只看该指标（写 id 或名称），可重复。",
    "Sort by a field of the JSON rows; -FIELD for descending.": "按 JSON 字段排序；-FIELD 为降序。",
    "Rounding rule of the plan's figures.": "计划中数字的修约规则。",
    "Rounding rule.": "修约规则。",
    "The plan as it was known on this day.": "按该日已知情况。",
    "Exit 1 where an indicator is so, or worse.": "有指标如此或更差时退出码为 1。",
    "Exit 1 on this verdict too.": "有此结论时退出码也为 1。",
    "All columns, like --verbose.": "显示所有列，同 --verbose。",
    "The plans whose targets add up to those of PLAN; all names that follow.": (
        "各目标之和应等于 PLAN 目标的那些计划；其后的文件名都算。"
    ),
    "Plans beside each other: a table an indicator, ranked.": "多个计划并列：每项指标一表，排位次。",
    "Ahead from this much of what is expected by now [1.05].": "达到应完成的此倍数为超前（默认 1.05）。",
    "On pace from this much [0.95].": "达到此倍数为符合进度（默认 0.95）。",
    "Behind from this much, else off track [0.60].": "达到此倍数为落后，否则为严重落后（默认 0.60）。",
    "All columns, however narrow the terminal.": "显示所有列，不论终端宽窄。",
    "Format [html, or what the name of the file says].": "格式（html，或按文件名）。",
    "Format [text on a terminal, else plain].": "格式（终端为 text，否则 plain）。",
    "Write to this file instead of standard output.": "写入该文件，而非标准输出。",
    "Language [that of the locale].": "语言（默认随系统）。",
    "Language of help and messages [that of the locale].": "帮助和消息的语言（默认随系统）。",
    "Colour [auto].": "颜色（默认 auto）。",
    "No remarks on standard error.": "标准错误不输出说明。",
    "Give up on what takes longer [60].": "超过此秒数则放弃（默认 60）。",
    "The plan file, or -.": "计划文件，或 -。",
    "Years of a mean annual growth.": "年均增速的年数。",
    "The day up to which the figure tells.": "数据截止日。",
    "ytd (the default of a flow), 2017-Q2, 2017-H1, 2017-05, or 2017-05-01..2017-05-31.": (
        "ytd（流量默认）、2017-Q2、2017-H1、2017-05 或起止日期。"
    ),
    "Id of the source it stands in.": "来源的 id。",
    "Growth over a year before, with VALUE or alone.": "同比增速，可与 VALUE 同用或单独给出。",
    "Price basis of the growth [unknown].": "增速的价格口径 [unknown]。",
    "How final the figure is.": "数据版本。",
    "A remark.": "备注。",
    "A CSV or Excel file (or -) with id, value, as_of, and the rest.": (
        "CSV 或 Excel 文件（或 -），含 id、value、as_of 等列。"
    ),
    "The plan file; else the nearest, as for status.": "计划文件；不给时取最近的，同 status。",
    "Begin CSV with a byte order mark, as Excel in China wants it.": (
        "CSV 以字节顺序标记开头，便于中文 Excel 打开。"
    ),
    "Begin from a table of indicators, CSV or Excel: 指标, 单位, 2016年, 2017年目标, 增长, 责任单位.": (
        "由指标表生成，CSV 或 Excel：指标、单位、2016年、2017年目标、增长、责任单位。"
    ),
    "Encoding of the CSV file [UTF-8, else GB18030].": "CSV 文件的编码（默认 UTF-8，否则 GB18030）。",
    "Record also what is there already, to the digit.": "已登记的同一数字也再登记一次。",
    "Take dates outside the years of the plan.": "允许计划年份以外的日期。",
    "Print the change and write nothing.": "只显示改动，不写入。",
    "Target year [this year, or the one after that of --from].": "目标年（默认今年，或 --from 的次年）。",
    "Begin from last year's plan: its figures become the base.": "以上年计划为起点，其数字作为基数。",
    "The sheet of the Excel file [the first].": "Excel 文件的工作表（默认第一张）。",
    "Claims and sums of a large table; exit 1 where one cannot be true.": (
        "核对大表中的增速、比重与合计；有不可能为真者退出码为 1。"
    ),
    "Whether the growth rates, shares and sums printed in a large table can be true, row by row.": (
        "逐行核对大表中所印的增速、比重与合计能否为真。"
    ),
    (
        "TABLE is a CSV, Parquet or Excel file, or - for standard input. Figures are taken in the digits "
        "that were printed: 8.0 and 8 differ, and a cell that is no plain number is never guessed but "
        "counted with its reason. Exit 1 where something cannot be true, 2 where a table cannot be read. "
        "Needs jyplan[audit]."
    ): (
        "TABLE 为 CSV、Parquet 或 Excel 文件，或用 - 表示标准输入。数字按所印的位数理解：8.0 与 8 不同；"
        "不是单纯数字的单元格不作猜测，按原因计数。有不可能为真者退出码为 1，表格无法读取为 2。需要 "
        "jyplan[audit]。"
    ),
    "Column of values.": "数值所在列。",
    "Column of the values a year before.": "上年数值所在列。",
    "Column of printed growth, in percent.": "所印增速（%）所在列。",
    "Columns that name a series or a group.": "标识序列或组的列，以逗号分隔。",
    "Column of years: the base is the row a year before.": "年份所在列：以上一年的行为基数。",
    "Column of parts.": "部分所在列。",
    "Column of wholes.": "总量所在列。",
    "Column of printed shares, in percent.": "所印比重（%）所在列。",
    "Column whose rows add up, group by group.": "逐组相加的列。",
    "Column that tells the whole from its parts.": "区分总量与分项的列。",
    "What stands there in the row of the whole.": "总量行在该列中的文字。",
    "The rows of a group add up to this number, such as 100.": "每组各行之和应为此数，如 100。",
    "Years are columns: {year} and {year-1} in names stand for each.": (
        "年份为列：列名中的 {year} 与 {year-1} 代表各年。"
    ),
    "TOML file that names columns, units and rules.": "写明列、单位与规则的 TOML 文件。",
    "Column of price bases; real growth is not held against values.": (
        "价格口径所在列；实际增速不与数值核对。"
    ),
    "Rounding rule of the table's figures.": "表中数字的修约规则。",
    "Read these in numbers: thousands, footnotes, full-width, percent, parentheses.": (
        "数字中可带的标记：thousands、footnotes、full-width、percent、parentheses。"
    ),
    "Decimals that a column was printed with.": "某列所印的小数位数。",
    "Values may be below zero though none is printed so.": "数值可为负，即使未印负数。",
    "Encoding of CSV files [utf-8]; gb18030 for GBK.": "CSV 文件的编码 [utf-8]；GBK 用 gb18030。",
    "What parts the cells of CSV files [found in the header].": "CSV 文件的分隔符 [由表头得出]。",
    "Line, or lines, of the header [1].": "表头所在行，可为多行 [1]。",
    "Sheet of an Excel file [the first].": "Excel 文件的工作表 [第一个]。",
    "Write all failing rows there, as CSV or Parquet.": "把全部不相符的行写入该文件（CSV 或 Parquet）。",
    "Show so many of the worst rows [20].": "显示最差的若干行 [20]。",
    "{value!r}: write COLUMN=1": "{value!r}：请写作 列名=1",
    "{value!r}: write 2 or 2..3": "{value!r}：请写作 2 或 2..3",
    "The figures of a report, each with its place.": "读出报告中的数据，并注明位置。",
    "The year that the document speaks in [of its title].": "文件所处的年份［默认取自标题］。",
    "The document's title, where the file does not name it.": "文件标题（文件本身未写明时）。",
    "The figures of a Chinese report: what each says, of which period, and how they tie.": (
        "\u0008\n读出中文报告中的数据：每个数说什么、属于哪个时期、\n相互有何勾稽关系。"
    ),
    "Count on Daft: local, or the address of a Ray cluster; lists no rows.": (
        "用 Daft 计数：local，或 Ray 集群的地址；不列出各行。"
    ),
    "--cluster goes with files, and without --extract": "--cluster 只用于文件，且不能与 --extract 同用",
    (
        "Reads txt, md, docx, html, pdf, xlsx and csv. Every numeral is a figure, no figure for a reason "
        "that is named, or unread: nothing is passed over, and what is not sure is marked. The format "
        "toml drafts a plan file from them, with comments where it asks; -o with a name that ends in "
        ".toml means it, and never overwrites a file."
    ): (
        "\u0008\n"
        "可读 txt、md、docx、html、pdf、xlsx、csv。\n"
        "每个数字要么是数据，要么注明为何不是数据，要么列为未读懂：\n"
        "一个不漏；拿不准的均有标记。格式 toml 据此起草计划文件，\n"
        "并以注释提出待核事项；-o 后的文件名以 .toml 结尾即为此意，\n已有文件绝不覆盖。"
    ),
    "The arithmetic of a report, checked in place.": "在原文位置校对报告中的数据。",
    "Last year's report or plan, for bases; may be repeated.": "上年报告或计划，用以补足基数；可重复。",
    "The year that the document speaks in.": "文件所处的年份。",
    "The document's title, where the file does not say it.": "文件标题（文件本身未写明时）。",
    "Exit 1 on this too.": "出现此类情形时也以 1 退出。",
    "-f html takes one document": "-f html 一次只能用于一个文件",
    ("Whether the growth rates, shares, sums and changes that a report states can be true of its figures."): (
        "\u0008\n报告所述的增速、比重、合计、增减额，与其数据能否同时成立。"
    ),
    (
        "Only figures that the text itself ties together are held against each other, and parts that "
        "leave nothing out by their names; what merely looks wrong is listed as worth a look, and is no "
        "finding. Exit 1 where something cannot be true, 2 where a document cannot be read. DOCUMENT is "
        "a .docx, .pdf, .html, .txt, .md, .xlsx or .csv file. The format html is the document with its "
        "figures marked and findings in the margin."
    ): (
        "\u0008\n"
        "只核对文中明确相关的数据，以及名称上不留余项的各部分；\n"
        "只是看来可疑的列为“可留意”，不算问题。\n"
        "有不能成立的数据时以 1 退出，文件无法读取时以 2 退出。\n"
        "DOCUMENT 可为 docx、pdf、html、txt、md、xlsx、csv 文件。\n"
        "格式 html 即原文，数据均有标记，问题列于页边。"
    ),
}
