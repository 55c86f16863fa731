"""The place or organisation that a release as a whole is about, in its own words."""

from __future__ import annotations

from press.lexicon import Lexicon
from press.model import Release


def home_of(release: Release, language: str, lexicon: Lexicon) -> str | None:
    """Its name by the rules of ``language`` (en, zh); None where nothing tells. Readers load when asked."""
    if language == "zh":
        from press.read.zh import homes as chinese

        return chinese.home_of(release, lexicon)
    from press.read.en.grammar.words import english as words
    from press.read.en.names import homes as english

    home = english.home_of(release, words(lexicon))
    return home.name if home else None
