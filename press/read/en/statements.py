"""What does the sentence say with the number: a level, a change by it, a difference, a share, an earlier value?

Each rule looks at the words right beside the number and answers with a :class:`Statement` or None;
the first that answers wins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from press.read.en.clauses import governing_verb, subject
from press.read.en.indicators import phrase_end, phrase_start
from press.read.en.quantities import Quantity
from press.read.en.scene import Scene, Span

LEVEL, CHANGE, SHARE, CONTRIBUTION, MULTIPLE, BARE = "level", "change", "share", "contribution", "multiple", "bare"
SAME, PART = "same", "part"
FILLERS = frozenset(
    ("a", "an", "the", "another", "further", "additional", "record", "total", "average", "cumulative", "combined",
     "of", "estimated", "net", "whopping", "mere", "modest", "annualized", "annualised", "overall", "annual", "compound",
     "solid", "strong", "robust", "respectable", "slight", "sharp", "significant", "impressive", "more", "just", "only", "still", "some",
     "also", "again", "even", "up", "yearly", "new", "seasonally", "adjusted", "rate", "about")
)  # fmt: skip
OLDER = frozenset(("from", "against", "than", "versus", "vs"))


@dataclass(frozen=True, slots=True)
class Statement:
    """``kind`` is one of the words above; ``sign`` the direction of a change; ``span`` where the indicator is.

    Without a span the indicator is that of the clause's subject or, with ``carried``, that of the
    figure before. ``previous`` marks an earlier value; ``of`` and ``versus`` are spans.
    """

    kind: str
    rule: str
    sign: int = 1
    span: Span | None = None
    carried: bool = False
    previous: bool = False
    of: Span | None = None
    versus: Span | None = None
    verb: int | None = None
    counted: bool = False
    headed: bool = False


def statement(scene: Scene, position: int) -> Statement:
    """What is said with quantity number ``position`` of the scene."""
    quantity = scene.quantities[position]
    lead = _lead(scene, quantity)
    for rule in (
        _signed_bracket, _alternative, _noun_of, _change_noun_behind, _adverb, _difference, _compared, _from, _heads,
        _shared, _by_verb, _bracket, _aside, _gapped, _counted_there, _predicate,
    ):  # fmt: skip
        found = rule(scene, quantity, lead, position)
        if found is not None:
            return found
    return _left_over(scene, quantity, position)


def _lead(scene: Scene, quantity: Quantity) -> int:
    """The last token left of the number that says how it stands there."""
    at = quantity.left - 1
    while at >= 0 and (scene.word(at) in FILLERS or scene.tag(at) == "R" or scene.dated(at)):
        if scene.word(at) == "of" and scene.word(at - 1) not in ("total", "average", "record", "maximum", "minimum", "cumulative", "combined", "high", "low", "rate"):
            break
        if scene.word(at) in ("rate", "up") and scene.word(at + 1) not in ("of", "about"):
            break
        at -= 1
    return at


def _direction(scene: Scene, index: int) -> int:
    """+1 or −1 for a verb of change, else 0."""
    code = scene.verb_code(index)
    return {"up": 1, "add": 1, "down": -1, "lose": -1}.get(code, 0)


def _noun_sign(scene: Scene, word: str) -> int:
    return {"up": 1, "down": -1, "either": 1}.get(scene.english.change_noun.get(word, ""), 0)


def _signed_bracket(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``specialty contractors (+2,100)``, ``apparel (-38.8%)``."""
    if not quantity.sign or quantity.bracket or scene.word(quantity.first - 1) != "(":
        return None
    return Statement(CHANGE, "signed bracket", quantity.sign, _before_bracket(scene, quantity.first - 1), carried=_touches(scene, position))


def _touches(scene: Scene, position: int) -> bool:
    """Whether another figure stands right before the bracket of this one."""
    if not position:
        return False
    before, opening = scene.quantities[position - 1], scene.quantities[position].left - 1
    return 0 <= opening - before.right <= 1 or (before.noun is not None and opening - before.noun[1] in (0, 1))


def _before_bracket(scene: Scene, opening: int) -> Span | None:
    start = phrase_start(scene, opening)
    return (start, opening) if start < opening else None


def _noun_of(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``an increase of 4%``, ``unemployment rate of 5.2%``, ``a total of 96,000 jobs``."""
    at = quantity.left - 1
    while scene.word(at) in ("a", "an", "the", "about", "just", "only"):
        at -= 1
    if scene.word(at) not in ("of", "by") or at < 1 or (scene.word(at) == "by" and not _noun_sign(scene, scene.word(at - 1))):
        return None
    noun = scene.word(at - 1)
    if scene.tag(at - 1) in "VA" and not noun.endswith("s"):
        return None
    if _after_by(scene, at - 1):
        return None
    if sign := _noun_sign(scene, noun):
        return _change_of(scene, quantity, at - 1, sign, position)
    if quantity.noun and not scene.dated(quantity.right):
        return Statement(LEVEL, "noun of counted", span=_whole_noun(scene, quantity), counted=True, previous=_compares(scene, phrase_start(scene, at)))
    if noun in scene.english.generic or scene.dated(at - 1):
        return _generic_of(scene, quantity, at, position)
    start = phrase_start(scene, at)
    if start >= at:
        return None
    earlier = _compares(scene, start)
    return Statement(LEVEL, "noun of", span=(start, at), previous=earlier)


def _after_by(scene: Scene, noun: int) -> bool:
    """``by an average of``, ``to a total of``, ``by a maximum of``: the verb rules."""
    if scene.word(noun) not in scene.english.generic:
        return False
    at = noun - 1
    while scene.tag(at) == "D" or scene.word(at) in FILLERS:
        at -= 1
    return scene.word(at) in ("by", "to", "from")


def _compares(scene: Scene, start: int) -> bool:
    at = start
    while at > 0 and scene.tag(at - 1) in "D":
        at -= 1
    return scene.english.compare.ending(scene.sentence.words, at) is not None


def _change_of(scene: Scene, quantity: Quantity, noun: int, sign: int, position: int) -> Statement:
    span = _in_phrase(scene, quantity.right)
    start = phrase_start(scene, noun)
    previous = _compares(scene, start)
    if span is None:
        span = _modifiers(scene, start, noun)
    kind = CHANGE
    return Statement(kind, "change noun of", sign, span, carried=span is None, previous=previous)


def _modifiers(scene: Scene, start: int, noun: int) -> Span | None:
    """``revenue growth of 5%``: the words before the noun of change, unless they only describe it."""
    describing = scene.english.change_noun.keys() | {"average", "annual", "year", "on", "over", "-", "monthly", "net", "yearly", "sharp", "quarterly", "further", "compound", "strong", "organic", "comparable", "sequential", "significant", "slight", "cumulative", "record", "rate", "overall", "total", "month", "quarter", "percent", "modest", "small", "large"}
    words = [i for i in range(start, noun) if scene.tag(i) == "N" and scene.word(i) not in describing and not scene.dated(i)]
    return (start, noun) if words else None


def _in_phrase(scene: Scene, at: int) -> Span | None:
    """``… in sales``, ``… of NP`` behind a change: the span of the phrase."""
    while scene.dated(at) or scene.tag(at) == "R":
        at += 1
    if scene.word(at) not in ("in", "of", "for") or scene.dated(at + 1) or scene.dated(at + 2):
        return None
    end = phrase_end(scene, at + 1)
    begin = at + 1 + (scene.tag(at + 1) == "D")
    if end <= begin or all(scene.sentence.capital(i) for i in range(begin, end)):
        return None
    return at + 1, end


def _generic_of(scene: Scene, quantity: Quantity, of: int, position: int) -> Statement | None:
    """``a total of``, ``the peak of``: what is measured stands elsewhere."""
    noun = scene.word(of - 1)
    if quantity.noun:
        return Statement(LEVEL, "total of", span=_whole_noun(scene, quantity), counted=True)
    start = phrase_start(scene, of)
    before = [i for i in range(start, of - 1) if scene.tag(i) == "N"]
    if noun in ("peak", "high", "low", "record", "level", "average", "maximum", "minimum") and not before:
        verb = governing_verb(scene, of - 1)
        compared = scene.english.compare.ending(scene.sentence.words, start) or scene.word(start - 2) in ("below", "above", "from", "than")
        del verb
        behind = scene.word(start - 1) in ("below", "above") or scene.word(start - 1) == "the" and scene.word(start - 2) in ("below", "above", "from")
        return Statement(LEVEL, "level of", carried=bool(position), previous=bool(compared or behind))
    if before:
        return Statement(LEVEL, "noun of", span=(start, of), previous=_compares(scene, start))
    return None


def _change_noun_behind(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``a 14% increase``, ``5.2 percent growth in exports``, ``a year-on-year 5% rise``."""
    at = quantity.right
    steps = 0
    while steps < 5 and (scene.tag(at) == "R" or scene.dated(at) or scene.word(at) in ("year", "-", "on", "over", "month", "quarter", "annual", "average", "sequential", "organic", "net", "y", "/", "growth", "compound")) and not _noun_sign(scene, scene.word(at)):
        at, steps = at + 1, steps + 1
    sign = _noun_sign(scene, scene.word(at))
    if not sign or scene.tag(at) == "V" or quantity.kind in ("count", "time") and quantity.noun is None:
        return None
    if quantity.kind == "currency" and scene.word(at) in ("saving", "savings", "expansion", "raise", "improvement", "addition"):
        return None
    span = _in_phrase(scene, at + 1)
    if span is None and _noun_sign(scene, scene.word(at)) and scene.word(at + 1) in ("in", "of"):
        span = None
    return Statement(CHANGE, "change noun", sign, span, carried=span is None, verb=governing_verb(scene, quantity.first), previous=_compares(scene, quantity.left))


def _adverb(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``up 16%``, ``down by 2,900``, ``up from 8,990``, ``down to 12``."""
    at, by = lead, scene.word(lead)
    if by in ("by", "from", "to", "at", "some"):
        at -= 1
        while scene.tag(at) == "R":
            at -= 1
    word = scene.word(at)
    sign = {"up": 1, "down": -1, "off": -1}.get(word, 0)
    if not sign or scene.tag(at) == "V" or _phrasal(scene, at):
        return None
    if scene.tag(at - 1) == "V" and _direction(scene, at - 1):
        return None
    if by == "to":
        return Statement(LEVEL, "up to level", carried=bool(position))
    if by == "from":
        return Statement(LEVEL, "up from", carried=True, previous=True)
    return Statement(CHANGE, "up or down", sign, carried=True)


def _phrasal(scene: Scene, at: int) -> bool:
    """``made up 20%``, ``set up 12 offices``: the adverb belongs to the verb."""
    return scene.verb_code(at - 1) in ("share", "other") and scene.tag(at - 1) == "V" and scene.word(at - 1) in ("made", "make", "makes", "making", "set", "sets", "build", "built", "took", "opened")


def _difference(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``7% below the peak``, ``0.4 points higher than``, ``5,000 more jobs than``, ``two months longer``."""
    at = quantity.right
    word = scene.word(at)
    sign = {"up": 1, "down": -1}.get(scene.english.direction.get(word, ""), 0)
    if not sign or (word in ("up", "off", "down", "above", "below", "ahead", "behind") and scene.word(at + 1) in (",", ".", "")):
        return None
    if word in ("above", "below", "up", "down", "off", "over", "under", "ahead", "behind", "higher", "lower") or "than" in scene.sentence.words[at + 1 : at + 7] or scene.word(at + 1) in (",", ".", "", "year"):
        if word in ("up", "down", "off") and quantity.kind not in ("percent", "percentage_point", "basis_point"):
            return None
        if quantity.kind == "times":
            return Statement(MULTIPLE, "times more", sign, carried=False)
        return Statement(CHANGE, "difference", sign, versus=_versus(scene, at + 1), carried=_after_comma(scene, quantity))
    return None


def _after_comma(scene: Scene, quantity: Quantity) -> bool:
    return scene.word(quantity.left - 1) == ","


def _versus(scene: Scene, at: int) -> Span | None:
    """The place or group after "than", if it is none of time."""
    at += scene.word(at) in ("than", "of")
    end = phrase_end(scene, at)
    if end <= at or any(scene.dated(index) for index in range(at, min(end + 1, len(scene.tags)))) or scene.dated(end):
        return None
    if scene.word(at) in ("in", "a", "expected", "previously", "reported") and not scene.sentence.capital(at + 1):
        return None
    return (at + (scene.tag(at) == "P"), end)


def _compared(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``compared with 12.0 a year earlier``, ``against £109.80``, ``versus $1.02``: an earlier value."""
    at = lead + 1
    found = scene.english.compare.ending(scene.sentence.words, at)
    if found is None or scene.word(at - 1) == "from" or quantity.left - at > 4:
        return None
    if scene.word(at - 1) == "than":
        return None
    return Statement(LEVEL, "compared with", carried=True, previous=True)


def _from(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``rose from 318 to 547``, ``to 4.2 percent from 4.3 percent``, ``halved, from 6,120 to 2,940``."""
    if scene.word(lead) == "from" and lead >= quantity.left - 3:
        verb = governing_verb(scene, lead)
        if verb is None and not position:
            return None
        changed = (verb is not None and (_direction(scene, verb) or scene.verb_code(verb) in ("level", "range", "other"))) or position
        if not changed:
            return None
        if verb is not None and scene.verb_code(verb) == "range":
            return Statement(LEVEL, "ranged from", verb=verb)
        carried = _carries(scene, position, lead)
        signed = quantity.sign > 0 and quantity.kind == "bare"
        return Statement(CHANGE if signed else LEVEL, "from", carried=carried, previous=True, verb=verb)
    if scene.word(lead) == "to" and position and _was_from(scene, position):
        signed = quantity.sign > 0 and quantity.kind == "bare"
        return Statement(CHANGE if signed else LEVEL, "from and to", carried=True)
    return None


def _carries(scene: Scene, position: int, lead: int) -> bool:
    """Whether a figure of the same statement stands before, with no new verb between."""
    if not position:
        return False
    before = scene.quantities[position - 1]
    return "V" not in scene.tags[before.right : lead] or scene.word(lead - 1) in (",", "down", "up")


def _was_from(scene: Scene, position: int) -> bool:
    before = scene.quantities[position - 1]
    return "from" in scene.sentence.words[max(0, before.left - 3) : before.left]


def _shared(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``accounting for 7.8% of GDP``, ``64% of residents``, ``one in five of the unemployed``."""
    if quantity.kind != "percent":
        return None
    verb = governing_verb(scene, quantity.first)
    of = _of_span(scene, quantity.right)
    if verb is not None and scene.verb_code(verb) == "share" and _near(scene, verb, quantity.left):
        return Statement(SHARE, "accounting for", of=of, verb=verb)
    if of is not None and position and scene.word(quantity.left - 1) == ",":
        return Statement(SHARE, "part of", carried=True, of=of)
    if of is None:
        of = _in_people(scene, quantity)
        if of is None:
            return None
    if verb is not None and _near(scene, verb, quantity.left) and scene.tag(verb - 1) != "," and subject(scene, verb):
        if _direction(scene, verb):
            return None
        return Statement(SHARE, "part of", of=of, verb=verb)
    if scene.word(lead) in ("to", "by", "from") and verb is not None:
        return None
    return Statement(SHARE, "part of", span=(of[0], _predicate_end(scene, of[1])), of=of)


def _near(scene: Scene, verb: int, at: int) -> bool:
    return at - verb <= 7 and not set(";") & set(scene.tags[verb:at])


def _of_span(scene: Scene, at: int) -> Span | None:
    if scene.word(at) != "of":
        return None
    end = phrase_end(scene, at + 1)
    return (at + 1, end) if end > at + 1 else None


def _in_people(scene: Scene, quantity: Quantity) -> Span | None:
    """``1 in 12 homes``, ``nine out of ten residents``: the noun right behind a chance."""
    if quantity.numeral.form != "in":
        return None
    end = phrase_end(scene, quantity.right)
    return (quantity.right, end) if end > quantity.right else None


def _predicate_end(scene: Scene, at: int) -> int:
    """``of new residents were satisfied with …``: the predicate belongs to what is counted."""
    if scene.tag(at) not in "AVO" and scene.word(at) not in ("who", "that"):
        return at
    index = at
    while index < min(len(scene.tags), at + 12) and scene.tags[index] not in ",;:.(" and scene.tags[index] not in "#$£€":
        index += 1
    return index


def _by_verb(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """A verb of change, with "by", "to" or nothing before the number."""
    verb = governing_verb(scene, quantity.first)
    if verb is None or not _in_reach(scene, verb, quantity.left):
        return None
    code, word = scene.verb_code(verb), scene.word(lead)
    if code == "contribute" or (code in ("add", "up") and _to_growth(scene, quantity)):
        return Statement(CONTRIBUTION, "contributed", verb=verb)
    sign = _direction(scene, verb)
    if not sign:
        return None
    if word == "to" and lead > verb:
        return Statement(LEVEL, "changed to", verb=verb)
    if word in ("at", "in") and lead > verb:
        return Statement(LEVEL, "level after change", verb=verb, carried=False)
    direct = lead == verb or lead in range(verb, verb + 3)
    if word == "by" or direct or scene.word(lead) in ("year", "annually"):
        return _changed_by(scene, quantity, verb, code, sign)
    return None


def _changed_by(scene: Scene, quantity: Quantity, verb: int, code: str, sign: int) -> Statement:
    """The object of a transitive verb ("reduced costs by 5%") is what changed; else the subject."""
    span = None
    at = verb + 1
    while scene.tag(at) in "DR":
        at += 1
    end = phrase_end(scene, at)
    if at < end <= quantity.left and scene.word(quantity.left - 1) == "by":
        span = (at, end)
    if code in ("add", "lose") and quantity.noun:
        return Statement(CHANGE, "added or lost", sign, span=quantity.noun, verb=verb, counted=True)
    if quantity.noun and scene.word(verb) in scene.english.object_verb and scene.word(quantity.left - 1) != "by":
        return Statement(LEVEL, "counted", span=_whole_noun(scene, quantity), verb=verb, counted=True)
    if span is None and not quantity.noun and code == "up" and (inner := _in_phrase(scene, quantity.right)):
        span = inner if subject(scene, verb) is None else None
    return Statement(CHANGE, "changed by", sign, span=span, verb=verb)


def _in_reach(scene: Scene, verb: int, at: int) -> bool:
    """Whether no finished statement lies between a verb and the number."""
    between = scene.tags[verb + 1 : at]
    return ";" not in between and at - verb < 26


def _to_growth(scene: Scene, quantity: Quantity) -> bool:
    after = scene.sentence.words[quantity.right : quantity.right + 6]
    return quantity.kind in ("percentage_point", "percent") and "to" in after[:1] and bool({"growth", "inflation", "gdp"} & set(after))


def _alternative(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``by 9 cents, or 0.3 percent``: the same said in another unit."""
    if not position or scene.word(quantity.left - 1) != "or":
        return None
    link = scene.sentence.words[scene.quantities[position - 1].right : quantity.left]
    return Statement(SAME, "or", carried=True) if link in (["or"], [",", "or"]) else None


def _gapped(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``goods industries added 4,900 jobs and services 9,700``: the verb is not said twice."""
    if not position or quantity.kind not in ("bare", "percent", "currency") or scene.tag(quantity.left - 1) != "N":
        return None
    start = phrase_start(scene, quantity.left)
    joint = scene.word(start - 1) in ("and", ",", "the") or scene.word(start - 2) in ("and", ",")
    if start >= quantity.left or not joint or "V" in scene.tags[scene.quantities[position - 1].right : quantity.left]:
        return None
    return Statement(SAME, "same verb", span=(start, quantity.left))


def _heads(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``9,870 (16%) were for social rent``, ``27 of the 309 authorities recorded none``: the number is the subject."""
    if quantity.noun or quantity.kind not in ("bare", "percent") or scene.tag(lead) in "NPV#A":
        return None
    at = quantity.right
    if scene.word(at) == "(":
        at = scene.sentence.words.index(")", at) + 1 if ")" in scene.sentence.words[at:] else at
    if scene.word(at) == "of" and quantity.kind == "bare":
        end = phrase_end(scene, at + 1)
        return Statement(LEVEL, "some of", span=(at + 1, _predicate_end(scene, end)), counted=True) if end > at + 1 else None
    if scene.tag(at) not in "AV" or not scene.tag(at):
        return None
    return Statement(SHARE if quantity.kind == "percent" else LEVEL, "number as subject", span=_predicate_of(scene, at), headed=True)


def _predicate_of(scene: Scene, verb: int) -> Span:
    """What is said of the number: ``were acquisitions of homes`` → from the first word behind the auxiliaries."""
    at = verb
    while scene.tag(at) in "AR" and scene.tag(at):
        at += 1
    end = at
    while end < min(len(scene.tags), at + 14) and scene.tags[end] not in ",;:.(#$£€" and scene.word(end) not in ("rather", "than", "up", "down", "compared"):
        end += 1
    return at, max(end, at)


def _aside(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``The rate, at 62.8 percent, was``, ``Revenue: $5 million``, ``Net sales - $4 million``."""
    mark = lead - 1 if scene.word(lead) in ("at", "to", "was", "is") else lead
    if mark < 1 or scene.word(mark) not in (",", ":", "-") or (mark == lead and scene.word(mark) == ","):
        return None
    start = phrase_start(scene, mark)
    if start >= mark or (scene.word(mark) == "," and {"V", "A"} & set(scene.tags[:mark])):
        return None
    return Statement(LEVEL, "aside", span=(start, mark))


def _bracket(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``adult men (4.0 percent)``, ``2023-24 (61,040 homes)``, ``$4.2 million (€3.9 million)``."""
    if _touches(scene, position) and scene.word(quantity.left - 1) == "(" and quantity.kind == "percent":
        return Statement(PART, "bracket after figure", carried=True)
    at = quantity.left - 1
    while at >= 0 and scene.word(at) in ("or", "about", "equivalent", "to", "i", "e", ".", "representing", "approx"):
        at -= 1
    if scene.word(at) != "(":
        return None
    if _touches(scene, position) or scene.dated(at - 1):
        return Statement(LEVEL, "bracket after figure", carried=True, previous=scene.dated(at - 1) and _base_before(scene, at))
    span = _before_bracket(scene, at)
    return Statement(LEVEL, "bracket after noun", span=span, carried=span is None)


def _base_before(scene: Scene, at: int) -> bool:
    return any(mention.last == at and mention.kind in ("base", "ago") for mention in scene.mentions)


def _counted_there(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``There were 63,480 homes``, ``96,000 jobs were created``, ``handled 4.38 million TEUs``."""
    if quantity.noun is None and quantity.kind != "physical":
        return None
    verb = governing_verb(scene, quantity.first)
    if verb is not None and scene.verb_code(verb) in ("level", "range") and subject(scene, verb) and scene.word(verb - 1) != "there":
        if not _own_count(scene, quantity, verb):
            return None
    if quantity.noun is None:
        return _physical(scene, quantity, verb)
    return Statement(LEVEL, "counted", span=_whole_noun(scene, quantity), counted=True, verb=verb)


def _own_count(scene: Scene, quantity: Quantity, verb: int) -> bool:
    """``The district reported 12 cases``: the subject is who tells, the noun is what is counted."""
    span = subject(scene, verb)
    return span is not None and quantity.noun is not None and scene.verb_code(verb) == "level" and scene.word(verb) not in ("was", "were", "is", "are") and not _same_noun(scene, span, quantity)


def _same_noun(scene: Scene, span: Span, quantity: Quantity) -> bool:
    words = set(scene.sentence.words[span[0] : span[1]])
    return "number" in words or (quantity.noun is not None and scene.word(quantity.noun[1] - 1) in words)


def _whole_noun(scene: Scene, quantity: Quantity) -> Span:
    """The counted noun with its "of" and "for" parts and a short participle."""
    noun = quantity.noun
    if noun is None:
        return quantity.first, quantity.last
    end = phrase_end(scene, noun[0])
    if scene.tag(end) == "V" and scene.word(end).endswith("ed") and scene.tag(end + 1) in ("P", "", ",", "."):
        end += 1
    return noun[0], max(end, noun[1])


def _physical(scene: Scene, quantity: Quantity, verb: int | None) -> Statement | None:
    """``86 kilometers of greenway``, ``covering 6.5 square kilometers``."""
    if scene.word(quantity.right) == "of":
        end = phrase_end(scene, quantity.right + 1)
        if end > quantity.right + 1:
            return Statement(LEVEL, "amount of", span=(quantity.right + 1, end))
    return Statement(LEVEL, "predicate", verb=verb) if verb is not None else None


def _predicate(scene: Scene, quantity: Quantity, lead: int, position: int) -> Statement | None:
    """``revenue was $5 million``, ``stood at 139,100``, ``spent £780m on homes``, ``$5 million in revenue``."""
    if quantity.kind == "currency" and (span := _money_for(scene, quantity)):
        return Statement(LEVEL, "money in", span=span)
    verb = governing_verb(scene, quantity.first)
    if verb is None or not _in_reach(scene, verb, quantity.left):
        return None
    if scene.verb_code(verb) == "range":
        return Statement(LEVEL, "ranged", verb=verb)
    if quantity.kind == "bare" and not quantity.sign and scene.verb_code(verb) == "other":
        return Statement(BARE, "no verb of measuring", verb=verb)
    if (changed := _subject_change(scene, verb)) is not None:
        return replace(changed, verb=verb)
    if quantity.sign > 0 and quantity.kind in ("bare", "count"):
        return Statement(CHANGE, "signed", verb=verb)
    if position and scene.quantities[position - 1].right > verb and _list_mark(scene, position):
        return Statement(LEVEL, "listed", carried=True, verb=verb)
    return Statement(LEVEL, "predicate", verb=verb)


def _subject_change(scene: Scene, verb: int) -> Statement | None:
    """``the cumulative increase in revenue exceeded 5 billion``: a change as the subject."""
    span = subject(scene, verb)
    if span is None or scene.verb_code(verb) not in ("level", "aux", "other"):
        return None
    for index in range(*span):
        if scene.tag(index) == "P":
            break
        sign = _noun_sign(scene, scene.word(index))
        if sign and scene.word(index + 1) in ("in", "of", "") + tuple(scene.sentence.words[span[1] : span[1] + 1]):
            inner = (index + 2, span[1]) if index + 2 < span[1] else _modifiers(scene, span[0], index)
            return Statement(CHANGE, "change as subject", sign, inner, carried=inner is None)
    return None


def _list_mark(scene: Scene, position: int) -> bool:
    between = scene.sentence.words[scene.quantities[position - 1].right : scene.quantities[position].left]
    return bool(between) and set(between) <= {",", "and", "or", "to", "&"}


def _money_for(scene: Scene, quantity: Quantity) -> Span | None:
    """``$5 million in revenue``, ``£1.2 billion of further funding``, ``a $3m grant``."""
    at = quantity.right
    if scene.tag(at) == "N" and not scene.dated(at):
        end = phrase_end(scene, at)
        return (at, end) if end > at else None
    if scene.word(at) in ("in", "of") and not scene.dated(at + 1) and not scene.dated(at + 2):
        end = phrase_end(scene, at + 1)
        proper = all(scene.sentence.capital(index) for index in range(at + 1, end))
        return (at + 1, end) if end > at + 1 and not proper else None
    return None


def _left_over(scene: Scene, quantity: Quantity, position: int) -> Statement:
    """No words say it: a unit alone still makes a figure, a bare number does not."""
    if quantity.noun:
        return Statement(LEVEL, "counted", span=_whole_noun(scene, quantity), counted=True)
    if quantity.kind == "percent" and scene.tag(quantity.right) == "N":
        end = phrase_end(scene, quantity.right)
        return Statement(LEVEL, "percent noun", span=(quantity.right, end))
    kind = LEVEL if quantity.kind != "bare" else BARE
    return Statement(kind, "unit alone", carried=bool(position))


def with_sign(found: Statement, sign: int) -> Statement:
    """The same statement in another direction."""
    return replace(found, sign=sign)
