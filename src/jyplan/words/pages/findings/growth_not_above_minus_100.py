"""A growth of -100 % or less leaves nothing of the base.

What falls by 100 % is zero, and no base can be computed back from it; below -100 % the value would change
its sign, which a value that cannot be negative does not: such a rate cannot be true, and `check` fails.

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
target = { value = 73, growth = -90 }
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
target = { value = 100, growth = -101 }
```

What to do: look for a slip in the rate; a loss that grew is stated as `increase`.
"""

CODE = "growth-not-above-minus-100"

ZH = """增速不高于 -100%，基数无从谈起。

下降 100% 即为零，无法由此反推基数；低于 -100% 意味着数值变号，不可能为负的数值不会如此，`check` 判为不通过。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：请检查增速是否有误；亏损扩大应以 `increase` 表示。
"""
