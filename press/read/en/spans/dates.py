"""Which periods does a sentence mention, where, and as what? Mentions are consumed and are no figures."""

from __future__ import annotations

from press.model import Period
from press.read import calendar
from press.read.en.grammar.closed import closed
from press.read.en.grammar.tokens import NUMBER, Sentence
from press.read.en.spans.clock import Clock
from press.read.en.spans.fiscal import begun, ended
from press.read.en.spans.halves import SEASONS
from press.read.en.spans.joins import joined_mention, same_again
from press.read.en.spans.mention import Mention
from press.read.en.spans.months_ahead import MONTH_WORDS, told_ahead
from press.read.en.spans.paired_lengths import shorter_beside
from press.read.en.spans.point_patterns import MONTHS
from press.read.en.spans.points import ORDINALS, point_at
from press.read.en.spans.relative import relative_mention
from press.read.en.spans.roles import with_role
from press.read.en.spans.seasons import of_schools, season_at
from press.read.en.spans.year_told import elliptic, first_of, of_days, of_split, of_year

COUNTED = closed(
    "people employees jobs tonnes mw homes students companies square m km million billion yuan "
    "percent members households patients participants"
)

STARTERS = frozenset(
    [month.lower() for month in MONTHS] + [month[:3].lower() for month in MONTHS] + ["sept", "q", "h", "fy"]
    + ["ye", "quarter", "fiscal", "financial", "tax"] + [f"{month.lower()}'s" for month in MONTHS]
    + list(ORDINALS)
)  # fmt: skip

OF_TIME = closed("in to since during through until by and fiscal")
SHORT = frozenset(month[:3].lower() for month in MONTHS)

LEADS = closed(
    "a comparable comparative corresponding current during each eight eleven end five for four full half "
    "in last latest month next nine one over past period preceding previous prior quarter quarters recent "
    "same six the reporting balance this seven ten thirteen three today trailing twelve two year years mid "
    "week so immediately linked sequential"
)


REACH = 12
"""Tokens within which a period's words stand together."""
UNTIL = closed("ended ending to through ye")
TIMES = closed(
    "year years year's quarter quarters quarter's month months month's week weeks week's half decade decades "
    "decade's period period's spring summer autumn fall winter summer's winter's date"
)
NUMBERED = frozenset(ORDINALS)
OPENING = LEADS | STARTERS
"""Words that a period can begin with, beside numbers."""


def mentions(sentence: Sentence, clock: Clock) -> list[Mention]:
    """The periods of a sentence in order; their tokens are marked as dates."""
    found: list[Mention] = []
    done = 0
    # "The" and "a" begin a period only where a word for a length of time stands.
    opening = STARTERS if TIMES.isdisjoint(sentence.words) else OPENING
    for index in sorted((*sentence.numbers, *sentence.where(opening))):
        if index < done:
            continue
        mention = _at(sentence, index, clock)
        if mention is None:
            if _old_year(sentence, index):
                sentence.marks[index] = "date"
            done = index + _undated_quarter(sentence, index)
            continue
        mention = of_days(sentence, of_year(sentence, mention, clock))
        mention = of_split(sentence, found, same_again(sentence, found[-1], mention)) if found else mention
        if sentence.word(mention.last) == "=":
            ranged = bool(found) and sentence.word(found[-1].last) in ("-", "to")
            first = found.pop().first if ranged else mention.first
            sentence.marks.update(dict.fromkeys(range(first, mention.last), "base"))
            done = mention.last
            continue
        if not UNTIL.isdisjoint(sentence.words) and (shorter := shorter_beside(sentence, mention)):
            found = [one for one in found if one.last <= shorter.first]
            found.append(with_role(sentence, shorter, clock.today))
            sentence.marks.update(dict.fromkeys(range(shorter.first, shorter.last), "date"))
        if found and (joined := joined_mention(sentence, found[-1], mention, clock.split)):
            found[-1] = joined
        else:
            found.append(with_role(sentence, mention, clock.today))
        done = _to_date(sentence, mention.last)
        for token in range(mention.first, done):
            sentence.marks.setdefault(token, "date")
    return elliptic(sentence, found) if found and not NUMBERED.isdisjoint(sentence.words) else found


def _to_date(sentence: Sentence, at: int) -> int:
    """``In the third quarter to date``: the words belong to the period."""
    return at + 2 if sentence.words[at : at + 2] in (["to", "date"], ["so", "far"]) else at


def _old_year(sentence: Sentence, index: int) -> bool:
    """``the lowest since 1872``: a year that no period of a release begins in."""
    form = sentence.forms[index]
    if sentence.kinds[index] != NUMBER or len(form) != 4 or form[:2] not in OLD or not form.isdigit():
        return False
    before, after = sentence.word(index - 1), sentence.word(index + 1)
    told = before in ("since", "until", "founded", "established", "year", "c")
    return told or (before in ("in", "from", "to", "of", "by", "before") and after in BEHIND_YEAR)


OLD = ("15", "16", "17", "18")
BEHIND_YEAR = closed(", . ; ) and to when by as with in at but after until is was which the -") | {""}


def _undated_quarter(sentence: Sentence, index: int) -> int:
    """Tokens passed over: ``Q1`` of a year that nobody names is a date too, without days."""
    word, after = sentence.words[index], sentence.word(index + 1)
    if word in MONTH_WORDS or after in MONTH_WORDS:
        return _undated_day(sentence, index)
    if word not in QUARTERLY:
        return 1
    quarter = after in ("1", "2", "3", "4") and sentence.glued(index + 1)
    if not quarter or sentence.glued(index) or index in sentence.marks:
        return 1
    sentence.marks[index] = sentence.marks[index + 1] = "date"
    return 2


QUARTERLY = ("q", "h")


def _undated_day(sentence: Sentence, index: int) -> int:
    """``on May 26`` without a year that could be told: no count either."""
    dotted = sentence.word(index + 1) == "." and sentence.words[index] in SHORT
    pair = [form for form in sentence.forms[index : index + 2 + dotted] if form != "."]
    if len(pair) < 2 or index in sentence.marks:
        return 1
    month, day = (pair[1], pair[0]) if sentence.words[index + 1] in MONTH_WORDS else (pair[0], pair[1])
    if not month[:1].isupper() or not day.isdigit() or len(day) > 2 or not 0 < int(day) < 32:
        return 1
    sentence.marks.update(dict.fromkeys(range(index, index + 2 + dotted), "date"))
    return 2 + dotted


def _at(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    word, at = sentence.words[index], sentence.starts[index]
    if index in sentence.marks:
        return None
    if sentence.kinds[index] == NUMBER:
        ended_or_begun = _ended(sentence, index, clock) or begun(sentence, index, clock)
        return ended_or_begun or _point(sentence, index, clock)
    if word in LEADS and _of_time(sentence, index):
        mention = relative_mention(sentence, index, clock) or _ended(sentence, index, clock)
        if mention is not None:
            return mention
    if word in STARTERS and (at == 0 or not sentence.text[at - 1].isalnum()):
        if word == "first" and (opening := first_of(sentence, index, clock)):
            return opening
        return _ended(sentence, index, clock) or _point(sentence, index, clock)
    return None


def _of_time(sentence: Sentence, index: int) -> bool:
    """Whether a word for a length of time stands near, or is left out: ``in the previous three``."""
    near = sentence.words[index : index + REACH]
    return not TIMES.isdisjoint(near) or not BEFORE.isdisjoint(near[1:3])


BEFORE = closed("previous prior preceding")


def _ended(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    """A period by its last day, where a word that leads to it is near."""
    near = sentence.words[index : index + REACH]
    return None if UNTIL.isdisjoint(near) else ended(sentence, index, clock)


def _point(sentence: Sentence, index: int, clock: Clock) -> Mention | None:
    if sentence.kinds[index] == NUMBER and not _free(sentence, index):
        return None
    found = point_at(sentence.text, sentence.starts[index], clock) or _noted_year(sentence, index)
    if found is None or found[0] > sentence.end:
        return None
    if sentence.kinds[index] == NUMBER and (
        _counts(sentence, index, found[0]) or _in_name(sentence, index, found[0])
    ):
        return None
    found = found[0], told_ahead(sentence, index, of_schools(sentence, index, found), clock)
    if (season := season_at(sentence, index, found[1])) is not None:
        return Mention(season[0], sentence.index_at(found[0] - 1) + 1, season[1])
    first = index - (sentence.word(index - 1) in ("year", "calendar") and sentence.kinds[index] == NUMBER)
    if first < index and sentence.words[max(0, first - 2) : first] == ["full", "-"]:
        first -= 2
    return Mention(first, sentence.index_at(found[0] - 1) + 1, found[1])


def _noted_year(sentence: Sentence, index: int) -> tuple[int, Period] | None:
    """``from 2020 to 2024.3``: a year behind a word of time with a note mark glued to it."""
    year, point, note = sentence.forms[index].partition(".")
    dated = len(year) == 4 and year[:2] in ("19", "20") and point and len(note) <= 2
    if not dated or sentence.word(index - 1) not in OF_TIME or not year.isdigit():
        return None
    return sentence.ends[index], calendar.year(int(year))


def _free(sentence: Sentence, index: int) -> bool:
    """A number with a currency, a sign or letters glued before it is no year."""
    before = sentence.word(index - 1)
    if before == "-" and sentence.word(index - 2) in ("mid", "early", "late", "pre", "post", "end"):
        return True
    return not (
        sentence.glued(index)
        and (
            before in "$£€¥₹.#"
            or before.isalpha()
            or (before == "-" and sentence.glued(index - 1) and sentence.word(index - 2).isalpha())
        )
    )


def _in_name(sentence: Sentence, index: int, end: int) -> bool:
    """``Homes Programme 2021-26``, ``Expo 2010``: years inside a name in running text."""
    before = sentence.forms[index - 1] if index else ""
    if (
        not before[:1].isupper()
        or not before.isalpha()
        or index < 2
        or before.isupper()
        or before.lower()[:3] in SHORT
        or before.lower() in SEASONS
    ):
        return False
    words = [form for form in sentence.forms if form.isalpha()]
    small = sum(form[0].islower() for form in words)
    if small * 2 < len(words) or before.lower() in LED:
        return False
    for token in range(index, sentence.index_at(end - 1) + 1):
        sentence.marks.setdefault(token, "name")
    return True


LED = closed(
    "fiscal year quarter in fy since the for by from during until between through over after before to"
)


def _counts(sentence: Sentence, index: int, end: int) -> bool:
    """``employs 2000 people``, ``2000 MW``: a round number with something counted is no year."""
    form, after = sentence.forms[index], sentence.word(index + 1)
    if len(form) != 4 or end != sentence.ends[index]:
        return False
    if sentence.glued(index + 1) and after.isalpha() and after != "s":
        return True
    bound = sentence.word(index - 1) in ABOUT
    nouns = after in COUNTED
    return nouns or (
        bound and after.endswith("s") and after.islower() and sentence.forms[index + 1].islower()
    )


ABOUT = closed("over than about approximately nearly almost some around")
