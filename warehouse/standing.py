"""What stood last at a place: a page whose bytes change and whose text does not is no new version.

Sites print clocks, counters and tokens into their pages. What makes a version is what the release says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from press.model import Release
from warehouse.archive import Capture
from warehouse.duck import connect
from warehouse.names import name_of
from warehouse.publish import published

Place = tuple[str, str]
"""source_id, location."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The version that a place tells: what it says, by a name, and the bytes that said so first.

    ``fingerprint`` is all that decided how it was read; empty where it was read in this run.
    """

    says: str
    capture: Capture
    fingerprint: str = ""


def says(text: str, title: str | None, published_on: object) -> str:
    """A name for what a release says: its text, its title, its date."""
    return name_of(text, title or "", str(published_on or ""))


def said_by(release: Release) -> str:
    """The name of what a parsed release says."""
    return says(release.text, release.title, release.published)


def standing(data: Path, places: Iterable[Place]) -> Mapping[Place, Standing]:
    """The version that stood last at each of the places, as the published warehouse knows it."""
    path, wanted = published(data), sorted(set(places))
    if path is None or not wanted:
        return {}
    with connect(path, read_only=True) as connection:
        rows = connection.execute(
            """SELECT c.source_id, c.location, r.text, r.title, r.published_on, c.sha256, c.byte_count,
                c.archived_at, c.content_type, c.found_at, c.fingerprint
            FROM capture AS c
            JOIN release AS r USING (source_id, location, sha256)
            JOIN (SELECT unnest($sources) AS source_id, unnest($locations) AS location) AS wanted
                USING (source_id, location)
            QUALIFY row_number() OVER (
                PARTITION BY c.source_id, c.location ORDER BY c.found_at DESC, c.sha256) = 1""",
            {"sources": [s for s, _ in wanted], "locations": [where for _, where in wanted]},
        ).fetchall()
    return {row[:2]: _standing(*row) for row in rows}


def _standing(source: str, place: str, text: str, title: str | None, day: object, *rest: object) -> Standing:
    sha256, size, archived, kind, found, fingerprint = rest
    capture = Capture(source, place, sha256, size, archived, kind, found_at=found)  # type: ignore[arg-type]  # as declared
    return Standing(says(text, title, day), capture, str(fingerprint))
