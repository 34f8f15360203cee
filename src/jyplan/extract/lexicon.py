"""The words that reports state figures with, as data: units, verbs, bounds, comparison bases, plan words.

To teach the grammar a word, add it here; to teach it a construction, add a file to `constructions`.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SCALES: Final = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "万": 4,
    "千": 3,
    "百": 2,
}

MONEY: Final = _words(
    """
    元人民币 元 美元 欧元 港元 港币 日元 英镑 卢布 人民币
    """
)

SAME_UNITS: Final = {
    "元人民币": "元",
    "人民币": "元",
    **dict.fromkeys(("m2", "m²", "㎡"), "平方米"),
    **dict.fromkeys(("m3", "m³"), "立方米"),
    **dict.fromkeys(("km2", "km²"), "平方公里"),
    "mm": "毫米",
    "cm": "厘米",
    "km": "公里",
    "m": "米",
    "t": "吨",
}

MEASURES: Final = _words(
    """
    平方公里 平方千米 平方米 平米 公顷 亩 顷 立方米 方 吨标准煤 吨标煤 吨公里 人公里 标准煤 吨 公斤
    千克 毫克 微克 克 斤 担 公里 千米 厘米 毫米 米 千瓦时 千瓦 兆瓦 瓦 度 千伏安 千伏 伏 马力 摄氏度
    ℃ 分贝 帕 焦 升 毫升 标箱 标准箱 箱 TEU m2 m² ㎡ m3 m³ km2 km² kW MW GW
    kWh t·km 人·km km cm mm m t 海里 英里 载重吨 总吨 卡 勒克斯 比特
    Gbps Mbps 里
    """
)

COUNTERS: Final = _words(
    """
    天次 人次 人份 人 个 家 户次 户 名 位 项次 项 所 座 条 辆 台套 台件 台次 台 套 件次 件 只 头 羽 株 棵
    张 班次 批次 批 处 间 栋 幢 艘 架次 架 部次 部 册 种 类 例 起 宗 份 支 篇 场次 场 层 对 课时
    学时 车次 列 枚 口 尾 匹 匝 盏 颗 枝 盆 本 幅 首 段 片 块 道 眼 门 节 单 笔 款 届 轮 期 次 级 天
    岁 年 个月 个季度 季度 个小时 小时 分钟 秒 周年 周 日 元次 团 组 尊 顶 包 盒 瓶 杯 袋 桶 箱 卷
    棒 床 席 客位 门次 档 站 格 环 排 行 字 页 集 分 厅 孔 线 根 副 把 队 伙 拨 号 名次 班 亩次 头次 车 船
    艘次
    """
)

# Units that count something and take the noun after them: 46 个百亿县区.
NOUN_AFTER: Final = frozenset(
    _words(
        """
    个 亩 人 件 份 位 例 元 册 列 厅 口 只 台 名 吨 团 场 块 处 头 套 宗 家 对 层 岁 幅 幢 座 张 户
    所 批 支 斤 期 本 条 枚 架 栋 株 根 棵 次 款 段 片 眼 种 笔 篇 米 类 组 羽 艘 节 起 辆 道 部 门
    间 项 人次 公斤 公里 公顷 千瓦 场次 批次 平方米 立方米 平方公里
    """
    )
)

PERCENT: Final = ("%", "‰", "％")
POINTS: Final = ("个百分点", "百分点", "个千分点", "千分点", "个基本点", "个基点", "基点", "个点")
TIMES: Final = ("倍",)

# Chinese numerals count only before these; before others (一次, 三天) they are idioms and durations.
CHINESE_COUNTERS: Final = frozenset(
    _words(
        """
    个 亩 人 件 位 例 台 名 处 大 头 套 宗 家 座 户 所 支 条 栋 株 种 篇 类 艘 起 辆 门 项 万人 公里
    """
    )
)

# Nouns that a small Chinese numeral before 个 only orders: 三个方面, 四个门类.
ORDERING_NOUNS: Final = _words(
    """
    方面 阶段 层面 环节 月 季度 门类 领域 行业 产业 板块 维度 坚持 统筹 代表 文明 必须 确保 意识
    自信 维护 全面 确立 问题 原则 点 字 时期 过程 人 样 重要 体系 特点 优势 关键 转变 更 战略 目标
    结合 轮子 市场 百分点 台阶 大局 不 先行 责任 机遇 指标 任务 重点 行动 计划 梯队 循环 角度 主体
    挂钩 确定 到位 突破 层次 时代 字头 一 类别 主题 家 工程 统一 组成
    """
)

RISE: Final = _words(
    """
    扩增 续增 大增 激增 猛增 劲增 剧增 骤增 略增 微增 续升 急升 大涨 猛涨
    增长 增加 增 上涨 上升 升 提高 提升 上浮 涨 攀升 回升 递增 上扬 增收 增支 净增 净增加 多增 扩大
    加快 高 快 高于 高出 快于 好于 领先 领先于 超 超过 超出 超前 超额 拉动 贡献 拉升 增幅 增大 增强
    跃升 略升 微升 调增 上调 上修 成长
    超收 超支
    偏多 偏高 反弹 多收 多支 增产 新增加 提前 年增 月增 季增 优于 多于 多 速增 比增 正增长 增多 增值 扩张 加大
    多退 多增加
    """
)

FALL: Final = _words(
    """
    续减 大减 锐减 骤减 骤降 锐降 大降 略减 微减 续跌 急跌 大跌 微跌
    下降 减少 减低 缩短 降低 降 回落 下跌 下滑 减 跌 缩减 缩小 放缓 减缓 收窄 负增长 减收 减支 短收 欠收 少收
    少支 少增 年减 月减 下修 负成长
    衰退 净减 净减少 低 低于 慢 慢于 落后 落后于 滞后 欠 减产 下调 萎缩 压减 削减 压缩 减亏
    偏少 偏低 微降 略降 调减 少 低出 逊于 下行 回调 亏减 减排 改善 少退
    多减少 多减 少增加
    """
)

REACH: Final = _words(
    """
    达到 达 高达 完成 实现 为 是 共 计 共计 合计 总计 总共 约为 有 在 已有 共有 现有 到 至 拥有 发展到
    保持 保持在 稳定在 维持在 控制在 控在 稳在 稳定 列 居 位居 位列 排 排名 排在 名列 列居 跃居 跃升至 升至
    降至 列第 增至 减至 达成 到达 成交 攀升至 扩大至 扩大到 收于 报 录得 等于 占 突破至 已 降为 升为
    调整为 调整到 上升为 争取 力争达到 力争实现 力争完成 力争 确保 确保达到 确保完成 确保实现 计划
    预计 安排 投入 需 将 仅 只有 不足为 就达 就有 就 则 可 须 要 即 又 再 还 也 都 均 各 每 每年
    需要 可达 可实现 接近于 跨上 迈上 登上 迈过 站上 迈入 冲刺 瞄准 锁定 突破性达到 发展 扩展到
    提升至 提高至 扩展至 增扩至 延长至 上调至 下调至 落实 形成 拥有量 保有 保留 辖 含 包括 其中 变为 变成 转为
    """
)

# Of these, those after which the change before is only the way to the figure: 增加到, 下降为.
TOWARDS: Final = frozenset(
    _words(
        """
    为 到 至 达 达到
    """
    )
)

# Right before the end of a 由…到.
ARRIVING: Final = frozenset(
    _words(
        """
    到 至 为 达到 提升至 提高至 上升为 降为 升至 降至 调整为 转为 发展到 增至 减至 扩大到 扩展到 延长至 缩短至
    """
    )
)

# Before a figure.
BOUNDS: Final = {
    **dict.fromkeys(
        _words(
            """
    突破 首次突破 跃上 超过 超 过 逾 跨越 迈过 跨过 高于 大于 多于 超出 突破了 越过 站上 跨入 上
    """
        ),
        "more-than",
    ),
    **dict.fromkeys(_words("不低于 不少于 不小于 至少 最低 不下"), "at-least"),
    **dict.fromkeys(_words("不超过 不高于 不大于 不多于 不突破 最高 最多 至多"), "at-most"),
    **dict.fromkeys(_words("低于 少于 小于 不足 不到 未达到 未达"), "less-than"),
}

ABOUT: Final = {
    **dict.fromkeys(_words("约 大约 约合 大概 约占 折合 折"), "about"),
    **dict.fromkeys(_words("近 将近 接近"), "less"),
}

# After a figure.
AFTER_BOUNDS: Final = {
    **dict.fromkeys(_words("及以上 以上"), "at-least"),
    **dict.fromkeys(_words("以内 之内 及以下 以下"), "at-most"),
    **dict.fromkeys(_words("左右 上下"), "about"),
}

# Words between a name and its verb that change neither: peeled off, some remembered.
ADVERBS: Final = _words(
    """
    按年 按月 按季 预测 概估 亦
    同比 比增 环比 分别 分別 各 均 将 预计 预期 预计将 实际 名义 平均 再 又 仅 已 已经 共 总 首次
    同期 逆势 大幅 大幅度 进一步 也 都 有望 继续 稳步 快速 持续 显著 明显 略 略有 小幅 微 一举 成功
    直接 合计 均为 只 顺利 超额 全部 全面 就 还 才 整体 总体 平稳 稳定 连续 累积 逐年 强劲
    恢复性 基本 新 并 且 而 却 及 净 当年 当月 同步 高速 高位 低位 速度 较快 依次 共同 已累计 较 分
    都是 仍 由 从 按 拟按 ,同比 增速 实有 现已 目前 更 要 需 拟 可 每年 全年 年内 全县 全市 全省 全区
    总数 总量 规模 总额 总值
    """
)

# Nouns of growth: 增速达到 8 % is a growth, and its name is what stands before.
GROWTH_NOUNS: Final = _words(
    """
    增长率 增长速度 增速 增幅 涨幅 降幅 增长幅度 下降幅度 增长比例 增长比率 跌幅 增长 升幅 降速 成长率
    年增率 年减率 减幅
    """
)

FALLING_NOUNS: Final = _words(
    """
    降幅 下降幅度 跌幅 降速 年减率 减幅
    """
)

MEAN: Final = _words(
    """
    年均 年平均 平均每年 每年平均 年递增率 年均递增 年均增速 年复合
    """
)

CUMULATIVE: Final = _words(
    """
    累计 累积 合计 共计 总计 总共 共
    """
)

BASIS: Final = {
    **dict.fromkeys(_words("实际 实质 可比 可比价 可比价格 不变价 不变价格"), "real"),
    **dict.fromkeys(_words("名义 现价"), "nominal"),
    **dict.fromkeys(_words("同口径 可比口径"), "like-for-like"),
}

# More or less than a budget had, without a word of it.
OF_BUDGETS: Final = _words("超收 短收 欠收 超支")

# What a rate completes: budgets, plans, tasks, targets.
PLAN_NOUNS: Final = _words(
    """
    预算 预算数 年初预算 年初预算数 调整预算 调整预算数 年预算 年度预算 变动预算 计划 年计划
    年度计划 计划数 年度投资计划 任务 任务数 年度任务 年任务 目标 目标数 年度目标 年目标 目标任务
    年度目标任务 全年任务 全年目标 全年计划 预期目标 总目标 总任务 投资计划 考核任务 责任目标
    """
)

FUTURE: Final = _words(
    """
    力争 确保 计划 目标 预期 争取 将 要 拟 安排 规划 任务 有望 努力
    """
)

# A name that ends like this is itself a ratio, and a percentage after it is its level.
RATE_ENDINGS: Final = _words(
    """
    率 比重 占比 比例 份额 覆盖面 度 指数 系数 强度 面 比率 贡献 达标 合格 含量 权重 浓度 含水 利率
    税率 参保
    """
)

# What is named so needs no unit: indices, coefficients, exchange rates, ratios, scores.
DIMENSIONLESS: Final = _words(
    """
    指数 系数 汇率 中间价 得分 评分 分值 PMI CPI PPI 比 比值 比价 倍差 弹性 容积率 生育率 市盈率 市净率
    流动比率 速动比率 pH值 PH值
    """
)

# What ends so compares, and is none of these.
NOT_DIMENSIONLESS: Final = _words(
    """
    同比 环比 定比 占比 相比 对比 可比 评比 类比 较比 年比 月比 季比 期比 初比 末比 底比
    """
)

# Whoever brings something about ends so, and is no place: 规上企业实现营收.
DOERS: Final = _words("业 公司 集群 机构")
# What is said of them: 医药制造业稳中向好, 产值增长16.3%.
OUTPUTS: Final = _words(
    """
    产值 总产值 增加值 营业收入 主营业务收入 销售收入 营收 销售额 营业额 零售额 利润 利润总额 利税 税收
    """
)

# What is measured of a thing, where the thing is named before: 蔬菜播种面积、产量.
MEASURED_OF_THINGS: Final = _words(
    """
    产量 总产量 总产 单产 播种面积 种植面积 面积 金额 套数 均价 数量 价格 人数 户数
    """
)

SHARE_ENDINGS: Final = _words(
    """
    比重 占比 比例 份额 贡献率 占有率 比
    """
)

PRICE_NAMES: Final = _words(
    """
    价格 物价 CPI PPI 价格指数 物价指数 价格总水平 消费价格
    """
)

# Averages never add up: no part of another average.
NOT_ADDITIVE: Final = _words(
    """
    顺差 逆差 出生 死亡 人均 平均 日均 月均 均价 单价 率 指数 价格 每 单位面积 单产 亩产 比重 户均 亩均 地均
    """
)

# Before a name, and no part of it.
CONNECTIVES: Final = _words(
    """
    虽然 虽 尽管 超额
    加上 当中 至于 其中 同时 此外 另外 另 并 且 而 以及 及 和 与 但 同期 目前 截至目前 据统计 据初步统计
    初步统计
    初步核算 经初步核算 初步测算 经初步测算 据测算 经测算 初步预计 经初步预计 预计 预测 预期 共 已 将 要
    累计 共计 合计 总计 实现 完成 达到 达 力争 确保 争取 计划 使 全年 全面 今年 年内 当年 均 分别 各
    单月 当月 单季 当季 已经 也 还 又 再 则 从而 因此 通过 推动 按照 其余 仍 继续 主要 特别是 尤其是 尤其
    包括 含 一是 二是 三是 四是 五是
    六是 七是 八是 九是 十是 各地 首先 其次 一共 现有 共有 拥有 已有 有 年末 年底 期末 仅 如 是 为 的 了
    在 对 由 从 据 等 、 发生
    """
)

# Of these, those that may also begin a name: 共享, 对外贸易, 计划总投资.
AMBIGUOUS: Final = frozenset(
    _words(
        """
    与 且 为 也 了 仅 从 但 使 共 再 则 又 另 各 和 在 均 如 对 将 并 据 是 有 由 等 而 要 达 还
    主要 包括 含 完成 实现 已有 年底 年末 拥有 期末 现有 累计 计划 达到 通过 发生
    """
    )
)

REGIONS: Final = _words(
    """
    全市 全县 全区 全镇 全乡 全州 全旗 全盟 全街道 全办 全村 全域 全地区 我市 我县 我区 我镇 我乡
    我州 我们 全社区 全校 全系统 本市 本县 本区 本镇 全州市 全街 本级
    """
)

# What a change is measured from that is no time: what is usual, other places, plans.
USUAL: Final = _words(
    """
    常年 常年同期 常年平均 常年平均值 正常年份 多年平均 多年平均值 多年同期 历史同期 历史均值 历年同期
    历年平均 历年平均值 历年均值 历年 往年 往年同期 疫情前 预测数 预测值 概估数 概估值 预估数 初估数
    """
)
PLACES: Final = _words(
    """
    全国 全省 全市 全州 全区 全县 全市平均 全省平均 全国平均 平均水平 全国平均水平 全省平均水平
    全市平均水平
    """
)
# 近五年平均, 过去三年同期均值: the mean of years before is no year before.
MEAN_OF_YEARS: Final = (
    r"(?:近|前|过去|此前|最近)[二两三四五六七八九十\d]{1,3}年(?:来|间)?(?:同期)?的?(?:平均|均值)(?:值|水平)?"
)

# A place that figures are compared with, or a time that they are measured from.
BASES: Final = (
    *USUAL,
    *PLACES,
    *_words(
        """
    上年同期 去年同期 上年同月 去年同月 上年末 去年末 上年底 去年底 上年 去年 前年 上月末 上月
    上季度 上季末 上季 上半年 一季度 上年同口径 去年同口径 上年同期同口径 年初 年初时 同期 上一年
    上一年度 上年度 去年度 前一年 去年同日 上年同日 同日 上届 上个月 上周 五年前 前三季度 前三年
    计划 预算 预期 目标 时序 序时 序时进度 时间进度 时序进度
    """
    ),
)

# Where a noun after a counted unit ends: 208 处口袋公园|全部开工.
# What is said of any subject: 投资增长5%,增速居全市第2位.
RELATIVE: Final = frozenset(
    _words(
        """
    增幅 增速 涨幅 降幅 比重 占比 增长率 增长速度 跌幅 升幅 减幅 总量 总数 总额 人均 规模 进度 均价 所占比重
    增长 增加 增量 比例 收入 支出
    """
    )
)

NOUN_STOPS: Final = _words(
    """
    平均 现有 依次 申报 全部 全面 竣工 开工 入选 获 建成 投产 落地 通过 完成 达到 参加 成为 实现 被 已 正
    年末 年初 尚 仍 可望
    均 签约 为 在 的 得到 开展 进入 上榜 喜迁 列入 纳入 将 并 同比 比 较 有 等 投入 顺利 如期 先后 陆续
    按 以便 以及 达 共 总投资 实际 已有 通了 通上 用上 下降 占 位居 可以 能够 从 由 对 到 “ ，
    实施 启动 接入 举办
    进展 即将 总体 保持 呈现 势头 用于 获得 荣获 受到 享受 参与 未 分别 分布 推进 加快 相继 正式 集中
    """
)
