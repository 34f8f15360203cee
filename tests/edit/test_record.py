"""Recording: the smallest change of the file, whatever its layout."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jyplan.diagnostic import PlanError
from jyplan.edit.add import Entry, record
from jyplan.edit.edited import edited, keeps_every_line
from jyplan.exact.periods import Period
from jyplan.plan.load import parse
from tests.edit.records import ADDED, FLOW, HEAD, JANUARY, MAY, SOURCE, after, codes, plan_file

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
