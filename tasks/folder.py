"""Releases in a local folder, in the order of their paths."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes

from config.sources import FolderSource
from tasks.records import Failure, Found


def discover_folder(source: FolderSource, root: Path) -> tuple[list[Found], list[Failure]]:
    """The files of a folder that its globs find, and what could not be looked at."""
    folder = (root / source.path).resolve()
    if not folder.is_dir():
        message = f"there is no folder {folder}; create it or correct 'path' in the source's YAML"
        return [], [Failure(source.id, str(source.path), "discover", message)]
    failures = [
        Failure(source.id, str(error.filename), "discover", f"{error.strerror}; let this user read it")
        for error in _unreadable(folder)
    ]
    return [Found(source.id, _location(path, folder), path) for path in _matching(source, folder)], failures


def _matching(source: FolderSource, folder: Path) -> list[Path]:
    found = {path for pattern in source.include for path in folder.glob(pattern)}
    return sorted(path for path in found if _is_inside(path, folder))


def _is_inside(path: Path, folder: Path) -> bool:
    """A regular file below the folder: links that lead out of it are not followed."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder)
    except OSError:
        return False  # told by _unreadable


def _unreadable(folder: Path) -> list[OSError]:
    """Folders that cannot be listed or entered: a glob passes over them in silence."""
    errors: list[OSError] = []
    for inside, _, names in os.walk(folder, onerror=errors.append):
        if names and not os.access(inside, os.X_OK):
            errors.append(PermissionError(13, os.strerror(13), inside))
    return errors


def _location(path: Path, folder: Path) -> str:
    """The path below the folder; a name that is no text is written with percent signs."""
    name = path.relative_to(folder).as_posix()
    try:
        name.encode()
    except UnicodeEncodeError:
        return quote_from_bytes(os.fsencode(name))
    return name
