"""Saved queries: ``queries/<name>.sql``, a file each, its first comment lines tell what it answers."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import InvalidQueryError

FOLDER = Path(__file__).resolve().parents[1] / "queries"
MARK = "@"
"""What a query's name begins with where SQL could stand: ``@growth-this-year``."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A query with the question that it answers."""

    name: str
    question: str
    sql: str


def saved(folder: Path = FOLDER) -> dict[str, Saved]:
    """The queries of a folder by name; without the folder, none."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.sql"))}


def resolved(text: str, folders: tuple[Path, ...] = (FOLDER,)) -> str:
    """SQL as it stands, or that of the saved query named by ``@name``; later folders win.

    Raises ``InvalidQueryError`` with the nearest name where there is none.
    """
    if not text.strip().startswith(MARK):
        return text
    name = text.strip().removeprefix(MARK)
    known = {name: query for folder in folders for name, query in saved(folder).items()}
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"Did you mean @{near[0]}? " if near else ""
        raise InvalidQueryError(f"no saved query is called {name!r}. {hint}Known: {', '.join(known)}")
    return known[name].sql


def _read(path: Path) -> Saved:
    lines = path.read_text(encoding="utf-8").splitlines()
    told = [line[2:].strip() for line in lines if line.startswith("--")]
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip()
    return Saved(path.stem, " ".join(told), sql)
