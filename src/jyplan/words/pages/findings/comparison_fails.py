"""A stated comparison does not hold.

The source says that one figure is above, below or equal to another, or to a constant. No true values that
the two printed figures allow stand in this relation.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "新登记企业"
unit = "户"
measure = "flow"
better = "higher"
baseline = 284
target = 446

[[relations]]
id = "more_than_before"
kind = "compare"
left = "zone@2017"
op = ">"
right = "zone@2016"
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "新登记企业"
unit = "户"
measure = "flow"
better = "higher"
baseline = 284
target = 264

[[relations]]
id = "more_than_before"
kind = "compare"
left = "zone@2017"
op = ">"
right = "zone@2016"
```

What to do: check the direction of `op`, the years in both addresses, and the figures themselves. A
comparison of growth rates needs the addresses of the rates: `left = "gdp@2017.growth"`.
"""

CODE = "comparison-fails"

ZH = """所述比较不成立。

原文称一个数大于、小于或等于另一个数或某个常数。在两个所印数字允许的真值中，没有一组符合这个关系。

通过：

{passes}

不通过：

{fails}

怎么办：请检查 `op` 的方向、两个地址的年份以及数字本身。比较增速时要写增速的地址：
`left = "gdp@2017.growth"`。
"""
