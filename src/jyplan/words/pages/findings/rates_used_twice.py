"""Two rates that are both tied to other figures are compared; this does not enter the joint check.

Each rate is itself a quotient of unknown values. A comparison of two such quotients is not linear, and the
joint check decides linear ties only. The two printed rates are still compared with each other. A rate
compared with a constant, or with a figure used nowhere else, does enter.

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
baseline = 753

[indicators.city]
name = "全市产值"
unit = "亿元"
measure = "flow"
better = "higher"
target = { value = 6000, growth = 7 }
baseline = 5607

[[relations]]
id = "faster"
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
target = { value = 813, growth = 8 }
baseline = 753

[indicators.city]
name = "全市产值"
unit = "亿元"
measure = "flow"
better = "higher"
target = { value = 6000, growth = 7 }
baseline = 5607

[[relations]]
id = "faster"
kind = "compare"
left = "zone@2017.growth"
op = ">"
right = "city@2017.growth"
```

What to do: nothing. If the other rate is only quoted for comparison, record it as an indicator of its own
without further ties.
"""

CODE = "rates-used-twice"

ZH = """比较的两个率都与其他数字相关，不参与联合检验。

每个率本身都是两个未知数之商。比较两个这样的商不是线性关系，而联合检验只判定线性关系。两个所印的率仍直接比
较。率与常数比较，或与别处不再使用的数字比较，则参与联合检验。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理。若另一个率只是引来作比较，可单独记为一个指标，不再与其他数字相连。
"""
