"""Which numbers are no figures, and why? Each check gives a reason code or None."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.read.en.skips.skip_addresses import is_address
from press.read.en.skips.skip_counts import (
    is_age,
    is_class,
    is_known_set,
    is_modifier,
    is_own_part,
    is_pronoun,
)
from press.read.en.skips.skip_names import is_code, is_label, is_name, is_par_value, is_scale_end
from press.read.en.skips.skip_times import is_duration, is_frequency

PRECISE = frozenset(("±", "+", "nearest", "minus", "p", "margin", "voted", "ci"))
"""What stands before a number that tells how precise another one is, among its last five words."""


def why_not(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """The reason code why this number is no figure, or None."""
    for check in CHECKS:
        if reason := check(sentence, tags, quantity, english):
            return reason
    return None


INTERVAL = (":", "=", ",", "of", "(", "[")


def is_tabular(sentence: Sentence, tags: str) -> bool:
    """A table that lost its lines: many numbers, hardly a verb. Its cells are read elsewhere."""
    numbers = tags.count("#")
    if numbers < 5:
        return False
    words = sum(kind == WORD for kind in sentence.kinds)
    spoken = tags.count("V") + tags.count("A")
    spoken += tags.count("P") if tags.endswith(".") else 0
    dated = sum(reason in ("date", "base") for reason in sentence.marks.values())
    bare = numbers - min(dated, numbers // 2)
    return bare >= 5 and spoken * 5 < bare and (words < bare * 3 or (spoken == 0 and words < bare * 5))


def _base(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``per 10,000 people``, ``for every 100 women``, ``2020 = 100``: what is reckoned on."""
    before = sentence.word(quantity.left - 1)
    scored = before == "of" and sentence.word(quantity.left - 2) == "out"
    scored = scored and sentence.kind(quantity.left - 3) == NUMBER
    stroke = before == "/" and sentence.glued(quantity.first) and quantity.kind == "bare"
    scored = scored or (stroke and sentence.kind(quantity.first - 2) == NUMBER)
    if before in ("reading", "readings", "value", "values") and quantity.left < quantity.first:
        return "base" if sentence.word(quantity.left - 2) in ("a", "any", ".", ";") else None
    return "base" if scored or before in ("per", "every", "each", "=") else None


def _precision(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """Rounding, margins of error, confidence levels."""
    before, after = sentence.words[max(0, quantity.first - 5) : quantity.first], sentence.word(quantity.last)
    if after == "decimal" and sentence.word(quantity.last + 1) in ("place", "places"):
        return "precision"
    certain = (
        after not in ("confidence", "level", "ci")
        and "confidence" not in sentence.words
        and sentence.word(quantity.left - 1) != "p"
    )
    if certain and PRECISE.isdisjoint(before):
        return None
    voted = "voted" in before and quantity.kind == "bare" and quantity.value < 30
    if voted and "to" in (after, sentence.word(quantity.left - 1)):
        return "vote"
    if (
        "±" in before[-1:]
        or before[-3:] == ["+", "/", "-"]
        or before[-1:] == ["nearest"]
        or before[-3:] == ["plus", "or", "minus"]
    ):
        return "precision"
    if after == "ci" or before[-1:] == ["ci"] or (before[-2:-1] == ["ci"] and before[-1] in INTERVAL):
        return "precision"
    if after == "confidence" or (
        after == "level" and "confidence" in sentence.words[quantity.last : quantity.last + 4]
    ):
        return "precision"
    valued = before[-2:-1] == ["p"] and before[-1] in ("=", "<", ">")
    if valued or sentence.word(quantity.left - 1) == "p":
        return "precision"
    interval = {"confidence", "credible"} & set(sentence.words[: quantity.first]) and not (
        {"interval", "intervals"}.isdisjoint(sentence.words[: quantity.first])
    )
    if interval and ("between" in before or "from" in before or "to" in before):
        return "precision"
    return "precision" if "margin" in before and "error" in before else None


CHECKS = (
    is_code,
    is_label,
    is_name,
    is_scale_end,
    _base,
    _precision,
    is_age,
    is_class,
    is_duration,
    is_modifier,
    is_known_set,
    is_own_part,
    is_frequency,
    is_pronoun,
    is_par_value,
    is_address,
)
"""In the order in which they are asked."""
