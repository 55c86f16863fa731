"""The deployments say what the sources declare, and their forms refuse what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect.exceptions import ParameterTypeError

from config.settings import load_settings
from flows import deploy
from flows.prefect_yaml import PAGE, page


def test_the_file_is_up_to_date(root: Path) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_every_source_is_on_a_schedule(root: Path) -> None:
    told = yaml.safe_load(PAGE.read_text(encoding="utf-8"))
    nightly, *others = told["deployments"]
    named = [name for schedule in nightly["schedules"] for name in schedule["parameters"]["sources"]]
    assert sorted(named) == sorted(path.stem for path in (root / "config" / "sources").glob("*.yaml"))
    assert [d["name"] for d in others] == ["backfill", "reparse", "rebuild", "gc"]
    for deployment in told["deployments"]:
        path, _, name = deployment["entrypoint"].partition(":")
        assert (root / path).exists()
        assert getattr(deploy, name).name == deployment["name"]


def test_what_is_served_is_what_the_file_says(root: Path) -> None:
    served = {made.name: made for made in deploy.deployments(load_settings(root=root))}
    told = yaml.safe_load(PAGE.read_text(encoding="utf-8"))["deployments"]
    assert set(served) == {deployment["name"] for deployment in told}
    crons = [(s.schedule.cron, s.schedule.timezone) for s in served["nightly"].schedules or []]  # type: ignore[union-attr]  # all are cron
    assert crons == [(s["cron"], s["timezone"]) for s in told[0]["schedules"]]


def form(which: str) -> dict[str, Any]:
    return {flow.name: flow.parameters.model_dump() for flow in deploy.FLOWS}[which]


def test_the_forms_know_their_choices() -> None:
    told = form("backfill")["properties"]
    assert told["reprocess"]["enum"] == ["none", "failed", "all"]
    assert told["order"]["enum"] == ["oldest", "newest"]
    assert told["first"]["format"] == "date"
    assert form("backfill")["required"] == ["first", "last"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "yesterday", "last": "2026-01-02"},
        {"first": "2026-01-01", "last": "2026-01-02", "reprocess": "some"},
        {"first": "2026-01-01", "last": "2026-01-02", "order": "random"},
        {"first": "2026-01-01", "last": "2026-01-02", "sources": ["../etc"]},
    ],
)
def test_wrong_parameters_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ParameterTypeError):
        deploy.backfill.validate_parameters(wrong)
