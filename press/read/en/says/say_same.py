"""Does the number continue the statement before it? ``9 cents, or 0.3 percent``, ``6.8 and 6.7 percent``."""

from __future__ import annotations

import itertools

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import phrase_end, phrase_start
from press.read.en.says.beside import money_for, whole_noun
from press.read.en.says.say_change import change_noun_behind
from press.read.en.says.say_difference import difference_of
from press.read.en.says.say_gapped import GROUPED
from press.read.en.says.statement import LEVEL, SAME, SHARE, Statement
from press.value import replace

PASSED = closed("for in the by as reported yoy qoq")
TERMS = closed(
    "nominal real terms reported organic organically nominally constant currency currencies basis underlying "
    "comparable inflation after before adjusted"
)
"""What a growth is reckoned in: "up 5.6% in nominal terms and 1.8% after inflation"."""
EACH = closed("a per each year annually month week on average")
LIKE_PREPOSITIONS = closed("as abroad overseas online elsewhere domestically internationally overall offline")
AFAR = closed("abroad overseas elsewhere")
TERMED = closed("on in at after before excluding adjusted organically")
"""Behind the same in other terms: ``3.1% ahead of last year, or 2.4% on a like-for-like basis``."""
ALTERNATIVES = (
    ["or"],
    [",", "or"],
    [",", "equivalent", "to"],
    [",", "equal", "to"],
    ["or", "equivalent", "to"],
)
REPEATED = closed("to at by for")
EQUAL = closed("equivalent equal corresponding amounting")
SAME_NOUN_REACH = 16
LIST_LINKS = ([","], ["and"], ["or"], [",", "and"], [",", "or"])
BY_LINKS = closed(", and then by a an another further additional extra about")


def alternative(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``by 9 cents, or 0.3 percent``: the same said in another unit."""
    if position and scene.sentence.words[quantity.left - 4 : quantity.left] == ["i", ".", "e", "."]:
        return Statement(SAME, "or", carried=True)
    if position and _instead(scene, quantity, position):
        return Statement(SAME, "instead of", carried=True, previous=True)
    if not position or scene.word(quantity.left - 1) not in ("or", "to"):
        return None
    if (told := difference_of(scene, quantity, lead, position)) is not None and not told.carried:
        return replace(told, carried=True)
    before = scene.quantities[position - 1]
    if scene.word(quantity.left - 1) == "or" and change_noun_behind(scene, quantity, lead, position):
        return None
    between = range(before.noun[1] if before.noun else before.right, quantity.left)
    link = [scene.word(at) for at in between if not scene.dated(at) and scene.word(at) not in EACH]
    link = link[link.index(",") :] if link[:1] in (["in"], ["the"], ["at"]) and "," in link else link
    alike = link[-2:] == [",", "or"] and before.kind == quantity.kind and scene.word(quantity.right) in TERMED
    again = alike and not set("VA") & set(scene.tags[before.right : quantity.left])
    return Statement(SAME, "or", carried=True) if again or link in ALTERNATIVES else None


def _instead(scene: Scene, quantity: Quantity, position: int) -> bool:
    """``a fall of 4,200, instead of the 9,900 first published``: another value for the same."""
    at = quantity.left - (scene.tag(quantity.left - 1) == "D")
    link = scene.sentence.words[at - 2 : at]
    out = link == ["out", "of"] and quantity.kind == scene.quantities[position - 1].kind == "currency"
    return out or link in (["instead", "of"], ["rather", "than"])


def listed_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``of 4,640 and 4,666 for 2024 and 2023, respectively``: one statement, several values."""
    if position and _and_by(scene, quantity, position):
        return Statement(SAME, "and by", carried=True)
    if not position or quantity.noun:
        return None
    between = range(scene.quantities[position - 1].right, quantity.left)
    passed = PASSED | TERMS | {")"} if quantity.kind == "percent" else PASSED
    link = [scene.word(at) for at in between if not scene.dated(at) and scene.word(at) not in passed]
    before = scene.word(scene.quantities[position - 1].left - 1)
    own = quantity.kind == "currency" and before == "of" and scene.word(quantity.right) == "in"
    if own and money_for(scene, quantity):
        return None
    same = scene.quantities[position - 1].kind in (quantity.kind, "count")
    if scene.word(quantity.right) == "of" or scene.tag(quantity.right) in "AV":
        return None
    return (
        Statement(SAME, "listed", carried=True)
        if link in ([","], ["and"], [",", "and"], ["/"]) and same
        else None
    )


def _and_by(scene: Scene, quantity: Quantity, position: int) -> bool:
    """``by 12 trams and by a further 30``: the same change goes on."""
    before = scene.quantities[position - 1]
    link = scene.sentence.words[before.noun[1] if before.noun else before.right : quantity.left]
    return "by" in link and "and" in link and set(link) <= BY_LINKS


def answered_on(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``58% expect a rise, 30% no change and 12% a fall``: the verb of the first part is not said again."""
    at = quantity.right
    if not position or quantity.kind != "percent" or scene.word(quantity.left - 1) not in (",", "and"):
        return None
    before = next((one for one in scene.quantities if one.kind == "percent"), quantity)
    verb = scene.tag(before.right) == "V" or scene.word(before.right) in scene.english.answer
    told = before.first < quantity.first and verb
    thing = scene.word(at) in ("no", "a", "an", "the") and scene.tag(at + 1) == "N"
    named = scene.tag(at) == "N" and scene.word(at) not in scene.english.change_noun
    thing = thing or (named and position > 1)
    apart = not set("VA") & set(scene.tags[before.right + 1 : quantity.left])
    if not told or not thing or not apart or scene.tag(before.left - 1) in "NV":
        return None
    return Statement(SHARE, "number as subject", span=(at, phrase_end(scene, at)), headed=True)


def at_another(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``exports came to £4 million and imports to £5 million``: another subject, the same verb and "to"."""
    at = quantity.left - 1
    if not position or scene.word(at) not in REPEATED:
        return None
    end = at if scene.word(at - 1) in AFAR else _past_aside(scene, at)
    if (scene.tag(end - 1) != "N" and end != at) or scene.dated(end - 1) or scene.word(end - 1) in EQUAL:
        return None
    before = scene.quantities[_outside_bracket(scene, position - 1)]
    start = phrase_start(scene, end)
    opens = scene.word(start - 1) in ("and", ",", ";") or scene.word(start - 2) in ("and", ",", ";")
    opens = opens or scene.word(start - 2) in ("those", "that")
    third = position > 1 and scene.word(scene.quantities[position - 2].left - 1) == scene.word(at)
    opens = opens or scene.word(end) == "-"
    moved = _moved_before(scene, quantity, position) if scene.word(at) == "by" else None
    before = moved or before
    tags = "VRPN-" if scene.word(at) == "for" or third else "VRPO"
    inside = any(one.first <= before.left - 2 < one.last for one in scene.quantities)
    led = scene.word(before.left - 1) == scene.word(at) and (scene.tag(before.left - 2) in tags or inside)
    alike = moved is not None or led
    between = range(before.right, quantity.left)
    acts = any(scene.tags[inner] in "VA" and scene.word(inner) != "including" for inner in between)
    apart = not acts and start >= before.right
    if not (opens and alike and apart):
        return None
    if scene.word(start - 1) in GROUPED and scene.word(end) != "-":
        return Statement(SAME, "same verb", carried=True)
    return Statement(SAME, "same verb", span=(start, end))


def _moved_before(scene: Scene, quantity: Quantity, position: int) -> Quantity | None:
    """``were down 4 percent at 838,000 tonnes, those of ammonia by 1 percent``: the change told before."""
    told = [one for one in scene.quantities[:position] if one.kind == quantity.kind]
    moved = bool(told) and scene.word(told[-1].left - 1) in ("up", "down")
    return told[-1] if moved and told[-1] is not scene.quantities[position - 1] else None


def _past_aside(scene: Scene, at: int) -> int:
    """``output per hour, accordingly, by 0.2%``: where the noun before an adverb in commas ends."""
    end = at - (scene.word(at - 1) in (",", "-"))
    while scene.tag(end - 1) == "R":
        end -= 1
    return end - (end < at and scene.word(end - 1) == ",")


def _outside_bracket(scene: Scene, position: int) -> int:
    """``stood at 116 (up 1.8%) and profit at 6``: the figure before, past one in brackets behind it."""
    while position and scene.word(scene.quantities[position].right) == ")":
        between = scene.sentence.words[scene.quantities[position - 1].right : scene.quantities[position].left]
        if "(" not in between:
            break
        position -= 1
    return position


def _goes_to(scene: Scene, quantity: Quantity, before: Quantity, between: list[str]) -> bool:
    """``81 percent of it went to towns and 30 percent to farms``: the verb is not said twice."""
    verb = next((at for at in range(before.right, quantity.left) if scene.tags[at] == "V"), None)
    parts = quantity.kind == before.kind == "percent" and between[-1:] in (["and"], [","], ["only"])
    again = verb is not None and scene.word(quantity.right) in scene.sentence.words[verb : quantity.left]
    return parts and again and len(between) < 16


def same_noun(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``opened six stores and closed two``: another verb, what it counts is not said twice."""
    told = [one for one in reversed(scene.quantities[:position]) if one.noun]
    before = next((one for one in told if scene.word(one.left - 1) not in PLACED), next(iter(told), None))
    ends = scene.tag(quantity.right) in ",.;:) " or scene.word(quantity.right) == "and"
    verb = quantity.left - 1
    verb -= scene.word(verb) in ("of", "with", "off", "out") and scene.tag(verb - 1) == "V"
    if before is None or before.noun is None or quantity.kind != "bare" or not ends:
        return None
    if scene.tag(verb) != "V" or scene.verb_code(verb) in ("rank", "level", "aux"):
        return None
    between = scene.sentence.words[before.noun[1] : verb]
    if not {"and", "but", "while", "after", "before", ","} & set(between) or len(between) > SAME_NOUN_REACH:
        return None
    return Statement(LEVEL, "same noun", span=before.noun, verb=verb, counted=True)


PLACED = closed("in across from at")
"""Behind these stands where something is, and not what is opened or closed."""


def listed_before(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``received 1,230,000, 738,000 and 492,000 visitors``: the noun printed once belongs to all."""
    if quantity.kind != "bare":
        return None
    for before, after in itertools.pairwise(scene.quantities[position:]):
        link = scene.sentence.words[before.right : after.left]
        if link not in LIST_LINKS:
            return None
        if after.noun is not None and scene.word(after.noun[1] - 1) in scene.english.direction:
            return None
        if after.noun is not None:
            return Statement(LEVEL, "listed before", span=whole_noun(scene, after), counted=True)
    return None


def parallel(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``880 by car; 420 on foot; and 96 by bus``: what the first counts, the others count too."""
    if (
        not position
        or quantity.kind not in ("bare", "percent", "currency")
        or not (scene.tag(quantity.right) == "P" or scene.word(quantity.right) in LIKE_PREPOSITIONS)
    ):
        return None
    if scene.word(quantity.right) in ("of", "than"):
        return None
    before = scene.quantities[position - 1]
    behind = before.noun[1] if before.noun else before.right
    alike = scene.tag(behind) in "PR" or (
        before.kind in ("percent", "bare") and scene.tag(before.right) in tuple("VA")
    )
    if not alike or before.kind not in ("bare", "count", quantity.kind):
        return None
    if quantity.kind == "currency" and (before.kind != "currency" or not scene.dated(quantity.right + 1)):
        return None
    between = scene.sentence.words[behind : quantity.left]
    parts = quantity.kind == before.kind == "percent" and len(between) <= 6
    alike = scene.word(quantity.right) in between and len(between) <= 8
    ends = between[-1:] == ["and"] and (
        parts or alike or set(scene.tags[behind : quantity.left]) <= {"R", "C"}
    )
    if _goes_to(scene, quantity, before, between):
        end = phrase_end(scene, quantity.right + 1)
        return (
            Statement(SAME, "parallel", span=(quantity.right + 1, end)) if end > quantity.right + 1 else None
        )
    ends = ends or between[-2:] in ([";", "and"], [",", "and"]) or between[-1:] in ([";"], [","])
    end = phrase_end(scene, quantity.right + 1)
    again = before.kind == quantity.kind == "bare" and scene.word(quantity.right) in between
    said_again = not parts and not again and bool({"V", "A"} & set(scene.tags[behind : quantity.left]))
    if not ends or said_again:
        return None
    if scene.dated(quantity.right + 1) and scene.dated(behind + 1):
        return Statement(SAME, "parallel", carried=True)
    if end <= quantity.right + 1 or scene.tag(quantity.right) != "P":
        return Statement(SAME, "parallel", carried=True) if parts else None
    return Statement(SAME, "parallel", span=(quantity.right + 1, end))
