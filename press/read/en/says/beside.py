"""What stands right beside a number? Questions that the rules of saying share."""

from __future__ import annotations

from press.read.en.amounts.nouns import MARKS
from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.phrase_ends import behind_time, tied_number
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import phrase_end, phrase_start

OF_A_NUMBER = closed("total average record maximum minimum cumulative combined high low rate")

SUPERLATIVES = closed("largest biggest highest lowest most smallest greatest fewest")

LINKING = closed(
    "remain remains remained remaining stay stays stayed staying be become becomes became seem seems seemed "
    "stand stands stood held"
)
"""Verbs that say in which state their subject is."""

PRICES = closed("price prices cost average rate")
COUNTRIES = closed("us uk eu usa uae u.s. u.k. prc")
POINTING = closed("these those them which whom this it")
STANDING = closed("them us you it that")
"""Pronouns that stand alone, whatever follows."""

REVISING = closed("revise revises revised revising")
PIECES = closed("units sets pieces teu teus")
"""What is counted without being named: ``sales of robots exceeded 680,000 units``."""
PREDICATE_ENDS = closed("rather than up down compared versus according because while when")


def lead_of(scene: Scene, quantity: Quantity) -> int:
    """The last token left of the number that says how it stands there."""
    at = quantity.left - 1
    while at >= 0 and (scene.word(at) in scene.english.filler or scene.tag(at) == "R" or scene.dated(at)):
        if scene.word(at) == "of" and scene.word(at - 1) not in OF_A_NUMBER:
            break
        if scene.word(at) in ("rate", "up") and scene.word(at + 1) not in ("of", "about"):
            break
        at -= 1
    return at


def direction_of(scene: Scene, index: int) -> int:
    """+1 or −1 for a verb of change, else 0."""
    code = scene.verb_code(index)
    return {"up": 1, "add": 1, "down": -1, "lose": -1}.get(code, 0)


def noun_sign(scene: Scene, word: str) -> int:
    return {"up": 1, "down": -1, "either": 1}.get(scene.english.change_noun.get(word, ""), 0)


def touches(scene: Scene, position: int, over_time: bool = False) -> bool:
    """Whether another figure stands right before the bracket of this one, or before the time before it."""
    if not position:
        return False
    before, opening = scene.quantities[position - 1], scene.quantities[position].left - 1
    while over_time and (scene.dated(opening - 1) or scene.word(opening - 1) in scene.english.time_noun):
        opening -= 1
        while scene.tag(opening - 1) in "PD":
            opening -= 1
    return 0 <= opening - before.right <= 1 or (
        before.noun is not None and opening - before.noun[1] in (0, 1)
    )


def before_bracket(scene: Scene, opening: int) -> Span | None:
    start = phrase_start(scene, opening)
    return (start, opening) if start < opening else None


def before_date(scene: Scene, of: int) -> Span | None:
    """``Net debt at period end of £96m``: the noun before the time that stands between."""
    end = of
    while scene.dated(end - 1):
        end -= 1
    while scene.tag(end - 1) in "PD":
        end -= 1
    start = phrase_start(scene, end)
    plain = scene.word(end - 1) in scene.english.generic or noun_sign(scene, scene.word(end - 1))
    return (start, end) if scene.tag(end - 1) == "N" and start < end and not plain else None


def compares(scene: Scene, start: int) -> bool:
    at = start
    while at > 0 and (scene.tag(at - 1) in "D" or scene.dated(at - 1)):
        at -= 1
    if scene.word(at - 1) == "against" and not _told_as_earlier(scene, at):
        return False
    return scene.english.compare.ending(scene.sentence.words, at) is not None


def _told_as_earlier(scene: Scene, at: int) -> bool:
    """``against a loss of £2m a year ago``; ``£9m against facilities of £20m`` sets two side by side."""
    near = range(at, at + 12)
    return any(scene.dated(one) for one in near) or any(scene.word(one) in EARLIER for one in near)


EARLIER = closed(
    "earlier ago previously previous prior last year expected forecast target plan guidance consensus "
    "average loss profit surplus deficit estimate estimates expectation expectations then"
)


def in_phrase(scene: Scene, at: int) -> Span | None:
    """``… in sales``, ``… of NP`` behind a change: the span of the phrase."""
    while scene.dated(at) or scene.tag(at) == "R":
        at += 1
    if scene.word(at) not in ("in", "of", "for") or scene.dated(at + 1) or scene.dated(at + 2):
        return None
    end = phrase_end(scene, at + 1)
    begin = at + 1 + (scene.tag(at + 1) == "D")
    if end <= begin or _proper(scene, begin, end) or of_time(scene, at + 1, end):
        return None
    return at + 1, end


def _proper(scene: Scene, start: int, end: int) -> bool:
    """Whether a phrase is a name, every word with a capital, and no indicator like ``Adjusted EBITDA``."""
    named = all(scene.sentence.capital(index) for index in range(start, end)) and not is_headline(scene)
    many = end - start > 1 and scene.word(end - 1).endswith("s") and scene.word(end - 1) not in MANY_IN_NAMES
    if many and not scene.word(end - 1).endswith("ss"):
        return False
    short = end - start == 1 and scene.sentence.forms[start].isupper() and scene.word(start) not in COUNTRIES
    return named and not short and scene.word(end - 1) not in scene.english.measured


MANY_IN_NAMES = closed("states angeles vegas orleans aires emirates islands netherlands indies falls rapids")
"""Last words of places that look like plurals."""


def is_headline(scene: Scene) -> bool:
    """Whether nearly every word has a capital, so that a capital makes no name."""
    words = [form for form in scene.sentence.forms if form.isalpha() and len(form) > 3]
    return len(words) > 3 and sum(form[0].islower() for form in words) * 5 < len(words)


def after_comma(scene: Scene, quantity: Quantity) -> bool:
    return scene.word(quantity.left - 1) == ","


def near(scene: Scene, verb: int, at: int) -> bool:
    return at - verb <= 7 and not set(";") & set(scene.tags[verb:at])


def of_span(scene: Scene, at: int) -> Span | None:
    """``of residents``, ``of the 3.7 million people``: the whole behind a part."""
    if scene.word(at - 1) == "half" and scene.word(at) == "the" and scene.tag(at + 1) == "N":
        return at, phrase_end(scene, at + 1)
    if scene.word(at) != "of":
        return None
    begin = at + 1 + (scene.tag(at + 1) == "D" and scene.tag(at + 2) in tuple("#$£€"))
    whole = next((q for q in scene.quantities if q.first <= begin < q.last), None)
    if whole is not None:
        if whole.kind == "currency":
            return at + 1, (phrase_end(scene, whole.right) if scene.tag(whole.right) == "N" else whole.right)
        return (at + 1, whole.noun[1] if whole.noun else whole.last) if whole.kind == "count" else None
    if (scene.word(begin) in POINTING and scene.tag(begin + 1) in "AV,.;)") or scene.word(begin) in STANDING:
        return at + 1, begin + 1
    begin += scene.word(begin) == "those"
    while scene.tag(begin) == "#":
        begin += 1 + (scene.word(begin + 1) in ("to", "-"))
    end = phrase_end(scene, begin)
    return (at + 1, end) if end > begin else None


def predicate_end(scene: Scene, at: int) -> int:
    """``of new residents were satisfied with …``: the predicate belongs to what is counted."""
    if scene.tag(at) not in "AVO" and scene.word(at) not in ("who", "that"):
        return at
    index = at
    while (
        index < min(len(scene.tags), at + 12)
        and (scene.tags[index] not in ",;:.(#$£€" or tied_number(scene, index))
        and scene.word(index) not in PREDICATE_ENDS
    ):
        index += 1
    return _past_condition(scene, at, index)


def _past_condition(scene: Scene, at: int, index: int) -> int:
    """``spend more than 30% of their income on rent``: a number inside what is told of the people."""
    inner = next((one for one in scene.quantities if one.left >= at and one.left - index in (-1, 0, 1)), None)
    if inner is None or index - at > 4 or inner.left == inner.first:
        return index
    end = inner.right
    while (
        end < min(len(scene.tags), inner.right + 10)
        and scene.tags[end] not in ",;:.(-CVA"
        and not scene.dated(end)
    ):
        end += 1
    return end


def object_of(scene: Scene, verb: int, until: int) -> Span | None:
    """``reduced total debt by``, ``raised its guidance to``: what the verb changes, if it names it.
    ``remained steady at``, ``was left unchanged at`` have no object."""
    at = verb + 1 + (scene.word(verb + 1) == "down" and scene.verb_code(verb) == "down")
    at += scene.word(at) in ("up", "down") and scene.word(verb) in REVISING
    if scene.word(verb) in LINKING or scene.word(at) == "unchanged":
        return None
    inside = any(one.first <= at < one.last for one in scene.quantities if one.kind == "currency")
    if inside or scene.word(at + (scene.tag(at) == "R")) in COMPARING:
        return None
    while scene.tag(at) in "DR" or scene.dated(at):
        at += 1
    end = phrase_end(scene, at)
    if scene.word(end) == "from" and "by" in scene.sentence.words[end + 2 : until + 1] and at < end:
        end = phrase_end(scene, end + 1) if scene.tag(end + 1) in "DN" else end
    while end > at and scene.dated(end - 1):
        end -= 1
    return (at, end) if at < end <= until and scene.tag(at) in "NV" else None


COMPARING = closed("higher lower stronger weaker faster slower")
"""Behind a verb these say how, and not what: ``ran slightly higher, at around 5%``."""


def in_reach(scene: Scene, verb: int, at: int) -> bool:
    """Whether no finished statement lies between a verb and the number."""
    between = scene.tags[verb + 1 : at]
    return ";" not in between and at - verb < 26


def whole_noun(scene: Scene, quantity: Quantity) -> Span:
    """The counted noun with its "of" and "for" parts and a short participle."""
    noun = quantity.noun
    if noun is None:
        return quantity.first, quantity.last
    end = phrase_end(scene, noun[0])
    link = next(
        (at for at in range(noun[1], end) if scene.word(at) in ("in", "over", "during", "within")), None
    )
    if link is not None and of_time(scene, link + 1, end):
        end = link
    priced = next((at for at in range(noun[1], end) if scene.word(at) == "at"), None)
    owned = next((at for at in range(noun[1], end) if scene.word(at) == "with"), None)
    if owned is not None and scene.word(end) == "of":
        end = owned
    summed = next((at for at in range(noun[1], end) if scene.word(at) == "for"), None)
    if summed is not None and "total" in scene.sentence.words[summed : summed + 4]:
        end = summed
    worth = next((at for at in range(noun[1], end) if scene.word(at) == "worth"), None)
    end = end if worth is None else worth
    if priced is not None and not PRICES.isdisjoint(scene.sentence.words[priced : priced + 4]):
        end = priced
    if scene.english.bound_after.at(scene.sentence.words, noun[1]):
        end = noun[1]
    if (
        scene.tag(end) == "V"
        and scene.word(end).endswith("ed")
        and scene.word(end) not in ("compared", "located", "based")
        and scene.tag(end + 1) in ("P", "", ",", ".")
        and not (scene.word(end + 1) in PARTICLES and scene.tag(end + 2) in ("#", "D", "$", "£", "€"))
    ):
        end += 1
    return noun[0], max(end, noun[1])


PARTICLES = closed("out up off over back down away")
"""``banks handed out 400 parcels``: what belongs to a verb that has an object of its own."""


def of_time(scene: Scene, start: int, end: int) -> bool:
    """``in the first year of a partnership``: the head of the phrase is a time."""
    stop = next((at for at in range(start, end) if scene.tag(at) == "P"), end)
    return scene.word(stop - 1) in scene.english.time_noun


def money_for(scene: Scene, quantity: Quantity) -> Span | None:
    """``$5 million in revenue``, ``£1.2 billion of further funding``, ``a $3m grant``."""
    at = quantity.right
    while scene.dated(at):
        at += 1
    made = scene.word(at) == "available" and scene.word(at + 1) != "under"
    if made or scene.word(at) == "plus" or scene.word(at) in MARKS:
        return None
    if scene.tag(at) == "N" and not scene.dated(at):
        end = phrase_end(scene, at)
        return (at, end) if end > at else None
    if scene.word(at) in ("in", "of") and (begin := behind_time(scene, at + 1)):
        return begin, phrase_end(scene, begin)
    if scene.word(at) in ("in", "of") and not scene.dated(at + 1) and not scene.dated(at + 2):
        end = phrase_end(scene, at + 1)
        if of_time(scene, at + 1, end) or scene.word(end - 1) in scene.english.cardinal:
            return None
        return (at + 1, end) if end > at + 1 and not _proper(scene, at + 1, end) else None
    return None
