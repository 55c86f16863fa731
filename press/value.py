"""Values: what nobody changes once it is made.

mypy forbids a change, and nothing else does: what stops it at run time makes a value take three times as
long to build, and a page takes thousands. What leaves this package is frozen outright (``press/model.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(made: type[T]) -> type[T]:
    """A dataclass with slots, equal and hashed by its fields, which are read only."""
    return dataclass(slots=True, unsafe_hash=True)(made)
