"""Is the reader compiled, and is what was compiled still what stands here?

``make compiled`` puts a copy of this package, with machine code beside its modules, into a folder beside
it. That copy is used while it fits to the letter: the same sources, the same Python. Else the sources are
interpreted, so that an edit is never read past. ``COMMUNIQUE_COMPILED=0`` interprets them in any case.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

SOURCES = Path(__file__).resolve().parent
FOLDER = SOURCES.parent / ".compiled"
STAMP = "stamp"


def places() -> list[str]:
    """Where the modules of this package are looked for: the compiled copy where it fits, else the sources."""
    return [str(FOLDER / SOURCES.name)] if fits(FOLDER) else [str(SOURCES)]


def fits(folder: Path) -> bool:
    """Whether ``folder`` holds what these sources give under this Python, and nobody forbade it."""
    stamp = folder / STAMP
    if os.environ.get("COMMUNIQUE_COMPILED") == "0" or not stamp.is_file():
        return False
    return stamp.read_text(encoding="utf-8") == fingerprint(SOURCES)


def fingerprint(sources: Path) -> str:
    """What the compiled copy depends on: every module's name and text, and the kind of Python."""
    told = sha256((EXTENSION_SUFFIXES[0] + sys.version).encode())
    for path in sorted(sources.rglob("*.py")):
        text = path.read_bytes()
        told.update(f"{path.relative_to(sources).as_posix()}\0{len(text)}\0".encode() + text)
    return told.hexdigest()


def state() -> str:
    """``compiled`` or ``interpreted``, and why where a compiled copy is not used."""
    if fits(FOLDER):
        return "compiled"
    if not (FOLDER / STAMP).is_file():
        return "interpreted"
    if os.environ.get("COMMUNIQUE_COMPILED") == "0":
        return "interpreted (COMMUNIQUE_COMPILED=0)"
    return "interpreted (the sources or Python changed since `make compiled`)"
