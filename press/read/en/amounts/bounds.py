"""Is a word before a number a bound? ``over three rounds`` tells when, ``passed 4 GW`` crosses a mark."""

from __future__ import annotations

from press.model import Bound
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence

OCCASIONS = closed(
    "rounds phases stages sessions instalments installments tranches seasons sittings meetings games matches"
)
AGED = closed("aged age ages")
LENGTHS = frozenset(("m", "km", "[ft_i]", "[mi_i]"))
BEFORE_BOUND = closed("and or but of for to by with in at from is was are were")
GRADE_REACH = 13
GRADES = closed("per / % percent")
PASSED = closed("pass passes passed passing")
LIMITED = ("percent", "currency")


def tells_when(sentence: Sentence, left: int, quantity: Quantity) -> bool:
    """``raised over three rounds``, ``7.5 grams per tonne over 8.0 metres``, ``aged 65 and over 5.2%``:
    "over" is no bound here."""
    if sentence.word(left - 2) == "and" and sentence.word(left - 4) in AGED:
        return True
    if sentence.word(left - 1) != "over":
        return False
    if quantity.noun is not None and sentence.word(quantity.noun[1] - 1) in OCCASIONS:
        return True
    near = slice(max(0, left - GRADE_REACH), left - 1)
    graded = NUMBER in sentence.kinds[near] and not GRADES.isdisjoint(sentence.words[near])
    before = sentence.word(left - 2)
    closed_or_code = before == ")" or sentence.kind(left - 2) == NUMBER
    named = before.isalpha() and before not in BEFORE_BOUND
    return quantity.unit in LENGTHS and graded and (named or closed_or_code)


def crossed(sentence: Sentence, left: int, quantity: Quantity) -> bool:
    """``passed 18 million members``, ``passed 4 GW``: a mark; a house that passed three laws crossed none."""
    if sentence.word(left - 1) not in PASSED:
        return False
    if quantity.kind == "currency":
        return sentence.kind(quantity.last) != WORD or sentence.word(quantity.last) in AFTER_MARK
    return is_mark(quantity)


def is_mark(quantity: Quantity) -> bool:
    """Whether a value is one that something passes: ``climbed past 4.5%``, not ``half past four``."""
    return quantity.kind in ("currency", "physical", "percent") or quantity.mult >= LARGE


LARGE = 4
"""Powers of ten from which a number is a mark that is passed."""
AFTER_MARK = closed("in for on during at this last")


def kept_within(sentence: Sentence, left: int, quantity: Quantity) -> bool:
    """``kept within 9%``: a limit; ``within 1% of the target`` is a distance."""
    limit = quantity.kind in LIMITED and sentence.word(quantity.last) not in ("of", "to")
    return sentence.word(left - 1) == "within" and limit


def denied_of_all(sentence: Sentence, left: int, bound: Bound) -> bool:
    """``No school loses more than 1.5%``: what none exceeds is the most there is."""
    near = sentence.words[max(0, left - 7) : left]
    subject = near.index("no") if "no" in near else -1
    return bound is Bound.MORE_THAN and 0 <= subject < len(near) - 2 and "," not in near[subject:]
