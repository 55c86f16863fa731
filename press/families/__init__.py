"""Which families of sites are known? One module each; a module in this folder that has a ``FAMILY`` is known.

A source names its family in its YAML (``family: drupal``); nothing is registered anywhere. A family narrows
a page to the release by CSS selectors, or turns what is no page (JSON, a filing) into one; all other rules
stay.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Family:
    """What the pages of one content management system have in common.

    ``marks`` are strings that its pages carry. ``body``, ``title`` and ``date`` are CSS selectors, with
    commas between; ``body`` takes all that match, in the page's order. Where one matches nothing, the general
    rules find the part. ``convert`` makes a page of a text that is none; None leaves it as it is.
    """

    name: str
    about: str
    marks: tuple[str, ...] = ()
    body: str | None = None
    title: str | None = None
    date: str | None = None
    remove: str | None = None
    convert: Callable[[str], str | None] | None = None


@cache
def families() -> Mapping[str, Family]:
    """All families by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    listed = [module.FAMILY for module in modules if isinstance(getattr(module, "FAMILY", None), Family)]
    return {family.name: family for family in sorted(listed, key=lambda family: family.name)}


def recognised(text: str) -> str | None:
    """The family with most of its marks in a page's source; None where none has two."""
    counts = {name: sum(mark in text for mark in family.marks) for name, family in families().items()}
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] >= 2 else None
