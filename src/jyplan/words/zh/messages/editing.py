"""What is wrong with what was typed, or with figures to be recorded. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    # the command line
    "no-such-id": ("没有指标 {name}", "{meant}"),
    "no-such-group": ("没有分组 {name}", "{meant}"),
    "no-such-owner": ("没有责任单位为 {name} 的指标", "{meant}"),
    "no-such-field": ("没有可供排序的字段 {name}", "{meant}"),
    "no-such-code": ("没有代码 {name}", "{meant}"),
    "one-unit-missing": ("{with_unit} 有单位而 {without} 没有", "两个数都写单位，或都不写"),
    "not-a-rate": ("{text} 不是增速", "写百分数（8.1%）或倍数（x2.3 表示是…的2.3倍）；增长1.71倍写作 171%"),
    # record
    "output-is-input": ("正是本命令读取的文件，不能用结果覆盖", "请在 -o 后另取文件名；没有写入任何内容"),
    "output-is-plan": ("是计划文件，不能用结果覆盖", "请在 -o 后另取文件名，或先自行删除；没有写入任何内容"),
    "not-written": ("结果无法写入：{why}", "请腾出磁盘空间、取得写权限，或在 -o 后另取文件名"),
    "not-writable": ("无法修改：{why}；文件保持原样", "没有登记任何数字；请腾出磁盘空间或取得写权限后重试"),
    "locked": ("其他程序正在登记，已等待 {seconds} 秒", "请稍后再试；锁文件是 {lock}"),
    "shipped-plan": (
        "属于已安装的 jyplan，不会被改写",
        "请复制一份，或用 jyplan init 新建，再用 --plan 指定",
    ),
    "cannot-edit": (
        "无法只添加实际值而不改动其他内容：{why}",
        "请写成列表：actuals = [{{ as_of = 2017-05-31, value = 12 }}]",
    ),
    "date-outside-plan": (
        "{date} 不在计划年份 {first} 至 {last} 之内",
        "计划和年份对吗？没有登记任何数字；确实要登记请加 --year-ok",
    ),
    "already-recorded": ("{date} 的 {value}（同一来源）已经登记，不再重复", "确需再登记一次请加 --again"),
    "cumulative-falls": (
        "截至 {late} 的 {low} 小于截至 {early} 的 {high}：累计数不应下降",
        '不妨碍登记；单独时段请用 period，更正数请标 version = "revised"',
    ),
    "tenfold-jump": (
        "{date} 的 {value} 与 {when} 的 {other} 相差十倍以上",
        "不妨碍登记；请核对单位（万、亿）和小数点",
    ),
    "recorded-twice": (
        "{date} 已有数字：{other}",
        '新的数字取代先前的；更正数请标 version = "revised",否则 jyplan check 会指出两者矛盾',
    ),
    "not-xlsx": ("不是可读取的 Excel 工作簿", "请用 Excel 打开，另存为不加密的 .xlsx"),
    "no-such-sheet": ("没有工作表 {name}", "{meant}"),
    "no-sheets": ("不是 Excel 工作簿，没有工作表", "请去掉 --sheet"),
    "formula-without-value": (
        "单元格是公式，但文件中没有计算结果",
        "请用 Excel 打开、计算并保存，或直接填写数字",
    ),
    "error-value": ("单元格显示错误 {value}", "请改正公式，或直接填写数字"),
    "hidden-digits": (
        "单元格的值是 {value}，显示为 {shown}",
        "请显示全部数位，或用 ROUND 函数修约：应以哪一个为准？",
    ),
    "beside-the-table": ("有标题的列右侧还有内容", "请给该列加标题，或清空"),
    "not-csv": ("不是 CSV:{why}", "含逗号或引号的文字须加引号"),
    "unknown-column": ("未知的列 {name}", "{meant}"),
    "missing-column": ("缺少列 {name}", "首行写列名：id,value,as_of"),
    "column-twice": ("列 {name} 出现两次", "请只保留一个"),
    "cell-count": (
        "有 {count} 个单元格，而首行有 {expected} 列",
        "带千分位的数字（1,234）须加引号，或去掉逗号",
    ),
    "empty-cell": ("单元格为空", "请填写，或删去这一行"),
    "no-indicators": ("没有一行写有指标", "每行在“指标”列写名称，其右写数据"),
}
