"""The notebook runs from top to bottom over the published sample night and shows what the releases say."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from flows.browse import NOTEBOOK
from flows.summary import Summary

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ran(newsroom: tuple[Path, Summary]) -> tuple[tuple[Any, ...], Any]:
    """What its cells show, and the names that they define."""
    spec = spec_from_file_location("notebook", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "notebook", module)
        patch.setenv("COMMUNIQUE_DATA", str(newsroom[0]))
        spec.loader.exec_module(module)
        done: tuple[tuple[Any, ...], Any] = module.app.run()
    return done


def test_the_growth_of_a_series_is_as_printed(ran: tuple[tuple[Any, ...], Any]) -> None:
    told = {row["time_period"]: row["growth_percent"] for row in ran[1]["growth"]}
    assert told == {"2026-06": "2.2", "2026-07": "2.2", "2026-08": "2.3", "2026-09": "2.1", "2026-10": "2.2"}


def test_the_best_value_of_the_newest_month_has_its_words_and_its_citation(
    ran: tuple[tuple[Any, ...], Any],
) -> None:
    newest = ran[1]["values"][0]
    assert (newest["time_period"], newest["obs_value"], newest["quote"]) == ("2026-10", "2.2", "2.2")
    (words,) = ran[1]["words"]
    assert "Inflation, % on a year earlier" in words["sentence"]
    assert words["citation"].startswith("Statistics Kestria, “Retail sales gain 4.9% in October 2026")
    assert "2026-11-19" in words["citation"]


def test_the_page_shows_them(ran: tuple[tuple[Any, ...], Any]) -> None:
    shown = " ".join(str(getattr(output, "text", "")) for output in ran[0])
    assert "<h1" in shown
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in shown
    assert "<td>2026-09</td><td>2.1 %</td>" in shown
    assert "Cite it:" in shown


def test_it_runs_as_a_script_and_tells_where_no_warehouse_is(tmp_path: Path) -> None:
    env = dict(os.environ) | {"COMMUNIQUE_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, str(NOTEBOOK)], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode != 0
    assert "no warehouse is published yet" in done.stderr
