"""Great Expectations on DuckDB: the one place that mends what it lacks.

It gives the connection back before it reads the rows, which closes DuckDB's result, and it knows no
regular expressions for this dialect. Both are mended by subclassing, as it does for its own dialects.
It writes an expectation out anew for each of its arguments and compiles its templates anew for each page;
here once for all of them. A contract test fails when it changes.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal


@cache
def great_expectations() -> Any:
    """The module, imported on first use (3 s), quiet, telemetry off, with DuckDB taught to it."""
    os.environ |= {"GX_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    with quiet():
        import great_expectations as gx
    _teach_datasource(_teach_engine())
    _write_out_once()
    _compile_once()
    return gx


@contextmanager
def quiet() -> Iterator[None]:
    """Silences what is not ours to mend: deprecated modules it imports, lists unknown to SQLAlchemy."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.filterwarnings("ignore", "Did not recognize type 'list'")
        yield


def add_database(context: Any, name: str, database: Path) -> Any:
    """A data source of ``context`` that reads a DuckDB file; nothing can write through it."""
    path = str(database.absolute())
    if set(path) & set("?$"):
        raise ValueError(f"{path}: Great Expectations cannot open a path with ? or $. Rename the folder.")
    address = f"duckdb:///{path}?access_mode=read_only"
    return context.data_sources.add_duckdb(name=name, connection_string=address, create_temp_table=False)


def close(source: Any) -> None:
    """Give the file back: the connection that was kept, and both pools that the source holds."""
    source.get_execution_engine().close()
    source.get_engine().dispose()


def _teach_engine() -> type:
    """An execution engine that keeps its connection, and regular expressions for it."""
    import sqlalchemy as sa
    from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
    from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
        column_condition_partial,
    )
    from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
        ColumnMapMetricProvider,
    )

    class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
        @contextmanager
        def get_connection(self) -> Generator[Any, None, None]:
            if self._connection is None:
                self._connection = self.engine.connect()
            yield self._connection

        def close(self) -> None:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            self.engine.dispose()

    class Matches(ColumnMapMetricProvider):
        condition_metric_name = "column_values.match_regex"
        condition_value_keys = ("regex",)

        @column_condition_partial(engine=DuckDBExecutionEngine)
        def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805  # GX calls it with the class
            return sa.func.regexp_matches(column, sa.literal(regex))

    return DuckDBExecutionEngine


def _teach_datasource(engine: type) -> None:
    """``context.data_sources.add_duckdb``: Great Expectations registers the class by its ``type``."""
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource

    class DuckDBDatasource(SQLDatasource):
        type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]  # as in all its own subclasses

        @property
        def execution_engine_type(self) -> Any:
            return engine


_written: ContextVar[tuple[Any, Any] | None] = ContextVar("written", default=None)
"""The expectation whose arguments are being gathered, and what it is written out as."""


def _write_out_once() -> None:
    """While its arguments are gathered, an expectation is written out once."""
    from great_expectations.expectations.expectation import Expectation

    kind: Any = Expectation
    written_out, gathered = kind.configuration.fget, kind._get_runtime_kwargs

    def configuration(self: Any) -> Any:
        held = _written.get()
        return held[1] if held and held[0] is self else written_out(self)

    def runtime_kwargs(self: Any, *args: Any, **kwargs: Any) -> Any:
        token = _written.set((self, written_out(self)))
        try:
            return gathered(self, *args, **kwargs)
        finally:
            _written.reset(token)

    kind.configuration, kind._get_runtime_kwargs = property(configuration), runtime_kwargs


def _compile_once() -> None:
    """Its pages share what their templates were compiled to."""
    from great_expectations.render.view import view
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    kept: dict[str, bytes] = {}

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            if bucket.key in kept:
                bucket.bytecode_from_string(kept[bucket.key])

        def dump_bytecode(self, bucket: Bucket) -> None:
            kept[bucket.key] = bucket.bytecode_to_string()

    pages: Any = view
    pages.Environment = partial(pages.Environment, bytecode_cache=Kept())
