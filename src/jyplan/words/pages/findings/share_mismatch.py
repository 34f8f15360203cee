"""A stated share is not the quotient of part and whole.

The share is part / whole. Over all true values that the two printed figures allow, the quotient fills an
interval; the stated share, rounded or cut off, meets none of it.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
target = 813

[indicators.services]
name = "服务业增加值"
unit = "亿元"
measure = "flow"
better = "higher"
target = 583

[[relations]]
id = "services_share"
kind = "share"
part = "services"
whole = "gdp"
percent = 71.7
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
target = 813

[indicators.services]
name = "服务业增加值"
unit = "亿元"
measure = "flow"
better = "higher"
target = 583

[[relations]]
id = "services_share"
kind = "share"
part = "services"
whole = "gdp"
percent = 77.1
```

What to do: compare part, whole and share with the source. Often the share is of another whole (of the city,
not the zone), or of another year: name the year in the reference, `whole = "gdp@2016"`.
"""

CODE = "share-mismatch"

ZH = """所述比重不等于部分与总量之商。

比重为 部分 / 总量。在两个所印数字允许的全部真值中，这个商构成一个区间；所述比重无论是四舍五入还是截断得来，都
不在其中。

通过：

{passes}

不通过：

{fails}

怎么办：请将部分、总量和比重与原文核对。常见原因是比重针对另一个总量（全市而非本区）或另一年份：请在引用中写明
年份，如 `whole = "gdp@2016"`。
"""
