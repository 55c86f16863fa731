"""Which numbers are no figures, and why? Each check gives a reason code or None."""

from __future__ import annotations

from press.read.en.masks import words_glued
from press.read.en.numerals import DIGITS, WORDS
from press.read.en.quantities import Quantity
from press.read.en.tokens import NUMBER, WORD, Sentence
from press.read.en.words import English

STREETS = frozenset(
    ("street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "boulevard", "blvd", "lane", "parkway", "suite",
     "floor", "plaza", "square", "highway", "court", "way", "place", "broadway")
)  # fmt: skip
PEOPLE = frozenset(("people", "children", "adults", "those", "residents", "men", "women", "persons", "youth",
                    "patients", "aged", "age", "ages", "anyone", "individuals", "pupils", "workers"))  # fmt: skip
CAPACITY = frozenset(
    ("bed", "beds", "seat", "room", "unit", "home", "apartment", "key", "store", "acre", "strong", "space", "berth",
     "vehicle", "car", "passenger", "pound", "ton", "tonne", "mile", "foot", "barrel", "container", "household")
)  # fmt: skip
LENGTHS = frozenset(("longer", "shorter", "more", "less", "later", "earlier", "faster", "quicker", "slower"))


def why_not(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """The reason code why this number is no figure, or None."""
    for check in (_code, _label, _name, _base, _precision, _age, _class, _duration, _modifier, _known_set, _own_part, _frequency, _one, _par, _address):
        if reason := check(sentence, tags, quantity, english):
            return reason
    return None


def _simple(quantity: Quantity) -> bool:
    return quantity.kind in ("bare", "count")


def _code(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """Letters or digits glued before or behind: ``C919``, ``5G``, ``COVID-19``, ``3.5.2``, ``6th``."""
    first, last = quantity.first, quantity.numeral.last
    if quantity.numeral.form == WORDS and not sentence.glued(first):
        return None
    before = words_glued(sentence, first) and not (sentence.word(first - 1) == "-" and sentence.word(first - 2) in ("mid", "sub", "ex", "non"))
    if before:
        return "code"
    if sentence.glued(last) and quantity.last <= last:
        after = sentence.word(last)
        if after in ("st", "nd", "rd", "th"):
            return "ordinal"
        if sentence.kind(last) == WORD and after not in ("x",):
            return "code"
        if after in ("/", ":", ".", "_") and sentence.glued(last + 1) and sentence.kind(last + 1) in (NUMBER, WORD):
            return "code"
    return None


def _label(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``Line 2``, ``page 12``, ``No. 4``: numbering of things."""
    if not _simple(quantity) or not (quantity.numeral.plain or quantity.numeral.form == WORDS):
        return None
    at = quantity.first - 1
    if sentence.word(at) == "." and sentence.word(at - 1) in ("no", "nos", "vol", "fig", "art", "sec", "pp", "p", "ch"):
        return "label"
    word = sentence.word(at)
    if word in english.label and (quantity.numeral.form == DIGITS or sentence.capital(at)):
        return None if sentence.word(at - 1) in ("the", "a") and word == "number" else "label"
    return None


def _name(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """A capitalised word right before a plain number makes a name: ``Nasdaq 100``, ``Vision 2030``."""
    at = quantity.first - 1
    if not _simple(quantity) or not quantity.numeral.plain or at < 0 or not sentence.capital(at):
        return None
    word = sentence.word(at)
    if word in english.letters or word in english.verb_code or word in english.month or quantity.left < quantity.first:
        return None
    if tags[at] != "N" or (quantity.noun and at == 0):
        return None
    titled = sum(sentence.capital(i) for i in range(len(sentence)) if sentence.kind(i) == WORD)
    if titled * 2 > sum(kind == WORD for kind in sentence.kinds) and quantity.noun:
        return None
    return "name"


def _base(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``per 10,000 people``, ``for every 100 women``: what a rate is reckoned on."""
    word = sentence.word(quantity.left - 1)
    if word in ("per", "every", "each"):
        return "base"
    return None


def _precision(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """Rounding, margins of error, confidence levels."""
    before, after = sentence.words[max(0, quantity.first - 5) : quantity.first], sentence.word(quantity.last)
    if "±" in before[-1:] or before[-3:] == ["+", "/", "-"] or before[-1:] == ["nearest"]:
        return "precision"
    if after == "confidence" or (after == "level" and "confidence" in sentence.words[quantity.last : quantity.last + 4]):
        return "precision"
    return "precision" if "margin" in before and "error" in before else None


def _age(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    after = sentence.words[quantity.numeral.last : quantity.numeral.last + 5]
    joined = " ".join(after).replace("- ", "")
    if joined.startswith(("year old", "years old", "years of age", "yearold", "month old", "months old")):
        return "age"
    if not quantity.numeral.plain or quantity.value > 110 or quantity.kind not in ("bare", "time"):
        return None
    near = sentence.words[max(0, quantity.left - 3) : quantity.left]
    if near[-1:] and near[-1] in ("aged", "age", "ages") or (near[-2:-1] == ["age"] and near[-1] == "of"):
        return "age"
    bound = quantity.left < quantity.first or sentence.word(quantity.left - 1) in ("over", "under")
    return "age" if bound and PEOPLE & set(near[-1:]) and quantity.kind == "bare" else None


def _class(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``hundred-billion-yuan clusters``, ``enterprises with revenue of 20 million yuan and above``."""
    hyphens = sentence.words[quantity.first : quantity.last].count("-")
    worded = quantity.numeral.form == WORDS
    if hyphens and quantity.mult and (worded or hyphens > 1) and (quantity.hyphened or worded):
        head = sentence.word(quantity.last)
        if worded or sentence.word(quantity.last + 1).endswith("s") or head.endswith("s"):
            return "class"
    behind = english.bound_after.at(sentence.words, quantity.last)
    if behind and quantity.kind in ("currency", "physical") and behind[0] == "at_least":
        if sentence.word(quantity.left - 1) in ("of", "at", "with", "worth") and sentence.word(quantity.last) == "and":
            return "class"
    return None


def _duration(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """Times are figures only where they are what was measured."""
    if quantity.kind != "time" or quantity.per:
        return None
    if quantity.hyphened or sentence.words[quantity.first : quantity.last].count("-"):
        return "duration"
    after = sentence.word(quantity.last)
    if after in LENGTHS and sentence.word(quantity.last + 1) in ("than", ",", ".", ""):
        return "duration" if after in ("later", "earlier") else None
    if after == "of" and quantity.unit in ("d", "h") and tags[quantity.last + 1 : quantity.last + 2] == "N":
        return "duration" if sentence.word(quantity.last + 2) == "of" or quantity.value < 5 else None
    return None if _time_measured(sentence, tags, quantity, english) else "duration"


def _time_measured(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> bool:
    """A verb or "of" after a noun of time, as in "the average workweek held at 34.1 hours"."""
    before = sentence.words[max(0, quantity.left - 14) : quantity.left]
    if not before or before[-1] in ("within", "after", "last", "past", "next", "every", "first", "previous", "over", "in", "than"):
        return False
    nouns = english.duration_noun - {"hour", "day", "days"} & set(before[-2:])
    measured = any(word in nouns for word in before) or "worked" in before
    verb = any(letter in "VA" for letter in tags[max(0, quantity.left - 5) : quantity.left])
    named = before[-1] == "of" and len(before) > 1 and before[-2] in english.duration_noun
    return measured and (verb or named or before[-1] in ("by", "to", "from"))


def _modifier(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``27-member``, ``five-star``: a number tied to a noun describes, save for a capacity."""
    if quantity.kind != "bare" or not quantity.hyphened:
        return None
    head = sentence.word(quantity.numeral.last + 1)
    if quantity.numeral.form == DIGITS and head in CAPACITY and quantity.value >= 10:
        return None
    return "modifier"


def _known_set(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``all 16 districts``, ``the two surveys``: what is known is not stated."""
    if not _simple(quantity) or quantity.mult or quantity.value > 999 or quantity.left < quantity.first:
        return None
    if quantity.value != quantity.value.to_integral_value():
        return None
    at = quantity.first - 1
    word = sentence.word(at)
    small = word in ("our", "its", "their", "his", "her", "other", "first", "last", "next") and quantity.value <= 20
    if word in ("the", "all", "these", "those", "both") or small:
        if quantity.kind == "bare" and sentence.word(quantity.last) not in ("of",):
            return None if word in ("the",) else "known set"
        return "known set"
    return None


def _own_part(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    if quantity.noun is None or quantity.value > 30 or quantity.numeral.mult:
        return None
    head = sentence.words[quantity.noun[1] - 1]
    return "own part" if head in english.own_part else None


def _frequency(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``three times a week``, ``five times champion``: how often, not how many times as much."""
    if quantity.kind != "times":
        return None
    after, next_word = sentence.word(quantity.last), sentence.word(quantity.last + 1)
    if quantity.hyphened and "fold" not in sentence.words[quantity.first : quantity.last + 2]:
        return "frequency"
    if sentence.word(quantity.last - 1) in ("x", "fold", "×"):
        return None
    if after in ("a", "an", "per", "each", "every", "daily", "weekly", "champion", "winner", "in", "during"):
        return "frequency"
    comparing = after in ("that", "the", "its", "as", "more", "higher", "larger", "greater", "what", "their", "those", "year", "ebitda", "earnings", "revenue", "sales", "faster", "better", "lower", "bigger", "our", "those", "over")
    grown = any(word in english.change_noun or english.verb_code.get(word) in ("up", "down", "range", "level") for word in sentence.words[max(0, quantity.left - 4) : quantity.left])
    decimal = quantity.value != quantity.value.to_integral_value()
    del next_word
    return None if comparing or grown or decimal else "frequency"


def _one(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """A bare "one" points, it does not count; "zero" denies."""
    word = sentence.word(quantity.numeral.first)
    single = quantity.numeral.last == quantity.numeral.first + 1
    if word in ("one", "zero") and single and (_simple(quantity) or quantity.kind in ("time", "times")):
        return "pronoun"
    if word == "a" and quantity.numeral.mult == 2:
        return "idiom"
    return None


def _par(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    if quantity.kind != "currency":
        return None
    near = sentence.words[max(0, quantity.first - 3) : quantity.last + 3]
    return "par value" if "par" in near and "value" in near else None


def _address(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``1600 Amber Parkway``, ``NY 10019``."""
    if not _simple(quantity) or not quantity.numeral.plain:
        return None
    after = range(quantity.last, min(quantity.last + 4, len(sentence)))
    if sentence.capital(quantity.last) and any(sentence.words[i] in STREETS and sentence.capital(i) for i in after):
        return "address"
    zipped = len(sentence.forms[quantity.numeral.first]) == 5 and sentence.kind(quantity.numeral.first - 1) == WORD
    form = sentence.forms[quantity.numeral.first - 1] if quantity.numeral.first else ""
    return "address" if zipped and len(form) == 2 and form.isupper() else None
