"""Is "from" where something comes from, and no earlier value? ``lifted from 300 hectares``."""

from __future__ import annotations

from press.read.en.draft import Draft
from press.read.en.grammar.closed import closed
from press.read.en.grammar.scene import Scene

PLACES = frozenset(
    ("m", "km", "cm", "m2", "km2", "ha", "mu", "[mi_i]", "[ft_i]", "[acr_us]", "[smi_us]", "[nmi_i]")
)
EXTENTS = closed(
    "area areas length distance distances size acreage depth height width extent network radius hectares "
    "visibility range altitude level levels coverage land"
)
MOVED = closed("up down , revised cut reduced increased")
HEAD = 4
"""Tokens from "from" to the number: ``from a depth of``."""
ONWARD = 6
"""Tokens from the number to "to"."""


def is_origin(scene: Scene, draft: Draft) -> bool:
    """``zinc over 8 metres from a depth of 37 metres``: a length or an area that nothing moved away from."""
    words = scene.sentence.words
    if draft.unit not in PLACES or "to" in words[draft.right : draft.right + ONWARD]:
        return False
    at = next(
        (at for at in range(draft.left - 1, max(0, draft.left - HEAD - 1), -1) if words[at] == "from"), 0
    )
    if at == 0 or words[at - 1] in MOVED:
        return False
    return EXTENTS.isdisjoint(words[max(0, at - WITHIN) : at])


WITHIN = 9
"""Tokens before "from" in which an extent is named that may have changed."""
