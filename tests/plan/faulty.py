"""Plans with one fault each, by its code."""

PLAN = """\
format = 1
[plan]
name = "计划"
base_year = 2016
target_year = 2017
"""
AMOUNT = '[indicators.a]\nname = "甲"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
RATIO = AMOUNT.replace("亿元", "%").replace("flow", "ratio")
COUNT = AMOUNT.replace("亿元", "户") + "integer = true\n"
TWO = AMOUNT + AMOUNT.replace("[indicators.a]", "[indicators.b]")
TOTAL = TWO + '[[relations]]\nid = "r"\nkind = "total"\n'
SHARE = TWO + '[[relations]]\nid = "r"\nkind = "share"\npart = "a"\nwhole = "b"\n'

# A fault stands on the line that ends in the mark #<.
CASES: list[tuple[str, str]] = [
    # the file
    ("not-toml", PLAN + "= 1 #<"),
    ("empty-value", PLAN + "name = #<"),
    ("bare-text", PLAN + AMOUNT + "owner = 发改委  #<"),
    ("bare-text", PLAN + AMOUNT + "integer = True  #<"),
    ("bare-text", PLAN + AMOUNT + "target = { value = 9.88‰, growth = .5 }  #<"),
    ("behind-value", PLAN + 'name_en = "A" note = "乙"  #<'),
    ("no-equals", PLAN + "name  #<"),
    ("last-comma", PLAN + AMOUNT + "target = { value = 3, }  #<"),
    ("open-quote", PLAN + 'name = "甲  #<'),
    ("backslash", PLAN + r'note = "C:\data"  #<'),
    ("control-character", PLAN + 'note = "\x01"  #<'),
    ("no-such-time", PLAN + "last = 2017-02-30T07:00:00 #<"),
    ("no-such-day", PLAN + AMOUNT + 'actuals = [{ value = 3, as_of = "2026-02-29" }]  #<'),
    ("no-such-day", PLAN + AMOUNT + "actuals = [{ value = 3, as_of = 2026年2月29日 }]  #<"),
    ("short-date", PLAN + AMOUNT + "actuals = [{ value = 3, as_of = 2017年5月31日 }]  #<"),
    ("quoted-date", PLAN + AMOUNT + 'actuals = [{ value = 3, as_of = "2017年5月31日" }]  #<'),
    ("hedged-number", PLAN + AMOUNT + 'target = { value = 3, growth = "5%左右" }  #<'),
    ("per-mille", PLAN + AMOUNT + 'target = { value = 3, growth = "9.88‰" }  #<'),
    ("rate-of-amount", PLAN + AMOUNT + 'target = "9.88‰"  #<'),
    ("years-apart", PLAN.replace("2017", "2062  #<") + AMOUNT + "target = { value = 3, growth = 8 }"),
    ("key-twice", PLAN + 'name = "twice"  #<'),
    ("table-twice", PLAN + "[plan]  #<"),
    ("bare-percent", PLAN + AMOUNT + "target = { value = 3, growth = 5.0% }  #<"),
    ("no-such-day", PLAN + AMOUNT + "actuals = [{ as_of = 2017-02-29, value = 3 }]  #<"),
    ("foreign-key", PLAN + AMOUNT + "[indicators.工业]  #<"),
    ("table-twice", PLAN + AMOUNT + "[plan]  #<"),
    ("key-twice", PLAN + AMOUNT + 'unit = "万元"  #<'),
    ("unclosed", PLAN + AMOUNT + "target = { value = 3  #<"),
    ("full-width", PLAN + AMOUNT + "target = { value = 1\uff0c growth = 8 }  #<"),
    ("full-width", PLAN + AMOUNT + "note = \u201c甲\u201d  #<"),
    ("full-width", PLAN + AMOUNT + "target \uff1d 3  #<"),
    ("short-date", PLAN + AMOUNT + "actuals = [{ as_of = 2017-5-31, value = 3 }]  #<"),
    ("split-number", PLAN + AMOUNT + "target = 1,300  #<"),
    ("split-number", PLAN + AMOUNT + "target = { value = -1,300, growth = 8 }  #<"),
    ("no-comma", PLAN + AMOUNT + "target = { value = 1 growth = 8 }  #<"),
    ("no-comma", PLAN + AMOUNT + 'target = { growth = { percent = 8 } unit = "万元" }  #<'),
    ("too-deep", PLAN + "x = [  #<".replace("[", "[" * 10_000).replace("  #<", "] #<")),
    ("too-deep", PLAN + "y = [[1]]\nx = [\n" + "{ a = " * 5_000 + "1" + " }" * 5_000 + "  #<\n]"),
    ("unknown-format", PLAN.replace("format = 1", "format = 2  #<")),
    ("unknown-format", PLAN.replace("format = 1", "format = 1e0  #<")),
    ("unknown-format", PLAN.replace("format = 1", "format = []  #<")),
    ("unknown-format", PLAN.replace("format = 1", "format = 1.0  #<")),
    ("unknown-format", PLAN.replace("format = 1", "format = true  #<")),
    # keys and types
    ("not-text", PLAN.replace('name = "计划"', "name = 1e3  #<")),
    ("not-text", PLAN + "note = nan  #<"),
    ("unknown-key", PLAN.replace("[plan]", "[about]  #<")),
    ("unknown-key", PLAN + AMOUNT + "target = { value = 1, growth = { percent = 3, since = 2015 } }  #<"),
    ("unknown-key", "indicator = 1  #<\n" + PLAN),
    ("unknown-key", PLAN + "[indicatorz.a]  #<\n"),
    ("unknown-key", PLAN + AMOUNT + "baseline = { value = 1, sauce = 2 }  #<"),
    (
        "unknown-key",
        PLAN + AMOUNT + "actuals = [\n  { value = 1, as_of = 2017-01-01 },\n  { valu = 1 },  #<\n]",
    ),
    ("unknown-key", PLAN + SHARE + "percent = 3\nshare = 3  #<"),
    ("unknown-key", PLAN + AMOUNT + '"[red]x[/]:smile:\\u001b[31m\\n" = 1  #<'),
    ("missing-key", "format = 1"),
    ("missing-key", ""),
    ("missing-key", PLAN + "[indicators.a]  #<\n"),
    ("missing-key", PLAN + AMOUNT + "[[relations]]  #<\n"),
    ("missing-key", PLAN + AMOUNT + "facts = [{ value = 1, cumulative = true }]  #<\n"),
    (
        "missing-key",
        PLAN + AMOUNT + 'x.y = 1\n[[relations]]  #<\nkind = "part"\nid = "r"\nwhole = "a"\nsubs = "a"\n',
    ),
    ("not-one-of", PLAN + 'rounding = "Nearest"  #<'),
    ("not-one-of", PLAN + AMOUNT + '[[relations]]\nid = "r"\nkind = "sum"  #<\n'),
    ("not-one-of", PLAN + AMOUNT + "[[relations]]\nkind = 5  #<\n"),
    ("not-a-period", PLAN + AMOUNT + 'actuals = [{ value = 1, period = "year" }]  #<'),
    ("not-a-period", PLAN + AMOUNT + 'target = { value = 1, period = "ytd" }  #<'),
    ("not-a-period", PLAN + AMOUNT + "target = { value = 1, growth = { percent = 1, from = true } }  #<"),
    ("not-a-month", PLAN + "year_starts = 0  #<"),
    (
        "not-whole-years",
        PLAN
        + AMOUNT
        + 'actuals = [{ value = 1, as_of = 2017-05-31, period = "2017-05", growth = { percent = 3, per = "year", from = "2015-04" } }]  #<',
    ),
    (
        "period-and-cumulative",
        PLAN + AMOUNT + 'target = { value = 1, period = "2016/2017", cumulative = true }  #<',
    ),
    ("not-text", PLAN + AMOUNT + "note = 1  #<"),
    ("not-text", PLAN + AMOUNT + "note = " + "{ a = " * 390 + "1" + " }" * 390 + "  #<"),
    ("not-an-integer", PLAN + AMOUNT + "of = 1.0  #<"),
    ("not-an-integer", PLAN + AMOUNT + "of = 1e999999  #<"),
    ("not-a-truth", PLAN + AMOUNT + "integer = 1  #<"),
    ("quoted-date", PLAN + AMOUNT + 'actuals = [{ value = 1, as_of = "2017-01-04" }]  #<'),
    ("not-a-date", PLAN + AMOUNT + "actuals = [{ value = 1, as_of = 2017-01-04 07:00:00 }]  #<"),
    ("not-a-table", PLAN + "[indicators]\na = 1  #<"),
    ("not-a-table", "relations = [1]  #<\n" + PLAN),
    ("not-a-list", PLAN + AMOUNT + "facts = 3  #<"),
    ("not-a-year", PLAN + AMOUNT + "facts = [{ value = 1, year = true }]  #<"),
    ("not-a-year", PLAN + AMOUNT + "facts = [{ value = 1, year = 10000 }]  #<"),
    ("empty-list", PLAN + TOTAL + 'whole = "a"\nparts = []  #<'),
    ("not-an-id", PLAN + AMOUNT.replace("a]", '"=A1"]  #<', 1)),
    ("not-an-id", PLAN + AMOUNT.replace("a]", f"{'a' * 81}]  #<", 1)),
    ("not-an-id", PLAN + AMOUNT + 'group = "A"  #<'),
    ("out-of-range", PLAN.replace("2017", "10000  #<")),
    ("out-of-range", PLAN + AMOUNT + "of = 0  #<"),
    ("empty-text", PLAN + AMOUNT.replace("亿元", "").replace('unit = ""', 'unit = ""  #<')),
    # numbers
    ("not-a-number", PLAN + AMOUNT + 'baseline = "约三十"  #<'),
    ("not-a-number", PLAN + SHARE + 'value = "1/4户"  #<'),
    ("repeated-scale", PLAN + AMOUNT + 'baseline = "3亿亿元"  #<'),
    ("too-many-digits", PLAN + AMOUNT + f"baseline = {'9' * 61}  #<"),
    ("too-many-digits", PLAN + AMOUNT + f"baseline = 0.{'9' * 60}  #<"),
    ("too-many-digits", PLAN + AMOUNT + f"baseline = {'9' * 5000}  #<"),
    (
        "too-many-digits",
        PLAN + f'note = "{"9" * 5000}"\n' + AMOUNT + f"actuals = [1,\n {'9_9' * 5000},  #<\n]",
    ),
    ("divides-by-zero", PLAN + SHARE + 'value = "1/0"  #<'),
    ("not-a-plain-number", PLAN + AMOUNT + "profile = [1, inf]  #<"),
    ("not-a-plain-number", PLAN + TOTAL + 'whole = 1e2\nparts = ["a"]'.replace("1e2", "1e2  #<")),
    ("not-a-plain-number", PLAN + AMOUNT + "baseline = { value = 1, precision = true }  #<"),
    ("not-a-value", PLAN + AMOUNT + "baseline = nan  #<"),
    ("not-a-value", PLAN + AMOUNT + "baseline = 1e3  #<"),
    ("not-a-value", PLAN + AMOUNT + "baseline = 1e999999  #<"),
    ("not-a-value", PLAN + AMOUNT + "baseline = { growth = inf }  #<"),
    ("not-a-value", PLAN + AMOUNT + "baseline = [true]  #<"),
    ("range-keys", PLAN + AMOUNT + "baseline = { value = { low = 1 } }  #<"),
    ("range-order", PLAN + AMOUNT + "baseline = { value = { low = 2, high = 1.5 } }  #<"),
    ("precision-mismatch", PLAN + AMOUNT + "baseline = { value = 1310, precision = 100 }  #<"),
    ("precision-mismatch", PLAN + SHARE + "percent = 30\nprecision = 100".replace("30", "30  #<")),
    ("precision-mismatch", PLAN + SHARE + "value = 0.3  #<\nprecision = 0.2"),
    ("not-whole", PLAN + COUNT + "baseline = 1.5  #<"),
    ("not-whole", PLAN + COUNT + 'baseline = { value = "1/4", precision = 0 }  #<'),
    ("not-whole", PLAN + COUNT + 'baseline = "1.23456万户"  #<'),
    ("not-whole", PLAN + COUNT + "baseline = { value = 3, increase = 0.5 }  #<"),
    ("below-zero", PLAN + AMOUNT + "baseline = { value = 1, precision = -1 }  #<"),
    ("below-zero", PLAN + AMOUNT + 'baseline = { value = 1, bound = "about", tolerance = -1 }  #<'),
    ("below-zero", PLAN + AMOUNT + 'baseline = { value = 0, bound = "less-than" }  #<'),
    ("not-above-zero", PLAN + AMOUNT + "baseline = { growth = { multiple = 0 } }  #<"),
    # statements
    (
        "bound-and-approximate",
        PLAN + AMOUNT + 'target = { value = 1, bound = "about", approximate = "more" }  #<',
    ),
    (
        "bound-of-range",
        PLAN + AMOUNT + 'target = { value = { low = 1, high = 2 }, bound = "more-than" }  #<',
    ),
    (
        "bound-of-range",
        PLAN + AMOUNT + 'target = { growth = { percent = { low = 1, high = 2 }, approximate = "more" } }  #<',
    ),
    (
        "bound-of-range",
        PLAN + SHARE.replace("]]", "]]  #<") + 'value = { low = 0.2, high = 0.3 }\nbound = "at-most"',
    ),
    (
        "bound-of-range",
        PLAN
        + AMOUNT
        + 'target = { value = 1, bound = "at-least", also = [{ value = { low = 1, high = 2 } }] }  #<',
    ),
    (
        "bound-of-range",
        PLAN
        + AMOUNT
        + 'target = { growth = { percent = 1, approximate = "less", also = [{ value = { low = 1, high = 2 } }] } }  #<',
    ),
    ("value-missing", PLAN + AMOUNT + 'target = { growth = 8, bound = "at-least" }  #<'),
    ("value-missing", PLAN + AMOUNT + 'target = { increase = 8, approximate = "more" }  #<'),
    ("value-missing", PLAN + RATIO + 'target = { points = 8, bound = "about", tolerance = 1 }  #<'),
    ("value-missing", PLAN + AMOUNT + 'target = { increase = 8, rounding = "truncated" }  #<'),
    ("value-missing", PLAN + AMOUNT + "target = { growth = 80, precision = 10 }  #<"),
    ("also-without-value", PLAN + AMOUNT + "target = { growth = 80, also = [{ value = 10 }] }  #<"),
    ("also-without-value", PLAN + SHARE.replace("]]", "]]  #<") + "percent = 25\nalso = [{ value = 30 }]"),
    (
        "also-without-value",
        PLAN + TOTAL.replace("]]", "]]  #<") + 'whole = "a"\nparts = ["b"]\nalso = [{ value = 3 }]',
    ),
    ("unknown-key", PLAN + TOTAL + 'whole = "a"\nparts = ["b"]\nbound = "at-most"  #<'),
    (
        "unknown-key",
        PLAN + TOTAL.replace("total", "part") + 'whole = "a"\nparts = ["b"]\napproximate = "more"  #<',
    ),
    (
        "unknown-key",
        PLAN + TOTAL.replace("total", "compare") + 'left = "a"\nop = "<"\nright = 3\ntolerance = 1  #<',
    ),
    ("tolerance-without-about", PLAN + AMOUNT + "target = { value = 1, tolerance = 1 }  #<"),
    ("not-exactly-one", PLAN + AMOUNT + "target = { growth = { percent = 8, multiple = 2 } }  #<"),
    ("not-exactly-one", PLAN + SHARE.replace("[[relations]]", "[[relations]]  #<")),
    ("says-nothing", PLAN + AMOUNT + 'target = { note = "力争" }  #<'),
    (
        "period-order",
        PLAN + AMOUNT + "actuals = [{ value = 1, period = { from = 2017-02-01, to = 2017-01-01 } }]  #<",
    ),
    (
        "thresholds-order",
        PLAN.replace("[plan]", "[plan]\nthresholds = { ahead = 1, on_pace = 1, behind = 0.6 }  #<"),
    ),
    ("years-order", PLAN.replace("[plan]", "[plan]  #<").replace("2017", "2016")),
    # cross-checks
    ("unit-mismatch", PLAN + AMOUNT + 'target = { value = 1, unit = "万户" }  #<'),
    ("unit-mismatch", PLAN + AMOUNT + 'target = { value = 1, growth = "8户" }  #<'),
    ("unit-mismatch", PLAN + AMOUNT + 'target = { value = 1, increase = "8户" }  #<'),
    ("unit-mismatch", PLAN + RATIO + 'target = { value = 1, points = "8户" }  #<'),
    ("unit-mismatch", PLAN + RATIO + 'path = [{ as_of = 2017-01-01, value = "8户" }]  #<'),
    ("unit-mismatch", PLAN + AMOUNT + 'target = { value = 1, also = [{ at = "x", value = "8户" }] }  #<'),
    ("unit-mismatch", PLAN + SHARE + 'percent = "3亿元"  #<'),
    (
        "unit-mismatch",
        PLAN + AMOUNT + 'target = { growth = { percent = 8, also = [{ value = 8, unit = "户" }] } }  #<',
    ),
    (
        "unit-mismatch",
        PLAN + AMOUNT + 'target = { growth = { percent = 8, also = [{ value = "8户" }] } }  #<',
    ),
    (
        "two-units",
        PLAN + AMOUNT + 'target = { value = 1, also = [{ value = "1亿元", unit = "万元" }] }  #<',
    ),
    ("not-whole", PLAN + COUNT + 'baseline = { value = 3, also = [{ value = "1.23456万户" }] }  #<'),
    ("unit-mismatch", PLAN + TOTAL.replace("亿元", "户", 1) + 'whole = "a"\nparts = ["b"]  #<'),
    ("two-units", PLAN + AMOUNT + 'target = { value = "1亿元", unit = "万元" }  #<'),
    ("unknown-reference", PLAN + AMOUNT + 'target = { value = 1, source = "report" }  #<'),
    (
        "unknown-reference",
        PLAN + AMOUNT + 'target = { value = 1, growth = { percent = 8, source = "s" } }  #<',
    ),
    ("unknown-reference", PLAN + AMOUNT + 'target = { value = 1, also = [{ source = "s" }] }  #<'),
    ("unknown-reference", PLAN + AMOUNT + 'threshold = { value = 1, source = "s" }  #<'),
    ("unknown-reference", PLAN + AMOUNT + 'group = "economy"  #<'),
    ("unknown-reference", PLAN + TOTAL + 'whole = "a"\nparts = [\n  "b",\n  "zzz@2016",  #<\n]'),
    ("not-an-address", PLAN + TOTAL + 'whole = "a@soon"  #<\nparts = ["b"]'),
    ("not-an-address", PLAN + TOTAL + 'whole = "a@2017-13-45"  #<\nparts = ["b"]'),
    (
        "not-stated-there",
        PLAN + TWO + '[[relations]]\nid = "r"\nkind = "compare"\nleft = "a.growth"  #<\nop = ">"\nright = 1',
    ),
    ("own-part", PLAN + TOTAL.replace("[[relations]]", "[[relations]]  #<") + 'whole = "a"\nparts = ["a"]'),
    (
        "own-part",
        PLAN
        + TOTAL
        + 'whole = "a"\nparts = ["b"]\n'
        + '[[relations]]  #<\nid = "s"\nkind = "part"\nwhole = "b"\nparts = ["a"]\n',
    ),
    ("own-part", PLAN + SHARE.replace("]]", "]]  #<").replace('whole = "b"', 'whole = "a"') + "percent = 50"),
    (
        "own-part",
        PLAN + SHARE.replace("]]", "]]  #<").replace('whole = "b"', 'whole = "a@2017"') + "percent = 50",
    ),
    ("part-twice", PLAN + TOTAL + 'whole = "b@2017"\nparts = [\n"a@2017",\n"a",  #<\n]'),
    ("part-twice", PLAN + TOTAL + 'whole = "b@2017"\nparts = [\n"a@2017-12-31",\n"a@2017:actual",  #<\n]'),
    ("part-twice", PLAN + TOTAL + 'whole = "a"\nparts = [\n"b",\n"b",  #<\n]'),
    (
        "not-as-many",
        PLAN
        + TOTAL.replace('"total"', '"structure"').replace("]]", "]]  #<")
        + 'whole = "a"\nparts = ["b", "a@2016"]\npercents = [1, 2, 3]',
    ),
    (
        "ratio-unit",
        PLAN
        + TOTAL.replace('"total"', '"ratio"')
        + 'numerator = "a"\ndenominator = "b"\nvalue = 3\nunit = "户"  #<',
    ),
    (
        "same-id",
        PLAN + SHARE + "percent = 3\n" + SHARE.removeprefix(TWO).replace('"r"', '"r"  #<') + "percent = 3",
    ),
    ("per-missing", PLAN + AMOUNT + "target = { value = 1, growth = { percent = 3, from = 2010 } }  #<"),
    ("per-missing", PLAN.replace("2016", "2010") + AMOUNT + "target = { value = 1, growth = 3 }  #<"),
    ("growth-year", PLAN + AMOUNT + "baseline = { value = 1, growth = { percent = 3, from = 2016 } }  #<"),
    (
        "growth-year",
        PLAN + AMOUNT + "same_period = [{ as_of = 2016-05-31, growth = { percent = 3, from = 2016 } }]  #<",
    ),
    (
        "growth-too-long",
        PLAN + AMOUNT + 'target = { growth = { percent = 8.1, from = 1816, per = "period" } }  #<',
    ),
    ("growth-too-long", PLAN.replace("= 2017", "= 2217  #<")),
    (
        "growth-too-long",
        PLAN
        + AMOUNT
        + f'target = {{ growth = {{ percent = 8.{"3" * 50}, from = 1977, per = "year" }} }}  #<',
    ),
    (
        "growth-too-long",
        PLAN + AMOUNT + 'target = { growth = { doublings = 60, from = 1900, per = "year" } }  #<',
    ),
    (
        "growth-too-long",
        PLAN
        + AMOUNT
        + 'target = { growth = { percent = 8, from = 1977, per = "year", also = [\n'
        + f"{{ value = 8.{'3' * 50} }}]}}}}  #<",
    ),
    ("growth-of-ratio", PLAN + RATIO + "target = { value = 1, growth = 3 }  #<"),
    ("points-of-amount", PLAN + AMOUNT + "target = { value = 1, points = 3 }  #<"),
    ("of-without-rank", PLAN + AMOUNT + "of = 3  #<"),
    ("no-date", PLAN + AMOUNT + "actuals = [\n  { value = 3 },  #<\n]"),
    ("no-date", PLAN + AMOUNT + "same_period = [{ value = 3 }]  #<"),
    ("bad-profile", PLAN + AMOUNT + "profile = [1, 2, 3]  #<"),
    ("profile-missing", PLAN + AMOUNT + 'pace = "profile"  #<'),
    ("same-statement", PLAN + AMOUNT + "baseline = [1, 2]  #<"),
]
