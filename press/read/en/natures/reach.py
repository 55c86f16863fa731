"""How far does a word that tells a plan or an outlook reach?

Not into a clause that says something of its own.
"""

from __future__ import annotations

from press.read.en.grammar.closed import BE, MODAL, RELATIVE, closed
from press.read.en.grammar.scene import Scene
from press.read.en.grammar.tense import is_past, perfect

PAST_VERBS = closed("was were rose fell increased decreased grew reached totaled totalled")
SERIES = closed("index sub indicator component balance")
"""Beside these, expectations are what a series measures."""
TARGETS = closed("target targets goal objective ambition limit standard")
TARGETED = closed(
    "company companies audience group market markets population date business segment area areas"
)


def binds(scene: Scene, index: int, left: int, code: str) -> bool:
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
    if word in ("project", "projects", "forecasts", "estimates") and not _foretells(scene, index):
        return False
    if (
        word == "planned"
        and scene.word(index - 1) == "for"
        and scene.tag(index + 1) == "N"
        and "," in between
    ):
        return False
    if word == "target" and scene.word(index + 1) in TARGETED:
        return False
    return not _only_told(scene, index, left) and _reaches(scene, index, left, code)


def _only_told(scene: Scene, index: int, left: int) -> bool:
    """Whether words that mostly look ahead tell of what is or was: ``should be noted``."""
    word, words = scene.word(index), scene.sentence.words
    between = words[index + 1 : left]
    if word == "estimates" and between[:1] == ["that"] and _stands(scene, left):
        return True
    if word == "guides" and scene.tag(index) != "V":
        return True
    if word == "committed" and scene.word(index - 1) in BE and scene.word(index + 1) != "to":
        return True
    if "estimated" in words[index : index + 2] and "have" in between[:3]:
        return True
    if word in ("expectations", "expectation") and SERIES & set(
        scene.sentence.words[max(0, index - 9) : left]
    ):
        return True
    if "estimated" in words[index : index + 2] and HELD & set(between[1:3]):
        return True
    if word == "budget" and scene.word(index + 1) == "of" and not to_be_spent(scene, index):
        return True
    if word in ("expectations", "expectation") and any(is_past(scene, at) for at in range(index + 1, left)):
        return True
    if word == "potential" and left - index > 5:
        return True
    if word == "should" and scene.word(index + 2) in ("noted", "remembered", "emphasized"):
        return True
    if word in MODAL and scene.word(index + 1) in ("maintain", "keep", "remain"):
        return True
    if word in ("would", "could", "might") and scene.word(index + 1) == "have":
        return True
    return word == "targeted" and scene.tag(index + 1) == "N"


def _stands(scene: Scene, left: int) -> bool:
    """``estimates that 41 countries are in need``: how many there are by now, reckoned."""
    rest = range(left, len(scene.tags))
    verb = next((at for at in rest if scene.tags[at] in "VA" and scene.word(at)[-3:] != "ing"), None)
    return verb is not None and scene.word(verb) in ("are", "is", "have", "has") and not _yet(scene, verb + 1)


def _yet(scene: Scene, at: int) -> bool:
    return scene.word(at) in ("to", "expected", "projected", "likely", "set", "forecast")


def to_be_spent(scene: Scene, index: int) -> bool:
    """A budget that somebody has (``with an annual budget of``) is no plan of the release."""
    before = scene.sentence.words[max(0, index - 4) : index]
    return not ("annual" in before or "has" in before or "with" in before or "and" in before[-2:])


def _foretells(scene: Scene, index: int) -> bool:
    """``the association forecasts growth of``: a verb between a subject and its object."""
    if scene.tag(index) == "V":
        return True
    verb = scene.word(index) in ("forecasts", "estimates")
    return verb and scene.tag(index - 1) == "N" and scene.tag(index + 1) in "ND#"


CUT = closed("compared versus which after while whereas")


def _reaches(scene: Scene, index: int, left: int, code: str) -> bool:
    """Whether nothing between a cue and the number keeps it from reaching there."""
    word, between = scene.word(index), scene.sentence.words[index + 1 : left]
    if word in MODAL:
        return (
            left - index <= 25
            and not (CUT & set(between))
            and ("from" not in between or scene.word(left - 1) == "to")
            and scene.tag(index) == "A"
        )
    if word in ("expected", "projected", "forecast", "anticipated") and scene.word(index - 1) in (
        "than",
        "previously",
        "as",
    ):
        return False
    last = next((at for at in range(len(between) - 1, -1, -1) if between[at] == ","), -1)
    if {"compared", "versus", "against", "than"} & set(
        between[last + 1 :] if _aside(between, last) else between
    ):
        return code == "forecast" and "compared" not in between
    if any(_came_before(scene, at) for at in range(index + 1, left)):
        return False
    if _past_between(scene, index + 1, left) and not _is_revised(scene, index, left):
        return False
    if scene.tag(index) == "N" and scene.word(index + 1) != "to" and _goes_on(scene, index + 1, left):
        return False
    if scene.tag(index) == "N" and (_new_clause(scene, index, left) or _weighed(scene, index)):
        return False
    return not (code == "target" and scene.tag(index) == "N" and left - index > 14)


def _aside(between: list[str], last: int) -> bool:
    """``to spend $1bn, about 8% less than in 2025, while holding output at``: a comparison that is closed."""
    return (
        last > 0 and "," in between[:last] and between[last + 1 : last + 2] in (["while"], ["and"], ["with"])
    )


def _past_between(scene: Scene, first: int, left: int) -> bool:
    """A finite past after a clause mark ends the reach of an earlier cue."""
    comma = False
    for index in range(first, left):
        comma = comma or scene.tags[index] in ","
        word = scene.word(index)
        if comma and (
            word in PAST_VERBS
            or ((scene.tag(index) == "V" and word.endswith("ed")) and scene.word(index - 1) in JOINING)
        ):
            return True
        if word in ("has", "have") and perfect(scene, index):
            return True
    return False


def _came_before(scene: Scene, at: int) -> bool:
    """``forecast to fall 3% after declining 6% last year``: what a plan follows is none."""
    return scene.word(at) in ("after", "following") and scene.word(at + 1)[-3:] == "ing"


def _is_revised(scene: Scene, index: int, left: int) -> bool:
    """``The dividend forecast has been raised to 45``: a plan that somebody moved is one still."""
    verb = next((at for at in range(index + 1, min(left, index + 9)) if scene.word(at) in REVISED), None)
    return verb is not None and scene.word(left - 1) in ("to", "at") and left - verb < 5


REVISED = closed("raised lowered revised increased cut reduced lifted upgraded downgraded updated set kept")
JOINING = closed("and but which it they we")


def own_clause(scene: Scene, left: int, right: int) -> tuple[int, int]:
    """Where the clause begins whose subject a number is, and its verb: ``would rely, and 23% owe``."""
    left, right = _said_twice(scene, left, right)
    at = left - 1
    while scene.tag(at) == "R" or scene.word(at) in ADDED:
        at -= 1
    joined = scene.word(at) == "and" and scene.word(at - 1) != "," and not _acts(scene, right)
    if joined or (at >= 0 and scene.word(at) not in CLAUSE):
        return 0, 0
    if scene.tag(right) == "N" and (scene.tag(right + 1) in "DO" or scene.word(right + 1) == "that"):
        return max(at, 0), right
    aside = _past_aside(scene, right)
    for index in range(right, min(right + LONGEST_SUBJECT, len(scene.tags))):
        if index < aside:
            continue
        if scene.tag(index) in ",;:.(#":
            return 0, 0
        if scene.tag(index) in "VA":
            no_verb = scene.word(index).endswith("ing") or scene.word(index - 1) == "to"
            return (0, 0) if no_verb else (max(at, 0), index)
    return 0, 0


def _past_aside(scene: Scene, right: int) -> int:
    """``€74 million, or about a fifth, has been spent``: where a number said again between commas ends."""
    if scene.word(right) != "," or scene.word(right + 1) != "or":
        return right
    close = scene.tags.find(",", right + 1, right + LONGEST_BRACKET)
    return close + 1 if close > 0 else right


def _acts(scene: Scene, at: int) -> bool:
    """``and nearly half report``: a verb right behind the number that is its subject."""
    at += scene.tag(at) == "R"
    if scene.tag(at) == "N" and scene.word(at + 1) == "that":
        return True
    return scene.tag(at) in "VA" and not scene.word(at).endswith(("ed", "ing", "en"))


def _said_twice(scene: Scene, left: int, right: int) -> tuple[int, int]:
    """``almost half (42%) believe``: from the number to behind the bracket that says it again, for both."""
    if scene.word(left - 1) == "(" and scene.word(right) == ")":
        before = next((one for one in scene.quantities if one.right == left - 1), None)
        return (before.left, right + 1) if before else (left, right)
    close = scene.tags.find(")", right, right + LONGEST_BRACKET) if scene.word(right) == "(" else -1
    told = any(right < one.left and one.right == close for one in scene.quantities)
    return (left, close + 1) if told else (left, right)


LONGEST_BRACKET = 8
"""Tokens of a bracket that says a number again."""
ADDED = closed("further additional another a an")
CLAUSE = closed(", ; and but which while as though although whereas because")
LONGEST_SUBJECT = 12
"""Tokens from a number that is a subject to its verb."""


def _goes_on(scene: Scene, first: int, left: int) -> bool:
    """``return to the target in 2027 and to average 3%``, ``before rising to``: another thing."""
    words = scene.sentence.words
    return any(
        (words[at : at + 2] == ["and", "to"] and scene.tag(at + 2) == "V")
        or (words[at] in ("before", "after") and scene.word(at + 1).endswith("ing"))
        for at in range(first, left)
    )


def _new_clause(scene: Scene, index: int, left: int) -> bool:
    """``fails the target, complaints account for 0.1%``: a subject and a verb behind the last comma."""
    commas = [at for at in range(index + 1, left) if scene.tags[at] == ","]
    if not commas or not set("VA") & set(scene.tags[:index]):
        return False
    at = commas[-1] + 1
    if scene.word(at) in RELATIVE:
        return False
    tags = scene.tags[at:left]
    verb = next((n for n, letter in enumerate(tags) if letter in "VA"), 0)
    return verb > 0 and "N" in tags[:verb] and set(tags[:verb]) <= set("NDR#")


def _weighed(scene: Scene, index: int) -> bool:
    """``exceeded the target by``, ``beat guidance with``: what came is set beside what was planned."""
    if scene.word(index + 1) in ("of", "for", "to"):
        return False
    return not WEIGHED.isdisjoint(scene.sentence.words[max(0, index - 4) : index])


WEIGHED = closed(
    "exceeded exceeding exceeds exceed beat beats beating met meets meeting missed misses missing surpassed "
    "surpassing achieved achieving achieves fails failed above ahead outperformed"
)
HELD = closed("comprise account represent hold contain number have")
"""What is "estimated to" do so does it already."""


def before_list(scene: Scene, left: int) -> int:
    """``The targets for 2026 are: growth of 5%; 450,000 jobs``: where the items of a list begin."""
    colon, parted = scene.tags.rfind(":", 0, left), scene.tags.rfind(";", 0, left)
    told = colon >= 0 and parted > colon and scene.word(colon - 1) in ("are", "follows", "include", "is")
    return colon if told else left
