"""Which releases does a source offer?"""

from __future__ import annotations

from pathlib import Path

from config.sources import Source
from tasks.records import Found
from tasks.step import step


class SourceError(Exception):
    """A source cannot be read at all; the message names it and says what to do."""


@step("discover")
def discover(source: Source, root: Path) -> list[Found]:
    """The releases of a local folder, in the order of their paths; raises :class:`SourceError`."""
    folder = (root / source.path).resolve()
    if not folder.is_dir():
        raise SourceError(
            f"{source.id}: there is no folder {folder}; create it or correct 'path' in its YAML"
        )
    paths = {path for pattern in source.include for path in folder.glob(pattern) if _is_inside(path, folder)}
    return [Found(source.id, path.relative_to(folder).as_posix(), path) for path in sorted(paths)]


def _is_inside(path: Path, folder: Path) -> bool:
    """A regular file below the folder: links that lead out of it are not followed."""
    return path.is_file() and path.resolve().is_relative_to(folder)
