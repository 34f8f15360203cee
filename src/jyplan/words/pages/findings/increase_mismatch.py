"""A stated increase is not the difference of the two stated values.

The increase over the base is T - B. Each value may lie anywhere in the interval that its printed digits
allow; the stated increase lies outside all the differences that are possible.

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
target = { value = 1300, increase = 569 }
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
target = { value = 1300, increase = 659 }
```

What to do: look for digits that changed places and for a wrong unit (`increase = "2787万元"` has a unit of
its own). An increase is counted from the year before, in a target from `base_year`.
"""

CODE = "increase-mismatch"

ZH = """所述增加额不等于两个数值之差。

增加额为 T - B。每个数值可取其所印位数允许的任何真值；所述增加额不在一切可能的差值之内。

通过：

{passes}

不通过：

{fails}

怎么办：请检查数字是否颠倒、单位是否有误（`increase = "2787万元"` 可带自己的单位）。增加额以上年为基础，目标中
的增加额以 `base_year` 为基础。
"""
