"""Which words may stand before or after a cell's number? Bounds (约, or more) and directions (up, 下降)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from press.lexicon import Lexicon
from press.model import Bound
from press.read.memo import per_lexicon
from press.read.zh.script import simplify


@dataclass(frozen=True, slots=True)
class CellWord:
    """A word of ``size`` characters: a ``bound``, or a ``sign`` of 1 or -1."""

    size: int
    bound: Bound | None = None
    sign: int = 0


Table = dict[str, list[tuple[str, CellWord]]]
"""By first character, longest words first."""


def before(text: str, at: int, lexicon: Lexicon) -> CellWord | None:
    """The word that stands at ``at``, before the number."""
    return _find(text, at, _before(lexicon), lexicon)


def after(text: str, at: int, lexicon: Lexicon) -> CellWord | None:
    """The word that stands at ``at``, behind the number, and ends the cell."""
    found = _find(text, at, _after(lexicon), lexicon)
    return found if found and not text[at + found.size :].strip() else None


def _find(text: str, at: int, table: Table, lexicon: Lexicon) -> CellWord | None:
    rows = table.get(simplify(text[at : at + 1], lexicon).lower()[:1])
    if not rows:
        return None
    plain = simplify(text[at : at + 40], lexicon).lower()
    for word, found in rows:
        if plain.startswith(word) and not (word[-1].isascii() and plain[len(word) : len(word) + 1].isalpha()):
            return found
    return None


@per_lexicon
def _before(lexicon: Lexicon) -> Table:
    english, chinese = lexicon.words["en"], lexicon.words["zh"]
    bounds = [(w, Bound(code)) for code, ws in english["bound_before"].items() for w in ws]
    bounds.append(("between", Bound.BETWEEN))
    bounds += [(w, Bound(code)) for code, ws in chinese["before"].items() for w in ws]
    signs = [
        (word, sign)
        for code, sign in (("up", 1), ("down", -1))
        for word in (*english["verb"][code], *english["direction"][code], *chinese["verb"][code])
        if word.isascii() or len(word) > 1
    ]
    return _sorted([*_bounds(bounds), *((w, CellWord(len(w), sign=sign)) for w, sign in signs)])


@per_lexicon
def _after(lexicon: Lexicon) -> Table:
    rows = [*lexicon.words["en"]["bound_after"].items(), *lexicon.words["zh"]["after"].items()]
    return _sorted(_bounds((w, Bound(code)) for code, ws in rows for w in ws if w[0].isalpha()))


def _bounds(rows: Iterable[tuple[str, Bound]]) -> list[tuple[str, CellWord]]:
    return [(word, CellWord(len(word), bound=bound)) for word, bound in rows]


def _sorted(rows: Iterable[tuple[str, CellWord]]) -> Table:
    table: Table = {}
    for word, found in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(word[0], []).append((word, found))
    return table
