"""How well is the main text told from the chrome? Strings that must be there, and strings that must not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what a reader sees as the release on it."""

    name: str
    path: Path
    must: tuple[str, ...]
    cells: tuple[str, ...]
    chrome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Strings told right of all, by kind, and what went wrong."""

    kept: tuple[int, int]
    cells: tuple[int, int]
    left_out: tuple[int, int]
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        """All that is right of all that was asked."""
        pairs = (self.kept, self.cells, self.left_out)
        return sum(right for right, _ in pairs) / sum(asked for _, asked in pairs)


def pages(shared: Path | None) -> list[Page]:
    """This project's pages, and those beside the checkout where they are there."""
    told = yaml.safe_load((HERE / "main_text.yaml").read_text(encoding="utf-8"))
    found = [_page(name, HERE / "pages" / f"{name}.html", labels) for name, labels in told["pages"].items()]
    if shared is not None:
        found += [_page(name, shared / "corpus" / name, labels) for name, labels in told["shared"].items()]
    return found


def _page(name: str, path: Path, labels: dict[str, Any]) -> Page:
    return Page(name, path, *(tuple(labels.get(key, ())) for key in ("must", "cells", "not")))


def score(pages: Iterable[Page], text_of: Callable[[Page], str]) -> Score:
    """Hold the text that somebody took from each page against its labels."""
    counts = {"must": [0, 0], "cells": [0, 0], "not": [0, 0]}
    wrong = []
    for page in pages:
        text = "".join(text_of(page).split())
        for kind, strings in (("must", page.must), ("cells", page.cells), ("not", page.chrome)):
            for string in strings:
                right = ("".join(string.split()) in text) is (kind != "not")
                counts[kind][0] += right
                counts[kind][1] += 1
                wrong += [] if right else [f"{page.name}: {kind} {string!r}"]
    kept, cells, left_out = ((right, asked) for right, asked in counts.values())
    return Score(kept, cells, left_out, tuple(wrong))
