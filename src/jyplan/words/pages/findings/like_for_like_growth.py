"""A growth at comparable scope (同口径) is not held against the stated values.

`basis = "like-for-like"` says that the base was recounted in the scope of the later year. The recounted
base is not stated, so the values of the two years cannot test the rate.

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
target = { value = 813, growth = 11.2 }
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
target = { value = 813, growth = { percent = 8, basis = "like-for-like" } }
```

What to do: nothing; if the source gives the recounted base, record it with the `scope` of the later figure.
"""

CODE = "like-for-like-growth"

ZH = """同口径增速不与所述数值核对。

`basis = "like-for-like"` 表示基数已按后一年的口径重新计算。重算后的基数没有给出，因此两年的数值无法检验该增
速。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理；若原文给出重算后的基数，请以后一年的 `scope` 记入。
"""
