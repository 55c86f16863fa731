"""The list of runs and one of them, from their records and from the warehouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import warehouse_world as world
from typer.testing import CliRunner

from flows.cli import app
from flows.history import UnknownRunError, history, line, one
from flows.record import keep
from warehouse.publish import publish

OK = {"run_id": "20260102T060000-aaaaaa", "status": "ok", "seen": 7, "failures": [], "findings": {"info": 2}}
LOST = {"run_id": "20260103T060000-bbbbbb", "status": "lost", "sources": ["town"]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for told in (OK, LOST):
        keep(tmp_path, told)
    return tmp_path


def test_the_newest_run_comes_first(data: Path) -> None:
    assert [run["status"] for run in history(data)] == ["lost", "ok"]


def test_a_run_whose_record_is_gone_is_known_from_the_warehouse(data: Path) -> None:
    publish(data, world.manifest(data, "20260101T060000-cccccc", world.batch(data, "20260101T060000-cccccc")))
    oldest = line(history(data)[-1])
    assert (oldest["run_id"], oldest["logical_date"]) == (
        "20260101T060000-cccccc",
        str(oldest["logical_date"]),
    )
    assert len(history(data)) == 3


def test_what_a_list_shows(data: Path) -> None:
    told = line(history(data)[1])
    assert (told["seen"], told["failed"], told["findings"], told["loaded"]) == (7, 0, 2, None)


@pytest.mark.parametrize(("name", "status"), [("last", "lost"), ("20260102", "ok"), (OK["run_id"], "ok")])
def test_a_run_is_found_by_its_beginning(data: Path, name: str, status: str) -> None:
    assert one(data, name)["status"] == status


def test_an_unknown_run_is_told_with_those_that_there_are(data: Path) -> None:
    with pytest.raises(UnknownRunError, match="more than one run begins so; there is 20260103T060000-bbbbbb"):
        one(data, "2026")
    with pytest.raises(UnknownRunError, match="there is no such run; there is 2026"):
        one(data, "20260104")


def test_the_commands(data: Path) -> None:
    listed = CliRunner().invoke(app, ["runs", "ls", "--status", "lost", "-f", "json", "--data", str(data)])
    assert [run["run_id"] for run in json.loads(listed.stdout)] == [LOST["run_id"]]
    shown = CliRunner().invoke(app, ["runs", "show", "20260102", "--data", str(data)])
    assert "info: 2" in shown.stdout
    assert CliRunner().invoke(app, ["runs", "ls", "--status", "odd", "--data", str(data)]).exit_code == 2
