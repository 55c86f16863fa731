"""What is a phrase called in the release's own words, and which part of a list is which value's?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh.script import Script
from press.read.zh.token import Token

_EDGES = "、,。;:\"'“”「」（）()‧•·●■◆▪-—* \u3000\n"
_FRONT = _EDGES + "和及与的之也则却"
_BACK = _EDGES + "的之则也均都将已还继"
_PARTICLES = "继把但要由在有为将使让而是对从并该以"
_LONGEST, _LONG = 40, 24
_LED_IN = tuple("我向主得受董派宣分配连")
_TWO = 2
_JOINT = "同享建和产有识青振性体计管治赢聚创育融生用享"
"""What 共 makes a word with; else it belongs to the number: 全省共接待游客."""
_ORDERS = "一二三四五六七八九十"
Name = tuple[str, str]
"""A noun phrase as (plain, raw): the plain one is what words are looked up in."""


def phrase(tokens: Sequence[Token], script: Script, release: str) -> Name | None:
    """The words from the first to the last of ``tokens``; None where nothing is left of them."""
    if not tokens:
        return None
    start, end = tokens[0].start, tokens[-1].end
    return clipped(script.text[start:end], script, release, start)


def clipped(plain: str, script: Script, release: str, start: int) -> Name | None:
    """``plain``, which begins at ``start`` of the script, without marks at its edges, and its raw words."""
    whole = plain
    plain = plain.lstrip(_FRONT)
    if plain[:1] in _LED_IN:
        plain = _led_in().sub("", plain)
    plain = _unbacked(_unled(plain, script.shields))
    if not plain or not _worded().search(plain):
        return None
    plain = _without_stub(plain)
    if plain[0] == "经":
        plain = _unadjusted().sub("", plain)
    start += whole.find(plain)
    short = _short(plain)
    start += len(plain) - len(short)
    plain = short
    raw_start, raw_end = script.raw(start, start + len(plain))
    return plain, _bare().sub("", release[raw_start:raw_end])


def _unbacked(plain: str) -> str:
    """Without a particle behind; 平均 is none."""
    short = plain.rstrip(_BACK)
    return f"{short}均" if short.endswith("平") and plain[len(short) :].startswith("均") else short


@cache
def _led_in() -> re.Pattern[str]:
    """主要由于产品价格…: why, or to whom, before what it is said of."""
    return re.compile(
        "^(?:我们|向全体股东|主要是?(?:由于|因为|得益于|受益于)|得益于|受益于|董事会(?:已|议决|决议|建议|宣布|拟|同意)*(?:宣派|派发|派付|派息|分派|配发)?|连同(?:已派发的?)?|(?:派发|宣派|派付|分派|配发)(?=.{0,8}(?:股息|股利|红利)))(?=.{2})"
    )


def _without_stub(plain: str) -> str:
    """末期股息每10股: what a number is said per belongs to the number."""
    found = _stub().search(plain) if plain[-1] == "股" else None
    return plain[: found.start()] if found and found.start() > 1 else plain


@cache
def _unadjusted() -> re.Pattern[str]:
    """经季节调整后失业率: the rate."""
    return re.compile("^经.{2,14}?后之?(?=.{2})")


@cache
def _stub() -> re.Pattern[str]:
    return re.compile(r"每\d{0,3}股$")


def _unled(plain: str, shields: re.Pattern[str]) -> str:
    """Without a particle in front, unless it begins a word: 有企业 but 有色金属."""
    if plain[:1] == "共" and len(plain) > 3 and plain[1] not in _JOINT:
        plain = plain[1:]
    if plain[:1] == "有" and "的" in plain[2:8] and plain[1] not in "许些不相":
        return plain
    while len(plain) > 1 and plain[0] in _PARTICLES and not shields.match(plain):
        if plain.startswith(("以上", "以下", "以内", "以外")):
            break
        plain = plain[1:].lstrip(_FRONT)
    return plain


def _short(plain: str) -> str:
    """A very long phrase is cut to what stands after its last 的."""
    if len(plain) > _LONG:
        tail = plain.rpartition("的")[2]
        plain = tail if 2 <= len(tail) < len(plain) else plain
    return plain[-_LONGEST:]


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]")


@cache
def _bare() -> re.Pattern[str]:
    """Note marks, spaces and line breaks inside a phrase."""
    return re.compile(r"[\[［〔【(（]\s?\d{1,2}\s?[\]］〕】)）]|[①-⑳]|\s+")


def joined(first: Name | None, second: Name | None) -> Name | None:
    """Both phrases as one; a phrase that already ends with the other stays."""
    if first is None or second is None:
        return first or second
    if first[0].endswith(second[0]):
        return first
    return first[0] + second[0], first[1] + second[1]


def split(name: Name, count: int, lexicon: Lexicon) -> list[Name] | None:
    """The ``count`` members of a list: 食品、衣着价格 → 食品价格, 衣着价格; None if it has another number."""
    ordinal = _ordinals(name[0], count), _ordinals(name[1], count)
    if ordinal[0] and ordinal[1]:
        return list(zip(ordinal[0], ordinal[1], strict=True))
    both = _town_and_country().search(name[0]) if count == _TWO else None
    if both is not None and len(name[0]) == len(name[1]):
        return [(_put(name[0], both, n), _put(name[1], both, n)) for n in range(_TWO)]
    plain, raw = _parts(_without_sum(name[0])), _parts(_without_sum(name[1]))
    if len(plain) != len(raw) or len(plain) < count:
        return None
    if len(plain) > count:
        plain, raw = _regrouped(name[0], count), _regrouped(name[1], count)
        if len(plain) != count:
            return None
    prefix, suffix = _shared(plain, _heads(lexicon))
    groups = lexicon.words["zh"]["things"]["group"]
    lead = next((word for word in groups if plain[-1].startswith(word)), "")
    if lead and all(part in groups for part in plain[:-1]):
        suffix = len(plain[-1]) - len(lead)
    return [
        _completed(p, r, n, plain, raw, prefix, suffix)
        for n, (p, r) in enumerate(zip(plain, raw, strict=True))
    ]


def _ordinals(text: str, count: int) -> list[str]:
    """第一、二、三产业增加值, 一、二、三线城市: each order in full; none where it is no such list."""
    match = _ordinal_list().fullmatch(text)
    if match is None:
        return []
    orders = [char for char in match["orders"] if char in _ORDERS]
    mark = "" if match["of"][0] in "线線级級类類" else "第"
    return [f"{match['front']}{mark}{order}{match['of']}" for order in orders] if len(orders) == count else []


@cache
def _ordinal_list() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<front>[^、,，{_ORDERS}]{{0,12}}?)"
        rf"(?P<orders>第[{_ORDERS}](?:[、和及与與,，][{_ORDERS}]){{1,5}}"
        rf"|[{_ORDERS}](?:[、和及与與,，]?[{_ORDERS}]){{1,5}}(?=次?[产產]|[线線级級类類]))"
        rf"(?P<of>[^、,，{_ORDERS}第][^、,，]{{0,24}})"
    )


@cache
def _town_and_country() -> re.Pattern[str]:
    return re.compile("城[乡鄉](?=居民|人均|常住|低保|就[业業])")


def _put(text: str, both: re.Match[str], place: int) -> str:
    """城乡居民收入分别为…: of the towns, of the country."""
    country = "農村" if "鄉" in text or "農" in text else "农村"
    town = "城鎮" if country == "農村" else "城镇"
    return text[: both.start()] + (town, country)[place] + text[both.end() :]


def _without_sum(text: str) -> str:
    """汽车、电子、医药三大行业增加值: how many they are is no part of the last one's name."""
    return _sum_of_list().sub("", text, count=1) if "、" in text else text


@cache
def _sum_of_list() -> re.Pattern[str]:
    counted = "(?:[二两兩三四五六七八九十]|[2-9]|1\\d)"
    branch = "行业|行業|产业|產業|领域|領域|门类|門類|板块|板塊|类|類"
    kind = f"大?(?:{branch})|大品[类種]|[个個](?:行业|产业|国家|城市|地区|省市|省份|方面)"
    return re.compile(f"(?<=.)等?{counted}(?:{kind})")


def _parts(text: str) -> list[str]:
    return [part for part in _separator().split(text) if part]


@cache
def _separator() -> re.Pattern[str]:
    return re.compile("、|以及|和|(?<![涉普波遍触觸])及(?!其(?!他|它|余|餘))|与|與|,|，")


def _regrouped(text: str, count: int) -> list[str]:
    """Too many parts: 和 may stand inside names, so the marks 、 part first, then the last 和."""
    parts = [part for part in _mark().split(text) if part]
    while len(parts) < count:
        pieces = _last_and().fullmatch(parts[-1])
        if pieces is None:
            return []
        parts[-1:] = [pieces[1], pieces[2]]
    return parts


@cache
def _mark() -> re.Pattern[str]:
    return re.compile("[、,，]")


@cache
def _last_and() -> re.Pattern[str]:
    return re.compile("(.+)(?:以及|和|(?<![涉普波遍触觸])及(?!其(?!他|它|余|餘))|与|與)(.+)")


@per_lexicon
def _heads(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(lexicon.words["zh"]["head"]["noun"], key=len, reverse=True))


def _shared(parts: list[str], heads: tuple[str, ...]) -> tuple[int, int]:
    """How many characters all parts share: from the front of the first, from the end of the last."""
    last, others = parts[-1], [_bracketed().sub("", part) for part in parts[:-1]]
    suffix = 0
    cut = last.rfind("的")
    if cut > 0 and not any("的" in other for other in others):
        suffix = len(last) - cut
    else:
        head = _stacked(last, heads)
        if all(len(other) == 1 for other in others) and len(last) > _TWO:
            suffix = len(last) - 1  # 东、中、西部地区
        elif _parallel(others, last, heads):
            suffix = len(last) - 2
        elif head and not any(_is_whole(other, last, heads) for other in others):
            suffix = min(head, len(last) - 1)
    prefix = 2 if _carrying(parts[0]) else 0
    return prefix, suffix


def _is_whole(other: str, last: str, heads: tuple[str, ...]) -> bool:
    """Whether a member of a list has its noun already: 回报率 and 收益率 are two rates."""
    return other.endswith(last[-2:]) or (last[-1] == other[-1] == "率") or bool(_stacked(other, heads))


@cache
def _bracketed() -> re.Pattern[str]:
    """总资产回报率(ROA): what only says it once more."""
    return re.compile(r"[（(][^（()）]*[)）]$")


def _parallel(others: list[str], last: str, heads: tuple[str, ...]) -> bool:
    """商品出口和进口货值: the last begins with the kind of noun that the others end with."""
    return len(last) > 3 and last[:2] in heads and all(other[-2:] in heads for other in others)


def _stacked(text: str, heads: tuple[str, ...]) -> int:
    """The length of the head nouns at the end of ``text``: 增加值增速."""
    length = 0
    while True:
        rest = text[: len(text) - length]
        head = next((h for h in heads if rest.endswith(h)), None)
        if head is None:
            return length
        length += len(head)


def _carrying(text: str) -> bool:
    return text.startswith(("输往", "来自", "销往", "输入", "输出")) and len(text) > 3


def _completed(
    plain: str, raw: str, index: int, plains: list[str], raws: list[str], prefix: int, suffix: int
) -> Name:
    if index < len(plains) - 1 and suffix:
        plain, raw = plain + plains[-1][-suffix:], raw + raws[-1][-suffix:]
    if index and prefix and not plain.startswith(plains[0][:prefix]):
        plain, raw = plains[0][:prefix] + plain, raws[0][:prefix] + raw
    return plain, raw
