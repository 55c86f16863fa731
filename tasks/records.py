"""What goes from step to step: small values, and paths of files with one JSON record a line."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from press.model import Reading, Release
from warehouse.archive import Capture
from warehouse.errors import told_when_full

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """A release that was discovered but not yet read: a file, a page on the web, or a record of a WARC file.

    ``location`` is its path below the source's root, or its URL. Of a WARC file ``path`` is the file and
    ``record`` the number of the record in it, from 0.
    """

    source_id: str
    location: str
    path: Path | None = None
    url: str | None = None
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a source that a person should know, though it could be read; ``kind`` is a code."""

    source_id: str
    kind: str
    message: str
    severity: str = "warning"


@dataclass(frozen=True, slots=True)
class Failure:
    """A release or a source that could not be read; the rest of the run goes on."""

    source_id: str
    location: str
    step: str
    message: str
    sha256: str | None = None


NOTHING = Reading(())


@dataclass(frozen=True, slots=True)
class Record:
    """A release on its way: what was archived, what it says, what was read from it."""

    capture: Capture
    release: Release
    reading: Reading = NOTHING


ADAPTERS: dict[object, TypeAdapter[Any]] = {}


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """The codec of a dataclass, made once."""
    if kind not in ADAPTERS:
        ADAPTERS[kind] = TypeAdapter(kind)
    return ADAPTERS[kind]


def encoded(item: object) -> bytes:
    """A dataclass of ours as one line of JSON, without its line break."""
    return _adapter(type(item)).dump_json(item)


def decoded(line: bytes, kind: type[T]) -> T:
    """What :func:`encoded` wrote."""
    return _adapter(kind).validate_json(line)


def write_encoded(path: Path, lines: Iterable[bytes]) -> Path:
    """Encoded records, one a line; the file appears whole or not at all."""
    scratch = path.with_name(f"{path.name}.{uuid.uuid4().hex[:12]}.part")  # a lost worker may write it too
    with told_when_full(path), scratch.open("wb") as file:
        for line in lines:
            file.write(line + b"\n")
    return scratch.replace(path)


def read_lines(path: Path, kind: type[T]) -> Iterator[T]:
    """The records of a file that :func:`write_encoded` wrote."""
    with path.open("rb") as file:
        for line in file:
            yield decoded(line, kind)


def as_json(item: object, indent: int | None = None) -> str:
    """A dataclass of ours as JSON text."""
    return _adapter(type(item)).dump_json(item, indent=indent).decode()
