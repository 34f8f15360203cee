"""The figures count different things and are not compared.

Scales are brought together (万元, 亿元), different things are not: 个 and 户 may mean the same to the
writer, but the program does not guess.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "本区项目"
unit = "个"
measure = "flow"
better = "higher"
target = 221

[indicators.city]
name = "全市项目"
unit = "个"
measure = "flow"
better = "higher"
target = 300

[[relations]]
id = "fewer"
kind = "compare"
left = "zone"
op = "<"
right = "city"
```

So here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "本区项目"
unit = "个"
measure = "flow"
better = "higher"
target = 221

[indicators.city]
name = "全市项目"
unit = "项"
measure = "flow"
better = "higher"
target = 300

[[relations]]
id = "fewer"
kind = "compare"
left = "zone"
op = "<"
right = "city"
```

What to do: if both are the same, write the same unit; else the comparison is not one.
"""

CODE = "other-unit"

ZH = """计量单位不同，不作比较。

数量级会自动换算（万元、亿元），计量对象不同则不会：“个”与“户”在作者心中也许一样，但程序不作猜测。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：若二者相同，请写相同的单位；否则这不是一个比较。
"""
