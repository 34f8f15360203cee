"""TOML 书写错误的提示。代码：说明，建议。"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "bare-percent": ("{written} 不是 TOML 的数字", "增速和比率本来就按百分数写：{number}"),
    "no-such-day": ("没有 {found} 这一天", "请核对日历：该月没有这一天"),
    "foreign-key": ("{written} 不能作编号或键", "编号只用小写字母、数字和 _，中文名称写在 name = … 里"),
    "table-twice": ("表 {table} 重复出现", "请合并，或给其中一个换编号"),
    "key-twice": ("同一个键重复出现", "同一张表中每个键只写一次：删去一个，或合成列表"),
    "unclosed": ("缺少结尾的 {bracket}", "每个括号都要成对；行内表须写在一行内"),
    "full-width": ("不是 TOML：{found} 是全角字符", "请改为半角的 {half}；引号之内可用任何字符"),
    "short-date": ("不是 TOML：{found} 不是日期", "请写作 {full}"),
    "split-number": ("不是 TOML：数字 {found} 中有逗号", '请写作 {whole}，或加引号写作 "{found}"'),
    "no-comma": ("不是 TOML：{key} 之前缺少逗号", ""),
    "bare-text": (
        "不是 TOML：{written} 既不是数字，也没有加引号",
        '文字以及带单位的数要加引号："{written}"；数字写 0.5、34，真假写 true、false',
    ),
    "empty-value": (
        "不是 TOML：此处没有 TOML 的值",
        "写成 key = value，值为数字、加引号的文字、日期、true、false、列表或表，每行一个",
    ),
    "behind-value": ("不是 TOML：值之后还有内容", "每行只写一个 key = value；带单位的数要加引号"),
    "no-equals": ("不是 TOML：键之后缺少等号", "写成 key = value；表要加方括号：[indicators.gdp]"),
    "not-toml": (
        "不是 TOML：此处既不是 key = value，也不是 [表]",
        "注释以 # 开头；键只用字母、数字、- 和 _；行内表须写在一行内",
    ),
    "last-comma": ("不是 TOML：}} 之前多了逗号", "请删去；只有 [ ] 列表末尾可以有逗号"),
    "open-quote": ("不是 TOML：文字缺少结尾的引号", '文字的首尾引号在同一行："…"；多行文字用三个引号'),
    "backslash": ("不是 TOML：双引号内的反斜杠是转义符，此处不成转义", "请改用单引号，或把反斜杠写成两个"),
    "control-character": ("不是 TOML：{character} 是控制字符", "请删去；引号内请用转义写法"),
    "no-such-time": ("不是 TOML：没有这样的日期或时间", "请写作 2017-05-31"),
}
