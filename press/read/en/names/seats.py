"""Where does an institution sit? ``Central Bank of Norland`` → Norland, ``Port Vert Health Service`` too."""

from __future__ import annotations

import re
from functools import cache

from press.read.en.grammar.closed import closed

HEADS = closed(
    "bank bureau office institute service authority council government ministry department directorate "
    "federation republic kingdom chamber agency commission board administration committee treasury port "
    "statistics secretariat akimat inspectorate regulator principality duchy emirate sultanate observatory"
)
"""What an institution is."""
PUBLIC = closed(
    "national provincial municipal city county district state federal central bureau ministry "
    "department directorate government statistics statistical census tourism health monetary people's "
    "port regional police customs treasury federation labor labour reserve general executive public"
)
"""What stands behind the place of a public institution's name; a private one goes on otherwise."""
RULING = closed("authority ministry department inspectorate regulator commission agency bureau")
"""What only a state has: the topic behind its place needs no further word."""
TOPICS = closed(
    "finance trade trades industry statistics health justice labor labour commerce education energy "
    "transport transportation agriculture communities homes housing economic economics economy revenue "
    "skilled science technology defence defense environment culture tourism public national foreign "
    "internal home interior social human information work employment business the government state "
    "directors governors trustees governance investment development planning management investigation "
    "prisons supervisors"
)
LONGEST = 400
"""Characters of a line that are looked at: more than any name has."""
LINKS = closed("of for and the & de la")


def seat_of(line: str) -> str | None:
    """The place in the name of a public institution; None for another name or a sentence."""
    if HEADS.isdisjoint(_parted(line[:LONGEST])):
        return None
    name = _undated(line[:LONGEST])
    words = name.split()
    if not 2 <= len(words) <= 12 or any(word[:1].islower() and word not in LINKS for word in words):
        return None
    if any(mark in name for mark in ".;!?%0123456789"):
        return None
    before, comma, after = name.rpartition(", ")
    if comma and _is_head(before) and after and not _is_topic(after):
        return after
    return None if comma else _in_name([word for word in words if word != "The" or word != words[0]])


def _parted(line: str) -> list[str]:
    """The words of a line in lower case, also where a mark that ends a name is glued to them."""
    return line.lower().replace("(", " ").replace("|", " ").replace("·", " ").replace(",", " ").split()


def seat_in(text: str) -> str | None:
    """The place of the institution that announces, or that published what is told."""
    for found in _announcing().finditer(text) if _tells_of_one(text) else ():
        if place := seat_of(found.group(1) or found.group(2)):
            return place
    return None


def _tells_of_one(text: str) -> bool:
    """Whether the word for an institution stands in the text with a capital; a name is slow to look for."""
    lower = text.lower()
    if len(lower) != len(text):
        return True
    for head in HEADS:
        at = lower.find(head)
        while at >= 0:
            if text[at].isupper() and not lower[at + len(head) : at + len(head) + 1].isalpha():
                return True
            at = lower.find(head, at + 1)
    return False


def _in_name(words: list[str]) -> str | None:
    lower = [word.lower().replace("’", "'") for word in words]
    of = max((at for at, word in enumerate(lower) if word == "of"), default=0)
    after = words[of + 1 :]
    after = after[1:] if after[:1] == ["the"] else after
    if of and after and _is_head(" ".join(words[:of])) and not _is_topic(" ".join(after)):
        return _place(after) or " ".join(after)
    if lower[0] == "statistics" and len(words) in (2, 3):
        return " ".join(words[1:])
    return _place(words)


def _place(words: list[str]) -> str | None:
    """``Norland National Statistical Institute``: the words before those of a public institution."""
    lower = [word.lower().replace("’", "'") for word in words]
    known = PUBLIC | TOPICS if lower[-1] in RULING else PUBLIC
    end = next((at for at, word in enumerate(lower) if word in known), 0)
    headed = next((at for at, word in enumerate(lower) if word in HEADS), end)
    end = headed if headed < end and lower[headed + 1] in ("for", "of") else end
    place = words[:end]
    named = (
        place
        and not (set(lower[:end]) & (HEADS | TOPICS | LINKS))
        and not place[-1].endswith(("ian", "ish", "can"))
    )
    return " ".join(place) if named and HEADS & set(lower[end:]) else None


def _is_head(name: str) -> bool:
    return not HEADS.isdisjoint(name.lower().split())


def _is_topic(name: str) -> bool:
    return not TOPICS.isdisjoint(name.lower().replace(",", " ").split()) or not name[:1].isupper()


def _undated(line: str) -> str:
    """``Bank of Norland, 6 May 2026``: without the date and what a bar or a bracket adds."""
    return _tail().sub("", line).strip(" ,|·")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"\s*(?:\(|\||·|,?\s(?:[A-Z][a-z]{2,8}\s)?\d).*$")


@cache
def _announcing() -> re.Pattern[str]:
    name = r"((?:[A-Z][\w'’&-]*|of|for|and|the)(?:\s(?:[A-Z][\w'’&-]*|of|for|and|the)){1,8})"
    says = r"(?:\s\([A-Z]{2,8}\))?\s(?:announced|decided|said|reported|released|published|voted|today|shows?)"
    return re.compile(rf"\b{name}{says}\b|\b(?:by|from)\sthe\s{name}")
