"""A statement holds only at the very edge of what rounding allows.

Either the stated figure and what the others give for it meet in a single number, the common end of two
intervals; or they agree only if the stated rate was cut off instead of rounded, as some offices do (77.88
printed as 77.8). Both happen in sound documents, rarely.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731.0
target = { value = 1300.3, growth = 77.9 }
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
baseline = 731.0
target = { value = 1300.3, growth = 77.8 }
```

What to do: nothing, unless you want to be strict: `--fail-on edge` makes it a finding. If the source says
how it rounds, write `rounding = "truncated"` in `[plan]` or on the figure.
"""

CODE = "edge"

ZH = """所述只在修约允许的边缘才成立。

要么所述数字与其他数字给出的范围只在一个点（两个区间的公共端点）相接；要么只有当所述增速是截断而非四舍五入得
来时才相符，有些单位确实如此（77.88 印作 77.8）。这两种情况在可靠的文件中也会出现，但很少。

通过：

{passes}

不通过：

{fails}

怎么办：通常不必处理；若要从严，`--fail-on edge` 会将其作为问题。若原文说明了修约方法，请在 `[plan]` 或该数字
上写 `rounding = "truncated"`。
"""
