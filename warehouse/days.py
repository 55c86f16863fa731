"""When was each page that the warehouse holds published, and could it be read?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.duck import connect
from warehouse.publish import published

Page = tuple[str, str, str]
"""source_id, location, sha256."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a page: its date of publication; whether it or a row of it was kept out."""

    published_on: date | None
    failed: bool


SQL = """
WITH kept_out AS (
    SELECT r.source_id, r.location, r.sha256
    FROM quarantine q JOIN release r USING (release_id, release_version)
    UNION  -- a release that was kept out whole is not in its table
    SELECT row_json->>'source_id', row_json->>'location', row_json->>'sha256'
    FROM quarantine WHERE table_name = 'release'
)
SELECT c.source_id, c.location, c.sha256, min(r.published_on),
    bool_or(c.outcome = 'unreadable' OR k.sha256 IS NOT NULL)
FROM capture c
LEFT JOIN release r USING (source_id, location, sha256)
LEFT JOIN kept_out k USING (source_id, location, sha256)
GROUP BY ALL
"""


def held_pages(data: Path) -> dict[Page, Held]:
    """Every page that was read or tried; none before the first publication."""
    path = published(data)
    if path is None:
        return {}
    with connect(path, read_only=True) as connection:
        rows = connection.execute(SQL).fetchall()
    return {(source, place, name): Held(day, failed) for source, place, name, day, failed in rows}
