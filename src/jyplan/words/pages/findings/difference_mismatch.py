"""The stated difference is not that of the two figures.

A difference says by how much the left figure exceeds the right one, as in “2.3 points above the nation”. All
three are rounded; they miss each other by more than that.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "本区增速"
unit = "%"
measure = "ratio"
better = "higher"
target = 8.1

[indicators.nation]
name = "全国增速"
unit = "%"
measure = "ratio"
better = "higher"
target = 6.9

[[relations]]
id = "ahead"
kind = "difference"
left = "zone"
right = "nation"
value = 1.2
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "本区增速"
unit = "%"
measure = "ratio"
better = "higher"
target = 8.1

[indicators.nation]
name = "全国增速"
unit = "%"
measure = "ratio"
better = "higher"
target = 6.9

[[relations]]
id = "ahead"
kind = "difference"
left = "zone"
right = "nation"
value = 2.1
```

What to do: correct the figure that is wrong, or the references, if other figures are compared.
"""

CODE = "difference-mismatch"

ZH = """所述差额与两个数之差不符。

difference 关系表示左边比右边多多少，如“高于全国 1.2 个百分点”。三个数各自修约，此处相差更多。

通过：

{passes}

不通过：

{fails}

怎么办：更正写错的数；若比较的是别的数，请改正引用。
"""
