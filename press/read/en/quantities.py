"""How much of what? A number with its currency, unit, sign and bound, ranges joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from press.lexicon import Unit
from press.model import Bound
from press.read.en.numerals import FRACTION, IN, WORDS, Numeral, numeral_at
from press.read.en.tokens import NUMBER, WORD, Sentence
from press.read.en.words import English

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed at tokens ``first`` to ``last`` (exclusive), unit and sign included.

    ``left`` is the first token of all that belongs to it (bound words, an opening bracket);
    ``right`` is one past the last. ``noun`` is the span of the counted noun, if any. ``sign`` is
    the printed sign. ``kind`` is the unit's kind, ``count`` or ``bare``.
    """

    first: int
    last: int
    value: Decimal
    kind: str
    unit: str
    mult: int
    left: int
    right: int
    numeral: Numeral
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    sign: int = 0
    noun: tuple[int, int] | None = None
    bracket: bool = False
    hyphened: bool = False
    per: str | None = None
    notes: tuple[str, ...] = field(default=())


def quantity_at(sentence: Sentence, tags: str, index: int, english: English) -> Quantity | None:
    """The quantity whose number begins at ``index``, without looking at ranges."""
    numeral = numeral_at(sentence, index, english)
    if numeral is None:
        return None
    if (ratio := _ratio(sentence, numeral)) is not None:
        return ratio
    first, sign, prefix, bracket = _before(sentence, numeral.first, english)
    last, unit, hyphened = _unit(sentence, numeral, prefix, english)
    quantity = _made(sentence, numeral, prefix, unit, first, last, sign, bracket, hyphened)
    if bracket and sentence.word(quantity.last) == ")":
        quantity = replace(quantity, last=quantity.last + 1, right=quantity.last + 1, sign=-1)
    quantity = _per(sentence, quantity, english)
    if quantity.kind == "bare":
        quantity = _counted(sentence, tags, quantity, english)
    return _bounded(sentence, quantity, english)


def _ratio(sentence: Sentence, numeral: Numeral) -> Quantity | None:
    """``0.4:31.8:67.8``; two parts only where a ratio is spoken of."""
    last, parts = numeral.last, 1
    while sentence.word(last) == ":" and sentence.kind(last + 1) == NUMBER:
        last, parts = last + 2, parts + 1
    spoken = "ratio" in sentence.words or "ratios" in sentence.words
    if parts < 2 or (parts == 2 and not spoken):
        return None
    first = numeral.first
    return Quantity(first, last, numeral.value, "ratio", "ratio", 0, first, last, replace(numeral, last=last, plain=False))


def _made(
    sentence: Sentence,
    numeral: Numeral,
    prefix: Unit | None,
    unit: Unit | None,
    first: int,
    last: int,
    sign: int,
    bracket: bool,
    hyphened: bool,
) -> Quantity:
    value, mult = numeral.value, numeral.mult
    kind, code = "bare", "count"
    if prefix is not None:
        kind, code = prefix.kind, prefix.code
    elif unit is not None:
        kind, code = unit.kind.removesuffix("_part"), unit.code
        value, mult = value * unit.factor, mult + unit.mult
    elif numeral.form in (FRACTION, IN):
        kind, code, value = "percent", "percent", value * HUNDRED
    return Quantity(
        first, last, value, kind, code, mult, first, last, numeral, sign=sign, bracket=bracket, hyphened=hyphened
    )


def _before(sentence: Sentence, index: int, english: English) -> tuple[int, int, Unit | None, bool]:
    """Sign and currency before the number: first token, sign, currency, opening bracket after a currency."""
    at, sign, bracket = index, 0, False
    if sentence.word(at - 1) == "." and sentence.glued(at) and not sentence.glued(at - 1):
        at -= 1
    at, sign = _sign(sentence, at, sign)
    if sentence.word(at - 1) == "(" and sentence.glued(at) and sentence.word(at - 2) in english.prefix:
        at, bracket = at - 1, True
    found = _currency(sentence, at, english)
    if found is None:
        return (index if bracket else at), sign, None, False
    at, unit = found
    at, sign = _sign(sentence, at, sign)
    if not bracket and sentence.word(at - 1) == "(" and _closed(sentence, index):
        sign = sign or -1 if _accounting(sentence, at - 1, english) else sign
    return at, sign, unit, bracket


def _closed(sentence: Sentence, index: int) -> bool:
    return ")" in sentence.words[index : index + 4]


def _accounting(sentence: Sentence, index: int, english: English) -> bool:
    """``loss of ($5 million)``: an amount in brackets right after of, was, to: negative."""
    return sentence.word(index - 1) in ("of", "was", "to", "were", "at", "is", "from", "by")


def _sign(sentence: Sentence, at: int, sign: int) -> tuple[int, int]:
    mark = sentence.word(at - 1)
    if mark not in ("+", "-") or not sentence.glued(at):
        return at, sign
    before = sentence.word(at - 2)
    free = not sentence.glued(at - 1) or before in ("(", "[", "$", "£", "€", "/")
    return (at - 1, 1 if mark == "+" else -1) if free and before != "/" else (at, sign)


def _currency(sentence: Sentence, at: int, english: English) -> tuple[int, Unit] | None:
    one = sentence.forms[at - 1] if at else ""
    if not one:
        return None
    if at > 1 and sentence.glued(at - 1):
        two = sentence.forms[at - 2] + one
        if two in english.prefix:
            return at - 2, english.prefix[two]
    if one == "." and sentence.forms[at - 2] + "." in english.prefix:
        return at - 2, english.prefix[sentence.forms[at - 2] + "."]
    if one in english.prefix and (sentence.kind(at - 1) != WORD or not sentence.glued(at - 1)):
        return at - 1, english.prefix[one]
    return None


def _unit(
    sentence: Sentence, numeral: Numeral, prefix: Unit | None, english: English
) -> tuple[int, Unit | None, bool]:
    """One past the last token of number and unit, the unit, and whether a hyphen ties it to a noun."""
    at = numeral.last
    hyphen = sentence.word(at) == "-" and sentence.glued(at) and sentence.glued(at + 1)
    start = at + 1 if hyphen else at
    found = _suffix(sentence, start, english) if sentence.glued(start) else None
    found = found or english.unit_names.at(sentence.words, start)
    if found is None or _no_unit(sentence, numeral, start, found[0], prefix):
        article = _half_a_unit(sentence, numeral, english)
        return article or (at, None, hyphen)
    unit, size = found
    if prefix is not None:
        return (start + size if unit.kind == "currency" else at), prefix, hyphen
    last = start + size
    tied = sentence.word(last) == "-" and sentence.glued(last) and sentence.kind(last + 1) == WORD
    return last, unit, hyphen or tied


def _half_a_unit(
    sentence: Sentence, numeral: Numeral, english: English
) -> tuple[int, Unit | None, bool] | None:
    """``half a percentage point``, ``quarter of a percentage point``."""
    at = numeral.last + (sentence.word(numeral.last) == "of")
    if numeral.form != FRACTION or sentence.word(at) != "a":
        return None
    found = english.unit_names.at(sentence.words, at + 1)
    return (at + 1 + found[1], found[0], False) if found else None


def _suffix(sentence: Sentence, at: int, english: English) -> tuple[Unit, int] | None:
    """A mark glued to the number: ``%``, ``km²``, ``p``; nothing more may be glued on behind a letter."""
    form = sentence.forms[at] if at < len(sentence) else ""
    for size in (3, 2, 1):
        joined = "".join(sentence.forms[at : at + size])
        unit = english.suffix.get(joined)
        glued = all(sentence.glued(at + step) for step in range(1, size))
        if unit is not None and glued and not _runs_on(sentence, at + size, form):
            return unit, size
    return None


def _runs_on(sentence: Sentence, at: int, form: str) -> bool:
    return form[0].isalpha() and sentence.glued(at) and sentence.kind(at) in (NUMBER, WORD)


def _no_unit(
    sentence: Sentence, numeral: Numeral, at: int, unit: Unit, prefix: Unit | None
) -> bool:
    """Words that look like a unit and are none here."""
    word, after = sentence.word(at), sentence.word(at + 1)
    if unit.kind == "currency_part" and prefix is not None:
        return True
    if unit.code == "MYR" and not sentence.forms[at].isupper():
        return True
    if word in ("second", "foot", "mt", "mu", "g", "x", "won") and not sentence.glued(at):
        return word != "foot" and not (word == "won" and numeral.mult) and not (word == "mu" and after != "-")
    return word == "times" and after in ("table",)


def _per(sentence: Sentence, quantity: Quantity, english: English) -> Quantity:
    """``per share``, ``/MWh``, ``a share``, ``an hour`` behind money or a physical unit."""
    if quantity.kind not in ("currency", "physical", "time"):
        return quantity
    at, word = quantity.last, sentence.word(quantity.last)
    if word not in ("per", "/", "a", "an", "each", "-") or (word == "/" and not sentence.glued(at)):
        return quantity
    if word == "-" and sentence.word(at + 1) != "per":
        return quantity
    at += 2 if word == "-" else 1
    at += sentence.word(at) in ("-", "diluted", "basic", "common", "ordinary")
    at += sentence.word(at) in ("common", "ordinary")
    found = english.per_noun.at(sentence.words, at)
    if found is None:
        return _per_any(sentence, quantity, at, word)
    code, size = found
    if word in ("a", "an") and code not in ("share", "h", "d", "wk", "mo", "t", "kg", "L", "[bbl_us]", "[oz_tr]", "[gal_us]"):
        return quantity
    if code == "a" or (word == "an" and code != "h" and code != "[oz_tr]"):
        return quantity
    last = at + size
    return replace(quantity, last=last, right=last, unit=f"{quantity.unit}/{code}", per=code)


def _per_any(sentence: Sentence, quantity: Quantity, at: int, word: str) -> Quantity:
    noun = sentence.word(at)
    if word != "per" or sentence.kind(at) != WORD or not noun.isascii():
        return quantity
    return replace(quantity, last=at + 1, right=at + 1, unit=f"{quantity.unit}/{noun}", per=noun)


def _counted(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> Quantity:
    """The noun phrase right after a bare number is what it counts."""
    at = quantity.numeral.last
    if quantity.hyphened or sentence.word(at) in ("(", ",", ".", ";"):
        return quantity
    end = noun_end(sentence, tags, at)
    if end == at:
        return quantity
    return replace(quantity, kind="count", noun=(at, end), right=quantity.last)


def noun_end(sentence: Sentence, tags: str, at: int, limit: int = 9) -> int:
    """One past the noun phrase that begins at ``at``: nouns, adjectives, their hyphens and quotes."""
    end = index = at
    while index < min(len(tags), at + limit):
        letter, word = tags[index], sentence.words[index]
        if letter == "N" or (letter == "V" and _participle(sentence, tags, index)):
            if sentence.starts[index] - sentence.ends[index - 1] > 2:
                break
            end = index = index + 1
        elif word in ("-", "'", '"', "«", "»", "/") or (word in ("and", "&") and _joins(tags, index, end)):
            index += 1
            end = index if word in ('"', "»", "'") and end > at else end
        elif word in ("more", "fewer", "most") and index == at:
            index += 1
        elif word in ("'", "of") and False:
            break
        else:
            break
    return end


def _joins(tags: str, index: int, end: int) -> bool:
    """An "and" between adjectives of one noun: "large and medium enterprises" is left to the indicator."""
    return False and tags[index + 1 : index + 2] == "N" and end == index


def _participle(sentence: Sentence, tags: str, index: int) -> bool:
    """``12 registered companies``: a participle before a noun."""
    word = sentence.words[index]
    return word.endswith(("ed", "ing")) and tags[index + 1 : index + 2] == "N"


def _bounded(sentence: Sentence, quantity: Quantity, english: English) -> Quantity:
    """Bound words before or behind, which stay outside the quote."""
    left, bound = quantity.first, quantity.bound
    at = left - 1 if sentence.word(left - 1) in ("(", "a", "an", "the") and left > 1 else left
    found = english.bound_before.ending(sentence.words, left) or english.bound_before.ending(sentence.words, at)
    if found and not _other_use(sentence, left, found):
        bound, left = Bound(found[0]), (left if english.bound_before.ending(sentence.words, left) else at) - found[1]
    elif sentence.word(left - 1) == "some" or sentence.word(left - 1) == "~":
        bound, left = Bound.ABOUT, left - 1
    elif sentence.word(left - 1) in (">", "<"):
        bound, left = (Bound.MORE_THAN if sentence.word(left - 1) == ">" else Bound.LESS_THAN), left - 1
    behind = quantity.noun[1] if quantity.noun else quantity.last
    right = quantity.right
    if sentence.word(quantity.last) == "+" and sentence.glued(quantity.last):
        bound, right = Bound.MORE_THAN, quantity.last + 1
    elif after := english.bound_after.at(sentence.words, behind):
        bound, right = Bound(after[0]), behind + after[1]
    return replace(quantity, bound=bound, left=left, right=max(right, quantity.last))


def _other_use(sentence: Sentence, left: int, found: tuple[str, int]) -> bool:
    """``above`` and ``below`` after a difference compare ("2 points above 5%"); ``top 50`` is a rank."""
    word = sentence.word(left - 1)
    return found[1] == 1 and word == "top" and sentence.word(left - 2) in ("the", "of", "its")


def quantities(sentence: Sentence, tags: str, english: English) -> list[Quantity]:
    """All numbers of a sentence that no other reading has taken, left to right, ranges joined."""
    found: list[Quantity] = []
    index, count = 0, len(sentence)
    while index < count:
        if index in sentence.marks or not _may_begin(sentence, index, english):
            index += 1
            continue
        quantity = quantity_at(sentence, tags, index, english)
        if quantity is None:
            index += 1
            continue
        found.append(quantity)
        index = max(quantity.numeral.last, quantity.last, index + 1)
    return found


def _may_begin(sentence: Sentence, index: int, english: English) -> bool:
    word = sentence.words[index]
    return sentence.kinds[index] == NUMBER or word in english.anchors or word in "½⅓⅔¼¾⅛⅜⅝⅞⅕"


def is_worded(quantity: Quantity) -> bool:
    """Whether the number is printed in words."""
    return quantity.numeral.form == WORDS
