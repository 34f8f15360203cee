"""A newer version is in force; the older one is not held against the rest.

Of several versions of one figure the newest counts (preliminary, revised, final; original, adjusted). What
was stated with an older one stays visible, but the values it was computed from are no longer those of the
plan.

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
actuals = [{ as_of = 2017-12-31, value = 810, growth = 10.8 }]
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
baseline = 731
actuals = [
  { as_of = 2017-12-31, value = 810, growth = 10.8, version = "preliminary" },
  { as_of = 2017-12-31, value = 813, version = "revised" },
]
```

What to do: nothing; remove the old version if nobody needs it.
"""

CODE = "superseded"

ZH = """已有新版本，旧版本不再参与核对。

同一数字有几个版本时，以最新的为准（preliminary、revised、final;original、adjusted）。随旧版本所述的内容仍可见，
但其所依据的数值已不是计划中的数值。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理；若无人需要旧版本，可删去。
"""
