"""What does somebody lay down, and what does a ruling only suppose?"""

from __future__ import annotations

from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene


def lays_down(scene: Scene, left: int) -> bool:
    """``From January, a carbon tax of``: what somebody rules and does not foresee."""
    words = scene.sentence.words
    return not (RULED.isdisjoint(words[max(0, left - 12) : left]) and DECIDED.isdisjoint(words[:left]))


def will_hold(scene: Scene, left: int) -> bool:
    """``The minimum wage will rise by``, in a budget: what those who write it lay down."""
    near = scene.sentence.words[max(0, left - 12) : left]
    return "will" in near and not RULED.isdisjoint(near)


DECIDED = closed("voted decided resolved")
RULED = closed(
    "tax levy tariff tariffs cap wage dues duty duties allowance rule "
    "pension pensions benefit benefits fee fees"
)


def supposed(scene: Scene, left: int) -> bool:
    """``an average inflation rate of 2.3%``, in a budget: what the economy does is not laid down."""
    near = scene.sentence.words[max(0, left - 5) : left]
    return not ECONOMY.isdisjoint(near) and SPENT.isdisjoint(near)


ECONOMY = closed("growth inflation unemployment gdp")
SPENT = closed("spending expenditure expenditures deficit tax wage wages pension pensions debt")
