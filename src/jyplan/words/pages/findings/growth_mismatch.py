"""A stated growth does not follow from the two stated values.

Growth is T / B - 1, in percent; over several years the mean annual rate (T / B)^(1/n) - 1. Both values
stand for every true value that their printed digits allow, so the growth between them is an interval, and
the stated rate is an interval too. The two share no number, not even if the rate had been cut off instead
of rounded.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731
target = { value = 1300, growth = 77.8 }
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731
target = { value = 1300, growth = 81 }
```

What to do: look the three figures up in the source; `jyplan check --explain` names the printings that would
have passed. If all three are printed so, two explanations are usual. The rate is at comparable prices: say
`basis = "real"`. Or the base has been revised since: record the revised base. Else say why it stands:
`accept = "…"`.
"""

CODE = "growth-mismatch"

ZH = """所述增速与两个数值不符。

增速为 T / B - 1，以百分数表示；跨多年时为年均增速 (T / B)^(1/n) - 1。每个数值代表其所印位数允许的全部真值，
因此两值之间的增速是一个区间，所述增速也是一个区间。这两个区间没有公共部分；即使所述增速是截断而非四舍五入得
来，也仍然没有。

通过：

{passes}

不通过：

{fails}

怎么办：请核对原文中的这三个数；`jyplan check --explain` 会列出哪些写法本可通过。若原文确实如此，通常有两种解
释：增速按可比价计算，请写 `basis = "real"`；或基数后来作过修订，请记入修订后的基数。否则请用 `accept = "…"`
写明理由。
"""
