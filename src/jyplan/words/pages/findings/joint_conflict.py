"""Several figures are possible one by one, but not all of them together.

Every figure stands for the true values that its printed digits allow. No choice of true values satisfies
all relations of these figures at once: a whole cannot grow by 10.0 % if one part grows by 8.0 % and the
other by 9.0 %, whatever their sizes. Each line *cannot all be true* is a smallest such set: without any one
of its figures the rest is possible. If all others are right, the error is in the suspects named below it.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.firms]
name = "企业总数"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = 10.0 }

[indicators.large]
name = "大型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = 12.0 }

[indicators.small]
name = "小型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = 9.0 }

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
target = { growth = 10.0 }

[indicators.large]
name = "大型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = 8.0 }

[indicators.small]
name = "小型企业"
unit = "户"
measure = "flow"
better = "higher"
target = { growth = 9.0 }

[[relations]]
id = "all"
kind = "total"
whole = "firms"
parts = ["large", "small"]
```

What to do: begin with the suspects and the printings that would fit in their place; they are candidates,
not corrections. What the source audited is set `certain = true` and is no longer suspected. If a relation
is your own reading of the text, see whether the text really says it.
"""

CODE = "joint-conflict"

ZH = """几个数字逐一来看可能，合在一起却不可能。

每个数字代表其所印位数允许的全部真值。没有一组真值能同时满足这些数字之间的所有关系：若一部分增长 8.0%、另一部
分增长 9.0%，则无论规模如何，总量不可能增长 10.0%。每一条“不能同时为真”都是最小的一组：去掉其中任何一个，其余
就成为可能。若其余均正确，则错在其下所列的嫌疑数字。

通过：

{passes}

不通过：

{fails}

怎么办：先看嫌疑数字以及可相符的写法；它们只是候选，并非更正。经过审计的数字可写 `certain = true`，不再受怀
疑。若某个关系是自己的理解，请看原文是否真的如此说。
"""
