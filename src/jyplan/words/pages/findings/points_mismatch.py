"""A stated change in percentage points is not the difference of the two ratios.

A ratio changes by percentage points: from 48.6 % to 49.0 % are 0.4 points, not 0.8 percent. The stated
change lies outside every difference that the two printed ratios allow.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.urban]
name = "城镇化率"
unit = "%"
measure = "ratio"
better = "higher"
baseline = 48.6
target = { value = 49.0, points = 0.4 }
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.urban]
name = "城镇化率"
unit = "%"
measure = "ratio"
better = "higher"
baseline = 48.6
target = { value = 49.0, points = 0.8 }
```

What to do: see whether the source means a relative change in percent, whether one of the ratios is of
another year, and whether digits changed places.
"""

CODE = "points-mismatch"

ZH = """所述百分点变化不等于两个比率之差。

比率的变化以百分点计：从 48.6% 到 49.0% 是 0.4 个百分点，不是 0.8%。所述变化不在两个所印比率允许的一切差值之
内。

通过：

{passes}

不通过：

{fails}

怎么办：请看原文是否指相对变化（百分数），其中一个比率是否属于别的年份，数字是否颠倒。
"""
