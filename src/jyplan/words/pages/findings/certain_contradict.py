"""Figures that are marked as certain contradict each other.

`certain = true` keeps a figure from suspicion. These figures, all certain, cannot all be true together with
the relations named, so there is nobody left to suspect.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.firms]
name = "企业总数"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = { percent = 10.0, certain = true } }

[indicators.large]
name = "大型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = { percent = 12.0, certain = true } }

[indicators.small]
name = "小型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = { percent = 9.0, certain = true } }

[[relations]]
id = "all"
kind = "total"
whole = "firms"
parts = ["large", "small"]
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.firms]
name = "企业总数"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = { percent = 10.0, certain = true } }

[indicators.large]
name = "大型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = { percent = 8.0, certain = true } }

[indicators.small]
name = "小型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = { percent = 9.0, certain = true } }

[[relations]]
id = "all"
kind = "total"
whole = "firms"
parts = ["large", "small"]
```

What to do: take `certain` from the figure that is least sure, then `jyplan check` says what it would have
to be; or see whether the relation is as exhaustive as it claims.
"""

CODE = "certain-contradict"

ZH = """标为确定的数字互相矛盾。

`certain = true` 使数字不受怀疑。这些数字都标为确定，却与所列关系不能同时成立，因此已没有可怀疑的对象。

通过：

{passes}

不通过：

{fails}

怎么办：请去掉最没有把握的那个数字的 `certain`，`jyplan check` 就会说明它应为多少；或看该关系是否真如所述那样
齐全。
"""
