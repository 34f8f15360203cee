"""The base is zero or below, so there is no growth to speak of.

Growth in percent is relative to the base. From zero, or from a loss, there is none that could be right or
wrong.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
negative = true
baseline = 100
target = { value = 120, growth = 20 }
```

So here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
negative = true
baseline = -100
target = { value = 120, growth = 20 }
```

What to do: state the change as `increase` instead of `growth`; if the minus sign is a slip, correct it.
"""

CODE = "base-not-positive"

ZH = """基数为零或负，谈不上增速。

增速是相对基数而言的。基数为零或亏损时，没有可以判断对错的增速。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：请用 `increase` 代替 `growth` 表示变化；若负号是笔误，请更正。
"""
