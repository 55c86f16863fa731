"""Who does what to the number? The verb that governs a token and the subject of that verb."""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.commas import HARD, SUBORDINATE, before_listing, before_parenthesis, in_list
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.indicators import phrase_start

TELLING = frozenset(
    ("show", "shows", "showed", "reveal", "reveals", "revealed", "indicate", "indicates", "indicated",
     "suggest", "suggests", "suggested", "said", "say", "says", "find", "finds", "found", "reports")
)  # fmt: skip
"""Behind these verbs begins what is told, with a subject of its own."""
PARTICIPLES = closed("sold held made paid built bought spent lost taken given seen set")


def governing_verb(scene: Scene, at: int) -> int | None:
    """The nearest verb or auxiliary left of ``at`` in its clause."""
    depth = 0
    for index in range(at - 1, -1, -1):
        letter = scene.tags[index]
        depth += (letter == ")") - (letter == "(" and depth > 0)
        if depth:
            continue
        if letter in HARD or (scene.word(index) == "that" and index and scene.tags[index - 1] == "V"):
            return None
        if letter in "VA":
            return index
    return None


def subject(scene: Scene, verb: int) -> Span | None:
    """The span of the subject of the verb at ``verb``; None where the clause has none of its own."""
    end = _chain_start(scene, verb)
    if scene.word(verb).endswith("ing") and scene.word(end - 1) == "," and end == verb:
        return None
    if scene.word(end) == "having" and scene.word(end - 1) == ",":
        return _trimmed(scene, phrase_start(scene, end - 1), end - 1)
    infinitive = scene.word(end) == "to"
    if end > 0 and scene.word(end - 1) in (",", "-"):
        comma = end - 1
        end = before_listing(scene, comma) or before_parenthesis(scene, comma)
        if end == 0 and scene.tag(comma + 1) == "V" and _past(scene, comma + 1):
            return _trimmed(scene, phrase_start(scene, comma), comma)
    end = _before_aside(scene, end)
    start = _subject_start(scene, end)
    if scene.word(verb).endswith("ing") and end == verb and scene.tag(end - 1) == "N":
        start = max(start, phrase_start(scene, end))
    if infinitive and "for" in scene.sentence.words[start:end]:
        start = scene.sentence.words.index("for", start) + 1
    if infinitive:
        told = [at for at in range(start + 1, end - 1) if scene.tag(at) == "V" and scene.tag(at + 1) == "D"]
        start = told[-1] + 1 if told else start
    found = _trimmed(scene, start, end)
    return found or _antecedent(scene, start)


def _past(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return word.endswith(("ed", "wn")) or word in PARTICIPLES


def by_pronoun(scene: Scene, verb: int) -> bool:
    """``requires it to be below 3%``, ``For a household, this equates to``: the subject is said elsewhere."""
    return pronoun_before(scene, verb) in ("it", "this", "they", "them", "these")


def pronoun_before(scene: Scene, verb: int) -> str:
    """The word right before a verb and its auxiliaries."""
    return scene.word(_chain_start(scene, verb) - 1)


def _before_aside(scene: Scene, end: int) -> int:
    """``Output, however, rose``, ``tolls, on the other hand, which``: where the noun before an aside ends."""
    while end > 0 and scene.tag(end - 1) == "R":
        end -= 1
    aside = scene.tag(end) == "R" and scene.word(end - 1) == ","
    return end - 1 if aside and scene.tag(end - 2) in "N%)" else end


def _antecedent(scene: Scene, start: int) -> Span | None:
    """``the market, which was $156 billion``: what "which" stands for."""
    at = start - 1
    if scene.word(at) not in ("which", "that", "who"):
        return None
    end = _before_aside(scene, at - (scene.word(at - 1) == ","))
    begin = _subject_start(scene, end)
    numbered = any(begin <= one.first < end for one in scene.quantities)
    begin = phrase_start(scene, end) if scene.word(begin - 1) == "and" else begin
    objects = [at + 1 for at in range(begin, end) if scene.tag(at) == "V" and scene.tag(at + 1) == "D"]
    begin = objects[-1] if objects and not numbered else begin
    if any(begin <= one.first <= begin + 1 for one in scene.quantities):
        return None
    return _trimmed(scene, begin, end) if begin < end else None


def _chain_start(scene: Scene, verb: int) -> int:
    """Where the chain of auxiliaries, adverbs and "to" before a verb begins."""
    index = verb
    while index > 0 and (scene.tag(index - 1) in "ARV" or scene.word(index - 1) in ("to", "not", "n't")):
        if scene.tag(index - 1) == "V" and not _chained(scene, index - 1):
            break
        index -= 1
    return index


def _chained(scene: Scene, index: int) -> bool:
    """``continued to rise``, ``is expected to reach``: the earlier verb carries the later one."""
    return scene.word(index + 1) == "to" or scene.tag(index - 1) == "A"


TERMS = (["in", "real", "terms"], ["in", "nominal", "terms"], ["in", "absolute", "terms"])


def _subject_start(scene: Scene, end: int) -> int:
    index, depth = _before_relative(scene, end) - 1, 0
    while index >= 0:
        word, letter = scene.word(index), scene.tags[index]
        if letter == ")":
            depth += 1
        elif letter == "(":
            if not depth:
                return index + 1
            depth -= 1
        elif depth == 0 and _stops(scene, index, word, letter, end):
            return index + 1
        index -= 1
    return 0


def _before_relative(scene: Scene, end: int) -> int:
    """``clinicians who work after hours were``: where the relative clause inside a subject begins."""
    at = end - 1
    while at > max(0, end - 16) and scene.tags[at] not in ",;:()":
        if scene.word(at) == "who":
            return at if scene.tag(at - 1) == "N" and set("VA") & set(scene.tags[at:end]) else end
        at -= 1
    return end


def _stops(scene: Scene, index: int, word: str, letter: str, end: int) -> bool:
    if letter == "," and scene.dated(index) and scene.dated(index + 1):
        return False
    if word in TELLING and letter == "V":
        return True
    if word in ("or", "and") and scene.word(index + 1) in OPEN_ENDED and scene.tag(index - 1) in "#N%":
        return word == "and" and scene.tag(index + 2) in "DN#"
    if word == "as" and (scene.word(index + 2) in scene.english.share_noun or scene.dated(index + 2)):
        return False
    if word == "that" and scene.tag(index - 1) == "P":
        return False
    tied = word in ("with", "after", "before", "including", "excluding") and scene.tag(index - 1) == "N"
    if tied and _of_the_noun(scene, index):
        return False
    if word == "with" and scene.tags[max(0, index - 2) : index] == "NV":
        return False
    if _relative(scene, index, end) or (letter in "VA" and _relative(scene, index - 1, end)):
        return False
    if word == "since" and scene.tag(index - 1) == "N" and _since_then(scene, index, end):
        return False
    if letter in ";:," or word in SUBORDINATE:
        return not (letter == "," and in_list(scene, index, end))
    if letter == "A":
        return True
    if letter == "V" and scene.word(index - 1) == "to" and _participle(scene, index - 2):
        return False
    if letter == "V" and scene.word(index - 1) == "to" and scene.tag(index - 2) == "N":
        return bool(set("VA,;:") & set(scene.tags[: index - 1]))
    if letter == "V":
        return not (_reduced(scene, index, word) and scene.tag(index - 1) == "N") and not word.endswith("ing")
    if letter == "-" and not scene.sentence.glued(index):
        return True
    return word in ("and", "or") and _clause_before(scene, index)


def _since_then(scene: Scene, index: int, end: int) -> bool:
    """``throughput since the beginning of the year was``: a time inside the subject."""
    told = any(map(scene.dated, range(index + 1, index + 6))) and "and" not in scene.sentence.words[index:end]
    return told and not set("VA") & set(scene.tags[index : index + 3])


OPEN_ENDED = closed("more above over higher less fewer older under below younger")
"""``aged 65 and over``, ``20 staff or more``: a class goes on."""


def _of_the_noun(scene: Scene, index: int) -> bool:
    """``the balance for cards with unpaid debt was``: no verb stands before it in its clause."""
    begin = index
    while begin > 0 and scene.tags[begin - 1] not in ",;:":
        if scene.word(begin - 1) == "and" and scene.tag(begin) == "D" and scene.tag(begin - 2) in "RN":
            break
        begin -= 1
    close = set(scene.tags[begin:index]) <= set("CDR")
    opening = begin > 0 and scene.tags[begin - 1] == "," and close and set("VA") & set(scene.tags[:begin])
    acting = [at for at in range(begin, index) if scene.tags[at] in "VA" and not _describing(scene, at)]
    return not opening and not acting


def _describing(scene: Scene, at: int) -> bool:
    """``the average quoted rate``: a participle between words that it belongs to."""
    return scene.word(at).endswith("ed") and scene.tag(at + 1) == "N" and scene.tag(at - 1) in "DN"


def _relative(scene: Scene, index: int, end: int) -> bool:
    """``people who died from flu increased``: a clause inside the subject, right behind its noun."""
    inside = scene.word(index) == "who" and scene.tag(index - 1) == "N"
    return inside and bool(set("VA") & set(scene.tags[index + 1 : end]))


def _participle(scene: Scene, index: int) -> bool:
    """``the time taken to complete a repair was``: what follows a participle behind its noun."""
    return scene.tag(index) == "V" and scene.tag(index - 1) == "N" and scene.word(index) in TAKEN


TAKEN = closed("taken needed required used made set paid spent allowed expected given")


def _reduced(scene: Scene, index: int, word: str) -> bool:
    """``cost of goods sold for the year was``: a participle behind its noun, no verb of its own."""
    return word.endswith(("ed", "ing")) or (word in PARTICIPLES and scene.tag(index - 1) == "N")


def _clause_before(scene: Scene, index: int) -> bool:
    """Whether a finite clause lies left of an "and", so that it joins clauses and not nouns."""
    at, depth = index, 0
    while at > 0:
        at -= 1
        letter = scene.tags[at]
        depth += (letter == ")") - (letter == "(" and depth > 0)
        if depth:
            continue
        if any(event.first <= at < event.last for event in scene.events):
            return True
        if letter == "," and not scene.dated(at) and scene.word(index - 1) != ",":
            return False
        if letter in ";:" or (scene.word(at) in ("as", "while", "whereas") and letter in "PCR"):
            return False
        if letter in "VA#" and not scene.dated(at) and not scene.sentence.glued(at):
            return True
    return False


def _trimmed(scene: Scene, start: int, end: int) -> Span | None:
    """Without leading periods, adverbs and stray marks; None if no noun is left."""
    if scene.word(start - 1) == "which" and scene.sentence.words[start:end] in TERMS:
        return None
    start = _after_opening(scene, start, end)
    timed = scene.tag(start) == "P"
    while start < end and _leading(scene, start, end):
        start += 1
    while end > start and (scene.tag(end - 1) in ",.-:\"'" or scene.tag(end - 1) == "R"):
        end -= 1
    if end - start > 1 and scene.word(end - 1) in ("it", "they", "this") and scene.tag(start) in "NPD":
        start = end - 1
    if scene.tag(start) == "P" or timed:
        inner = (
            at for at in range(end - 1, start + 1, -1) if scene.tag(at) == "D" and scene.tag(at - 1) == "N"
        )
        start = next(inner, start)
    if start >= end or "N" not in scene.tags[start:end]:
        return None
    return start, end


PERIODS = closed("quarter year month half period season week")


def _after_opening(scene: Scene, start: int, end: int) -> int:
    """``By that measure Westmark ranks``: a prepositional opening without a comma before a name."""
    if scene.tag(start) != "P" or start > 1 or scene.word(start) == "per":
        return start
    timed = start + 1 + (scene.tag(start + 1) == "D")
    if scene.word(start) in ("in", "during", "over") and scene.word(timed) in PERIODS and timed + 1 < end:
        return timed + 1 if scene.tag(timed + 1) in "DN" else start
    at = start + 1
    while at < end and (scene.tag(at) == "D" or (scene.tag(at) == "N" and not scene.sentence.capital(at))):
        at += 1
    return (
        at if at < end and scene.sentence.capital(at) and scene.tag(at) == "N" and at > start + 1 else start
    )


def _leading(scene: Scene, start: int, end: int) -> bool:
    if scene.tag(start + 1) == "-" and scene.sentence.glued(start + 1) and scene.tag(start) in "PCR":
        return False
    if scene.dated(start) or scene.tag(start) in ",.:;\"'*)•-" or scene.tag(start) in "CR":
        return True
    return scene.tag(start) == "P" and (
        scene.dated(start + 1) or (scene.tag(start + 1) == "D" and scene.dated(start + 2))
    )
