"""Shares that make up a whole do not add up to 100 percent.

The shares are said to exhaust a whole. Three shares printed to a tenth may add up to 99.9 or 100.1, because
each is rounded on its own: half a unit for each share is allowed, more is not.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.primary]
name = "第一产业占比"
unit = "%"
measure = "ratio"
better = "higher"
target = 4.8

[indicators.secondary]
name = "第二产业占比"
unit = "%"
measure = "ratio"
better = "higher"
target = 39.0

[indicators.tertiary]
name = "第三产业占比"
unit = "%"
measure = "ratio"
better = "higher"
target = 56.1

[[relations]]
id = "structure"
kind = "total"
whole = 100
parts = ["primary", "secondary", "tertiary"]
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.primary]
name = "第一产业占比"
unit = "%"
measure = "ratio"
better = "higher"
target = 4.8

[indicators.secondary]
name = "第二产业占比"
unit = "%"
measure = "ratio"
better = "higher"
target = 39.9

[indicators.tertiary]
name = "第三产业占比"
unit = "%"
measure = "ratio"
better = "higher"
target = 56.1

[[relations]]
id = "structure"
kind = "total"
whole = 100
parts = ["primary", "secondary", "tertiary"]
```

What to do: look for a misprint among the shares, for a share that is missing (say `complete = false` if the
list is not exhaustive), and for shares of another whole or another year.
"""

CODE = "shares-not-100"

ZH = """构成整体的各项比重之和不是 100%。

这些比重据称构成一个整体。印到一位小数的三项比重之和可以是 99.9 或 100.1，因为每项各自修约：每项允许半个单位
的误差，再多则不可能。

通过：

{passes}

不通过：

{fails}

怎么办：请看比重中是否有印错的，是否缺项（列举不全时请写 `complete = false`），是否混入了别的总量或别的年份的
比重。
"""
