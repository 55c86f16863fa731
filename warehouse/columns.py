"""Columns that several tables share."""

from __future__ import annotations

from warehouse.schema import Column, Type

HASH16 = r"[0-9a-f]{16}"
SHA256 = r"[0-9a-f]{64}"

RELEASE_ID = Column(
    "release_id", Type.TEXT, "The release, the same through all its versions.", pattern=HASH16
)
RELEASE_VERSION = Column(
    "release_version",
    Type.TEXT,
    "The version of the release: the first 16 hex digits of the SHA-256 of its archived bytes.",
    pattern=HASH16,
)
SOURCE_ID = Column(
    "source_id", Type.TEXT, "The source, as config/sources names it.", references="source.source_id"
)
RUN_ID = Column("run_id", Type.TEXT, "The run that wrote this row.")
RELEASE_KEY = ("release_id", "release_version")


def offset(name: str, what: str) -> Column:
    """A code-point offset into the release's text."""
    return Column(name, Type.INTEGER, f"{what}, in Unicode code points into release.text.", minimum=0)
