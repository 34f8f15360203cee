"""Recording: the smallest change of the file, what refuses a figure, and what only warns."""

import datetime as dt
import os
import stat
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from jyplan.diagnostic import PlanError
from jyplan.edit.add import Entry, Recorded, is_shipped, read_entries, record
from jyplan.edit.edited import edited, keeps_every_line
from jyplan.exact.dates import read_date, read_period
from jyplan.exact.periods import Period
from jyplan.plan.load import document, load, parse
from jyplan.words.messages import messages

HEAD = 'format = 1\n[plan]\nname = "p"\nbase_year = 2016\ntarget_year = 2017\n\n'
SOURCE = '[sources.bureau]\ntitle = "统计月报"\n\n'
FLOW = 'name = "n"\nunit = "亿元"\nmeasure = "flow"\nbetter = "higher"\n'
MAY = Entry("gdp", "103.90", dt.date(2017, 5, 31))
ADDED = "{ as_of = 2017-05-31, value = 103.90 }"
JANUARY = "{ as_of = 2017-01-31, value = 8.6 }"


def after(body, *entries, head=HEAD):
    """The plan's text after recording, by way of the text alone."""
    return edited(parse(head + body, "plan.toml"), entries or [MAY]).removeprefix(head)


def plan_file(folder: Path, body=f"[indicators.gdp]\n{FLOW}", head=HEAD) -> Path:
    path = folder / "plan.toml"
    path.write_text(head + body, encoding="utf-8", newline="")
    return path


def codes(error) -> list[str]:
    return [one.code for one in error.value.diagnostics]


def leftovers(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()} - {path.name, f".{path.name}.lock"}


# Where the figure goes


def test_an_indicator_without_actuals_gets_one_line_before_its_facts_and_notes():
    before = f"[indicators.gdp]\n{FLOW}target = 1126 # t\n"
    rest = 'note = "x"\n\n# next\n[indicators.y]\n' + FLOW
    assert after(before + rest) == f"{before}actuals = [{ADDED}]\n{rest}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"actuals = [{JANUARY}] # c\n", f"actuals = [{JANUARY}, {ADDED}] # c\n"),
        (f"actuals = [{JANUARY},]\n", f"actuals = [{JANUARY}, {ADDED},]\n"),
        ("actuals = []\n", f"actuals = [{ADDED}]\n"),
        ("actuals = [ # none yet\n]\n", f"actuals = [{ADDED} # none yet\n]\n"),
        (f"actuals = {JANUARY}\n", f"actuals = [{JANUARY}, {ADDED}]\n"),
        (
            f"actuals = [\n  {JANUARY}, # a ]\n  # b\n]\n",
            f"actuals = [\n  {JANUARY}, # a ]\n  {ADDED},\n  # b\n]\n",
        ),
        (
            f"actuals = [\n  {JANUARY} # a\n]\n",
            f"actuals = [\n  {JANUARY}, # a\n  {ADDED}\n]\n",
        ),
        (
            f"actuals = [\n  {JANUARY}]\n",
            f"actuals = [\n  {JANUARY}, {ADDED}]\n",
        ),
        (f"actuals = [{JANUARY}\n]\n", f"actuals = [{JANUARY}, {ADDED}\n]\n"),
    ],
)
def test_an_array_gains_an_element_in_the_style_of_the_last(old, new):
    table = f"[indicators.gdp]\n{FLOW}"
    assert after(table + old) == table + new


def test_array_of_tables_gains_a_block_with_its_indentation():
    blocks = "[[indicators.gdp.actuals]]\n  as_of = 2017-01-31\n  value = 8.6\n"
    rest = f"\n[indicators.y]\n{FLOW}"
    new = "\n[[indicators.gdp.actuals]]\n  as_of = 2017-05-31\n  value = 103.90\n"
    table = f"[indicators.gdp]\n{FLOW}"
    assert after(table + blocks + rest) == table + blocks + new + rest


def test_a_lone_table_becomes_the_first_of_several():
    table = f"[indicators.gdp]\n{FLOW}[indicators.gdp.actuals]\nas_of = 2017-01-31\nvalue = 8.6\n"
    expected = table.replace("[indicators.gdp.actuals]", "[[indicators.gdp.actuals]]")
    assert after(table) == expected + "\n[[indicators.gdp.actuals]]\nas_of = 2017-05-31\nvalue = 103.90\n"


def test_dotted_keys_stay_dotted():
    body = "[indicators]\n" + "".join(f"gdp.{line}\n" for line in FLOW.splitlines())
    assert after(body) == f"{body}gdp.actuals = [{ADDED}]\n"


def test_dotted_keys_at_the_top_keep_their_quotes():
    top = "".join(f'indicators . "gdp".{line}\n' for line in FLOW.splitlines())
    new = edited(parse(top + HEAD), [MAY])
    assert new == f'{top}indicators . "gdp".actuals = [{ADDED}]\n{HEAD}'


def test_an_inline_table_gains_a_pair():
    inline = ", ".join(FLOW.splitlines())
    body = f"[indicators]\ngdp = {{ {inline} }} # c\nother = {{ {inline} }}\n"
    assert after(body) == body.replace(" } # c", f", actuals = [{ADDED}] }} # c")


def test_windows_line_breaks_and_a_missing_last_one_stay():
    body = f"[indicators.gdp]\n{FLOW}".rstrip("\n").replace("\n", "\r\n")
    head = HEAD.replace("\n", "\r\n")
    assert after(body, head=head) == f"{body}\r\nactuals = [{ADDED}]"


def test_a_byte_order_mark_stays(tmp_path):
    path = plan_file(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    record(path, [MAY])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfformat = 1\n")
    record(path, [MAY._replace(as_of=dt.date(2017, 6, 30))])
    assert path.read_bytes().count(b"\xef\xbb\xbf") == 1


def test_what_looks_like_toml_in_strings_and_comments_is_passed_over():
    tricky = 'note = """\n[indicators.gdp]\nactuals = [ ""x\\""""\n# actuals = [\nowner = \'"]}\'\n'
    body = f"[indicators.y]\n{FLOW}{tricky}[indicators.gdp]\n{FLOW}{tricky}"
    new = after(body)
    assert keeps_every_line(body, new)
    assert tomllib.loads(HEAD + new)["indicators"]["gdp"]["actuals"][0]["value"] == 103.9


def test_actuals_spread_over_dotted_keys_are_refused_with_their_line():
    with pytest.raises(PlanError) as error:
        after(f"[indicators.gdp]\n{FLOW}actuals.as_of = 2017-01-31\nactuals.value = 1\n")
    assert codes(error) == ["cannot-edit"]
    assert error.value.diagnostics[0].place.line == 12


def test_a_batch_of_several_indicators_is_one_change():
    body = f"[indicators.gdp]\n{FLOW}[indicators.y]\n{FLOW}actuals = [\n    {JANUARY},\n]\n"
    june = dt.date(2017, 6, 30)
    new = after(body, MAY, Entry("y", "9", june), MAY._replace(as_of=june), Entry("y", "10", june))
    actuals = {id: one["actuals"] for id, one in tomllib.loads(HEAD + new)["indicators"].items()}
    assert [one["value"] for one in actuals["gdp"]] == [103.9, 103.9]
    assert [one["value"] for one in actuals["y"]] == [8.6, 9, 10]
    assert keeps_every_line(body, new)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("103.90", "103.90"),
        ("103.90亿元", "103.90"),
        ("103.90 亿元", "103.90"),
        ("1,039.0", "1039.0"),
        ("+5", "5"),
        ("−5.0", "-5.0"),
        ("1039000万元", '"1039000万元"'),
        ("1.15万亿元", '"1.15万亿元"'),
        ("1/4", '"1/4"'),
        ("007", '"007"'),
        ("0.0", "0.0"),
    ],
)
def test_digits_are_written_as_typed_and_the_usual_unit_goes_without_saying(typed, written):
    new = after(f"[indicators.gdp]\n{FLOW}negative = true\n", MAY._replace(value=typed))
    assert f"value = {written} }}" in new


def test_everything_said_of_a_figure_is_written():
    entry = MAY._replace(
        period=Period(dt.date(2017, 5, 1), dt.date(2017, 5, 31)),
        source="bureau",
        version="preliminary",
        note='a "quoted" \\ note\n\x7f',
    )
    new = after(f"[indicators.gdp]\n{FLOW}", entry, head=HEAD + SOURCE)
    actual = tomllib.loads(HEAD + SOURCE + new)["indicators"]["gdp"]["actuals"][0]
    assert actual["period"] == {"from": dt.date(2017, 5, 1), "to": dt.date(2017, 5, 31)}
    assert (actual["source"], actual["version"], actual["note"]) == ("bureau", "preliminary", entry.note)


# A plan of any layout

_COMMENT = st.sampled_from(["", "# 注 [x]\n", "\n", '  # "]} \n', "# a = 1\n\n"])
_END = st.sampled_from(["", " # 亿 [", "  "])


@st.composite
def _indicators(draw) -> str:
    """Three indicators, each written in another way."""
    parts = []
    for id in ("gdp", "jobs", "tax"):
        style = draw(st.sampled_from(["table", "array", "lines", "blocks", "lone", "quoted"]))
        end = draw(_END)
        title = f'[ indicators."{id}" ]' if style == "quoted" else f"[indicators.{id}]"
        text = draw(_COMMENT) + f"{title}{end}\n" + "".join(f"{line}{end}\n" for line in FLOW.splitlines())
        text += draw(st.sampled_from(["", "target = 1300\n", "target = { value = 1.0, growth = 8.10 }\n"]))
        if style == "array":
            text += f"actuals = [{JANUARY}{draw(st.sampled_from(['', ',', ' , ']))}]{end}\n"
        elif style == "lines":
            comma = draw(st.sampled_from(["", ",", " ,"]))
            text += f"actuals = [{end}\n\t{JANUARY},\n{draw(_COMMENT)}\t{JANUARY}{comma}{end}\n{draw(_COMMENT)}]\n"
        elif style == "lone":
            text += f"actuals = {JANUARY}{end}\n"
        elif style == "blocks":
            text += f"{draw(_COMMENT)}  [[indicators.{id}.actuals]]{end}\n as_of = 2017-01-31\n value = 8.60{end}\n"
        parts.append(text + draw(_COMMENT))
    dotted = draw(st.booleans())
    lines = FLOW.splitlines()
    first = "[indicators]\n" + "".join(f"a.{one}\n" for one in lines) if dotted else "[indicators]\n"
    inline = ", ".join(lines)
    return f"{first}b = {{ {inline} }}{draw(_END)}\n" + "".join(draw(st.permutations(parts)))


@given(
    _indicators(),
    st.lists(
        st.tuples(st.sampled_from(["gdp", "jobs", "tax", "b"]), st.integers(0, 10**6)), min_size=1, max_size=5
    ),
    st.booleans(),
    st.booleans(),
)
def test_whatever_the_layout_only_the_addition_differs(body, figures, windows, cut):
    text = HEAD + body
    text = text.rstrip() if cut else text
    text = text.replace("\n", "\r\n") if windows else text
    entries = [Entry(id, f"{n}.50", dt.date(2017, 6, 30)) for id, n in figures]
    new = edited(parse(text), entries)
    characters = iter(new)
    assert all(one in characters for one in text)
    assert keeps_every_line(text, new)
    lines = new.split("\n")
    assert sum(line not in lines for line in text.split("\n")) <= 2 * len({id for id, _ in figures})
    assert ("\r\n" in new) == windows
    assert new.replace("\r\n", "").count("\n") == (0 if windows else new.count("\n"))
    expected, found = tomllib.loads(text, parse_float=str), tomllib.loads(new, parse_float=str)
    for id, n in figures:
        table = expected["indicators"][id]
        old = table.get("actuals", [])
        table["actuals"] = [
            *(old if isinstance(old, list) else [old]),
            {"as_of": dt.date(2017, 6, 30), "value": f"{n}.50"},
        ]
    assert found == expected


# How a table may be written, and how one more actual stands in it: None where a line changes.
LAYOUTS = (
    ("[indicators.i{n}]\nunit = '亿元'\n", "actuals = [{ as_of = 2017-05-31, value = 5.0 }]"),
    ("[indicators.i{n}]\nunit = '亿元'\nactuals = [\n    { as_of = 2017-01-31, value = 1 },  # 一月\n]\n",
     "    { as_of = 2017-05-31, value = 5.0 },"),
    ("[indicators]\ni{n}.unit = '亿元'\n", None),
    ("[indicators.i{n}]\nunit = '亿元'\nactuals = [{ as_of = 2017-01-31, value = 1 }] # 一行\n", None),
)  # fmt: skip


@pytest.mark.parametrize("which", range(len(LAYOUTS)))
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_file_of_2000_lines_changes_in_one_place(tmp_path, which, line_break):
    body, keys = "", 'name = "n"   # 名称\nmeasure = "flow"\nbetter = "higher"\n'
    for n in range(250):
        table = LAYOUTS[which][0] if n == 199 and which != 2 else LAYOUTS[n % 2][0]
        body += (
            f"# {n} 号指标\n"
            + table.replace("{n}", str(n))
            + keys
            + "target = { value = 10.0, growth = 8.0 }\n\n"
        )
    if which == 2:
        start, end = (body.index(f"# {n} 号指标") for n in (199, 200))
        body = body[:start] + body[end:]
        dotted = "".join(f"i199.{line}\n" for line in (*keys.splitlines(), "unit = '亿元'"))
        body = f"[indicators]  # 点号键\n{dotted}\n" + body
    path = plan_file(tmp_path, (body + 250 * "# 尾注\n").replace("\n", line_break))
    before = path.read_bytes()
    old = before.split(b"\n")
    assert len(old) > 2000
    done = record(path, [Entry("i199", "5.0", dt.date(2017, 5, 31))])
    new = path.read_bytes().split(b"\n")
    added = [line for line in new if line not in old]
    removed = [line for line in old if line not in new]
    assert len(added) == 1
    assert len(new) - len(old) == 1 - len(removed)
    assert [line for line in new if line not in added] == [line for line in old if line not in removed]
    line = LAYOUTS[which][1]
    if line is not None:
        assert (removed, added[0].decode().rstrip("\r")) == ([], line)
    assert (b"\r\n" in path.read_bytes()) == (line_break == "\r\n")
    assert path.read_bytes().count(b"\r") == before.count(b"\r") + (line_break == "\r\n") * (
        len(new) - len(old)
    )
    assert [one for one in done.diff.splitlines() if one[0] in "+-"][2:][-1] == "+" + added[
        0
    ].decode().rstrip("\r")


# What refuses a figure


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (MAY._replace(id="gpd"), "no-such-id"),
        (MAY._replace(value="5人"), "unit-mismatch"),
        (MAY._replace(value="5%"), "unit-mismatch"),
        (MAY._replace(value="many"), "not-a-number"),
        (MAY._replace(value=""), "not-a-number"),
        (MAY._replace(value="1e3"), "unit-mismatch"),
        (MAY._replace(source="buro"), "unknown-reference"),
        (MAY._replace(version="last"), "not-one-of"),
        (MAY._replace(period=Period(dt.date(2017, 5, 31), dt.date(2017, 5, 1))), "period-order"),
    ],
)
def test_a_figure_that_does_not_fit_refuses_all_of_them(tmp_path, entry, code):
    path = plan_file(tmp_path, f"{SOURCE}[indicators.gdp]\n{FLOW}")
    old = path.read_bytes()
    with pytest.raises(PlanError) as error:
        record(path, [MAY, entry])
    assert codes(error) == [code]
    assert path.read_bytes() == old
    assert not leftovers(path)


def test_an_unknown_id_comes_with_the_nearest_one(tmp_path):
    path = plan_file(tmp_path)
    with pytest.raises(PlanError) as error:
        record(path, [MAY._replace(id="gpd")])
    assert error.value.diagnostics[0].hint() == "did you mean gdp?"


def test_part_of_a_person_is_refused(tmp_path):
    table = FLOW.replace("亿元", "人") + "integer = true\n"
    path = plan_file(tmp_path, f"[indicators.gdp]\n{table}")
    for value in ("3.5", "1.23456万人"):
        with pytest.raises(PlanError) as error:
            record(path, [MAY._replace(value=value)])
        assert codes(error) == ["not-whole"]


def test_a_plan_that_does_not_load_is_left_alone(tmp_path):
    path = plan_file(tmp_path, "[indicators.gdp]\nname = 1\n")
    with pytest.raises(PlanError) as error:
        record(path, [MAY])
    assert "not-text" in codes(error)


# What only warns


def warned(folder, *entries, body=f"[indicators.gdp]\n{FLOW}") -> list[str]:
    path = plan_file(folder, body)
    done = record(path, entries)
    assert done.written
    return [one.code for one in done.warnings]


def on(month: int, value: str, year: int = 2017, **more) -> Entry:
    end = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return Entry("gdp", value, end, **more)


def test_months_that_add_up_warn_of_nothing(tmp_path):
    assert warned(tmp_path, *(on(month, str(month * 94)) for month in range(1, 13))) == []


def test_a_year_so_far_that_falls_warns_in_either_order(tmp_path):
    assert warned(tmp_path, on(4, "40"), on(5, "39")) == ["cumulative-falls"]
    assert warned(tmp_path, on(5, "39"), on(4, "40")) == ["cumulative-falls"]
    assert warned(tmp_path, on(12, "100", 2016), on(1, "9")) == []


def test_a_fall_is_seen_across_units(tmp_path):
    assert warned(tmp_path, on(4, "40"), on(5, "400001万元")) == []
    assert warned(tmp_path, on(4, "40"), on(5, "399999万元")) == ["cumulative-falls"]


def test_months_by_themselves_may_fall(tmp_path):
    may = Period(dt.date(2017, 5, 1), dt.date(2017, 5, 31))
    assert warned(tmp_path, on(4, "40"), on(5, "9", period=may)) == []


def test_a_stock_may_fall(tmp_path):
    stock = FLOW.replace("flow", "stock")
    assert warned(tmp_path, on(4, "40"), on(5, "39"), body=f"[indicators.gdp]\n{stock}") == []


def test_a_lost_decimal_point_is_a_tenfold_jump(tmp_path):
    assert warned(tmp_path, on(4, "40.5"), on(5, "511")) == ["tenfold-jump"]
    assert warned(tmp_path, on(1, "9"), on(12, "108")) == []  # twelve months are not


def test_a_first_figure_is_held_against_target_and_base(tmp_path):
    body = f"[indicators.gdp]\n{FLOW}baseline = 1000\ntarget = 1100\n"
    assert warned(tmp_path, on(5, "11000"), body=body) == ["tenfold-jump"]
    assert warned(tmp_path, on(5, "4"), body=body) == ["tenfold-jump"]
    assert warned(tmp_path, on(1, "90"), body=body) == []


@pytest.mark.parametrize("entry", [on(1, "9", 2018), on(12, "9", 2015)])
def test_a_date_outside_the_plan_is_refused_unless_it_is_meant(tmp_path, entry):
    path = plan_file(tmp_path)
    before = path.read_bytes()
    with pytest.raises(PlanError) as error:
        record(path, [MAY, entry])
    assert codes(error) == ["date-outside-plan"]
    assert path.read_bytes() == before
    assert not record(path, [entry], any_year=True).warnings


def test_the_same_figure_is_told_and_left_out_unless_it_is_asked_for_again(tmp_path):
    body = f"[sources.s]\ntitle = 's'\n[indicators.gdp]\n{FLOW}"
    path = plan_file(tmp_path, body)
    batch = [on(4, "40"), on(5, "50.5", source="s"), on(5, "50.5亿元", source="s")]
    first = record(path, batch)
    assert (first.added, [one.code for one in first.warnings]) == (2, ["already-recorded"])
    before = path.read_bytes()
    again = record(path, batch)
    assert (again.added, again.written, again.diff) == (0, False, "")
    assert [one.code for one in again.warnings] == ["already-recorded"] * 3
    assert path.read_bytes() == before
    assert record(path, batch, again=True).added == 3


@pytest.mark.parametrize(
    "other",
    [on(4, "40.0"), on(4, "40", version="final"), on(4, "40", source="s"), on(4, "400000万元"), on(4, "41")],
)
def test_another_printing_version_source_or_value_is_another_figure(tmp_path, other):
    path = plan_file(tmp_path, f"[sources.s]\ntitle = 's'\n[indicators.gdp]\n{FLOW}")
    assert record(path, [on(4, "40")]).added == 1
    assert record(path, [other]).added == 1


def test_a_second_figure_for_a_day_warns_unless_it_is_another_version(tmp_path):
    assert warned(tmp_path, on(4, "40"), on(4, "40.1")) == ["recorded-twice"]
    assert warned(tmp_path, on(4, "40"), on(4, "41", version="revised")) == []


def test_a_warning_names_the_line_of_the_indicator(tmp_path):
    path = plan_file(tmp_path, f"[indicators.gdp]\n{FLOW}actuals = [{JANUARY}]\n")
    warning = record(path, [on(2, "8.5亿元")]).warnings[0]
    assert str(warning.place) == f"{path}:7: indicators.gdp:"
    assert warning.message() == (
        "8.5亿元 up to 2017-02-28 is less than 8.6亿元 up to 2017-01-31: a figure for the year so far does not fall"
    )


# A month's figures as CSV


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "may.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_table_as_a_spreadsheet_saves_it(tmp_path):
    path = table(
        tmp_path,
        "id,value,as_of,period_from,period_to,version,note\r\n"
        'gdp,"1,039.0",2017/5/31,,,,"a, b"\r\n\r\n,,,,,,\r\njobs, 7 ,2017-05-31,2017-05-01,2017-05-31,final,\r\n',
        "utf-8-sig",
    )
    first, second = read_entries(path)
    assert first[:7] == ("gdp", "1,039.0", dt.date(2017, 5, 31), None, None, None, "a, b")
    assert second.period == (dt.date(2017, 5, 1), dt.date(2017, 5, 31))
    assert (second.value, second.version) == ("7", "final")
    assert [one.place.line for one in (first, second) if one.place] == [2, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["may.csv:1: the column id is missing", "may.csv:1: the column value is missing",
              "may.csv:1: the column as_of is missing"]),
        ("id,value,as_of,sorce\n", ["may.csv:1: unknown column sorce"]),
        ("id,id,value,as_of\n", ["may.csv:1: the column id stands there twice"]),
        ("id,value,as_of\n\ngdp,1\n", ["may.csv:3: 2 cells; the first line names 3 columns"]),
        ("id,value,as_of\ngdp,,31.5.2017\n", ["may.csv:2: value: the cell is empty",
                                              "may.csv:2: as_of: 31.5.2017 stands here; a date is expected"]),
        ("id,value,as_of,period_from,period_to\ngdp,1,2017-02-29,2017-01-01,\n",
         ["may.csv:2: as_of: there is no day 2017-02-29", "may.csv:2: period_to: the cell is empty"]),
        ('id,value,as_of\ngdp,"1,2017-05-31\n', ["may.csv:2: is not CSV: unexpected end of data"]),
    ],
)  # fmt: skip
def test_everything_wrong_with_a_table_is_said_with_line_and_column(tmp_path, monkeypatch, text, expected):
    table(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlanError) as error:
        read_entries("may.csv")
    assert [f"{one.place} {one.message()}" for one in error.value.diagnostics] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_table_of_an_office_with_chinese_heads_and_names(tmp_path, encoding):
    body = f"[indicators.gdp]\n{FLOW}".replace('name = "', 'name_en = "Product"\nname = "', 1)
    path = plan_file(tmp_path, body)
    name = document(path).plan.indicators["gdp"].name
    text = f"指标名称,计量单位,1-本月累计（亿元）,同比（±%）\r\n{name},万元,4010000,5.20\r\nProduct,,403亿元,\r\n"
    file = table(tmp_path, text.replace("（亿元）", ""), encoding)
    entries = read_entries(file, as_of=dt.date(2017, 5, 31))
    assert [(one.value, one.growth) for one in entries] == [("4010000万元", "5.20"), ("403亿元", None)]
    record(path, entries[:1])
    actual = document(path).plan.indicators["gdp"].actuals[-1]
    assert (str(actual.value), str(actual.growth[0].percent), str(actual.as_of)) == (
        "4010000万元",
        "5.20",
        "2017-05-31",
    )


def test_a_name_of_two_indicators_means_none(tmp_path):
    path = plan_file(tmp_path, f"[indicators.a]\n{FLOW}[indicators.b]\n{FLOW}")
    name = document(path).plan.indicators["a"].name
    with pytest.raises(PlanError) as error:
        record(path, [MAY._replace(id=name)])
    assert codes(error) == ["no-such-id"]


def test_a_table_in_another_encoding_or_none_at_all(tmp_path):
    big5 = table(tmp_path, "id,value,as_of,note\ngdp,1,2017-05-31,億\n", "big5")
    assert read_entries(big5, encoding="big5")[0].note == "億"
    with pytest.raises(PlanError) as error:
        read_entries(big5, encoding="nosuch")
    assert codes(error) == ["no-such-encoding"]
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"id,value,as_of\ngdp,\xff\xff,2017-05-31\n")
    with pytest.raises(PlanError) as error:
        read_entries(broken)
    assert codes(error) == ["not-utf8"]
    assert error.value.diagnostics[0].place.line == 2
    broken.write_bytes(b"\xef\xbb\xbfid,value,as_of\ngdp,\xff\xff,2017-05-31\n")
    with pytest.raises(PlanError, match=r"byte 0xff at offset 22$"):
        read_entries(broken)
    with pytest.raises(PlanError, match="is not GBK: byte 0xff"):
        read_entries(broken, encoding="gbk")
    for nothing in ("undefined", "hex", "punycode", "a\0b"):
        with pytest.raises(PlanError) as error:
            read_entries(big5, encoding=nothing)
        assert codes(error)[0] in ("no-such-encoding", "not-utf8")
    with pytest.raises(PlanError) as error:
        read_entries(tmp_path / "none.csv")
    assert codes(error) == ["not-found"]


def test_a_row_that_does_not_fit_the_plan_is_named_and_nothing_is_recorded(tmp_path):
    path = plan_file(tmp_path)
    old = path.read_bytes()
    entries = read_entries(
        table(tmp_path, "id,value,as_of\ngdp,1,2017-05-31\ngpd,2,2017-05-31\ngdp,3户,2017-05-31\n")
    )
    with pytest.raises(PlanError) as error:
        record(path, entries)
    places = [str(one.place) for one in error.value.diagnostics]
    assert places == [f"{tmp_path / 'may.csv'}:3: id:", f"{tmp_path / 'may.csv'}:4: value:"]
    assert path.read_bytes() == old


def test_a_period_is_recorded_by_its_name_and_needs_no_date(tmp_path):
    path = plan_file(tmp_path)
    assert record(path, [Entry("gdp", "520", None, "2017-Q2")]).written
    assert load(path).indicators["gdp"].actuals[-1].period == "2017-Q2"
    assert '{ value = 520, period = "2017-Q2" }' in path.read_text(encoding="utf-8")


def test_dates_and_periods_as_they_are_typed():
    assert read_date("2016-2-29") == dt.date(2016, 2, 29)
    assert read_date("2017-02-29") is None
    assert read_date("2017/05-31") is None
    assert read_period("ytd") == "ytd"
    assert read_period(" 2017-Q2 ") == "2017-Q2"
    assert read_period("2016-02") == "2016-02"
    assert read_period("2017-04-01..2017-06-30") == (dt.date(2017, 4, 1), dt.date(2017, 6, 30))
    assert [read_period(text) for text in ("", "2017-13", "2017-06-30..2017-04-01", "May")] == [None] * 4


# The file


def test_a_dry_run_shows_the_change_and_touches_nothing(tmp_path):
    path = plan_file(tmp_path)
    old = path.read_bytes()
    done = record(path, [MAY], dry_run=True)
    assert not done.written
    assert done.diff.splitlines()[-1] == f"+actuals = [{ADDED}]"
    assert path.read_bytes() == old
    assert [one.name for one in tmp_path.iterdir()] == ["plan.toml"]


def test_the_diff_says_where_a_last_line_break_is_missing(tmp_path):
    path = plan_file(tmp_path, f"[indicators.gdp]\n{FLOW}".rstrip())
    assert record(path, [MAY]).diff.splitlines()[-5:] == [
        '-better = "higher"',
        "\\ No newline at end of file",
        '+better = "higher"',
        f"+actuals = [{ADDED}]",
        "\\ No newline at end of file",
    ]


def test_nothing_to_record_changes_nothing(tmp_path):
    path = plan_file(tmp_path)
    before = path.stat()
    assert record(path, []) == Recorded((), "", False)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_links_stay_links_and_the_file_behind_them_changes(tmp_path):
    (tmp_path / "real").mkdir()
    real = plan_file(tmp_path / "real")
    (tmp_path / "one.toml").symlink_to(Path("real") / "plan.toml")
    (tmp_path / "two.toml").symlink_to("one.toml")
    record(tmp_path / "two.toml", [MAY])
    assert (tmp_path / "two.toml").is_symlink()
    assert (tmp_path / "one.toml").is_symlink()
    assert ADDED in real.read_text(encoding="utf-8")
    assert not leftovers(real)
    assert {one.name for one in tmp_path.iterdir()} == {"real", "one.toml", "two.toml"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_the_mode_stays_and_the_lock_has_no_wider_one(tmp_path, mode):
    path = plan_file(tmp_path)
    path.chmod(mode)
    record(path, [MAY])
    assert stat.S_IMODE(path.stat().st_mode) == mode
    lock = (tmp_path / ".plan.toml.lock").stat()
    assert stat.S_IMODE(lock.st_mode) & ~(mode | 0o600) == 0
    assert lock.st_size == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_root_leaves_the_file_to_its_owner(tmp_path):
    path = plan_file(tmp_path)
    os.chown(path, 65534, 65534)
    record(path, [MAY])
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)


def test_a_lock_held_by_another_is_waited_for_and_then_named(tmp_path):
    path = plan_file(tmp_path)
    old = path.read_bytes()
    with FileLock(tmp_path / ".plan.toml.lock"), pytest.raises(PlanError) as error:
        record(path, [MAY], patience=0.1)
    assert codes(error) == ["locked"]
    assert ".plan.toml.lock" in error.value.diagnostics[0].hint()
    assert path.read_bytes() == old
    assert record(path, [MAY]).written


def test_what_a_crash_left_behind_is_used_up(tmp_path):
    path = plan_file(tmp_path)
    (tmp_path / ".plan.toml.tmp").write_text("half a")
    assert record(path, [MAY]).written
    assert not leftovers(path)


@pytest.mark.parametrize("failing", ["fsync", "replace", "utime"])
@pytest.mark.parametrize("how", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failing, how):
    def fail(*_: object, **__: object) -> None:
        raise how

    path = plan_file(tmp_path)
    old = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, failing, fail)
        with pytest.raises((PlanError, KeyboardInterrupt)) as error:
            record(path, [MAY])
    if isinstance(how, OSError):
        assert codes(error) == ["not-writable"]
        assert "No space left" in str(error.value)
    assert path.read_bytes() == old
    assert not leftovers(path)
    assert record(path, [MAY]).written


def test_what_is_no_plan_file_is_refused(tmp_path):
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "dangling.toml").symlink_to("nowhere.toml")
    for name, code in [
        ("-", "not-writable"),
        (str(tmp_path), "not-a-file"),
        (str(tmp_path / "none.toml"), "not-found"),
        (str(tmp_path / "dangling.toml"), "not-found"),
        (str(tmp_path / "loop.toml"), "not-readable"),
        (os.devnull, "not-writable"),
    ]:
        with pytest.raises(PlanError) as error:
            record(name, [MAY])
        assert codes(error) == [code]


def test_the_plan_inside_the_package_is_never_written_to(tmp_path, monkeypatch):
    from jyplan.plan import load

    package = tmp_path / "jyplan"
    (package / "data").mkdir(parents=True)
    path = plan_file(package / "data")
    monkeypatch.setattr(load, "__file__", str(package / "plan" / "load.py"))
    (tmp_path / "link.toml").symlink_to(path)
    assert is_shipped(tmp_path / "link.toml")
    assert not is_shipped(tmp_path / "plan.toml")
    with pytest.raises(PlanError) as error:
        record(tmp_path / "link.toml", [MAY])
    assert codes(error) == ["shipped-plan"]
    assert record(path, [MAY], dry_run=True).diff


def test_every_diagnostic_of_recording_has_a_message_in_both_languages():
    codes = list(messages())
    ours = codes[codes.index("not-writable") : codes.index("empty-cell") + 1]
    for code in ours:
        assert all(messages(language)[code].text for language in ("en", "zh")), code
