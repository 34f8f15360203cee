"""Nothing that is stated could contradict this figure.

The figure hangs on values that are stated nowhere, so whatever it says, some base or whole would fit. That
is no fault: a target with a growth and no base is always possible. It only means that a misprint here would
not be seen.

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
target = { value = 1300, growth = 77.8 }
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
target = { value = 1300, growth = 77.8 }
```

What to do: nothing; or record one more figure that ties it down: last year's value, a total, a share.
`--fail-on untested` makes a finding of it.
"""

CODE = "untested"

ZH = """没有任何所述数据可以反驳它。

该数字所依赖的数值在别处都没有给出，因此无论它是多少，总有某个基数或总量与之相符。这不是错误：只有目标和增速而
没有基数，总是可能的。只是这里若有印错，无法发现。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理；也可以再记入一个能约束它的数字：上年值、总量或比重。`--fail-on untested` 会将其作为问题。
"""
