"""Is the number an age, a class, a known set or a part of the text itself, and no count?"""

from __future__ import annotations

from press.model import Bound
from press.read.en.amounts.numeral import DIGITS, WORDS
from press.read.en.amounts.quantity import Quantity, simple
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.grammar.words import English

AGED = closed("aged ages age")
AGES_OF = (["age"], ["ages"])
PARENTS = closed("mother father mom dad parent parents grandmother grandfather")
RECKONED = closed("average median mean")
MEMBERS = closed("employees people persons workers staff inhabitants residents beds children members")
SIZED = closed(
    "employers firms companies businesses enterprises establishments organisations organizations "
    "projects deals contracts orders municipalities cities towns households settlements hospitals families"
)
OWN = closed("our its their his her other first last next")


def is_age(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    after = sentence.words[quantity.numeral.last : quantity.numeral.last + 5]
    joined = " ".join(after).replace("- ", "")
    if (
        quantity.high is not None
        and quantity.high <= 110
        and after[:1]
        and after[0] in ("population", "age", "cohort")
    ):
        return "age"
    near = sentence.words[max(0, quantity.left - 6) : quantity.left]
    if joined.startswith("years") and RECKONED & set(near):
        return None
    if quantity.left < quantity.first and _of_people(sentence, tags, quantity):
        return "age"
    if quantity.high is not None and quantity.high <= 110 and near[-1:] and near[-1] in AGED:
        return "age"
    if joined.startswith(("year old", "years old", "years of age", "yearold", "month old", "months old")):
        return "age"
    if _acts(tags, quantity, near, english):
        return "age"
    plain = quantity.numeral.plain or quantity.numeral.form == WORDS
    if not plain or quantity.value > 110 or quantity.kind not in ("bare", "time"):
        return None
    if RECKONED & set(near) and "age" in near:
        return None
    if near[-1:] and near[-1] in AGED:
        return "age"
    if (near[-2:-1] in AGES_OF and near[-1] == "of") or (
        near[-4:-3] in AGES_OF and near[-1] in ("and", "to")
    ):
        return "age"
    bound = quantity.left < quantity.first or sentence.word(quantity.left - 1) in ("over", "under")
    if bound and near[-1:] and near[-1] in ("are", "is") and {"you", "who", "anyone"} & set(near[-3:-1]):
        return "age" if quantity.kind == "bare" else None
    old = near[-1:] in (["are"], ["is"], ["were"]) and quantity.kind == "bare" and OLDEST[0] < quantity.value
    if (
        bound
        and old
        and near[-2:-1]
        and (near[-2].endswith("s") or near[-4:-1] == ["one", "in", near[-2]])
        and sentence.word(quantity.last) in (".", ",", ";")
    ):
        return "age"
    return "age" if bound and english.people & set(near[-1:]) and quantity.kind == "bare" else None


def _acts(tags: str, quantity: Quantity, near: list[str], english: English) -> bool:
    """``people over 60 pay less``: what stands behind an age may be spelt like a noun."""
    if quantity.kind != "count" or quantity.noun is None or not quantity.numeral.plain:
        return False
    old = quantity.left < quantity.first and OLDEST[0] < quantity.value < OLDEST[1]
    acted = tags[quantity.noun[1] : quantity.noun[1] + 1] not in ("V", "A")
    return old and acted and bool(english.people & set(near[-1:]))


OLDEST = (9, 100)
"""Ages that a bound is told with."""


def _of_people(sentence: Sentence, tags: str, quantity: Quantity) -> bool:
    """``renters under 35 expect``: a plural, a bound, a bare number and what they do."""
    at, after = quantity.left - 1, sentence.word(quantity.numeral.last)
    plural = tags[at : at + 1] == "N" and sentence.word(at).endswith("s") and 9 < quantity.value < 100
    word = sentence.word(quantity.first - 1)
    acts = after in ACTING or tags[quantity.numeral.last : quantity.numeral.last + 1] in ("V", "A")
    return plural and word in ("under", "over") and acts


ACTING = closed("expect say think believe report want plan feel live work use own need prefer")


def is_class(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``hundred-billion-yuan clusters``, ``enterprises with revenue of 20 million yuan and above``."""
    if quantity.mult and _scale_tied(sentence, quantity, english):
        worded = quantity.numeral.form == WORDS
        if (
            worded
            or sentence.word(quantity.last + 1).endswith("s")
            or sentence.word(quantity.last).endswith("s")
        ):
            return "class"
    if _size_class(sentence, quantity):
        return "class"
    behind = english.bound_after.at(sentence.words, quantity.last)
    owned = {"with", "having", "earning"} & set(sentence.words[max(0, quantity.left - 5) : quantity.left])
    if behind and behind[0] == "at_least" and owned and quantity.kind == "currency":
        verb = tags[quantity.last + behind[1] : quantity.last + behind[1] + 1]
        return "class" if verb in ("V", "A") else None
    if quantity.kind == "currency" and quantity.bound is not Bound.EXACT and _sized(sentence, quantity):
        return "class"
    if (
        behind
        and quantity.kind in ("currency", "physical")
        and behind[0] == "at_least"
        and (
            sentence.word(quantity.left - 1) in ("of", "at", "with", "worth")
            and sentence.word(quantity.last) == "and"
        )
    ):
        return "class"
    return None


def _sized(sentence: Sentence, quantity: Quantity) -> bool:
    """``firms with revenue exceeding 10 billion yuan``, ``incomes above €100,000``: whom it is about."""
    at = quantity.left - 1 - (sentence.word(quantity.left - 1) in ("between", "of"))
    if quantity.bound is Bound.AT_LEAST and sentence.word(at) in SIZED and at < quantity.left - 1:
        return quantity.right > quantity.last
    if sentence.word(at) in EARNING:
        return True
    near = sentence.words[max(0, at - 5) : at]
    owner = max((near.index(word) for word in ("with", "having") if word in near), default=0)
    summed = not {"total", "combined", "cumulative", "aggregate"}.isdisjoint(near[owner:])
    return owner > 0 and near[owner - 1] in SIZED and sentence.word(at) in TURNOVER and not summed


EARNING = closed("incomes earning earners earnings")
TURNOVER = closed("revenue revenues income turnover sales assets output value worth investment")


def _size_class(sentence: Sentence, quantity: Quantity) -> bool:
    """``employers with fewer than ten employees``, ``firms of 50 to 249 staff``: whom it is about."""
    bound = quantity.bound is not Bound.EXACT and quantity.bound is not Bound.ABOUT
    if quantity.noun is None or not bound or sentence.word(quantity.noun[1] - 1) not in MEMBERS:
        return False
    at = quantity.left - 1
    at -= sentence.word(at) == "between"
    return sentence.word(at) in ("with", "of", "employing", "having") and sentence.word(at - 1) in SIZED


def _scale_tied(sentence: Sentence, quantity: Quantity, english: English) -> bool:
    """``ten-billion-yuan``, ``100-million-dollar``: a scale between hyphens."""
    around = range(quantity.first, quantity.last)
    tied = any(
        sentence.word(at) in english.scale and sentence.word(at - 1) == "-" and sentence.word(at + 1) == "-"
        for at in around
    )
    worded = quantity.numeral.form == WORDS and any(
        sentence.word(at) in english.scale and "-" in (sentence.word(at - 1), sentence.word(at + 1))
        for at in around
    )
    return tied or worded


def is_modifier(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``27-member``, ``five-star``: a number tied to a noun describes, save for a capacity."""
    if quantity.kind != "bare" or not quantity.hyphened:
        return None
    head = sentence.word(quantity.numeral.last + 1)
    if head in english.capacity and quantity.value >= (10 if quantity.numeral.form == DIGITS else 5):
        return None
    return "modifier"


def is_known_set(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``all 16 districts``, ``the two surveys``: what is known is not stated."""
    if not simple(quantity) or quantity.mult or quantity.value > 999 or quantity.left < quantity.first:
        return None
    if quantity.value != quantity.value.to_integral_value():
        return None
    at = quantity.first - 1
    at -= sentence.word(at) == "top"
    word = sentence.word(at)
    small = word in OWN and quantity.value <= 20
    if word == "the" and quantity.noun is not None and _told_which(sentence, tags, quantity):
        return None
    if word in ("the", "all", "these", "those", "both") or small:
        if quantity.kind == "bare" and sentence.word(quantity.last) not in ("of",):
            pointing = quantity.numeral.form == WORDS and quantity.value <= 10
            return None if word == "the" and not pointing else "known set"
        return "known set"
    return None


def _told_which(sentence: Sentence, tags: str, quantity: Quantity) -> bool:
    """``the 100 places available``, ``the 380 firms surveyed by the Bank``: how many there are."""
    if quantity.numeral.form != DIGITS or quantity.value < MANY or quantity.noun is None:
        return False
    behind = sentence.word(quantity.noun[1])
    last = sentence.word(quantity.noun[1] - 1)
    return not TOLD_OF.isdisjoint((behind, last))


MANY = 10
TOLD_OF = closed(
    "available surveyed polled interviewed inspected examined questioned assessed audited sampled "
    "tested checked reviewed visited"
)


def is_own_part(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    if quantity.noun is None or quantity.value > 30 or quantity.numeral.mult:
        return None
    if quantity.value != quantity.value.to_integral_value():
        return None
    if sentence.word(quantity.noun[0]) in ("figure", "figures") and quantity.numeral.form == WORDS:
        return "idiom"
    head = sentence.words[quantity.noun[1] - 1]
    if head in ("places", "place", "spots", "positions") and sentence.word(quantity.left - 1) in (
        "up",
        "down",
    ):
        return "rank move"
    if sentence.word(quantity.left - 1) == "into" and head in PARTED:
        return "own part"
    return "own part" if head in english.own_part else None


PARTED = closed("groups group arms cohorts categories parts halves teams stages phases sections")
"""``split into two groups``: how it was done, and no count."""


def _counts_some(sentence: Sentence, tags: str, at: int, english: English) -> bool:
    """``in three of the five regions``, ``two of its existing plants``: so many of a number that is told,
    or of what somebody has; ``two of the most`` only points."""
    if sentence.word(at) in ("them", "which", "whom"):
        return True
    if sentence.word(at) == "the":
        return sentence.kind(at + 1) == NUMBER or sentence.word(at + 1) in english.cardinal
    return sentence.word(at) in ("its", "their", "our", "these", "those") and tags[at + 1 : at + 2] == "N"


def is_pronoun(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """A bare "one" points, it does not count; "zero" denies."""
    word = sentence.word(quantity.numeral.first)
    some = word in ("two", "three") and sentence.word(quantity.numeral.last) == "of" and simple(quantity)
    if some and not _counts_some(sentence, tags, quantity.numeral.last + 1, english):
        return "idiom"
    single = quantity.numeral.last == quantity.numeral.first + 1
    if word in ("one", "zero") and single and (simple(quantity) or quantity.kind in ("time", "times")):
        return "pronoun"
    parent = sentence.word(quantity.left - 1) == "of" and sentence.word(quantity.left - 2) in PARENTS
    if parent and simple(quantity) and not quantity.mult:
        return "idiom"
    if word == "a" and quantity.numeral.mult == 2:
        return "idiom"
    return None
