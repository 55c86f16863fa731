"""What does a statement mean after the figure before it? ``or 4%``, ``up from 64%``, ``of which 3,000``."""

from __future__ import annotations

from press.model import Measure
from press.read.en.amounts.quantity import Quantity
from press.read.en.draft import GROWING, Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.indicators import Named
from press.read.en.names.named_before import of_which
from press.read.en.says import statement as statements
from press.read.en.says.shares import goes_on, part_of_count
from press.read.en.says.statement import Statement
from press.value import replace


def resolved(scene: Scene, said: Statement, quantity: Quantity, done: list[Draft]) -> Statement:
    """What "the same" and "a part" mean after the figure before."""
    before = done[-1] if done else None
    if said.rule == "same verb":
        before = next((draft for draft in reversed(done) if _alike(quantity, draft)), before)
        if _own_rate(scene, said, quantity, before):
            return replace(said, kind=statements.LEVEL)
    if goes_on(scene, quantity, said, before) or _as_before(said, quantity, done):
        return replace(said, kind=statements.SHARE)
    if _grown_before(scene, said, quantity, before):
        again = _restated(scene, quantity) or (said.rule == "compared with" and said.carried)
        fell = quantity.sign < 0 or (before is not None and before.value < 0 and again)
        return replace(said, kind=statements.CHANGE, sign=-1 if fell else 1)
    if _converted_change(said, quantity, before) and before is not None:
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if _part_of_which(scene, said, quantity, before):
        return replace(said, kind=statements.SHARE)
    if _contributes_too(scene, said, quantity, before):
        return replace(said, kind=statements.CONTRIBUTION)
    if said.headed and before is not None and before.measure is Measure.CHANGE and of_which(scene, quantity):
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if said.kind not in (statements.SAME, statements.PART):
        return said
    if before is not None and before.measure is Measure.CONTRIBUTION and quantity.kind != "currency":
        return replace(said, kind=statements.CONTRIBUTION, sign=-1 if before.value < 0 else 1)
    beside = said.kind == statements.PART and before is not None and before.unit == "percent"
    if beside and before is not None and before.measure is Measure.LEVEL:
        return replace(said, kind=statements.LEVEL)
    if before is not None and before.measure in GROWING:
        sign = DIRECTIONS.get(scene.word(quantity.right)) or (-1 if before.value < 0 else 1)
        return replace(said, kind=statements.CHANGE, sign=sign)
    if said.kind == statements.PART:
        beside = before is not None and before.unit == "percent" and before.measure is Measure.LEVEL
        return replace(said, kind=statements.LEVEL if beside else statements.SHARE)
    share = before is not None and before.measure is Measure.SHARE
    share = share or (said.rule != "same verb" and part_of_count(quantity, before))
    return replace(said, kind=statements.SHARE if share else statements.LEVEL)


DIRECTIONS = {"up": 1, "higher": 1, "more": 1, "down": -1, "lower": -1, "less": -1, "fewer": -1}
"""``oil was 2.8% down, gas 12% up``: behind the number stands which way."""


def as_told_before(
    scene: Scene,
    memory: Memory,
    said: Statement,
    quantity: Quantity,
    name: Named,
    note: str,
    done: list[Draft],
) -> Statement:
    """The statement as a share or a growth, where what it goes on with was one."""
    if memory.shared and not done and note.endswith("the sentence before") and said.kind == statements.LEVEL:
        said = replace(said, kind=statements.SHARE) if quantity.kind == "percent" else said
    if note.endswith("the figure before") and _shared_again(
        said, quantity, done, note.startswith("measured")
    ):
        said = replace(said, kind=statements.SHARE)
    if said.kind == statements.LEVEL and same_growth(scene, memory, said, quantity, note, done):
        said = replace(said, kind=statements.CHANGE, sign=-1 if quantity.sign < 0 else 1)
    if said.kind == statements.LEVEL and listed_answer(scene, memory, said, quantity, name):
        said = replace(said, kind=statements.SHARE)
    if quantity.kind == "percent" and memory.growing and grows_on(scene, said, name, note):
        said = replace(said, kind=statements.CHANGE, sign=-1 if quantity.sign < 0 else 1)
    return said


def listed_answer(scene: Scene, memory: Memory, said: Statement, quantity: Quantity, name: Named) -> bool:
    """``Workload: 66%`` under "The top causes of stress identified are:": how many named it."""
    if said.rule not in ("aside", "unit alone") or quantity.kind != "percent" or quantity.sign:
        return False
    lead = (memory.lead_in or "").lower().split()
    asked = memory.whole is not None or not ANSWERS.isdisjoint(lead)
    words = set((name.text or "").lower().split())
    rated = words & (scene.english.rate_noun | scene.english.growth_noun)
    return bool(lead) and asked and not rated and not RATES_TOLD.intersection(lead)


ANSWERS = closed(
    "causes reasons challenges factors sources concerns barriers respondents priorities identified cited "
    "organizations organisations employers employees voters reported said answers obstacles stressors ways"
)
RATES_TOLD = closed("growth rates inflation margins yields decline returns")


def _names_rate(scene: Scene, start: int, end: int) -> bool:
    """``operating margin``, ``return on equity``: the last word, or one before "on" and "of"."""
    heads = [at for at in range(start, end) if at == end - 1 or scene.word(at + 1) in ("on", "of")]
    return any(scene.word(at) in OWN_RATES for at in heads)


OWN_RATES = closed(
    "rate rates margin margins ratio ratios yield yields coupon roe roi irr roce occupancy utilization "
    "utilisation return turnout goal target"
)


def _part_of_which(scene: Scene, said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``812 billion kWh, of which wind supplied 38%``: a part of the amount before."""
    if before is None or quantity.kind != "percent" or said.kind != statements.LEVEL or said.span is not None:
        return False
    between = scene.sentence.words[before.right : quantity.left]
    which = "of which" in " ".join(between) or "of whom" in " ".join(between)
    return which and scene.english.rates_proper.isdisjoint(between)


def _contributes_too(scene: Scene, said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``net exports took 0.4 points off growth, while inventories added 0.3 points``: to the same growth."""
    points = said.kind == statements.CHANGE and quantity.kind in ("percentage_point", "basis_point")
    told = before is not None and before.measure is Measure.CONTRIBUTION
    return points and told and said.verb is not None and scene.verb_code(said.verb) in ("add", "lose")


def _converted_change(said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``up by RMB 5 billion (US$0.7 billion)``: the same change in another currency."""
    changed = before is not None and before.measure is Measure.CHANGE and before.unit[:3].isupper()
    return (
        changed and said.rule == "bracket after figure" and not said.previous and quantity.kind == "currency"
    )


def _own_rate(scene: Scene, said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``growth of 5% and an operating margin above 9%``: a rate of its own, whatever was told before."""
    if said.span is None or quantity.kind != "percent" or not _names_rate(scene, *said.span):
        return False
    named = (before.indicator or "").lower().split() if before else []
    return scene.english.rate_noun.isdisjoint(named[-1:])


def grows_on(scene: Scene, said: Statement, name: Named, note: str) -> bool:
    """``Output rose 2% in May. In June the rate was 1%``: where growth was told of, its rate is one too."""
    if said.kind != statements.LEVEL or said.of is not None:
        return False
    words = (name.text or "").lower().split()
    if words and set(words) <= PACES | {words[-1]} and words[-1] in PACES | FIGURES:
        return True
    named = scene.sentence.words[: said.verb] if said.verb is not None else []
    paced = not (PACES | FIGURES).isdisjoint(named[-3:])
    return words[-1:] == ["figure"] or (
        note.endswith("the sentence before") and said.rule == "predicate" and paced
    )


def same_growth(
    scene: Scene, memory: Memory, said: Statement, quantity: Quantity, note: str, done: list[Draft]
) -> bool:
    """``Inflation fell to 4.1%, well below the peak of 11.6%``: another value of the same growth."""
    if quantity.kind != "percent" or said.of is not None or said.rule not in OTHER_VALUES:
        return False
    if note.endswith("the figure before"):
        return bool(done) and done[-1].measure is Measure.GROWTH_RATE and not said.rule.startswith("from")
    return note.endswith("the sentence before") and memory.growing and not done


OTHER_VALUES = frozenset(
    ("level of", "predicate", "from", "from and to", "changed to", "noun of", "level after change")
)


FIGURES = closed("figure figures increase")
PACES = closed("respective corresponding annual monthly quarterly yearly overall the rate rates pace")


def printed_once(said: Statement, quantity: Quantity, done: list[Draft]) -> Quantity:
    """``added 0.5 percentage points and net exports -0.1``, ``down 0.2 points on the quarter but up 0.5 on
    the year``: the unit that the first number prints."""
    whole = quantity.numeral.plain or quantity.numeral.mult or quantity.value >= MOST_PERCENT
    if quantity.kind != "bare" or whole or not done:
        return quantity
    unit = done[-1].unit
    before = said.previous and said.carried and said.rule in ("from", "up from", "compared with")
    beside = (said.rule.startswith("bracket") or before) and 0 < abs(done[-1].value) < quantity.value * 5
    on = unit == "percentage_point" and said.kind in (statements.CHANGE, statements.CONTRIBUTION)
    if said.rule != "same verb" and not beside and not on:
        return quantity
    return replace(quantity, kind=unit, unit=unit) if unit == "times" or unit in RELATIVE else quantity


MOST_PERCENT = 1000
"""A number without a unit that is larger counts something."""
RELATIVE = ("percent", "percentage_point", "basis_point")


def _as_before(said: Statement, quantity: Quantity, done: list[Draft]) -> bool:
    """``made up 66% of it, up 2 points from 64%``: an earlier value is a share like the one it belongs to."""
    if quantity.kind != "percent" or said.kind != statements.LEVEL or not (said.carried or said.previous):
        return False
    stated_so = [one for one in done if one.measure not in GROWING]
    earlier = said.previous or (said.rule == "listed" and bool(done) and done[-1].previous)
    told = [one for one in stated_so if one.unit == "percent"] if earlier else stated_so
    stated = told[-1] if told else None
    return stated is not None and stated.measure is Measure.SHARE and stated.unit == "percent"


def _shared_again(said: Statement, quantity: Quantity, done: list[Draft], listed: bool) -> bool:
    """``made up 23% of all kilometres; among foreign lorries it was 12%``: a share told of another group."""
    if said.kind != statements.LEVEL or said.rule != "predicate" or quantity.kind != "percent":
        return False
    before = next((one for one in reversed(done) if one.unit == "percent"), None)
    own = said.verb is not None and before is not None and said.verb > before.right
    return before is not None and before.measure is Measure.SHARE and (own or listed)


def _grown_before(scene: Scene, said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``growth of 7%, compared with guidance of 5%``: what a growth is compared with is one too."""
    growth = before is not None and before.measure is Measure.GROWTH_RATE and quantity.kind == "percent"
    if not growth or said.kind != statements.LEVEL:
        return False
    averaged = scene.word(quantity.left - 2) == "average" and said.rule == "noun of"
    earlier = said.previous and said.rule in ("compared with", "noun of", "up from", "bracket after figure")
    earlier = earlier or scene.word(quantity.left - 1) in ("after", "following")
    if said.verb is not None and scene.word(said.verb).startswith("averag"):
        earlier = earlier or scene.word(said.verb - 1) in ("it", "and", "they")
    earlier = earlier or _grows_then(scene, said, quantity)
    slowed = said.rule == "from" and before is not None and _slowed(scene, quantity, before)
    restated = said.rule in ("unit alone", "from", "predicate") and _restated(scene, quantity)
    return averaged or earlier or slowed or restated


def _slowed(scene: Scene, quantity: Quantity, before: Draft) -> bool:
    """``slowed to 4.8%, from 5.1%``, ``rose by 4.8%, from 5.1% in April``: the growth of a time before."""
    apart = scene.sentence.words[quantity.left - 2 : quantity.left] == [",", "from"]
    return before.rule == "changed to" or (before.rule == "changed by" and apart)


def _grows_then(scene: Scene, said: Statement, quantity: Quantity) -> bool:
    """``grew by 5% in 2015, followed by 4% in 2016, before rising to 6%``: the growth of a later time."""
    if scene.sentence.words[quantity.left - 2 : quantity.left] == ["followed", "by"]:
        return True
    onward = scene.word(quantity.left - 3) == "before" and scene.word(quantity.left - 2).endswith("ing")
    return onward and said.rule in ("changed to", "change and level")


def _restated(scene: Scene, quantity: Quantity) -> bool:
    """``growth of 5% (previously 4%)``, ``(revised from 0.6%)``: the same figure as it was told before."""
    near = scene.sentence.words[max(0, quantity.left - 3) : quantity.left]
    return "(" in near and not RESTATED.isdisjoint(near)


RESTATED = closed("previously prior formerly revised earlier before initially originally unrevised")


def _alike(quantity: Quantity, draft: Draft) -> bool:
    """Whether a figure is printed in the same kind of unit."""
    percent = draft.unit in RELATIVE
    money = draft.unit[:3].isupper() and draft.unit[:3].isalpha()
    if quantity.kind == "currency":
        return money
    return (
        percent == (quantity.kind == "percent") and (percent or not money) and draft.rule != "signed bracket"
    )
