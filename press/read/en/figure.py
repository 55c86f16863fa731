"""One sentence's quantities → figures: statement, indicator, measure, period, nature put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from press.model import Basis, Bound, Figure, Measure, Nature, Prices
from press.read.codes import indicator_code
from press.read.en import measures, natures, respectively, statements
from press.read.en.clauses import governing_verb, subject
from press.read.en.dates import AGO, SPAN
from press.read.en.events import Event
from press.read.en.indicators import Named, named
from press.read.en.memory import Memory
from press.read.en.periods import Slot, When, when
from press.read.en.quantities import Quantity
from press.read.en.scene import Scene, Span
from press.read.en.statements import Statement, statement

GROWING = (Measure.GROWTH_RATE, Measure.CHANGE, Measure.CONTRIBUTION)


@dataclass(slots=True)
class Draft:
    """A figure in the making; ``reason`` says why it is none after all."""

    first: int
    last: int
    left: int
    right: int
    value: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str = "count"
    mult: int = 0
    bound: Bound = Bound.EXACT
    measure: Measure = Measure.LEVEL
    indicator: str | None = None
    area: str | None = None
    code: str | None = None
    when: When = field(default_factory=lambda: When(None))
    basis: Basis | None = None
    of: str | None = None
    versus: str | None = None
    nature: Nature = Nature.ACTUAL
    prices: Prices | None = None
    rule: str = ""
    notes: list[str] = field(default_factory=list)
    reason: str | None = None
    previous: bool = False
    bracketed: bool = False

    def figure(self, start: int, end: int, quote: str, passage: int) -> Figure:
        """The finished figure at the release's offsets."""
        return Figure(
            start=start, end=end, quote=quote, measure=self.measure, value=self.value, value_high=self.high,
            bound=self.bound, unit=self.unit, unit_mult=self.mult, indicator=self.indicator,
            indicator_code=self.code, ref_area=self.area, period=self.when.period, base_period=self.when.base,
            basis=self.basis, of=self.of, versus=self.versus, nature=self.nature, prices=self.prices,
            rule=self.rule, notes=tuple(self.notes), passage=passage,
        )  # fmt: skip


def figures_of(scene: Scene, memory: Memory) -> list[Draft]:
    """The drafts of one sentence in order; the memory learns what the next sentence may inherit."""
    _open(scene, memory)
    drafts: list[Draft] = []
    items: list[tuple[int, int | None, Event | None]] = [
        (quantity.first, position, None) for position, quantity in enumerate(scene.quantities)
    ]
    items += [(event.first, None, event) for event in scene.events]
    items.sort(key=lambda item: item[0])
    lefts = [scene.quantities[p].left if p is not None else e.left for _, p, e in items if p is not None or e]
    for number, (_, position, event) in enumerate(items):
        limit = lefts[number + 1] if number + 1 < len(lefts) else len(scene.tags)
        done = [draft for draft in drafts if draft.reason is None]
        if position is not None:
            draft = _of_quantity(scene, memory, position, limit, done)
        elif event is not None:
            draft = _of_event(scene, memory, event, limit, done)
        drafts.append(draft)
    _deal(scene, drafts)
    _close(scene, memory, drafts)
    return drafts


def _open(scene: Scene, memory: Memory) -> None:
    """A period at the head of a sentence holds from here on."""
    opening = scene.tags.find(",")
    for mention in scene.mentions[:1]:
        early = mention.first <= 3 or (mention.last <= opening <= 20)
        if mention.kind == SPAN and early and not scene.quantities[:1] or (scene.quantities and mention.last <= scene.quantities[0].left and early and mention.kind == SPAN):
            memory.force.name(mention.period, True)
    if memory.lead_in and scene.mentions and scene.mentions[-1].kind == SPAN and not scene.quantities:
        memory.force.name(scene.mentions[-1].period, False)


def _close(scene: Scene, memory: Memory, drafts: list[Draft]) -> None:
    kept = [draft for draft in drafts if draft.reason is None]
    if not kept and memory.kind.value == "heading" and scene.mentions and scene.mentions[0].kind == SPAN:
        memory.force.name(scene.mentions[0].period, False)
    for draft in reversed(kept):
        if draft.indicator and not draft.previous:
            memory.subject, memory.area = draft.indicator, draft.area
            break


def _of_quantity(scene: Scene, memory: Memory, position: int, limit: int, done: list[Draft]) -> Draft:
    quantity = scene.quantities[position]
    said = statement(scene, position)
    name, note = _name(scene, memory, quantity, said, done)
    said = _resolved(said, quantity, done)
    measure = measures.measure_of(scene, quantity, said, name)
    draft = Draft(quantity.first, _quote_end(quantity), quantity.left, _right(quantity), bound=quantity.bound, rule=said.rule)
    draft.measure, draft.indicator, draft.area = measure, name.text, name.area
    draft.previous, draft.bracketed = said.previous or _ago(scene, quantity), said.rule.startswith("bracket")
    if note:
        draft.notes.append(note)
    if said.kind == statements.BARE or (quantity.kind == "bare" and _unsaid(said, name)):
        draft.reason = "no quantity"
        return draft
    _unit(scene, draft, quantity, said, measure, name, done)
    _spans(scene, draft, said, done)
    _time(scene, memory, draft, limit, done)
    draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    return draft


def _resolved(said: Statement, quantity: Quantity, done: list[Draft]) -> Statement:
    """What "the same" and "a part" mean after the figure before."""
    if said.kind not in (statements.SAME, statements.PART):
        return said
    before = done[-1] if done else None
    if before is not None and before.measure in GROWING:
        return replace(said, kind=statements.CHANGE, sign=-1 if before.value < 0 else 1)
    if said.kind == statements.PART:
        return replace(said, kind=statements.SHARE)
    return replace(said, kind=statements.SHARE if before and before.measure is Measure.SHARE else statements.LEVEL)


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
    if quantity.noun and quantity.noun[1] - quantity.noun[0] <= 5:
        return max(quantity.last, quantity.noun[1])
    return quantity.last


def _right(quantity: Quantity) -> int:
    return max(quantity.right, quantity.noun[1]) if quantity.noun else quantity.right


def _unit(scene: Scene, draft: Draft, quantity: Quantity, said: Statement, measure: Measure, name: Named, done: list[Draft]) -> None:
    final = measures.signed(scene, quantity, said, measure, name.text)
    draft.value, draft.high, draft.mult = final.value, final.high, quantity.mult
    draft.unit = measures.unit_of(scene, quantity, measure, name.text)
    if quantity.kind == "bare" and done and (said.carried or said.previous):
        before = done[-1]
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


def _name(scene: Scene, memory: Memory, quantity: Quantity, said: Statement, done: list[Draft]) -> tuple[Named, str]:
    """The indicator: the statement's own span, the figure before, the subject, or what was carried."""
    if said.span is not None:
        found = named(scene, said.span)
        if found.text and said.headed:
            return _headed(scene, memory, said, found), ""
        if found.text:
            return _completed(scene, memory, quantity, said, found, done), ""
    if said.carried and done:
        return Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
    verb = said.verb if said.verb is not None else governing_verb(scene, quantity.first)
    if verb is not None and scene.word(verb).endswith("ing") and scene.word(verb - 1) == "," and done:
        return Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
    span = _subject(scene, verb)
    if span is not None:
        found = named(scene, span)
        if found.text and found.text.lower() not in scene.english.pronoun:
            return found, ""
    if done:
        return Named(done[-1].indicator, done[-1].area), "indicator of the figure before"
    if memory.subject:
        return Named(memory.subject, memory.area), "indicator of the sentence before"
    return Named(None), ""


def _headed(scene: Scene, memory: Memory, said: Statement, found: Named) -> Named:
    """``9,870 were for social rent`` under "Of the homes delivered:" is about homes for social rent."""
    head = memory.lead_in_noun
    first = said.span[0] if said.span else 0
    if head and scene.tag(first) in "PV" and said.span is not None:
        begins = scene.word(first) + " " if scene.tag(first) == "P" and not str(found.text).startswith(scene.word(first)) else ""
        return Named(f"{head} {begins}{found.text}", found.area)
    return found


def _subject(scene: Scene, verb: int | None) -> Span | None:
    """The subject of a verb, or of the verb before it that has one."""
    while verb is not None:
        span = subject(scene, verb)
        if span is not None:
            return span
        verb = governing_verb(scene, verb)
    return None


def _completed(scene: Scene, memory: Memory, quantity: Quantity, said: Statement, found: Named, done: list[Draft]) -> Named:
    """``rates for adult men (4.0), adult women (3.8)``: the later names share the head of the first."""
    if said.rule == "bracket after noun" and done and done[-1].bracketed and done[-1].indicator:
        for word in (" for ", " in ", " among ", " at "):
            if word in done[-1].indicator and word not in f" {found.text} ":
                return Named(done[-1].indicator.split(word)[0] + word + str(found.text), found.area)
    return found


def _time(scene: Scene, memory: Memory, draft: Draft, limit: int, done: list[Draft]) -> None:
    growing = draft.measure in GROWING
    basis = natures.basis(scene, draft.left, draft.right, limit, When(None), growing, "") if growing else None
    before = next((d.when for d in reversed(done) if not d.previous and not d.when.since), None)
    nature, cue = natures.nature(scene, draft.left, draft.right, memory.section)
    slot = Slot(draft.left, draft.right, limit, draft.previous, growing, basis, before, _edge(scene, draft))
    slot.planned = nature is not Nature.ACTUAL
    slot.growth = growing or (draft.measure is Measure.RANK and bool(done) and done[-1].measure in GROWING)
    slot.multiple = draft.measure is Measure.MULTIPLE
    draft.when = when(scene, slot, memory.force)
    if draft.when.own and not draft.previous and nature is Nature.ACTUAL and not draft.when.since:
        memory.force.name(draft.when.period, False)
    if growing:
        draft.basis = basis or natures.basis(scene, draft.left, draft.right, limit, draft.when, growing, "")
    draft.nature = Nature.PREVIOUS if draft.previous else nature
    draft.prices = natures.prices(scene, draft.left, draft.right)
    if draft.when.note:
        draft.notes.append(f"period from {draft.when.note}")
    if cue:
        draft.notes.append(f"{draft.nature} by “{cue}”")


def _edge(scene: Scene, draft: Draft) -> int:
    """Where the statement of a figure begins: after the last semicolon."""
    for index in range(draft.left - 1, -1, -1):
        if scene.tags[index] == ";":
            return index
    return 0


def _of_event(scene: Scene, memory: Memory, event: Event, limit: int, done: list[Draft]) -> Draft:
    draft = Draft(event.first, event.last, event.left, event.last, event.value, None, event.unit, 0, event.bound, event.measure, rule="said by a verb")
    draft.previous = event.previous
    span = _subject(scene, event.first if event.measure is not Measure.RANK else event.first)
    name = named(scene, span) if span else Named(None)
    if (not name.text or name.text.lower() in scene.english.pronoun or scene.word(event.left - 1) == ",") and done:
        name = Named(done[-1].indicator, done[-1].area)
    elif memory.subject and (not name.text or (event.measure is Measure.RANK and _who(scene, span))):
        name = Named(memory.subject, name.text or memory.area)
    draft.indicator, draft.area = name.text, name.area
    if event.of:
        draft.of = scene.sentence.said(*event.of)
    _time(scene, memory, draft, limit, done)
    draft.code = indicator_code(scene.english.lexicon, "en", draft.indicator)
    return draft


def _who(scene: Scene, span: Span | None) -> bool:
    """Whether a subject is a proper name alone: who ranks, not what is ranked."""
    return span is not None and all(scene.sentence.capital(i) for i in range(*span) if scene.tag(i) == "N")


def _deal(scene: Scene, drafts: list[Draft]) -> None:
    kept = [draft for draft in drafts if draft.reason is None]
    chosen = respectively.dealt(scene, [d.left for d in kept], [d.right for d in kept])
    if chosen is None:
        return
    names = respectively.parts(kept[chosen[0]].indicator or "", len(chosen))
    for order, position in enumerate(chosen):
        if names:
            kept[position].indicator = names[order]
            kept[position].notes.append("dealt out by “respectively”")
        first = kept[chosen[0]]
        kept[position].measure, kept[position].when = first.measure, kept[position].when
        kept[position].basis = kept[position].basis or kept[chosen[-1]].basis


