"""An acceptance has nothing left to accept.

The statement has `accept = "…"`, but nothing is wrong with it any more, or nothing tests it. A forgotten
acceptance would hide the next real finding.

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
target = { value = 1300, growth = { percent = 81, accept = "2018年普查后基数下调" } }
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
target = { value = 1300, growth = { percent = 77.8, accept = "2018年普查后基数下调" } }
```

What to do: remove `accept`.
"""

CODE = "stale-acceptance"

ZH = """accept 已无可接受的问题。

这条陈述写有 `accept = "…"`，但它已没有问题，或没有其他数据可以检验它。被遗忘的 accept 会掩盖下一个真正的问
题。

通过：

{passes}

不通过：

{fails}

怎么办：请删去 `accept`。
"""
