"""Is the number a mere duration or a frequency? Times are figures only where they are measured."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.grammar.words import English

MULTIPLIED = closed(
    "that the its as more higher larger greater what their those year ebitda earnings revenue "
    "sales oversubscribed covered oversold subscribed faster better lower bigger our over"
)
RATIOS = closed("cover coverage ratio leverage gearing multiple subscribed oversubscribed turnover")
HOW_OFTEN = closed("a an per each every daily weekly champion winner in during")
NOT_MEASURED = closed("within after last past next every first previous over in than")

RECKONED = closed("average averaged averages averaging median mean remaining weighted")
TIMES = closed(
    "decade decades years weeks months days hours minutes seconds seasons centuries quarters summers winters"
)
IN_A_ROW = closed("consecutive straight successive")
EACH = closed("monthly quarterly annual weekly yearly daily")
"""``four consecutive monthly increases``: for how long it went on."""
GOALS = closed("target goal limit standard")
COVER = closed(
    "imports supply sales cover coverage inventory inventories stock stocks demand consumption income "
    "spending expenditure expenditures expenses operations payments "
    "production output"
)
"""What stocks last for: "5.4 months of imports" measures them."""
AT_LEAST = closed("longer more over less fewer above")
"""``waiting six weeks or longer``: a class of those who wait."""
LENGTHS = closed("longer shorter more less later earlier faster quicker slower")


def is_duration(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """Times are figures only where they are what was measured."""
    if _lost(sentence, quantity):
        return None
    if quantity.noun is not None and sentence.word(quantity.noun[1] - 1) in TIMES and not quantity.mult:
        return "duration"
    if sentence.word(quantity.last) in IN_A_ROW and sentence.word(quantity.last + 1) in EACH:
        return "duration"
    if quantity.kind != "time" or quantity.per:
        return None
    if quantity.hyphened or sentence.words[quantity.first : quantity.last].count("-"):
        return "duration"
    after = sentence.word(quantity.last)
    if sentence.word(quantity.left - 1) == "at" and after in ("post", "after"):
        return "duration"
    if after in LENGTHS and sentence.word(quantity.last + 1) in ("than", ",", ".", ""):
        return "duration" if after in ("later", "earlier") else None
    if after == "or" and sentence.word(quantity.last + 1) in AT_LEAST:
        return "duration"
    if after == "of" and sentence.word(quantity.left - 1) in NOT_MEASURED:
        return "duration"
    if after == "of" and not COVER.isdisjoint(sentence.words[quantity.last + 1 : quantity.last + 4]):
        return None
    if after == "of" and quantity.unit in ("d", "h") and tags[quantity.last + 1 : quantity.last + 2] == "N":
        return "duration" if sentence.word(quantity.last + 2) == "of" or quantity.value < 5 else None
    return None if _time_measured(sentence, tags, quantity, english) else "duration"


def _lost(sentence: Sentence, quantity: Quantity) -> bool:
    """``47,000 working days were lost``: days of work are counted."""
    behind = sentence.words[quantity.last : quantity.last + 5]
    return (
        quantity.value >= MANY_HOURS
        and "lost" in behind
        and not {"days", "hours"}.isdisjoint((*behind, *sentence.words[quantity.first : quantity.last]))
    )


def _averaged(sentence: Sentence, quantity: Quantity) -> bool:
    """``The average charter term was 4.6 years``, ``on average it took 75 days``: reckoned, so measured."""
    near = sentence.words[max(0, quantity.left - 10) : quantity.left]
    reckoned = next((at for at in range(len(near) - 1, -1, -1) if near[at] in RECKONED), None)
    behind = sentence.words[quantity.last : quantity.last + 2] == ["on", "average"]
    if reckoned is None:
        return behind
    kinds = sentence.kinds[quantity.left - len(near) + reckoned : quantity.left]
    spread = near[-1] in ("for", "per", "to", "from") and near[reckoned - 1 : reckoned] != ["on"]
    return NUMBER not in kinds and "%" not in near[reckoned:] and not spread


def _stated(sentence: Sentence, quantity: Quantity, before: list[str]) -> bool:
    """``it reaches 14.1 weeks``, ``the target is 30 minutes``: a verb of measuring, or a decimal."""
    if before[-2:-1] and before[-1] in ("is", "was", "of", "at") and before[-2] in GOALS:
        return True
    told = before[-1] in REACHING or sentence.word(quantity.left) in REACHING
    return told or ("." in sentence.forms[quantity.numeral.first] and before[-1] != "for")


MANY_HOURS = 100
"""Not what a day or a project lasts: ``prices were negative in 214 hours``."""
MANY_DAYS = 10
"""Fewer days on which something was so are when, and no measurement."""
REACHING = closed("exceeded averaged averages totalled totaled stood")
EARLIER = closed("after from against with to")
PARTS = closed("% percent cent")


def _time_measured(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> bool:
    """A verb or "of" after a noun of time, as in "the average workweek held at 34.1 hours"."""
    before = sentence.words[max(0, quantity.left - 14) : quantity.left]
    if sentence.words[quantity.last : quantity.last + 2] == ["on", "average"] or quantity.numeral.mult > 2:
        return True
    if not before or (quantity.left < quantity.first and not PARTS.isdisjoint(before)):
        return False
    reckoned = not (english.duration_noun | RECKONED).isdisjoint(before)
    if reckoned and before[-1] in EARLIER and sentence.word(quantity.last - 1) in before:
        return True
    if quantity.unit == "h" and quantity.value >= MANY_HOURS and before[-1] in ("in", "for", "during"):
        return True
    if before[-1] in NOT_MEASURED:
        return False
    if _stated(sentence, quantity, before) or (before[-1] == "on" and quantity.value >= MANY_DAYS):
        return True
    if _averaged(sentence, quantity):
        return True
    if before[-1] == "of" and before[-2:-1] and before[-2] in GOALS:
        return not english.duration_noun.isdisjoint(before[:-2])
    nouns = english.duration_noun - ({"hour", "day", "days"} & set(before[-2:]))
    measured = any(word in nouns for word in before) or "worked" in before
    verb = any(letter in "VA" for letter in tags[max(0, quantity.left - 5) : quantity.left])
    if before[-2:] == ["period", "of"] and {"over", "for", "within", "during"} & set(before[-5:-2]):
        return False
    named = before[-1] == "of" and len(before) > 1 and before[-2] in english.duration_noun
    return measured and (verb or named or before[-1] in ("by", "to", "from"))


def is_frequency(sentence: Sentence, tags: str, quantity: Quantity, english: English) -> str | None:
    """``three times a week``, ``five times champion``: how often, not how many times as much."""
    if quantity.kind != "times":
        return None
    after = sentence.word(quantity.last)
    if quantity.hyphened and "fold" not in sentence.words[quantity.first : quantity.last + 2]:
        return "frequency"
    if sentence.word(quantity.last - 1) in ("x", "fold", "×"):
        return None
    if after in HOW_OFTEN:
        return "frequency"
    told = sentence.words[max(0, quantity.left - 6) : quantity.left]
    comparing = after in MULTIPLIED or not RATIOS.isdisjoint(told)
    grown = any(
        word in english.change_noun or english.verb_code.get(word) in ("up", "down", "range", "level")
        for word in sentence.words[max(0, quantity.left - 4) : quantity.left]
    )
    decimal = quantity.value != quantity.value.to_integral_value()
    return None if comparing or grown or decimal else "frequency"
