"""What the benchmarks' page claims is what was measured."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("page", "script"),
    [
        ("README.md", "report.py"),
        ("validation.md", "validation_report.py"),
        ("warehouse.md", "warehouse_report.py"),
        ("ingest.md", "ingest_report.py"),
    ],
)
def test_the_tables_are_those_of_the_results(root: Path, tmp_path: Path, page: str, script: str) -> None:
    copy = tmp_path / "benchmarks"
    shutil.copytree(root / "benchmarks", copy)
    claimed = (copy / page).read_text(encoding="utf-8")
    subprocess.run([sys.executable, copy / script], check=True)
    assert (copy / page).read_text(encoding="utf-8") == claimed, f"run: python benchmarks/{script}"


def test_what_scaling_claims_follows_from_the_results(root: Path, tmp_path: Path) -> None:
    for name in ("benchmarks", "docs"):
        shutil.copytree(root / name, tmp_path / name)
    page = tmp_path / "docs" / "scaling.md"
    claimed = page.read_text(encoding="utf-8")
    subprocess.run([sys.executable, tmp_path / "benchmarks" / "scaling_report.py"], check=True)
    assert page.read_text(encoding="utf-8") == claimed, "run: python benchmarks/scaling_report.py"


def test_a_page_without_marks_is_refused(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "benchmarks"
    shutil.copytree(root / "benchmarks", copy)
    (copy / "README.md").write_text("# Benchmarks\n", encoding="utf-8")
    done = subprocess.run([sys.executable, copy / "report.py"], capture_output=True, text=True, check=False)
    assert done.returncode
    assert "no lines '<!-- run -->'" in done.stderr
