"""The words by which statements are matched: synonyms, partitions, balances.

They belong to the arithmetic, not to any language's reading: each row states a law (exports and
imports make up trade) together with the words that invoke it. Chinese is written in simplified
characters; :mod:`press.check.naming` folds traditional ones first.
"""

from __future__ import annotations

from dataclasses import dataclass

SYNONYMS_EN = (
    ("gross domestic product", "gdp"),
    ("gross regional product", "gdp"),
    ("regional gdp", "gdp"),
    ("value-added", "valueadded"),
    ("value added", "valueadded"),
    ("added value", "valueadded"),
    ("goods-producing", "goods"),
    ("service-providing", "services"),
    ("service-producing", "services"),
)  # fmt: skip
SYNONYM_TOKENS = {
    "job": "employ", "employment": "employ", "payroll": "employ", "employee": "employ", "people": "person",
    "home": "home", "house": "home", "dwelling": "home", "sales": "sale",
}  # fmt: skip
STOP_EN = frozenset((
    "a", "an", "the", "of", "in", "for", "and", "or", "to", "its", "their", "by", "at", "on", "from",
    "with", "that", "were", "was", "is", "are", "been", "number", "total", "overall", "all", "amount",
    "value", "level", "combined", "figure", "s", "who", "which", "has", "have", "had", "as", "it", "this",
    "year", "month", "quarter", "annual",
))  # fmt: skip
TOTAL_EN = frozenset({"total", "overall", "all", "combined", "aggregate", "whole"})
TOTAL_ZH = ("总", "合计", "全部", "全体", "整体")

SYNONYMS_ZH = (
    ("国内生产总值", "生产总值"), ("地区生产总值", "生产总值"), ("经济总量", "生产总值"), ("进出口", "贸易"),
    ("规模以上", "规上"), ("gdp", "生产总值"),
)  # fmt: skip
DROPPED_ZH = ("的", "全年", "累计", "合计", "总额", "总值", "总量", "总计", "整体", "总")
WHOLE_AREAS_ZH = ("全市", "全区", "全县", "全省", "全州", "全旗", "全镇", "全港", "全国")
ANYWHERE = frozenset((
    "city", "district", "county", "state", "country", "region", "province", "area", "company", "group",
    "municipality", "territory", "town", "nation", "firm", "whole city", "entire city", "全市", "全区",
    "全县", "全省", "全州", "全旗", "全镇", "全港", "全區", "全縣", "全鎮", "本市", "本区", "本县",
    "本省", "我市", "我区", "我县", "我省", "我国", "本公司", "公司", "集团", "本集团", "本港", ),
)  # fmt: skip
"""Areas that only point back at the place that a release is about."""
TRADITIONAL = str.maketrans(
    "進總產業額貿務農鎮鄉順長貨體淨國資財區縣幣個萬億點佔員衛錄數總費銷價與設備儀電動機處當職勞動變",
    "进总产业额贸务农镇乡顺长货体净国资财区县币个万亿点占员卫录数总费销价与设备仪电动机处当职劳动变",
)

VOLUME = (
    "gdp",
    "valueadded",
    "output",
    "income",
    "productivity",
    "economy",
    "生产总值",
    "增加值",
    "总产值",
    "收入水平",
    "可支配收入",
    "经济",
)
"""Indicators whose growth is usually printed in constant prices beside a level in current ones."""

AVERAGES = (
    "per",
    "average",
    "mean",
    "median",
    "rate",
    "ratio",
    "capita",
    "人均",
    "平均",
    "每",
    "率",
    "比重",
    "比例",
    "中位数",
    "户均",
)
"""Words of what does not add up: averages and rates."""

STOCKS = (
    "population", "employment", "staff", "workforce", "balance", "reserves", "deposits", "loans",
    "outstanding", "debt", "stock", "inventory", "members", "capacity", "subscribers", "users",
    "accounts", "holdings", "assets", "cash", "backlog", "vacancy", "unemployed", "headquarters",
    "enterprises", "firms", "entities", "companies", "余额", "人口", "从业", "就业人", "储备", "存款",
    "贷款", "债务", "库存", "存量", "会员", "装机", "容量", "用户", "保有量", "在册", "总部", "主体",
    "企业", "户数", "资产", "现金", "未偿",
)  # fmt: skip
"""Words of what is counted at a moment: it may fall within a year."""

REBASED = ("fixed", "profit", "投资", "规上", "限额以上", "利润")
"""Indicators whose growth is published on a base made comparable anew: their levels do not give it."""

UNSTEADY = (
    "net", "profit", "earnings", "loss", "surplus", "deficit", "change", "difference", "margin",
    "income", "净", "利润", "亏损", "顺差", "逆差", "差额", "盈余", "赤字", "增加额", "贡献",
)  # fmt: skip
"""Words of what may be negative: its total over a longer span may be smaller."""

OF_WHICH = (
    "of which", "among them", "among these", "of these", "of this", "including", "comprising",
    "consisting of", "made up of", "comprised", "consisted of", "其中", "分别为", "包括",
)  # fmt: skip

OUTLOOK_EN = (
    "will", "would", "could", "might", "should", "shall", "expect", "forecast", "project", "predict",
    "outlook", "guidance", "estimate", "anticipat", "plan", "target", "goal", "aim", "intend", "propos",
    "schedul", "commit", "pledg", "budget", "next", "future", "upcoming", "by", "through", "until", "due",
    "matur", "expir", "fiscal", "FY", "option", "warrant", "vest", "exercis", "convert", "begin", "start",
    "effective", "assum", "scenario", "potential", "ahead", "long-term", "season", "reserv", "sold out",
)  # fmt: skip
"""Beginnings of words that make a sentence one of plans, outlooks and terms."""

DONE_EN = (
    "was", "were", "reached", "totall?ed", "rose", "fell", "grew", "stood", "came", "amounted", "numbered",
    "increased", "decreased", "declined", "dropped", "climbed", "received", "handled", "recorded", "posted",
    "reported", "generated", "completed", "produced", "exceeded", "remained", "had been", "has been",
)  # fmt: skip
"""Verbs of what has happened."""

OUTLOOK_ZH = (
    "预计", "预期", "预测", "目标", "计划", "规划", "力争", "将", "确保", "展望", "未来", "到20",
    "至20", "争取", "努力", "拟", "有望", "届时", "远景", "預計", "預期", "預測", "目標", "計劃", "將",
    "未來", "财年", "財年", "到期",
)  # fmt: skip
COMPARING_ZH = (
    "同比", "环比", "比上年", "比上月", "较上年", "比去年", "较去年", "按年", "環比", "較去年",
    "較上年",
)  # fmt: skip
"""Words of a comparison with a time that is over, as of facts alone."""

EXHAUSTIVE = ("comprising", "comprised", "consisting of", "consisted of", "made up of", "组成", "构成")
"""Words after which a list names every part of its whole."""

RESPECTIVELY = ("respectively", "分别", "分別", "in that order", "依次")
"""Words that put two lists in one order."""

COOPERATION = (
    "with", "cooperat", "partner", "collaborat", "jointly", "delegation", "visit", "from", "合作", "联合",
    "携手", "签约", "来自", "赴", "前往",
)  # fmt: skip
HERE = (
    "the city", "the district", "the county", "the municipality", "city’s", "city's", "district’s",
    "district's", "municipal", "our", "local", "全市", "全区", "本市", "我市", "我区", "本区", "全县",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Partition:
    """Parts that together make up a whole: the words of each part, and of the whole where it has its own.

    ``shared``: what else the parts are called, the whole is called too ("exports of goods" and
    "trade in goods", but "value added of industry" and "GDP").
    """

    parts: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...] = ()
    shared: bool = True


PARTITIONS = (
    Partition(
        (("primary", "第一产业"), ("secondary", "第二产业"), ("tertiary", "第三产业")),
        ("gdp", "生产总值"),
        shared=False,
    ),
    Partition((("export", "出口"), ("import", "进口")), ("trade", "贸易")),
    Partition((("goods", "货物"), ("service", "服务"))),
    Partition((("urban", "城镇"), ("rural", "乡村"))),
    Partition((("urban", "城市"), ("rural", "农村"))),
    Partition((("men", "male", "男性"), ("women", "female", "女性"))),
    Partition((("domestic", "国内", "内资"), ("foreign", "overseas", "国外", "外资"))),
    Partition((("online", "线上"), ("offline", "线下"))),
    Partition((("public", "公共"), ("private", "私人"))),
)


@dataclass(frozen=True, slots=True)
class Balance:
    """A difference with a name: what is added, what is taken off, what the rest is called."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    rest: tuple[str, ...]


BALANCES = (
    Balance(
        ("export", "出口"), ("import", "进口"), ("deficit", "surplus", "balance", "逆差", "顺差", "差额")
    ),
    Balance(("birth", "出生"), ("death", "死亡"), ("natural", "自然")),
)

SPEED = ("growth", "pace", "rate", "增速", "增幅", "涨幅", "升幅", "降幅", "增长率")
"""Words that make an indicator the speed of another one."""

NEGATIVE = ("loss", "deficit", "decrease", "decline", "reduction", "亏损", "逆差", "降幅", "减少")
"""Indicators that are negative by nature, so that less of them is more."""

RISING_EN = ("rose", "grew", "increased", "climbed", "jumped", "advanced", "surged", "went up", "up")
FALLING_EN = ("fell", "dropped", "declined", "decreased", "slipped", "shrank", "sank", "went down", "down")
RISING_ZH = ("增加[到至]", "增长[到至]", "上升[到至]", "提高[到至]", "升至", "增至", "扩大[到至]")
FALLING_ZH = ("下降[到至]", "减少[到至]", "降[到至]", "回落[到至]", "下跌[到至]", "减至", "缩小[到至]")
"""Verbs that lead to a value, as patterns: "fell to", 下降到."""

REPEATING = ("(", "（", "or ", "即", "或")
"""What stands between an amount and a rate that says the same."""

ADJECTIVES = (
    "foreign",
    "external",
    "international",
    "overseas",
    "merchandise",
    "对外",
    "外贸",
    "货物",
    "全社会",
    "社会",
)
"""Words that a total may have beside the name of what it is the total of."""

AVERAGING = ("average", "annual", "a year", "per year", "平均", "每年", "年均")
"""Words before a change that make it the change of a single year."""
