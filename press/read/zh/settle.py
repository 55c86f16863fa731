"""Which tokens are what they look like? Single characters are words only in company; classes are names.

After this every number token has its mention, and what was no number or no word is plain text again.
"""

from __future__ import annotations

from collections.abc import Sequence

from press.lexicon import Lexicon
from press.read.zh.mentions import mentions
from press.read.zh.names import Names, Settled, as_text, drop_classes, drop_names, names_of
from press.read.zh.rates import with_rates
from press.read.zh.token import NUMBER, PERIOD, PUNCT, TEXT, Mention, Token

FUNCTION = frozenset(
    ("verb", "before", "basis", "noun", "contribution", "spread", "prices", "exceed", "flow", "nature")
)
_CROWDED = 100
_SHORT = 5
_PUT_OUT = tuple(f"{verb}出" for verb in "支输产推售卖流退发展演付")
_HOW_DONE = ("情况", "率", "进度", "得", "的")
_MAKING = ("把", "将", "使", "让", "在", "全面", "加快", "继续", "坚持", "着力", "大力", "切实")
_EARLIER = ("此前", "此前的", "先前", "先前的", "之前的", "原来的", "原先的", "原", "前次的")
_NAMES_OF_PLANS = ("预期", "预测", "计划", "目标", "安排", "要求", "建议", "目标任务", "预期目标")


def settle(tokens: Sequence[Token], lexicon: Lexicon) -> Settled:
    """The tokens with mentions, without false words, classes and names."""
    names = names_of(lexicon)
    crowd = _crowd(tokens)
    if crowd and len(crowd) == sum(t.kind == NUMBER for t in tokens):
        return Settled([], [(*span, "no-unit") for span in crowd.items()])
    plain = [as_text(t) if t.start in crowd else t for t in tokens] if crowd else tokens
    done = Settled(with_rates(_with_mentions(plain, names)), [(*span, "no-unit") for span in crowd.items()])
    done.tokens = _without_false_words(done.tokens)
    drop_names(done, names)
    drop_classes(done)
    done.tokens = _merged(done.tokens)
    return done


def _crowd(tokens: Sequence[Token]) -> dict[int, int]:
    """Start and end of the unitless numbers of a sentence with a hundred of them: data, not prose."""
    if len(tokens) < _CROWDED:
        return {}
    bare = {
        t.start: t.end
        for t in tokens
        if t.match is not None
        and t.code == "is_number"
        and not any(t.match[name] for name in ("u1", "u2", "cur", "cur2"))
        and t.text[-1] not in "万亿"
    }
    return bare if len(bare) >= _CROWDED else {}


def _with_mentions(tokens: Sequence[Token], names: Names) -> list[Token]:
    out: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind != NUMBER or token.match is None:
            out.append(token)
            continue
        split = any(t.has("compare", "from") for t in out[-3:]) and not _comes_to(
            tokens[index + 1 : index + 6]
        )
        split = split or (bool(out) and _moved_by(out[-1], token))
        found = mentions(token.code, token.match, names.units, split)
        out.extend(_number_tokens(token, found) if found else [as_text(token)])
    return out


def _moved_by(before: Token, number: Token) -> bool:
    """提高17元至61元: by how much, to how much; a percentage twice is a range (增长36%至56%)."""
    if number.code != "is_number" or number.match is None:
        return False
    unit = (number.match["u1"] or "").strip()
    if before.kind == "flow":
        own = unit or (number.match["q1"] or "")[-1:] in "万亿"
        return bool(own) and number.match["sep"] in ("至", "到")
    if not before.has("verb", "up", "down"):
        return False
    return bool(unit) and unit not in "%‰" and number.match["sep"] in ("至", "到")


def _comes_to(following: Sequence[Token]) -> bool:
    """由380亿至420亿美元上修至…: the 至 inside the number is that of a range, another one follows."""
    ahead = next((place for place, t in enumerate(following) if t.kind == NUMBER), None)
    if ahead is None:
        return False
    return any(t.text in ("至", "到") or t.text.endswith(("至", "到")) for t in following[:ahead])


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


def _without_false_words(tokens: list[Token]) -> list[Token]:
    """From the right: a single character stays a word only before a number or another kept word."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind in (TEXT, NUMBER, PERIOD, PUNCT):
            continue
        if not _stands(token, tokens, index):
            tokens[index] = as_text(token)
    return tokens


def _stands(token: Token, tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind == "compare":
        return _compares(token, tokens, index)
    if token.kind == "share" and token.code == "of":
        return _number_ahead(tokens, index, 14, '、"()') is not None
    if token.kind == "rank":
        ahead = _number_ahead(tokens, index, 6)
        return ahead is not None and (ahead.code == "rank" or _field_of_rank(tokens, tokens.index(ahead)))
    if token.kind == "after":
        return index > 0 and tokens[index - 1].kind in (NUMBER, "after")
    if token.kind == "than":
        return following is not None and following.kind in (NUMBER, "before", "light", "verb")
    if token.kind == "nature" and not _plans(tokens, index):
        return False
    if following is not None and following.kind == TEXT and _only_named(token, following.text):
        return False
    if token.text == "超" and index and tokens[index - 1].text.endswith("出"):
        return tokens[index - 1].text.endswith(_PUT_OUT)  # 支出超5亿元, but 贸易出超68亿美元
    if token.text == "努力" and (following is None or following.kind == PUNCT):
        return False
    if token.text == "料" and following is not None and following.kind == "verb" and index:
        return tokens[index - 1].kind != TEXT  # 糖料减产
    if token.text == "拟":
        return True
    if token.text == "改善":
        return _number_ahead(tokens, index, 2, "") is not None
    if token.text == "影响":
        return _moves_ahead(tokens, index)
    if token.text == "要" and following is not None:
        return following.text.startswith(_MAKING) or following.kind in ("verb", "flow", "before", "light")
    if token.kind == "per":
        return following is not None and following.kind != TEXT
    if token.kind == "before" and following is not None and following.kind == TEXT:
        return False
    if len(token.text) > 1 or token.kind in ("noun", "area"):
        return True
    if token.has("light", "link") and (index == 0 or tokens[index - 1].kind == PUNCT):
        return True
    return following is not None and _company(token, following, tokens, index)


def _only_named(token: Token, text: str) -> bool:
    """平均实际利率, 折合人民币余额, 下调后: words that stand inside a name, or tell when."""
    if token.has("prices", "real") and token.text == "实际":
        return True
    if token.has("verb", "state") and token.text.startswith("折"):
        return True
    return token.has("verb", "up", "down") and text.startswith("后") and not text.startswith(("后续", "后备"))


def _moves_ahead(tokens: list[Token], index: int) -> bool:
    """影响CPI下降约0.18个百分点: what it does to something, not under what it stands (受…影响)."""
    ahead = tokens[index + 1 : index + 9]
    verb = next((place for place, t in enumerate(ahead) if t.has("verb", "up", "down")), None)
    return bool(verb) and any(t.kind == NUMBER and t.text.endswith("点") for t in ahead[verb:])


def _plans(tokens: list[Token], index: int) -> bool:
    """Words such as 计划 and 目标 plan something unless they stand in a name or in quotes."""
    token, before = tokens[index], tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if (before is not None and before.text == '"') or (after is not None and after.text == '"'):
        return False
    if token.text not in _NAMES_OF_PLANS:
        return True
    if after is not None and after.text == "完成":
        then = tokens[index + 2] if index + 2 < len(tokens) else None
        return then is not None and then.kind == TEXT and not then.text.startswith(_HOW_DONE)
    if after is not None and after.kind == PUNCT and after.text in ",。;、":
        opens = 0 < index < _SHORT and all(t.kind != PUNCT for t in tokens[:index])
        return opens and after.text == "," and token.text == "预测"
    if after is not None and after.text == "的" and token.code == "target":
        return False
    if before is None or before.kind != TEXT or before.text.endswith("董事会"):
        return True
    return after is not None and after.kind != TEXT and (after.kind != PUNCT or after.text == ":")


def _company(token: Token, following: Token, tokens: list[Token], index: int) -> bool:
    if following.kind == TEXT:
        return following.text == "的" and index + 2 < len(tokens) and tokens[index + 2].kind == NUMBER
    if following.kind == PERIOD:
        return token.text in ("到", "至", "在", "于", "为", "是", "仅", "比", "较", "将", "拟", "则")
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
        return any(t.kind == "contribution" for t in tokens[index + 1 : index + 8])
    if token.code == "from":
        if following.kind == "verb":
            return len(following.text) == 1 and _number_ahead(tokens, index, 3) is not None
        if following.kind == TEXT:
            return following.text in _EARLIER and _number_ahead(tokens, index, 4) is not None
        return following.kind in (NUMBER, PERIOD, "before", "light", "rank", "compare", "area", "per")
    if following.kind == PERIOD or len(token.text) > 1:
        return True
    return (
        token.text in "比较" and following.kind in (TEXT, "area", "nature") and _than_ahead(tokens, index + 1)
    )


def _than_ahead(tokens: list[Token], index: int) -> bool:
    """比全国高0.6…, 比计划增长…: what is compared, then a word of difference and a number."""
    for place in range(index + 1, min(index + 8, len(tokens))):
        token = tokens[place]
        if token.kind in ("than", "verb", "exceed") and token.code != "state":
            return _number_ahead(tokens, place, 4) is not None
        if token.kind == PUNCT or (token.mention is not None and token.mention.value > 1):
            return False
    return False


def _field_of_rank(tokens: list[Token], index: int) -> bool:
    """居全国168个重点城市第15位: how many there are to be placed among."""
    mention, following = tokens[index].mention, tokens[index + 1 : index + 3]
    counted = mention is not None and mention.kind == "count" and len(following) == 2
    return counted and following[0].kind == TEXT and following[1].code == "rank"


def _number_ahead(tokens: list[Token], index: int, reach: int, marks: str = '、"') -> Token | None:
    for token in tokens[index + 1 : index + 1 + reach]:
        if token.kind == NUMBER:
            return token
        if token.kind == PUNCT and token.text not in marks:
            return None
    return None


def _merged(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        if token.kind == TEXT and out and out[-1].kind == TEXT:
            last = out[-1]
            out[-1] = Token(TEXT, "", last.start, token.end, last.text + token.text)
        else:
            out.append(token)
    return out
