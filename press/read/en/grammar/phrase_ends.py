"""What inside a noun phrase looks like its end and is none, and the other way round?"""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene

AIMED = closed("goal goals target targets objective objectives aim ambition")


def measured_against(scene: Scene, index: int) -> bool:
    """``612 homes against a target of 650``: a goal, and no part of the name."""
    return scene.word(index) == "against" and not AIMED.isdisjoint(
        scene.sentence.words[index + 1 : index + 5]
    )


def tied_number(scene: Scene, index: int) -> bool:
    """``KT-201``: a number that a hyphen ties to a name."""
    tied = scene.tag(index) == "#" and scene.tag(index - 1) == "-" and scene.sentence.glued(index)
    return tied and scene.sentence.glued(index - 1) and scene.sentence.capital(index - 2)


def numbered(scene: Scene, index: int) -> bool:
    """``Fortune 500 companies``, ``VK2809 patients``: a number inside a name, and no figure."""
    glued = scene.sentence.glued(index) and (scene.tag(index - 1) == "N" or tied_number(scene, index))
    named = scene.sentence.capital(index - 1) and scene.tag(index + 1) == "N" and not scene.dated(index)
    return (glued or named) and not any(one.first <= index < one.last for one in scene.quantities)


def past_age(scene: Scene, index: int) -> int | None:
    """``people aged 65 and over``, ``women aged 25 to 34``: one past the age inside a name."""
    if scene.word(index - 1) not in ("aged", "ages"):
        return None
    end = index
    while scene.tag(end) == "#" or scene.word(end) in SPANNING:
        end += 1
    while scene.word(end - 1) in ("and", "or", "to", "-"):
        end -= 1
    return end


def open_age(scene: Scene, end: int) -> bool:
    """``aged 65 and over``: the last word before ``end`` belongs to the age."""
    return (
        scene.word(end - 1) in SPANNING and scene.word(end - 2) in ("and", "or") and scene.tag(end - 3) == "#"
    )


SPANNING = closed("and or to over above older under below more - + years")


def short_form(scene: Scene, index: int) -> bool:
    """``human resources (HR) professionals``: a bracket inside a name."""
    inner = scene.sentence.forms[index + 1 : index + 2]
    return inner != [] and inner[0].isupper() and scene.tags[index + 2 : index + 4] == ")N"


def behind_date(scene: Scene, index: int) -> int | None:
    """``in year-end 2024 natural gas reserves``: a date inside a noun phrase does not end it."""
    before = scene.tag(index - 1)
    while scene.dated(index):
        index += 1
    return (
        index
        if scene.tag(index) == "N" and before in "N-" and scene.word(index) not in scene.english.change_noun
        else None
    )


def modifies(scene: Scene, index: int) -> bool:
    doing = scene.tag(index - 1) == "V" and scene.word(index - 1).endswith("ing")
    led = doing or scene.tag(index - 1) in "PDC#"
    return led and scene.word(index).endswith(("ing", "ed")) and scene.tag(index + 1) == "N"


def opens_clause(scene: Scene, index: int) -> bool:
    for at in range(index + 1, min(index + 9, len(scene.tags))):
        if scene.tags[at] in "VA#$£€":
            return True
        if scene.tags[at] in ",;." or scene.word(at) == "by":
            return False
    return False


def behind_time(scene: Scene, at: int) -> int | None:
    """``in 2025 sales``, ``of first-quarter orders``: where the noun behind a time begins."""
    begin = at
    while scene.dated(begin) or (begin > at and scene.tag(begin) == "-" and scene.sentence.glued(begin)):
        begin += 1
    described = begin > at and scene.tag(begin) == "N" and not scene.sentence.capital(begin)
    return begin if described and scene.word(begin) not in NOT_BEHIND_TIME else None


NOT_BEHIND_TIME = closed("dollars prices terms alone compared net versus vs onwards constant")
