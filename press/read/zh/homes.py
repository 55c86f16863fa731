"""What is a release as a whole about: 望溪区, 瀾港, 霆远重工? Title, head and first lines tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from press.lexicon import Lexicon
from press.model import Release
from press.read.zh.script import Script, script

HEAD = 8
"""Lines at the head of a release that may name who speaks."""
LONGEST = 300
"""Characters of a line that are looked at."""
SHORT = 60
"""Characters of a line that is a name and no sentence."""
SEEN = 600
"""Characters of the text in which a company presents itself or an office tells what it publishes."""
KINDS = "自治区|自治州|自治县|省|市|县|区|州|旗|盟"


def home_of(release: Release, lexicon: Lexicon) -> str | None:
    """The place or the company that a release is about, in its own characters; None where nothing tells."""
    head = [line.strip()[:LONGEST] for line in release.text[:SEEN].split("\n") if line.strip()][:HEAD]
    raws = ((release.title or "")[:LONGEST], release.issuer or "", *head)
    title, *lines = [(script(raw, 0, lexicon), raw) for raw in raws]
    words = lexicon.words["zh"]["home"]
    named = (name for plain, name in _named(title, lines) if _is_somebody(plain, words))
    return next(named, None) or _nation([title[0], *(line for line, _ in lines)], release.text)


Line = tuple[Script, str]
"""A line in plain characters, and as it is written."""


def _named(title: Line, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """All that may be meant, the surest first."""
    for pattern in (_company(), _before_year(), _governed()):
        yield from _said(pattern, title)
    for line in (line for line in lines if len(line[1]) < SHORT and not line[1].endswith("。")):
        for pattern in (_office(), _company_line(), _branch()):
            yield from _said(pattern, line)
    for pattern in (_office(), _topic()):
        yield from _said(pattern, title)
    for pattern in (_published(), _presented(), _announcing()):
        for line in lines:
            yield from _said(pattern, line)


def _said(pattern: re.Pattern[str], line: Line) -> Iterator[tuple[str, str]]:
    """What the pattern finds in the plain line, and as the raw one writes it."""
    plain, raw = line
    for found in pattern.finditer(plain.text):
        first, last = plain.raw(found.start(1), found.end(1))
        yield found[1], raw[first:last].strip()


def _is_somebody(name: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Not ``园区``, ``全省``: a word for a kind of place; and not ``国家`` of any office."""
    kind = _kind().search(name)
    generic = kind is not None and name[: kind.start()] in words["generic"]
    return bool(name) and not generic and name not in words["nobody"]


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{KINDS})$")


@cache
def _company() -> re.Pattern[str]:
    """霆远重工股份有限公司发布…, 永發飲食集團公佈…: a title that begins with who speaks."""
    forms = "股份有限公司|有限公司|集团|控股|银行|公司"
    tells = "公布|发布|披露|宣布|发表"
    office = "(?![一-鿿]{0,12}(?:政府|局|处|署|部|厅|委|海关|银行)(?:今日)?(?:公布|发布|发表))"
    return re.compile(
        rf"^{office}([一-鿿A-Za-z()]{{2,20}}?(?:{forms})|[一-鿿A-Za-z]{{2,10}}?(?=(?:{tells})))"
    )


@cache
def _before_year() -> re.Pattern[str]:
    """海泰港2026年上半年…, 关于瑞阳县2025年…, 濠嶼二○二六年…: who stands before the year."""
    return re.compile(
        r"^(?:关于)?([一-鿿]{2,16}?)(?<!年)(?<!发布)(?<!公布)(?<!发表)(?:民国)?"
        r"(?:\d{2,4}|[12一二][0-9〇○零一二三四五六七八九]{3})年"
    )


@cache
def _governed() -> re.Pattern[str]:
    """2025年禾泽市农业…, (岚屿市专场): a name with the word for what it is, behind a time or a bracket."""
    before = r"(?:^|[年月度末日份(《“: ]|关于|个月|在)"
    return re.compile(
        rf"{before}(?!上半年|下半年|全年|[前第一二三四])([一-鿿]{{2,5}}?(?:{KINDS}))(?!场|值|民)"
    )


@cache
def _office() -> re.Pattern[str]:
    """岭东省统计局, 東萊政府新聞公報, 胶岭海关统计处: where an office sits."""
    topics = (
        "统计|主计|财政|经济|海关|人民政府|政府|新闻|卫生|旅游|博彩|普查|劳工|教育|调查|交通|农业|农村|商务|发展|人力|生态|"
        "文化|金融|税务|住房|民政|公安|气象|水利|能源"
    )
    offices = "局|处|厅|署|办|委|公报|调查队|总队|关|司|府"
    return re.compile(
        rf"^(?!国家|中国|人民|中央|国务院)((?!统计|主计|财政|新闻)[一-鿿]{{2,3}}?(?:{KINDS})|(?!统计|主计|财政|新闻)[一-鿿]{{2,4}}?)(?:特区)?"
        rf"(?:{topics})[一-鿿]{{0,14}}?(?:{offices})"
    )


@cache
def _branch() -> re.Pattern[str]:
    """人民银行澜川省分行: the bank's branch of a place."""
    return re.compile(rf"银行([一-鿿]{{2,5}}?(?:{KINDS}))(?:中心支行|分行|营业管理部)")


@cache
def _company_line() -> re.Pattern[str]:
    """景禾國際控股有限公司: a line that is a company's name and nothing else."""
    return re.compile("^([一-鿿A-Za-z()]{2,24}(?:有限公司|集团))$")


@cache
def _published() -> re.Pattern[str]:
    """今日發表瀾港的對外商品貿易統計數字: the place of what an office publishes."""
    return re.compile(
        "(?:发表|公布|发布)(?:了)?([一-鿿]{2,4}?)(?:的|本地)[^，。]{0,14}?(?:统计|数字|数据|资料|指数|总值)"
    )


@cache
def _presented() -> re.Pattern[str]:
    """霆远重工集团股份有限公司(下称“公司”): a company that says how it is called."""
    marks = "以下简称|下称|简称|「|“|股份代号|证券代码|股票代|代号"
    return re.compile(rf"(?<![一-鿿])([一-鿿A-Za-z]{{2,20}}?(?:有限公司|集团))\((?:{marks})")


@cache
def _topic() -> re.Pattern[str]:
    """第三季東萊本地生產總值: a name before what is told of a place alone."""
    return re.compile("(?:年|季|季度|月|度)([一-鿿]{2,4}?)本地(?:居民)?生产总值")


@cache
def _announcing() -> re.Pattern[str]:
    """明港海关9月9日对外发布: the place of the office that speaks in the first sentence."""
    return re.compile(
        r"(?<![一-鿿])([一-鿿]{2,4}?)(?:海关|统计局|统计处|政府)(?:今日|昨日|\d{1,2}月\d{1,2}日|今天)"
    )


def _nation(lines: Sequence[Script], text: str) -> str | None:
    """我国, 全国: where a state's office or its title speaks of the whole country."""
    title = lines[0].text
    state = "国民经济" in title or any(_state().search(line.text) for line in lines)
    often = 1 if state else 2 if not any(word in text for word in _PARTS) else len(text)
    return next((word for word in ("我国", "全国") if word in title or text.count(word) >= often), None)


_PARTS = ("全省", "全市", "全县", "全区", "全州", "我省", "我市", "我县", "我区")
"""Words of a release about a part of the country."""


@cache
def _state() -> re.Pattern[str]:
    return re.compile(
        "国家[一-鿿]{2,6}(?:局|委|署)(?!.{0,6}调查)|海关总署|国务院|(?:^|——)[一-鿿]{2,8}部(?:负责人|$|　| )"
    )
