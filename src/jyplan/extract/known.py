"""Well-known indicators: which direction is better, what is measured, on which basis their rates are stated.

The indicators stand in known.csv beside this file, one a line, names apart by blanks: to teach the draft one,
add a line. What comes from there is marked as such in a drafted plan.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, cast

Measure = Literal["flow", "stock", "ratio"]
Better = Literal["higher", "lower", "none"]


class Known(NamedTuple):
    """An indicator by its usual names; `id` and `name_en` go with just these, the rest with longer ones."""

    id: str
    name_en: str
    names: tuple[str, ...]
    measure: Measure
    better: Better


def _ending_in(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words.split()))})$")


# Better, of names that no row ends like; the first that fits counts.
_LOWER: Final = _ending_in(
    "失业率 贫困人口 贫困发生率 死亡率 发生率 发案率 能耗 水耗 排放 排放量 浓度 超标天数 负债率"
    " 不良率 不良贷款率 死亡人数 事故起数 PM2.5 PM10 赤字 赤字率 综合成本"
)
_HIGHER: Final = _ending_in(
    "增加值 总产值 产值 收入 税收 投资 投资额"
    " 零售额 零售总额 销售额 出口 出口额 利润 覆盖率 普及率 入学率"
    " 达标率 优良率 优良天数 合格率 绿化率 参保率 完成率 处理率 利用率 竣工率 开工率 满意度 存款余额 贷款余额"
)
_MORE: Final = re.compile(
    "(?:新增|新建|新开工|新引进|新认定|新培育|培育|引进|签约|开工|竣工|建成|建设|改造|创建|招引)"
)
_STOCK: Final = _ending_in(
    "人口 余额 里程 保有量 总数 存量 在孵企业 在孵企业数 市场主体 总资产 资产总额 在校生 在册 从业人员"
    " 床位 储备 规模以上工业企业 企业总数 平台 机构 机构数"
)

# Rates that official statistics give at comparable prices, or for one set of units, without saying so each
# time: National Bureau of Statistics, 国民经济核算 (不变价) and 统计调查制度 (可比口径). None of them may be
# held against the values as published.
_REAL: Final = re.compile(
    r"生产总值|GDP|国民总收入|经济总量|增加值|[第一二三]+次?产业$|^[一二三]产$|^(?:经济|工业|农业|建筑业|服务业)$"
    r"|(?:农林牧渔业?|农业|林业|牧业|渔业|工业|建筑业)总?产值|可比价|不变价"
)
_LIKE: Final = re.compile(
    r"规模以上|规上|限额以上|限上|固定资产投资|开发投资|(?:民间|工业|基础设施|技改|技术改造|制造业|产业|房地产)投资"
    r"|社会消费品零售|零售额|同口径|可比口径"
)
_INCOME: Final = re.compile(r"(?:居民|农民|城镇|农村|城乡).*(?:收入|支出)|^居民收入$")


@lru_cache(maxsize=1)
def table() -> tuple[Known, ...]:
    """The rows of known.csv."""
    text = Path(__file__).with_name("known.csv").read_text(encoding="utf-8")
    return tuple(
        Known(
            row["id"],
            row["name_en"],
            tuple(row["names"].split()),
            cast(Measure, row["measure"]),
            cast(Better, row["better"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Known]:
    return {name: row for row in table() for name in row.names}


def row_of(name: str) -> Known | None:
    """The row whose name this is, region words taken away by the caller; `None` for any other name."""
    return _by_name().get(name)


def better_of(name: str) -> Better | None:
    """Which direction is better, as far as the name tells; `None` where it tells nothing."""
    row = _by_name().get(name)
    if row is not None:
        return row.better
    ending = next(
        (row for suffix, row in _by_name().items() if len(suffix) > 3 and name.endswith(suffix)), None
    )
    if ending is not None:
        return ending.better
    if _LOWER.search(name):
        return "lower"
    return "higher" if _HIGHER.search(name) or _MORE.match(name) else None


def measure_of(name: str) -> Measure:
    """Whether an amount of this name is a level at a date; else it is taken for a period's total."""
    row = _by_name().get(name)
    if row is not None:
        return row.measure
    return "stock" if _STOCK.search(name) and not _MORE.match(name) else "flow"


def basis_by_convention(name: str, years: int) -> Literal["real", "like-for-like"] | None:
    """The basis on which rates of this name are published where the text does not say; `None` for nominal.

    Mean rates of incomes over several years are given in real terms as often as not.
    """
    if _REAL.search(name):
        return "real"
    if _LIKE.search(name):
        return "like-for-like"
    return "real" if years > 1 and _INCOME.search(name) else None
