"""The base may be below zero, so the growth does not enter the joint check.

The indicator is `negative`, and no stated base shows that it is above zero. T = B · (1 + g) is a bound in
one direction for a positive base and in the other for a negative one; the joint check takes no sides. The
figure is still judged by itself where both values are stated.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
negative = true
baseline = 100
target = { value = 120, growth = 20 }
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
negative = true
target = { value = 120, growth = 20 }
```

What to do: record the base, or remove `negative = true` if the value cannot be below zero.
"""

CODE = "base-may-be-negative"

ZH = """基数可能为负，该增速不参与联合检验。

指标标为 `negative`，而没有所述基数表明它大于零。对正基数和负基数，T = B · (1 + g) 的不等号方向相反，联合检验
不作取舍。若两个数值都已给出，该增速仍单独核对。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：请记入基数；若数值不可能为负，请删去 `negative = true`。
"""
