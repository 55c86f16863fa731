"""Does a comma stand inside a subject? In a list, before an aside, before what is listed by name."""

from __future__ import annotations

from press.read.en.grammar.scene import Scene

SUBORDINATE = frozenset(
    ("while", "but", "whereas", "although", "though", "as", "when", "because", "if", "since", "after", "with",
     "where", "that", "which", "who", "whose", "whilst", "before", "including", "despite",
     "excluding", "like")
)  # fmt: skip
HARD = frozenset(";:")
LONGEST_LISTING = 30


def before_listing(scene: Scene, comma: int) -> int:
    """``the three, namely cars, cells and panels, amounted to``: the comma before what is listed."""
    first = max(0, comma - LONGEST_LISTING)
    at = next((at for at in range(comma - 1, first, -1) if scene.word(at) in ("namely", "i.e.")), 0)
    plain = at > 1 and not set("VA;:") & set(scene.tags[at:comma])
    return at - 1 if plain and scene.word(at - 1) == "," else 0


def before_parenthesis(scene: Scene, comma: int) -> int:
    """``The rate, at 62.8 percent, was``: the subject ends before the first of two commas."""
    depth, listed = 0, False
    for index in range(comma - 1, max(-1, comma - 30), -1):
        depth += (scene.tag(index) == ")") - (scene.tag(index) == "(" and depth > 0)
        if depth:
            continue
        if scene.word(index) == scene.word(comma):
            listed = listed or scene.word(index + 1) in ("and", "or")
            if not listed or scene.tag(index + 1) in "VPOD":
                return index
        if scene.tag(index) in HARD:
            break
    return 0


def in_list(scene: Scene, comma: int, end: int) -> bool:
    """A comma inside "A, B and C" as one subject."""
    inner = scene.sentence.words[comma + 1 : end]
    return (
        ("and" in inner or "or" in inner)
        and not set("VA#") & set(scene.tags[comma + 1 : end])
        and _plain_before(scene, comma)
    )


def _plain_before(scene: Scene, comma: int) -> bool:
    index = comma - 1
    while index >= 0 and scene.tags[index] not in ";:,":
        if scene.word(index) == "of":
            index -= 1
            continue
        if scene.tags[index] in "VA#P" or scene.dated(index) or scene.word(index) in SUBORDINATE:
            return False
        index -= 1
    return index >= -1 and comma - index > 1 and scene.tag(index + 1) != "P"
