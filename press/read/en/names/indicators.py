"""What is measured? A span of tokens → the words of the release without determiner, period and place."""

from __future__ import annotations

from dataclasses import dataclass

from press.read.en.grammar.closed import closed
from press.read.en.grammar.phrase_ends import (
    AIMED,
    behind_date,
    measured_against,
    modifies,
    numbered,
    open_age,
    opens_clause,
    past_age,
    short_form,
)
from press.read.en.grammar.scene import Scene, Span
from press.read.en.names.kept import joined, kept_of

HALTS_PHRASE = closed("with by to as than while but that which including at on up down between around")
ENDS_PHRASE = closed(
    "than from compared up down versus by to as while but which that who when where because over after"
)

STARTING = closed("now currently already still the all these")
"""Right behind a noun these begin something else: ``customers now use``, ``at 92 stations the limit was``."""
SUMS = closed("total combined record")
"""``fined four operators a total of``: another noun begins."""
TELLING = closed(
    "showing showcasing reaching implying resulting including bringing representing reflecting featuring "
    "offering enjoying demonstrating highlighting achieving recording reporting indicating generating "
    "delivering covering spanning totaling totalling"
)
"""Participles that lead to what is measured and are no part of it."""
COUNTERS = closed("number proportion percentage share total amount numbers portion")
SIZES = closed("size value price level amount cost pace volume length capacity balance")
"""These name nothing alone: ``the size of the Term Auction Facility``."""
OWED = closed("attributable available payable owed exposed related relating")
"""Behind these "to" goes on with a name: ``profit attributable to owners``."""
YEARLY = (["year", "-", "over", "-", "year"], ["year", "-", "on", "-", "year"])
BASES = closed("yoy qoq mom")


@dataclass(slots=True)
class Named:
    """An indicator in words and the place or organisation that owns it."""

    text: str | None
    area: str | None = None
    head: frozenset[str] = frozenset()


def named(scene: Scene, span: Span) -> Named:
    """The indicator that the tokens of ``span`` name."""
    start, end = span
    area, start = _owner(scene, start, end)
    start = _undetermined(scene, start, end)
    tells = scene.word(start) in TELLING or (
        scene.word(start).endswith("ing") and scene.tag(start + 1) == "D"
    )
    if tells and start + 1 < end:
        start = _undetermined(scene, start + 1, end)
    start, end = _without_amount(scene, start, end)
    end, place = _place(scene, start, end)
    start = _unaimed(scene, start, end)
    counter, start = start, _uncounted(scene, start, end)
    end = _without_total(scene, start, end) if start > counter else end
    kept = kept_of(scene, start, end)
    return Named(
        joined(scene, kept) or None, area or place, frozenset(scene.sentence.words[span[0] : span[1]])
    )


def _owner(scene: Scene, start: int, end: int) -> tuple[str | None, int]:
    """``the district's GDP`` → the district, and where GDP begins."""
    for index in range(start, min(end - 1, start + 7)):
        word = scene.word(index)
        if scene.tag(index) in "PVA#":
            return None, start
        if word.endswith("'s") or (word == "'" and scene.word(index - 1).endswith("s")):
            if all(scene.word(at) in COUNTERS for at in range(index + 1, end)):
                return None, start
            said = scene.sentence.said(start, index + 1).rstrip("'")
            said = said.removesuffix("'s")
            if word == "'" and said.islower() and scene.word(index - 1) not in scene.english.area:
                return None, start
            return said or None, index + 1
    return None, start


def _undetermined(scene: Scene, start: int, end: int) -> int:
    while (
        start < end
        and not (scene.tag(start + 1) == "-" and scene.sentence.glued(start + 1))
        and (
            (scene.tag(start) in "DPCR,:;'\"-*%·•●▪◦" and scene.word(start) not in ("per", "not"))
            or scene.word(start) in ("more", "most", "both", "them", "these", "those")
        )
    ):
        start += 1
    return start


def _uncounted(scene: Scene, start: int, end: int) -> int:
    """``the number of enterprises`` is about enterprises."""
    at = start
    if scene.word(at) in ("total", "average", "overall", "cumulative", "combined"):
        at += 1
    if scene.word(at) in COUNTERS and scene.word(at + 1) in ("of", "for", "in") and at + 2 < end:
        at += 2
        while at < end and scene.tag(at) == "D":
            at += 1
        return at
    return start


def _without_total(scene: Scene, start: int, end: int) -> int:
    """``manufacturing in the total volume of production`` of a share: its whole is no part of the name."""
    for at in range(start + 1, end - 2):
        if scene.sentence.words[at : at + 3] in (["in", "the", "total"], ["in", "the", "overall"]):
            return at
    return end


def _without_amount(scene: Scene, start: int, end: int) -> Span:
    """``property tax increase of 3.4 per cent``, ``property worth £41.3 million``, ``13.6% of all jobs`` name
    the tax, the property, the jobs."""
    for one in scene.quantities:
        if one.kind == "count" and one.noun and one.left <= start <= one.first and one.noun[1] <= end:
            return _undetermined(scene, one.noun[0], end), end
        if not start <= one.first < end or one.kind not in AMOUNTS:
            continue
        link = one.left - 1
        if link > start and scene.word(link) in ("of", "worth"):
            changed = scene.word(link - 1) in scene.english.change_noun and link - 1 > start
            return start, link - changed
        if (
            one.left == start
            and one.right < end
            and scene.tag(one.right) == "N"
            and not scene.dated(one.right)
        ):
            return one.right, end
        if one.left == start and scene.word(one.right) == "of" and one.right + 1 < end:
            return _undetermined(scene, one.right + 1, end), end
    return start, end


AMOUNTS = ("currency", "percent", "physical", "percentage_point")


def _unaimed(scene: Scene, start: int, end: int) -> int:
    """``stated goal of achieving revenue`` is about revenue; ``YoY revenue`` too."""
    while start < end - 1 and scene.word(start) in BASES:
        start += 1
    if scene.sentence.words[start : start + 5] in YEARLY and end > start + 5:
        start += 5
    for at in range(start, min(start + 4, end - 2)):
        if scene.tag(at) not in "NV":
            break
        if scene.word(at) in AIMED and scene.word(at + 1) in ("of", "for", "to"):
            at += 2
            at += scene.word(at).endswith("ing") or (scene.word(at - 1) == "to" and scene.tag(at) == "V")
            return _undetermined(scene, at, end) if at < end else start
    return start


def _place(scene: Scene, start: int, end: int) -> tuple[int, str | None]:
    """``employment in Westmark`` → ends before "in", and the place."""
    if scene.word(start) in COUNTERS and scene.word(start + 1) == "of":
        return end, None
    for index in range(end - 1, start, -1):
        if scene.tag(index) != "P" or scene.word(index) not in ("in", "of", "for", "at", "across", "within"):
            continue
        first = index + 1 + (scene.word(index + 1) == "the")
        inside = [at for at in range(first, end) if scene.tag(at) not in ",-&"]
        if any("&" in scene.word(at) for at in inside):
            break
        if index == start + 1 and scene.word(start) in SIZES and scene.word(index) in ("of", "for"):
            break
        proper = (
            bool(inside) and all(_proper(scene, at) for at in inside) and not any(map(scene.dated, inside))
        )
        if proper and (scene.sentence.capital(first) or scene.word(end - 1) in scene.english.area):
            return index, scene.sentence.said(index + 1, end)
        break
    return end, None


def _proper(scene: Scene, index: int) -> bool:
    return (
        scene.sentence.capital(index)
        or scene.word(index) in scene.english.area
        or scene.word(index) in ("of", "and")
    )


def phrase_end(scene: Scene, at: int, limit: int = 16, stop_verbs: bool = True) -> int:
    """One past the noun phrase at ``at`` with its "of" and "in" parts, up to a verb, a number or a mark."""
    index, counts = at, scene.english.cardinal.keys() | {"a", "an"}
    while index < min(len(scene.tags), at + limit):
        letter, word = scene.tags[index], scene.word(index)
        if scene.dated(index) and index > at and (behind := behind_date(scene, index)):
            index = behind
            continue
        if letter == "#" and index > at and numbered(scene, index):
            index += 1
            continue
        if index > at and (aged := past_age(scene, index + (letter != "#"))):
            index = aged
            continue
        if letter == "(" and short_form(scene, index):
            index += 3
            continue
        inner = letter in "PCD" and scene.word(index - 1) == "-" and scene.sentence.glued(index)
        owed = word == "to" and scene.word(index - 1) in OWED
        ends = word in ENDS_PHRASE and not inner and not owed
        apart = index > at and scene.tag(index - 1) == "N" and word in STARTING and not inner
        ends = ends or (word == "a" and scene.tag(index - 1) == "N" and scene.word(index + 1) in SUMS)
        ends = ends or (word == "without" and scene.word(index + 1).endswith("ing"))
        if apart or scene.dated(index) or letter in ",;:.()#O$£€" or ends or measured_against(scene, index):
            break
        if letter == "A" or (letter == "V" and stop_verbs and not modifies(scene, index)):
            break
        if word in ("and", "or") and (scene.word(index + 1) in counts or opens_clause(scene, index)):
            break
        if letter == "-" and not scene.sentence.glued(index):
            break
        index += 1
    while index > at and scene.tag(index - 1) in "PCDR'\"" and not open_age(scene, index):
        index -= 1
    return index


def phrase_start(scene: Scene, end: int, limit: int = 14) -> int:
    """Where the noun phrase that ends right before ``end`` begins, its "of" and "in" parts included."""
    index, depth = end, 0
    while index > max(0, end - limit):
        letter, word = scene.tags[index - 1], scene.word(index - 1)
        if letter == ")":
            depth += 1
        elif letter == "(" and depth:
            depth -= 1
        elif depth == 0 and _halts(scene, index - 1, letter, word):
            break
        index -= 1
    while index < end and (scene.tag(index) in "PCRD,)" or scene.dated(index)) and scene.word(index) != "per":
        index += 1
    return index


def _halts(scene: Scene, index: int, letter: str, word: str) -> bool:
    if letter == "V" and scene.dated(index):
        return False
    if letter in "PCD" and scene.word(index - 1) == "-" and scene.sentence.glued(index):
        return False
    if any(quantity.first <= index < quantity.last for quantity in scene.quantities):
        return True
    if letter in "VA;:.(" or letter == "O" or (letter in "#$£€%" and not scene.dated(index)):
        return True
    if letter == ",":
        return True
    if letter == "-" and not scene.sentence.glued(index):
        return True
    if word in ("and", "or"):
        return scene.tag(index + 1) == "D" or scene.dated(index - 1) or _after_figure(scene, index)
    if word == "from":
        noun = scene.tag(index - 1) == "N" and scene.word(index - 1) not in scene.english.change_noun
        return not noun or scene.dated(index - 1) or scene.dated(index + 1)
    if word == "to" and scene.word(index - 1) in OWED:
        return False
    if word == "on" and scene.word(index - 1) in ("return", "returns", "tax", "interest", "yield"):
        return False
    return word in HALTS_PHRASE


def _after_figure(scene: Scene, index: int) -> bool:
    """An "and" right after a number or a unit joins statements."""
    return (
        any(
            quantity.last <= index <= quantity.last + 2 and quantity.right >= index - 1
            for quantity in scene.quantities
        )
        or scene.tag(index - 1) in ")#,%"
    )
