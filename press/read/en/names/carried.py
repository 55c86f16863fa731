"""Which indicator does a figure take over, whose own words name none?"""

from __future__ import annotations

from press.read.en.draft import Draft
from press.read.en.grammar.scene import Scene
from press.read.en.memory import Memory
from press.read.en.names.indicators import Named
from press.read.en.names.named_before import begins_line, told_before
from press.read.en.names.parts_told import without_aside


def from_before(scene: Scene, memory: Memory, done: list[Draft], kind: str = "") -> tuple[Named, str]:
    """The indicator of the figure before, else of the sentence before."""
    if done and (told := without_aside(scene, done, memory.subject is not None)):
        before = (_alike(done, kind) or told)[-1]
        return Named(before.indicator, before.area), "indicator of the figure before"
    if (passed := told_before(memory, scene.english, begins_line(scene))) is not None:
        return passed, "subject of the sentence before"
    if memory.subject:
        return Named(memory.subject, memory.area), "indicator of the sentence before"
    return Named(None), ""


def _alike(done: list[Draft], kind: str) -> list[Draft]:
    """The figures before that are a share or a count as this one is, where the last is not."""
    if kind == "percent" and done[-1].unit == "count":
        return [one for one in done if one.unit == "percent"]
    if kind in ("bare", "count") and done[-1].unit not in ("count", "percent"):
        return [one for one in done if one.unit == "count"]
    return []
