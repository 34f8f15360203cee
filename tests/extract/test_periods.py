"""The time of a figure: lists of months and quarters, what a change counts from, the year of a page."""

from __future__ import annotations

import pytest

from tests.extract.test_constructions import reading_of


@pytest.mark.parametrize("first", range(1, 11))
@pytest.mark.parametrize("joined", ["、{}、{}月", "月、{}月、{}月", "、{}和{}月份"])
def test_a_list_with_a_figure_for_each_month_gives_each_its_own(first: int, joined: str) -> None:
    words = str(first) + joined.format(first + 1, first + 2)
    mentions = reading_of(f"{words}工业增加值分别增长5.1%、6.2%和7.3%。", "2023年经济运行").mentions
    assert [mention.period for mention in mentions] == [f"2023-{first + n:02}" for n in range(3)]
    assert {mention.name for mention in mentions} == {"工业增加值"}


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("一、二季度", ("Q1", "Q2")),
        ("一、二、三、四季度", ("Q1", "Q2", "Q3", "Q4")),
        ("第三季度和第四季度", ("Q3", "Q4")),
        ("一季度、上半年", ("Q1", "H1")),
        ("一季度、上半年和三季度", ("Q1", "H1", "Q3")),
    ],
)
def test_a_list_with_a_figure_for_each_part_of_a_year_gives_each_its_own(
    words: str, periods: tuple[str, ...]
) -> None:
    levels = "、".join(f"{n}亿元" for n in range(30, 30 + len(periods)))
    mentions = reading_of(f"{words}进出口分别为{levels}。", "2023年外贸情况").mentions
    assert [mention.period for mention in mentions] == [f"2023-{period}" for period in periods]


@pytest.mark.parametrize("words", ["一、二季度", "4、5月", "一季度、上半年", "2021年、2022年"])
def test_a_list_of_times_holds_over_the_next_comma(words: str) -> None:
    first, second = reading_of(f"{words},进出口分别为30亿元、40亿元。", "2023年外贸情况").mentions
    assert first.period != second.period


def test_times_that_are_compared_are_no_list() -> None:
    mentions = reading_of("2013年11月与2012年11月比较,甲、乙分别增长1%、2%。").mentions
    assert [mention.period for mention in mentions] == ["2013-11"] * 2


def test_a_list_of_months_that_goes_back_sets_no_month() -> None:
    mentions = reading_of("12、1月进出口分别为30亿元、40亿元。", "2023年外贸情况").mentions
    assert [mention.period for mention in mentions] == ["2023", "2023"]


def test_months_in_one_breath_are_one_stretch_where_they_have_one_figure() -> None:
    assert [m.period for m in reading_of("1、2月份投资增长5%。", "2023年运行").mentions] == [
        "2023-01/2023-02"
    ]


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("5月份", "2023-04"),
        ("1月份", "2022-12"),
        ("二季度", "2023-Q1"),
        ("一季度", "2022-Q4"),
        ("下半年", "2023-H1"),
    ],
)
def test_what_rises_on_the_period_before_counts_from_it(period: str, before: str) -> None:
    reading = reading_of(f"{period},销售额30亿元,环比增长1.3%,同比下降5.2%。", "2023年运行")
    assert [mention.since for mention in reading.mentions] == [None, before, None]


@pytest.mark.parametrize("period", ["1-5月", "1-9月"])
def test_what_has_no_period_of_its_kind_before_it_hangs_on_no_level(period: str) -> None:
    reading = reading_of(f"{period},销售额30亿元,环比增长1.3%。", "2023年运行")
    assert reading.ties == []


@pytest.mark.parametrize(
    ("base", "since"),
    [
        ("一季度", "2023-Q1"),
        ("4月", "2023-04"),
        ("上月", "2023-05"),
        ("2022年末", "2022-12-31"),
        ("年初", "2022-12-31"),
    ],
)
def test_a_change_counts_from_the_time_that_it_names(base: str, since: str) -> None:
    mentions = reading_of(f"6月,销售额30亿元,比{base}增长1.3%。", "2023年运行").mentions
    assert [mention.since for mention in mentions] == [None, since]


def test_a_heading_without_a_time_goes_on_with_that_of_the_heading_above() -> None:
    text = "一、2023年决算情况\n收入5亿元。\n(1)收入决算情况\n增值税3亿元。\n二、2024年上半年执行情况\n增值税2亿元。"
    mentions = reading_of(text, "2023年决算及2024年上半年预算执行情况").mentions
    assert [(mention.period or "")[:4] for mention in mentions] == ["2023", "2023", "2024"]


@pytest.mark.parametrize(
    ("page", "period"),
    [
        ("发布日期:2019-09-24 09:26 浏览次数:77\n1-8月,投资完成5亿元。", "2019-01/2019-08"),
        ("1-11月,投资完成5亿元。\n发布时间：2020年01月08日", "2019-01/2019-11"),
        ("2021.03.02 10:15:00\n全年投资完成5亿元。", "2020"),
        ("截至9月,经营主体5户,较2023年末增加1户。", "2024-09-30"),
        ("1-8月,投资完成5亿元。", None),
        ("发布日期:2019-19-44\n1-8月,投资完成5亿元。", None),
    ],
)
def test_a_page_without_a_year_is_of_the_one_it_was_published_in(page: str, period: str | None) -> None:
    mentions = reading_of(page).mentions
    assert mentions[0].period == period
    assert "09:26" not in {mention.text for mention in mentions}


@pytest.mark.parametrize(
    "words",
    [
        "发布日期:2019-09-24 09:26",
        "2023/11/13 9:26:05",
        "2024.1.5",
        "01-16 15:29:25",
        "2021年6月16日 23:11",
        "浏览次数:419次",
        "点击数:1234",
        "电话:64512345",
        "邮编:310000",
    ],
)
def test_what_a_page_tells_of_itself_is_no_figure(words: str) -> None:
    reading = reading_of(f"{words}\n")
    assert (reading.mentions, reading.unread) == ([], [])
    assert reading.not_figures


def test_a_rate_of_another_time_is_of_that_time_and_of_no_level() -> None:
    reading = reading_of("1-7月,投资5亿元,下降12.0%,跌幅较1-6月的11.2%继续扩大。", "2025年情况")
    assert [mention.period for mention in reading.mentions] == [*["2025-01/2025-07"] * 2, "2025-H1"]
    assert len(reading.ties) == 1


@pytest.mark.parametrize("base", ["2022年同期", "2022年11月", "2022年同月"])
def test_the_same_time_a_year_before_needs_no_word(base: str) -> None:
    mentions = reading_of(f"2023年11月,销售额5亿元,较{base}上升12.4%。").mentions
    assert [mention.since for mention in mentions] == [None, None]


@pytest.mark.parametrize(
    ("when", "base", "since"),
    [
        ("三季度末", "上季末", "2021-06-30"),
        ("三季度末", "上月末", "2021-08-31"),
        ("8月末", "上季末", "2021-06-30"),
        ("2月末", "上季末", "2020-12-31"),
        ("1月末", "上月末", "2020-12-31"),
    ],
)
def test_a_level_moves_from_the_end_of_the_period_before(when: str, base: str, since: str) -> None:
    mentions = reading_of(f"{when},贷款余额5亿元,较{base}增加2亿元。", "2021年金融运行").mentions
    assert mentions[1].since == since


def test_the_year_that_a_change_counts_from_holds_for_those_beside_it() -> None:
    text = "2016年,甲排放量比2012年下降8%,乙排放量下降9%;丙排放量同比下降7%。丁排放量下降6%。"
    mentions = reading_of(text).mentions
    assert [mention.period for mention in mentions] == ["2012/2016", "2012/2016", "2016", "2016"]


def test_what_has_moved_since_a_plan_began_runs_to_the_year_in_question() -> None:
    text = "比例为85.0%,同比上升3.1个百分点,“十三五”以来累计上升12.1个百分点;另一比例为7.9%。"
    mentions = reading_of(text, "2023年公报").mentions
    assert [mention.period for mention in mentions] == ["2023", "2023", "2015/2023", "2023"]


def test_the_title_says_nothing_of_aims_and_a_colon_at_the_end_does() -> None:
    text = "2024年某省政府工作报告要点\n●2023年收入5亿元;\n●支出4亿元;\n今年主要预期目标是:\n◆收入增长5%;"
    mentions = reading_of(text).mentions
    assert [(mention.period, mention.nature) for mention in mentions] == [
        ("2023", None),
        ("2023", None),
        ("2024", "target"),
    ]


@pytest.mark.parametrize("comma", ["", ","])
def test_a_month_of_it_is_no_time_of_the_paragraph(comma: str) -> None:
    text = f"1-6月,产值下降1.8%。其中{comma}6月当月下降17.6%。增加值增长1.0%。"
    assert [m.period for m in reading_of(text, "2019年运行").mentions] == ["2019-H1", "2019-06", "2019-H1"]


@pytest.mark.parametrize("words", ["比{}增长1.6%", "与{}相比增长1.6%", "比{}环比增长1.6%"])
@pytest.mark.parametrize("base", ["去年四季度", "上年四季度"])
def test_a_change_on_the_last_quarter_of_last_year_counts_from_it(words: str, base: str) -> None:
    text = f"一季度,生产总值296亿元,同比增长5.3%,两年平均增长4.1%,{words.format(base)}。"
    mentions = reading_of(text, "2024年一季度经济运行").mentions
    assert [mention.since for mention in mentions] == [None, None, None, "2023-Q4"]
    assert [mention.per for mention in mentions] == [None, None, "year", None]


@pytest.mark.parametrize("base", ["去年一季度", "上年同期", "去年同日"])
def test_a_change_on_the_same_time_of_last_year_needs_no_other_base(base: str) -> None:
    mentions = reading_of(f"一季度,旅客运输量296亿元,比{base}增长1.6%。", "2024年一季度经济运行").mentions
    assert [(mention.name, mention.since) for mention in mentions] == [("旅客运输量", None)] * 2


@pytest.mark.parametrize("holiday", ["国庆节假期", "中秋节国庆节假期", "春节黄金周", "五一长假"])
def test_a_change_on_a_holiday_hangs_on_what_it_speaks_of(holiday: str) -> None:
    reading = reading_of(
        f"接待游客4.3亿人次,比2012年{holiday}增长0.7%(按可比口径,同比增长15.1%),旅游收入2.2亿元。", "2013年"
    )
    mentions = reading.mentions
    assert [mention.name for mention in mentions] == ["接待游客"] * 3 + ["旅游收入"]
    assert [mention.basis for mention in mentions] == [None, None, "like-for-like", None]
    assert [tie.figure for tie in reading.ties] == ["f2", "f3"]


def test_the_end_of_the_period_is_that_of_the_period_in_force() -> None:
    mentions = reading_of("截至9月末,资产3.2亿元;期末资产负债率72.9%。", "2018年1-9月").mentions
    assert [mention.period for mention in mentions] == ["2018-09-30"] * 2


@pytest.mark.parametrize("both", ["两项指标分别", "上述两项指标分别", "两者分别", "这两个指标分别"])
def test_what_stands_for_the_names_before_it_gives_each_its_own(both: str) -> None:
    reading = reading_of(f"接待游客150万人次,旅游收入9.1亿元,{both}比上年增长22%和23%。", "2015年")
    assert [mention.name for mention in reading.mentions] == ["接待游客", "旅游收入"] * 2
    assert [(tie.figure, tie.to) for tie in reading.ties] == [("f3", "f1"), ("f4", "f2")]


def test_points_of_a_rate_of_change_are_of_that_rate() -> None:
    mentions = reading_of(
        "工业增加值增速比去年同期提升3.1个百分点,进出口增幅回落2个百分点。", "2024年"
    ).mentions
    assert [(mention.name, mention.value) for mention in mentions] == [
        ("工业增加值增速", "3.1"),
        ("进出口增幅", "-2"),
    ]


@pytest.mark.parametrize(
    "bases", ["1-2月、1-3月、1-4月", "一季度、上半年和1-7月", "去年同期、去年全年和7月末"]
)
def test_times_that_points_are_counted_from_set_no_time(bases: str) -> None:
    text = f"1-8月,投资267.8亿元,增速分别较{bases}回落3.4、0.6和0.1个百分点。其中,房地产投资17.4亿元。"
    mentions = reading_of(text, "2014年1-8月经济运行").mentions
    assert {mention.period for mention in mentions} == {"2014-01/2014-08"}
    assert [mention.name for mention in mentions] == [*["投资"] * 4, "房地产投资"]


def test_a_summary_of_a_year_under_a_title_of_plans_tells_of_that_year() -> None:
    text = "某镇“十一五”工作总结及“十二五”工作规划\n一、2010年工作总结\n预计全年实现财政收入4006万元。"
    (mention,) = reading_of(text).mentions
    assert (mention.period, mention.nature) == ("2010", None)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("预计十三五末,生产总值达400亿元,年均增长6.2%。", ["2020", "2015/2020"]),
        ("2020年生产总值95亿元,是2015年的2.4倍,年均增长19%。", ["2020", "2015/2020", "2015/2020"]),
        (
            "常住人口134万人,与2010年第六次全国人口普查相比,增加7万人,增长5.7%。",
            ["2020", "2010/2020", "2010/2020"],
        ),
        ("首两个月,用电量1.56万亿千瓦时。", ["2020-01/2020-02"]),
    ],
)
def test_a_change_runs_from_the_year_that_the_sentence_names(text: str, periods: list[str]) -> None:
    assert [mention.period for mention in reading_of(text, "2020年情况").mentions] == periods


def test_a_draft_of_final_accounts_is_of_a_year_gone_by() -> None:
    text = "某市2018年市级决算草案\n一、2018年市级决算草案\n收入决算数129748万元,比2017年增长10.59%。"
    assert {(mention.period, mention.nature) for mention in reading_of(text).mentions} == {("2018", None)}


def test_the_year_behind_an_opening_holds_over_a_semicolon() -> None:
    text = "据了解,2023年签约项目309个;全年开工项目221个。"
    assert [mention.period for mention in reading_of(text, "2024年某县项目").mentions] == ["2023", "2023"]
