"""Values: what nobody changes once it is made.

mypy forbids a change, and nothing else does: what stops it at run time makes a value take three times as
long to build, and a page takes thousands. What leaves this package is frozen outright (``press/model.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(made: type[T]) -> type[T]:
    """A dataclass with slots, equal and hashed by its fields, which are read only."""
    return dataclass(slots=True, unsafe_hash=True)(made)


def replace(one: T, /, **values: object) -> T:
    """A copy of a dataclass's object with other ``values``; a third of what ``dataclasses.replace`` takes.

    It has two fields or more, and all of them are its constructor's.
    """
    kind: Callable[..., T] = type(one)
    read, places = _fields(kind)
    held = list(read(one))
    for name, other in values.items():
        held[places[name]] = other
    return kind(*held)


@cache
def _fields(of: Any) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    names = tuple(field.name for field in fields(of))
    return attrgetter(*names), {name: place for place, name in enumerate(names)}
