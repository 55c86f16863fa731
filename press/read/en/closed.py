"""Closed classes of words that belong to the grammar and not to the lexicon."""

from __future__ import annotations


def closed(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())
