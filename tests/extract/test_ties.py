"""What texts tie by words and by names: true figures are never accused, a wrong digit of any of them is found."""

from __future__ import annotations

import pytest

from jyplan.answers.proofread import Proof, proofread
from jyplan.report.proof.sentences import message
from tests.extract.reports import reading

# A text, and those of its figures that the tie checks.
TIED = {
    "an increase between two levels": (
        "收入从874.6亿元增加到1112.4亿元，增加237.8亿元。",
        "874.6 1112.4 237.8",
    ),
    "points between two rates": ("城镇化率由52.6%提高到58.5%，提高5.9个百分点。", "52.6 58.5 5.9"),
    "points over years": (
        "城镇化率从2015年的52.6%提高到2020年的58.5%，提高5.9个百分点。",
        "52.6 58.5 5.9",
    ),
    "a growth between two levels": ("企业从1832户增加到3382户，增长84.6%。", "1832 3382 84.6"),
    "parts with shares of one unstated whole": (
        "税收收入11136万元，占一般公共预算收入的38.96%；非税收入17447万元，占一般公共预算收入的61.04%。",
        "11136 38.96 17447 61.04",
    ),
    "parts with shares of nothing named": (
        "男性人口为723339人，占51.24%；女性人口为688438人，占48.76%。",
        "723339 51.24 688438 48.76",
    ),
    "shares that leave nothing out": (
        "第一、二、三产业增加值占地区生产总值的比重分别为7.7%、37.8%和54.5%。",
        "7.7 37.8 54.5",
    ),
    "contributions": ("三次产业对经济增长的贡献率分别为5.1%、35.2%和59.7%。", "5.1 35.2 59.7"),
    "a structure": ("三次产业结构为13.5:30.7:55.8。", "13.5 30.7 55.8"),
    "a structure of levels further up": (
        "地区生产总值1000亿元。第一产业增加值135亿元，第二产业增加值307亿元，第三产业增加值558亿元。\n\n"
        "三次产业结构为13.5:30.7:55.8。",
        "1000 135 307 558 13.5 30.7 55.8",
    ),
    "points between two structures": (
        "三次产业结构由上年的13.01:32.29:54.70调整为13.19:31.34:55.47，第一产业增加值占地区生产总值的比重增加0.18个百分点，"
        "第二产业增加值占地区生产总值的比重下降0.95个百分点，第三产业占比提高0.77个百分点。",
        "0.18 0.95 0.77",
    ),
    "a surplus": (
        "出口179326亿元，增长4.0%；进口142231亿元。货物进出口顺差37095亿元。",
        "179326 142231 37095",
    ),
    "a deficit": ("全年出口142.3亿元；进口179.4亿元。贸易逆差37.1亿元。", "142.3 179.4 37.1"),
    "a rise since the beginning of the year": (
        "6月末，存款余额1205.6亿元，同比增长4.1%，比年初减少103.2亿元，下降7.9%。",
        "1205.6 103.2 7.9",
    ),
    "a rise of a count": ("新增企业12户，比上年增加5户，增长71.4%。", "12 71.4"),
    "natural growth": (
        "人口出生率8.52‰；死亡率7.09‰；自然增长率1.43‰。",
        "8.52 7.09 1.43",
    ),
    "urbanisation": (
        "年末常住人口120.5万人，其中城镇常住人口77.0万人，常住人口城镇化率为63.90%。",
        "120.5 77.0 63.9",
    ),
    "incomes of town and country": (
        "城镇居民人均可支配收入10063元，农村居民人均可支配收入4974元。城乡居民收入比为2.02:1。",
        "10063 4974 2.02",
    ),
    "incomes of town and country without a colon": (
        "城镇居民人均可支配收入40250元，农村居民人均可支配收入20121元。城乡居民收入比为2.00，比上年缩小0.03。",
        "40250 20121 2.00",
    ),
    "a rate against that of a year before": (
        "城镇化率为58.5%，比2015年的52.6%提高5.9个百分点。",
        "58.5 52.6 5.9",
    ),
    "receipts and spending of a fund": (
        "养老保险基金收入21489亿元，比上年增长8.1%，其中：保险费收入17554亿元；财政补贴收入3038亿元。"
        "支出19117亿元，比上年增长14.5%。本年收支结余2372亿元，年末滚存结余28251亿元。",
        "21489",
    ),
    "receipts and spending": (
        "2024年总收入完成271160万元，总支出244707万元，收支相抵，结余结转26453万元。",
        "271160 244707 26453",
    ),
    "exports and imports in yuan": (
        "进出口总值2.36万亿元人民币。其中，出口1.52万亿元；进口0.84万亿元；贸易顺差6800亿元。",
        "2.36 1.52 0.84 6800",
    ),
    "retail sales taken apart in the next paragraph": (
        "2021年1-10月，社会消费品零售总额19.99亿元。\n按消费类型分，餐饮收入2.71亿元；商品零售17.28亿元。",
        "2.71",
    ),
    "points of a balance": (
        "人口出生率11.69‰，比上年下降0.75个千分点；死亡率4.47‰，下降0.33个千分点；自然增长率7.22‰，下降0.42个千分点。",
        "0.75 0.33 0.42",
    ),
    "incomes by source": (
        "居民人均可支配收入24460元，增长9.0%。其中，工资性收入14000元；经营净收入5000元；财产净收入1460元；转移净收入4000元。",
        "24460 14000 5000 1460 4000",
    ),
    "branches of farming": (
        "农林牧渔业总产值59.16亿元。其中，农业总产值25.36亿元；林业总产值5.44亿元；牧业总产值19.55亿元；"
        "渔业总产值5.25亿元；农林牧渔服务业总产值3.56亿元。",
        "59.16 25.36 5.44 19.55 5.25 3.56",
    ),
    "demand": (
        "最终消费支出对经济增长贡献率为65.2%，资本形成总额贡献率为29.5%，货物和服务净出口贡献率为5.3%。",
        "65.2 29.5 5.3",
    ),
    "electricity": (
        "全社会用电量12788亿千瓦时。分产业看，第一产业用电量174亿千瓦时；第二产业用电量9133亿千瓦时；"
        "第三产业用电量1633亿千瓦时；城乡居民生活用电量1848亿千瓦时。",
        "12788 174 9133 1633 1848",
    ),
    "a plan between what completes it and its share": (
        "1-6月，城镇新增就业655万人，完成全年900万人目标的73%。",
        "655 900 73",
    ),
    "projects begun": ("新建项目185个，开工160个，开工率86.5%。", "185 160 86.5"),
    "a plan that stands further up": (
        "计划总投资624.4亿元，年内计划投资246.5亿元。至9月底，累计完成投资153.7亿元，完成年度计划的62.4%。",
        "246.5 153.7 62.4",
    ),
    "a growth told twice": (
        "上半年，地区生产总值完成580.6亿元，增长10.7%。\n\n从总量看，上半年地区生产总值完成580.6亿元，增长10.7%。",
        "10.7",
    ),
    "a level told twice": (
        "上半年，地区生产总值完成580.6亿元，增长10.7%。\n\n从总量看，上半年地区生产总值完成580.6亿元，增长10.7%。",
        "580.6",
    ),
}

# What looks like one of these ties, and says something else.
OTHER = [
    # parts of the nation's revenue, told right behind one place's
    "全国财政收入100亿元。其中,中央财政收入49亿元;地方本级收入51亿元。财政收入中,税收收入84亿元,非税收入16亿元。",
    # one yield per hectare is no part of another
    "粮食单位面积产量5500公斤/公顷，其中谷物单位面积产量6100公斤/公顷，豆类单位面积产量1800公斤/公顷。",
    # each part has a plan, a nation or a province of its own
    "税收收入11136万元，占调整预算90.75%；非税收入17447万元，占调整预算117.66%。",
    "出口100亿元，占全省的10%；进口50亿元，占全省的20%。",
    "出口100亿元，占全省出口总额的10%；进口50亿元，占全省进口总额的20%。",
    "城镇新增就业100人，占40%；农村转移就业300人，占70%。",
    # residents of the register, and residents
    "年末户籍人口120.5万人，城镇常住人口77.0万人，常住人口城镇化率为61.20%。",
    "年末常住人口120.5万人，户籍城镇人口57.0万人，户籍人口城镇化率为50.20%。",
    # of other projects, or of an unknown number
    "新建项目185个，其中省级项目100个，开工160个，开工率66.5%。",
    "已竣工项目共50个，竣工率为40.7%。",
    # one partner's trade beside all of it
    "全年出口179亿元，进口142亿元。对东盟出口50亿元，进口30亿元，贸易顺差20亿元。",
    # industries beside what households use
    "全社会用电量12788亿千瓦时，其中，第一产业用电量174亿千瓦时；第二产业用电量9133亿千瓦时；第三产业用电量1633亿千瓦时。",
    # of all trade, and not of what stands before it
    "上海出口机电产品1.1万亿元，占出口总值的57.1%。从企业看，国有企业进出口0.8万亿元，外商投资企业进出口2.1万亿元。",
    # the partner that is largest, and not the one named last
    "对东盟、韩国进出口分别为3.38万亿元、1.45万亿元，其中，东盟为第一大贸易伙伴，占外贸总值23.12万亿元的14.6%。",
    # people counted two ways
    "总人口453229人，其中城镇人口319247人，乡村人口133982人，城镇化率70.4%，其中男性229439人，女性223790人。",
    # of one kind of meat, beside that of all
    "猪牛羊禽肉产量251.1万吨，比上年增加10.8万吨，增长4.5%，其中，猪肉、禽肉产量分别增长4.9%、2.8%，禽肉产量增长2.8%。",
    # what is carried over of the receipts of one kind
    "一般公共预算收入30284万元，一般公共预算支出44707万元，收支相抵，结余26453万元。",
    # some industries, and figures of several years
    "第二、三产业增加值占地区生产总值的比重分别为37.8%和54.5%。",
    "三次产业对经济增长的贡献率分别为5.1%、35.2%和59.7%，拉动经济增长0.3、2.5和4.2个百分点。",
    "城镇居民人均可支配收入10063元，农村居民人均可支配收入4974元。上年城乡居民收入比为2.25:1。",
    # of one year's income, and of another group's
    "居民人均可支配收入24460元。城镇居民人均可支配收入33212元；农村居民人均可支配收入16884元。"
    "从结构看，工资性收入14000元；经营净收入5000元；财产净收入1460元；转移净收入4000元。",
    # held against another census
    "全国人口共141178万人，与2010年的133972万人相比，增加7206万人，增长5.38%。",
    # shares evened out to make 100
    "生产总值914326万元。第一产业增加值37952万元，占生产总值的比重为4.1%；第二产业增加值624710万元，"
    "占生产总值的比重为68.3%；第三产业增加值251664万元，占生产总值的比重为27.6%。",
    "生产总值914326万元。第一产业增加值37952万元；第二产业增加值624710万元；第三产业增加值251664万元，"
    "三次产业结构为4.1:68.3:27.6。",
    # shares that leave soldiers out, and farming that leaves its services out
    "东部地区人口占39.93%，中部地区占25.83%，西部地区占27.12%，东北地区占6.98%。",
    "农林牧渔业总产值59.16亿元。其中，农业总产值25.36亿元；林业总产值5.44亿元；牧业总产值19.55亿元；渔业总产值5.25亿元。",
    # a growth of the last year beside a rise over five
    "五年来，一般公共预算收入从2015年的100亿元增加到2020年的150亿元，2020年增长5.2%。",
    # alike, and of different places or times
    "甲镇完成投资124.4亿元，增长10.7%。乙镇完成投资126.4亿元，增长10.7%。",
    "一季度，地区生产总值完成580.6亿元，增长10.7%。上半年，地区生产总值完成508.6亿元，增长10.7%。",
    "存款余额580.6亿元，比年初增长4.1%。存款余额580.6亿元，同比增长10.7%。",
    # places won in a table of ranks
    "固定资产投资增长10.4%，居全省第11位，比一季度前移4位，两年平均增长5.4%。",
    # points since another year, and of something else
    "三次产业结构由2015年的11:41:48调整为10:40:50，第一产业比重比上年下降0.3个百分点。",
    "三次产业结构由11:41:48调整为10:40:50，第三产业增速提高3.5个百分点。",
    # by how much an increase has grown
    "6月末，存款余额21408亿元，比年初增加1639亿元，较上年同期多增359亿元；同比增长7.23%。",
    # heads beside the product
    "生产总值（GDP）2313亿元。第一产业增加值287亿元；第二产业增加值714.1亿元；第三产业增加值1311.9亿元。"
    "三次产业结构为12.4:30.9:56.7。人均地区生产总值70908元。",
    # a grand total of which published budgets leave parts out
    "一般公共预算支出70.16亿元。加上上解支出1.13亿元、债务还本支出6.81亿元，以及结转下年4.3亿元后，支出总计84.65亿元。",
    # a total since January, one of a month, and what takes the first apart
    "2020年1-11月，进出口总值2.36万亿元人民币。\n11月份，进出口2215.6亿元。\n按方向分，出口1.52万亿元；进口0.84万亿元。",
    # a rate at constant prices beside an increase at current ones, over several years
    "生产总值13697.5亿元，较2015年的9323.1亿元增加4374.4亿元，增长33.6%。",
    "较“十二五”末的9323.1亿元增加4374.4亿元的生产总值为13697.5亿元，增长33.6%。",
    # two growths of one level
    "3月末，存款余额500亿元，同比增长12%，比年初增加10亿元，增长2.0%。",
    "3月份，零售额580.6亿元，同比增长12.1%，环比增长2.0%。",
    "地区生产总值580.6亿元，增长12.1%，名义增长14.0%。上半年地区生产总值580.6亿元，增长12.1%。",
    # a change of the year after one since its beginning
    "6月末，存款余额500亿元，比年初增加10亿元，同比增长12.0%。",
    # two plans, of which one is completed
    "全年计划投资246.5亿元，力争投资300亿元，累计完成投资153.7亿元，完成年度计划的51.2%。",
]

# Parts that share nothing: true figures, where something may be left out, and a digit that makes them too much.
APART = [
    ("粮食总产量46695吨。其中，夏粮产量7327吨；秋粮产量30368吨。", "30368", "50368"),
    ("油料产量500吨。其中，油菜籽产量300吨；花生产量100吨。", "300", "480"),
    (
        "招商引资完成19.3亿元，其中新建项目19个，到位资金6.2亿元；续建项目12个，到位资金11.1亿元。",
        "6.2",
        "9.2",
    ),
    ("货运量12亿吨，其中，铁路货运量2亿吨，公路货运量8亿吨，水路货运量1亿吨。", "8亿", "18亿"),
    ("税收收入100亿元。其中，增值税40亿元，企业所得税20亿元，个人所得税5亿元。", "20亿", "70亿"),
    # services to industry are counted with industry, and not with the second sector
    ("第二产业增加值334623亿元，其中，工业增加值279997亿元，建筑业增加值55689亿元。", "279997", "219997"),
]


def proof(text: str) -> Proof:
    """The proof of a text under a title that names its year."""
    return proofread(reading(text, "某市2020年经济运行情况"))


def misprints(text: str, figures: str) -> list[tuple[int, str]]:
    """Where a digit of a figure stands, with another one: the first two, of which no rounding takes account."""
    changed, position = [], 0
    for figure in figures.split():
        position = text.index(figure, position)
        places = [n for n, sign in enumerate(figure) if sign.isdigit()][:-1][:2]
        changed += [(position + n, str((int(figure[n]) + 4) % 9 + 1)) for n in places]
        position += len(figure)
    return changed


@pytest.mark.parametrize("kind", TIED)
def test_a_wrong_digit_of_a_tied_figure_is_found_with_the_culprit_and_a_right_one_is_not(kind: str) -> None:
    text, figures = TIED[kind]
    assert [message(one, "en") for one in proof(text).findings] == []
    for place, digit in misprints(text, figures):
        wrong = text[:place] + digit + text[place + 1 :]
        found = proof(wrong).findings
        suspects = [one.mention for finding in found for one in finding.figures if one.suspect]
        title = found and found[0].figures[0].mention
        assert any(one.start <= place < one.end for one in suspects), (wrong, suspects, title)
        assert all("\n" not in message(finding, language) for finding in found for language in ("en", "zh"))


@pytest.mark.parametrize(("text", "true", "wrong"), APART)
def test_parts_that_share_nothing_may_leave_something_out_and_do_not_exceed_their_whole(
    text: str, true: str, wrong: str
) -> None:
    assert [message(one, "en") for one in proof(text).findings] == []
    (finding,) = proof(text.replace(true, wrong)).findings
    assert any(wrong.startswith(one.mention.text[:2]) for one in finding.figures if one.suspect)


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_a_tie_accuses_nobody(text: str) -> None:
    assert [message(one, "en") for one in proof(text).findings] == []


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        (
            "一般公共预算收入完成38.45亿元，比上年增加2.15亿元，增长9.5%，其中税收收入30.12亿元，非税收入8.33亿元。",
            "由 38.45亿元、增减额 2.15亿元 算得 5.92%",
        ),
        ("男性人口为723339人，占51.24%；女性人口为688438人，占49.76%。", "由 男性人口 723339人、女性人口 688438人 算得 48.76%"),
        ("新建项目185个，开工160个，开工率68.5%。", "算得 86.49%。最可能有误的是 68.5%（若为 86.5% 则相符）"),
        ("三次产业结构为13.5:30.7:58.5。", "（如 10.9:30.7:58.5 则相符）"),
    ],
)  # fmt: skip
def test_a_finding_says_from_what_it_is_computed_and_what_would_fit(text: str, zh: str) -> None:
    (finding,) = proof(text).findings
    assert zh in message(finding, "zh")
