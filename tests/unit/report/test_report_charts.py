"""The small lines beside values: drawn, and nothing else."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from decimal import Decimal

from expectations.report.charts import sparkline


def test_a_line_goes_up_where_values_do() -> None:
    svg = str(sparkline([Decimal(1), Decimal("2.5"), 2]))
    heights = [float(y) for y in re.findall(r'<circle cx="[0-9.]+" cy="([0-9.]+)"', svg)]
    assert len(heights) == 3
    assert heights[0] > heights[2] > heights[1]


def test_it_is_the_same_every_day_and_holds_no_script_style_or_reference() -> None:
    svg = str(sparkline([1, 2]))
    assert svg == str(sparkline([1, 2]))
    assert not re.search(r"<(?!/?(svg|g|path|circle)\b)", svg)
    assert not re.search(r"style=|href=|\son\w+=", svg.replace("xmlns:xlink", ""))


def test_one_value_is_no_line() -> None:
    assert sparkline([]) is None
    assert sparkline([Decimal(3)]) is None


def test_the_library_leaves_imports_alone() -> None:
    sparkline([1, 2])
    assert not [finder for finder in sys.meta_path if type(finder).__module__.startswith("pygal")]
    assert importlib.metadata.version("pygal")
