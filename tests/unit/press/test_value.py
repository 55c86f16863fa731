"""Values are equal, hashed and shown by what they hold, and hold nothing else."""

from __future__ import annotations

import pytest

from press.text import Normal


def test_values_that_hold_the_same_are_one() -> None:
    assert len({Normal("12%"), Normal("12%", None), Normal("12 %")}) == 2


def test_a_value_holds_its_fields_only() -> None:
    with pytest.raises(AttributeError):
        setattr(Normal("12%"), "note", "odd")  # noqa: B010 - mypy forbids the plain form, as it should


def test_periods_are_read_again_only_where_the_one_in_force_was_asked_for() -> None:
    from press.model import Period
    from press.read.en.grammar.tokens import Sentence
    from press.read.en.spans.clock import Clock
    from press.read.en.spans.dates import mentions

    def asks(text: str) -> bool:
        clock = Clock(None, Period(None, None))
        mentions(Sentence(text, 0, len(text)), clock)
        return clock.asked

    assert not asks("Year ended December 31, 2024")
    assert asks("Three months ended June 30")
