"""From a doubt to a ruling to the next run: what reviewers may rely on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from config.load import ConfigError
from flows.nightly import nightly
from flows.summary import Summary
from tasks.decide import DecisionError, Ruling, decide, withdraw
from warehouse.duck import connect
from warehouse.publish import rebuild, require_published

pytestmark = pytest.mark.slow

Install = Callable[..., Path]
DAY = date(2026, 11, 28)
NOTE = """\
Ostermark Instruments
Results for the second quarter of 2026

Published 14 July 2026

Service revenue grew by 14.0% from EUR 80.0 million to EUR 912.0 million in the second quarter of 2026.
Exports of wooden toys grew by 250% in June 2026.
"""
EMPTY = "<html><head><title>A page of pictures</title></head><body><img src=a.png></body></html>"


@pytest.fixture
def root(install: Install, tmp_path: Path) -> Path:
    """An installation with one release that contradicts itself and one without a text."""
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "pictures.html").write_text(EMPTY, encoding="utf-8")
    return install(town=folder)


def ask(root: Path, sql: str) -> list[tuple[object, ...]]:
    with connect(require_published(root / "data"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def key(root: Path, kind: str) -> str:
    [(found,)] = ask(root, f"SELECT finding_id FROM open_findings WHERE kind = '{kind}'")
    return str(found)


def rule(root: Path, kind: str, verdict: str, **more: str) -> Path:
    ruling = Ruling(key(root, kind), verdict, "I looked.", "M. Okafor", **more)  # type: ignore[arg-type]
    return decide(require_published(root / "data"), root / "config" / "decisions", ruling, DAY)


def status(root: Path, kind: str) -> list[object]:
    sql = f"SELECT state FROM finding_history WHERE kind = '{kind}'"
    return [state for (state,) in ask(root, sql)]


def figure(root: Path) -> list[tuple[object, ...]]:
    return ask(
        root, "SELECT obs_value::BIGINT, printed_value::BIGINT FROM latest_figures WHERE quote LIKE '%912%'"
    )


def test_a_correction_stands_beside_the_printed_value_until_the_release_changes(root: Path) -> None:
    nightly()
    assert status(root, "scale") == ["new"]
    doubts = "SELECT kind FROM finding ORDER BY kind"
    before = ask(root, doubts)
    rule(root, "scale", "correct", value="91,200,000", source="its half-year report, page 4")
    second = nightly()
    assert status(root, "scale") == ["corrected"]
    assert ask(root, doubts) == before
    assert figure(root) == [(91_200_000, 912_000_000)]
    assert ask(root, "SELECT obs_value::BIGINT FROM figure WHERE quote LIKE '%912%'") == [(912_000_000,)]
    assert ask(root, "SELECT state, ended_on FROM decision") == [("in_force", None)]
    third = nightly()
    assert (second.loaded, third.changed, third.new_rows) == (0, False, 0)

    note = root / "town" / "note.txt"
    note.write_text(NOTE + "\nA correction will follow.\n", encoding="utf-8")
    nightly()
    assert status(root, "scale") == ["recurring"]
    assert ask(root, "SELECT was_reopened FROM finding_history WHERE kind = 'scale'") == [(True,)]
    assert figure(root) == [(912_000_000, 912_000_000)]
    [(state, ended)] = ask(root, "SELECT state, ended_on FROM decision")
    assert (state, ended is not None) == ("reopened", True)
    before = ask(root, "FROM decision ORDER BY ALL") + ask(root, "FROM finding_event ORDER BY ALL")
    rebuild(root / "data")
    assert ask(root, "FROM decision ORDER BY ALL") + ask(root, "FROM finding_event ORDER BY ALL") == before


def test_a_rejected_figure_is_left_out_of_the_views_and_comes_back_when_the_ruling_goes(root: Path) -> None:
    nightly()
    path = rule(root, "growth-rate-range", "reject")
    nightly()
    toys = "SELECT count(*) FROM latest_figures WHERE quote = '250%'"
    assert (status(root, "growth-rate-range"), ask(root, toys)) == (["rejected"], [(0,)])
    assert ask(root, toys.replace("latest_figures", "figure")) == [(1,)]
    withdraw(path.parent, path.stem)
    nightly()
    assert (status(root, "growth-rate-range"), ask(root, toys)) == (["recurring"], [(1,)])
    assert ask(root, "SELECT state FROM decision") == [("withdrawn",)]


def test_a_row_that_was_kept_out_is_let_in_by_the_run_after_its_doubt_was_accepted(root: Path) -> None:
    nightly()
    releases = "SELECT location FROM release ORDER BY 1"
    assert ask(root, releases) == [("note.txt",)]
    path = rule(root, "release-has-a-body", "accept")
    let_in: Summary = nightly()
    assert let_in.loaded == 1
    assert ask(root, releases) == [("note.txt",), ("pictures.html",)]
    assert ask(root, "SELECT count(*) FROM quarantine") == [(0,)]
    assert status(root, "release-has-a-body") == ["accepted"]
    assert nightly().changed is False
    path.unlink()
    nightly()
    assert ask(root, releases) == [("note.txt",)]
    assert status(root, "release-has-a-body") == ["recurring"]


def test_what_cannot_be_ruled_is_told_and_nothing_is_written(root: Path) -> None:
    nightly()
    folder = root / "config" / "decisions"
    for kind, verdict, more, told in (
        ("scale", "correct", {"value": "much less", "source": "x"}, "not a number in digits"),
        ("scale", "correct", {"value": "91200000"}, "needs `value`, `source`"),
        ("scale", "reject", {"figure": "8%"}, "say which figure is meant"),
    ):
        with pytest.raises(DecisionError, match=told):
            rule(root, kind, verdict, **more)
    database = require_published(root / "data")
    for wrong, told in (("../../etc", "is not a finding's key"), ("0" * 16, "no open finding")):
        with pytest.raises(DecisionError, match=told):
            decide(database, folder, Ruling(wrong, "accept", "x", "me"), DAY)
    with pytest.raises(DecisionError, match="say why"):
        decide(database, folder, Ruling(key(root, "scale"), "accept", "  ", "me"), DAY)
    assert not folder.exists()


def test_a_faulty_file_is_told_before_any_work(root: Path) -> None:
    folder = root / "config" / "decisions"
    folder.mkdir()
    (folder / "0123456789abcdef.yaml").write_text("finding: 0123456789abcdef\nverdict: accept\n", "utf-8")
    with pytest.raises(ConfigError, match=r"0123456789abcdef\.yaml:2: unknown key 'verdict'"):
        nightly()
    assert not (root / "data" / "runs").exists()
