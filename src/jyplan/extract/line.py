"""A paragraph made ready for the grammar: plain signs, no idle blanks, simplified words, and the way back.

Every character keeps its place in the document: `at(i)` says where the i-th character of the line stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# Signs that mean the same to the grammar, one for one.
_SIGNS: Final = str.maketrans(
    {
        **dict(zip("，；：（）？！∶．％﹪－−–～｡､﹑＋＂", ',;:()?!:.%%--—~。、、+"', strict=True)),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "\u3000": " ",
        "\u00a0": " ",
        "\t": " ",
    }
)
# Traditional characters of the words that reports use; others need no mending.
_TRADITIONAL: Final = (
    "萬億產業總額長減實現達佔計劃預稅務債應進項戶畝噸個點數據與為從較過約餘資農漁戰歷開關"
    "區縣鄉鎮鐵處條頭隻雙兩幣來間時標價幹國際當築聯網鐘礦貢獻東車電內華順環統體質療衛醫寧"
    "專樓門類"
    "種調準漲縮緩級別輛臺張擴線層啟動構術單補貼轉變擁鮮銷購貨運輸園學於後歲圍擊極樹階傳爭"
    "勵創優樣決議發將並無異備勞驗營飲財結鋼鎳鋁機鹽賬壓穩規認識隨覺說請設訊許詳誤課談讓講"
    "護貧貿費"
    "贊軍遠適遼邊還鄰釋錄錢陸陳陽隊難雖靈靜韓頁題顯風飛養館馬驅驟魚鳳鳥黃齊龍雞豬雜蘇舉舊"
    "藝藥蓋葉義習聖聲聽職肅腦臨膚興艦續維綜綠緊練縱績織繼絕給納純紙細終組紀糧競節範籌簡籤"
    "絡穀積稱"
    "禮禍礎確碼監盤眾瑪瓊瘡畢畫獎獨獲猶狀牆爾爺燈燒熱災煙煉滿漸漢滅溫測渦湯濟濱灣澤潔潤濕"
    "瀏澗沖況氣殺毀殘歸歡權櫃檢橋樂樞楊榮槍書會暫曆敵斷敗敘採掛擔擇撥揮損換攝擬慶憂懷態慣"
    "慮憲戲徵"
    "徑復彈強彎廠廣廢廳庫幫帶師屬島峽崗嶺導尋對寶審寫寬宮孫媽婦奪夾奧壯壽報場塊墊塵墜執堅"
    "堝圖圓團嘗嚴問員呂吳參叢協賣勢勝勳劑劇劉剛則凱凍冊兒償儲傷傑偉側偽傾僅儀倉倫偵們佈侖"
    "俠係併亞"
    "亂乾買貸賀賃賢賴贈贏趙趕蹤躍軌軟載輔輕輩輪輯轄辦連週遊遲選遺邁郵鄧醬釀針鈣鈦鉀鉛銀銅"
    "鋅錫鍋鍵鎢鎂鑄鑽閉閒閘閣闊闢險隱雲霧頂須頒頓頗領頻顆顏願顧飯飼飾駐駕騎魯鴨鵝麗麥麵黨"
)
_SIMPLIFIED: Final = (
    "万亿产业总额长减实现达占计划预税务债应进项户亩吨个点数据与为从较过约余资农渔战历开关"
    "区县乡镇铁处条头只双两币来间时标价干国际当筑联网钟矿贡献东车电内华顺环统体质疗卫医宁"
    "专楼门类"
    "种调准涨缩缓级别辆台张扩线层启动构术单补贴转变拥鲜销购货运输园学于后岁围击极树阶传争"
    "励创优样决议发将并无异备劳验营饮财结钢镍铝机盐账压稳规认识随觉说请设讯许详误课谈让讲"
    "护贫贸费"
    "赞军远适辽边还邻释录钱陆陈阳队难虽灵静韩页题显风飞养馆马驱骤鱼凤鸟黄齐龙鸡猪杂苏举旧"
    "艺药盖叶义习圣声听职肃脑临肤兴舰续维综绿紧练纵绩织继绝给纳纯纸细终组纪粮竞节范筹简签"
    "络谷积称"
    "礼祸础确码监盘众玛琼疮毕画奖独获犹状墙尔爷灯烧热灾烟炼满渐汉灭温测涡汤济滨湾泽洁润湿"
    "浏涧冲况气杀毁残归欢权柜检桥乐枢杨荣枪书会暂历敌断败叙采挂担择拨挥损换摄拟庆忧怀态惯"
    "虑宪戏征"
    "径复弹强弯厂广废厅库帮带师属岛峡岗岭导寻对宝审写宽宫孙妈妇夺夹奥壮寿报场块垫尘坠执坚"
    "埚图圆团尝严问员吕吴参丛协卖势胜勋剂剧刘刚则凯冻册儿偿储伤杰伟侧伪倾仅仪仓伦侦们布仑"
    "侠系并亚"
    "乱干买贷贺赁贤赖赠赢赵赶踪跃轨软载辅轻辈轮辑辖办连周游迟选遗迈邮邓酱酿针钙钛钾铅银铜"
    "锌锡锅键钨镁铸钻闭闲闸阁阔辟险隐云雾顶须颁顿颇领频颗颜愿顾饭饲饰驻驾骑鲁鸭鹅丽麦面党"
)
_SIMPLIFY: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_BLANK: Final = frozenset(" \u3000\u00a0\t\r\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a document as the grammar reads it: `text`, the signs as written, and their places."""

    text: str
    written: str
    places: tuple[int, ...]

    def at(self, index: int) -> int:
        """The place in the document of the line's character; past the end, the place after its last."""
        if index < len(self.places):
            return self.places[index]
        return self.places[-1] + 1 if self.places else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The places in the document where `text[start:end]` begins and stops."""
        return self.at(start), self.at(end - 1) + 1

    def name(self, start: int, end: int) -> str:
        """A stretch as it was written, without blanks."""
        return self.written[start:end]


def make(document_text: str, start: int, end: int) -> Line:
    """The line of `document_text[start:end]`. Blanks go, but for one between two letters or digits.

    Where an editor broke a line of the paragraph, nothing stands: a number may go on in the next.
    """
    kept: list[str] = []
    places: list[int] = []
    pending = False
    for place in range(start, end):
        sign = document_text[place]
        if sign == "\n":
            pending = False
            continue
        if sign in _BLANK:
            pending = bool(kept)
            continue
        if pending and _joins(kept[-1]) and _joins(sign) and not _thousands(document_text, place, end, kept):
            kept.append(" ")
            places.append(place - 1)
        pending = False
        kept.append(sign)
        places.append(place)
    written = "".join(kept)
    return Line(written.translate(_SIGNS).translate(_SIMPLIFY), written, tuple(places))


def _thousands(text: str, place: int, end: int, kept: list[str]) -> bool:
    """Whether a blank only sets thousands apart: 5 300.2."""
    before = len(kept)
    while before and kept[before - 1].isdigit():
        before -= 1
    digits = len(kept) - before
    after = place
    while after < min(end, place + 4) and text[after].isdigit():
        after += 1
    return (
        1 <= digits <= 3
        and kept[before] != "0"
        and after - place == 3
        and (before == 0 or kept[before - 1] not in ".,")
    )


def _joins(sign: str) -> bool:
    return (sign.isascii() and sign.isalnum()) or "０" <= sign <= "９"
