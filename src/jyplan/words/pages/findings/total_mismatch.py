"""The parts do not add up to the whole.

A total says whole = sum of the parts, less those in `minus`. Each figure is rounded on its own, so a sum of
printed figures may miss the printed whole by half a unit for each of them; this one misses it by more. With
`complete = false` the parts must only not exceed the whole.

Passes:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.projects]
name = "重点项目"
unit = "个"
measure = "flow"
better = "higher"
target = 221

[indicators.new]
name = "新建项目"
unit = "个"
measure = "flow"
better = "higher"
target = 132

[indicators.ongoing]
name = "续建项目"
unit = "个"
measure = "flow"
better = "higher"
target = 89

[[relations]]
id = "by_stage"
kind = "total"
whole = "projects"
parts = ["new", "ongoing"]
```

Fails:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.projects]
name = "重点项目"
unit = "个"
measure = "flow"
better = "higher"
target = 221

[indicators.new]
name = "新建项目"
unit = "个"
measure = "flow"
better = "higher"
target = 123

[indicators.ongoing]
name = "续建项目"
unit = "个"
measure = "flow"
better = "higher"
target = 89

[[relations]]
id = "by_stage"
kind = "total"
whole = "projects"
parts = ["new", "ongoing"]
```

What to do: if one figure is a misprint, the conflict below the table names the printings that would fit. If
the list of parts is not exhaustive, say `complete = false`; if parts overlap, it is no total but a `part` (
其中).
"""

CODE = "total-mismatch"

ZH = """各部分之和不等于总量。

total 关系表示总量等于各部分之和（减去 `minus` 中的各项）。每个数各自修约，因此所印各数之和与所印总量最多可差
每个数半个单位；此处相差更多。若写 `complete = false`，则只要求各部分之和不超过总量。

通过：

{passes}

不通过：

{fails}

怎么办：若是某个数印错，表格下方的冲突说明会列出可相符的写法。若各部分并不齐全，请写 `complete = false`；若各
部分有交叉，则不是 total，而是 `part`（其中）。
"""
