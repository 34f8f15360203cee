"""The stated quotient is not that of the two figures.

A ratio says what the numerator divided by the denominator is: income per head, yield per mu, energy per unit
of output. Scales are converted; the interval of the quotient does not reach the stated figure.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
target = 813.5

[indicators.people]
name = "常住人口"
unit = "万人"
measure = "stock"
better = "higher"
target = 120.4

[indicators.per_head]
name = "人均地区生产总值"
unit = "元"
measure = "ratio"
better = "higher"
target = 67566

[[relations]]
id = "per_head_is"
kind = "ratio"
numerator = "gdp@2017"
denominator = "people@2017"
is = "per_head@2017"
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
target = 813.5

[indicators.people]
name = "常住人口"
unit = "万人"
measure = "stock"
better = "higher"
target = 120.4

[indicators.per_head]
name = "人均地区生产总值"
unit = "元"
measure = "ratio"
better = "higher"
target = 76566

[[relations]]
id = "per_head_is"
kind = "ratio"
numerator = "gdp@2017"
denominator = "people@2017"
is = "per_head@2017"
```

What to do: look which of the three is wrong. Per-head figures are often taken over the mean population of
the year: say `average = true`, and state the population of both ends.
"""

CODE = "ratio-mismatch"

ZH = """所述比值与两个数之商不符。

ratio 关系表示分子除以分母是多少：人均、单产、单位能耗等。数量级自动换算，所得范围到不了所述的数。

通过：

{passes}

不通过：

{fails}

怎么办：查看三个数中哪个有误。人均数常以年平均人口计算：请写 `average = true`，并给出年初、年末人口。
"""
