"""For every diagnostic an example that provokes it: files, and commands; the same in every language."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """Files by their names, and the commands after which the diagnostic is told."""

    files: dict[str, str]
    commands: tuple[str, ...] = ("jyplan check plan.toml",)


_HEAD = 'format = 1\nplan = { name = "示例", base_year = 2016, target_year = 2017 }\n'
_GDP = '\n[indicators.gdp]\nname = "地区生产总值"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
_FIRMS = _GDP.replace("gdp", "firms").replace("地区生产总值", "企业").replace("亿元", "户")
_RATIO = '\n[indicators.urban]\nname = "城镇化率"\nunit = "%"\nmeasure = "ratio"\nbetter = "higher"\n'
_SERVICES = _GDP.replace("gdp", "services").replace("地区生产总值", "服务业增加值")
_TOTAL = '\n[[relations]]\nid = "t"\nkind = "total"\n'
_SHARE = '\n[[relations]]\nid = "s"\nkind = "share"\npart = "services"\nwhole = "gdp"\n'
_RECORD = "jyplan record gdp 735 --as-of 2017-05-31 --plan plan.toml"


def _plan(text: str) -> Example:
    return Example({"plan.toml": text})


def _gdp(*lines: str) -> Example:
    return _plan(_HEAD + _GDP + "".join(f"{line}\n" for line in lines))


def _both(*lines: str) -> Example:
    return _plan(_HEAD + _GDP + _SERVICES + "".join(f"{line}\n" for line in lines))


def _firms(line: str) -> Example:
    return _plan(f"{_HEAD}{_FIRMS}integer = true\n{line}\n")


def _typed(*commands: str, files: dict[str, str] | None = None) -> Example:
    return Example(files or {}, commands)


def _recorded(command: str = _RECORD, *lines: str) -> Example:
    return Example({"plan.toml": _HEAD + _GDP + "".join(f"{line}\n" for line in lines)}, (command,))


def _table(text: str) -> Example:
    files = {"plan.toml": _HEAD + _GDP, "may.csv": text}
    return Example(files, ("jyplan record --from may.csv --plan plan.toml",))


def _book(value: str, more: str = "", sheet: str = "") -> Example:
    """A month's figures in a workbook, which is made first."""
    row = f"s.append(['gdp', {value}, '2017-05-31']); {more}b.save('may.xlsx')"
    made = f"import openpyxl as x; b = x.Workbook(); s = b.active; s.append(['id', 'value', 'as_of']); {row}"
    asked = f" --sheet {sheet}" if sheet else ""
    return Example(
        {"plan.toml": _HEAD + _GDP},
        (f'python -c "{made}"', f"jyplan record --from may.xlsx{asked} --plan plan.toml"),
    )


def _status(*lines: str, head: str = _HEAD) -> Example:
    return Example(
        {"plan.toml": head + _GDP + "".join(f"{x}\n" for x in lines)}, ("jyplan status plan.toml",)
    )


EXAMPLES: dict[str, Example] = {
    # the file
    "not-found": _typed("jyplan check nowhere.toml"),
    "not-a-file": _typed("jyplan check ."),
    "not-readable": _typed("ln -s loop.toml loop.toml", "jyplan check loop.toml"),
    "too-large": _typed("truncate -s 65000000 plan.toml", "jyplan check plan.toml"),
    "not-utf8": _typed(r"printf '\377' > plan.toml", "jyplan check plan.toml"),
    "not-toml": _plan("format = 1\n= 2\n"),
    "bare-text": _gdp("owner = 发改委"),
    "empty-value": _gdp("owner ="),
    "behind-value": _gdp('owner = "发改委" note = "牵头"'),
    "no-equals": _gdp("owner"),
    "last-comma": _gdp("target = { value = 3, }"),
    "open-quote": _gdp('owner = "发改委'),
    "backslash": _gdp(r'note = "C:\data"'),
    "control-character": _typed(r"""printf 'note = "\001"' > plan.toml""", "jyplan check plan.toml"),
    "no-such-time": _gdp("actuals = [{ as_of = 2017-02-30T07:00:00, value = 3 }]"),
    "bare-percent": _gdp("target = { value = 3, growth = 5.0% }"),
    "no-such-day": _gdp("actuals = [{ as_of = 2017-02-29, value = 3 }]"),
    "foreign-key": _gdp("[indicators.工业]"),
    "table-twice": _gdp("[plan]"),
    "key-twice": _gdp('unit = "万元"'),
    "unclosed": _gdp("target = { value = 3"),
    "full-width": _gdp("target = { value = 813\uff0c growth = 8 }"),
    "short-date": _gdp("actuals = [{ as_of = 2017-5-31, value = 300 }]"),
    "split-number": _gdp("target = 1,300"),
    "no-comma": _gdp("target = { value = 813 growth = 8 }"),
    "too-deep": _typed(
        "yes '[' | head -n 9999 | tr -d '\\n' | sed 's/^/x = /' > plan.toml", "jyplan check plan.toml"
    ),
    "unknown-format": _plan(_HEAD.replace("format = 1", "format = 2")),
    # keys and types
    "unknown-key": _gdp("mesure = 1"),
    "missing-key": _plan(_HEAD + '\n[indicators.gdp]\nname = "地区生产总值"\n'),
    "not-one-of": _plan(_HEAD + _GDP.replace('"flow"', '"sum"')),
    "not-text": _gdp("note = 1"),
    "not-an-integer": _plan(_HEAD.replace("2017", '"2017"')),
    "not-a-truth": _gdp("integer = 1"),
    "not-a-date": _gdp('actuals = [{ value = 300, as_of = "5月末" }]'),
    "quoted-date": _gdp('actuals = [{ value = 300, as_of = "2017年5月31日" }]'),
    "hedged-number": _gdp('target = { value = 813, growth = "8%左右" }'),
    "per-mille": _gdp('target = { value = 813, growth = "9.88‰" }'),
    "rate-of-amount": _gdp('target = "8.1%"'),
    "not-a-table": _plan(_HEAD + "\n[indicators]\ngdp = 813\n"),
    "not-a-list": _gdp("facts = 3"),
    "not-a-year": _gdp("facts = [{ value = 1, year = true }]"),
    "not-a-period": _gdp('actuals = [{ value = 1, period = "2017-Q5" }]'),
    "not-a-month": _plan(_HEAD.replace("2017 }", "2017, year_starts = 13 }") + _GDP),
    "empty-list": _plan(_HEAD + _GDP + _TOTAL + 'whole = "gdp"\nparts = []\n'),
    "not-an-id": _plan(_HEAD + _GDP.replace("indicators.gdp", "indicators.GDP")),
    "out-of-range": _plan(_HEAD.replace("2017", "20170")),
    "empty-text": _plan(_HEAD + _GDP.replace("亿元", "")),
    # numbers
    "not-a-number": _gdp('baseline = "三十"'),
    "repeated-scale": _gdp('baseline = "3亿亿元"'),
    "too-many-digits": _gdp(f"baseline = {'9' * 61}"),
    "divides-by-zero": _both(_SHARE + 'value = "1/0"'),
    "not-a-plain-number": _gdp("profile = [1, inf]"),
    "not-a-value": _gdp("baseline = 1e3"),
    "range-keys": _gdp("target = { value = { low = 1 } }"),
    "range-order": _gdp("target = { value = { low = 7, high = 6.5 } }"),
    "precision-mismatch": _gdp("target = { value = 1310, precision = 100 }"),
    "not-whole": _firms("target = 1.5"),
    "below-zero": _gdp("target = { value = 813, precision = -1 }"),
    "not-above-zero": _gdp("target = { growth = { multiple = 0 } }"),
    # statements
    "bound-and-approximate": _gdp('target = { value = 813, bound = "at-least", approximate = "more" }'),
    "tolerance-without-about": _gdp("target = { value = 813, tolerance = 10 }"),
    "bound-of-range": _gdp('target = { value = { low = 800, high = 813 }, bound = "at-least" }'),
    "value-missing": _gdp('target = { growth = 8, bound = "at-least" }'),
    "also-without-value": _both(_SHARE + 'percent = 71.7\nalso = [{ at = "摘要", value = 70.8 }]'),
    "not-exactly-one": _gdp("target = { growth = { percent = 100, doublings = 1 } }"),
    "says-nothing": _gdp('target = { note = "力争" }'),
    "period-order": _gdp("actuals = [{ value = 1, period = { from = 2017-05-31, to = 2017-05-01 } }]"),
    "thresholds-order": _plan(
        _HEAD.replace(" }", ", thresholds = { ahead = 0.9, on_pace = 0.95, behind = 0.6 } }")
    ),
    "years-apart": _plan((_HEAD + _GDP).replace("2017", "2062") + "target = { value = 813, growth = 8 }\n"),
    "years-order": _plan(_HEAD.replace("2016", "2017")),
    # cross-checks
    "unit-mismatch": _gdp('target = { value = 813, unit = "户" }'),
    "two-units": _gdp('target = { value = "813亿元", unit = "万元" }'),
    "unknown-reference": _gdp('target = { value = 813, source = "report" }'),
    "not-an-address": _plan(_HEAD + _GDP + _TOTAL + 'whole = 100\nparts = ["gdp@soon"]\n'),
    "not-stated-there": _gdp(
        '\n[[relations]]\nid = "fast"\nkind = "compare"\nleft = "gdp.growth"\nop = ">"\nright = 7'
    ),
    "own-part": _plan(_HEAD + _GDP + _TOTAL + 'whole = "gdp"\nparts = ["gdp"]\n'),
    "part-twice": _both(_TOTAL + 'whole = "gdp"\nparts = ["services", "services"]'),
    "same-id": _both(_SHARE + "percent = 71.7\n" + _SHARE + "percent = 70.8"),
    "per-missing": _gdp("target = { value = 813, growth = { percent = 42, from = 2012 } }"),
    "growth-year": _gdp("baseline = { value = 753, growth = { percent = 8, from = 2016 } }"),
    "growth-too-long": _gdp('target = { value = 813, growth = { percent = 8.1, from = 216, per = "year" } }'),
    "growth-of-ratio": _plan(_HEAD + _RATIO + "target = { value = 49.0, growth = 0.4 }\n"),
    "points-of-amount": _gdp("target = { value = 813, points = 8 }"),
    "of-without-rank": _gdp("of = 15"),
    "no-date": _gdp("actuals = [{ value = 300 }]"),
    "bad-profile": _gdp("profile = [180, 190, 200]"),
    "profile-missing": _gdp('pace = "profile"'),
    "not-whole-years": _gdp(
        'actuals = [{ value = 1, period = "2017-05", growth = { percent = 3, per = "year",'
        ' from = "2015-04" } }]'
    ),
    "not-as-many": _both(
        '\n[[relations]]\nid = "s"\nkind = "structure"\nwhole = "gdp"\nparts = ["gdp@2015", "services"]\n'
        "percents = [30, 40, 30]"
    ),
    "ratio-unit": _both(
        '\n[[relations]]\nid = "r"\nkind = "ratio"\nnumerator = "services"\ndenominator = "gdp"\nvalue = 3\n'
        'unit = "户"'
    ),
    "period-and-cumulative": _gdp('target = { value = 400, period = "2016/2017", cumulative = true }'),
    "same-statement": _gdp("target = [813, 820]"),
    # the command line
    "no-such-id": _recorded("jyplan status plan.toml --only gpd"),
    "no-such-owner": _recorded("jyplan status plan.toml --owner 统计局"),
    "no-such-group": _recorded("jyplan status plan.toml --group economy"),
    "no-such-field": _recorded("jyplan gap plan.toml --sort colour"),
    "no-such-code": _typed("jyplan explain growth-mismach"),
    "one-unit-missing": _typed("jyplan calc growth 731亿元 1300"),
    "not-a-rate": _typed("jyplan calc base 2280 8万元"),
    # results
    "output-is-input": _typed("jyplan status - -o plan.csv < plan.csv", files={"plan.csv": _HEAD + _GDP}),
    "output-is-plan": _typed("jyplan status -o plan.txt", files={"plan.txt": _HEAD + _GDP}),
    "not-written": _typed("jyplan status -f csv -o no/such/folder.csv"),
    # record
    "not-writable": _typed("jyplan record gdp 735 --as-of 2017-05-31 --plan -"),
    "locked": Example({"plan.toml": _HEAD + _GDP}, ("flock .plan.toml.lock sleep 60 &", "sleep 1", _RECORD)),
    "shipped-plan": _typed(
        'shipped=$(python -c "from jyplan.plan.load import shipped; print(shipped())")',
        'jyplan record gdp 735 --as-of 2017-05-31 --plan "$shipped"',
    ),
    "cannot-edit": _recorded(_RECORD, "actuals.as_of = 2017-01-31", "actuals.value = 60"),
    "date-outside-plan": _recorded(_RECORD.replace("2017-", "2018-")),
    "cumulative-falls": _recorded(_RECORD, "actuals = [{ as_of = 2017-04-30, value = 740 }]"),
    "tenfold-jump": _recorded(_RECORD, "actuals = [{ as_of = 2017-04-30, value = 50.5 }]"),
    "no-such-encoding": _typed(
        "jyplan record --from may.csv --encoding gbk2 --plan plan.toml",
        files={"plan.toml": _HEAD + _GDP, "may.csv": "id,value,as_of\n"},
    ),
    "already-recorded": _recorded(_RECORD, "actuals = [{ as_of = 2017-05-31, value = 735 }]"),
    "recorded-twice": _recorded(_RECORD, "actuals = [{ as_of = 2017-05-31, value = 753 }]"),
    "not-csv": _table('id,value,as_of\ngdp,"735,2017-05-31\n'),
    "no-indicators": _typed("printf '指标,2017年目标\\n' > t.csv", "jyplan init p.toml --like t.csv"),
    "unknown-column": _table("id,value,as_of,sorce\ngdp,735,2017-05-31,report\n"),
    "missing-column": _table("id,value\ngdp,735\n"),
    "column-twice": _table("id,value,value,as_of\ngdp,735,735,2017-05-31\n"),
    "cell-count": _table("id,value,as_of\ngdp,1,735,2017-05-31\n"),
    "empty-cell": _table("id,value,as_of\ngdp,,2017-05-31\n"),
    "not-xlsx": _typed(
        r"printf 'PK\003\004' > may.xlsx",
        "jyplan record --from may.xlsx --plan plan.toml",
        files={"plan.toml": _HEAD + _GDP},
    ),
    "no-such-sheet": _book("735", sheet="June"),
    "no-sheets": Example(
        {"plan.toml": _HEAD + _GDP, "may.csv": "id,value,as_of\ngdp,735,2017-05-31\n"},
        ("jyplan record --from may.csv --sheet June --plan plan.toml",),
    ),
    "formula-without-value": _book("'=300+435'"),
    "error-value": _book("'#N/A'"),
    "hidden-digits": _book("735.25", "s['B2'].number_format = '0.0'; "),
    "beside-the-table": _book("735", "s['D2'] = 'by phone'; "),
    "xlsx-missing": _typed("pip uninstall -y openpyxl", "jyplan base -f xlsx -o bases.xlsx"),
    "xlsx-on-terminal": _typed("jyplan base -f xlsx"),
    # progress
    "period-gap": _status(
        "actuals = [",
        "  { as_of = 2017-01-31, value = 60, period = { from = 2017-01-01, to = 2017-01-31 } },",
        "  { as_of = 2017-03-31, value = 65, period = { from = 2017-03-01, to = 2017-03-31 } },",
        "]",
    ),
    "period-overlap": _status(
        "actuals = [",
        "  { as_of = 2017-01-31, value = 60, period = { from = 2017-01-01, to = 2017-01-31 } },",
        "  { as_of = 2017-03-31, value = 130, period = { from = 2017-01-15, to = 2017-03-31 } },",
        "]",
    ),
    "period-across-years": _status(
        "actuals = [{ as_of = 2017-01-31, value = 90, period = { from = 2016-12-15, to = 2017-01-31 } }]"
    ),
    "total-falls": _status(
        "actuals = [{ as_of = 2017-03-31, value = 200 }, { as_of = 2017-04-30, value = 65 }]"
    ),
    "actual-after-plan": _status("target = 813", "actuals = [{ as_of = 2018-01-31, value = 814 }]"),
    "date-from-source": _status(
        'actuals = [{ value = 300, source = "bulletin" }]',
        head=f'{_HEAD}\n[sources.bulletin]\ntitle = "统计公报"\ndate = 2017-05-31\n',
    ),
}

_GROWTH = "jyplan audit table.csv --value 2023 --base 2022 --growth growth"
_ROWS = "region,2022,2023,growth\n全国,100.0,108.0,8.0\n"


def _audited(text: str, command: str = _GROWTH, **files: str) -> Example:
    return Example(
        {"table.csv": text, **{name.replace("_", "."): body for name, body in files.items()}}, (command,)
    )


EXAMPLES |= {
    # tables
    "audit-missing": _typed("jyplan audit table.csv"),
    "table-empty": _audited("region,2022,2023,growth\n"),
    "table-ragged": _audited(_ROWS + "东部,50.0,54.0\n"),
    "table-stray-quote": _audited(_ROWS + '东"部,50.0,54.0,8.0\n'),
    "table-row-without-end": _typed(
        "printf 'region,2022,2023,growth\\n\"' > table.csv",
        "head -c 70000000 /dev/zero >> table.csv",
        _GROWTH,
    ),
    "table-not-text": _typed(r"printf '\261\261,2022,2023,growth\n' > table.csv", _GROWTH),
    "table-encoding": _audited(_ROWS, f"{_GROWTH} --encoding klingon"),
    "table-no-column": _audited(_ROWS.replace("growth", "growht")),
    "table-column-twice": _audited(_ROWS.replace("region", "2023")),
    "table-floats": _typed(
        "python -c \"import polars as p; p.DataFrame({'2022': [100.0], '2023': [108.0], 'growth': ['8.0']})"
        ".write_parquet('table.parquet')\"",
        _GROWTH.replace("csv", "parquet"),
    ),
    "table-broken": _typed(
        "printf 'PAR1 and nothing else' > table.parquet", _GROWTH.replace("csv", "parquet")
    ),
    "table-no-sheet": _typed(
        "python -c \"import openpyxl as x; x.Workbook().save('table.xlsx')\"",
        _GROWTH.replace("csv", "xlsx") + " --sheet 2023",
    ),
    "map-unknown-key": _audited(
        _ROWS,
        "jyplan audit table.csv --map map.toml",
        map_toml='value = "2023"\nbase = "2022"\ngrwth = "growth"\n',
    ),
    "map-wrong": _audited(
        _ROWS,
        "jyplan audit table.csv --map map.toml",
        map_toml='value = "2023"\nbase = "2022"\ngrowth = "growth"\nrounding = "upwards"\n',
    ),
    "rule-incomplete": _audited(_ROWS, "jyplan audit table.csv --value 2023"),
}
