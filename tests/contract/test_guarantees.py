"""The page of guarantees says what the tests said, and names tests that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorder import Recorder, figures

from tests import guarantees


def test_the_page_is_up_to_date() -> None:
    assert guarantees.PAGE.read_text(encoding="utf-8") == guarantees.page(guarantees.figures()), (
        "run `python -m tests.guarantees`"
    )


@pytest.mark.parametrize("test", guarantees.tests())
def test_every_test_that_is_named_is_there(test: str, root: Path) -> None:
    path, _, name = test.partition("::")
    assert f"def {name}(" in (root / path).read_text(encoding="utf-8")


def test_every_row_of_the_standard_has_its_row(shared: Path) -> None:
    lines = (shared / "spec" / "trust.md").read_text(encoding="utf-8").splitlines()
    heads = ("| promise", "| attack", "| ---")
    table = [line for line in lines if line.startswith("| ") and not line.startswith(heads)]
    assert sum(len(guarantees.rows()[family]) for family in ("Reliability", "Security")) == len(table)


def test_what_is_heard_of_a_test() -> None:
    said = figures("noise\n  survived  4/4 \nRSS +1.1%, 0 files\nwarm\n")
    assert said == ["survived 4/4", "RSS +1.1%, 0 files"]


def test_a_failure_is_not_kept_quiet(tmp_path: Path) -> None:
    [row] = [r for r in guarantees.rows()["Reliability"] if r["promise"] == "it does not grow"]
    test = row["tests"][0]
    assert guarantees._of_test(test, {}) == "not yet"
    kept = {
        f"{test}[8]": {"outcome": "failed", "said": []},
        f"{test}[30]": {"outcome": "passed", "said": ["x"]},
    }
    assert guarantees._of_test(test, kept) == "**1 of 2 failed**"


def test_what_was_heard_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    path.write_text('{"a": {"outcome": "passed", "said": ["1/1"]}}', encoding="utf-8")
    recorder = Recorder(path)
    recorder.kept["b"] = {"outcome": "passed", "said": []}
    recorder.pytest_sessionfinish()
    assert '"1/1"' in path.read_text(encoding="utf-8")
