"""A part (其中) is larger than its whole.

What is listed as *of which* cannot exceed what it is part of, nor can several such parts together where
they are declared `disjoint`. Here even the smallest true value of the part is above the largest of the
whole.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.large]
name = "亿元以上项目"
unit = "个"
measure = "flow"
better = "higher"
target = 60

[indicators.very_large]
name = "10亿元以上项目"
unit = "个"
measure = "flow"
better = "higher"
target = 21

[[relations]]
id = "of_which"
kind = "part"
whole = "large"
parts = ["very_large"]
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.large]
name = "亿元以上项目"
unit = "个"
measure = "flow"
better = "higher"
target = 60

[indicators.very_large]
name = "10亿元以上项目"
unit = "个"
measure = "flow"
better = "higher"
target = 62

[[relations]]
id = "of_which"
kind = "part"
whole = "large"
parts = ["very_large"]
```

What to do: see whether part and whole were swapped, whether both are of the same year and unit, and whether
parts declared `disjoint = true` overlap after all.
"""

CODE = "part-exceeds-whole"

ZH = """“其中”项大于总量。

“其中”所列不能超过其总量；声明为 `disjoint` 的若干部分之和也不能超过。此处部分的最小真值已大于总量的最大真
值。

通过：

{passes}

不通过：

{fails}

怎么办：请看部分与总量是否写反，年份和单位是否相同，声明 `disjoint = true` 的各部分是否其实有交叉。
"""
