"""Messages of the command line, click's among them, by their English."""

from __future__ import annotations

from jyplan.words.zh import help

WORDS: dict[str, str] = {
    **help.WORDS,
    # click: headings and messages, of every supported version
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用 '{command} {option}' 查看帮助。",
    "Show this message and exit.": "显示本帮助。",
    "Show the version and exit.": "显示版本。",
    "Missing command.": "缺少命令。",
    "No such command {name!r}.": "没有命令 {name!r}。",
    "No such option: {name}": "没有选项 {name!r}。",
    "No such option {name!r}.": "没有选项 {name!r}。",
    "Did you mean {possibility}?": "是否应为 {possibilities}？",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少 {param_type}",
    "Invalid value: {message}": "值无效：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值无效：{message}",
    "Got unexpected extra argument ({args})": "多出的参数（{args}）",
    "{value!r} is not {choice}.": "{value!r} 不在 {choices} 之中。",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是有效的 {number_type}。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 之内。",
    "Option {name!r} does not take a value.": "选项 {name!r} 不带值。",
    "Option {name!r} requires an argument.": "选项 {name!r} 需要一个值。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} is a file.": "{name} {filename!r} 是文件。",
    "{name} {filename!r} is a directory.": "{name} {filename!r} 是文件夹。",
    "{name} {filename!r} is not readable.": "{name} {filename!r} 不可读。",
    "{name} {filename!r} is not writable.": "{name} {filename!r} 不可写。",
    "{name} {filename!r} does not exist.": "{name} {filename!r} 不存在。",
    "Could not open file {filename!r}: {message}": "无法打开文件 {filename!r}：{message}",
    # headings and messages of jyplan itself
    "Examples": "示例",
    "jyplan: wrote {name}": "jyplan：已写入 {name}",
    "jyplan: interrupted": "jyplan: 已中断",
    "jyplan: plan {name}": "jyplan: 计划 {name}",
    "jyplan: and {count} more": "jyplan: 另有 {count} 项",
    "jyplan: recorded {count} in {name}": "jyplan: 已在 {name} 登记 {count} 项",
    "jyplan: left out: {names}": "jyplan: 未带入：{names}",
    "jyplan: nothing to record": "jyplan: 没有要登记的数字",
    "jyplan: wrote {path}": "jyplan: 已写入 {path}",
    "jyplan: internal error: {error}": "jyplan: 内部错误：{error}",
    "  hint: this is a mistake in jyplan, please report it; JYPLAN_TRACEBACK=1 shows where": (
        "  提示：这是 jyplan 的错误，请反馈；设 JYPLAN_TRACEBACK=1 可显示出错位置"
    ),
    "{value!r} is no date: write 2017-05-31": "{value!r} 不是日期，请写作 2017-05-31",
    "{value!r} is no plain number from 0 to {most}: write 1.05": (
        "{value!r} 不是 0 至 {most} 的普通数字，请写作 1.05"
    ),
    "--parts goes with a single PLAN, named before it": "--parts 只能用于一个 PLAN，且 PLAN 写在它前面",
    "--bom goes with -f csv": "--bom 只用于 -f csv",
    "--from and --like do not go together": "--from 与 --like 不能同时使用",
    "--sheet and --encoding go with --like TABLE": "--sheet 和 --encoding 须与 --like TABLE 一起使用",
    "--sort does not go with --across: the ranks are the order": (
        "--sort 不能与 --across 同用：表已按位次排列"
    ),
    "--ahead {ahead}, --on-pace {on_pace}, --behind {behind}: each must be below the last": (
        "--ahead {ahead}、--on-pace {on_pace}、--behind {behind} 须依次减小"
    ),
    "{year!r} is no year of a plan: four digits, from {first} on": (
        "{year!r} 不能作为计划年份，请写四位数，自 {first} 起"
    ),
    "{period!r} is no period: ytd, 2017-Q2, 2017-05, or 2017-05-01..2017-05-31": (
        "{period!r} 不是时段，请写 ytd、2017-Q2、2017-05 或 2017-05-01..2017-05-31"
    ),
    "{option} and --from do not go together: the table says it": "{option} 不能与 --from 同用：由表格给出",
    "give ID, VALUE or --growth, and --as-of DATE; or --from FILE": (
        "请给出 ID、VALUE 或 --growth、--as-of DATE，或 --from FILE"
    ),
    "--basis goes with --growth": "--basis 须与 --growth 同用",
    "no plan here: name one with --plan; the shipped plan is never written to": (
        "此处没有计划文件，请用 --plan 指定；随程序附带的计划不会被改写"
    ),
    "{path} exists already, and is left as it is": "{path} 已存在，保持原样",
    "{path} cannot be written: {why}": "{path} 无法写入：{why}",
    "--sheet goes with --from FILE.xlsx": "--sheet 须与 --from FILE.xlsx 同用",
}
