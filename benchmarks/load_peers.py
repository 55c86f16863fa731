"""What a load of Parquet into DuckDB takes: ``load_peers.py NAME FIRST NIGHT TABLES`` prints JSON.

``FIRST`` and ``NIGHT`` are data folders with ``parquet/<table>/*.parquet``; ``TABLES`` are names with commas
between. The night is loaded into what the first load made. Seconds by the clock from the files to a closed
database, imports before it began; peak memory of the process. ``ours`` runs in this project's environment,
the others in that of ``requirements/bench.txt``.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

os.environ |= {"RUNTIME__DLTHUB_TELEMETRY": "false", "DO_NOT_TRACK": "1"}
KEYS = {"source": ["source_id"], "release": ["release_id", "release_version"], "figure": ["figure_id"]}
SAMPLE = 20_000
"""Rows of a table given to pandas; its time is told for as many as the others had."""
Files = dict[str, list[str]]
Load = Callable[[Files], None]


def bare(folder: Path) -> Load:
    """DuckDB alone: a copy of the files, appended."""
    duckdb = import_module("duckdb")

    def load(files: Files) -> None:
        with duckdb.connect(str(folder / "bare.duckdb")) as connection:
            for name, paths in files.items():
                rows = f"SELECT * FROM read_parquet({paths})"
                connection.execute(f"CREATE TABLE IF NOT EXISTS {name} AS {rows} LIMIT 0")
                connection.execute(f"INSERT INTO {name} {rows}")

    return load


def dlt_append(folder: Path) -> Load:
    """dlt's DuckDB destination, fed with Arrow tables, its fast way; the same again would be doubled."""
    return _dlt(folder, "append")


def dlt_merge(folder: Path) -> Load:
    """As ``dlt_append``, by key: the same again changes nothing."""
    return _dlt(folder, {"disposition": "merge", "strategy": "delete-insert"})


def dlt_files(folder: Path) -> Load:
    """dlt from the files themselves: its verified source of files and its reader of Parquet, by key."""
    files, pipeline = import_module("dlt.sources.filesystem"), _pipeline(folder)

    def resource_of(name: str, paths: list[str]) -> Any:
        place = Path(paths[0]).parent.as_uri()
        rows = files.filesystem(bucket_url=place, file_glob="*.parquet") | files.read_parquet()
        merge = {"disposition": "merge", "strategy": "delete-insert"}
        return rows.with_name(name).apply_hints(primary_key=KEYS[name], write_disposition=merge)

    return lambda files: pipeline.run([resource_of(*table) for table in files.items()])


def _pipeline(folder: Path) -> Any:
    library = import_module("dlt")
    destination = library.destinations.duckdb(str(folder / "dlt.duckdb"))
    return library.pipeline(
        "bench", destination=destination, dataset_name="bench", pipelines_dir=str(folder / "state")
    )


def _dlt(folder: Path, disposition: Any) -> Load:
    library, parquet, pipeline = import_module("dlt"), import_module("pyarrow.parquet"), _pipeline(folder)

    def resource_of(name: str, paths: list[str]) -> Any:
        rows = (parquet.read_table(path) for path in paths)
        return library.resource(rows, name=name, write_disposition=disposition, primary_key=KEYS[name])

    return lambda files: pipeline.run(
        [resource_of(*table) for table in files.items()], loader_file_format="parquet"
    )


def pandas(folder: Path) -> Load:
    """pandas ``to_sql`` through SQLAlchemy, in chunks: a sample of the rows, without their lists."""
    parquet, sqlalchemy = import_module("pyarrow.parquet"), import_module("sqlalchemy")
    engine = sqlalchemy.create_engine(f"duckdb:///{folder / 'pandas.duckdb'}")

    def load(files: Files) -> None:
        for name, paths in files.items():
            table = parquet.read_table(paths[0])
            lists = [field.name for field in table.schema if hasattr(field.type, "value_field")]
            frame = table.drop_columns(lists).slice(0, SAMPLE).to_pandas()
            frame.to_sql(name, engine, if_exists="append", index=False, chunksize=1_000, method="multi")

    return load


def ours(folder: Path) -> Load:
    """This project: hashes, keys and references verified, words held against the text, published by swap.

    Sources and releases are published before, where only figures are loaded: they rest on them.
    """
    bench, publish = import_module("bench_warehouse"), import_module("warehouse.publish").publish

    def load(files: Files) -> None:
        publish(folder, bench.listed(folder, f"r{len(list(folder.glob('manifests/*')))}", files))

    return load


LOADS: dict[str, Callable[[Path], Load]] = {
    "bare": bare, "dlt append": dlt_append, "dlt merge": dlt_merge, "dlt files": dlt_files,
    "pandas": pandas, "ours": ours,
}  # fmt: skip


def main(name: str, first: str, night: str, tables: str) -> None:
    """Measure one."""
    names = tables.split(",")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        load = LOADS[name](folder)
        parts = [_files(Path(data), names, folder if name == "ours" else None) for data in (first, night)]
        if name == "ours" and "release" not in names:
            for data in (first, night):
                load(_files(Path(data), ["source", "release"], folder))
        seconds = [_seconds(load, files) for files in parts[: 1 if name == "pandas" else 2]]
        size = max(p.stat().st_size for p in folder.glob("*.duckdb"))
    if name == "pandas":
        seconds = [seconds[0] * max(1, _rows(parts[0]) / SAMPLE)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    told = {"first": seconds[0], "night": seconds[-1], "peak_mb": peak, "bytes": size}
    sys.stdout.write(json.dumps(told))


def _files(data: Path, names: list[str], into: Path | None) -> Files:
    """The files of each table; copied into a data folder of its own for ``ours``."""
    found = {name: sorted((data / "parquet" / name).glob("*.parquet")) for name in names}
    if into:
        for paths in found.values():
            for path in paths:
                copy = into / path.relative_to(data)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
        found = {name: [into / path.relative_to(data) for path in paths] for name, paths in found.items()}
    return {name: [str(path) for path in paths] for name, paths in found.items()}


def _seconds(load: Load, files: Files) -> float:
    start = time.perf_counter()
    load(files)
    return time.perf_counter() - start


def _rows(files: Files) -> int:
    """Rows of the table that has most."""
    parquet = import_module("pyarrow.parquet")
    return max(sum(parquet.read_metadata(path).num_rows for path in paths) for paths in files.values())


if __name__ == "__main__":
    main(*sys.argv[1:])
