"""What is said with a number: the answer that every rule gives."""

from __future__ import annotations

from dataclasses import dataclass

from press.read.en.grammar.scene import Span

LEVEL, CHANGE, SHARE, CONTRIBUTION, MULTIPLE, BARE = (
    "level",
    "change",
    "share",
    "contribution",
    "multiple",
    "bare",
)

SAME, PART = "same", "part"


@dataclass(slots=True)
class Statement:
    """``kind`` is one of the words above; ``sign`` the direction of a change; ``span`` where the
    indicator is.

    Without a span the indicator is that of the clause's subject or, with ``carried``, that of the
    figure before. ``previous`` marks an earlier value; ``of`` and ``versus`` are spans.
    """

    kind: str
    rule: str
    sign: int = 1
    span: Span | None = None
    carried: bool = False
    previous: bool = False
    of: Span | None = None
    versus: Span | None = None
    verb: int | None = None
    counted: bool = False
    headed: bool = False
