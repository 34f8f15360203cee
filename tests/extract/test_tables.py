"""Tables of the kinds that offices publish are read cell by cell, and so are their transposed and spread forms.

Each file of tests/golden/tables is an invented table, as separated values, and below a line of dashes what it says:
place, kind, name, period, value, unit, nature and bound of each figure, ties, numerals that are no figures.
"""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.extract import tables, titles
from jyplan.extract.mentions import Reading
from jyplan.extract.read import read_bytes
from jyplan.extract.tables import heads, numbers

FOLDER = Path(__file__).parents[1] / "golden" / "tables"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def reading(data, name="a.csv", title=""):
    document = read_bytes(name, data.encode())
    made = Reading(document, title)
    setting = titles.setting(title)
    tables.read(document, made, setting.moment, setting.this_year)
    return made


def told(made):
    """What a reading says, a line a figure, a tie and a numeral that is none."""
    lines = []
    for m in made.mentions:
        value = m.value if isinstance(m.value, str) else ":".join(m.value)
        parts = [
            m.id,
            m.kind,
            m.name or "?",
            m.period or "?",
            value,
            m.unit or "?",
            m.nature,
            m.bound,
            m.approximate,
        ]
        lines.append(" ".join(part for part in parts if part) + ("" if m.sure else " unsure"))
    lines += [f"{tie.kind} {tie.figure} {' '.join(tie.parts) or tie.to}" for tie in made.ties]
    lines += [f"{passage.reason} {passage.text}" for passage in made.not_figures]
    lines += [f"unread {passage.text}" for passage in made.unread]
    return "\n".join(lines) + "\n"


def split(case):
    table, _, expected = (FOLDER / f"{case}.txt").read_text(encoding="utf-8").partition("----\n")
    return table, expected


@pytest.mark.parametrize("case", CASES)
def test_a_table_says_what_stands_below_it(case, request):
    table, expected = split(case)
    if request.config.getoption("--snapshot-update"):
        (FOLDER / f"{case}.txt").write_text(f"{table}----\n{told(reading(table))}", encoding="utf-8")
        return
    assert told(reading(table)) == expected


# Laws


few = settings(max_examples=25)
INDICATORS = {
    "地区生产总值": "亿元",
    "粮食产量": "万吨",
    "常住人口": "万人",
    "城镇化率": "%",
    "公路里程": "公里",
}
values = st.decimals(min_value=1, max_value=99999, places=1).map(str)


@st.composite
def years_across(draw):
    """A table with indicators in rows and years across, as rows of texts."""
    first = draw(st.integers(1990, 2020))
    years = [str(first + n) for n in range(draw(st.integers(2, 5)))]
    names = draw(st.lists(st.sampled_from(sorted(INDICATORS)), min_size=2, unique=True))
    head = ["指标", *(f"{year}年" for year in years)]
    return [head, *([f"{name}（{INDICATORS[name]}）", *(draw(values) for _ in years)] for name in names)]


def csv(rows):
    return "".join(",".join(row) + "\n" for row in rows)


def html(rows):
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def figures(made):
    return sorted((m.kind, m.name, m.period, m.value, m.unit, m.nature, m.sure) for m in made.mentions)


@few
@given(years_across())
def test_a_table_and_its_transpose_say_the_same(rows):
    turned = [list(column) for column in zip(*rows, strict=True)]
    expected = sorted(
        (
            "count" if INDICATORS[row[0][:-1].split("（")[0]] == "万人" else "level",
            row[0].split("（")[0],
            year[:4],
            value,
            row[0][:-1].split("（")[1],
            None,
            True,
        )
        for row in rows[1:]
        for year, value in zip(rows[0][1:], row[1:], strict=True)
    )
    assert figures(reading(csv(rows))) == expected
    assert figures(reading(csv(turned))) == expected


@few
@given(years_across())
def test_a_page_says_the_same_as_separated_values(rows):
    assert figures(reading(html(rows), "a.html")) == figures(reading(csv(rows)))


@few
@given(years_across(), st.data())
def test_blank_rows_and_columns_change_nothing(rows, data):
    at = data.draw(st.integers(1, len(rows)))
    with_blank = [*rows[:at], [""] * len(rows[0]), *rows[at:]]
    assert figures(reading(csv(with_blank))) == figures(reading(csv(rows)))
    right = data.draw(st.integers(1, len(rows[0])))
    assert figures(reading(csv([[*row[:right], "", *row[right:]] for row in rows]))) == figures(
        reading(csv(rows))
    )


@few
@given(years_across())
def test_every_figure_stands_where_its_place_says(rows):
    made = reading(csv(rows))
    for m in made.mentions:
        place = made.document.place(m.start)
        assert rows[place.row - 1][place.cell - 1] == made.document.text[m.start : m.end] == m.text


CELLS = st.sampled_from(
    [
        "",
        "—",
        "指标",
        "单位：亿元",
        "2020年",
        "1-3月",
        "合计",
        "其中：工业",
        "12.5",
        "-3.1%",
        "[5]",
        "增长（%）",
        "全市",
        "1",
        "2",
        "低于 4.1",
        "亿元",
        "①",
        "序号",
        "比上年",
        "(3)",
        "10:20:70",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_table_is_read_and_every_numeral_accounted_for(rows):
    made = reading("表\n" + csv(rows))
    text = made.document.text
    covered: set[int] = set()
    for part in (*made.mentions, *made.not_figures, *made.unread):
        covered.update(range(part.start, part.end))
    assert {at for at, sign in enumerate(text) if sign.isascii() and sign.isdigit()} <= covered
    ids = {m.id for m in made.mentions}
    assert len(ids) == len(made.mentions)
    for tie in made.ties:
        assert {tie.figure, tie.to, *tie.parts} <= ids


@pytest.mark.parametrize("sign", ["—", "…", "-", "/", "", "×", "--", "无", "……"])
def test_signs_for_nothing_are_no_numbers(sign):
    made = reading(f"指标,2020年（亿元）\n工业,{sign}\n农业,5\n")
    assert [m.value for m in made.mentions] == ["5"]
    assert not made.unread


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "approximate"),
    [
        ("1,234.5", "1234.5", None, None, None),
        ("1 234.5", "1234.5", None, None, None),
        ("-3.1%", "-3.1", "%", None, None),
        ("↓3.1", "-3.1", None, None, None),
        ("12.5①", "12.5", None, None, None),
        ("12.5*", "12.5", None, None, None),
        ("低于4.1", "4.1", None, "less-than", None),
        ("≥95", "95", None, "at-least", None),
        ("6.5%以上", "6.5", "%", "at-least", None),
        ("7%左右", "7", "%", None, "about"),
        ("6-7", ("6", "7"), None, None, None),
        ("6.5%-7%", ("6.5", "7"), "%", None, None),
        ("控制在3%以内", "3", "%", "at-most", None),
        ("下降5", "-5", None, None, None),
        ("10:20:70", ["10", "20", "70"], "%", None, None),
        ("50.5万吨以上", "50.5", "万吨", "at-least", None),
        ("第3", None, None, None, None),
        ("甲1", None, None, None, None),
    ],
)
def test_a_cell_is_a_number_or_not(text, value, unit, bound, approximate):
    number = numbers.read(text)
    if value is None or number is None:
        assert value is number
    else:
        assert (number.value, number.unit, number.bound, number.approximate) == (
            value,
            unit,
            bound,
            approximate,
        )


@pytest.mark.parametrize(
    ("head", "kind", "unit", "name"),
    [
        ("绝对值(万元)", "level", "万元", ""),
        ("比上年增长(%)", "growth", "%", ""),
        ("同比±%", "growth", "%", ""),
        ("比年初增减额", "increase", None, ""),
        ("占GDP比重(%)", "share", "%", ""),
        ("完成预算%", "share", "%", ""),
        ("比重增减(百分点)", "points", "个百分点", "比重"),
        ("增速排名", "rank", None, ""),
        ("分值", "score", None, ""),
        ("规模以上工业增加值", None, None, "规模以上工业增加值"),
        ("增值税", None, None, "增值税"),
        ("社会消费品零售总额(亿元)", None, "亿元", "社会消费品零售总额"),
    ],
)
def test_a_head_says_kind_unit_and_name(head, kind, unit, name):
    facets = heads.read(head)
    assert (facets.kind, facets.unit, facets.name) == (kind, unit, name)


def test_totals_that_add_up_nowhere_are_no_totals():
    flat = "2020年支出（万元）,数额\n教育,10\n卫生,20\n合计,{}\n"
    assert any(tie.kind == "total" for tie in reading(flat.format(30)).ties)
    assert not any(tie.kind == "total" for tie in reading(flat.format(99)).ties)


def test_a_caption_is_that_of_the_next_table_only():
    table = "<table><tr><td>指标<td>数值<tr><td>工业<td>5<tr><td>农业<td>6</table>"
    made = reading(f"<p>2019年产出</p><p>单位：亿元</p>{table}{table}", "a.html")
    assert [(m.unit, m.period) for m in made.mentions] == [("亿元", "2019")] * 2 + [("", None)] * 2


def test_averages_and_rates_make_no_parts():
    rows = "指标,2020年（元）\n人均可支配收入,10\n其中：工资性收入,5\n平均工资,7\n#国有单位平均工资,6\n"
    made = reading(rows)
    names = {m.id: m.name for m in made.mentions}
    assert all("平均" not in names[tie.figure] for tie in made.ties)


def parts_of(made):
    names = {m.id: m.name for m in made.mentions}
    return [(names[tie.figure], names[tie.to]) for tie in made.ties if tie.kind == "part-of"]


def test_a_second_among_speaks_of_the_same_whole_where_the_rows_between_make_it_up():
    rows = "2020年（亿元）,数\n生产总值,10\n其中：第一产业,1\n第二产业,4\n第三产业,5\n其中：工业,3\n"
    assert parts_of(reading(rows)) == [("第一产业", "生产总值"), ("工业", "生产总值")]
    rows = "2020年（亿元）,数\n财政收入,10\n其中：税收收入,8\n财政支出,12\n其中：教育支出,3\n"
    assert parts_of(reading(rows)) == [("税收收入", "财政收入"), ("教育支出", "财政支出")]


def test_an_indent_makes_no_part_of_what_is_less():
    rows = "2020年（亿元）,数\n第一产业,1\n　第二产业,4\n　　工业,3\n"
    assert parts_of(reading(rows)) == [("工业", "第二产业")]
