"""A growth at comparable prices is not held against nominal values.

`basis = "real"` says that price changes are taken out of the rate. Values at current prices then need not
grow by it: the difference is the change of prices, which `jyplan show ID` gives as the implied deflator.
Real rates are held against each other.

Not so here:

```toml
format = 1
plan = { name = "示例", base_year = 2016, target_year = 2017 }

[indicators.gdp]
name = "地区生产总值"
unit = "亿元"
measure = "flow"
better = "higher"
baseline = 731
target = { value = 813, growth = 11.2 }
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
baseline = 731
target = { value = 813, growth = { percent = 8, basis = "real" } }
```

What to do: nothing. Look at the implied deflator: a change of prices that nobody saw points to a misprint.
"""

CODE = "real-growth"

ZH = """可比价增速不与现价数值核对。

`basis = "real"` 表示增速已剔除价格因素。现价数值不必按它增长：二者之差就是价格变动，`jyplan show ID` 以隐含平
减指数列出。可比价增速之间仍互相核对。

没有这种情况：

{passes}

有这种情况：

{fails}

怎么办：不必处理。请看隐含平减指数：若价格变动不合常理，则可能有数字印错。
"""
