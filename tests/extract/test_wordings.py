"""Wordings of bulletins that are easily misread: units of other fields, figures left out, who says it."""

from __future__ import annotations

import pytest

from tests.extract.test_constructions import reading_of


def names(text: str, title: str = "2020年") -> list[str | None]:
    return [mention.name for mention in reading_of(text, title).mentions]


@pytest.mark.parametrize("by", ["分季度看", "从各季度看", "分月份来看"])
def test_times_that_come_and_go_set_no_time_for_what_follows(by: str) -> None:
    text = f"上半年生产总值100亿元,增长6%。{by},一季度增长7%,二季度增长5%。分产业看,第一产业增加值9亿元。"
    periods = [mention.period for mention in reading_of(text, "2016年上半年").mentions]
    assert periods == ["2016-H1", "2016-H1", "2016-Q1", "2016-Q2", "2016-H1"]


@pytest.mark.parametrize("kept", ["全市上下围绕高质量发展目标", "我们锚定年度主要目标", "坚持既定发展目标"])
def test_a_target_that_was_kept_in_mind_makes_no_targets(kept: str) -> None:
    mentions = reading_of(f"{kept},实现生产总值100亿元,增长6%。", "2016年").mentions
    assert [mention.nature for mention in mentions] == [None, None]
    assert reading_of("主要发展目标,生产总值增长6%。", "2016年").mentions[0].nature == "target"


@pytest.mark.parametrize("number", ["万元", "xx亿元", "**万元"])
def test_a_number_left_out_leaves_nothing_to_hang_on_the_figure_before(number: str) -> None:
    read = reading_of(f"零售额3亿元,增长5%;工业产值{number},同比增长7%。", "2016年")
    assert [mention.name for mention in read.mentions] == ["零售额", "零售额", "工业产值"]
    assert [(tie.figure, tie.to) for tie in read.ties] == [("f2", "f1")]


@pytest.mark.parametrize(
    "said",
    ["统计局18日公布的", "国家统计局数据显示", "“主计总处”18日还公布", "市统计局昨日公布", "海关总署披露"],
)
def test_who_says_it_is_no_part_of_a_name(said: str) -> None:
    assert names(f"{said}失业率为3.5%。") == ["失业率"]


def test_a_name_in_each_clause_gives_each_figure_its_own() -> None:
    text = "电子计算机整机,半导体分立器件,服务机器人产量分别增长1.5倍、2.7倍和57.7%。"
    assert names(text) == ["电子计算机整机产量", "半导体分立器件产量", "服务机器人产量"]


def test_what_rates_did_is_said_of_each_of_a_list_and_of_nothing_after_it() -> None:
    text = (
        "甲产业和乙产业增加值同比分别增长10.2%和8.1%,增速分别比全部工业快4.2和2.1个百分点,"
        "占规模以上工业增加值比重分别为12.1%和32.6%。"
    )
    own = ["甲产业增加值", "乙产业增加值"]
    assert names(text)[:4] == [*own, *(name + "增速" for name in own)]
    assert names(text)[4:] == [name + "占规模以上工业增加值比重" for name in own]


@pytest.mark.parametrize(("unit", "known"), [("km", "公里"), ("t", "吨"), ("m", "米")])
def test_signs_of_units_stand_behind_blanks_too(unit: str, known: str) -> None:
    figures = reading_of(f"航道里程172 {unit},比上年增加5 {unit}。", "2020年").mentions
    assert [(figure.kind, figure.measure) for figure in figures] == [("level", known), ("increase", known)]


def test_densities_have_the_area_in_their_unit() -> None:
    for unit in ("km/万km2", "公里/百平方公里", "km /万km2"):
        (figure,) = reading_of(f"公路密度为145.5 {unit}。", "2020年").mentions
        assert (figure.name, figure.unit.replace(" ", "")) == ("公路密度", unit.replace(" ", ""))


@pytest.mark.parametrize("size", ["100万人次以上的机场有", "5亿元以上的企业有", "1000亩以上的农场达"])
def test_a_size_that_is_counted_is_a_class(size: str) -> None:
    (figure,) = reading_of(f"规模达到{size}106家。", "2020年").mentions
    assert (figure.kind, figure.value) == ("count", "106")


@pytest.mark.parametrize("minus", ["负", "-"])
def test_a_minus_in_words_is_one(minus: str) -> None:
    (figure,) = reading_of(f"四季度经济增长率为{minus}0.86%。", "2022年").mentions
    assert (figure.kind, figure.value, figure.name) == ("growth", "-0.86", "经济增长率")


def test_what_all_years_of_a_plan_brought_is_a_total() -> None:
    (figure,) = reading_of("五年来,实现招商引资超300亿元。", "2020年工作回顾").mentions
    assert (figure.period, figure.bound) == ("2016/2020", "more-than")


def test_a_mark_in_words_is_passed() -> None:
    (figure,) = reading_of("经济总量跃上千亿元台阶。", "2020年").mentions
    assert (figure.name, figure.value, figure.bound) == ("经济总量", "1000", "more-than")


def test_people_in_homes_and_what_each_gets_a_month() -> None:
    assert names("年末在院人数5870人。最低生活保障标准为每人每月612元。") == ["在院人数", "最低生活保障标准"]


@pytest.mark.parametrize("measure", ["利润总额", "营业总收入", "资产总额"])
def test_of_enterprises_the_same_is_measured_as_of_all(measure: str) -> None:
    text = f"国有企业{measure}182亿元。其中,中央企业为121亿元,增长8.8%;地方国有企业为61亿元。"
    assert names(text)[1:] == [f"中央企业{measure}"] * 2 + [f"地方国有企业{measure}"]
    rate = names("国有企业资产负债率64.5%,降低0.1个百分点。其中,中央企业为67.6%。")
    assert rate[-1] == "中央企业资产负债率"


def test_taxes_and_profits_are_no_part_of_assets() -> None:
    text = (
        "企业资产总额660亿元,利润8亿元。从不同行业来看,工业类企业利税总额1.5亿元,商贸类企业利税总额6.4亿元。"
    )
    assert not [tie for tie in reading_of(text, "2019年").ties if tie.kind == "part-of"]


def test_a_crop_named_by_its_area_has_a_yield() -> None:
    assert names("果用瓜1107公顷,增长1.9%,产量28408吨。")[-1] == "果用瓜产量"


@pytest.mark.parametrize("sample", ["5‰人口抽样调查", "1%的人口抽样调查"])
def test_how_large_a_sample_was_is_no_figure(sample: str) -> None:
    (figure,) = reading_of(f"根据{sample}推算,常住人口213.3万人。", "2018年").mentions
    assert figure.value == "213.3"


def test_a_class_of_towns_by_their_people_is_counted() -> None:
    mentions = reading_of("100-300万人口规模的城市数量增长迅速,达到121个。", "2016年").mentions
    assert [(mention.value, mention.kind) for mention in mentions] == [("121", "count")]
    assert (mentions[0].name or "").endswith("人口规模的城市数量")


def test_what_an_account_adds_is_named_without_adding() -> None:
    text = "支出决算数480691万元,加补助下级支出46930万元,上解上级支出366762万元。"
    assert names(text, "2018年决算报告")[1:] == ["补助下级支出", "上解上级支出"]


@pytest.mark.parametrize("once", ["达产后预计形成年产值", "建成后可实现产值", "投产后产值可达"])
def test_what_works_will_bring_is_no_part_of_what_is_there(once: str) -> None:
    read = reading_of(f"合同工业产值144.3亿元,其中机器人项目{once}200亿元。", "2017年")
    assert not read.ties


@pytest.mark.parametrize("kind", ["产业集聚区", "人才聚集地", "创造力中心"])
def test_what_gathers_may_be_counted(kind: str) -> None:
    assert names(f"建成12个{kind}。") == [f"建成{kind}"]


@pytest.mark.parametrize("measure", ["PM2.5平均浓度", "财政收入", "年均降水量"])
def test_what_a_list_is_ranked_by_is_said_of_each(measure: str) -> None:
    unit = {"度": "微克/立方米", "入": "亿元", "量": "毫米"}[measure[-1]]
    text = f"{measure}最低的3个城市依次是安阳、濮阳和石家庄,分别为47{unit}、55{unit}和56{unit}。"
    assert names(text)[1:] == [f"{city}{measure}" for city in ("安阳", "濮阳", "石家庄")]


def test_parts_with_shares_of_a_whole_that_is_not_named_go_on_behind_a_semicolon() -> None:
    text = "本单位收入100万元,其中:拨款收入80万元,占80%;事业收入15万元,占15%;其他收入5万元,占5%。利息3万元,占3%。"
    parts = [tie.figure for tie in reading_of(text, "2017年").ties if tie.kind == "part-of"]
    assert parts == ["f2", "f4", "f6"]
    apart = "甲公司收入100万元,其中:出口收入80万元,占80%;乙公司收入50万元,增长5%。"
    assert [tie.figure for tie in reading_of(apart, "2017年").ties if tie.kind == "part-of"] == ["f2"]
