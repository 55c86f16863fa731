"""As what does a period stand there: in it, since it, by it, compared with it? The words before it tell."""

from __future__ import annotations

from datetime import date

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import BE, RELATIVE, closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.spans.mention import ASIDE, BASE, BY, SINCE, SPAN, Mention
from press.read.en.spans.multiples import of_multiple
from press.read.en.spans.papers import DETERMINERS, names_a_paper, of_a_paper
from press.value import replace

BEFORE_BASE = frozenset(
    f"{first} {second}"
    for first, second in (
        ("that", "of"), ("times", "that"), ("level", "of"), ("levels", "of"), ("than", "in"), ("than", "for"),
        ("than", "at"), ("with", "the"), ("compared", "to"), ("relative", "to"), ("than", "that"),
        ("those", "of"), ("number", "of"), ("figure", "of"), ("figure", "for"), ("level", "in"),
        ("levels", "in"), ("twice", "that"), ("ahead", "of"), ("short", "of"),
    )
)  # fmt: skip
COMPARING = closed("than versus vs from on over against with upon")
TOWARDS = closed("enter enters entered entering into toward towards beyond before until till")
OF_PERIOD = closed("end start beginning level that levels year quarter half")
BEFORE_PERIOD = closed("the fiscal calendar full early late mid - end of year its january")


SUPERLATIVE = closed(
    "largest highest lowest biggest strongest weakest smallest fastest slowest best worst first most"
)
ACTS = closed(
    "awarded founded established incorporated launched formed announced introduced signed adopted enacted "
    "born payable record maturing expiring effective inaugurated unveiled commissioned published approved "
    "created started began agreed negotiated headquartered released opened acquired appointed elected"
)
IS_OR_AND = BE | {"and"}


def with_role(sentence: Sentence, mention: Mention, today: date | None = None) -> Mention:
    """What the words before a mention make of it; ``today`` is the day of publication."""
    if sentence.word(mention.first - 1) == "effective" and _is_day(mention):
        return _role(sentence, mention, SINCE, mention.first - 1)
    if (
        _in_relative(sentence, mention)
        or names_a_paper(sentence, mention)
        or _after_an_act(sentence, mention)
    ):
        return replace(mention, passing=True)
    if mention.kind != SPAN:
        return mention
    if of_a_paper(sentence, mention, today):
        return replace(mention, passing=True)
    at = _head_start(sentence, mention)
    before, two = sentence.word(at - 1), f"{sentence.word(at - 2)} {sentence.word(at - 1)}"
    if of_multiple(sentence, mention.first):
        return _role(sentence, mention, BASE, mention.first)
    if sentence.word(mention.first + 1) in ("beginning", "start"):
        return mention
    if _is_base_year(sentence, mention):
        return _role(sentence, mention, ASIDE, at)
    mention = _at_end(sentence, _in_middle(sentence, mention), at)
    if before == "by" or (before == "before" and _ends_ahead(sentence, mention, at, today)):
        return _role(sentence, mention, BY, at - 1)
    if _owns_mark(sentence, mention):
        return replace(mention, kind=BASE)
    if (since := _since(sentence, mention, before, two, at)) is not None:
        return since
    if _in_opening(sentence, mention):
        return _role(sentence, mention, BASE, at)
    yearly = sentence.word(mention.first) == "year" and sentence.word(mention.first + 1) in ENDING
    lasts = yearly or sentence.word(mention.first + 1) in LENGTHS
    if before == "over" and (_opens(sentence, at - 1) or lasts):
        return mention
    if before in ("from", "until", "till") and _to_come(mention, today):
        return _bounded(sentence, mention, before, at)
    if before == "from" and at == 1 and not _opens_span(sentence, mention):
        return _role(sentence, mention, SINCE, at - 1)
    being = sentence.word(at - 3) in BE and two == "due in"
    if (before in TOWARDS or before in ("due", "after") or two == "due in") and not being:
        return _role(sentence, mention, ASIDE, at)
    if before == "on" and (_of_an_act(sentence, at) or _in_relative(sentence, mention)):
        return replace(mention, passing=True)
    levels = not LEVELS.isdisjoint(sentence.words[max(0, mention.first - 2) : mention.first])
    if before in COMPARING or two in BEFORE_BASE or levels:
        return _base(sentence, mention, before, at)
    aside = _of_an_act(sentence, at) or _in_relative(sentence, mention)
    return replace(mention, passing=True) if aside else mention


def _owns_mark(sentence: Sentence, mention: Mention) -> bool:
    """``above the August figure``, ``its 2019 level``: a value of that time is what is compared with."""
    value = sentence.word(mention.last) in VALUES and sentence.word(mention.first - 2) in COMPARING | BEYOND
    return value or (sentence.word(mention.last) in LEVELS and sentence.word(mention.first - 1) in OWNED)


def _since(sentence: Sentence, mention: Mention, before: str, two: str, at: int) -> Mention | None:
    """What began with the time, or only lies beside it as a record does."""
    if _behind_since(sentence, at):
        if _superlative(sentence, at):
            return _role(sentence, mention, ASIDE, at)
        return _role(sentence, mention, SINCE, at - 1)
    if before == "since" or two in ("starting in", "starting from", "beginning in", "dating from", "as from"):
        return _role(sentence, mention, SINCE, at - 1)
    return None


BEYOND = closed("above below under exceeding to")
VALUES = closed("figure figures total result outturn value reading mark average")


def _is_day(mention: Mention) -> bool:
    return mention.period is not None and mention.period.first == mention.period.last


def _after_an_act(sentence: Sentence, mention: Mention) -> bool:
    """``Following the agreement signed in April, the company``: when something came before what is told."""
    cause = sentence.word(0) in CAUSES or sentence.words[:2] in CAUSES_OF
    if not cause or mention.first < 4:
        return False
    if "," not in sentence.words[: mention.last + 1] and sentence.word(mention.last) in DETERMINERS:
        return True
    return (
        "," not in sentence.words[: mention.first] and "," in sentence.words[mention.last : mention.last + 3]
    )


CAUSES = closed("following after despite amid")
CAUSES_OF = (["because", "of"], ["due", "to"], ["owing", "to"], ["thanks", "to"])


def _at_end(sentence: Sentence, mention: Mention, at: int) -> Mention:
    """``at the end of April``, ``at year-end 2025``: the last day of the period."""
    period = mention.period
    if _at_start(sentence, mention) and period and period.first:
        return replace(mention, period=calendar.day(period.first))
    head = sentence.words[max(0, min(at, mention.first - 2)) : mention.first]
    if period is None or period.last is None or "end" not in head or at == 0:
        return mention
    return replace(mention, period=calendar.day(period.last))


def _at_start(sentence: Sentence, mention: Mention) -> bool:
    """``145 MW at the start of 2025``: right behind a number, its first day."""
    at = mention.first - 4
    lead = sentence.words[max(0, at) : mention.first]
    told = lead in (["at", "the", "start", "of"], ["at", "the", "beginning", "of"])
    return told and NUMBER in sentence.kinds[max(0, at - 4) : at]


def _in_middle(sentence: Sentence, mention: Mention) -> Mention:
    """``in mid-2025``: its June; a population is counted on the last day of it."""
    mid = sentence.words[max(0, mention.first - 2) : mention.first]
    period = mention.period
    if mid[-1:] != ["mid"] and mid != ["mid", "-"]:
        return mention
    if period is None or period.first is None or calendar.whole_months(period) != MONTHS_OF_A_YEAR:
        return mention
    june = calendar.month(period.first.year, MIDDLE)
    counted = not COUNTED.isdisjoint(sentence.words) and june.last is not None
    return replace(mention, period=calendar.day(june.last) if counted and june.last else june)


MONTHS_OF_A_YEAR, MIDDLE = 12, 6
COUNTED = closed("population populations people residents inhabitants children persons households")


def _is_base_year(sentence: Sentence, mention: Mention) -> bool:
    """``with reference year 2020``, ``in 2020 prices``: what values are reckoned in."""
    before, after = sentence.word(mention.first - 1), sentence.word(mention.last)
    if before in ("reference", "base"):
        return True
    moved = sentence.word(mention.last + 1) in MOVED or calendar.whole_months(mention.period or _NONE) == 1
    return after in ("prices", "dollars", "pounds") and before in REAL and not moved


_NONE = Period(None, None)
MOVED = closed("rose fell grew were was increased decreased went had climbed dropped eased declined")


def _behind_since(sentence: Sentence, at: int) -> bool:
    """``since the start of the cycle in 2024``: no comma and no other number parts the word from its time."""
    near = range(max(0, at - 9), at)
    since = next((index for index in near if sentence.words[index] == "since"), None)
    if since is None or "," in sentence.words[since:at]:
        return False
    return NUMBER not in sentence.kinds[since:at]


def _opens(sentence: Sentence, at: int) -> bool:
    """``Over the third quarter, rates fell``: a word that begins a clause compares with nothing."""
    return at == 0 or sentence.word(at - 1) in (";", ":", "—") or sentence.words[at - 1 : at] == ["-"]


ENDING = closed("to ended ending")
LENGTHS = closed("months weeks quarters")
OWNED = closed("its the their a")
REAL = closed("in at constant of")


def _opens_span(sentence: Sentence, mention: Mention) -> bool:
    """``From 2021 to 2025``, ``From June until``: a span, and no day from which on something holds."""
    return not _is_day(mention) or sentence.word(mention.last) in ("to", "until", "till", "through", "-", "–")


def _ends_ahead(sentence: Sentence, mention: Mention, at: int, today: date | None) -> bool:
    """``before the end of the year``: a deadline, as "by" is."""
    last = mention.period.last if mention.period else None
    return "end" in sentence.words[at : mention.last] and bool(today and last and last > today)


def _to_come(mention: Mention, today: date | None) -> bool:
    first = mention.period.first if mention.period else None
    return today is not None and first is not None and first > today


def _bounded(sentence: Sentence, mention: Mention, before: str, at: int) -> Mention:
    """``from April 2027`` told ahead is open; ``until 2030`` is a deadline."""
    if before != "from":
        return _role(sentence, mention, BY, at)
    first = mention.period.first if mention.period else None
    return replace(mention, kind=SINCE, period=calendar.since(first)) if first else mention


def _in_relative(sentence: Sentence, mention: Mention) -> bool:
    """``Our Leeds site, which opened in May, made``: the time of a clause that only describes a name."""
    if sentence.word(mention.last) != ",":
        return False
    at = mention.first - 1
    while at > 0 and mention.first - at < LONGEST and sentence.kinds[at] != NUMBER:
        if sentence.words[at] == ",":
            return sentence.words[at + 1] in RELATIVE
        at -= 1
    return False


LONGEST = 14
"""Tokens of such a clause."""


def _in_opening(sentence: Sentence, mention: Mention) -> bool:
    """``Compared with the group's 2022 study, …``: what a sentence opens its comparison with."""
    first = next((at for at in (0, 1) if sentence.word(at) in ("compared", "relative")), None)
    if first is None or sentence.word(first + 1) not in ("with", "to") or mention.first > first + 8:
        return False
    return "," not in sentence.words[: mention.first] and "," in sentence.words[mention.last :]


def _superlative(sentence: Sentence, at: int) -> bool:
    """``the largest rise since 2022``: how far back nothing was like it."""
    return not SUPERLATIVE.isdisjoint(sentence.words[max(0, at - 8) : at])


def _of_an_act(sentence: Sentence, at: int) -> bool:
    """``founded in 2014``, ``announced in October 2022``: the date of an act and not of what is measured."""
    verb = at - 2 if sentence.word(at - 1) in ("in", "on") else at - 1
    if sentence.word(verb) in ("back", "first", "originally"):
        verb -= 1
    made = sentence.word(verb) in ("built", "constructed") and sentence.word(verb - 1) not in IS_OR_AND
    whole = sentence.word(verb) == "record" and sentence.word(at) == "year"
    return verb >= 0 and not whole and (made or sentence.word(verb) in ACTS)


def _head_start(sentence: Sentence, mention: Mention) -> int:
    """Where ``the end of fiscal year`` before a period begins."""
    at = mention.first
    while sentence.word(at - 1) in BEFORE_PERIOD and at > mention.first - 4:
        if sentence.word(at - 1) == "of" and sentence.word(at - 2) not in OF_PERIOD:
            break
        at -= 1
    return at


def _base(sentence: Sentence, mention: Mention, before: str, at: int) -> Mention:
    """After "from", "on" and "over" only whole spans are compared with; days are when something happened."""
    if before in ("on", "over", "with", "upon") and _is_day(mention):
        return mention
    return _role(sentence, mention, BASE, at)


LEVELS = closed("level levels peak high low baseline base height")


def _role(sentence: Sentence, mention: Mention, kind: str, first: int) -> Mention:
    period = mention.period
    if kind == SINCE and period:
        return replace(
            mention, kind=kind, period=calendar.since(period.first) if period.first else None, base=period
        )
    return replace(mention, kind=kind, period=period)
