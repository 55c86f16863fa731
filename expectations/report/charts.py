"""A row of values as a small line, drawn by pygal: inline SVG without script, style or reference."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from markupsafe import Markup

WIDTH, HEIGHT = 168, 40
DRAWN = frozenset({"svg", "g", "path", "circle"})
KEPT = frozenset({"viewBox", "width", "height", "class", "d", "cx", "cy", "r", "transform"})


def sparkline(values: Sequence[Decimal | float]) -> Markup | None:
    """The values in order as a line with its last point marked; ``None`` where there are fewer than two.

    It carries no words: what it shows must stand beside it as text. Colours come from the page's style.
    """
    if len(values) < 2:
        return None
    pygal = _pygal()
    chart = pygal.Line(js=[], no_prefix=True, disable_xml_declaration=True, stroke_style={"width": 2})
    chart.add("", [float(value) for value in values])
    svg = chart.render_sparkline(width=WIDTH, height=HEIGHT, show_dots=True, dots_size=2, is_unicode=True)
    tree = pygal.etree.etree
    root = tree.fromstring(svg)
    _strip(root)
    root.set("class", "spark")
    root.set("aria-hidden", "true")
    return Markup(tree.tostring(root, encoding="unicode"))  # noqa: S704  numbers alone went in


@cache
def _pygal() -> Any:
    """The library without the hook that it puts into everybody's imports (for plug-ins that nobody has)."""
    import pygal
    import pygal.etree

    sys.meta_path[:] = [f for f in sys.meta_path if not type(f).__module__.startswith("pygal")]
    return pygal


def _strip(node: object) -> None:
    """Leave only what draws: pygal adds a script, a style sheet, a comment with the day, and notes."""
    for child in list(node):  # type: ignore[call-overload]  # an element of either XML library
        tag = str(child.tag).rpartition("}")[2]
        if not isinstance(child.tag, str) or tag not in DRAWN:
            node.remove(child)  # type: ignore[attr-defined]  # as above
        else:
            _strip(child)
    for name in set(node.attrib) - KEPT:  # type: ignore[attr-defined]  # as above
        del node.attrib[name]  # type: ignore[attr-defined]  # as above
