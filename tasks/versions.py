"""Which version does a page tell? One that says what was said before is the version that said it first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tasks.records import Record, encoded, read_lines, write_encoded
from tasks.step import step
from warehouse.archive import Capture
from warehouse.standing import Place, Standing, said_by


@dataclass(slots=True)
class Told:
    """What the pages of a batch told.

    ``records`` is the file of new or changed texts; ``same`` are captures whose text stood there already;
    ``anew`` are earlier captures read again in their place, since the rules have changed; ``stood`` is what
    stands at each place now.
    """

    records: Path
    stood: dict[Place, Standing]
    same: list[Capture] = field(default_factory=list)
    anew: list[Capture] = field(default_factory=list)


@step("versions")
def versions(
    parsed: Path, out: Path, stood: Mapping[Place, Standing], fingerprints: Mapping[str, str]
) -> Told:
    """Leaves out of a file of records what was said at the same place before; ``stood`` is what was.

    A text that other rules read is read anew, under the name of the bytes that told it first.
    """
    told = Told(out, dict(stood))
    write_encoded(out, map(encoded, _changed(read_lines(parsed, Record), told, fingerprints)))
    return told


def _changed(records: Iterator[Record], told: Told, fingerprints: Mapping[str, str]) -> Iterator[Record]:
    for record in records:
        capture = record.capture
        place, mark = (capture.source_id, capture.location), fingerprints[capture.source_id]
        before, now = told.stood.get(place), Standing(said_by(record.release), capture, mark)
        if before is None or before.says != now.says or before.capture.sha256 == capture.sha256:
            told.stood[place] = now
            yield record
            continue
        told.same.append(capture)
        if before.fingerprint != mark:
            told.anew.append(before.capture)
            told.stood[place] = replace(before, fingerprint=mark)
            yield replace(record, capture=before.capture)
