"""The whole night on small installations: what a user may rely on."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config.load import ConfigError
from flows.errors import Exit, LockedError
from flows.lock import lock
from flows.nightly import nightly
from warehouse.duck import connect
from warehouse.errors import UnwritableError
from warehouse.publish import published

pytestmark = pytest.mark.slow

Install = Callable[..., Path]

BUDGET = """\
Ostermark Treasury
Budget outturn for 2025

Published 14 January 2026

Tax revenue in Ostermark reached 40.2 billion euros in 2025, an increase of 5% on the previous year.
Exports of wooden toys grew by 250% in 2025. Imports of coal fell by 60%.
"""

HARBOUR = """\
Ostermark Port Authority
Harbour traffic in 2025

Published 20 January 2026

The port handled 3.1 million containers in 2025, up 4.5% on 2024.
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder with one release."""
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "budget.txt").write_text(BUDGET, encoding="utf-8")
    return folder


def ask(data: Path, sql: str) -> list[tuple[object, ...]]:
    path = published(data)
    assert path is not None
    with connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_rerun_changes_nothing(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    first = nightly()
    assert (first.loaded, first.exit, first.changed) == (1, Exit.OK, True)
    path = published(data)
    assert path is not None
    before = (path, path.stat().st_mtime_ns, path.stat().st_ino)
    second = nightly()
    assert (second.loaded, second.new_rows, second.changed, second.exit) == (0, 0, False, Exit.OK)
    again = published(data)
    assert again is not None
    assert (again, again.stat().st_mtime_ns, again.stat().st_ino) == before
    assert len(list((data / "runs").glob("*.json"))) == 2


def test_every_figure_is_found_again_by_its_offsets(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    nightly()
    rows = ask(data, "SELECT char_start, char_end, quote FROM figure ORDER BY char_start")
    assert [quote for _, _, quote in rows][:2] == ["40.2 billion euros", "5%"]
    assert all(BUDGET[int(str(start)) : int(str(end))] == quote for start, end, quote in rows)


def test_growth_beyond_the_rule_is_flagged_with_its_reason(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    nightly()
    rows = ask(
        data,
        "SELECT quote, kind, message FROM finding JOIN figure ON figure_id = figure_ids[1] "
        "WHERE kind LIKE 'growth-rate%' ORDER BY quote",
    )
    assert [(quote, kind) for quote, kind, _ in rows] == [
        ("250%", "growth-rate-range"),
        ("60%", "growth-rate-range"),
    ]
    page = (data / "report" / "index.html").read_text(encoding="utf-8")
    assert "growth-rate-range" in page
    assert "<mark" in page


def test_a_changed_release_is_a_further_version(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    nightly()
    (town / "budget.txt").write_text(BUDGET.replace("40.2", "40.4"), encoding="utf-8")
    assert nightly().loaded == 1
    rows = ask(data, "SELECT release_id, count(*) FROM release GROUP BY 1")
    assert [count for _, count in rows] == [2]
    assert ask(data, "SELECT quote FROM figure WHERE quote LIKE '%billion%' ORDER BY 1") == [
        ("40.2 billion euros",),
        ("40.4 billion euros",),
    ]


def test_a_reader_is_never_locked_out(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    nightly()
    path = published(data)
    assert path is not None
    with connect(path, read_only=True) as reader:
        (town / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
        nightly()
        assert reader.execute("SELECT count(*) FROM release").fetchall() == [(1,)]
    assert ask(data, "SELECT count(*) FROM release") == [(2,)]


def test_one_bad_source_is_one_bad_source(install: Install, town: Path, tmp_path: Path) -> None:
    data = install(gone=tmp_path / "gone", town=town) / "data"
    summary = nightly()
    assert summary.exit is Exit.PARTIAL
    assert [failure.source_id for failure in summary.failures] == ["gone"]
    assert ask(data, "SELECT count(*) FROM release") == [(1,)]
    assert ask(data, "SELECT kind, severity FROM finding WHERE source_id = 'gone'") == [
        ("discover-failed", "critical")
    ]
    assert nightly().changed is False


def test_an_unreadable_release_is_told_and_not_read_again(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    (town / "huge.html").write_bytes(b"<p>" + b"x" * 6_000_000)
    summary = nightly()
    assert summary.exit is Exit.PARTIAL
    assert ask(data, "SELECT location, outcome FROM capture ORDER BY 1") == [
        ("budget.txt", "read"),
        ("huge.html", "unreadable"),
    ]
    assert nightly().changed is False


def test_links_out_of_the_folder_are_not_followed(install: Install, town: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(HARBOUR, encoding="utf-8")
    (town / "link.txt").symlink_to(secret)
    install(town=town)
    assert nightly().seen == 1


def test_a_second_run_is_told_who_is_at_work(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    data.mkdir()
    with lock(data, "the-first"), pytest.raises(LockedError, match=f"the-first, process {os.getpid()}"):
        nightly()
    assert nightly().exit is Exit.OK


def test_a_wrong_configuration_is_told_before_any_work(install: Install, town: Path) -> None:
    root = install(town=town)
    (root / "config" / "sources" / "town.yaml").write_text("id: town\nnam: x\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"town\.yaml:2: unknown key 'nam'"):
        nightly()
    assert not (root / "data").exists()


def test_a_missing_folder_is_told_before_any_work(install: Install, tmp_path: Path) -> None:
    root = install(gone=tmp_path / "gone")
    with pytest.raises(ConfigError, match=r"gone\.yaml:4: path: there is no folder .*gone\. Create it"):
        nightly()
    assert not (root / "data").exists()


def test_an_unwritable_folder_is_told_before_any_work(
    install: Install, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = install(town=town)
    (root / "data").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(UnwritableError, match="cannot be written"):
        nightly()


def test_the_record_of_a_run_is_kept(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    summary = nightly()
    told = json.loads((data / "runs" / f"{summary.run_id}.json").read_text(encoding="utf-8"))
    assert (told["loaded"], told["exit_code"], told["changed"]) == (1, 0, True)
    assert ask(data, "SELECT status, releases_loaded FROM run") == [("ok", 1)]


def test_a_lost_warehouse_is_rebuilt_from_parquet(install: Install, town: Path) -> None:
    from warehouse.publish import rebuild

    data = install(town=town) / "data"
    nightly()
    tables = ["release", "passage", "figure", "finding", "capture", "source", "run"]
    before = {name: ask(data, f"SELECT * FROM {name} ORDER BY ALL") for name in tables}
    for path in data.glob("warehouse*"):
        path.unlink()
    rebuild(data)
    assert {name: ask(data, f"SELECT * FROM {name} ORDER BY ALL") for name in tables} == before


def test_the_press_conference(install: Install, shared: Path, tmp_path: Path) -> None:
    """The release that the project starts from: its glossary, its end in mid-sentence, its findings."""
    folder = tmp_path / "seed"
    folder.mkdir()
    shutil.copy(shared / "seed" / "changning-press-conference.txt", folder)
    data = install(seed=folder) / "data"
    nightly()
    assert ask(data, "SELECT count(*) FROM entity") == [(8,)]
    assert ask(data, "SELECT list_contains(flags, 'truncated') FROM release") == [(True,)]
    findings = ask(data, "SELECT kind, message || ' ' || coalesce(computation, '') FROM finding")
    arithmetic = [text for kind, text in findings if kind == "multiple-vs-growth"]
    assert len(arithmetic) == 1
    assert "15.8" in str(arithmetic[0])
    assert "7.8" in str(arithmetic[0])
    places = [str(text) for kind, text in findings if kind == "entity-place"]
    assert len(places) == 1
    assert "Jinhongqiao" in places[0]
    assert "Beijing" in places[0]
    assert not [text for _, text in findings if "budget revenue" in str(text)]
    slogans = "SELECT count(*) FROM figure WHERE quote ILIKE '%ten billion%' OR obs_value IN (1e10, 1e11)"
    assert ask(data, slogans) == [(0,)]


def test_a_source_that_comes_back_is_no_longer_doubted(install: Install, town: Path, tmp_path: Path) -> None:
    data = install(town=town, shy=tmp_path / "shy") / "data"
    nightly()
    (tmp_path / "shy").mkdir()
    (tmp_path / "shy" / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    assert nightly().exit is Exit.OK
    assert ask(data, "SELECT status FROM finding WHERE source_id = 'shy' AND origin = 'source'") == [
        ("resolved",)
    ]
    still = "SELECT count(*) FROM open_findings WHERE source_id = 'shy' AND origin = 'source'"
    assert ask(data, still) == [(0,)]


def test_a_corrected_declaration_has_its_pages_read_again(install: Install, town: Path) -> None:
    root = install(town=town)
    path = root / "config" / "sources" / "town.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "issuer: Office of Works\n", encoding="utf-8")
    nightly()
    path.write_text(path.read_text(encoding="utf-8").replace("Works", "Finance"), encoding="utf-8")
    assert nightly().loaded == 1
    assert ask(root / "data", "SELECT issuer FROM release") == [("Office of Finance",)]
    assert ask(root / "data", "SELECT issuer FROM source") == [("Office of Finance",)]


def test_a_page_put_back_is_current_again(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    changed = BUDGET.replace("40.2", "40.4")
    for text in (BUDGET, changed, BUDGET):
        (town / "budget.txt").write_text(text, encoding="utf-8")
        nightly()
    assert ask(data, "SELECT count(*) FROM release") == [(2,)]
    assert ask(data, "SELECT quote FROM latest_figures WHERE unit_measure = 'EUR'") == [
        ("40.2 billion euros",)
    ]


def test_one_absurd_number_does_not_stop_the_night(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    text = HARBOUR.replace("3.1 million", "123456789012345678901234567890123")
    (town / "harbour.txt").write_text(text, encoding="utf-8")
    assert nightly().loaded == 2
    [(rule, row)] = ask(data, "SELECT rule_id, row_json FROM quarantine")
    assert rule == "does_not_fit"
    assert json.loads(str(row))["obs_value"].startswith("123456789012345678901234567890123")


def test_a_name_that_is_no_text_is_kept_in_percent_signs(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    (town / os.fsdecode(b"caf\xe9.txt")).write_text(HARBOUR, encoding="utf-8")
    assert nightly().exit is Exit.OK
    assert ("caf%E9.txt",) in ask(data, "SELECT location FROM release")


def test_a_report_that_was_left_behind_is_written_by_the_next_run(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    nightly()
    shutil.rmtree(data / "report")
    assert nightly().changed is False
    assert (data / "report" / "index.html").exists()


def test_rows_of_killed_runs_are_cleared(install: Install, town: Path) -> None:
    data = install(town=town) / "data"
    nightly()
    listed = sorted((data / "parquet").glob("*/*.parquet"))
    stray = data / "parquet" / "figure" / "0123456789abcdef.parquet"
    stray.write_bytes(b"half a file")
    nightly()
    assert sorted((data / "parquet").glob("*/*.parquet")) == listed


def test_pages_that_share_an_address_do_not_replace_each_other(install: Install, tmp_path: Path) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    for day, figure in ((3, "4.5"), (9, "6.5")):
        page = (
            '<html><head><link rel="canonical" href="https://town.example/press/index.html">'
            f'<meta name="date" content="2026-03-0{day}"><title>Harbour news</title></head><body><main>'
            f"<h1>Harbour news of {day} March</h1>"
            f"<p>The port handled {figure} million containers in 2025.</p>"
            "</main></body></html>"
        )
        (folder / f"{day}.html").write_text(page, encoding="utf-8")
    data = install(press=folder) / "data"
    nightly()
    assert ask(data, "SELECT count(*) FROM latest_figures") == [(2,)]
