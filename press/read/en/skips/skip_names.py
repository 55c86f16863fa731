"""Is the number part of a name, a label, a code or an address?"""

from __future__ import annotations

from press.read.en.amounts.masks import words_glued
from press.read.en.amounts.numeral import DIGITS, FRACTION, WORDS
from press.read.en.amounts.quantity import Quantity, simple
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, WORD, Sentence
from press.read.en.grammar.words import English
from press.read.en.spans.point_patterns import MONTHS

CODES = frozenset(
    (
        "code",
        "id",
        "passcode",
        "pin",
        "number",
        "no",
        "access",
        "conference",
        "reference",
        "ticket",
        "password",
    )
)


LONGEST = 8
"""Digits that a printed number may have without a mark between them."""
MARKS = ("5", "10", "100")
"""The best mark, behind a stroke: ``4.6/5``."""
SUPERLATIVES = frozenset(("fastest", "best", "greatest", "largest", "most", "top", "biggest", "hottest"))


def is_code(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """Letters or digits glued before or behind: ``C919``, ``5G``, ``COVID-19``, ``3.5.2``, ``6th``."""
    first, last = quantity.first, quantity.numeral.last
    if quantity.numeral.form == WORDS and not sentence.glued(first):
        return None
    form = sentence.forms[quantity.numeral.first]
    if quantity.kind == "bare" and not quantity.noun and len(form) > LONGEST and form.isdigit():
        return "code"
    if words_glued(sentence, first) and not _set_off(sentence, quantity):
        return "code"
    if sentence.glued(last) and quantity.last <= last:
        after = sentence.word(last)
        if after in ("st", "nd", "rd", "th"):
            return "ordinal"
        if sentence.kind(last) == WORD and after not in ("x",):
            return "code"
        if after == "(" and len(sentence.word(last + 1)) == 1 and sentence.word(last + 2) == ")":
            return "code"
        if (
            after in ("/", ":", ".", "_")
            and sentence.glued(last + 1)
            and sentence.kind(last + 1) in (NUMBER, WORD)
            and not (after == "/" and "." in sentence.forms[first] and sentence.forms[last + 1] in MARKS)
        ):
            return "code"
    return None


def is_scale_end(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``a scale with ratings from 0 (no disability) to 6 (death)``: where a scale begins and ends."""
    if not quantity.numeral.plain or quantity.kind != "bare" or quantity.value > 100:
        return None
    told = sentence.word(quantity.left - 1) in ("from", "to") and not SCALES.isdisjoint(
        sentence.words[max(0, quantity.left - 12) : quantity.left]
    )
    return "scale" if told else None


SCALES = closed("scale ratings likert")


def _set_off(sentence: Sentence, quantity: Quantity) -> bool:
    """``mid-20s``, ``$38.1M/$38.3M``: a prefix, or an amount behind a stroke, makes no code."""
    mark, first = sentence.word(quantity.first - 1), quantity.first
    if mark == "-":
        return sentence.word(first - 2) in ("mid", "sub", "ex", "non")
    return mark == "/" and quantity.kind == "currency" and first < quantity.numeral.first


def is_label(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``Line 2``, ``page 12``, ``No. 4``: numbering of things."""
    printed = sentence.forms[quantity.numeral.first]
    section = "." in printed and "," not in printed and not quantity.mult
    at = quantity.first - 1
    lettered = quantity.numeral.mult and sentence.glued(quantity.numeral.first + 1) and sentence.capital(at)
    if lettered and sentence.word(at) in english.label and quantity.kind in ("bare", "count"):
        return "label"
    if quantity.numeral.form == FRACTION and sentence.word(at) in ("phase", "phases", "part", "grade"):
        return "label"
    if simple(quantity) and _label_range(sentence, quantity, at, english):
        return "label"
    if not simple(quantity) or not (quantity.numeral.plain or section or quantity.numeral.form == WORDS):
        return None
    if sentence.word(at) == "§" or sentence.word(quantity.numeral.last) in ("cfr", "usc", "u.s.c."):
        return "label"
    if (
        sentence.word(at) in ("and", "or", "to", "-", ",")
        and sentence.kind(at - 1) == NUMBER
        and (sentence.word(at - 2) in english.label or _plural_label(sentence, at - 2, english))
    ):
        return "label"
    if sentence.word(at) == "." and sentence.word(at - 1) in (
        "no",
        "nos",
        "vol",
        "fig",
        "art",
        "sec",
        "pp",
        "p",
        "ch",
    ):
        return "label"
    if sentence.word(at) in (":", "#") and sentence.word(at - 1) in CODES:
        return "label"
    if _listing(sentence, quantity, at):
        return "code"
    word = sentence.word(at)
    if quantity.numeral.plain and quantity.value < 1000 and _plural_label(sentence, at, english):
        return "label"
    if word == "top" and sentence.capital(at):
        return "label"
    if word in english.label and (quantity.numeral.form == DIGITS or sentence.capital(at)):
        return None if sentence.word(at - 1) in ("the", "a") and word == "number" else "label"
    return None


def _plural_label(sentence: Sentence, index: int, english: English) -> bool:
    """``Tables 12 and 13``, ``paragraphs 12 to 118``."""
    word = sentence.word(index)
    parts = word in PLURAL_LABELS or (sentence.capital(index) and sentence.glued(index + 1) is False)
    known = word in PLURAL_LABELS or word[:-1] in english.label
    return parts and word.endswith("s") and known and word[:-1] not in ("unit", "order")


PLURAL_LABELS = closed(
    "tables paragraphs sections chapters articles clauses annexes junctions routes gates platforms grades "
    "phases stages tiers figures rules items exhibits volumes zones terminals"
)


def _label_range(sentence: Sentence, quantity: Quantity, at: int, english: English) -> bool:
    """``Groups 1 to 5``, ``pages 12-18``: numbering from one number to another."""
    if quantity.high is None or quantity.mult or quantity.numeral.form != DIGITS or quantity.high > 999:
        return False
    word = sentence.word(at)
    return _plural_label(sentence, at, english) or (word in ("pages", "notes", "schedules") or word == "page")


def _listing(sentence: Sentence, quantity: Quantity, at: int) -> bool:
    """``(HKEX: 1810)``, ``BSE: 590317``, ``0388``: an exchange's number of a share, or zeros in front."""
    form = sentence.forms[quantity.numeral.first]
    if len(form) < 3 or not form.isdigit():
        return False
    exchange = sentence.forms[at - 1] if at > 0 and sentence.word(at) == ":" else ""
    opened = sentence.word(at - 2) in ("(", ",", ";", "/") and "(" in sentence.words[max(0, at - 12) : at]
    return form[0] == "0" or (exchange.isupper() and 1 < len(exchange) < 8 and opened)


def is_name(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """A capitalised word right before a plain number makes a name: ``Nasdaq 100``, ``Vision 2030``."""
    at = quantity.first - 1
    if _numbered_house(sentence, tags, quantity, english):
        return "name"
    if _worded_name(sentence, tags, quantity):
        return "name"
    if _listed_name(sentence, quantity) or _emergency(sentence, quantity) or _group(sentence, quantity):
        return "name"
    worded = quantity.numeral.form == WORDS and quantity.numeral.last == quantity.first + 1
    if worded and sentence.forms[quantity.first].isupper() and not sentence.text.isupper():
        shouting = sum(form.isupper() and len(form) > 1 for form in sentence.forms) * 2 > len(sentence)
        return None if shouting else "name"
    shouted = quantity.numeral.form == WORDS and sentence.forms[quantity.first].isupper()
    if not simple(quantity) or not (quantity.numeral.plain or shouted) or at < 0:
        return None
    if not sentence.capital(at) and not (sentence.forms[at][:1] == "i" and sentence.forms[at][1:2].isupper()):
        return None
    word = sentence.word(at)
    if (
        word in english.letters
        or (word in english.verb_code and not (word in english.noun_first and sentence.capital(at - 1)))
        or word.capitalize() in MONTHS
        or quantity.left < quantity.first
    ):
        return None
    if tags[at] != "N":
        return None
    if quantity.noun and _model(sentence, quantity, word, english):
        return "name"
    if quantity.noun and at == 0:
        return None
    titled = sum(sentence.capital(i) for i in range(len(sentence)) if sentence.kind(i) == WORD)
    if titled * 2 > sum(kind == WORD for kind in sentence.kinds) and quantity.noun:
        return None
    return "name"


def _worded_name(sentence: Sentence, tags: str, quantity: Quantity) -> bool:
    """``Six Sigma``, ``the Final Four``: a word with a capital beside another, inside a running sentence."""
    first, last = quantity.numeral.first, quantity.numeral.last
    if quantity.numeral.form != WORDS or last != first + 1 or first == 0 or not sentence.capital(first):
        return False
    inside = tags[first - 1] in "NVPD" and not sentence.forms[first].isupper()
    before = tags[first - 1] == "N" and sentence.capital(first - 1) and first > 1
    beside = before or (tags[last : last + 1] == "N" and sentence.capital(last))
    running = sum(form[0].islower() for form in sentence.forms if form[0].isalpha()) * 2 > len(sentence)
    return inside and beside and running


def _numbered_house(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> bool:
    """``2 Westlake rises``, a note ``2 Contribution to growth``: a number before one word with a capital that
    is no plural, and nothing that it describes behind it."""
    if not quantity.noun or not quantity.numeral.plain or quantity.numeral.form != DIGITS:
        return False
    at, end = quantity.noun
    form, word = sentence.forms[at], sentence.word(at)
    single = end == at + 1 and form.istitle() and form.isalpha() and not word.endswith("s")
    noted = quantity.first == 0 and tags[end : end + 1] == "P"
    ended = noted or tags[end : end + 1] in ("V", "A", ",", ".", "")
    known = word in english.people or word in english.measured or word in english.verb_code
    titled = sum(map(str.istitle, sentence.forms)) * 2 > len(sentence)
    return single and ended and quantity.value > 1 and (noted or not known) and not titled


def _emergency(sentence: Sentence, quantity: Quantity) -> bool:
    """``999 calls``: the number that is called."""
    called = sentence.word(quantity.numeral.last) in (
        "call",
        "calls",
        "caller",
        "callers",
        "operator",
        "operators",
    )
    return called and sentence.forms[quantity.numeral.first] in (
        "999",
        "911",
        "112",
        "111",
        "101",
        "988",
        "000",
    )


def _model(sentence: Sentence, quantity: Quantity, word: str, english: English) -> bool:
    """``Boeing 737 deliveries``, ``FTSE 100 Falls``: three digits behind a name, no verb or adjective."""
    form = sentence.forms[quantity.numeral.first]
    if len(form) != MODEL_DIGITS or not form.isdigit() or word.endswith(("s", "ed", "ing", "al", "ly")):
        return False
    return word not in english.empty and word not in english.measured and word not in english.people


MODEL_DIGITS = 3


def _group(sentence: Sentence, quantity: Quantity) -> bool:
    """``the Group of 20``, ``40 under 40``: states that meet, lists of the young."""
    first, last = quantity.numeral.first, quantity.numeral.last
    form = sentence.forms[first]
    if sentence.words[first - 2 : first] == ["group", "of"] and form in ("7", "8", "10", "20", "24", "77"):
        return sentence.capital(first - 2)
    older = sentence.word(first - 1) == "under" and sentence.word(first - 2) == form
    return older or sentence.words[last : last + 2] == ["under", form]


def _listed_name(sentence: Sentence, quantity: Quantity) -> bool:
    """``the Inc. 5000``, ``the 50 Fastest Growing Companies``: lists and funds that a number names."""
    first, last = quantity.numeral.first, quantity.numeral.last
    if not quantity.numeral.plain or quantity.left < quantity.first or first != quantity.first:
        return False
    if sentence.word(first - 1) == "." and sentence.word(first - 2) == "inc" and sentence.glued(first - 1):
        return True
    return sentence.capital(last) and sentence.capital(last + 1) and sentence.word(last) in SUPERLATIVES


def is_par_value(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    if quantity.kind != "currency":
        return None
    near = sentence.words[max(0, quantity.first - 3) : quantity.last + 3]
    return "par value" if "par" in near and "value" in near else None
