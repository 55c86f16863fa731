"""A warehouse of many machines: DuckLake, its catalog in PostgreSQL, its Parquet files in object storage.

``warehouse.lake`` in the data folder says where it is. ``warehouse-<number>.lake`` stands for one snapshot of
it: a name that ``warehouse.duck.connect`` opens, not a file. Neither holds a secret: PostgreSQL's password
comes from ``PGPASSWORD`` or ``~/.pgpass``, the keys of the store from ``AWS_ACCESS_KEY_ID``,
``AWS_SECRET_ACCESS_KEY`` and ``AWS_SESSION_TOKEN``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from warehouse.errors import LakeError, NothingPublishedError
from warehouse.folder import write_whole
from warehouse.schema import quoted

SUFFIX = ".lake"
POINTER = f"warehouse{SUFFIX}"
EXTENSIONS = ("ducklake", "postgres_scanner", "httpfs")
SECRETS = ("PGPASSWORD", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
ENVIRONMENT = (*SECRETS, "AWS_ACCESS_KEY_ID", "PGPASSFILE", "PGSSLROOTCERT", "HOME")
"""What a process needs of its environment to open a lake."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake is: libpq's words for its catalog; a folder or ``s3://`` prefix for its files; for the
    latter the server's address (none: Amazon's) and region."""

    catalog: str
    data: str
    endpoint: str | None = None
    region: str = "us-east-1"


def lake_at(data: Path) -> Lake | None:
    """The lake that a data folder belongs to; None where its warehouse is a file of its own."""
    try:
        return Lake(**json.loads((data / POINTER).read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise LakeError(
            f"{data / POINTER}: unreadable ({error}). Remove it; the next run writes it."
        ) from error


def settle(data: Path, lake: Lake | None) -> None:
    """Lets a data folder belong to a lake, or to none; what is in its log follows at the next run."""
    if lake == lake_at(data):
        return
    if lake is None:
        (data / POINTER).unlink(missing_ok=True)
        return
    data.mkdir(parents=True, exist_ok=True)
    write_whole(data / POINTER, json.dumps(asdict(lake), indent=1).encode())


def snapshot_path(data: Path, snapshot: int) -> Path:
    """The name of one snapshot, for ``warehouse.duck.connect``."""
    return data / f"warehouse-{snapshot:08d}{SUFFIX}"


def attach(connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    """Makes the lake of ``path`` (the pointer or one snapshot) the current database of a connection.

    Raises ``LakeError`` where an extension is missing or a server does not answer, ``NothingPublishedError``
    where only reading is asked for and nothing was ever written.
    """
    lake = lake_at(path.parent)
    if lake is None:
        raise LakeError(
            f"{path.parent / POINTER}: not there, so {path.name} leads nowhere. Run `communique run`."
        )
    for statement in (
        *_extensions(),
        *_secret(lake, os.environ),
        _attachment(lake, path, read_only),
        "USE lake",
    ):
        try:
            connection.execute(statement)
        except duckdb.Error as error:
            if "Existing DuckLake" in str(error) and "does not exist" in str(error):
                raise NothingPublishedError(
                    f"{path.parent}: its lake is empty. Run `communique run`."
                ) from error
            raise unreachable(error) from error


def fence(path: Path) -> str | None:
    """SQL that leaves a connection only a lake's own files once external access is off."""
    lake = lake_at(path.parent) if path.suffix == SUFFIX else None
    return f"SET allowed_directories = [{quoted(_prefix(lake))}]" if lake else None


def unreachable(error: Exception) -> LakeError:
    """An error of a lake's servers as one of ours, without secrets."""
    line = next((text for text in str(error).splitlines() if text.strip()), "no message")
    return LakeError(
        f"the lake cannot be used: {masked(line.strip())}. Look at `warehouse` in config/settings.yaml and "
        "at PGPASSWORD, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment."
    )


def masked(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """``text`` without any value of the environment that is a secret."""
    for name in SECRETS:
        if environment.get(name):
            text = text.replace(environment[name], "***")
    return text


def _prefix(lake: Lake) -> str:
    return lake.data.rstrip("/") + "/"


def _extensions() -> list[str]:
    """SQL that loads the extensions from their wheels: nothing is downloaded."""
    found = []
    for name in EXTENSIONS:
        spec = find_spec(f"duckdb_extension_{name}")
        places = list(spec.submodule_search_locations or []) if spec else []
        files = [
            Path(p) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension" for p in places
        ]
        if not any(file.exists() for file in files):
            raise LakeError(
                f"DuckDB's extension {name} {duckdb.__version__} is not installed. Install it with "
                "`pip install 'communique[lake]'`."
            )
        found.append(f"LOAD {quoted(str(files[0]))}")
    return found


def _secret(lake: Lake, environment: Mapping[str, str]) -> list[str]:
    """SQL that gives the keys to this connection alone, for this store alone."""
    if not lake.data.startswith("s3://"):
        return []
    told = {
        "KEY_ID": environment.get("AWS_ACCESS_KEY_ID", ""),
        "SECRET": environment.get("AWS_SECRET_ACCESS_KEY", ""),
        "SESSION_TOKEN": environment.get("AWS_SESSION_TOKEN", ""),
        "REGION": lake.region,
        "SCOPE": _prefix(lake),
    }
    options = [f"{name} {quoted(value)}" for name, value in told.items() if value]
    if lake.endpoint:
        address = urlsplit(lake.endpoint)
        options += [f"ENDPOINT {quoted(address.netloc)}", "URL_STYLE 'path'"]
        options.append(f"USE_SSL {str(address.scheme == 'https').lower()}")
    return [f"CREATE OR REPLACE TEMPORARY SECRET store (TYPE s3, {', '.join(options)})"]


def _attachment(lake: Lake, path: Path, read_only: bool) -> str:
    options = [f"DATA_PATH {quoted(_prefix(lake))}", "DATA_INLINING_ROW_LIMIT 0"]
    if path.name != POINTER:
        options.append(f"SNAPSHOT_VERSION {int(path.stem.rpartition('-')[2])}")
    if read_only:
        options.append("READ_ONLY")
    return f"ATTACH {quoted(f'ducklake:postgres:{lake.catalog}')} AS lake ({', '.join(options)})"
