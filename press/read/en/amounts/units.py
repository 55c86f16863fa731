"""Which unit stands behind a number? ``27.6 micrograms``, ``12 500 €``, ``half a percentage point``."""

from __future__ import annotations

from press.lexicon import Unit
from press.read.en.amounts.currencies import in_scale
from press.read.en.amounts.numeral import FRACTION, Numeral
from press.read.en.grammar.tokens import MARK, NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.value import replace

MEGATONNES = ("Mt", "Gt")
"""Letters whose capital tells millions of tonnes from tonnes."""


def unit_behind(
    sentence: Sentence, numeral: Numeral, prefix: Unit | None, english: English
) -> tuple[int, Unit | None, bool]:
    """One past the last token of number and unit, the unit, and whether a hyphen ties it to a noun."""
    at = numeral.last
    hyphen = sentence.word(at) == "-" and sentence.glued(at) and sentence.glued(at + 1)
    start = at + 1 if hyphen else at
    spaced = sentence.word(start) in ("%", "‰")
    form = sentence.forms[start] if start < len(sentence) else ""
    spaced = spaced or form[:2] in MEGATONNES
    found = _suffix(sentence, start, english) if spaced or sentence.glued(start) else None
    if form in ("t", "g") and sentence.word(start + 1) == "/" and not prefix:
        found = english.by_code[form], 1
    found = found or english.unit_names.at(sentence.words, start) or _mark_behind(sentence, start, english)
    if found is None or _no_unit(sentence, numeral, start, found[0], prefix):
        article = _half_a_unit(sentence, numeral, english)
        return article or (at, None, hyphen)
    unit, size = found
    if prefix is not None:
        return (start + size if unit.kind == "currency" else at), prefix, hyphen
    unit = by_weight(sentence, unit, start + size, english)
    last = start + size
    if unit.mult == -2 and unit.code == "USD" and "€" in sentence.text and "$" not in sentence.text:
        unit = replace(unit, code="EUR")
    if unit.code == "t" and sentence.words[last : last + 3] == ["co", "2", "e"]:
        unit, last = replace(unit, code="t{CO2e}"), last + 3
    scale = english.scale.get(sentence.word(last)) if unit.kind == "currency" and not numeral.mult else None
    if scale is not None and not unit.mult and sentence.forms[start].isupper():
        return last + 1, in_scale(unit, scale), hyphen
    tied = sentence.word(last) == "-" and sentence.glued(last) and sentence.kind(last + 1) == WORD
    return last, unit, hyphen or tied


def _mark_behind(sentence: Sentence, at: int, english: English) -> tuple[Unit, int] | None:
    """``12 500 €``, ``10 $``: a currency's mark behind the number, unless it belongs to the next number."""
    form = sentence.forms[at] if at < len(sentence) else ""
    unit = english.prefix.get(form) if sentence.kind(at) == MARK else None
    tied = sentence.kind(at + 1) == NUMBER or (sentence.glued(at + 1) and sentence.kind(at + 1) == WORD)
    return (unit, 1) if unit and not tied else None


def by_weight(sentence: Sentence, unit: Unit, after: int, english: English) -> Unit:
    """``pounds of copper`` weigh; ounces of a precious metal are troy ounces."""
    words = sentence.words
    if unit.code == "GBP" and sentence.word(after - 1).startswith("pound") and sentence.word(after) == "of":
        return english.unit("[lb_av]", unit) if sentence.word(after + 1) in english.commodity else unit
    if unit.code == "[oz_av]" and (english.precious & set(words) or _metals(sentence, english)):
        return english.unit("[oz_tr]", unit)
    return unit


def _metals(sentence: Sentence, english: English) -> bool:
    """Whether the passage around the sentence speaks of a precious metal."""
    text = sentence.text.lower()
    return any(f" {metal}" in text for metal in english.precious)


def _half_a_unit(
    sentence: Sentence, numeral: Numeral, english: English
) -> tuple[int, Unit | None, bool] | None:
    """``half a percentage point``, ``quarter of a percentage point``."""
    at = numeral.last + (sentence.word(numeral.last) == "of")
    if numeral.form == FRACTION and sentence.word(numeral.last) == "-":
        behind = sentence.words[at + 1 : at + 4]
        size = 2 if behind[:1] == ["point"] else 4 if behind == ["percentage", "-", "point"] else 0
        return (at + size, english.by_code["percentage_point"], False) if size else None
    if numeral.form != FRACTION or sentence.word(at) != "a":
        return None
    found = english.unit_names.at(sentence.words, at + 1)
    if found is None and sentence.word(at + 1) == "point" and "%" in sentence.text:
        found = english.by_code["percentage_point"], 1
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


def _no_unit(sentence: Sentence, numeral: Numeral, at: int, unit: Unit, prefix: Unit | None) -> bool:
    """Words that look like a unit and are none here."""
    word, after = sentence.word(at), sentence.word(at + 1)
    if unit.kind == "currency_part" and prefix is not None:
        return True
    if word in ("rm", "myr") and not sentence.forms[at].isupper():
        return True
    if unit.code == "g/t" or sentence.forms[at] == "TON":
        return unit.code != "g/t"
    if word == "g" and after == "/":
        return False
    if sentence.forms[at][:2] in MEGATONNES:
        return False
    if word in ("second", "foot", "mt", "mu", "g", "x", "won") and not sentence.glued(at):
        return word != "foot" and not (word == "won" and numeral.mult) and not (word == "mu" and after != "-")
    if word in ("year", "month", "quarter") and after in ("on", "over", "-"):
        return sentence.word(at + 2) == word
    return word == "times" and after in ("table",)
