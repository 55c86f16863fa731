"""Many words as one regular expression that tries each character once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of ``words`` that stands at a place; without groups."""
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        if word:
            node[_END] = {}
    return _pattern(root) if root else "(?!)"


def _pattern(node: _Node) -> str:
    leaves = [char for char, below in node.items() if char and set(below) == {_END}]
    branches = [re.escape(c) + _pattern(below) for c, below in node.items() if c and set(below) != {_END}]
    if leaves:
        branches.append(re.escape(leaves[0]) if len(leaves) == 1 else f"[{''.join(map(re.escape, leaves))}]")
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if _END in node else whole
