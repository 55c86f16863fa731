"""Which figures are earlier values, told to be compared with? Brackets, clauses and records tell."""

from __future__ import annotations

from press.model import Nature, Period
from press.read.en.draft import GROWING, Draft
from press.read.en.grammar.clauses import governing_verb
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.natures.earlier_times import after_noun, beside_had, day_before, of_last_year
from press.read.en.spans.mention import AGO, BASE, OVER, SPAN, Mention
from press.read.en.spans.papers import names_a_paper
from press.read.en.times.own_times import past_bracket
from press.read.en.times.references import in_old_bracket, is_mark, old_estimate, opens_old

FORESEEN = closed("forecast guidance estimate outlook projection target plan assumption")
SUPERSEDED = closed("before previously prior previous earlier formerly was from")
EXTREMES = closed("peak record high low best worst having")
OPENS = closed("; , and while whereas but although")
DURING = closed(
    "end start beginning year - in at for during the of set reached recorded generated earned made posted"
    " achieved reported registered seen raised"
)
COMPARING = closed("with to than from")
REACH = 12


def told_earlier(scene: Scene, draft: Draft, done: list[Draft], now: Period | None) -> bool:
    """Whether the words beside a level say that it is of an earlier time than the one before it."""
    current = next((one.when.period for one in reversed(done) if not one.previous), None) or now
    if the_earlier(scene, draft.left, draft.right) or is_mark(scene, draft.left, current):
        return True
    if _had(scene, draft, current) or _of_edition(scene, draft, done):
        return True
    if opens_old(scene, draft.left) or (done and old_estimate(scene, draft.right)):
        return True
    if in_old_bracket(scene, draft.left, draft.rule, current):
        return True
    if draft.measure in GROWING:
        again = draft.rule == "bracket after figure" and done and done[-1].measure is draft.measure
        if again and _in_bracket(scene, draft, done[-1], current):
            return True
        return _grew_before(scene, draft, done, now) or _at_peak(scene, draft, current)
    told = [one for one in done if not one.previous]
    before = next((one for one in reversed(told) if one.unit == draft.unit), told[-1] if told else None)
    current = before.when.period if before and before.when.period else now
    return (
        _in_bracket(scene, draft, before, current)
        or superseded(scene, draft.left)
        or _after(scene, draft, before)
        or of_last_year(scene, draft.left)
        or _of_then(scene, draft, before, current)
    )


def the_earlier(scene: Scene, left: int, right: int) -> bool:
    """``nearly three times the £21.5m made in 2024``, ``4% on the 60,430``: what is compared with."""
    if scene.word(left - 1) != "the" or not _told_behind(scene, right):
        return False
    return not AGAINST.isdisjoint(scene.sentence.words[max(0, left - 3) : left - 1])


def _told_behind(scene: Scene, right: int) -> bool:
    """Whether a time follows the number, or a participle: ``the 9,900 first published``."""
    told = any(0 <= one.first - right <= BEHIND for one in scene.mentions)
    return told or not TOLD.isdisjoint(scene.sentence.words[right : right + 3])


def earned(scene: Scene, draft: Draft, now: Period | None) -> bool:
    """``with the $2.83 earned in fiscal 2025``: what was so, though the clause tells a plan."""
    if not the_earlier(scene, draft.left, draft.right):
        return False
    told = _own(scene, draft)
    return scene.word(draft.right) in TOLD or (told is not None and _is_before(told.period, now))


AGAINST = closed(
    "on than from over above below times twice tripling doubling exceeding beating surpassing topping "
    "against with triple double"
)
TOLD = closed("published announced reported recorded posted earned generated achieved estimated communicated")
BEHIND = 9


def _of_edition(scene: Scene, draft: Draft, done: list[Draft]) -> bool:
    """``will average 2.6% in 2026; in the August Report the figure was 2.9%``: what was foreseen before."""
    if not any(one.nature is Nature.FORECAST for one in done):
        return False
    near = [one for one in scene.mentions if draft.left - REACH <= one.first and one.last <= draft.left]
    return any(names_a_paper(scene.sentence, one) and one.first > done[-1].right for one in near)


def _had(scene: Scene, draft: Draft, now: Period | None) -> bool:
    """``in the first half of 2024 they had been down 0.4%``: what had come before, at a time before."""
    near = range(max(0, draft.left - HAD), draft.right + 1)
    if PERFECT.isdisjoint(scene.sentence.words[near.start : near.stop]):
        return False
    if not any(scene.word(at) in PERFECT and _participle(scene, at + 1) for at in near):
        return False
    told = _own(scene, draft) or beside_had(scene, near)
    return told is not None and (told.kind == AGO or _is_before(told.period, now) or day_before(told, now))


def harks_back(scene: Scene, draft: Draft, now: Period | None) -> bool:
    """``In February 2020 the figure was 2.8%``: what was measured before is told again of a time before."""
    told = _own(scene, draft)
    verb = governing_verb(scene, draft.left) if told and _is_before(told.period, now) else None
    if told is None or told.kind != SPAN or verb is None or not _states(scene, verb):
        return False
    at = verb - 1
    while scene.tag(at) in "AR":
        at -= 1
    return scene.word(at) in SAME_THING and (scene.word(at) in PRONOUNS or scene.word(at - 1) in POINTING)


def _states(scene: Scene, verb: int) -> bool:
    return scene.verb_code(verb) == "level" or scene.word(verb) in ("was", "were", "been", "stood")


PRONOUNS = closed("it this that they")
POINTING = closed("the this that their its")
SAME_THING = PRONOUNS | closed("figure rate share number proportion level index total figures")


def _participle(scene: Scene, at: int) -> bool:
    at += scene.tag(at) == "R"
    return scene.tag(at) == "V" or scene.word(at) == "been"


HAD = 6
PERFECT = closed("had having")


def _grew_before(scene: Scene, draft: Draft, done: list[Draft], now: Period | None) -> bool:
    """``rose 3.9%, following an increase of 4.2% in September``: how it moved before."""
    before = next((one for one in reversed(done) if one.measure in GROWING and not one.previous), None)
    told = _own(scene, draft) if before else None
    if before is None or told is None or told.passing:
        return False
    current = before.when.period or now
    then = told.period if told.kind != AGO else None
    earlier = (
        told.kind == AGO or _right_before(told) or _is_before(then, current) or _cut_short(then, current)
    )
    return earlier and _follows(scene, draft.left, before.right)


def _at_peak(scene: Scene, draft: Draft, now: Period | None) -> bool:
    """``and a peak of 7.5 percent in October 2022``: how fast it once moved."""
    if scene.word(draft.left - 1) != "of" or scene.word(draft.left - 2) not in PEAKS:
        return False
    told = _own(scene, draft)
    return told is not None and _is_before(told.period, now)


PEAKS = closed("peak high low trough")


def _cut_short(then: Period | None, now: Period | None) -> bool:
    """``reversing the fall of 0.4% in the first five months``, told of the half-year."""
    return bool(then and now and then.first == now.first and then.last and now.last and then.last < now.last)


def _follows(scene: Scene, left: int, after: int) -> bool:
    """Whether ``after`` or ``had`` leads the words to a number."""
    return not AFTER.isdisjoint(scene.sentence.words[max(after, left - REACH) : left])


AFTER = closed(
    "after following had having reversing reversed offsetting unwinding recouping recovering rebounding "
    "contrast erasing"
)


def superseded(scene: Scene, left: int) -> bool:
    """``€4.1 billion (before: €3.9 billion)``, ``(previous forecast: £2m)``: what the value replaces."""
    at = left - 1
    if denied(scene, left):
        return True
    at -= scene.word(at) == ":"
    at -= scene.word(at) in FORESEEN and scene.word(at + 1) in (":", "of", scene.word(left))
    return scene.word(at) in SUPERSEDED and scene.word(at - 1) == "("


def denied(scene: Scene, left: int) -> bool:
    """``were $4.9 billion, not $4.8 billion, because``: what was told before, and is put right."""
    if scene.word(left - 1) != "not" or scene.word(left - 2) != ",":
        return False
    return any(one.right == left - 2 for one in scene.quantities)


def _in_bracket(scene: Scene, draft: Draft, before: Draft | None, now: Period | None) -> bool:
    """``HK$912 million (HK$745 million in the first half of 2025)``: the bracket goes on with its time."""
    if scene.word(draft.left - 1) not in ("(", "[") or not before or before.unit != draft.unit:
        return False
    beside = [one for one in scene.mentions if one.last == draft.left - 1]
    if any(one.kind in (AGO, BASE) or _is_before(one.period, now) for one in beside):
        return True
    inside = _closing(scene, draft.right)
    inside = min([inside, *(one.left for one in scene.quantities if one.left >= draft.right)])
    told = [one for one in scene.mentions if draft.right <= one.first < inside and one.kind in (SPAN, AGO)]
    told = [one for one in told if not set(";:") & set(scene.tags[draft.right : one.first])]
    undated = now is None and before.right == draft.left - 1
    return any(one.kind == AGO or undated or _is_before(one.period, now) for one in told)


def _closing(scene: Scene, at: int) -> int:
    return next((index for index in range(at, len(scene.tags)) if scene.tags[index] in ")]"), at)


def _after(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """``was 12.4 minutes, after 14.1 minutes in 2025``: what the value was before."""
    said = scene.sentence.words[max(0, draft.left - 2) : draft.left] == [",", "after"] or after_noun(
        scene, draft
    )
    said = said and not (scene.word(draft.right) == "of" and draft.unit[:3].isupper())
    return said and before is not None and before.unit == draft.unit


def _of_then(scene: Scene, draft: Draft, before: Draft | None, now: Period | None) -> bool:
    """``8.6 per cent in June; it was 7.4 per cent at the end of 2025``, ``the record set in 2019``."""
    told = _own(scene, draft)
    if told is None:
        return False
    if told.kind == AGO:
        return True
    if not _is_before(told.period, now):
        return False
    if scene.word(draft.left - 1) == "the" and told.first >= draft.right:
        return scene.tag(told.last) != "N" or told.first > draft.right
    near = scene.sentence.words[max(0, draft.left - REACH) : draft.left]
    if not EXTREMES.isdisjoint(near) and "since" not in near:
        return True
    if scene.word(told.first - 2) == "that" or scene.word(told.first - 3) == "that":
        return True
    alike = before is not None and before.unit == draft.unit and before.measure is draft.measure
    return alike and _own_clause(scene, before.right, draft.left) if before else False


def _own(scene: Scene, draft: Draft) -> Mention | None:
    """The time of the figure's own clause: right behind it, or before it behind the last semicolon."""
    for mention in scene.mentions:
        begin = past_bracket(scene, draft.right, mention.first)
        between = scene.sentence.words[begin : mention.first]
        behind = 0 <= mention.first - begin <= 4 and DURING.issuperset(between)
        behind = behind and scene.word(mention.first) not in COMPARING
        if behind and (mention.kind in (SPAN, AGO) or _right_before(mention)):
            return mention
    opening = [one for one in scene.mentions if one.last <= draft.left and one.kind == SPAN]
    opening = [one for one in opening if not _shut(scene, one, draft.left)]
    last = opening[-1] if opening else None
    return last if last and not last.passing and _clause_start(scene, last) else None


def _right_before(mention: Mention) -> bool:
    """``in the previous three months``: so many up to the time in force."""
    return mention.kind == OVER and mention.months < 0


def _shut(scene: Scene, mention: Mention, left: int) -> bool:
    """``(10.0%; 2016-17: 13.4%), and 49% thought``: the time of a bracket that is closed."""
    tags = scene.tags[mention.last : left]
    return tags.count(")") > tags.count("(")


def _clause_start(scene: Scene, mention: Mention) -> bool:
    at = mention.first - 1
    while scene.tag(at) in "PD" or scene.word(at) in ("record", "crisis"):
        at -= 1
    return at < 0 or scene.word(at) in OPENS


def _own_clause(scene: Scene, right: int, left: int) -> bool:
    """Whether a semicolon parts two figures, so that the second is told for itself."""
    return ";" in scene.tags[right:left]


def _is_before(then: Period | None, now: Period | None) -> bool:
    return bool(then and now and then.last and now.first and then.last < now.first)
