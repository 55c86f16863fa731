"""Which time stands with a figure? Right behind it, right before it, or in its bracket."""

from __future__ import annotations

from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.spans.fiscal import FROM
from press.read.en.spans.mention import AGO, BASE, BY, OVER, SINCE, SPAN, Mention
from press.read.en.spans.papers import names_a_paper
from press.read.en.times.clause_times import says, told_when
from press.read.en.times.dated_brackets import of_its_value, opening_time
from press.read.en.times.slot import Slot
from press.value import replace

BEYOND = closed("above below over under")


COMPARED_WITH = closed("than compared from versus against")


def own_time(scene: Scene, slot: Slot) -> Mention | None:
    """The period right behind the figure, before the next figure begins; else one right before it."""
    kinds = (SPAN, BY, SINCE, OVER) if not slot.previous else (SPAN, BY, AGO, BASE, OVER)
    behind = [m for m in scene.mentions if slot.right <= m.first < slot.next_left]
    behind = behind or _behind_bracket(scene, slot)
    behind = [m for m in behind if not _due(scene, m) and not _of_bracket(scene, slot, m)]
    behind = [
        m
        for m in behind
        if not (as_told(scene, m) and _is_earlier(scene, slot, m)) and not names_a_paper(scene.sentence, m)
    ]
    for mention in scene.mentions:
        if (
            mention.last == slot.left - 1
            and scene.word(slot.left - 1) == "at"
            and mention.kind in (SPAN, BASE)
        ):
            return mention
        if mention.last == slot.left and scene.word(mention.last - 1).endswith("'s") and mention.kind == SPAN:
            return mention
    if behind and slot.share and says(scene, slot.right, behind[0].first):
        behind = []
    if behind and behind[0].kind in kinds and not slot.multiple and _reaches(scene, slot, behind[0]):
        return behind[0]
    if slot.previous and (opening := opening_time(scene, slot.left)):
        return opening
    for mention in reversed(scene.mentions):
        bracket = mention.last == slot.left - 1 and scene.word(slot.left - 1) == "("
        opens = scene.word(mention.first - 1) in ("(", ";", ",") and scene.word(mention.last) == ":"
        inside = opens and mention.last < slot.left and ")" not in scene.tags[mention.last : slot.left]
        bracket = bracket or (inside and slot.previous)
        if bracket and (slot.previous or mention.kind == SPAN):
            return mention
    if told := told_when(scene, slot.left):
        return told if told.kind == AGO else replace(told, kind=SPAN, period=told.base or told.period)
    return None


def _is_earlier(scene: Scene, slot: Slot, told: Mention) -> bool:
    """``revised up from the 0.9% expected in June``: a forecast may be an earlier value too.
    ``€2 billion ahead of the profile published in April``: what a difference is from."""
    if not APART.isdisjoint(scene.sentence.words[slot.right : told.first]):
        return True
    against = scene.word(slot.left - 1 - (scene.word(slot.left - 1) == "the"))
    return slot.previous or against in COMPARED_WITH or against in APART


APART = closed("ahead above below than short under")


def _behind_bracket(scene: Scene, slot: Slot) -> list[Mention]:
    """``by 0.1% (revised from 0.2%) in the second quarter``: the time behind what a bracket adds."""
    if scene.word(slot.right) != "(":
        return []
    close = scene.tags.find(")", slot.right)
    near = [m for m in scene.mentions if close < m.first <= close + 3] if close > 0 else []
    return [m for m in near if "," not in scene.tags[close : m.first]]


def _of_bracket(scene: Scene, slot: Slot, mention: Mention) -> bool:
    """``$912 million ($745 million in the first half of 2025)``: the time of the value in the bracket."""
    if of_its_value(scene, mention):
        return True
    between = scene.tags[slot.right : mention.first]
    if between.count("(") <= between.count(")"):
        return False
    return any(slot.right < one.left < mention.first for one in scene.quantities)


def _due(scene: Scene, mention: Mention) -> bool:
    """``payable on 5 September``, ``will be paid on 3 October``: the day of an act to come."""
    near = scene.sentence.words[max(0, mention.first - 4) : mention.first]
    day = mention.period is not None and mention.period.first == mention.period.last
    if day and near[-3:-1] in (["be", "paid"], ["be", "distributed"]):
        return True
    return mention.passing and not DUE.isdisjoint(near[-3:])


def as_told(scene: Scene, mention: Mention) -> bool:
    """``from the 0.5% published in May``: when an earlier value was told, and not what it is of."""
    near = scene.sentence.words[max(0, mention.first - 2) : mention.first]
    near = near + _said_by(scene, mention.first)
    if not PUBLISHED.isdisjoint(near):
        return True
    if LOOKED_FOR.isdisjoint(near) or mention.period is None:
        return False
    return (calendar.whole_months(mention.period) or 0) < MONTHS_OF_A_YEAR


def _said_by(scene: Scene, first: int) -> list[str]:
    """``the £54 billion forecast by the Office in March``: the word before who said so."""
    words = scene.sentence.words
    return [words[at - 1] for at in range(max(1, first - NEAR), first) if words[at] == "by"]


NEAR = 8
PUBLISHED = closed("published announced issued released estimated")
LOOKED_FOR = closed("expected projected forecast foreseen predicted")
"""In a month, that is when it was told: ``the 0.9% expected in June``; in a year, what it is of."""
MONTHS_OF_A_YEAR = 12


DUE = closed("payable record maturing expiring effective built constructed")


def _reaches(scene: Scene, slot: Slot, mention: Mention) -> bool:
    if scene.word(mention.last) == ":" or (
        scene.word(mention.last) == "at" and _led(scene, mention.last + 1)
    ):
        return False
    if mention.kind == OVER and not slot.previous and scene.word(mention.first - 1) in ("on", "upon"):
        return False
    begin = past_bracket(scene, slot.right, mention.first)
    between = scene.tags[begin : mention.first]
    words = scene.sentence.words[begin : mention.first]
    if (
        ";" in between
        or _dash_between(scene, slot, mention)
        or (
            slot.growth
            and not _lasts(scene, mention)
            and not BEYOND.isdisjoint(words[:1] if words[:1] != ["("] else words[:7])
        )
        or (not slot.previous and mention.kind != SINCE and not COMPARED_WITH.isdisjoint(words))
    ):
        return False
    cut = between.find(",")
    if cut >= 0 and scene.word(begin + cut + 1) in TIED:
        return True
    if cut >= 0 and words[cut + 1 :] in EFFECTIVE and not slot.previous:
        return True
    if cut >= 0 and (
        len(between) - cut > 4 or scene.tag(begin + cut + 1) == "C" or set("VA") & set(between[cut:])
    ):
        return False
    if cut >= 0 and _opens_clause(scene, mention.last):
        return False
    return not any(
        word in ("and", "or") and scene.tag(begin + at + 1) in "DV" for at, word in enumerate(words)
    )


TIED = closed("conducted fielded surveyed polled")
EFFECTIVE = (["with", "effect", "from"], ["effective"], ["effective", "from"], ["effective", "as", "of"])
"""Behind a comma: the day from which on what was decided holds."""


def _opens_clause(scene: Scene, at: int) -> bool:
    """``dropped by 11,000, in the third quarter it had risen``: a subject and a verb behind it."""
    end = at
    while scene.tag(end) in "DON" and end < at + LONGEST:
        end += 1
    return end > at and scene.tag(end) in "AV" and not scene.word(end).endswith("ing")


LONGEST = 6
"""Tokens of such a subject."""


def _lasts(scene: Scene, mention: Mention) -> bool:
    """``by £60bn over the 12 months from May``: in that time, and not beyond it."""
    if scene.word(mention.first) == "year" and scene.word(mention.first + 1) in ("to", "ended", "ending"):
        return True
    return scene.word(mention.first + 1) == "months" and scene.word(mention.first + 2) in FROM


def past_bracket(scene: Scene, right: int, first: int) -> int:
    """Where the words between a number and a time begin: behind what a bracket adds to the number."""
    close = scene.tags.find(")", right, first) if scene.word(right) == "(" else -1
    return close + 1 if close > 0 else right


def _led(scene: Scene, at: int) -> bool:
    """``Q3 at 0.6 per cent and Q4 at 2.9 per cent``: whether a number stands here."""
    return any(quantity.left == at for quantity in scene.quantities)


def _dash_between(scene: Scene, slot: Slot, mention: Mention) -> bool:
    """``In 2022, 6% felt so - by 2025 it was 22%``: a dash begins another statement."""
    return any(
        scene.tags[at] in "-—" and not scene.sentence.glued(at) for at in range(slot.right, mention.first)
    )
