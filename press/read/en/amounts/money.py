"""Which sign and currency stand before a number? ``-$5``, ``RMB 103``, ``a loss of ($1.4 million)``."""

from __future__ import annotations

from press.lexicon import Unit
from press.read.en.amounts.masks import RELATIVE
from press.read.en.amounts.numeral import leading_point
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import MARK, NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

ACCOUNTING = frozenset(
    (
        "of",
        "was",
        "to",
        "were",
        "at",
        "is",
        "from",
        "by",
        "with",
        "approximately",
        "about",
        "than",
        "versus",
        "against",
    )
)


def money_before(sentence: Sentence, index: int, english: English) -> tuple[int, int, Unit | None, bool]:
    """Sign and currency before the number: first token, sign, currency, opening bracket after a currency."""
    at, sign, bracket = index, 0, False
    if leading_point(sentence, index):
        at -= 1
    at, sign = _sign(sentence, at, sign)
    if sentence.word(at - 1) == "(" and sentence.glued(at) and sentence.word(at - 2) in english.prefix:
        at, bracket = at - 1, True
    found = _currency(sentence, at, english)
    if found is None and sentence.word(at - 1) == "(" and _negative_percent(sentence, at, index):
        return at - 1, -1, None, True
    if found is None:
        return (index if bracket else at), sign, None, False
    at, unit = found
    at, unit = _named_twice(sentence, at, unit, english)
    at, sign = _sign(sentence, at, sign)
    if (
        not bracket
        and sentence.word(at - 1) == "("
        and _closed(sentence, index)
        and _accounting(sentence, at - 1)
    ):
        return at - 1, -1, unit, True
    return at, sign, unit, bracket


def _negative_percent(sentence: Sentence, at: int, index: int) -> bool:
    """``a margin of (23%)``: a percentage in brackets right after of, was, to; ``(4.2)%`` anywhere."""
    behind = sentence.words[index + 1 : index + 3]
    if behind[:1] == [")"] and behind[-1] in RELATIVE:
        return True
    return behind == ["%", ")"] and _accounting(sentence, at - 1)


def _closed(sentence: Sentence, index: int) -> bool:
    return ")" in sentence.words[index : index + 4]


def _accounting(sentence: Sentence, index: int) -> bool:
    """``loss of ($5 million)``: an amount in brackets right after of, was, to, or in a list: negative."""
    before = sentence.word(index - 1)
    listed = before in ("and", ",", "/") and NUMBER in sentence.kinds[max(0, index - 5) : index - 1]
    return before in ACCOUNTING or (listed and _money_near(sentence, index))


def _money_near(sentence: Sentence, index: int) -> bool:
    """Whether an amount in the same currency is the member of the list before."""
    marks = set(sentence.words[index + 1 : index + 3]) & {"$", "£", "€", "¥"}
    return bool(marks & set(sentence.words[max(0, index - 8) : index]))


def _sign(sentence: Sentence, at: int, sign: int) -> tuple[int, int]:
    mark = sentence.word(at - 1)
    if mark in ("minus", "negative"):
        told = sentence.word(at - 2) not in ("or", "/", "and") and sentence.kind(at - 2) != NUMBER
        return (at - 1, -1) if told else (at, sign)
    if mark not in ("+", "-") or not sentence.glued(at):
        return at, sign
    before = sentence.word(at - 2)
    free = not sentence.glued(at - 1) or before in ("(", "[", "$", "£", "€", "/")
    return (at - 1, 1 if mark == "+" else -1) if free and before != "/" else (at, sign)


def _named_twice(sentence: Sentence, at: int, unit: Unit, english: English) -> tuple[int, Unit]:
    """``USD $5``, ``CAD $5``: the letters say which dollars."""
    code = (
        english.prefix.get(sentence.forms[at - 1])
        if at and sentence.word(at) in ("$", "£", "€", "¥")
        else None
    )
    if code is None or sentence.kind(at - 1) != WORD:
        return at, unit
    return at - 1, code


def _currency(sentence: Sentence, at: int, english: English) -> tuple[int, Unit] | None:
    one = sentence.forms[at - 1] if at else ""
    if not one:
        return None
    if at > 1 and (sentence.glued(at - 1) or (one == "$" and _set_apart(sentence, at - 2))):
        two = sentence.forms[at - 2] + one
        if (unit := english.prefix.get(two) or english.prefix.get(two.lower())) is not None:
            return at - 2, unit
    if one == "." and sentence.forms[at - 2] + "." in english.prefix:
        return at - 2, english.prefix[sentence.forms[at - 2] + "."]
    if one in english.prefix and not _word_goes_on(sentence, at - 1):
        return at - 1, english.prefix[one]
    if one.lower() in NAMED_BEFORE and _scaled(sentence, at, english):
        found = english.unit_names.at(sentence.words, at - 1)
        return (at - 1, found[0]) if found and found[0].kind == "currency" else None
    return None


NAMED_BEFORE = closed("yen yuan rupees euros euro baht won pesos ringgit dollars")


def _scaled(sentence: Sentence, at: int, english: English) -> bool:
    """``yen 3.2 trn``, ``rupees 500 crore``: a name before an amount in a scale, no rate against another."""
    scale = sentence.word(at + 1)
    scaled = scale in english.scale or scale in english.scale_mark
    before = sentence.word(at - 2)
    counted = sentence.kind(at - 2) == NUMBER or before in english.scale or before in english.cardinal
    return scaled and not counted and before not in ("the", "a", "/")


def _set_apart(sentence: Sentence, at: int) -> bool:
    """``C $ 300 million``: letters, a space and the mark; never the article."""
    form = sentence.forms[at]
    return form in ("C", "c") or (2 <= len(form) <= 3 and sentence.kind(at) == WORD)


def _word_goes_on(sentence: Sentence, at: int) -> bool:
    """Whether letters are a part of a longer word or code: ``X-EUR 5``; behind other marks they are not."""
    if sentence.kind(at) != WORD or not sentence.glued(at):
        return False
    return sentence.kind(at - 1) != MARK or sentence.word(at - 1) in "-_./&"


def coins(first: Quantity, second: Quantity, link: list[str]) -> Quantity | None:
    """``3 dollars 50 cents``, ``5 dollars and 20 cents``: one amount."""
    same = first.kind == second.kind == "currency" and first.unit == second.unit
    whole = not first.mult and first.high is None and first.value == first.value.to_integral_value()
    if not same or not whole or second.mult != -2 or second.value >= 1 or link not in ([], ["and"]):
        return None
    return replace(first, value=first.value + second.value, last=second.last, right=second.right, mult=0)
