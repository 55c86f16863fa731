"""Is a percentage a growth, a part of a whole or a rate? The printed noun decides, then the words beside."""

from __future__ import annotations

from press.model import Measure
from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import Named
from press.read.en.says import statement as statements
from press.read.en.says.beside import noun_sign, of_span
from press.read.en.says.statement import Statement

UNNAMED = closed("predicate unit listed percent same")
"""First words of the rules that name nothing of their own."""
INCREASES = closed("increase increases decrease decreases")
"""Names that hold these are of growth: "the corresponding increase (1.5%)"."""
GOALS = (["goal"], ["objective"], ["target"])
JOBLESS = closed("unemployment joblessness vacancy")
CLIMATE = ["climate", "change"]
COMPARED = closed("higher lower similar greater faster same slower")
"""Before "rate" these make an idiom: "at higher rates than"."""


def percent_measure(scene: Scene, quantity: Quantity, said: Statement, name: Named) -> Measure:
    """The measure of a percentage that no verb or noun of change made a growth."""
    if said.kind == statements.SHARE and (said.headed or said.of is not None):
        return Measure.SHARE
    aimed = said.span is not None and [scene.word(said.span[1] - 1)] in GOALS
    if said.rule == "rate behind" and (aimed or (name.text or "").lower().split()[-1:] in GOALS):
        return Measure.LEVEL
    words = set((name.text or "").lower().replace("-", " ").split()) | name.head
    english = scene.english
    if said.rule == "noun of" and scene.word(quantity.left - 2) in english.rates_proper:
        return Measure.LEVEL
    if words & english.growth_noun or _growth_before(scene, quantity):
        return Measure.GROWTH_RATE
    if not words & english.rates_proper and words & INCREASES and said.rule not in ("from", "from and to"):
        return Measure.GROWTH_RATE
    if "shares" in words and not words & english.rate_noun:
        return Measure.SHARE
    if said.kind == statements.SHARE or _is_fraction(quantity) or words & english.share_noun:
        return Measure.SHARE
    if _had_share(scene, quantity) or _as_share(scene, quantity):
        return Measure.SHARE
    if _done_in_part(scene, quantity, said) or _by_so_many(scene, quantity, said):
        return Measure.SHARE
    if words & PART_NAMES or (said.carried and _of_a_part(scene, quantity)):
        return Measure.SHARE
    if grown_subject(scene, quantity, said):
        return Measure.GROWTH_RATE
    if words & english.rate_noun or scene.word(quantity.right) in english.rate_noun:
        return Measure.LEVEL
    if said.of is not None or of_span(scene, quantity.right) or _listed_part(scene, quantity, said):
        return Measure.SHARE
    return Measure.GROWTH_RATE if _moves(scene, quantity, said) else Measure.LEVEL


def _done_in_part(scene: Scene, quantity: Quantity, said: Statement) -> bool:
    """``The appeal is only 14 per cent funded``, ``80% complete``: as much of it as that."""
    stands = said.verb is None or scene.word(said.verb) in STANDS
    if not stands or scene.tag(quantity.right + 1) == "N":
        return False
    return scene.word(quantity.right) in STATES


STANDS = closed("is are was were be been now remains remain stands stood")
STATES = closed(
    "funded complete completed finished full empty vaccinated subscribed owned occupied leased let sold paid "
    "built covered insured renewable recycled recyclable organic digital electric booked utilised utilized"
)


def _by_so_many(scene: Scene, quantity: Quantity, said: Statement) -> bool:
    """``the reason given by 34%, study by 27%``: those who answered so."""
    at = quantity.left - 1
    doing = scene.word(at - 1) in ANSWERED and scene.tag(at - 1) in "VA"
    return said.rule == "predicate" and scene.word(at) == "by" and doing


ANSWERED = closed(
    "given named cited mentioned chosen preferred used reported supported backed favoured favored"
)
PACED = closed(
    "slow slows slowed slowing accelerate accelerates accelerated accelerating decelerate decelerated "
    "decelerating moderate moderates moderated moderating quicken quickened quickening"
)
"""Verbs of growth itself: what slows to a percentage grows by it."""


def _of_a_part(scene: Scene, quantity: Quantity) -> bool:
    """``The proportion of services rose by 1.3 points to 58.9%``: what the sentence is about is a part."""
    words = scene.sentence.words[: quantity.left]
    told = next(
        (at for at in range(len(words) - 1) if words[at] in PROPORTIONS and words[at + 1] in OF_WHOM), None
    )
    return told is not None and scene.english.rates_proper.isdisjoint(words)


OF_WHOM = closed("of from in with who that")
PROPORTIONS = closed("proportion share percentage")
OF_WHOM = closed("of from in with who that")


def grown_subject(scene: Scene, quantity: Quantity, said: Statement) -> int:
    """+1 or -1 where increases or decreases are told of: ``year-on-year decreases were seen in X (4.5%)``."""
    if said.rule.startswith("bracket after") and noun_sign(scene, scene.word(quantity.left - 2)):
        return noun_sign(scene, scene.word(quantity.left - 2))
    if said.rule == "bracket after noun" or _dated_bracket(scene, quantity, said):
        until = quantity.left
    elif said.rule == "predicate" and said.verb is not None:
        until = said.verb
    else:
        return 0
    words = scene.sentence.words[:until]
    found = next((at for at in range(until - 1, -1, -1) if words[at] in RISES or words[at] in FALLS), None)
    reach = RISE_REACH * (4 if said.rule == "bracket after noun" else 1)
    if found is None or until - found > reach:
        return 0
    if scene.tag(found) != "N" or scene.word(found + 1) not in RISEN_IN:
        return 0
    if said.rule == "predicate" and "#" in scene.tags[found:until] and not _dated_only(scene, found, until):
        return 0
    if not scene.english.rates_proper.isdisjoint(words[found:]) or "share" in words:
        return 0
    return -1 if words[found] in FALLS else 1


def _dated_bracket(scene: Scene, quantity: Quantity, said: Statement) -> bool:
    """``the largest rise in the year to July (4.1%)``: a bracket behind a time, and no figure before."""
    return said.rule == "bracket after figure" and scene.dated(quantity.left - 2) and not said.previous


def _dated_only(scene: Scene, start: int, end: int) -> bool:
    """Whether all numbers between two tokens are of dates."""
    return all(scene.dated(at) for at in range(start, end) if scene.tags[at] == "#")


PART_NAMES = closed("rest remainder majority minority")
RISE_REACH = 22
"""Tokens; a list of brackets reaches farther."""
RISES = closed("increase increases rise rises")
FALLS = closed("decrease decreases decline declines fall falls drop drops")
RISEN_IN = closed("in of for were was being recorded seen registered observed")


def _moves(scene: Scene, quantity: Quantity, said: Statement) -> bool:
    """``after +1.2%``, ``2.4% y/y``: a printed sign, or what it is compared with, and no rate is named."""
    if quantity.sign and not quantity.bracket:
        return True
    if said.verb is not None and scene.word(said.verb) in PACED and said.rule in ("changed to", "from"):
        return True
    if scene.english.prices.at(scene.sentence.words, quantity.right):
        return True
    basis = scene.english.basis.at(scene.sentence.words, quantity.right)
    return basis is not None and basis[0] in COMPARED_WITH


COMPARED_WITH = ("year_on_year", "quarter_on_quarter", "month_on_month")


def _is_fraction(quantity: Quantity) -> bool:
    return quantity.numeral.form in ("fraction", "in") and quantity.last == quantity.numeral.last


def _listed_part(scene: Scene, quantity: Quantity, said: Statement) -> bool:
    """``Loss of focus (85%)``: a bracket behind what was answered or found, where no rate is spoken of."""
    if said.rule != "bracket after noun" or quantity.sign:
        return False
    english, words = scene.english, scene.sentence.words
    spoken = english.rate_noun | english.growth_noun.union(english.change_noun, JOBLESS)
    return not any(
        words[at] in spoken and words[at - 1] not in COMPARED and words[at - 1 : at + 1] != CLIMATE
        for at in range(quantity.left)
    )


def _growth_before(scene: Scene, quantity: Quantity) -> bool:
    """``growth of 5%`` and ``growth was 5%`` with the indicator elsewhere; "increase of" likewise."""
    near = scene.sentence.words[max(0, quantity.left - 4) : quantity.left]
    if scene.word(quantity.right) in ("inflation", "growth"):
        return True
    return bool({"growth", "inflation", "cagr"} & set(near)) and not {"than", "from"} & set(near)


def goes_on(scene: Scene, quantity: Quantity, said: Statement, before: Draft | None) -> bool:
    """``1.8% were farmers and 4.3% from towns``: a part like the one before it in the same statement."""
    if before is None or quantity.kind != "percent" or before.measure is not Measure.SHARE:
        return False
    if said.kind != statements.LEVEL:
        return False
    between = scene.tags[before.right : quantity.left]
    if scene.word(quantity.right) == '"' and between[-1:] in (",", "C"):
        return True
    apart = "VA" if said.rule == "percent noun" else "VA;"
    return said.carried or (said.rule.split()[0] in UNNAMED and not set(apart) & set(between))


def part_of_count(quantity: Quantity, before: Draft | None) -> bool:
    """``14,700, or 23.6 per cent``: behind an amount, a percentage is the part that it makes."""
    amount = before is not None and before.measure is Measure.LEVEL and before.unit != "percent"
    return amount and quantity.kind == "percent"


def _had_share(scene: Scene, quantity: Quantity) -> bool:
    """``held the largest share, at 44.1%``: the object before the comma says what the number is."""
    at = quantity.left - 1 - (scene.word(quantity.left - 1) in ("at", "with"))
    return scene.word(at) == "," and scene.word(at - 1) in scene.english.share_noun


def _as_share(scene: Scene, quantity: Quantity) -> bool:
    """``as a share of loans it is 0.2 percent``: what the number is stands at the head of its clause."""
    words = scene.sentence.words[max(0, quantity.left - 12) : quantity.left]
    told = words.index("as") if "as" in words else len(words)
    first = quantity.left - len(words) + told
    between = [one for one in scene.quantities if first < one.left < quantity.left]
    return words[told + 1 : told + 2] == ["a"] and not PORTIONS.isdisjoint(words[told + 2 :]) and not between


PORTIONS = closed("share percentage proportion")
