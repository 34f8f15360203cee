"""The figure of a period is not the sum of the periods that make it up.

What is observed of a flow lies on one time axis: the months of a quarter add up to it, and what lies between
two totals to date is their difference. Each figure is rounded on its own; this one misses the sum by more.
Figures of different sources that do so are an `edge` (`published-apart`).

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.firms]
name = "新登记企业"
unit = "万户"
measure = "flow"
better = "higher"
actuals = [
  { period = "2017-01", value = 42.3 },
  { period = "2017-02", value = 20.8 },
  { period = "2017-03", value = 41.2 },
  { period = "2017-Q1", value = 104.3 },
]
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.firms]
name = "新登记企业"
unit = "万户"
measure = "flow"
better = "higher"
actuals = [
  { period = "2017-01", value = 42.3 },
  { period = "2017-02", value = 20.8 },
  { period = "2017-03", value = 41.2 },
  { period = "2017-Q1", value = 106.3 },
]
```

What to do: look which of the figures is a misprint; the conflict below the table names printings that would
fit. If the periods are not what they seem, state them: `period = "2017-Q1"`.
"""

CODE = "period-mismatch"

ZH = """某一时段的数与组成它的各时段之和不符。

流量指标的观测数在同一条时间轴上：一个季度等于其各月之和，两个累计数之差等于其间的数。各数分别修约，此处相差
更多。若这些数出自不同来源，则只属于 `edge`（`published-apart`）。

通过：

{passes}

不通过：

{fails}

怎么办：查看哪个数印错；表格下方的冲突说明会列出可相符的写法。若时段并非如此，请写明：`period = "2017-Q1"`。
"""
