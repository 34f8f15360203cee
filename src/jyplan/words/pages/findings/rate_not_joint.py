"""A comparison rests on a rate that is not checked jointly itself.

The rate compared is left out of the joint check for a reason of its own (its base may be negative, it is
only *about*), so the comparison is left out too. The two printed figures are still compared.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "本区产值"
unit = "亿元"
measure = "flow"
better = "higher"
target = { value = 813, growth = 8 }

[[relations]]
id = "fast"
kind = "compare"
left = "zone@2017.growth"
op = ">"
right = 7
```

So here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.zone]
name = "本区产值"
unit = "亿元"
measure = "flow"
better = "higher"
negative = true
target = { value = 813, growth = 8 }

[[relations]]
id = "fast"
kind = "compare"
left = "zone@2017.growth"
op = ">"
right = 7
```

What to do: see the reason given for the rate.
"""

CODE = "rate-not-joint"

ZH = """比较所依据的率本身未参与联合检验。

所比较的率因自身原因（基数可能为负、只是约数）未参与联合检验，因此这个比较也不参与。两个所印数字仍直接比较。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：请看该率所列的原因。
"""
