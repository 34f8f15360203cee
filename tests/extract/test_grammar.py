"""The grammar on whole texts, and laws that hold for every text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jyplan.exact import units
from jyplan.extract import lexicon
from jyplan.extract.mentions import Mention
from tests.extract.test_constructions import reading_of

GOLD = Path(__file__).parent / "gold"
_FIGURE = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.txt")), ids=lambda file: file.stem)
def test_a_text_annotated_by_hand_is_read_as_annotated(file: Path) -> None:
    """A line `#title`, then text with figures as {text|kind|name|year} and a minus where they fall."""
    title, _, annotated = file.read_text(encoding="utf-8").partition("\n")
    text = _FIGURE.sub(lambda figure: figure[1], annotated)
    reading = reading_of(text, title.removeprefix("#"))
    wanted, shift = [], 0
    for figure in _FIGURE.finditer(annotated):
        kind, name, year, *sign = figure[2].split("|")
        wanted.append((figure.start() - shift, figure[1], kind, name, year, bool(sign)))
        shift += len(figure[0]) - len(figure[1])
    found = {mention.start: mention for mention in reading.mentions}
    assert sorted(found) == [start for start, *_ in wanted]
    for start, printed, kind, name, year, falls in wanted:
        mention = found[start]
        assert (mention.text, mention.kind) == (printed, kind)
        read = reading.document.as_written(mention.name) or ""
        assert name in read or read in name, printed
        assert year == "?" or (mention.period or "")[-4:] == year[-4:] or year[:4] in (mention.period or "")
        assert (isinstance(mention.value, str) and mention.value.startswith("-")) == falls, printed


_PIECES = (
    "全市 地区生产总值 完成 12.5亿元 , 。 ; 增长 8.1% 比上年 其中 : 税收收入 3000万元 占 的 75% 分别 和 、 由 增加到 提高 "
    "0.5个百分点 三个 第一产业 第7位 2015年 一季度 1-4月 “十三五” 以上 约 近 一、 (二) PM2.5 亿元以上 项目 个 5个 20余家 翻一番 1.2倍 "
    "5:57:38 1/4 五百亿 年均 同比 下降 较 全国 高于 按可比价格计算 ( ) 12345 -3.2% 6%-7%"
)
PIECES = st.sampled_from([*_PIECES.split(), "\n"])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=300)
def test_every_arabic_numeral_is_a_figure_or_no_figure_or_unread(text: str) -> None:
    reading = reading_of(text)
    covered: set[int] = set()
    for mention in reading.mentions:
        covered.update(range(mention.start, mention.end))
    for passage in (*reading.not_figures, *reading.unread):
        covered.update(range(passage.start, passage.end))
    assert [digit.start() for digit in re.finditer(r"\d", text) if digit.start() not in covered] == []


@given(TEXTS)
def test_figures_stand_where_they_say_and_one_after_the_other(text: str) -> None:
    mentions = reading_of(text).mentions
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@given(TEXTS)
def test_ties_name_figures_that_are_there_and_never_themselves(text: str) -> None:
    reading = reading_of(text)
    ids = {mention.id for mention in reading.mentions}
    assert all({tie.figure, tie.to} <= ids and tie.figure != tie.to for tie in reading.ties)


@given(
    st.text(alphabet="一二三十百千万亿0123456789.,%年月个元的和、增长占比第“”()：:/-翻番倍成 \n", max_size=60)
)
@settings(max_examples=300)
def test_no_text_makes_it_fail(text: str) -> None:
    reading_of(text)


PARAGRAPH = "2020年,全市实现税收收入8103万元,比上年增收1284万元,增长18.8%。其中:增值税收入2103万元,下降1.5%。"


def told(mentions: list[Mention]) -> list[tuple[object, ...]]:
    return [(mention.kind, mention.value, mention.unit, mention.name) for mention in mentions]


@pytest.mark.parametrize(
    "written",
    [
        PARAGRAPH.translate(str.maketrans("0123456789.%,:", "０１２３４５６７８９．％，：")),
        PARAGRAPH.replace("万元", "萬元")
        .replace("实现税", "實現稅")
        .replace("增长", "增長")
        .replace("值税", "值稅"),
        PARAGRAPH.replace(",", ", ").replace("8103万元", "8103 万元"),
    ],
    ids=["full-width", "traditional", "blanks"],
)
def test_another_way_of_writing_reads_the_same(written: str) -> None:
    plain = told(reading_of(PARAGRAPH).mentions)
    assert [(kind, value, name) for kind, value, _, name in told(reading_of(written).mentions)] == [
        (kind, value, name) for kind, value, _, name in plain
    ]


def test_a_part_hangs_on_its_whole_until_the_list_ends() -> None:
    reading = reading_of(
        "全市财政收入50亿元,其中税收收入30亿元,非税收入20亿元。固定资产投资40亿元。", "2020年情况"
    )
    parts = [(tie.figure, tie.to) for tie in reading.ties if tie.kind == "part-of"]
    assert parts == [("f2", "f1"), ("f3", "f1")]


def test_parts_of_one_name_hang_on_the_whole_before_them() -> None:
    reading = reading_of(
        "常住人口95万人,其中城镇人口41万人,乡村人口54万人。户籍人口135万人,其中城镇人口25万人,乡村人口110万人。"
    )
    parts = [(tie.figure, tie.to) for tie in reading.ties if tie.kind == "part-of"]
    assert parts == [("f2", "f1"), ("f3", "f1"), ("f5", "f4"), ("f6", "f4")]


def test_parts_named_after_their_whole_go_on_over_a_semicolon() -> None:
    reading = reading_of(
        "粮食产量80.3万吨,其中:小春粮食产量14.8万吨,增长1.4%;大春粮食产量65.5万吨。稻谷产量22.6万吨。"
    )
    parts = [(tie.figure, tie.to) for tie in reading.ties if tie.kind == "part-of"]
    assert parts == [("f2", "f1"), ("f4", "f1")]


def test_averages_are_parts_of_nothing() -> None:
    reading = reading_of(
        "全体居民人均可支配收入7256元。其中,城镇居民人均可支配收入10063元,农村居民人均可支配收入4974元。"
    )
    assert not reading.ties


@pytest.mark.parametrize(
    ("title", "text", "period"),
    [
        ("2026年某省政府工作报告", "地区生产总值增长5%。", "2025"),
        ("2009年某镇政府工作报告", "2009年，完成投资5亿元。", "2009"),
        ("2009年某镇政府工作报告", "去年，完成投资5亿元。", "2008"),
        ("107年第1季工業生產", "本(107)年3月生產指數較106年同月成長5%。", "2018-03"),
        ("2019年10月—2020年3月情况", "2019年10月至2020年3月，投资下降5%。", "2019-10/2020-03"),
        ("“十二五”规划目标", "到2015年，5年累计完成投资5亿元。", "2011/2015"),
        ("2015年一季度经济运行", "地区生产总值增长5%。", "2015-Q1"),
        ("2024年4月财政收支", "一般公共预算收入累计完成5亿元。", "2024-01/2024-04"),
        ("2017年情况", "截至9月底,完成投资5亿元。", "2017-09-30"),
        ("2018年政府工作报告", "五年来,国内生产总值年均增长7.1%。", "2012/2017"),
        ("2018年政府工作报告", "五年来,累计投入5亿元。", "2013/2017"),
        ("某区情况", "“十一五”期间,财政收入年均增长27%。", "2005/2010"),
        ("2021年前三季度情况", "生产总值同比增长6%,两年平均增长4.1%。", "2019/2021"),
    ],
)
def test_the_period_of_a_figure(title: str, text: str, period: str) -> None:
    assert reading_of(text, title).mentions[-1].period == period


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("新引进亿元以上项目多。", "class"),
        ("引进5000万元以上项目多。", "class"),
        ("全市新签约亿元以上工业项目多。", "class"),
        ("8月7日举行。", "date"),
        ("今(11/28)举行。", "date"),
        ("幼儿园[3]多。", "reference"),
        ("“十三五”收官。", "period"),
        ("一、工业", "heading"),
        ("第3次会议召开。", "ordinal"),
        ("进一步加快。", "idiom"),
        ("共建“一带一路”。", "name"),
        ("为期3天。", "duration"),
        ("见图5所示。", "reference"),
        ("联系电话:68782902。", "name"),
    ],
)
def test_a_numeral_that_is_no_figure_says_why(text: str, reason: str) -> None:
    reading = reading_of(text)
    assert not reading.mentions
    assert [part.reason for part in reading.not_figures][:1] == [reason]


@pytest.mark.parametrize("name", lexicon.DIMENSIONLESS)
def test_what_needs_no_unit_is_read_behind_every_verb_and_its_change_behind_it(name: str) -> None:
    subject = name if name.isascii() else f"城乡{name}"
    for text, values in (
        (f"{subject}为1.96。", ["1.96"]),
        (f"2024年{subject}进一步缩小至1.96,比上年缩小0.05。", ["1.96", "-0.05"]),
        (f"{subject}由上年的2.01提高到2.10。", ["2.01", "2.10"]),
        (f"{subject}达2.3,比2020年的2.1提高0.2。", ["2.3", "2.1", "0.2"]),
    ):
        reading = reading_of(text)
        assert [mention.value for mention in reading.mentions] == values, text
        assert {mention.name for mention in reading.mentions} == {subject}, text
        assert reading.unread == [], text


@pytest.mark.parametrize("words", lexicon.NOT_DIMENSIONLESS)
def test_what_only_compares_names_no_level(words: str) -> None:
    assert reading_of(f"销售额与去{words}为1.96。").mentions == []


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2016年至2018年", (2016, 2017, 2018)),
        ("2016—2018年", (2016, 2017, 2018)),
        ("2016、2017、2018年", (2016, 2017, 2018)),
        ("2016年、2017年和2018年", (2016, 2017, 2018)),
        ("2015年、2020年", (2015, 2020)),
        ("“十三五”期间", (2016, 2017, 2018, 2019, 2020)),
    ],
)
def test_a_list_with_a_figure_for_each_year_gives_each_its_own(words: str, years: tuple[int, ...]) -> None:
    levels, rates = ([f"{start}.{n}" for n in range(len(years))] for start in (50, 6))
    text = f"{words},粮食产量分别为{'万吨、'.join(levels)}万吨,分别增长{'%、'.join(rates)}%。"
    mentions = reading_of(text).mentions
    assert [mention.value for mention in mentions] == levels + rates
    assert [mention.period for mention in mentions] == [str(year) for year in years] * 2
    assert all(mention.sure for mention in mentions)


BUDGETS = ["年初预算", "上年年初预算", "预算", "调整预算数", "年度计划", "目标"]
USUAL = ["常年", "常年同期", "多年平均值", "历年同期", "近五年平均", "前三年均值", "全国", "全省平均水平"]


@pytest.mark.parametrize("base", BUDGETS + USUAL)
def test_a_change_against_a_plan_the_usual_or_a_place_counts_from_no_year(base: str) -> None:
    reading = reading_of(f"税收收入30.1亿元,比{base}增加0.5亿元,增长1.7%,比上年增长5.2%。")
    mentions = reading.mentions
    assert [(tie.figure, tie.to) for tie in reading.ties] == [(mentions[3].id, mentions[0].id)]
    assert [mention.against for mention in mentions] == [None, base, base, None]
    assert {mention.name for mention in mentions} == {"税收收入"}
    assert {mention.since for mention in mentions} == {None}


def test_an_aim_beside_another_holds_for_its_figure_only() -> None:
    mentions = reading_of("预期目标:投资增长10%,力争12%;消费增长9%。", "2021年计划").mentions
    assert [mention.nature for mention in mentions] == ["expected", "stretch", "expected"]


def test_what_comes_down_to_nothing_is_read() -> None:
    mentions = reading_of("贫困发生率由2015年的14.6%降至0。", "2020年工作情况").mentions
    assert [(mention.value, mention.unit, mention.period) for mention in mentions] == [
        ("14.6", "%", "2015"),
        ("0", "%", "2020"),
    ]


def test_what_is_carried_over_from_last_year_is_of_this_years_account() -> None:
    mentions = reading_of("加上上年结转12.06亿元,收入总计379.9亿元。", "2020年预算执行情况").mentions
    assert len({mention.period for mention in mentions}) == 1


@pytest.mark.parametrize("percent", ["1·8%", "1.8%", "1．8%"])
def test_a_decimal_point_of_any_shape_is_one(percent: str) -> None:
    mentions = reading_of(f"居住价格上涨{percent}。").mentions
    assert [(mention.value, mention.name) for mention in mentions] == [("1.8", "居住价格")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("教育、节能环保、城乡社区等支出分别增长1%、2%、3%。", ["教育支出", "节能环保支出", "城乡社区支出"]),
        ("三次产业增加值分别增长1%、2%、3%。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("交通运输、仓储和邮政业实现增加值5亿元。", ["交通运输、仓储和邮政业增加值"]),
        ("软件业规上企业前三季度累计实现营收增长9.8%。", ["软件业规上企业营收"]),
        ("医药制造业稳中向好,产值增长16.3%。", ["医药制造业产值"]),
        ("产业投资5亿元,远高于全部投资增幅,占全部投资的17%。", ["产业投资", "产业投资占全部投资"]),
        ("产业投资5亿元,对全部投资的贡献率为17%。", ["产业投资", "产业投资对全部投资的贡献率"]),
        ("支出5亿元,增长2%,剔除债券因素后同口径增长1%。", ["支出", "支出", "支出"]),
        ("收入5元,增长(以下未说明的,均为名义增长)2%。", ["收入", "收入"]),
        (
            "生产总值5亿元,增速居某市第二位,居五个千亿区第一位,两年平均增长8%。",
            ["生产总值", "生产总值增速", *["生产总值"] * 2],
        ),
        ("产值占全区的90%,出口的98%。", ["产值占全区", "产值占出口"]),
        ("进出口总额5亿元,总量居某市第5,增速某市第4。", ["进出口总额", "进出口总额", "进出口总额增速"]),
        ("218家园区地区生产总值占全省的14%。", ["园区", "园区地区生产总值占全省"]),
        ("当中汽车零件上升5%。", ["汽车零件"]),
        ("再保险公司总资产5亿元。", ["再保险公司总资产"]),
        ("一般公共预算收入和支出分别达4亿元、20亿元。", ["一般公共预算收入", "一般公共预算支出"]),
        ("电子产品业占比重14%,实现产值5万元,增长3%。", ["电子产品业占比重", *["电子产品业产值"] * 2]),
        ("七大支柱产业实现工业总产值5亿元。", ["七大支柱产业工业总产值"]),
        ("31个大城市城镇调查失业率为6.1%。", ["城市", "大城市城镇调查失业率"]),
        ("商品出口擴增17.52%。", ["商品出口"]),
        ("商业银行(法人口径,下同)不良贷款余额5亿元。", ["商业银行不良贷款余额"]),
        ("金融机构存、贷款余额分别增长1%、2%。", ["金融机构存款余额", "金融机构贷款余额"]),
        ("◆粮食产量5万吨。", ["粮食产量"]),
        ("地表水劣四类水质面积比例为7.9%。", ["地表水劣四类水质面积比例"]),
        ("生态质量指数(EQI)值为59.6。", ["生态质量指数(EQI)值"]),
        ("去年全年中国能源消费总量5万吨。", ["中国能源消费总量"]),
        ("孕产妇死亡率下降到15.1/10万。", ["孕产妇死亡率"]),
        (
            "甲区域、乙平原等重点区域PM2.5平均浓度分别下降1%、2%。",
            ["甲区域PM2.5平均浓度", "乙平原PM2.5平均浓度"],
        ),
        ("体育 年末共有各级各类学校389所。", ["各级各类学校"]),
        ("生猪存栏17.7万头,出栏9.3万头。", ["生猪存栏", "生猪出栏"]),
        ("林业产值9亿元,增加值5亿元。", ["林业产值", "林业增加值"]),
        ("奶牛、猪、羊和家禽存栏分别增长1%、2%、3%、4%。", ["奶牛存栏", "猪存栏", "羊存栏", "家禽存栏"]),
        ("播种面积113028千公顷(169542万亩)。", ["播种面积"] * 2),
        ("失业保险基金收入20亿元,支出16亿元。", ["失业保险基金收入", "失业保险基金支出"]),
        ("电话用户120万户。", ["电话用户"]),
        ("引进了手套加工、绞股蓝开发等招商项目33个。", ["招商项目"]),
        ("十种有色金属产量增长0.7%。", ["十种有色金属产量"]),
        ("存款增加7亿元,同比多增加2亿元,贷款减少5亿元,同比多减少1亿元。", ["存款"] * 2 + ["贷款"] * 2),
        ("加上解上级支出1亿元(不含专项)、上年结余1亿元。", ["上解上级支出", "上年结余"]),
        (
            "规模以上企业实现产值49亿元,增长3%,实现增加值8亿元,增长5%。",
            [*["规模以上企业产值"] * 2, *["规模以上企业增加值"] * 2],
        ),
        ("发生营业成本45亿元,发生率为3.1%。", ["营业成本", "发生率"]),
        ("收入中位数8504元,中位数是平均数的82.2%。", ["收入中位数", "收入中位数占平均数"]),
    ],
)
def test_the_names_of_figures(text: str, names: list[str]) -> None:
    assert [mention.name for mention in reading_of(text).mentions] == names


def test_a_mark_that_is_passed_is_not_what_grows() -> None:
    reading = reading_of("生产总值1106.8亿元,首次突破千亿,同比增长12.9%。")
    level, _, growth = reading.mentions
    assert [(tie.figure, tie.to) for tie in reading.ties] == [(growth.id, level.id)]


@pytest.mark.parametrize(
    "text",
    [
        "进出口连续3个月增长,同比下降5.2%。",
        "出口增长11.2%;对其他14个国家增长8.8%。",
        "对甲、乙国分别出口30亿元、20亿元,合计占出口总值的53.9%。",
    ],
)
def test_what_only_tells_how_long_with_whom_or_together_is_no_level(text: str) -> None:
    assert reading_of(text).ties == []


@pytest.mark.parametrize("crop", ["油料", "棉花", "蔬菜", "水果"])
def test_what_is_no_grain_is_no_part_of_the_grain(crop: str) -> None:
    reading = reading_of(f"粮食总产量59.3万吨。其中,稻谷产量55.3万吨;{crop}产量4.4万吨。")
    assert len(reading.ties) == 1


@pytest.mark.parametrize("part", ["零件", "零部件", "零售", "零星工程"])
def test_what_begins_like_a_zero_is_no_count(part: str) -> None:
    assert [mention.value for mention in reading_of(f"汽车{part}上升5.5%。").mentions] == ["5.5"]


@pytest.mark.parametrize(
    ("sign", "unit"), [("m2", "平方米"), ("㎡", "平方米"), ("m³", "立方米"), ("km²", "平方公里")]
)
def test_a_unit_by_its_sign_is_the_unit_by_its_name(sign: str, unit: str) -> None:
    text = f"施工面积100万{sign}。其中,住宅60万{unit},商铺40万{sign}。"
    assert [tie.kind for tie in reading_of(text).ties] == ["part-of"] * 2


@pytest.mark.parametrize("plan", ["年计划", "年度计划", "全年目标", "年度任务", "预算"])
@pytest.mark.parametrize("of", ["的", ""])
def test_what_is_done_of_a_plan_is_no_aim_and_nothing_after_it(plan: str, of: str) -> None:
    reading = reading_of(f"产值5亿元,完成{plan}{of}66.9%;投资3亿元,增长7%。", "2011年1-8月情况")
    assert [mention.nature for mention in reading.mentions] == [None] * 4
    assert [mention.name for mention in reading.mentions] == ["产值", f"产值完成{plan}", "投资", "投资"]


def test_a_bracket_of_several_figures_leaves_what_was_before_it() -> None:
    reading = reading_of("职工689人(正式职工607人,招聘82人),其中:技术人员578人,增长2%。")
    staff, _, _, part, _ = reading.mentions
    assert ("part-of", part.id, staff.id) in {(tie.kind, tie.figure, tie.to) for tie in reading.ties}


@pytest.mark.parametrize("whole", ["省份", "城市", "地区", "国家"])
def test_what_is_the_first_to_pass_a_mark_is_a_class(whole: str) -> None:
    reading = reading_of(f"总产值13.57万亿元,是全国首个突破13万亿元的{whole},增长5%。")
    assert [mention.text for mention in reading.mentions] == ["13.57万亿元", "5%"]


def test_a_number_that_is_not_read_has_what_follows_it() -> None:
    reading = reading_of("第一产业增加值2.9亿元,增长3.7%;第二产业增加值28.4,增长4.5%。")
    assert [mention.name for mention in reading.mentions] == [*["第一产业增加值"] * 2, "第二产业增加值"]
    assert len(reading.ties) == 1
    assert len(reading.unread) == 1


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("争取上级资金20.2亿元。", None),
        ("争取中央预算内资金20.2亿元。", None),
        ("争取达到20.2亿元。", "stretch"),
        ("投资争取增长5%。", "stretch"),
        ("新增就业1206万人,超额完成1100万人的全年预期目标任务。", "target"),
    ],
)
def test_what_is_got_is_no_aim_and_what_was_aimed_at_is(text: str, nature: str | None) -> None:
    assert reading_of(text, "2022年工作情况").mentions[-1].nature == nature


@pytest.mark.parametrize(("sign", "unit"), lexicon.SAME_UNITS.items())
def test_units_that_are_read_as_one_are_worth_the_same(sign: str, unit: str) -> None:
    assert units.factor(sign, unit) == 1
