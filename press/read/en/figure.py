"""One sentence's quantities → figures: statement, indicator, measure, period, nature put together."""

from __future__ import annotations

from press.model import Measure, Nature, PassageKind
from press.read.codes import indicator_code
from press.read.en.amounts.quantity import Quantity
from press.read.en.amounts.same_unit import as_before
from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.anaphora import completed
from press.read.en.names.areas import area_of, place_of
from press.read.en.names.dealing import DEALT, deal
from press.read.en.names.indicators import Named
from press.read.en.names.naming import name_of
from press.read.en.names.pointing import distinct
from press.read.en.names.spoken_of import topic_of
from press.read.en.names.wholes import whole_of
from press.read.en.says import measures
from press.read.en.says import statement as statements
from press.read.en.says.event import Event
from press.read.en.says.matched import matched
from press.read.en.says.resolving import as_told_before, printed_once, resolved
from press.read.en.says.retold import retold
from press.read.en.says.statement import Statement
from press.read.en.says.statements import statement
from press.read.en.says.worded import of_event
from press.read.en.spans.mention import SPAN
from press.read.en.times.between_times import deal_between
from press.read.en.times.clause_times import opens_ago
from press.read.en.times.heads import open_time
from press.read.en.times.order import deal_over, settle_order, share_periods, spanned
from press.read.en.times.periods import NOW_NOTE
from press.read.en.times.timing import set_time

LONGEST_WHOLE = 5
"""Words that name the whole of shares told after it."""
NOUN_TOKENS = 7
"""A counted noun longer than this stays outside the quote."""


def figures_of(scene: Scene, memory: Memory) -> list[Draft]:
    """The drafts of one sentence in order; the memory learns what the next sentence may inherit."""
    held = memory.force.single
    open_time(scene, memory)
    drafts: list[Draft] = []
    items: list[int | Event] = [*range(len(scene.quantities)), *scene.events]
    items.sort(key=lambda item: _span(scene, item)[0])
    for number, item in enumerate(items):
        limit = _limit(scene, items, number)
        done = [draft for draft in drafts if draft.reason is None]
        if isinstance(item, Event):
            drafts.append(of_event(scene, memory, item, limit, done))
        else:
            drafts.append(_of_quantity(scene, memory, item, limit, done))
    deal(scene, memory, drafts)
    kept = [draft for draft in drafts if draft.reason is None]
    if len(kept) > 1:
        settle_order(kept)
        share_periods(scene, kept)
        deal_over(kept)
        deal_between(scene, kept)
        memory.force.name(spanned(kept), False)
    _close(scene, memory, drafts)
    if len(scene.mentions) > 1 and _of_several(drafts, memory):
        memory.force.single = memory.force.clock.current = memory.force.home
    if scene.mentions and ("alone" in scene.sentence.words or _of_before(drafts, memory)):
        memory.force.single = memory.force.clock.current = held
    return drafts


def _of_several(drafts: list[Draft], memory: Memory) -> bool:
    """``4.2% for the quarter and 3.9% for the six months``: the release's own time holds on."""
    told = {one.when.period for one in drafts if one.when.own and not one.previous and one.reason is None}
    return len(told) > 1 and memory.force.home in told


def _of_before(drafts: list[Draft], memory: Memory) -> bool:
    """``In January output had risen by 0.2%``: a sentence of earlier values only hands on no time."""
    kept = [draft for draft in drafts if draft.reason is None]
    return bool(kept) and memory.force.home is not None and all(draft.previous for draft in kept)


def _limit(scene: Scene, items: list[int | Event], number: int) -> int:
    """Where the next figure begins; one in brackets right behind this one shares its words."""
    item = items[number]
    end = _right(scene.quantities[item]) if isinstance(item, int) else item.last
    for other in items[number + 1 :]:
        left = _span(scene, other)[1]
        if not (isinstance(other, int) and scene.word(left - 1) == "(" and left - 1 == end):
            return left
        end = _right(scene.quantities[other]) + 1
    return len(scene.tags)


def _span(scene: Scene, item: int | Event) -> tuple[int, int]:
    """Where a number, printed or said by words, begins: its first token, and that of its bound words."""
    if isinstance(item, Event):
        return item.first, item.left
    return scene.quantities[item].first, scene.quantities[item].left


def _is_line(scene: Scene) -> bool:
    """``Full-year 2026 highlights``: a line of its own without a verb or a full stop heads what follows."""
    if scene.mentions[0].first > 1 or len(scene.sentence.words) > LONGEST_LINE:
        return False
    text = scene.sentence.text.strip()
    whole = scene.sentence.end - scene.sentence.start >= len(text)
    return whole and text[-1:].isalnum() and not set("VA,;:") & set(scene.tags)


LONGEST_LINE = 8
"""Tokens of such a line."""


def _close(scene: Scene, memory: Memory, drafts: list[Draft]) -> None:
    memory.passed = ""
    memory.named = tuple(distinct([draft for draft in drafts if draft.reason is None])) or memory.named
    kept = [draft for draft in drafts if draft.reason is None]
    memory.topic = topic_of(scene) if kept else memory.topic
    for draft in kept:
        draft.area = area_of(draft.area, draft.indicator, memory.home, scene.english)
        if DEALT in draft.notes:
            draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    section = memory.kind is PassageKind.HEADING and scene.sentence.text.strip() != memory.title
    section = section or (bool(scene.mentions) and not kept and _is_line(scene))
    if section and scene.mentions and scene.mentions[0].kind == SPAN:
        memory.force.head(scene.mentions[0].period)
    if kept and kept[-1].when.note == NOW_NOTE:
        memory.force.single = memory.force.home
    for draft in kept:
        if draft.measure is Measure.SHARE and draft.of and _is_group(draft.of, scene):
            memory.whole = draft.of.removeprefix("the ").removeprefix("all ")
    facts = (one.when.period for one in reversed(kept) if not one.previous and one.nature is Nature.ACTUAL)
    memory.then = next(facts, None) or memory.then
    memory.percent = next((one.measure for one in reversed(kept) if one.unit == "percent"), memory.percent)
    for draft in reversed(kept):
        if draft.indicator and not draft.previous:
            memory.subject, memory.area = draft.indicator, draft.area
            memory.shared = draft.measure is Measure.SHARE
            memory.growing = draft.measure is Measure.GROWTH_RATE
            break


def _is_group(of: str, scene: Scene) -> bool:
    """Whether a whole is of people or things that a later share may be of too, and not ``their capacity``."""
    words = of.lower().split()
    many = words[-1].endswith("s") or not scene.english.people.isdisjoint(words)
    return len(words) < LONGEST_WHOLE and (many or len(words) > 1) and words[0] not in ("their", "its")


def _of_quantity(scene: Scene, memory: Memory, position: int, limit: int, done: list[Draft]) -> Draft:
    quantity = scene.quantities[position]
    said = statement(scene, position)
    quantity = printed_once(said, quantity, done)
    name, note = name_of(scene, memory, quantity, said, done)
    name = completed(memory, said, name, done)
    said = resolved(scene, said, quantity, done)
    said = as_told_before(scene, memory, said, quantity, name, note, done)
    said = retold(scene, memory, said, quantity, name, done)
    measure = measures.measure_of(scene, quantity, said, name)
    draft = Draft(
        quantity.first,
        _quote_end(quantity),
        quantity.left,
        _right(quantity),
        bound=quantity.bound,
        rule=said.rule,
    )
    draft.measure, draft.indicator, draft.area = measure, name.text, name.area or place_of(scene, quantity)
    draft.previous = said.previous or opens_ago(scene, quantity.left)
    draft.bracketed = said.rule.startswith("bracket")
    draft.notes += matched(scene, quantity, said.verb)
    draft.notes += [note] if note else []
    draft.notes += quantity.notes
    if said.kind == statements.BARE or (quantity.kind == "bare" and _unsaid(said, name)):
        draft.reason = "no quantity"
        return draft
    _unit(scene, draft, quantity, said, measure, name, done)
    _coined(scene, memory, draft, quantity)
    draft.of = whole_of(scene, memory, draft, said, quantity, done)
    if said.versus is not None and draft.measure is Measure.CHANGE:
        draft.versus = scene.sentence.said(*said.versus)
    set_time(scene, memory, draft, limit, done)
    draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    return draft


def _unsaid(said: Statement, name: Named) -> bool:
    """A bare number needs words that say it: a verb of measuring, a noun, a comparison."""
    return name.text is None


def _quote_end(quantity: Quantity) -> int:
    if quantity.noun and quantity.noun[1] - quantity.noun[0] <= NOUN_TOKENS:
        return max(quantity.last, quantity.noun[1])
    return quantity.last


def _right(quantity: Quantity) -> int:
    return max(quantity.right, quantity.noun[1]) if quantity.noun else quantity.right


def _unit(
    scene: Scene,
    draft: Draft,
    quantity: Quantity,
    said: Statement,
    measure: Measure,
    name: Named,
    done: list[Draft],
) -> None:
    draft.value, draft.high = measures.signed(scene, quantity, said, measure, name.text)
    draft.mult = quantity.mult
    draft.unit = measures.unit_of(scene, quantity, measure, name.text)
    if done:
        as_before(scene, draft, quantity, said, done)


def _coined(scene: Scene, memory: Memory, draft: Draft, quantity: Quantity) -> None:
    """Cents of the currency that the release counts in, a ¥ that is told to be yen, its own dollars."""
    if quantity.kind != "currency":
        return
    if draft.mult == -2 and draft.unit.startswith("USD") and memory.coin:
        draft.unit = memory.coin + draft.unit[3:]
    elif (
        draft.unit.startswith("CNY")
        and memory.yen
        and "¥" in scene.sentence.said(quantity.first, quantity.last)
    ):
        draft.unit = "JPY" + draft.unit[3:]
    elif memory.dollar and draft.unit.startswith("USD") and scene.word(quantity.first) == "$":
        draft.unit = memory.dollar + draft.unit[3:]
    if draft.mult != -2 and draft.unit[:3] in COINED:
        memory.coin = draft.unit[:3]


COINED = ("USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "XCD", "ZAR")
"""Currencies of a hundred cents."""
