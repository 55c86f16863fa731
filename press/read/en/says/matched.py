"""Which words did a rule see? The verb, the words beside the number and its bound, as notes for people."""

from __future__ import annotations

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.scene import Scene

_BESIDE = 2
_FARTHEST = 12


def matched(scene: Scene, quantity: Quantity, verb: int | None) -> list[str]:
    """The words up to the number from its verb, or the two before it, and one behind; its bound words."""
    sentence, left = scene.sentence, quantity.left
    begin = verb if verb is not None and 0 <= left - verb <= _FARTHEST else left - _BESIDE
    before, behind = sentence.words[max(0, begin) : left], sentence.words[quantity.right : quantity.right + 1]
    words = f"{' '.join(before)} […] {' '.join(behind)}".strip()
    notes = [f"matched “{words}”"] if before or behind else []
    if left < quantity.first:
        notes.append(f"bound from “{' '.join(sentence.words[left : quantity.first])}”")
    return notes
