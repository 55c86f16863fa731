"""How much of what? A number with its currency, unit, sign and bound, ranges joined."""

from __future__ import annotations

from press.lexicon import Unit
from press.model import Bound
from press.read.en.amounts.bounds import crossed, denied_of_all, is_mark, kept_within, tells_when
from press.read.en.amounts.cents import with_cents
from press.read.en.amounts.coins import with_coins
from press.read.en.amounts.dollars import with_country
from press.read.en.amounts.money import money_before
from press.read.en.amounts.nouns import MARKS, counted
from press.read.en.amounts.numeral import FRACTION, IN, WORDS, Numeral
from press.read.en.amounts.numerals import numeral_at
from press.read.en.amounts.per import per_what
from press.read.en.amounts.quantity import HUNDRED, Quantity
from press.read.en.amounts.units import unit_behind
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace


def quantity_at(sentence: Sentence, tags: str, index: int, english: English) -> Quantity | None:
    """The quantity whose number begins at ``index``, without looking at ranges."""
    numeral = numeral_at(sentence, index, english)
    if numeral is None:
        return None
    if (ratio := _ratio(sentence, numeral)) is not None:
        return ratio
    first, sign, prefix, bracket = money_before(sentence, numeral.first, english)
    last, unit, hyphened = unit_behind(sentence, numeral, prefix, english)
    quantity = _made(sentence, numeral, prefix, unit, first, last, sign, bracket, hyphened)
    quantity = with_coins(sentence, with_country(sentence, tags, quantity, english), english)
    if "cents" in sentence.words:
        quantity = with_cents(sentence, quantity, english)
    if bracket and sentence.word(quantity.last) == ")":
        quantity = _closed(sentence, quantity, english)
    quantity = per_what(sentence, tags, quantity, english)
    if quantity.kind == "bare" and sentence.words[first - 2 : first] == ["factor", "of"]:
        quantity = replace(quantity, kind="times", unit="times")
    if quantity.kind == "bare":
        quantity = counted(sentence, tags, quantity, english)
    return _bounded(sentence, quantity, english)


def _ratio(sentence: Sentence, numeral: Numeral) -> Quantity | None:
    """``0.4:31.8:67.8``; two parts only where a ratio is spoken of."""
    last, parts = numeral.last, 1
    while sentence.word(last) == ":" and sentence.kind(last + 1) == NUMBER:
        last, parts = last + 2, parts + 1
    spoken = not RATIOS.isdisjoint(sentence.words)
    if parts < 2 or (parts == 2 and not spoken):
        return None
    first = numeral.first
    return Quantity(
        first, last, numeral.value, "ratio", "ratio", 0, first, last, replace(numeral, last=last, plain=False)
    )


RATIOS = closed("ratio ratios proportion proportions")


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
        value, mult = value * prefix.factor, mult + prefix.mult
    elif unit is not None:
        kind, code = unit.kind.removesuffix("_part"), unit.code
        value, mult = value * unit.factor, mult + unit.mult
    elif numeral.form in (FRACTION, IN):
        kind, code, value = "percent", "percent", value * HUNDRED
    return Quantity(
        first,
        last,
        value,
        kind,
        code,
        mult,
        first,
        last,
        numeral,
        sign=sign,
        bracket=bracket,
        hyphened=hyphened,
    )


def _closed(sentence: Sentence, quantity: Quantity, english: English) -> Quantity:
    """``$(6.4) million``: one past the bracket, and the scale behind it where none stood inside."""
    last, scale = quantity.last + 1, english.scale.get(sentence.word(quantity.last + 1), 0)
    if not scale and sentence.glued(last):
        scale = english.scale_mark.get(sentence.word(last), 0)
    if quantity.kind == "bare":
        return _closed_unit(sentence, quantity, last, english)
    if not scale or quantity.numeral.mult:
        return replace(quantity, last=last, right=last, sign=-1)
    value, mult = quantity.value.scaleb(scale), quantity.mult + scale
    numeral = replace(quantity.numeral, mult=scale)
    return replace(quantity, last=last + 1, right=last + 1, sign=-1, value=value, mult=mult, numeral=numeral)


def _closed_unit(sentence: Sentence, quantity: Quantity, at: int, english: English) -> Quantity:
    """``(4.2)%``, ``(120) bps``: a fall, its unit behind the bracket."""
    unit = english.suffix.get(sentence.word(at))
    found = (unit, 1) if unit else english.unit_names.at(sentence.words, at)
    if found is None:
        return replace(quantity, last=at, right=at, sign=-1)
    unit, size = found
    return replace(quantity, last=at + size, right=at + size, sign=-1, kind=unit.kind, unit=unit.code)


def _bounded(sentence: Sentence, quantity: Quantity, english: English) -> Quantity:
    """Bound words before or behind, which stay outside the quote."""
    left, bound = quantity.first, quantity.bound
    left -= 4 * (sentence.words[max(0, left - 4) : left] == IN_RANGE)
    at = left - 1 if sentence.word(left - 1) in ("(", "a", "an", "the", "another") and left > 1 else left
    at = left - 2 if sentence.words[max(0, left - 2) : left] in FURTHER else at
    found = english.bound_before.ending(sentence.words, left) or english.bound_before.ending(
        sentence.words, at
    )
    if found and found[0] in ("at_least", "at_most") and _named_limit(sentence, left, found[1]):
        found = None
    if found and (sentence.word(left - 1) == "the" or _moved_up(sentence, left, english)):
        found = None
    if found and not _other_use(sentence, left, found) and not tells_when(sentence, left, quantity):
        bound, left = (
            Bound(found[0]),
            (left if english.bound_before.ending(sentence.words, left) else at) - found[1],
        )
    elif sentence.word(left - 1) == "some" or sentence.word(left - 1) == "~":
        bound, left = Bound.ABOUT, left - 1
    elif sentence.word(left - 1) == "." and sentence.word(left - 2) == "c" and sentence.glued(left - 1):
        bound, left = Bound.ABOUT, left - 2
    elif sentence.word(left - 1) in (">", "<"):
        bound, left = (Bound.MORE_THAN if sentence.word(left - 1) == ">" else Bound.LESS_THAN), left - 1
    elif sentence.word(left - 1) == "within" and kept_within(sentence, left, quantity):
        bound, left = Bound.AT_MOST, left - 1
    elif sentence.word(left - 1) == "past" and is_mark(quantity):
        bound, left = Bound.MORE_THAN, left - 1
    elif crossed(sentence, left, quantity):
        bound = Bound.MORE_THAN
    behind = quantity.noun[1] if quantity.noun else quantity.last
    right = quantity.right
    if "+" in sentence.words[quantity.numeral.first : quantity.numeral.last]:
        bound = Bound.MORE_THAN
    elif sentence.word(quantity.last) == "+" and sentence.glued(quantity.last):
        bound, right = Bound.MORE_THAN, quantity.last + 1
    elif (after := english.bound_after.at(sentence.words, behind)) and not _adds(sentence, quantity, behind):
        bound, right = Bound(after[0]), behind + after[1]
    if (turned := TURNED.get(bound)) and (
        _denied(sentence, left, quantity.first) or denied_of_all(sentence, left, bound)
    ):
        bound = turned
    elif bound is Bound.EXACT and _passed(sentence, quantity):
        bound = Bound.MORE_THAN
    quantity.bound, quantity.left, quantity.right = bound, left, max(right, quantity.last)
    return quantity


IN_RANGE = ["in", "the", "range", "of"]
"""Before a number these say no more of it than a verb alone would: ``gained in the range of 10%``."""
FURTHER = (["an", "additional"], ["a", "further"])
TURNED = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST}


def _named_limit(sentence: Sentence, left: int, size: int) -> bool:
    """``the regulatory minimum of 14.5 per cent``: the limit itself, and no bound of something else."""
    limit = sentence.word(left - size) in ("minimum", "maximum")
    return limit and sentence.kind(left - size - 1) == WORD and sentence.word(left - size - 1) not in NO_LIMIT


NO_LIMIT = closed("a of to is was be for at than requires require required")


def _denied(sentence: Sentence, left: int, first: int) -> bool:
    """``not expected to exceed $60 million``, ``will never fall below 5%``."""
    near = sentence.words[max(0, left - 5) : left]
    verb = not EXCEEDING.isdisjoint(sentence.words[left:first]) or "fall" in near or "drop" in near
    return verb and not DENYING.isdisjoint(near)


EXCEEDING = closed("exceed exceeding exceeds exceeded surpass surpassing top")
DENYING = closed("not never cannot n't neither nor")


def _passed(sentence: Sentence, quantity: Quantity) -> bool:
    """``passed the £2bn mark``: what is passed is less than what is reached."""
    named = sentence.word(quantity.left - 1) == "of" and sentence.word(quantity.left - 2) in MARKS
    if (sentence.word(quantity.last) not in MARKS and not named) or quantity.kind == "count":
        return False
    return not PASSING.isdisjoint(sentence.words[max(0, quantity.left - 5) : quantity.left])


PASSING = closed(
    "pass passes passed passing cross crosses crossed crossing break breaks broke broken breaking breach "
    "breached top topped surpass surpassed exceed exceeded beyond past above over"
)


def _moved_up(sentence: Sentence, left: int, english: English) -> bool:
    """``moved up to 77.6 percent``: "up" belongs to the verb."""
    if sentence.words[left - 2 : left] != ["up", "to"]:
        return False
    verb = english.verb.at(sentence.words, left - 3) if left > 2 else None
    return verb is not None and verb[1] == 2


def _adds(sentence: Sentence, quantity: Quantity, at: int) -> bool:
    """``$66 million plus royalties``: "plus" with something to add, and no bound."""
    plus = quantity.kind == "currency" and sentence.word(at) == "plus"
    return plus and sentence.kind(at + 1) in (WORD, NUMBER)


def _other_use(sentence: Sentence, left: int, found: tuple[str, int]) -> bool:
    """``above`` and ``below`` after a difference compare ("2 points above 5%"); ``top 50`` is a rank."""
    word = sentence.word(left - 1)
    return found[1] == 1 and word == "top" and sentence.word(left - 2) in ("the", "of", "its")


def quantities(sentence: Sentence, tags: str, english: English) -> list[Quantity]:
    """All numbers of a sentence that no other reading has taken, left to right, ranges joined."""
    found: list[Quantity] = []
    done, marks = 0, sentence.marks
    for index in sorted((*sentence.numbers, *sentence.where(english.begins))):
        if index < done or index in marks:
            continue
        quantity = quantity_at(sentence, tags, index, english)
        if quantity is not None:
            found.append(quantity)
            done = max(quantity.numeral.last, quantity.last)
    return found


def is_worded(quantity: Quantity) -> bool:
    """Whether the number is printed in words."""
    return quantity.numeral.form == WORDS
