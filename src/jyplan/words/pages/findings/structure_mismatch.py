"""The stated shares are not those of the parts, or do not add up to 100.

A structure says the shares of all parts in their whole at once, as the three sectors of the economy. Each is
rounded on its own, so that they may add up to 99.9 or 100.1; here they miss it, or a part, by more.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
target = 1000

[indicators.primary]
name = "第一产业"
unit = "亿元"
measure = "flow"
better = "higher"
target = 135

[indicators.secondary]
name = "第二产业"
unit = "亿元"
measure = "flow"
better = "higher"
target = 307

[indicators.tertiary]
name = "第三产业"
unit = "亿元"
measure = "flow"
better = "higher"
target = 558

[[relations]]
id = "by_sector"
kind = "structure"
whole = "gdp"
parts = ["primary", "secondary", "tertiary"]
percents = [13.5, 30.7, 55.8]
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
target = 1000

[indicators.primary]
name = "第一产业"
unit = "亿元"
measure = "flow"
better = "higher"
target = 135

[indicators.secondary]
name = "第二产业"
unit = "亿元"
measure = "flow"
better = "higher"
target = 307

[indicators.tertiary]
name = "第三产业"
unit = "亿元"
measure = "flow"
better = "higher"
target = 558

[[relations]]
id = "by_sector"
kind = "structure"
whole = "gdp"
parts = ["primary", "secondary", "tertiary"]
percents = [15.3, 30.7, 55.8]
```

What to do: correct the share or the value that is wrong; with `complete = false` there are other parts beside
them.
"""

CODE = "structure-mismatch"

ZH = """所述比重与各部分不符，或合计不是 100。

structure 关系一次给出各部分在总量中的比重，如三次产业结构。各比重分别修约，合计可为 99.9 或 100.1；此处相差
更多，或与某部分不符。

通过：

{passes}

不通过：

{fails}

怎么办：更正写错的比重或数值；若还有其他部分，请写 `complete = false`。
"""
