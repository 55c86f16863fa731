"""When is what changed between two times? ``between May and June prices fell``: in June, against May."""

from __future__ import annotations

from press.read.en.grammar.scene import Scene
from press.read.en.says.beside import direction_of, noun_sign
from press.read.en.spans.mention import SPAN, Mention
from press.read.en.spans.moving import moved
from press.value import replace


def changed_between(scene: Scene) -> list[Mention]:
    """The periods of a sentence; two next to each other are the later one where something changed."""
    if not any(one.kind == SPAN and one.base for one in scene.mentions):
        return scene.mentions
    changed = _tells_a_change(scene)
    return [_later(one, changed) if one.kind == SPAN and one.base else one for one in scene.mentions]


def _tells_a_change(scene: Scene) -> bool:
    words = enumerate(scene.sentence.words)
    return any(
        noun_sign(scene, word) or (scene.tag(at) == "V" and direction_of(scene, at)) for at, word in words
    )


def _later(mention: Mention, changed: bool) -> Mention:
    if not changed or mention.base is None:
        return replace(mention, base=None, months=0)
    return replace(mention, period=moved(mention.base, mention.months), months=0)
