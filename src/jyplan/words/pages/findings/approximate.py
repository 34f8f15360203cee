"""The figure is stated as *about* (左右) and allows no interval.

`bound = "about"` or `approximate = "about"` does not say how far the true value may be away, so nothing can
be refuted by it. *More than* and *less than* (余, 近, 突破) do bound the value on one side and are checked.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731
target = { value = 1300, growth = { percent = 77, approximate = "more" } }
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
baseline = 731
target = { value = 1300, growth = { percent = 78, approximate = "about" } }
```

What to do: nothing; if the source means a rounded number, drop `about` and give its rounding unit as
`precision`.
"""

CODE = "approximate"

ZH = """数字为约数（左右），没有真值区间。

`bound = "about"` 或 `approximate = "about"` 没有说明真值可偏离多远，因此不能用它否定任何东西。“余”“近”“突破”
等在一侧限定了真值，会参与核对。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理；若原文其实是修约数，请去掉 about，用 `precision` 写明修约单位。
"""
