"""Which measure, sign and unit follow from a statement, its unit and its indicator?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from press.model import Measure
from press.read.en.amounts.numeral import WORDS
from press.read.en.amounts.quantity import HUNDRED, Quantity
from press.read.en.draft import GROWING
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene
from press.read.en.names.indicators import Named
from press.read.en.says import statement as statements
from press.read.en.says.shares import grown_subject, percent_measure
from press.read.en.says.statement import Statement

NEGATIVE = closed("negative adverse unfavourable unfavorable")
EFFECTS = closed("impact impacts effect effects contribution variance result")
"""``a negative impact of €10.4 million``: an amount below nothing."""
NO_LOSS = closed("ratio provision provisions carryforwards reserve reserves expense allowance")
TIMES_WHAT = closed("that the its as our their those what last current")
DEFICITS = closed("deficit deficits shortfall")
BEHIND_HEAD = closed("between of per for from in attributable before after")

INDICES = closed("confidence sentiment nikkei ftse dax sensex nifty kospi topix cac dow s&p seng")
DIFFUSION = ("PMI", "sub-ind", "diffusion ind", "onfidence ind")
"""Where these are told of, a number with one decimal and no unit is a reading of them."""
OLDEST = 120
"""Years that nobody's average age reaches."""
POINTS = ("percentage_point", "basis_point")
LOOSE = closed("and of in the for a")


def measure_of(scene: Scene, quantity: Quantity, said: Statement, name: Named) -> Measure:
    """The measure of a figure."""
    kind = quantity.kind
    if said.kind == statements.CONTRIBUTION:
        if kind in ("percent", "percentage_point"):
            return Measure.CONTRIBUTION
        return Measure.LEVEL if kind == "currency" else Measure.CHANGE
    if kind == "ratio":
        return Measure.RATIO
    if kind == "times":
        return _times(scene, quantity, said)
    if said.kind == statements.CHANGE:
        return Measure.GROWTH_RATE if kind == "percent" else Measure.CHANGE
    if kind in POINTS:
        return _points(scene, quantity, said)
    if kind == "percent":
        return percent_measure(scene, quantity, said, name)
    return Measure.LEVEL


def _times(scene: Scene, quantity: Quantity, said: Statement) -> Measure:
    if said.kind == statements.MULTIPLE:
        return Measure.GROWTH_RATE
    if said.rule == "changed by" and scene.word(quantity.last - 1) == "fold":
        return Measure.MULTIPLE
    if said.kind == statements.CHANGE and scene.word(quantity.right) not in TIMES_WHAT:
        return Measure.GROWTH_RATE
    return Measure.MULTIPLE


def _points(scene: Scene, quantity: Quantity, said: Statement) -> Measure:
    if quantity.sign:
        return Measure.CHANGE
    level = {"spread", "premium", "discount", "fee", "margin", "difference", "gap"}
    near = set(scene.sentence.words[max(0, quantity.left - 6) : quantity.right + 3])
    rated = scene.word(quantity.right) in ("over", "above")
    if rated and "".join(scene.sentence.forms[quantity.right + 1 : quantity.right + 2]).isupper():
        return Measure.LEVEL
    return (
        Measure.LEVEL
        if level & near and said.rule in ("noun of", "predicate", "unit alone")
        else Measure.CHANGE
    )


def signed(
    scene: Scene, quantity: Quantity, said: Statement, measure: Measure, indicator: str | None
) -> tuple[Decimal, Decimal | None]:
    """Value and upper end with the sign that its words give; a printed sign is never applied twice."""
    value, high = quantity.value, quantity.high
    if measure is Measure.GROWTH_RATE and quantity.kind == "times":
        value, high = value * HUNDRED, (None if high is None else high * HUNDRED)
    if quantity.sign < 0 or _falls(scene, quantity, said, measure, indicator):
        value, high = -abs(value), (-abs(high) if high is not None else None)
        if high is not None and high < value:
            value, high = high, value
    return value, high


def _falls(
    scene: Scene, quantity: Quantity, said: Statement, measure: Measure, indicator: str | None
) -> bool:
    if said.kind in (statements.CHANGE, statements.MULTIPLE, statements.CONTRIBUTION) and measure in GROWING:
        return (said.sign < 0 or _costs_less(scene, said, indicator)) and quantity.sign <= 0
    if said.kind == statements.LEVEL and measure is Measure.GROWTH_RATE and not quantity.sign:
        return grown_subject(scene, quantity, said) < 0
    if quantity.kind == "percent" and measure in (Measure.LEVEL, Measure.SHARE) and not quantity.sign:
        return _is_deficit(indicator)
    if measure is not Measure.LEVEL or quantity.kind not in ("currency", "count", "bare"):
        return False
    return _is_loss(scene, quantity, said, indicator)


def _costs_less(scene: Scene, said: Statement, indicator: str | None) -> bool:
    """``Cost per delivery improved by 27%``: a cost improves by falling."""
    improved = said.verb is not None and scene.word(said.verb).startswith("improv")
    return improved and not COSTS.isdisjoint(_heads((indicator or "").lower().split()))


COSTS = closed("cost costs expense expenses")


def _is_deficit(indicator: str | None) -> bool:
    """``a deficit of 1.8 percent of GDP``: below nothing as a part of something too."""
    words = (indicator or "").lower().split()
    return bool(DEFICITS & set(_heads(words)))


def _heads(words: list[str]) -> list[str]:
    """The last word of a name, and those that a preposition follows."""
    return words[-1:] + [word for word, following in itertools.pairwise(words) if following in BEHIND_HEAD]


def _is_loss(scene: Scene, quantity: Quantity, said: Statement, indicator: str | None) -> bool:
    """``a net loss of $5 million``, ``a deficit of``: an amount below nothing."""
    if quantity.kind != "currency" or quantity.sign > 0:
        return False
    words = (indicator or "").lower().split()
    head = _heads(words)
    losing = scene.english.negative
    ratios = NO_LOSS
    named = bool(losing & set(head)) and not ratios & set(words)
    named = named or (not NEGATIVE.isdisjoint(words) and words[-1] in EFFECTS)
    near = scene.sentence.words[max(0, quantity.left - 2) : quantity.left]
    behind = scene.sentence.words[quantity.right : quantity.right + 3]
    if losing & set(behind[:1] + (behind[1:2] if behind[:1] in (["net"], ["operating"], ["gross"]) else [])):
        return True
    told = len(near) == 2 and near[0] in losing and near[1] in ("of", "at", "was")
    return named or (told and not ratios & set(words))


def unit_of(scene: Scene, quantity: Quantity, measure: Measure, indicator: str | None) -> str:
    """The unit code, with the "per" that the indicator carries."""
    if measure is Measure.GROWTH_RATE:
        return "percent"
    lower = (indicator or "").lower()
    if quantity.kind == "currency" and "/" not in quantity.unit and (per := _per(scene, lower)):
        return f"{quantity.unit}/{per}"
    if quantity.kind in ("bare", "count") and (
        _is_index(scene, quantity, lower) or _beside_index(scene, quantity)
    ):
        return "index"
    compared = quantity.noun is not None and scene.word(quantity.noun[1] - 1) in scene.english.direction
    bare = (quantity.kind == "bare" or compared) and not quantity.numeral.plain
    if bare and "ratio" in _heads(lower.split()):
        return "ratio"
    if (
        quantity.kind == "bare"
        and scene.tag(quantity.right) not in "AV"
        and ("age" in lower.split() or _mean_age(scene, quantity))
        and measure is Measure.LEVEL
        and quantity.value < 120
    ):
        return "a"
    return quantity.unit


def _beside_index(scene: Scene, quantity: Quantity) -> bool:
    """``new orders (57.5) rose by 8 points``: a number with one decimal where an index is told of."""
    whole, point, tenths = scene.sentence.forms[quantity.numeral.first].partition(".")
    if quantity.kind != "bare" or not point or len(tenths) != 1 or len(whole) > 3 or quantity.mult:
        return False
    text = scene.sentence.text
    return any(one.unit == "index" for one in scene.quantities) or any(word in text for word in DIFFUSION)


def _mean_age(scene: Scene, quantity: Quantity) -> bool:
    """``the average age of those who took part was 67``."""
    near = max((one.last for one in scene.quantities if one.last <= quantity.left), default=0)
    before = scene.sentence.words[max(near, quantity.left - 20) : quantity.left]
    return "age" in before[1:] and before[before.index("age", 1) - 1] in ("average", "median", "mean")


def _per(scene: Scene, indicator: str) -> str | None:
    words = indicator.replace("-", " ").split()
    if "eps" in words or "per share" in indicator or "per diluted share" in indicator:
        return "share"
    if "per capita" in indicator or "per person" in indicator:
        return "person"
    for position, word in enumerate(words[:-1]):
        if word == "per":
            return next((code for code in _per_nouns(scene, words, position + 1)), None)
    paid = {"earnings", "pay", "wage", "wages", "rent", "rents", "salary", "rate"} & set(words)
    if not paid:
        return None
    return next(
        (code for word, code in (("hourly", "h"), ("weekly", "wk"), ("monthly", "mo")) if word in words), None
    )


def _per_nouns(scene: Scene, words: list[str], at: int) -> Iterator[str]:
    """The codes of the known nouns that stand after "per"; what is unknown makes no unit."""
    for position in range(at, min(at + 5, len(words))):
        if found := scene.english.per_noun.at(words, position):
            yield found[0]


def _is_index(scene: Scene, quantity: Quantity, indicator: str) -> bool:
    words = set(indicator.replace("-", " ").split())
    if quantity.numeral.form == WORDS or scene.sentence.words[quantity.right : quantity.right + 2] == [
        "of",
        "the",
    ]:
        return False
    return (
        bool(words & (INDICES | scene.english.index_noun - {"score", "reading"}))
        and quantity.noun is None
        and not quantity.mult
        and quantity.value < 100_000
    )
