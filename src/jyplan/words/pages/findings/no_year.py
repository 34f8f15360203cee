"""No year is stated, so there is nothing to count from.

A growth or increase ties two years. The statement stands among the facts with `year = "unstated"`, so
neither of them is known.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
facts = [{ year = 2015, value = 690, growth = 9 }]
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
facts = [{ year = "unstated", value = 690, growth = 9 }]
```

What to do: give the year, if the source lets you find it out.
"""

CODE = "no-year"

ZH = """未给出年份，无从比较。

增速或增加额联系两个年份。这条陈述列在 facts 中，且 `year = "unstated"`，因此两个年份都不知道。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：若能从原文得知年份，请补上。
"""
