"""Is it a fact, a plan or an outlook? On which basis, in which prices? Cue words near the number."""

from __future__ import annotations

from press.model import Basis, Nature, Prices
from press.read.en.closed import closed
from press.read.en.draft import Draft
from press.read.en.force import Force
from press.read.en.mention import AGO, BASE, OVER
from press.read.en.scene import Scene
from press.read.en.slot import When
from press.read.en.words import Phrases
from press.value import replace

PAST_VERBS = closed("was were rose fell increased decreased grew reached totaled totalled")

SERIES = closed("index sub indicator component balance")
"""Beside these, expectations are what a series measures."""
LAID_DOWN = closed("statutory regulatory legal")
"""Before the minimum or the maximum that somebody lays down."""
TARGETS = closed("target targets goal objective ambition limit")
AWAITED = closed(
    "consensus estimates estimate expectations expectation forecast forecasts guidance outlook "
    "projection projections"
)
PLANNED = closed("target targets goal budget plan objective")
EXPECTED = dict.fromkeys(AWAITED, Nature.FORECAST) | dict.fromkeys(PLANNED, Nature.TARGET)
OLDER = closed("from previous prior earlier original old initial last former previously")
TARGETED = closed(
    "company companies audience group market markets population date business segment area areas"
)
MODAL = closed("will would could may might must should")
BE = closed("was were been be is are")
PAST = frozenset(("was", "were", "had", "did"))


def nature(scene: Scene, left: int, right: int, section: Nature | None) -> tuple[Nature, str]:
    """The nature that cue words before the number (or right behind it) give, and the words."""
    for index in range(right, right + 4):
        if scene.word(index) in TARGETS:
            return Nature.TARGET, scene.word(index)
        if scene.tag(index) != "N" and not scene.sentence.glued(index):
            break
    words, cues = scene.sentence.words, scene.english.nature
    if not LAID_DOWN.isdisjoint(words[max(0, left - 4) : left]):
        return Nature.TARGET, "limit"
    cued = not cues.by_first.keys().isdisjoint(words[:left])
    for index in range(left - 1, -1, -1) if cued else ():
        if scene.tags[index] == ";" or (scene.tags[index] == "-" and not scene.sentence.glued(index)):
            break
        if words[index] not in cues.by_first:
            continue
        found = cues.at(words, index)
        if found is None or not _binds(scene, index, left, found[0]):
            continue
        had = scene.word(index - 1 - (scene.tag(index - 1) == "R")) == "had"
        superseded = had and found[0] == "forecast"
        told = Nature.PREVIOUS if superseded else Nature(found[0])
        return told, scene.sentence.said(index, index + found[1])
    if (awaited := expected(scene, left)) is not None:
        return awaited, scene.word(left - 1)
    if section is not None and not PAST & set(scene.sentence.words[:left]):
        return section, "section"
    return Nature.ACTUAL, ""


def expected(scene: Scene, left: int) -> Nature | None:
    """``against consensus estimates of $6 million``, ``its 2% target``: what was expected is not earlier."""
    at = left - 1
    while scene.word(at) in ("of", "at") or scene.tag(at) == "D":
        at -= 1
    found = EXPECTED.get(scene.word(at)) if scene.tag(at) != "V" else None
    near = scene.sentence.words[max(0, at - 4) : at]
    superseded = (
        OLDER & set(near) or {"from"} & set(near) or (near[-1:] and near[-1] in ("raised", "lowered"))
    )
    return None if superseded else found


def settled(scene: Scene, draft: Draft, said: Nature, done: list[Draft], force: Force) -> Nature:
    """What ``said`` comes to: earlier unless it was expected; what lies ahead is no fact yet."""
    if draft.rule == "listed" and done and done[-1].nature in (Nature.FORECAST, Nature.TARGET):
        return done[-1].nature
    if draft.previous:
        return expected(scene, draft.left) or Nature.PREVIOUS
    if said is Nature.ACTUAL and done and done[-1].nature in (Nature.FORECAST, Nature.TARGET):
        between = scene.tags[done[-1].right : draft.left]
        if not set("VA;-") & set(between) and scene.word(done[-1].right) != "from":
            said = done[-1].nature
    begins = draft.when.period.first if draft.when.period else None
    today = force.clock.today
    ahead = today is not None and begins is not None and begins > today
    if said is not Nature.ACTUAL or not ahead or _is_so_far(scene, draft.left):
        return said
    return Nature.TARGET if force.ruling or _lays_down(scene, draft.left) else Nature.FORECAST


def _is_so_far(scene: Scene, left: int) -> bool:
    """``now 83% complete``, ``whose cost has risen by a tenth``: a fact in a text that looks ahead."""
    near = scene.sentence.words[max(0, left - 5) : left]
    return bool({"now", "has", "have", "currently"} & set(near))


def _lays_down(scene: Scene, left: int) -> bool:
    """``From January, a carbon tax of``: what somebody rules and does not foresee."""
    return not RULED.isdisjoint(scene.sentence.words[max(0, left - 12) : left])


RULED = closed("tax levy tariff tariffs cap wage dues duty duties allowance rule")


def _binds(scene: Scene, index: int, left: int, code: str) -> bool:
    """Whether a cue reaches the number: modals reach their own clause, nouns their own phrase."""
    word = scene.word(index)
    between = scene.sentence.words[index + 1 : left]
    if word == "guidance" and scene.word(index - 1) in ("accounting", "regulatory", "clinical", "medical"):
        return False
    if (
        word.startswith("target")
        and code == "target"
        and ("rate" in scene.sentence.words[index + 1 : index + 8] or scene.word(index - 1) == "rate")
    ):
        return False
    if word in ("project", "projects", "forecasts", "estimates") and scene.tag(index) != "V":
        return False
    if word == "target" and scene.word(index + 1) in TARGETED:
        return False
    if word == "committed" and scene.word(index - 1) in BE and scene.word(index + 1) != "to":
        return False
    if "estimated" in scene.sentence.words[index : index + 2] and "have" in between[:3]:
        return False
    if word in ("expectations", "expectation") and SERIES & set(
        scene.sentence.words[max(0, index - 9) : left]
    ):
        return False
    if word == "potential" and left - index > 5:
        return False
    if word == "should" and scene.word(index + 2) in ("noted", "remembered", "emphasized"):
        return False
    if word in MODAL and scene.word(index + 1) in ("maintain", "keep", "remain"):
        return False
    if word in ("would", "could", "might") and scene.word(index + 1) == "have":
        return False
    if word == "targeted" and scene.tag(index + 1) == "N":
        return False
    return _reaches(scene, index, left, code)


def _reaches(scene: Scene, index: int, left: int, code: str) -> bool:
    """Whether nothing between a cue and the number keeps it from reaching there."""
    word, between = scene.word(index), scene.sentence.words[index + 1 : left]
    if word in MODAL:
        return (
            left - index <= 25
            and not ({"compared", "versus", "which", "after", "from", "while", "whereas"} & set(between))
            and scene.tag(index) == "A"
        )
    if word in ("expected", "projected", "forecast", "anticipated") and scene.word(index - 1) in (
        "than",
        "previously",
        "as",
    ):
        return False
    if {"compared", "versus", "against", "than"} & set(between):
        return code == "forecast" and "compared" not in between
    if _past_between(scene, index + 1, left):
        return False
    return not (code == "target" and scene.tag(index) == "N" and left - index > 14)


def _past_between(scene: Scene, first: int, left: int) -> bool:
    """A finite past after a clause mark ends the reach of an earlier cue."""
    comma = False
    for index in range(first, left):
        comma = comma or scene.tags[index] in ","
        if comma and scene.word(index) in PAST_VERBS:
            return True
    return False


def basis(scene: Scene, left: int, right: int, limit: int, found: When, after: int) -> Basis | None:
    """What a change is reckoned over: by words near it, else by the distance to its base."""
    if _averaged(scene, left, right):
        return Basis.AVERAGE_ANNUAL
    behind = _near(scene, scene.english.basis, right, min(right + 12, max(limit, right)))
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
    months = (
        (found.period.first.year - found.base.first.year) * 12
        + found.period.first.month
        - found.base.first.month
    )
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
