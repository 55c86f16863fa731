"""One sentence's quantities → figures: statement, indicator, measure, period, nature put together."""

from __future__ import annotations

from dataclasses import replace

from press.model import Basis, Measure, Nature, PassageKind
from press.read.codes import indicator_code
from press.read.en import measures, natures
from press.read.en import statement as statements
from press.read.en.areas import area_of
from press.read.en.dealing import deal
from press.read.en.draft import Draft
from press.read.en.events import Event
from press.read.en.indicators import BASES, Named, named, phrase_end
from press.read.en.memory import Memory
from press.read.en.mention import AGO, SPAN
from press.read.en.naming import name_of, of_which, owner_of
from press.read.en.order import settle_order, share_periods
from press.read.en.periods import Slot, When, when
from press.read.en.quantity import Quantity
from press.read.en.relative import moved
from press.read.en.scene import Scene, Span
from press.read.en.shares import goes_on, part_of_count
from press.read.en.statement import Statement
from press.read.en.statements import statement

STATED = frozenset(
    ("predicate", "noun of", "up from", "from", "from and to", "changed to", "change and level")
)
"""Rules that state a rate itself: its distance to an earlier one is no basis."""
NOUN_TOKENS = 7
"""A counted noun longer than this stays outside the quote."""
OF_ANOTHER = frozenset(("that", "its", "the", "what", "their", "as", "of"))
GROWING = (Measure.GROWTH_RATE, Measure.CHANGE, Measure.CONTRIBUTION)


def figures_of(scene: Scene, memory: Memory) -> list[Draft]:
    """The drafts of one sentence in order; the memory learns what the next sentence may inherit."""
    _open(scene, memory)
    drafts: list[Draft] = []
    items: list[int | Event] = [*range(len(scene.quantities)), *scene.events]
    items.sort(key=lambda item: _span(scene, item)[0])
    for number, item in enumerate(items):
        limit = _limit(scene, items, number)
        done = [draft for draft in drafts if draft.reason is None]
        if isinstance(item, Event):
            drafts.append(_of_event(scene, memory, item, limit, done))
        else:
            drafts.append(_of_quantity(scene, memory, item, limit, done))
    deal(scene, memory, drafts)
    kept = [draft for draft in drafts if draft.reason is None]
    settle_order(kept)
    share_periods(kept)
    _close(scene, memory, drafts)
    return drafts


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


def _open(scene: Scene, memory: Memory) -> None:
    """A period at the head of a sentence holds from here on."""
    words = scene.sentence.words
    opening = words.index(",") if scene.mentions and "," in words else -1
    first = scene.quantities[0].left if scene.quantities else len(words)
    for mention in scene.mentions[:1]:
        early = mention.first <= 3 or mention.last <= opening <= 20
        if mention.kind == SPAN and early and mention.last <= first and not mention.passing:
            memory.force.name(mention.period, True)
    told = {"results", "performance", "earnings"} & set(scene.sentence.words)
    if told and scene.mentions and not scene.quantities and scene.mentions[-1].kind == SPAN:
        memory.force.name(scene.mentions[-1].period, True)
    if memory.lead_in and scene.mentions and not scene.quantities:
        of_items = next((m.period for m in scene.mentions if m.kind == SPAN and not m.passing), None)
        memory.force.name(of_items, False)


def _close(scene: Scene, memory: Memory, drafts: list[Draft]) -> None:
    memory.passed = ""
    kept = [draft for draft in drafts if draft.reason is None]
    for draft in kept:
        draft.area = area_of(draft.area, draft.indicator, memory.home, scene.english)
    if memory.kind is PassageKind.HEADING and scene.mentions and scene.mentions[0].kind == SPAN:
        memory.force.name(scene.mentions[0].period, True)
        memory.force.home = memory.force.single or memory.force.home
    for draft in reversed(kept):
        if draft.indicator and not draft.previous:
            memory.subject, memory.area = draft.indicator, draft.area
            memory.shared = draft.measure is Measure.SHARE
            break


def _of_quantity(scene: Scene, memory: Memory, position: int, limit: int, done: list[Draft]) -> Draft:
    quantity = scene.quantities[position]
    said = statement(scene, position)
    name, note = name_of(scene, memory, quantity, said, done)
    said = _resolved(scene, said, quantity, done)
    if memory.shared and not done and note.endswith("the sentence before") and said.kind == statements.LEVEL:
        said = replace(said, kind=statements.SHARE) if quantity.kind == "percent" else said
    measure = measures.measure_of(scene, quantity, said, name)
    draft = Draft(
        quantity.first,
        _quote_end(quantity),
        quantity.left,
        _right(quantity),
        bound=quantity.bound,
        rule=said.rule,
    )
    draft.measure, draft.indicator, draft.area = measure, name.text, name.area
    draft.previous, draft.bracketed = said.previous or _ago(scene, quantity), said.rule.startswith("bracket")
    draft.notes += matched(scene, quantity, said.verb)
    draft.notes += [note] if note else []
    draft.notes += quantity.notes
    if said.kind == statements.BARE or (quantity.kind == "bare" and _unsaid(said, name)):
        draft.reason = "no quantity"
        return draft
    _unit(scene, draft, quantity, said, measure, name, done)
    _spans(scene, draft, said, done)
    _time(scene, memory, draft, limit, done)
    draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    return draft


def _resolved(scene: Scene, said: Statement, quantity: Quantity, done: list[Draft]) -> Statement:
    """What "the same" and "a part" mean after the figure before."""
    before = done[-1] if done else None
    if said.rule == "same verb":
        before = next((draft for draft in reversed(done) if _alike(quantity, draft)), before)
    if goes_on(scene, quantity, said, before) or _as_before(said, quantity, done):
        return replace(said, kind=statements.SHARE)
    if _grown_before(scene, said, quantity, before):
        return replace(said, kind=statements.CHANGE, sign=-1 if quantity.sign < 0 else 1)
    if said.headed and before is not None and before.measure is Measure.CHANGE and of_which(scene, quantity):
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if said.kind not in (statements.SAME, statements.PART):
        return said
    if before is not None and before.measure in GROWING:
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if said.kind == statements.PART:
        return replace(said, kind=statements.SHARE)
    share = (before is not None and before.measure is Measure.SHARE) or part_of_count(quantity, before)
    return replace(said, kind=statements.SHARE if share else statements.LEVEL)


def _as_before(said: Statement, quantity: Quantity, done: list[Draft]) -> bool:
    """``made up 66% of it, up 2 points from 64%``: an earlier value is a share like the one it belongs to."""
    if quantity.kind != "percent" or said.kind != statements.LEVEL or not (said.carried or said.previous):
        return False
    stated = next((draft for draft in reversed(done) if draft.measure not in GROWING), None)
    return stated is not None and stated.measure is Measure.SHARE and stated.unit == "percent"


def _alike(quantity: Quantity, draft: Draft) -> bool:
    """Whether a figure is printed in the same kind of unit."""
    percent = draft.unit in ("percent", "percentage_point", "basis_point")
    money = draft.unit[:3].isupper() and draft.unit[:3].isalpha()
    if quantity.kind == "currency":
        return money
    return (
        percent == (quantity.kind == "percent") and (percent or not money) and draft.rule != "signed bracket"
    )


def _grown_before(scene: Scene, said: Statement, quantity: Quantity, before: Draft | None) -> bool:
    """``growth of 7%, compared with guidance of 5%``: what a growth is compared with is one too."""
    growth = before is not None and before.measure is Measure.GROWTH_RATE and quantity.kind == "percent"
    if not growth or said.kind != statements.LEVEL:
        return False
    averaged = scene.word(quantity.left - 2) == "average" and said.rule == "noun of"
    return averaged or (said.previous and said.rule in ("compared with", "noun of", "up from"))


def _unsaid(said: Statement, name: Named) -> bool:
    """A bare number needs words that say it: a verb of measuring, a noun, a comparison."""
    return name.text is None


def _ago(scene: Scene, quantity: Quantity) -> bool:
    """``A year earlier it stood at 139,100``: the whole statement is about an earlier time."""
    first = scene.mentions[0] if scene.mentions else None
    if first is None or first.kind != AGO or first.first > 2 or first.last > quantity.left:
        return False
    return all(other.left >= quantity.left for other in scene.quantities)


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
    final = measures.signed(scene, quantity, said, measure, name.text)
    draft.value, draft.high, draft.mult = final.value, final.high, quantity.mult
    draft.unit = measures.unit_of(scene, quantity, measure, name.text)
    if not done or not (said.carried or said.previous):
        return
    before = done[-1]
    if quantity.kind == "currency" and quantity.mult == -2 and before.unit[:3].isupper():
        draft.unit = draft.unit.replace(quantity.unit[:3], before.unit[:3])
    small = quantity.kind == "currency" and quantity.mult <= 0 and said.span is None
    if small and before.unit.startswith(f"{draft.unit}/"):
        draft.unit = before.unit
    if quantity.kind == "bare":
        like = before.unit not in ("percent", "times", "rank", "ratio", "percentage_point", "basis_point")
        draft.unit = before.unit if like else draft.unit
        if draft.unit == before.unit and before.mult < 0:
            draft.unit = "count"


def _spans(scene: Scene, draft: Draft, said: Statement, done: list[Draft]) -> None:
    if said.of is not None:
        draft.of = scene.sentence.said(*_trim(scene, said.of))
    if said.versus is not None and draft.measure is Measure.CHANGE:
        draft.versus = scene.sentence.said(*said.versus)


def _trim(scene: Scene, span: Span) -> Span:
    return span


def _time(scene: Scene, memory: Memory, draft: Draft, limit: int, done: list[Draft]) -> None:
    growing = draft.measure in GROWING
    after = done[-1].right if done else 0
    basis = natures.basis(scene, draft.left, draft.right, limit, When(None), after) if growing else None
    before = next((d.when for d in reversed(done) if not d.previous and not d.when.since), None)
    nature, cue = natures.nature(scene, draft.left, draft.right, memory.section or memory.planned)
    slot = Slot(draft.left, draft.right, limit, draft.previous, growing, basis, before, _edge(scene, draft))
    slot.taken = frozenset(d.when.at for d in done if d.previous)
    slot.planned = nature is not Nature.ACTUAL
    slot.growth = growing or (draft.measure is Measure.RANK and bool(done) and done[-1].measure in GROWING)
    changed = draft.rule == "from" and bool(done) and "to" not in scene.sentence.words[draft.right : limit]
    slot.undated = draft.previous and (changed or draft.rule in ("compared with", "up from"))
    slot.yearly = memory.yearly
    slot.yearly = slot.yearly or any(d.basis is Basis.YEAR_ON_YEAR for d in done)
    slot.multiple = draft.measure is Measure.MULTIPLE and scene.word(draft.right) in OF_ANOTHER
    draft.when = when(scene, slot, memory.force)
    if draft.rule in ("listed", "or") and done and done[-1].previous:
        draft.when, draft.previous = draft.when if draft.when.own else done[-1].when, True
    if draft.previous and done and "revised" in scene.sentence.words[max(0, draft.left - 4) : draft.left]:
        draft.when = replace(done[-1].when, own=False)
    memory.yearly = memory.yearly or _year_before(draft, done)
    holds = (draft.when.own or draft.when.named) and not draft.previous and not draft.when.since
    holds = holds and not (done and _back_then(draft, memory))
    if holds and (nature is Nature.ACTUAL or memory.force.open_to(draft.when.period)):
        memory.force.name(draft.when.period, False)
    if growing:
        draft.when = natures.with_opening_base(scene, draft.left, draft.when)
        changing = draft.rule not in STATED
        found = draft.when if changing else When(None)
        draft.basis = basis or natures.basis(scene, draft.left, draft.right, limit, found, after)
    elif not slot.multiple:
        draft.when = replace(draft.when, base=None)
    draft.nature = natures.settled(scene, draft, nature, done, memory.force.clock.today)
    draft.prices = natures.prices(scene, draft.left, draft.right)
    if draft.when.note:
        draft.notes.append(f"period from {draft.when.note}")
    if cue:
        draft.notes.append(f"{draft.nature} by “{cue}”")


def _back_then(draft: Draft, memory: Memory) -> bool:
    """``following a rise of 0.5% in the first quarter``: an earlier time than the release's, told in passing."""
    home, period = memory.force.home, draft.when.period
    return bool(
        draft.when.own and home and period and home.first and period.last and period.last < home.first
    )


def _year_before(draft: Draft, done: list[Draft]) -> bool:
    """Whether an earlier value is that of the same time a year before: then undated ones are too."""
    now = done[-1].when.period if done else None
    return draft.previous and now is not None and draft.when.period == moved(now, -12) is not None


def _edge(scene: Scene, draft: Draft) -> int:
    """Where the statement of a figure begins: after the last semicolon."""
    for index in range(draft.left - 1, -1, -1):
        if scene.tags[index] == ";":
            return index
    return 0


def _of_event(scene: Scene, memory: Memory, event: Event, limit: int, done: list[Draft]) -> Draft:
    draft = Draft(
        event.first,
        event.last,
        event.left,
        event.last,
        event.value,
        None,
        event.unit,
        0,
        event.bound,
        event.measure,
        rule="said by a verb",
    )
    draft.previous = event.previous
    span = _doubled(scene, event) or owner_of(scene, event.first)
    name = named(scene, span) if span else Named(None)
    ranked = _ranked_by(scene, event)
    if ranked is not None:
        name = Named(ranked.text, name.text if _who(scene, span) else name.area)
    elif (
        not name.text or name.text.lower() in scene.english.pronoun or scene.word(event.left - 1) == ","
    ) and done:
        name = Named(done[-1].indicator, done[-1].area)
    elif memory.subject and (not name.text or (event.measure is Measure.RANK and _who(scene, span))):
        name = Named(memory.subject, name.text or memory.area)
    draft.indicator, draft.area = name.text, name.area
    if event.of:
        draft.of = scene.sentence.said(*event.of)
    _time(scene, memory, draft, limit, done)
    draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    return draft


def _ranked_by(scene: Scene, event: Event) -> Named | None:
    """``ranks third in the country in solar capacity``: behind the field stands what is ranked."""
    at = event.of[1] if event.of else -1
    if event.measure is not Measure.RANK or scene.word(at) not in ("in", "for", "by"):
        return None
    found = named(scene, (at + 1, phrase_end(scene, at + 1)))
    return found if found.text else None


def _doubled(scene: Scene, event: Event) -> Span | None:
    """``doubled its user base to``: the object of the verb."""
    object_follows = scene.tag(event.last) in ("D", "N") and not scene.dated(event.last)
    object_follows = object_follows and scene.word(event.last) not in BASES
    if event.measure is not Measure.GROWTH_RATE or not object_follows:
        return None
    end = phrase_end(scene, event.last)
    return (event.last, end) if "N" in scene.tags[event.last : end] else None


def _who(scene: Scene, span: Span | None) -> bool:
    """Whether a subject is a proper name alone: who ranks, not what is ranked."""
    return span is not None and all(scene.sentence.capital(i) for i in range(*span) if scene.tag(i) == "N")
