"""Which numbers are names, orders and classes? C919, 8号线, 第八届, 50亿元以上项目, 千亿产业."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh.token import NUMBER, TEXT, Mention, Token
from press.read.zh.units import Units, units_of

_AGAINST = ("对", "兑", "合", "兑换", "折合", "=")
_MARKS = ",。;、:!?()"
_AMONG = ("其中", ",", "、", "含", "有")
_BEING = ("为", "是", "成为", "仍为", "仍是", "保持", "稳居", "居")
_STATING = ("verb", "before", "exceed", "flow", "spread", "basis")


@dataclass(slots=True)
class Settled:
    """Tokens of a sentence, and the numbers left aside as (start, end, reason)."""

    tokens: list[Token]
    skipped: list[tuple[int, int, str]] = field(default_factory=list)


def as_text(token: Token) -> Token:
    return Token(TEXT, "", token.start, token.end, token.text)


@dataclass(frozen=True, slots=True)
class Names:
    after: tuple[str, ...]
    unmeasured: frozenset[str]
    units: Units


@per_lexicon
def names_of(lexicon: Lexicon) -> Names:
    words = lexicon.words["zh"]
    return Names(words["name"]["after"], frozenset(words["unmeasured"]["word"]), units_of(lexicon))


def drop_names(done: Settled, names: Names) -> None:
    """Numbers that belong to names and orders become text."""
    tokens = done.tokens
    for index, token in enumerate(tokens):
        if token.kind != NUMBER or token.mention is None:
            continue
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        reason = (
            _quoted(tokens, index)
            or _rank_reason(tokens, index)
            or _name_reason(token.mention, before, after, names)
        )
        if reason:
            done.skipped.append((token.start, token.end, reason))
            tokens[index] = as_text(token)
        elif _counts_a_field(tokens, index):
            done.skipped.append((token.start, token.end, "rank-field"))
            tokens[index] = as_text(token)
        elif _quotes_rate(tokens, index):
            done.skipped.append((token.start, token.end, "rate-base"))
            for place in (index, index - 1 if tokens[index - 1].text in _AGAINST else index + 1):
                told = tokens[place]
                tokens[place] = Token("light", "adverb", told.start, told.end, told.text)


def _counts_a_field(tokens: list[Token], index: int) -> bool:
    """居全国168个重点城市第15位: the number belongs to the field of the rank."""
    mention, following = tokens[index].mention, tokens[index + 1 : index + 3]
    ranked = any(t.kind == "rank" for t in tokens[max(0, index - 3) : index])
    if not ranked or mention is None or mention.kind != "count" or len(following) < 2:
        return False
    return following[0].kind == TEXT and following[1].code == "rank"


def _quotes_rate(tokens: list[Token], index: int) -> bool:
    """1美元对人民币7.0812元, 100日元合4.9元: so much of one currency that the other is the price of."""
    mention, following = tokens[index].mention, tokens[index + 1 : index + 3]
    if mention is None or mention.kind != "currency":
        return False
    if mention.value == 1 and index > 1 and tokens[index - 1].text in _AGAINST:
        return tokens[index - 2].kind == NUMBER
    if len(following) < 2 or following[0].text not in _AGAINST:
        return False
    other = following[1].mention
    return mention.value in (1, 100) and other is not None and other.unit not in ("", mention.unit)


def _quoted(tokens: list[Token], index: int) -> str | None:
    """A count right after an opening quotation mark begins a name: “四人帮”, “三个中心”."""
    mention = tokens[index].mention
    if not index or tokens[index - 1].text != '"' or mention is None or mention.kind != "count":
        return None
    return "name" if sum(t.text == '"' for t in tokens[:index]) % 2 else None


def _rank_reason(tokens: list[Token], index: int) -> str | None:
    """An ordinal is a rank after a word of standing or a place; 第N位 always is."""
    mention = tokens[index].mention
    if mention is None or mention.form != "rank":
        return None
    if mention.detail == "nth":
        return "ordinal" if index and tokens[index - 1].text.endswith("在") else None
    before = tokens[max(0, index - 4) : index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if _enumerates(tokens[index + 1 : index + 3]):
        return "ordinal"
    ranked = any(t.kind == "rank" for t in before) or (bool(before) and before[-1].kind == "area")
    ranks = any(t.kind == "rank" for t in before)
    if mention.detail == "bare" and tokens[index].text.endswith("大"):
        if len(before) > 1 and (before[-1].kind == "area" or before[-1].text == "我"):
            before = before[:-1]
        told = bool(before) and (before[-1].text in _BEING or before[-1].has("verb", "state"))
        return None if told and after is not None and after.kind == TEXT else "ordinal"
    named = after is not None and after.kind == TEXT and (mention.detail == "bare" or not ranks)
    return None if ranked and not named else "ordinal"


def _enumerates(following: list[Token]) -> bool:
    """第一、二、三产业: the first of several orders that share a noun."""
    marks = "".join(t.text for t in following)
    return marks[:1] in tuple("、和及与") and marks[1:2] in tuple("二三四")


def _name_reason(mention: Mention, before: Token | None, after: Token | None, names: Names) -> str | None:
    """Why a number is no measure whatever the sentence says; None where it may be one."""
    if mention.kind == "time" and after is not None and after.text.startswith("的") and mention.value <= 1:
        return "duration"
    left = before.text[-1:] if before else ""
    right = after.text if after else ""
    if mention.unit == "percent" and right.startswith(("人口抽样", "抽样调查", "人口变动")):
        return "name"
    if mention.kind == "time" and right.startswith("期") and not right.startswith("期间"):
        return "name"
    if mention.kind == "time" and (_latin().match(left) or (mention.word == "岁" and _grouped(right))):
        return "name"
    if mention.kind == "time" and before is not None and before.text.endswith("学前"):
        return "name"
    if mention.kind == "physical" and right.startswith(("半径", "覆盖率")):
        return "name"
    if left == "=":
        return "base-value"
    if mention.form == "rank":
        return None
    if mention.detail == "fraction" and right.startswith(("世纪", "小时", "天")):
        return "duration"
    if before is not None and before.text.endswith(("时速", "首个", "首家", "首座")):
        return "name"
    if mention.value == 1 and before is not None and _each().search(before.text):
        return "name"
    if left == "第" or (left == "每" and mention.form == "amount"):
        return "name"
    if mention.form == "amount" and mention.kind == "count" and _is_named(mention, right, names):
        counted = (
            mention.word == "条" and before is not None and (before.kind == TEXT or before.kind in _STATING)
        )
        return None if counted and not right[:1].strip(_MARKS) else "name"
    if mention.form != "bare":
        return None
    if _latin().match(left) or _latin().match(right) or (left in "+/#№" and left):
        return "name"
    if left == '"' and right[:1] == '"':
        return "name"
    return "name" if right.startswith(names.after) or right[:1] in ("+", "日", "月", "年") else None


@cache
def _each() -> re.Pattern[str]:
    """每扶持1人带动4.1人: so many to one."""
    return re.compile("每[\u4e00-\u9fff]{1,4}$")


def _grouped(right: str) -> bool:
    """16—59岁人口: an age that tells a group."""
    return right.startswith(("人口", "占", "的", "老人", "儿童", "居民"))


def _is_named(mention: Mention, right: str, names: Names) -> bool:
    """三级, 八届; 两部|分: the measure word begins another word."""
    begins = any(mention.word + right[:n] in names.unmeasured for n in (1, 2, 3))
    return mention.word in names.after or (mention.mult < 4 and begins)


@cache
def _latin() -> re.Pattern[str]:
    return re.compile("[A-Za-z]")


def drop_classes(done: Settled) -> None:
    """50亿元以上项目 is a kind of project, 千亿产业 a slogan: unless a verb states the amount."""
    tokens = done.tokens
    for index, token in enumerate(tokens):
        if token.kind != NUMBER or token.mention is None or not _is_class(tokens, index):
            continue
        done.skipped.append((token.start, token.end, "class"))
        tokens[index] = as_text(token)
        if index + 1 < len(tokens) and tokens[index + 1].kind == "after":
            tokens[index + 1] = as_text(tokens[index + 1])


def _is_class(tokens: list[Token], index: int) -> bool:
    mention = tokens[index].mention
    assert mention is not None
    before = tokens[index - 1] if index else None
    rest = tokens[index + 1 :]
    bounded = bool(rest) and rest[0].kind == "after"
    if bounded and rest[0].code == "about":
        return False
    named = rest[1:] if bounded else rest
    counted = named[0].mention if bounded and named else None
    if counted is not None and counted.kind == "count" and mention.kind == "currency" and before is not None:
        return before.text in _AMONG  # 其中10亿元以上7个
    if bounded and mention.word == "岁" and named and named[0].text.startswith("占"):
        return True
    follows_name = bool(named) and named[0].kind == TEXT
    if named and named[0].text.startswith("的") and before is not None and before.kind == "before":
        return False  # 近千公里的堤防
    if _scale_only(tokens[index].text):
        return not (before is not None and before.kind in ("before", "exceed")) or (
            follows_name and not bounded
        )
    if bounded and follows_name and _aimed().match("".join(t.text for t in named[:3])):
        return False
    if not bounded or not follows_name or mention.kind not in ("currency", "physical", "count", "time"):
        return False
    stated = before is not None and before.kind in _STATING
    gathered = mention.kind == "count" and before is not None and before.text.endswith(GATHERING)
    return not stated and not gathered and not _starts_clause(named[0].text)


@cache
def _aimed() -> re.Pattern[str]:
    """新增就业1200万人以上的目标: what is aimed at, no kind of thing."""
    return re.compile("的?(?:预期|奋斗|年度|全年)?(?:目标|任务|水平|要求)")


GATHERING = (
    "吸引", "引进", "引入", "培育", "扶持", "服务", "覆盖", "组织", "推动", "带动", "帮助", "支持", "招引",
    "邀请", "有",
)  # fmt: skip
"""Verbs whose object is counted: 吸引150家以上企业."""


def _starts_clause(text: str) -> bool:
    return text[:1] in "并和且及与、"


def _scale_only(text: str) -> bool:
    return (
        text[0] in "百千万亿"
        and all(char in "百千万亿余多" for char in text[:2] if not _is_unit(char))
        and "分之" not in text[:5]
    )


def _is_unit(char: str) -> bool:
    return char not in "百千万亿余多〇零一二三四五六七八九十两点"
