"""How fast is the warehouse? First load, a night into ten million rows, the views, and its peers.

``python benchmarks/bench_warehouse.py --peers-python PATH`` takes some fifteen minutes and 6 GB of disk;
it writes ``warehouse.json`` and the tables of ``warehouse.md``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import warehouse_report
from synthetic import figures
from timing import machine

from warehouse import manifest as log
from warehouse import parquet
from warehouse.compact import compact
from warehouse.duck import connect
from warehouse.folder import parquet_folder
from warehouse.manifest import Manifest
from warehouse.publish import publish, require_published
from warehouse.schema import tables

HERE = Path(__file__).resolve().parent
FIRST, HELD, NIGHT = 1_000_000, 10_000_000, 10_000
LOADED = ("source", "release", "figure")
CHUNK = 200_000

QUERIES = {
    "best_values of a series": "SELECT time_period, obs_value FROM best_values "
    "WHERE series = '{series}' AND ref_area = '{area}' ORDER BY period_start",
    "indicator_series of a series": "SELECT time_period, obs_value FROM indicator_series "
    "WHERE series = '{series}' AND ref_area = '{area}' AND rank = 1",
    "growth_rates of an indicator": "SELECT ref_area, time_period, growth_percent FROM growth_rates "
    "WHERE series = '{series}' ORDER BY growth_percent DESC LIMIT 100",
    "figures_as_of a day": "SELECT count(*) FROM figures_as_of('2015-01-01'::TIMESTAMPTZ) "
    "WHERE series = '{series}'",
    "revisions of a series": "SELECT obs_value, earlier_value FROM revisions "
    "WHERE series = '{series}' AND ref_area = '{area}' ORDER BY known_from DESC",
    "conflicts of a series": "SELECT time_period, obs_value FROM conflicts "
    "WHERE series = '{series}' AND ref_area = '{area}'",
    "coverage of a series": "FROM coverage WHERE series = '{series}' AND ref_area = '{area}'",
    "rebased_series of a series": "SELECT time_period, index_value FROM rebased_series({year}) "
    "WHERE series = '{series}'",
    "latest_figures of a release": "SELECT quote FROM latest_figures "
    "WHERE release_id = substr(md5('release7'), 1, 16)",
    "a citation": "SELECT citation FROM citations WHERE figure_id = substr(md5('figure7'), 1, 16)",
    "source_scorecards, all": "FROM source_scorecards",
}
"""Questions to ask of the series and the area that most figures speak of; each has an answer."""
MOST = """SELECT series, ref_area, mode(year(period_start)) FILTER (WHERE measure = 'level') FROM figure
WHERE ref_area IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, 1, 2 LIMIT 1"""
PEERS = ("bare", "ours", "dlt append", "dlt merge")
SLOW = ("dlt files", "pandas")
"""Measured once, with the figures alone: each takes minutes."""


def main(arguments: Sequence[str]) -> int:
    """Measure, write the results and the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers-python", type=Path, help="interpreter that has requirements/bench.txt")
    options.add_argument("--scale", type=float, default=1.0, help="a fraction of the sizes, to try it out")
    options.add_argument("--turns", type=int, default=3, help="how often each load is measured")
    options.add_argument("--only", choices=("load", "held"), help="measure this part again")
    given = options.parse_args(arguments)
    first, held, night = (int(n * given.scale) for n in (FIRST, HELD, NIGHT))
    peers = " --peers-python PATH" if given.peers_python else ""
    peers += f" --scale {given.scale:g}" if given.scale != 1 else ""
    peers += f" --turns {given.turns}" if given.turns != 3 else ""
    kept = HERE / "warehouse.json"
    found: dict[str, Any] = json.loads(kept.read_bytes()) if given.only and kept.exists() else {}
    found |= {"machine": machine(), "command": f"python benchmarks/bench_warehouse.py{peers}"}
    if given.only != "held":
        with tempfile.TemporaryDirectory() as folder:
            found["load"] = _first_load(Path(folder, "first"), first, given.peers_python, given.turns)
    if given.only != "load":
        with tempfile.TemporaryDirectory() as folder:
            found["held"] = _held(Path(folder), held, night)
    kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    warehouse_report.write(found)
    print((HERE / "warehouse.md").read_text(encoding="utf-8"))
    return 0


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _first_load(data: Path, rows: int, peers: Path | None, turns: int) -> dict[str, Any]:
    """Parquet → published, beside the bare copy and the peers; the least of some each, in turn."""
    made = manifest(data, "r1", rows)
    paths = {name: [data / f.path for f in files] for name, files in made.files.items()}
    bare, ours = [], []
    for _ in range(turns):
        bare.append(_seconds(lambda: _bare(data / "bare.duckdb", paths)))
        (data / "bare.duckdb").unlink()
        ours.append(_seconds(lambda: publish(data, made)))
        _forget(data)
    manifest(data / "night", "r2", NIGHT, first=rows)
    peer = {scope: _peers(peers, data, tables, turns) for scope, tables in SCOPES.items()} if peers else {}
    return {"rows": rows, "night": NIGHT, "bare": min(bare), "ours": min(ours), "peers": peer}


SCOPES = {"all": ",".join(LOADED), "figure": "figure"}
"""What is loaded: all tables of the run, or the figures alone."""


def _bare(path: Path, files: dict[str, list[Path]]) -> None:
    """What the storage costs and nothing else."""
    with connect(path) as connection:
        for name, paths in files.items():
            listed = [str(p) for p in paths]
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet({listed})")
        connection.execute("CHECKPOINT")


def _forget(data: Path) -> None:
    for path in data.glob("warehouse*"):
        path.unlink()
    shutil.rmtree(data / "manifests")


def _peers(python: Path, data: Path, tables: str, turns: int) -> dict[str, dict[str, float]]:
    """What each takes for the same tables, in turn: the least of some, of the slow ones one."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in PEERS + SLOW}
    for turn in range(turns):
        for name in PEERS + SLOW if turn == 0 and tables == "figure" else PEERS:
            interpreter = Path(sys.executable) if name == "ours" else python
            found[name].append(_peer(interpreter, name, data, tables))
    return {
        name: {key: min(one[key] for one in several) for key in several[0]}
        for name, several in found.items()
        if several
    }


def _peer(python: Path, name: str, data: Path, tables: str) -> dict[str, float]:
    command = [str(python), str(HERE / "load_peers.py"), name, str(data), str(data / "night"), tables]
    done = subprocess.run(command, check=True, capture_output=True, cwd=HERE.parent)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _held(data: Path, held: int, night: int) -> dict[str, Any]:
    """A night into many rows, then the views over them, compacted."""
    publish(data, manifest(data, "r1", held))
    packing = _seconds(lambda: compact(data))
    nights = []
    for number in (2, 3, 4):
        made = manifest(data, f"r{number}", night, first=held * number)
        nights.append(_seconds(lambda made=made: publish(data, made)))  # type: ignore[misc]
    with connect(require_published(data), read_only=True) as connection:
        series, area, year = connection.execute(MOST).fetchall()[0]
        asked = {name: sql.format(series=series, area=area, year=year) for name, sql in QUERIES.items()}
        views = {name: _asked(connection, sql) for name, sql in asked.items()}
    size = require_published(data).stat().st_size
    return {"rows": held, "night": night, "nights": nights, "packing": packing, "views": views, "bytes": size}


def _asked(connection: Any, sql: str) -> float:
    answer = connection.execute(sql).fetchall()
    if not answer:
        raise ValueError(f"a question without an answer measures nothing: {sql}")
    return min(_seconds(lambda: connection.execute(sql).fetchall()) for _ in range(5))


def manifest(data: Path, run: str, rows: int, *, first: int = 0) -> Manifest:
    """Synthetic rows as a run's Parquet files; ``first`` moves them away from those of other runs."""
    data.mkdir(parents=True, exist_ok=True)
    made = figures(data / f"{run}.duckdb", rows, seed=first + 1, first=first)
    with connect(made, read_only=True) as connection:
        files = {name: _written(connection, name, data) for name in LOADED}
    made.unlink()
    return listed(data, run, files)


def listed(data: Path, run: str, files: Mapping[str, Iterable[str | Path]]) -> Manifest:
    """The manifest of a run that wrote these files below ``data``."""
    now = datetime.now(UTC)
    row = dict.fromkeys((c.name for c in tables()["run"].columns if c.minimum == 0), 0)
    told = {"run_id": run, "logical_date": now.date(), "started_at": now, "finished_at": now, "status": "ok"}
    found = {name: [Path(path) for path in paths] for name, paths in files.items()}
    return log.manifest(data, run, found, row | told | {"reader_version": "synthetic"})


def _written(connection: Any, name: str, data: Path) -> list[Path]:
    schema = tables()[name].arrow()
    batches = connection.execute(f"FROM {name}").to_arrow_reader(CHUNK)
    return [
        parquet.write_arrow(pa.Table.from_batches([batch]).cast(schema), parquet_folder(data, name))
        for batch in batches
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
