"""A total of several years is not tied to the years before it.

`cumulative = true` marks a sum over the plan's years (五年累计). Its growth would be measured against the
sum of another five years, which the plan does not hold; nor does a yearly pace follow from it.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
target = { value = 4000, growth = 40 }
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
target = { value = 4000, growth = 40, cumulative = true }
```

What to do: nothing; remove `cumulative` if the figure is of one year.
"""

CODE = "cumulative"

ZH = """多年累计数不与此前年份相比。

`cumulative = true` 表示计划期内各年之和（五年累计）。其增速以另外五年之和为基础，而计划中没有这个数；也不能由
它推出年度进度。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理；若该数只是一年的，请删去 `cumulative`。
"""
