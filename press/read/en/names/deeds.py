"""What does a doer's verb measure? ``The council spent $5 million on roads`` → spending on roads."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.closed import BE, closed
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import Named, named, phrase_end, phrase_start
from press.read.en.says.beside import object_of, of_time, whole_noun

DOING = closed(
    "report reports reported reporting post posts posted posting record records recorded deliver delivers "
    "delivered delivering generate generates generated generating achieve achieves achieved produce produces "
    "produced register registered have has had having"
)
"""Verbs of measuring whose subject is often a doer: what is measured is their object."""
LINKS = closed("through via across in of for on to into from toward towards by worth under with against")
PLAIN = closed("in of worth into")
"""Prepositions that need no noun before them: ``$5 million in cash``."""
NAMING = frozenset("N#")


def is_weak(scene: Scene, text: str | None) -> bool:
    """Whether a name names nothing by itself: ``combined``, ``an additional``, ``it``."""
    if not text:
        return True
    words = text.lower().replace("-", " - ").split()
    if " ".join(words) in scene.english.pronoun:
        return True
    if words[0] in ("respective", "corresponding") and len(words) < 4:
        return True
    if words[-2:] == ["daily", "rate"]:
        return False
    plain = scene.english.nameless
    return text.lower() in scene.english.empty or all(word in plain for word in words)


def trails_off(scene: Scene, span: Span) -> bool:
    """``stations for a combined``: the phrase ends in words that name nothing."""
    links = [at for at in range(*span) if scene.tag(at) == "P"]
    tail = [scene.word(at) for at in range(links[-1] + 1, span[1]) if scene.tag(at) == "N"] if links else []
    return bool(tail) and all(word in scene.english.empty for word in tail)


def is_actor(scene: Scene, span: Span) -> bool:
    """Whether a subject is who does something: an organ of the lexicon, or a proper name."""
    end = next((at for at in range(*span) if scene.tag(at) == "P"), span[1])
    nouns = [at for at in range(span[0], end) if scene.tag(at) in "NO"]
    if not nouns:
        return False
    if scene.word(nouns[-1]) in scene.english.actor or scene.word(nouns[0]) in ("we", "they", "who"):
        return True
    return _proper(scene, nouns)


def is_organ(scene: Scene, span: Span, home: str | None) -> bool:
    """Whether a subject is an organ of the lexicon or the company that the release is about."""
    said = scene.sentence.said(*span)
    end = next((at for at in range(*span) if scene.tag(at) == "P"), span[1])
    nouns = [at for at in range(span[0], end) if scene.tag(at) in "NO"]
    own = home is not None and said.split()[0] == home.split()[0] and scene.sentence.capital(span[0])
    return own or (
        bool(nouns) and (scene.word(nouns[-1]) in scene.english.actor or scene.word(nouns[0]) == "we")
    )


def changed_in(scene: Scene, span: Span) -> Span | None:
    """``way for a drastic reduction in inflation`` → inflation: what a noun of change is of."""
    for at in range(span[0], span[1] - 2):
        change = scene.english.change_noun.get(scene.word(at))
        if change in ("up", "down") and scene.word(at + 1) in ("in", "of"):
            return at + 2, span[1]
    return None


def _proper(scene: Scene, nouns: list[int]) -> bool:
    """A name of two words or one inside the sentence; a sentence in title case proves nothing."""
    forms = [scene.sentence.forms[at] for at in nouns]
    if not all(form[:1].isupper() for form in forms) or nouns == [0]:
        return False
    if all(form.isupper() for form in forms) and len(forms[0]) > 4:
        return False
    words = [form for form in scene.sentence.forms if form.isalpha()]
    return sum(form[0].islower() for form in words) * 2 > len(words)


def does(scene: Scene, verb: int) -> bool:
    """Whether the verb is one of doing, in the active voice."""
    passive = scene.word(verb).endswith(("ed", "en", "t", "d")) and scene.word(verb - 1) in BEING
    return not passive and (
        scene.verb_code(verb) == "other" or scene.word(verb) in DOING or nominal(scene, verb) != ""
    )


BEING = BE | {"being"}


def nominal(scene: Scene, verb: int) -> str:
    """``invested`` → investment; empty where the lexicon has no noun for the verb."""
    found = scene.english.nominal.at(scene.sentence.words, verb)
    return found[0] if found else ""


def deed(scene: Scene, quantity: Quantity, verb: int, by_verb: bool = True) -> Named | None:
    """What a doer's verb measures: its noun, its object, what stands behind the number."""
    noun = nominal(scene, verb)
    if span := _object(scene, quantity, verb):
        found = named(scene, span)
        if found.text and not is_weak(scene, found.text):
            return Named(f"{noun} of {found.text}" if noun else found.text, found.area)
    if after := behind(scene, quantity):
        return after
    link = scene.word(quantity.right)
    if scene.word(verb) in INCLUDING and link in ("for", "on", "from"):
        tail = linked(scene, quantity, True)
        return Named((tail.text or "").removeprefix(f"{link} "), tail.area) if tail and tail.text else None
    if noun and (did := _doing(scene, quantity.right)):
        return Named(f"{noun} on {did.text}", did.area)
    tail = linked(scene, quantity, by_verb and noun != "")
    if not by_verb:
        return tail
    if noun:
        return Named(f"{noun} {tail.text}" if tail and tail.text else noun, tail.area if tail else None)
    if tail and tail.text:
        return tail
    if called := _called(scene, quantity.right):
        return called
    if quantity.kind == "currency" and (given := allotted(scene, quantity)):
        return given
    if scene.tag(verb) != "V" or scene.english.nature.at(scene.sentence.words, verb):
        return None
    return Named(scene.sentence.said(_first_of_pair(scene, verb), verb + 1))


def _called(scene: Scene, at: int) -> Named | None:
    """``reported $1.2 million as cash on hand``: as what it is told."""
    if scene.word(at) != "as" or scene.tag(at + 1) not in ("N", "D") or scene.dated(at + 1):
        return None
    found = named(scene, (at + 1, phrase_end(scene, at + 1)))
    return None if is_weak(scene, found.text) else found


def _doing(scene: Scene, at: int) -> Named | None:
    """``spent £9 million buying in stock``: what the money was spent doing."""
    if scene.tag(at) != "V" or not scene.word(at).endswith("ing"):
        return None
    end = phrase_end(scene, at + 1)
    found = named(scene, (at + 1, end)) if end > at + 1 else None
    return Named(f"{scene.word(at)} {found.text}", found.area) if found and found.text else None


INCLUDING = closed("include includes included including contain contains contained provide provides provided")


def _object(scene: Scene, quantity: Quantity, verb: int) -> Span | None:
    """``purchase securities at a pace of``; ``sold two buildings for``: a counted object before it."""
    before = [other for other in scene.quantities if verb < other.left and other.right < quantity.left]
    for other in before:
        if other.noun and other.kind == "count":
            return _cut(scene, whole_noun(scene, other))
    if before:
        return _after_and(scene, before[-1].right, quantity.left)
    span = object_of(scene, verb, quantity.left)
    return _cut(scene, span) if span else None


def _after_and(scene: Scene, start: int, end: int) -> Span | None:
    """``bonds at a pace of $4bn and bills at a pace of``: the object of the second number."""
    for at in range(start, end):
        if scene.word(at) in ("and", ","):
            stop = phrase_end(scene, at + 1, limit=end - at - 1)
            return _cut(scene, (at + 1, stop)) if stop > at + 1 else None
    return None


def _cut(scene: Scene, span: Span) -> Span | None:
    """An object without what tells its price, pace or aim."""
    for at in range(*span):
        if scene.word(at) in ("at", "for", "to", "from", "with"):
            return (span[0], at) if at > span[0] else None
    return span


def behind(scene: Scene, quantity: Quantity) -> Named | None:
    """``100% cash rent collection``, ``a five-acre vineyard``: the noun right behind the number."""
    inner = scene.sentence.words[quantity.first : quantity.last]
    if "of" in inner:
        return Named(scene.sentence.said(quantity.first + inner.index("of") + 1, quantity.last))
    at = quantity.right
    if scene.tag(at) == "-" and scene.sentence.glued(at):
        at += 1
    article = scene.word(quantity.left - 1) in ("a", "an", "the", "its", "their")
    modified = article and scene.tag(at) == "V" and scene.tag(at + 1) == "N"
    if (scene.tag(at) != "N" and not modified) or scene.dated(at):
        return None
    found = named(scene, (at, phrase_end(scene, at + modified)))
    return None if is_weak(scene, found.text) else found


def linked(scene: Scene, quantity: Quantity, led: bool) -> Named | None:
    """``on roads``, ``in cash and cash equivalents``, ``worth of credit cover``: the phrase behind."""
    at = quantity.right
    at = at + 3 if scene.word(at) == "over" and scene.word(at + 2) in scene.english.time_noun else at
    while scene.dated(at) or scene.tag(at) == "R":
        at += 1
    at += scene.word(at) == "worth" and scene.word(at + 1) == "of"
    at += scene.tag(at) == "V" and scene.word(at).endswith("ed") and scene.word(at + 1) in LINKS
    link, tied = scene.word(at), scene.tag(at - 1) == "V"
    if link not in LINKS or (not led and not tied and link not in PLAIN) or scene.dated(at + 1):
        return None
    end = phrase_end(scene, at + 1)
    if end <= at + 1 or (scene.tag(at + 1) == "D" and scene.dated(at + 2)) or of_time(scene, at + 1, end):
        return None
    found = named(scene, (at + 1, end))
    if not found.text or is_weak(scene, found.text):
        return None
    if all(scene.sentence.capital(i) for i in range(at + 1, end) if scene.tag(i) == "N") and link in (
        "in",
        "to",
    ):
        return Named(None, found.text)
    return Named(f"{link} {found.text}" if led else found.text, found.area)


def allotted(scene: Scene, quantity: Quantity) -> Named | None:
    """``$96 million to replace 31 km of water mains``, ``$12 million over three years for 420 homes``."""
    at = quantity.right
    at = at + 3 if scene.word(at) == "over" and scene.word(at + 2) in scene.english.time_noun else at
    if scene.word(at) == "to" and scene.tag(at + 1) in "VN":
        at += 1
    elif scene.word(at) not in ("for", "towards", "toward", "on"):
        return None
    other = next((one for one in scene.quantities if at < one.first and one.left <= at + 2), None)
    if other is not None and other.noun is not None:
        return named(scene, other.noun)
    begin = other.right + (scene.word(other.right) == "of") if other is not None else at + 1
    found = named(scene, (begin, phrase_end(scene, begin)))
    return found if found.text and not is_weak(scene, found.text) else None


def part_spent(scene: Scene, of: Span | None, verb: int) -> Named | None:
    """``invest 9% of sales in research``: what the part of the whole goes into."""
    noun = nominal(scene, verb)
    at = (
        next((at for at in range(*of) if scene.word(at) in ("in", "on", "for", "into")), None) if of else None
    )
    if not noun or of is None or at is None:
        return None
    found = named(scene, (at + 1, of[1]))
    return Named(f"{noun} {scene.word(at)} {found.text}", found.area) if found.text else None


def _first_of_pair(scene: Scene, verb: int) -> int:
    """``leased or renewed``: both verbs say what was done."""
    pair = scene.word(verb - 1) in ("or", "and") and scene.tag(verb - 2) == "V"
    return verb - 2 if pair else verb


def brought(scene: Scene, verb: int | None, lead: int) -> Named | None:
    """``bringing its total investment to $950,000``: what a verb takes to the number."""
    if verb is None or scene.word(lead) != "to" or scene.word(verb) not in BRINGING:
        return None
    span = object_of(scene, verb, lead)
    found = named(scene, span) if span and span[1] >= lead - 1 else None
    return found if found and not is_weak(scene, found.text) else None


BRINGING = closed(
    "bring brings brought bringing take takes took taking push pushes pushed pushing carry carried"
)


def worth(scene: Scene, quantity: Quantity, lead: int) -> Named | None:
    """``late payments worth AED 415 million``, ``$2 million worth of cover``: what is worth so much."""
    if scene.word(quantity.right) == "worth" and scene.word(quantity.right + 1) == "of":
        return linked(scene, quantity, False)
    if scene.word(lead) != "worth":
        return None
    start = phrase_start(scene, lead)
    found = named(scene, (start, lead)) if start < lead else None
    return found if found and not is_weak(scene, found.text) else None


def part_in_bracket(scene: Scene, quantity: Quantity) -> Named | None:
    """``short gilts (24% of total issuance)``: the noun before the bracket is the part."""
    opening = quantity.left - 1
    if scene.word(opening) != "(":
        return None
    start = phrase_start(scene, opening)
    found = named(scene, (start, opening)) if start < opening else None
    return found if found and not is_weak(scene, found.text) else None


def is_measured(scene: Scene, verb: int, text: str) -> bool:
    """``Hydropower contributed 21.9 TWh``, ``Coffee exports earned 1.9 billion``: the subject is measured."""
    measured = text.lower().split()[-1] in scene.english.measured
    return nominal(scene, verb) == "contribution" or (measured and nominal(scene, verb) == "earnings")
