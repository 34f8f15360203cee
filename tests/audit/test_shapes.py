"""Tables in the shapes that offices print them: what is planted is found, and nothing else is accused."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from jyplan.audit.run import audit_tables
from jyplan.audit.spec import Asked, spec_of


class Shape(NamedTuple):
    """A table, the map that names its columns, and the lines that cannot be true, by rule."""

    text: str
    map: str
    planted: dict[str, list[int]]
    checked: int
    """Rows, or groups, that are held against figures at all."""
    encoding: str = "utf-8"


SHAPES = {
    "county yearbook, two levels of heads, GB18030": Shape(
        "某市统计年鉴,,,,,\n"
        "县区,地区生产总值(万元),,增长(%),人口(人),\n"
        ",2022年,2023年,,2022年,2023年\n"
        "全市,12345678,13037036,5.6,2345678,2340012\n"
        "甲县,2345678,2465308,5.1,345678,344012\n"
        "乙县,3456789,3743702,3.8,456789,455001\n"
        "丙区,6543211,6828026,4.4,1543211,1540999\n",
        'encoding = "gb18030"\nheader = "2..3"\nbase = "地区生产总值(万元) 2022年"\n'
        'value = "地区生产总值(万元) 2023年"\ngrowth = "增长(%)"\n',
        {"growth": [6]},
        4,
        "gb18030",
    ),
    "monthly bulletin, cumulated and of the month, with marks": Shape(
        "指标,月份,累计,累计增长,\n"
        '社会消费品零售总额,2023年1-5月,"1,875.63",9.3*,\n'
        '社会消费品零售总额,2022年1-5月,"1,716.05",—,\n'
        "社会消费品零售总额,2023年5月,378.03,12.7,\n"
        "社会消费品零售总额,2022年5月,335.47,…,\n"
        "出口总额,2023年1-5月,96.2(p),-8.1,\n"
        "出口总额,2022年1-5月,104.7,#,\n"
        "出口总额,2023年5月,19.1,11.8,\n"
        "出口总额,2022年5月,21.6,,\n",
        'marks = ["thousands", "footnotes"]\nby = ["指标"]\nperiod = "月份"\nvalue = "累计"\ngrowth = "累计增长"\n',
        {"series": [8]},
        4,
    ),
    "units of two scales, growth in per mille": Shape(
        "企业,上年(万元),本年(亿元),增长‰\nA,123456.7,13.21,70\nB,98765.4,10.66,79.3\nC,5000,0.56,121\nD,1000000,98.7,-31.2\n",
        'base = "上年(万元)"\nvalue = "本年(亿元)"\ngrowth = "增长‰"\n'
        'units = { "上年(万元)" = "万元", "本年(亿元)" = "亿元", "增长‰" = "‰" }\n',
        {"growth": [5]},
        4,
    ),
    "years across, growth beside each": Shape(
        "地区,2020,2021,2021增速,2022,2022增速,2023,2023增速\n"
        "东,100.4,108.9,8.5,112.0,2.8,118.4,5.7\n"
        "西,52.3,56.6,8.2,58.1,2.7,63.0,8.0\n"
        "北,0,1.2,—,1.5,25,1.4,-4\n",
        'years = "2020..2023"\ngrowth = "{year}增速"\n',
        {"growth 2023": [3]},
        8,
    ),
    "growth of different years": Shape(
        "行业,2019年,2022年,2023年,2023比2022增长%,2023比2019增长%\n制造,812,1024,1101,7.5,35.6\n建筑,120,131,138,5.3,16.9\n金融,77.4,90.2,95.0,5.3,22.7\n",
        '[[rules]]\nname = "a"\nbase = "2022年"\nvalue = "2023年"\ngrowth = "2023比2022增长%"\n'
        '[[rules]]\nname = "b"\nbase = "2019年"\nvalue = "2023年"\ngrowth = "2023比2019增长%"\n',
        {"b": [3]},
        6,
    ),
    "full-width digits": Shape(
        "项目，上年，本年，增长\n".replace("，", ",")
        + "收入,１２３．４,１３４．５,９．０\n支出,１００．０,１１０．０,１．１\n",
        'marks = ["full-width"]\nbase = "上年"\nvalue = "本年"\ngrowth = "增长"\n',
        {"growth": [3]},
        2,
    ),
    "losses in parentheses": Shape(
        "公司,2022,2023,增长%\n甲,120.5,(30.2),(125.1)\n乙,80.0,72.0,(10.0)\n丙,64.0,70.4,(10.0)\n丁,(5.0),3.0,不可比\n",
        'marks = ["parentheses"]\nbase = "2022"\nvalue = "2023"\ngrowth = "增长%"\n',
        {"growth": [4]},
        3,
    ),
    "growth at comparable prices by its name": Shape(
        "产业;上年增加值;本年增加值;增速(可比价)\n一产;100.0;101.0;3.5\n二产;400.0;396.0;4.1\n",
        'base = "上年增加值"\nvalue = "本年增加值"\ngrowth = "增速(可比价)"\n',
        {},
        0,
    ),
    "shares of a structure that make up a hundred": Shape(
        "年份\t产业\t比重\n2022\t一\t8.1\n2022\t二\t41.2\n2022\t三\t50.6\n2023\t一\t8.0\n2023\t二\t40.2\n2023\t三\t50.6\n",
        'sum-of = "比重"\nexhaust = 100\nby = ["年份"]\n',
        {"exhaust": [5]},
        2,
    ),
    "parts and a whole with blanks around its name": Shape(
        "年,地区,财政收入\n2022,全 市 ,1\n2022, 合计,100.3\n2022,东,60.2\n2022,西,39.1\n2023,合计,120.1\n2023,东,70.0\n2023,西,50.2\n",
        'sum-of = "财政收入"\nwithin = "地区"\nwhole-is = "合计"\nby = ["年"]\n',
        {},
        2,
    ),
    "long, several indicators, a year missing": Shape(
        "地区,指标,年份,数值,同比\n甲,粮食产量,2019,66.38,\n甲,粮食产量,2021,68.29,2.0\n甲,粮食产量,2022,68.65,0.5\n甲,粮食产量,2023,69.54,1.9\n乙,粮食产量,2022,23.1,1.1\n乙,粮食产量,2023,23.3,0.9\n",
        'by = ["地区", "指标"]\nperiod = "年份"\nvalue = "数值"\ngrowth = "同比"\n',
        {"series": [5]},
        3,
    ),
    "shares with a percent sign, title above": Shape(
        "表3-2,分行业\n行业,增加值,全部,占比\n工业,351.2,1102.4,31.9%\n农业,88.0,1102.4,8.0%\n商业,120.0,1102.4,19.0%\n",
        'header = 2\nmarks = ["percent"]\npart = "增加值"\nwhole = "全部"\nshare = "占比"\n',
        {"share": [5]},
        3,
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_is_planted_in_a_table_is_found_and_nothing_else(shape: Shape, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(shape.text, encoding=shape.encoding)
    (tmp_path / "map.toml").write_text(shape.map, encoding="utf-8")
    found = audit_tables([tmp_path / "t.csv"], spec_of(Asked(), str(tmp_path / "map.toml")))
    lines: dict[str, list[int]] = {}
    for row in sorted(found.rows, key=lambda row: row.line or 0):
        lines.setdefault(row.rule, []).append(row.line or 0)
    assert lines == shape.planted, [(row.line, row.stated, row.interval) for row in found.rows]
    assert sum(found.counts[verdict] for verdict in ("consistent", "edge", "inconsistent")) == shape.checked
