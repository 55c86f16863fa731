"""Where the warehouse is: a file in the data folder, or a lake that many machines share."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

CATALOG = "postgres:"
WORD = re.compile(r"([a-z_]+)=([A-Za-z0-9_.:/~@%+-]+)")
WORDS = frozenset(
    {
        *("host", "hostaddr", "port", "dbname", "user", "sslmode", "sslrootcert", "sslcert", "sslkey"),
        *("connect_timeout", "application_name", "passfile", "service", "target_session_attrs"),
    }
)
STORE = re.compile(r"s3://[a-z0-9][a-z0-9.-]+[a-z0-9](/[A-Za-z0-9_.=-]+)*/?|/[^\0\n']+")
ENDPOINT = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+/?")


class Place(BaseModel):
    """The setting ``warehouse``. It holds no secrets: see ``docs/lake.md`` for where they come from."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["file", "ducklake"] = Field(
        default="file", description="A DuckDB file of this machine, or DuckLake: shared by many."
    )
    catalog: str | None = Field(
        default=None,
        description="DuckLake: its PostgreSQL database, as postgres:host=… port=… dbname=… user=… .",
    )
    data: str | None = Field(
        default=None, description="DuckLake: s3://bucket/prefix/ or a folder that every machine sees."
    )
    endpoint: str | None = Field(
        default=None, description="Address of an S3 server that is not Amazon's: http(s)://host:port."
    )
    region: str = Field(default="us-east-1", pattern=r"[a-z0-9-]+", description="Region of the bucket.")

    @model_validator(mode="after")
    def _whole(self) -> Place:
        given = {name for name in ("catalog", "data", "endpoint") if getattr(self, name) is not None}
        if self.kind == "file" and given:
            raise ValueError(f"{', '.join(sorted(given))}: only for kind: ducklake")
        if self.kind == "ducklake":
            _require(self)
        return self

    @property
    def words(self) -> str:
        """The catalog as libpq takes it."""
        return (self.catalog or "").removeprefix(CATALOG).strip()


def _require(place: Place) -> None:
    """Raises ``ValueError`` for a lake that is told in part, wrongly, or with a secret."""
    if not place.catalog or not place.data:
        raise ValueError("kind: ducklake needs catalog and data")
    if not place.catalog.startswith(CATALOG):
        raise ValueError(f"catalog must begin with {CATALOG}")
    for word in place.words.split():
        match = WORD.fullmatch(word)
        if match and match[1] == "password":
            raise ValueError("no password in catalog, please: use PGPASSWORD or ~/.pgpass")
        if not match or match[1] not in WORDS:
            raise ValueError(f"catalog takes word=value of {', '.join(sorted(WORDS))}")
    if not STORE.fullmatch(place.data):
        raise ValueError("data must be s3://bucket/prefix/ or an absolute folder")
    if place.endpoint and not ENDPOINT.fullmatch(place.endpoint):
        raise ValueError("endpoint must be http://host:port or https://host:port")
