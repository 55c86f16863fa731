"""Planted errors are found, clean releases are left alone; the table in the docs is what is measured."""

from __future__ import annotations

import pytest

from tests.planted.planting import clean_alarms, world
from tests.planted.report import PAGE, page, recall

CLEAN, PLANTS = world()


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_release_raises_no_alarm(name: str) -> None:
    assert clean_alarms(name) == ()


@pytest.mark.slow
def test_planted_errors_are_found() -> None:
    """At least 95 % of each kind."""
    planted, found, missed = recall()
    assert planted.total() >= 100
    assert len(planted) >= 12
    short = {kind: count for kind, count in planted.items() if found[kind] < count * 0.95}
    assert not short, missed


@pytest.mark.slow
def test_the_page_is_what_is_measured() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.planted.report"
