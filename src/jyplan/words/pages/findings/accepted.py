"""A finding is accepted, for the reason that the plan gives.

`accept = "…"` on a statement or relation turns its finding into a noted exception: it stays in the output
with its reason, but it no longer makes `check` fail, and nothing else is blamed for it. A comparison that
rests on an accepted figure says nothing either.

Nothing to accept here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731
target = { value = 1300, growth = 77.8 }
```

Accepted here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731
target = { value = 1300, growth = { percent = 81, accept = "2018年普查后基数下调" } }
```

What to do: nothing. See now and then whether the reason still holds; one with nothing left to accept is
told as `stale-acceptance`.
"""

CODE = "accepted"

ZH = """已按计划中写明的理由接受。

在陈述或关系上写 `accept = "…"`，其问题就成为注明的例外：仍连同理由出现在输出中，但不再使 `check` 失败，也不会
因此怪罪其他数字。以已接受的数字为依据的比较同样不起作用。

无需接受：

{passes}

已接受：

{fails}

怎么办：不必处理。请不时看看理由是否仍然成立；已无可接受的，会以 `stale-acceptance` 提示。
"""
