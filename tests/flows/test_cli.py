"""The command line as a user meets it: output, exit codes, errors with their remedy."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.nightly import nightly

pytestmark = pytest.mark.slow

Done = subprocess.CompletedProcess[bytes]

NOTE = """\
Ostermark Statistics
Milk prices in March 2026

Published 14 April 2026

Milk prices in Ostermark rose by 3.5% in March 2026. Article 9 applies.
"""


def communique(
    root: Path, arguments: Sequence[str], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    env = dict(os.environ) | {"COMMUNIQUE_ROOT": str(root), "COLUMNS": "200", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "flows.cli", *arguments]
    return subprocess.run(command, env=env, input=stdin, capture_output=True, timeout=120, check=False)


@pytest.fixture
def root(install: Callable[..., Path], tmp_path: Path) -> Path:
    """An installation with one source of one release."""
    folder = tmp_path / "dairy"
    folder.mkdir()
    (folder / "milk.txt").write_text(NOTE, encoding="utf-8")
    return install(dairy=folder)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one night over such a release leaves in the data folder."""
    place = tmp_path_factory.mktemp("night")
    (place / "dairy").mkdir()
    (place / "dairy" / "milk.txt").write_text(NOTE, encoding="utf-8")
    (place / "config" / "sources").mkdir(parents=True)
    source = "id: dairy\nname: dairy\nkind: folder\npath: dairy\n"
    (place / "config" / "sources" / "dairy.yaml").write_text(source, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_ROOT", str(place))
        nightly()
    return place / "data"


@pytest.fixture
def warehouse(root: Path, night: Path) -> Path:
    """That installation after one night, the test's own."""
    shutil.copytree(night, root / "data", symlinks=True)
    return root


def test_extract_prints_exactly_the_documented_fields(root: Path, tmp_path: Path) -> None:
    done = communique(root, ["extract", str(tmp_path / "dairy" / "milk.txt")])
    [line] = done.stdout.decode().splitlines()
    figure = json.loads(line)
    assert set(figure) == {
        *(
            "start",
            "end",
            "quote",
            "measure",
            "value",
            "value_high",
            "bound",
            "unit",
            "unit_mult",
            "indicator",
        ),
        *("ref_area", "period", "base_period", "basis", "of", "versus", "nature", "prices"),
    }
    assert NOTE[figure["start"] : figure["end"]] == figure["quote"] == "3.5%"
    assert (figure["measure"], figure["value"], figure["unit"]) == ("growth_rate", "3.5", "percent")
    assert figure["period"] == ["2026-03-01", "2026-03-31"]


def test_extract_explains_what_it_took_and_what_it_left(root: Path) -> None:
    done = communique(root, ["extract", "--explain", "-"], NOTE.encode())
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [record["rule"] for record in records if "rule" in record] != [""]
    assert "9" in {record["quote"] for record in records if "not_a_figure" in record}


def test_what_the_user_tells_wins(root: Path) -> None:
    text = b"Milk prices rose by 3.5% last month."
    done = communique(root, ["extract", "--published", "2026-05-12", "-"], text)
    assert json.loads(done.stdout)["period"] == ["2026-04-01", "2026-04-30"]


def test_parse_shows_the_release_with_the_evidence_for_its_date(root: Path, tmp_path: Path) -> None:
    done = communique(root, ["parse", str(tmp_path / "dairy" / "milk.txt")])
    release = json.loads(done.stdout)
    assert release["published"] == "2026-04-14"
    assert "14 April 2026" in release["published_evidence"]["quote"]


def test_a_missing_file_is_told_and_the_others_are_read(root: Path, tmp_path: Path) -> None:
    done = communique(root, ["extract", "nowhere.txt", str(tmp_path / "dairy" / "milk.txt")])
    assert done.returncode == 4
    assert b"nowhere.txt" in done.stderr
    assert json.loads(done.stdout)["quote"] == "3.5%"


def test_a_wrong_date_is_wrong_usage(root: Path) -> None:
    done = communique(root, ["run", "--date", "2026-13-01"])
    assert done.returncode == 2
    assert b"is not a date such as" in done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: dairy\nnmae: x\n", "dairy.yaml:2: unknown key 'nmae'. Did you mean 'name'?"),
        ("id: dairy\nname: x\nkind: folder\npath: p\nschedule: daily\n", "dairy.yaml:5: schedule:"),
    ],
)
def test_a_wrong_configuration_ends_before_any_work(root: Path, text: str, told: str) -> None:
    (root / "config" / "sources" / "dairy.yaml").write_text(text, encoding="utf-8")
    done = communique(root, ["run"])
    assert done.returncode == 2
    assert told in " ".join(done.stderr.decode().split())
    assert not (root / "data").exists()


def test_run_tells_what_it_did(root: Path) -> None:
    done = communique(root, ["run"])
    told = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    for word in ("releases", "figures", "findings", "quarantined", "warehouse", "report"):
        assert word in told
    assert told.count('query "') == 3


def test_a_run_beside_another_ends_with_its_own_code(root: Path) -> None:
    from flows.lock import lock

    (root / "data").mkdir()
    with lock(root / "data", "the-first"):
        done = communique(root, ["run"])
    assert done.returncode == 75
    assert b"the-first" in done.stderr


@pytest.mark.parametrize("form", ["table", "csv", "json", "parquet"])
def test_an_answer_in_every_format(warehouse: Path, form: str) -> None:
    sql = "SELECT quote, obs_value FROM figure"
    done = communique(warehouse, ["query", sql, "--format", form])
    assert done.returncode == 0, done.stderr
    if form == "parquet":
        assert pq.read_table(io.BytesIO(done.stdout)).column("quote").to_pylist() == ["3.5%"]
    elif form == "json":
        assert json.loads(done.stdout, parse_float=str) == {"quote": "3.5%", "obs_value": "3.5"}
    elif form == "csv":
        assert done.stdout.decode().split() == ["quote,obs_value", "3.5%,3.5"]
    else:
        assert "(1 row)" in done.stdout.decode()


def test_a_query_may_not_leave_the_warehouse(warehouse: Path) -> None:
    done = communique(warehouse, ["query", "SELECT * FROM read_text('/etc/hostname')"])
    assert done.returncode == 1
    assert done.stdout == b""


def test_a_query_before_the_first_night_says_what_to_do(root: Path) -> None:
    done = communique(root, ["query", "SELECT 1"])
    assert done.returncode == 1
    assert b"communique run" in done.stderr


def test_words_of_a_page_cannot_steer_the_terminal(root: Path, tmp_path: Path) -> None:
    name = tmp_path / "dairy" / "\x1b[2Jmilk.html"
    name.write_bytes(b"<p>" + b"x" * 6_000_000)
    done = communique(root, ["run"])
    assert done.returncode == 4
    assert b"\\x1b[2Jmilk.html" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr


def test_report_and_rebuild_name_what_they_wrote(warehouse: Path, tmp_path: Path) -> None:
    written = communique(warehouse, ["report", "--out", str(tmp_path / "review")])
    assert Path(written.stdout.decode().strip()).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    rebuilt = communique(warehouse, ["rebuild"])
    assert Path(rebuilt.stdout.decode().strip()).suffix == ".duckdb"


def test_doctor_finds_a_sound_installation_well_and_a_broken_one_ill(warehouse: Path) -> None:
    done = communique(warehouse, ["doctor"])
    assert done.returncode == 0, done.stdout
    (warehouse / "config" / "sources" / "dairy.yaml").write_text("id: [", encoding="utf-8")
    ill = communique(warehouse, ["doctor"])
    assert ill.returncode == 1
    assert b"FAIL sources" in ill.stdout


def test_explain_tells_people_and_machines_why(root: Path, tmp_path: Path) -> None:
    release = str(tmp_path / "dairy" / "milk.txt")
    told = communique(root, ["explain", release]).stdout.decode()
    assert "rose by […] in" in told
    assert "no figure: the number of a table, an article, a line or the like" in told
    machine = json.loads(communique(root, ["explain", "--format", "json", release]).stdout)
    assert [figure["quote"] for figure in machine["figures"]] == ["3.5%"]
    assert communique(root, ["explain", "nowhere.txt"]).returncode == 1
