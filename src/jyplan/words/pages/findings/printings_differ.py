"""One figure is printed in two ways that no single number explains.

The same figure stands in several places (`also`, or a fact beside the baseline), perhaps in another scale:
1.15万亿元 and 11543亿元 agree, because the first is known to 0.005万亿 only. These two have no true value
in common.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
target = { value = 813, also = [{ at = "摘要", value = "0.08万亿元" }] }
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
target = { value = 813, also = [{ at = "摘要", value = "0.08万亿元" }, { at = "附表", value = 831 }] }
```

What to do: look both places up. If they speak of different things, give them different `scope`; if one is a
later version, mark it `version = "revised"` or `"adjusted"`.
"""

CODE = "printings-differ"

ZH = """同一数字的两种印法没有共同的真值。

同一数字出现在几处（`also`，或基数之外又有所述），量级可以不同：1.15万亿元 与 11543亿元 相符，因为前者只精确到
0.005万亿。此处的两种印法没有共同的真值。

通过：

{passes}

不通过：

{fails}

怎么办：请核对两处原文。若所指口径不同，请分别写 `scope`；若一处是后来的版本，请标 `version = "revised"` 或
`"adjusted"`。
"""
