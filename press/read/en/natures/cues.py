"""Is it a fact, a plan or an outlook? On which basis, in which prices? Cue words near the number."""

from __future__ import annotations

import itertools

from press.model import Basis, Nature, Prices
from press.read import calendar
from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.tense import told_as_past
from press.read.en.grammar.words import Phrases
from press.read.en.natures.plan_words import (
    BEHIND,
    BEING,
    PAST,
    TOLD_OF,
    foretold,
    of_which,
    past_whole,
    possessed,
)
from press.read.en.natures.reach import TARGETS, before_list, binds, own_clause, to_be_spent
from press.read.en.natures.rulings import lays_down, supposed, will_hold
from press.read.en.spans.mention import AGO, BASE, OVER, SPAN
from press.read.en.times.force import Force
from press.read.en.times.slot import When
from press.value import replace

LAID_DOWN = closed("statutory regulatory legal recommended permitted permissible allowed mandatory")
"""Before the minimum or the maximum that somebody lays down."""
LIMITS = closed(
    "minimum maximum minima requirement requirements limit limits floor cap threshold ceiling level"
)
AWAITED = closed(
    "consensus estimates estimate expectations expectation forecast forecasts guidance outlook "
    "projection projections"
)
PLANNED = closed("target targets goal budget plan objective")
EXPECTED = dict.fromkeys(AWAITED, Nature.FORECAST) | dict.fromkeys(PLANNED, Nature.TARGET)
OLDER = closed("from previous prior earlier original old initial last former previously")
WILL = closed("will is are")


def nature(scene: Scene, left: int, right: int, section: Nature | None) -> tuple[Nature, str]:
    """The nature that cue words before the number (or right behind it) give, and the words."""
    for index in range(right, right + 4):
        if scene.word(index) in TARGETS:
            return Nature.TARGET, scene.word(index)
        if scene.tag(index) != "N" and not scene.sentence.glued(index):
            break
    if (told := _behind(scene, right)) is not None:
        return told, scene.word(past_whole(scene, right))
    words, cues = scene.sentence.words, scene.english.nature
    if _laid_down(words, left):
        return Nature.TARGET, "limit"
    begin, verb = own_clause(scene, left, right)
    if verb and words[verb] in WILL and (found := cues.at(words, verb)):
        return Nature(found[0]), scene.sentence.said(verb, verb + found[1])
    if verb and (told := foretold(scene, verb)):
        return told, scene.word(verb)
    cued = not cues.by_first.keys().isdisjoint(words[begin:left])
    listed = before_list(scene, left) if cued else left
    for index in range(left - 1, begin - 1, -1) if cued else ():
        if listed < index:
            continue
        if scene.tags[index] == ";" or (scene.tags[index] == "-" and not scene.sentence.glued(index)):
            break
        if words[index] not in cues.by_first:
            continue
        found = cues.at(words, index)
        if found is not None and binds(scene, index, min(left, listed), found[0]):
            return _by_cue(scene, index, found[0], section), scene.sentence.said(index, index + found[1])
    if (awaited := _awaited(scene, left)) is not None:
        return awaited, scene.word(left - 1)
    if section is None or PAST & set(words[:left]) or told_as_past(scene, left, right):
        return Nature.ACTUAL, ""
    if possessed(scene, left):
        return Nature.ACTUAL, ""
    return section, "section"


def _laid_down(words: list[str], left: int) -> bool:
    """``a statutory minimum of 10%``: what somebody lays down."""
    near = range(max(0, left - 5), left - 1)
    if LAID_DOWN.isdisjoint(words[near.start : near.stop]):
        return False
    return any(words[at] in LAID_DOWN and words[at + 1] in LIMITS for at in near)


def _by_cue(scene: Scene, index: int, code: str, section: Nature | None) -> Nature:
    """What a cue makes of a number: ``had expected`` is superseded, ``should`` may foretell or bind."""
    word, before = scene.word(index), scene.word(index - 1 - (scene.tag(index - 1) == "R"))
    told = before in ("was", "were") and _opens_back(scene)
    been = told or (before == "been" and scene.word(index - 2) == "had")
    if code == "forecast" and (before == "had" or been or scene.word(index - 1) == "having"):
        return Nature.PREVIOUS
    if word == "should" and _will_move(scene, index + 1):
        return Nature.FORECAST
    ahead = section is Nature.FORECAST and word in ("should", "is", "are")
    return Nature.FORECAST if ahead else Nature(code)


def _opens_back(scene: Scene) -> bool:
    """``In September, growth was projected at 1.5%``: when the outlook before this one was told."""
    opening = scene.mentions[0] if scene.mentions else None
    if opening is None or opening.first > 1 or opening.period is None or opening.kind != SPAN:
        return False
    return calendar.whole_months(opening.period) == 1


def _will_move(scene: Scene, at: int) -> bool:
    """``inflation should average 2.3%``: what is thought to come, and no duty."""
    at += scene.word(at) in ("not", "also", "then") or scene.tag(at) == "R"
    return scene.word(at) in MOVING


MOVING = closed(
    "average rise fall grow amount decline increase come total shrink ease slow pick improve moderate "
    "contract expand exceed decrease recover yield bring add deliver generate peak stabilise stabilize return"
)


def _behind(scene: Scene, right: int) -> Nature | None:
    """``the £5m planned for 2027``, ``of 4% has been proposed``; not ``7% planned to leave``."""
    at = past_whole(scene, right)
    if scene.word(at) not in BEING and scene.word(at) not in BEHIND:
        return None
    begin = at
    while scene.word(at) in BEING and at < begin + 3:
        at += 1
    told = (TOLD_OF if at > begin else BEHIND).get(scene.word(at))
    told = None if scene.word(at) == "due" and scene.word(at + 1) == "to" else told
    return None if at == begin and scene.word(at + 1) == "to" else told


def expected(scene: Scene, left: int, right: int) -> Nature | None:
    """``against consensus estimates of $6 million``, ``its 2% target``: what was expected is not earlier."""
    told = _behind(scene, right)
    return _awaited(scene, left) if told is None else told


def _awaited(scene: Scene, left: int) -> Nature | None:
    at = left - 1
    while scene.word(at) in ("of", "at") or scene.tag(at) == "D":
        at -= 1
    told = scene.tag(at) == "V" or scene.word(at + 1) == "that"
    found = None if told else EXPECTED.get(scene.word(at))
    if found is None or (scene.word(at) == "budget" and not to_be_spent(scene, at)):
        return None
    near = scene.sentence.words[max(0, at - 4) : at]
    if scene.word(at).startswith("estimate") and near[-1:] and near[-1] in RECKONED_ANEW:
        return None
    superseded = (
        OLDER & set(near) or {"from"} & set(near) or (near[-1:] and near[-1] in ("raised", "lowered"))
    )
    return None if superseded else found


RECKONED_ANEW = closed("updated latest revised official provisional preliminary flash new current first")
"""Such an estimate is of what was, and no outlook."""


def settled(scene: Scene, draft: Draft, said: Nature, done: list[Draft], force: Force) -> Nature:
    """What ``said`` comes to: earlier unless it was expected; what lies ahead is no fact yet."""
    awaited = bool(done) and done[-1].nature in (Nature.FORECAST, Nature.TARGET)
    if draft.rule == "listed" and awaited and (done[-1].previous or not draft.previous):
        return done[-1].nature
    if draft.previous:
        return expected(scene, draft.left, draft.right) or Nature.PREVIOUS
    again = draft.rule == "same verb" or of_which(scene, draft)
    same = said is Nature.ACTUAL and awaited
    same = same and (again or not own_clause(scene, draft.left, draft.right)[1])
    if same and (draft.rule == "same verb" or _goes_on(scene, done[-1].right, draft.left)):
        said = done[-1].nature
    if said is Nature.FORECAST and force.ruling and will_hold(scene, draft.left):
        return Nature.TARGET
    if said is Nature.ACTUAL and _reckoned_ahead(scene, draft, force):
        return Nature.FORECAST
    begins = draft.when.period.first if draft.when.period else None
    today = force.clock.today
    ahead = today is not None and begins is not None and begins > today
    so_far = not draft.when.deadline and _is_so_far(scene, draft.left)
    if said is not Nature.ACTUAL or not ahead or so_far or _takes_effect(scene, draft.right):
        return said
    if not draft.when.own and told_as_past(scene, draft.left, draft.right):
        return said
    ruled = force.ruling and not supposed(scene, draft.left)
    return Nature.TARGET if ruled or lays_down(scene, draft.left) else Nature.FORECAST


def _goes_on(scene: Scene, first: int, left: int) -> bool:
    """Whether no verb parts a number from the plan before it: ``, made up of`` tells its parts."""
    if scene.word(first) == "from":
        return False
    told = (scene.word(at) for at in range(first, left) if scene.tags[at] in "VA;-")
    return all(word in COMPOSED for word in told)


COMPOSED = closed(
    "bringing taking lifting raising made comprising consisting including comprised composed divided split"
)


def _reckoned_ahead(scene: Scene, draft: Draft, force: Force) -> bool:
    """``growth is put at 3.0% this year``: a value of a time that is not over."""
    last, today = draft.when.period.last if draft.when.period else None, force.clock.today
    told = draft.when.own or draft.when.named
    if last is None or today is None or last <= today or not told:
        return False
    near = scene.sentence.words[max(0, draft.left - 5) : draft.left]
    seen = any(word == "seen" and after[-3:] == "ing" for word, after in itertools.pairwise(near))
    return (seen or "at" in near) and not RECKONED.isdisjoint(near) and "had" not in near


RECKONED = closed("put seen retained maintained pegged kept left")


def _is_so_far(scene: Scene, left: int) -> bool:
    """``now 83% complete``, ``whose cost has risen by a tenth``: a fact in a text that looks ahead."""
    near = scene.sentence.words[max(0, left - 5) : left]
    stands = near[-3:-1] in (["is", "down"], ["is", "up"], ["are", "down"], ["are", "up"])
    return stands or bool({"now", "has", "have", "currently"} & set(near))


def _takes_effect(scene: Scene, right: int) -> bool:
    """``falls to 4% with effect from 12 November``, ``effective 2 May``: what is settled is a fact."""
    right += scene.word(right) == ","
    near = scene.sentence.words[right : right + 3]
    return near[:1] == ["effective"] or near[1:3] == ["effect", "from"]


def basis(scene: Scene, left: int, right: int, limit: int, found: When, after: int) -> Basis | None:
    """What a change is reckoned over: by words near it, else by the distance to its base."""
    if _averaged(scene, left, right):
        return Basis.AVERAGE_ANNUAL
    behind = _near(scene, scene.english.basis, right, min(right + 12, max(limit, right)))
    if not behind and found.base and (told := _by_distance(found)):
        return told
    if code := behind or _near(scene, scene.english.basis, max(after, left - 6), left):
        return Basis(code)
    for mention in scene.mentions:
        if right <= mention.first < limit and mention.kind in (AGO, BASE) and mention.months:
            return {-12: Basis.YEAR_ON_YEAR, -3: Basis.QUARTER_ON_QUARTER, -1: Basis.MONTH_ON_MONTH}.get(
                mention.months
            )
        if mention.kind == OVER and mention.months == 12 and mention.last <= left:
            return Basis.YEAR_ON_YEAR
    return _by_distance(found)


def with_opening_base(scene: Scene, left: int, found: When) -> When:
    """``Compared with September, sales rose by 3.7%``: what the sentence opens with is compared with."""
    opening = scene.mentions[0] if scene.mentions else None
    if found.base or opening is None or opening.kind != BASE or not opening.period:
        return found
    leads = opening.first <= 3 and opening.last <= left and found.period not in (None, opening.period)
    return replace(found, base=opening.period) if leads else found


def _averaged(scene: Scene, left: int, right: int) -> bool:
    """``by an average of 5% a year``: an average, reckoned by the year."""
    words = scene.sentence.words
    yearly = words[right : right + 1] in (["annually"], ["yearly"]) or (
        words[right : right + 2] in (["a", "year"], ["per", "year"], ["each", "year"], ["every", "year"])
    )
    return yearly and not {"average", "averaged", "averaging"}.isdisjoint(words[max(0, left - 6) : left])


def _by_distance(found: When) -> Basis | None:
    if not (found.period and found.base and found.period.first and found.base.first):
        return None
    day = found.base.first == found.base.last
    now = found.period.last if day and found.period.last else found.period.first
    months = (now.year - found.base.first.year) * 12 + now.month - found.base.first.month
    return {12: Basis.YEAR_ON_YEAR, 3: Basis.QUARTER_ON_QUARTER, 1: Basis.MONTH_ON_MONTH}.get(months)


def _near(scene: Scene, table: Phrases[str], first: int, last: int) -> str | None:
    words, begins = scene.sentence.words, table.by_first
    for index in range(first, min(last, len(words))):
        if words[index] not in begins:
            continue
        found = table.at(words, index)
        if found and index + found[1] <= last + 6:
            return found[0]
    return None


def prices(scene: Scene, left: int, right: int) -> Prices | None:
    """``real`` or ``nominal`` where words near the number say so."""
    code = _near(scene, scene.english.prices, max(0, left - 8), right + 8)
    return Prices(code) if code else None
