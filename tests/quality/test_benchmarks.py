"""What the benchmarks' page claims is what was measured."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def test_the_tables_are_those_of_the_results(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "benchmarks"
    shutil.copytree(root / "benchmarks", copy)
    readme = copy / "README.md"
    claimed = readme.read_text(encoding="utf-8")
    subprocess.run([sys.executable, copy / "report.py"], check=True)
    assert readme.read_text(encoding="utf-8") == claimed, "run: python benchmarks/report.py"


def test_a_page_without_marks_is_refused(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "benchmarks"
    shutil.copytree(root / "benchmarks", copy)
    (copy / "README.md").write_text("# Benchmarks\n", encoding="utf-8")
    done = subprocess.run([sys.executable, copy / "report.py"], capture_output=True, text=True, check=False)
    assert done.returncode
    assert "no lines '<!-- run -->'" in done.stderr
