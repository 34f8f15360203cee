"""The figures differ in scope (口径) and are not compared.

`scope` names what exactly a figure counts: the zone with or without its trust area, all firms or those
above a size. Figures of different scope, or one with a scope and one without, say nothing of each other.

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
target = { value = 813, growth = 11.2 }
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
target = { value = 813, growth = 11.2, scope = "含托管区" }
```

What to do: if both count the same thing, give both the same `scope`, letter by letter; else record the
figure of the matching scope as well.
"""

CODE = "other-scope"

ZH = """口径不同，不作比较。

`scope` 说明数字的统计范围：是否含托管区，是全部企业还是规模以上企业。口径不同的数字，或一个写了口径而另一个没
有，彼此不能检验。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：若二者口径相同，请写成完全相同的 `scope`；否则请补记口径相符的数字。
"""
