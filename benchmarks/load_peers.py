"""What others take to load the same Parquet into DuckDB: ``python load_peers.py NAME FILE…`` prints JSON.

Runs in the environment of ``requirements/bench.txt``. Seconds by the clock, peak memory of the process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ |= {"RUNTIME__DLTHUB_TELEMETRY": "false", "DO_NOT_TRACK": "1"}


def bare(paths: list[str], folder: Path) -> None:
    """DuckDB alone."""
    import duckdb

    with duckdb.connect(str(folder / "bare.duckdb")) as connection:
        connection.execute(f"CREATE TABLE figure AS SELECT * FROM read_parquet({paths})")


def dlt(paths: list[str], folder: Path) -> None:
    """dlt's DuckDB destination, fed with Arrow tables, its fast way."""
    import dlt as library
    import pyarrow.parquet as pq

    @library.resource(name="figure", write_disposition="append")
    def rows():  # type: ignore[no-untyped-def]
        for path in paths:
            yield pq.read_table(path)

    pipeline = library.pipeline(
        "bench", destination=library.destinations.duckdb(str(folder / "dlt.duckdb")), dataset_name="bench",
        pipelines_dir=str(folder / "state"),
    )  # fmt: skip
    pipeline.run(rows(), loader_file_format="parquet")


def pandas(paths: list[str], folder: Path) -> None:
    """pandas ``to_sql`` through SQLAlchemy, in chunks."""
    import pyarrow.parquet as pq
    import sqlalchemy

    engine = sqlalchemy.create_engine(f"duckdb:///{folder / 'pandas.duckdb'}")
    for path in paths[:1]:
        frame = pq.read_table(path).drop_columns(["notes"]).to_pandas()[:SAMPLE]
        frame.to_sql("figure", engine, if_exists="append", index=False, chunksize=1_000, method="multi")


SAMPLE = 20_000
"""Rows given to pandas; its time is told for as many as the others had."""


def main(name: str, paths: list[str]) -> None:
    """Measure one."""
    import pyarrow.parquet as pq

    work: Callable[[list[str], Path], None] = {"bare": bare, "dlt": dlt, "pandas": pandas}[name]
    rows = sum(pq.read_metadata(p).num_rows for p in paths)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        work(paths, Path(folder))
        seconds = time.perf_counter() - start
    if name == "pandas":
        seconds *= rows / min(rows, SAMPLE)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
