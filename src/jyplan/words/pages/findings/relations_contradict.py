"""Relations contradict each other, whatever the figures are.

No values at all satisfy these relations at once, so no figure can be to blame: the relations themselves are
wrong.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.a]
name = "甲"
unit = "亿元"
measure = "flow"
better = "higher"

[indicators.b]
name = "乙"
unit = "亿元"
measure = "flow"
better = "higher"

[[relations]]
id = "one"
kind = "compare"
left = "a@2017"
op = ">"
right = "b@2017"

[[relations]]
id = "two"
kind = "compare"
left = "a@2017"
op = ">="
right = "b@2017"
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.a]
name = "甲"
unit = "亿元"
measure = "flow"
better = "higher"

[indicators.b]
name = "乙"
unit = "亿元"
measure = "flow"
better = "higher"

[[relations]]
id = "one"
kind = "compare"
left = "a@2017"
op = ">"
right = "b@2017"

[[relations]]
id = "two"
kind = "compare"
left = "b@2017"
op = ">"
right = "a@2017"
```

What to do: read the relations named against the source. Usual slips: a direction reversed, whole and part
swapped, a constant in another unit, a total that does not exhaust its whole (`complete = false`).
"""

CODE = "relations-contradict"

ZH = """几个关系互相矛盾，与数字无关。

没有任何数值能同时满足这些关系，因此错不在数字，而在关系本身。

通过：

{passes}

不通过：

{fails}

怎么办：请将所列关系与原文核对。常见失误：方向写反，总量与部分对调，常数单位不同，各部分并未穷尽总量
(`complete = false`)。
"""
