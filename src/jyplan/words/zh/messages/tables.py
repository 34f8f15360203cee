"""What is wrong with a table or the map of one. Code: message, hint."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "audit-missing": ("核对表格需要尚未安装的软件包：{names}", "请安装：pip install 'jyplan[{extra}]'"),
    "table-empty": ("表中没有数据行", "是否选错了文件，或 --header 行号有误？"),
    "table-ragged": (
        "此行有 {found} 个单元格，表头有 {expected} 个",
        "单元格内含分隔符时请加引号；短行请补齐",
    ),
    "table-stray-quote": ("引号不在单元格的开头或结尾", "引号须括住整个单元格，其中的引号写两次"),
    "table-row-without-end": ("从这里开始的一行没有结束", "是否缺少引号？"),
    "table-not-text": (
        "不是 {encoding} 编码",
        "看起来是 {other}：GBK 请用 --encoding gb18030；UTF-16 请另存为 UTF-8",
    ),
    "table-encoding": ("未知的编码 {name}", "{meant}"),
    "table-no-column": ("没有 {name} 这一列", "{meant}"),
    "table-column-twice": ("{name} 列出现两次", "请给每一列不同的名称"),
    "table-floats": (
        "{name} 列存的是二进制数，而不是所印的数字：8.0 与 8 无从区分",
        "请说明所印的小数位数：--decimals {name}=1；或把该列存为文本",
    ),
    "cluster-silent": ("此处没有 Ray 集群应答：{why}", "集群是否在运行？Ray 与 Python 的版本是否一致？"),
    "table-broken": ("无法按 {kind} 读取：{why}", "文件是否完整？"),
    "table-no-sheet": ("没有工作表 {name}", "{meant}"),
    "map-unknown-key": ("这里没有 {key}", "{meant}"),
    "map-wrong": ("{key} 无法使用：{why}", "可用的写法见 jyplan audit --help"),
    "rule-incomplete": (
        "{rule} 规则还需要 {missing}",
        "增速：--value、--base、--growth；长表：--by、--period；比重：--part、--whole、--share；合计："
        "--sum-of 加 --within 与 --whole-is，或 --exhaust",
    ),
}
