"""Whose is a verb, where it has no subject of its own? The subject of the verb before it."""

from __future__ import annotations

from press.read.en.grammar.clauses import by_pronoun, governing_verb, subject
from press.read.en.grammar.scene import Scene, Span


def owner_of(scene: Scene, verb: int | None) -> Span | None:
    """The subject of a verb, or of the verb before it that has one."""
    while verb is not None:
        span = subject(scene, verb)
        if span is not None and not _is_amount(scene, span):
            return span
        if by_pronoun(scene, verb):
            return None
        verb = governing_verb(scene, verb)
    return None


def _is_amount(scene: Scene, span: Span) -> bool:
    """``rose by 0.9% to stand at 169``: no amount is the subject of what follows it."""
    return any(
        one.left - 1 <= span[0] < one.right >= span[1] and one.kind in ("percent", "percentage_point")
        for one in scene.quantities
    )
