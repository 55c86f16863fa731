"""The case rows catch broken rules: a sample here, everything with ``python -m tests.quality.mutation``."""

from __future__ import annotations

import pytest

from config.words import load_lexicon
from press.read.en.says import statements
from press.read.tables import measures
from tests.quality.mutants import Mutant, broken_code, broken_lexicon, code_mutants, word_mutants
from tests.quality.mutation import measured, mutants, rows, sample, survives

EVERY = 97
LEAST = 0.85
"""The share of the sample that must be killed; the whole is told in docs/mutation.md."""


def test_every_row_holds_while_nothing_is_broken() -> None:
    for checks in rows().values():
        for check in checks:
            check()


def test_a_broken_function_is_mended() -> None:
    before = measures.falls.__code__
    [mutant] = [m for m in code_mutants() if m.name == "tables.measures.falls" and m.kind == "always yes"]
    with broken_code(mutant):
        assert measures.falls(None, None, None) is True  # type: ignore[arg-type]  # it no longer looks
    assert measures.falls.__code__ is before


def test_a_broken_lexicon_lacks_one_row_and_no_other() -> None:
    lexicon = load_lexicon()
    broken = broken_lexicon(lexicon, Mutant("en words", "words", "verb.up"))
    assert broken.words["en"]["verb"]["up"] == ()
    assert broken.words["en"]["verb"]["down"] == lexicon.words["en"]["verb"]["down"]
    assert broken.words["zh"] == lexicon.words["zh"]


def test_what_is_broken_covers_words_and_all_three_readers() -> None:
    kinds = {m.room for m in mutants(load_lexicon())}
    assert kinds == {"en words", "zh words", "en", "zh", "tables"}
    assert any(
        m.name == f"en.says.{statements.__name__.rpartition('.')[2]}.statement" for m in code_mutants()
    )
    assert any(m.name == "verb.down" for m in word_mutants(load_lexicon()))


@pytest.mark.parametrize("name", ["verb.up", "verb.down", "bound_before.about"])
def test_a_lost_word_is_noticed(name: str) -> None:
    assert not survives(Mutant("en words", "words", name), rows(), load_lexicon())


@pytest.mark.slow
def test_most_of_a_sample_is_killed() -> None:
    found = list(measured(sample(mutants(load_lexicon()), EVERY)))
    alive = [f"{mutant.kind}: {mutant.name}" for mutant, lives in found if lives]
    assert 1 - len(alive) / len(found) >= LEAST, alive
