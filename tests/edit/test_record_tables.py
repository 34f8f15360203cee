"""Recording a month's figures from a table, and dates and periods as they are typed."""

import datetime as dt
from pathlib import Path

import pytest

from jyplan.diagnostic import PlanError
from jyplan.edit.add import Entry, read_entries, record
from jyplan.exact.dates import read_date, read_period
from jyplan.plan.load import document, load
from tests.edit.records import FLOW, MAY, codes, plan_file

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
