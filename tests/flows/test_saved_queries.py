"""The saved queries answer what they say, over the sample newsroom, and the shell runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli.saved import PAGE, page
from flows.summary import Summary
from warehouse import sandbox
from warehouse.errors import InvalidQueryError
from warehouse.publish import require_published
from warehouse.saved import resolved, saved

pytestmark = pytest.mark.slow
LIMITS = {"max_rows": 100_000, "max_bytes": 2**28, "memory_limit": "1GB", "threads": 1}


@pytest.mark.parametrize("name", saved())
def test_a_saved_query_has_an_answer(newsroom: tuple[Path, Summary], name: str) -> None:
    """Behind the same walls as a user's own SQL, in this process: one of its own each would cost most."""
    request = {"path": str(require_published(newsroom[0])), "sql": resolved(f"@{name}"), **LIMITS}
    answer, _ = sandbox.run(request)
    assert answer.num_rows > 0
    assert len(saved()[name].question.split()) > 5


def test_there_are_twenty_and_the_page_shows_them_all() -> None:
    assert len(saved()) >= 20
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(InvalidQueryError, match="Did you mean @coverage"):
        resolved("@covrage")


def test_a_file_of_ones_own_wins(tmp_path: Path) -> None:
    (tmp_path / "units.sql").write_text("-- One.\nSELECT 1")
    assert resolved("@units", (tmp_path,)) == "SELECT 1"


def _dialogue(data: Path, typed: str) -> tuple[str, str]:
    command = [sys.executable, "-m", "flows.cli", "shell", "--data", str(data)]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, done.stderr


def test_a_dialogue(newsroom: tuple[Path, Summary]) -> None:
    out, complaints = _dialogue(
        newsroom[0],
        "SELECT count(*) AS figures\n  FROM figure;\n@what-is-new\n.describe figure\n.tables\n.saved\n"
        "DROP TABLE figure;\n.nonsense\nSELECT 'after' AS word;\n",
    )
    assert "figures" in out
    assert "open_doubts" in out
    assert "DECIMAL(38,9)" in out
    assert "best_values" in out
    assert "figures_as_of(moment)" in out
    assert "@growth-this-year" in out
    assert "not DROP" in complaints
    assert "no command is called .nonsense" in complaints
    assert out.rstrip().endswith("(1 row)")
    assert "after" in out


def test_the_shell_ends_on_quit(newsroom: tuple[Path, Summary]) -> None:
    out, _ = _dialogue(newsroom[0], ".quit\nSELECT 'never' AS word;\n")
    assert "never" not in out
