"""What does validation cost? Great Expectations beside one hand-written DuckDB pass, with failing keys.

``python benchmarks/bench_validation.py`` takes about a minute; it writes ``validation.json`` and the tables
of ``validation.md``. Every size runs in a process of its own, so that its peak memory is its own. Both ways
answer the same question for the same twenty checks: how many rows break each, and which.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import validation_report
from synthetic import figures
from timing import machine

HERE = Path(__file__).resolve().parent
SIZES = (1, 10_000, 100_000, 1_000_000)
FLAWED = 1_000
"""One row of so many breaks a rule."""

CHECKS = {
    "figure.key": "figure_id IN (SELECT figure_id FROM figure GROUP BY figure_id HAVING count(*) > 1)",
    "figure.figure_id.not_null": "figure_id IS NULL",
    "figure.figure_id.pattern": "NOT regexp_full_match(figure_id, '[0-9a-f]{16}')",
    "figure.release_id.pattern": "NOT regexp_full_match(release_id, '[0-9a-f]{16}')",
    "figure.release_version.pattern": "NOT regexp_full_match(release_version, '[0-9a-f]{16}')",
    "figure.source_id.not_null": "source_id IS NULL",
    "figure.char_start.range": "char_start < 0",
    "figure.char_end.range": "char_end < 0",
    "figure.quote.not_null": "quote IS NULL",
    "figure.obs_value.not_null": "obs_value IS NULL",
    "figure.measure.codes": "measure NOT IN ('level', 'change', 'growth_rate', 'share', 'multiple', "
    "'contribution', 'rank', 'ratio')",
    "figure.bound.codes": "bound NOT IN ('exact', 'about', 'almost', 'more_than', 'at_least', 'less_than', "
    "'at_most', 'between')",
    "figure.nature.codes": "nature NOT IN ('actual', 'target', 'forecast', 'previous')",
    "figure.obs_status.codes": "obs_status NOT IN ('A', 'E', 'F')",
    "figure.unit_mult.range": "unit_mult < -9 OR unit_mult > 18",
    "growth-rate-range": "measure = 'growth_rate' AND unit_measure = 'percent' "
    "AND (obs_value < -50 OR obs_value > 100)",
    "share-range": "measure = 'share' AND unit_measure = 'percent' AND (obs_value < 0 OR obs_value > 100)",
    "multiple-positive": "measure = 'multiple' AND obs_value <= 0",
    "period-ordered": "period_end < period_start",
    "range-ordered": "obs_value_high < obs_value",
}
"""The hand-written pass, by the rule of this project that asks the same."""


def main(arguments: Sequence[str]) -> int:
    """Measure all sizes, or one (``--size``, for the process that does it)."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, help="measure this many rows here and print JSON")
    options.add_argument("--way", choices=("gx", "by hand"), help="with --size: which way")
    options.add_argument("--database", type=Path, help="with --size: the file to check")
    given = options.parse_args(arguments)
    if given.size is not None:
        print(json.dumps(_one(given.way, given.database)))
        return 0
    found = {"machine": machine(), "command": "python benchmarks/bench_validation.py", "sizes": _sizes()}
    (HERE / "validation.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    validation_report.write(found)
    print((HERE / "validation.md").read_text(encoding="utf-8"))
    return 0


def _sizes() -> list[dict[str, Any]]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            database = figures(Path(folder, f"{size}.duckdb"), size, flawed=FLAWED)
            ways = {way: _apart(way, size, database) for way in ("gx", "by hand")}
            if ways["gx"]["broken"] != ways["by hand"]["broken"]:
                raise SystemExit(f"{size} rows: the two ways do not find the same rows")
            rows.append({"rows": size} | ways)
    return rows


def _apart(way: str, size: int, database: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--size", str(size), "--way", way, "--database", str(database)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


def _one(way: str, database: Path) -> dict[str, Any]:
    work = _great_expectations(database) if way == "gx" else _by_hand(database)
    start = time.perf_counter()
    broken = work()
    first = time.perf_counter() - start
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return {"first": first, "seconds": min(times), "peak_mb": peak, "broken": broken}


def _great_expectations(database: Path) -> Callable[[], dict[str, int]]:
    """The night's own path: checkpoint, verdicts, then the failing rows' keys of the rules that broke."""
    from expectations import suites
    from expectations.keys import failing
    from expectations.overlays import rules
    from warehouse.duck import connect

    asked = tuple(rule for rule in rules() if rule.id in CHECKS)
    if len(asked) != len(CHECKS):
        raise SystemExit("a rule of CHECKS is no longer declared; correct its name")

    def work() -> dict[str, int]:
        now = datetime.now(UTC)
        _, checked = suites.run(suites.memory_context(), asked, database, "bench", now)
        with connect(database, read_only=True) as db:
            return {c.rule.id: len({f.key for f in failing(db, c.rule)}) for c in checked if not c.success}

    return work


def _by_hand(database: Path) -> Callable[[], dict[str, int]]:
    """One pass that a person would write: a list of the broken checks beside each failing key."""
    from warehouse.duck import connect

    told = ", ".join(f"CASE WHEN {check} THEN '{name}' END" for name, check in CHECKS.items())
    query = f"""SELECT figure_id, broken FROM
        (SELECT figure_id, list_filter([{told}], x -> x IS NOT NULL) AS broken FROM figure)
        WHERE len(broken) > 0"""

    def work() -> dict[str, int]:
        counts: dict[str, set[str]] = {}
        with connect(database, read_only=True) as db:
            for key, broken in db.execute(query).fetchall():
                for name in broken:
                    counts.setdefault(name, set()).add(key)
        return {name: len(keys) for name, keys in counts.items()}

    return work


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
