"""Which tokens are what they look like? Single characters are words only in company; classes are names.

After this every number token has its mention, and what was no number or no word is plain text again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh.mentions import mentions
from press.read.zh.token import NUMBER, PERIOD, PUNCT, TEXT, Mention, Token
from press.read.zh.units import Units, units_of

FUNCTION = frozenset(
    ("verb", "before", "basis", "noun", "contribution", "spread", "prices", "exceed", "flow", "nature")
)
_NAMES_OF_PLANS = ("计划", "目标", "安排", "要求", "建议", "目标任务", "预期目标")
_STATING = ("verb", "before", "exceed", "flow", "spread", "basis")


@dataclass(slots=True)
class Settled:
    """Tokens of a sentence, and the numbers left aside as (start, end, reason)."""

    tokens: list[Token]
    skipped: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Names:
    after: tuple[str, ...]
    unmeasured: frozenset[str]
    units: Units


@per_lexicon
def _names(lexicon: Lexicon) -> _Names:
    words = lexicon.words["zh"]
    return _Names(words["name"]["after"], frozenset(words["unmeasured"]["word"]), units_of(lexicon))


def settle(tokens: Sequence[Token], lexicon: Lexicon) -> Settled:
    """The tokens with mentions, without false words, classes and names."""
    names = _names(lexicon)
    done = Settled(_with_mentions(tokens, names))
    done.tokens = _without_false_words(done.tokens)
    _drop_names(done, names)
    _drop_classes(done)
    done.tokens = _merged(done.tokens)
    return done


def _with_mentions(tokens: Sequence[Token], names: _Names) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        if token.kind != NUMBER or token.match is None:
            out.append(token)
            continue
        split = any(t.has("compare", "from") for t in out[-3:])
        found = mentions(token.code, token.match, names.units, split)
        out.extend(_number_tokens(token, found) if found else [_as_text(token)])
    return out


def _number_tokens(token: Token, found: list[Mention]) -> list[Token]:
    """One token for each mention, with plain text or the 到 between them."""
    out: list[Token] = []
    position = token.start
    for mention in found:
        if mention.start > position:
            gap = token.text[position - token.start : mention.start - token.start]
            kind = ("verb", "reach") if gap in "至到" else (TEXT, "")
            out.append(Token(*kind, position, mention.start, gap))
        text = token.text[mention.start - token.start : mention.end - token.start]
        out.append(Token(NUMBER, mention.form, mention.start, mention.end, text, mention=mention))
        position = mention.end
    if position < token.end:
        out.append(Token(TEXT, "", position, token.end, token.text[position - token.start :]))
    return out


def _as_text(token: Token) -> Token:
    return Token(TEXT, "", token.start, token.end, token.text)


def _without_false_words(tokens: list[Token]) -> list[Token]:
    """From the right: a single character stays a word only before a number or another kept word."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind in (TEXT, NUMBER, PERIOD, PUNCT):
            continue
        if not _stands(token, tokens, index):
            tokens[index] = _as_text(token)
    return tokens


def _stands(token: Token, tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind == "compare":
        return _compares(token, tokens, index)
    if token.kind == "share" and token.code == "of":
        return _number_ahead(tokens, index, 14) is not None
    if token.kind == "rank":
        ahead = _number_ahead(tokens, index, 6)
        return ahead is not None and ahead.code == "rank"
    if token.kind == "after":
        return index > 0 and tokens[index - 1].kind in (NUMBER, "after")
    if token.kind == "than":
        return following is not None and following.kind in (NUMBER, "before", "light", "verb")
    if token.kind == "nature" and not _plans(tokens, index):
        return False
    if token.kind == "per":
        return following is not None and following.kind != TEXT
    if token.kind == "before" and following is not None and following.kind == TEXT:
        return False
    if len(token.text) > 1 or token.kind in ("noun", "area"):
        return True
    if token.has("light", "link") and (index == 0 or tokens[index - 1].kind == PUNCT):
        return True
    return following is not None and _company(token, following, tokens, index)


def _plans(tokens: list[Token], index: int) -> bool:
    """Words such as 计划 and 目标 plan something unless they stand in a name or in quotes."""
    token, before = tokens[index], tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.text == '"' or after is not None and after.text == '"':
        return False
    if token.text not in _NAMES_OF_PLANS:
        return True
    if after is not None and after.kind == PUNCT and after.text in ",。;、":
        return False
    if before is None or before.kind != TEXT:
        return True
    return (
        after is not None and after.kind not in (TEXT, PERIOD) and (after.kind != PUNCT or after.text == ":")
    )


def _company(token: Token, following: Token, tokens: list[Token], index: int) -> bool:
    if following.kind == TEXT:
        return following.text == "的" and index + 2 < len(tokens) and tokens[index + 2].kind == NUMBER
    if following.kind == PERIOD:
        return token.text in ("到", "至", "在", "为", "是", "仅", "比", "较", "将", "拟", "则")
    if following.kind == PUNCT:
        return token.text in ("为", "是") and following.text == ":"
    if following.kind == "light":
        return following.code == "adverb"
    return following.kind in FUNCTION or following.kind in (
        NUMBER,
        "than",
        "share",
        "rank",
        "compare",
        "area",
        "per",
    )


def _compares(token: Token, tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return len(token.text) > 1
    if token.code == "about":
        return any(t.has("contribution", "noun") for t in tokens[index + 1 : index + 8])
    if token.code == "from":
        return following.kind in (NUMBER, PERIOD, "before", "light", "rank", "compare", "area")
    if following.kind == PERIOD or len(token.text) > 1:
        return True
    return token.text in "比较" and following.kind in (TEXT, "area") and _than_ahead(tokens, index + 1)


def _than_ahead(tokens: list[Token], index: int) -> bool:
    """比全国高0.6…, 比计划增长…: what is compared, then a word of difference and a number."""
    for place in range(index + 1, min(index + 5, len(tokens))):
        token = tokens[place]
        if token.kind in ("than", "verb", "exceed") and token.code != "state":
            return _number_ahead(tokens, place, 4) is not None
        if token.kind in (PUNCT, NUMBER):
            return False
    return False


def _number_ahead(tokens: list[Token], index: int, reach: int) -> Token | None:
    for token in tokens[index + 1 : index + 1 + reach]:
        if token.kind == NUMBER:
            return token
        if token.kind == PUNCT and token.text not in '、"':
            return None
    return None


def _drop_names(done: Settled, names: _Names) -> None:
    """Numbers that belong to names and orders become text."""
    tokens = done.tokens
    for index, token in enumerate(tokens):
        if token.kind != NUMBER or token.mention is None:
            continue
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        reason = _quoted(tokens, index) or _rank_reason(tokens, index) or _name_reason(token.mention, before, after, names)
        if reason:
            done.skipped.append((token.start, token.end, reason))
            tokens[index] = _as_text(token)


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
    ranked = any(t.kind == "rank" for t in before) or (bool(before) and before[-1].kind == "area")
    ranks = any(t.kind == "rank" for t in before)
    named = after is not None and after.kind == TEXT and (mention.detail == "bare" or not ranks)
    return None if ranked and not named else "ordinal"


def _name_reason(mention: Mention, before: Token | None, after: Token | None, names: _Names) -> str | None:
    """Why a number is no measure whatever the sentence says; None where it may be one."""
    left = before.text[-1:] if before else ""
    right = after.text if after else ""
    if mention.form == "rank":
        return None
    if mention.detail == "fraction" and right.startswith(("世纪", "小时", "天")):
        return "duration"
    if before is not None and before.text.endswith("时速"):
        return "name"
    if left == "第" or (left == "每" and mention.form == "amount"):
        return "name"
    if mention.form == "amount" and mention.kind == "count":
        if mention.word in names.after or (
            mention.mult < 4 and any(mention.word + right[:n] in names.unmeasured for n in (1, 2, 3))
        ):
            return "name"
    if mention.form != "bare":
        return None
    if _latin().match(left) or _latin().match(right) or left in "+/#№" and left:
        return "name"
    if left == '"' and right[:1] == '"':
        return "name"
    return "name" if right.startswith(names.after) or right[:1] in ("+", "日", "月", "年") else None


@cache
def _latin() -> re.Pattern[str]:
    return re.compile("[A-Za-z]")


def _drop_classes(done: Settled) -> None:
    """50亿元以上项目 is a kind of project, 千亿产业 a slogan: unless a verb states the amount."""
    tokens = done.tokens
    for index, token in enumerate(tokens):
        if token.kind != NUMBER or token.mention is None or not _is_class(tokens, index):
            continue
        done.skipped.append((token.start, token.end, "class"))
        tokens[index] = _as_text(token)
        if index + 1 < len(tokens) and tokens[index + 1].kind == "after":
            tokens[index + 1] = _as_text(tokens[index + 1])


def _is_class(tokens: list[Token], index: int) -> bool:
    mention = tokens[index].mention
    assert mention is not None
    before = tokens[index - 1] if index else None
    rest = tokens[index + 1 :]
    bounded = bool(rest) and rest[0].kind == "after"
    named = rest[1:] if bounded else rest
    follows_name = bool(named) and named[0].kind == TEXT
    if _scale_only(tokens[index].text):
        return (
            not (before is not None and before.kind in ("before", "exceed")) or follows_name and not bounded
        )
    if not bounded or not follows_name or mention.kind not in ("currency", "physical", "count", "time"):
        return False
    stated = before is not None and before.kind in _STATING
    return not stated and not _starts_clause(named[0].text)


def _starts_clause(text: str) -> bool:
    return text[:1] in "并和且及与、"


def _scale_only(text: str) -> bool:
    return (
        text[0] in "百千万亿"
        and all(char in "百千万亿余多" for char in text[:2] if not _is_unit(char))
        and text[:3] != "百分之"
        and text[1:3] != "分之"
    )


def _is_unit(char: str) -> bool:
    return char not in "百千万亿余多〇零一二三四五六七八九十两点"


def _merged(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        if token.kind == TEXT and out and out[-1].kind == TEXT:
            last = out[-1]
            out[-1] = Token(TEXT, "", last.start, token.end, last.text + token.text)
        else:
            out.append(token)
    return out
