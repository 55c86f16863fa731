"""Where does each doubt stand after a run: open, decided, resolved? And what happened to it?

A doubt is told by its key (``finding_id``) through all versions of its release. One that a run raises
is open, or decided where a ruling's guard is the doubt's own. One that a run looked at again and did
not raise is resolved. What a run did not look at keeps its place, but follows the rulings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from config.decisions import Decision
from expectations.keys import Row
from expectations.sources import PER_RELEASE
from warehouse.held import Age, Standing
from warehouse.tables.finding import DECIDED

Version = tuple[object, object]
Key = tuple[str, object]
AS_STATUS = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
LET_IN = ("accepted", "corrected")
"""A row kept out by a critical rule is let in when its doubt stands so."""
Rulings = Mapping[str, Decision]
"""Rulings by the doubt that they decide."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a run looked at: sources by id (their rulings are applied), release versions that it read, doubts
    whose cause it tried again."""

    sources: frozenset[str] = frozenset()
    versions: frozenset[Version] = frozenset()
    doubts: frozenset[str] = frozenset()

    @property
    def releases(self) -> frozenset[object]:
        """The releases of which it read a version."""
        return frozenset(release for release, _ in self.versions)


@dataclass(slots=True)
class Judged:
    """Rows of ``finding`` to write, and what happened to each doubt: (finding_id, event)."""

    findings: list[Row] = field(default_factory=list)
    events: dict[tuple[str, str], None] = field(default_factory=dict)

    @property
    def news(self) -> bool:
        """Whether anything happened but that doubts were seen again."""
        return any(event != "seen" for _, event in self.events)


def status_of(doubt: Mapping[str, object], rulings: Rulings) -> str:
    """Open, or as decided where the ruling's guard is the doubt's."""
    ruling = rulings.get(str(doubt["finding_id"]))
    return AS_STATUS[ruling.decision] if ruling and ruling.guard == doubt["guard"] else "open"


def judge(
    raised: Sequence[Row],
    standing: Standing,
    newest: Mapping[str, Age],
    rulings: Rulings,
    looked: Looked,
    run_id: str,
) -> Judged:
    """Where the raised doubts and those standing come to be; ``newest`` are the versions after the run.

    A row among the raised that says it is resolved is: who compares releases knows what is raised no more."""
    before = {_key(row): row for row in standing.findings}
    known = {str(row["finding_id"]): str(row["status"]) for row in standing.findings}
    judged = Judged()
    current = _current(raised, standing, newest)
    for row in raised:
        status = "resolved" if row["status"] == "resolved" else status_of(row, rulings)
        if status == "open" and _outdated(row, newest) and row["finding_id"] not in current:
            status = "resolved"
        judged.findings.append(row | {"status": status})
        _tell(judged, row, status, before.get(_key(row)), known)
    again = {_key(row) for row in raised}
    for key, held in before.items():
        if key not in again and (held["source_id"] in looked.sources or _version(held) in looked.versions):
            _follow(judged, held, newest, rulings, looked, held["finding_id"] in current, run_id)
    judged.findings += _beside(judged.findings, standing)
    return judged


def _beside(findings: Sequence[Row], standing: Standing) -> list[Row]:
    """The other doubts of the versions that ``findings`` speak of: they are loaded version by version."""
    told = {_key(row) for row in findings}
    versions = {_version(row) for row in findings if row["release_id"] is not None}
    return [dict(row) for row in standing.findings if _version(row) in versions and _key(row) not in told]


def _version(row: Mapping[str, object]) -> Version:
    return row["release_id"], row["release_version"]


def _key(row: Mapping[str, object]) -> Key:
    return str(row["finding_id"]), row["release_version"]


def _outdated(row: Mapping[str, object], newest: Mapping[str, Age]) -> bool:
    """Whether a newer version of the doubt's release is there."""
    age = newest.get(str(row["release_id"]))
    return age is not None and age[2] != row["release_version"]


def _current(raised: Sequence[Row], standing: Standing, newest: Mapping[str, Age]) -> set[object]:
    """The doubts that stand on the newest version of their release."""
    unsettled = [row for row in (*raised, *standing.findings) if row["status"] != "resolved"]
    return {row["finding_id"] for row in unsettled if not _outdated(row, newest)}


def _tell(
    judged: Judged, row: Row, status: str, before: Mapping[str, object] | None, known: dict[str, str]
) -> None:
    """Note what a raised doubt went through."""
    name = str(row["finding_id"])
    last = str(before["status"]) if before else known.get(name)
    if last is None or row["status"] != "resolved":
        judged.events[name, "raised" if last is None else "seen"] = None
    if status != "open" and status != last:
        judged.events[name, status] = None
    if status == "open" and last in (*DECIDED, "resolved"):
        judged.events[name, "reopened"] = None


def _follow(
    judged: Judged,
    held: Mapping[str, object],
    newest: Mapping[str, Age],
    rulings: Rulings,
    looked: Looked,
    stands: bool,
    run_id: str,
) -> None:
    """Where a standing doubt that was not raised comes to be; told only where the warehouse must know."""
    reread = (held["release_id"], held["release_version"]) in looked.versions
    status = _settled(held, newest, rulings, looked, reread, stands)
    if status == held["status"] and not reread:
        return  # a version that is read again is replaced as a whole: its resolved doubts must be said again
    moved = status != held["status"]
    judged.findings.append(dict(held) | {"status": status} | ({"run_id": run_id} if moved else {}))
    if moved and not (stands and _outdated(held, newest)):
        judged.events[str(held["finding_id"]), "reopened" if status == "open" else status] = None


def _settled(
    held: Mapping[str, object],
    newest: Mapping[str, Age],
    rulings: Rulings,
    looked: Looked,
    reread: bool,
    stands: bool,
) -> str:
    was = str(held["status"])
    gone = reread or held["finding_id"] in looked.doubts
    if held["origin"] == "source" and held["kind"] != PER_RELEASE:
        gone = True
    if gone or was == "resolved":
        return "resolved"
    if _outdated(held, newest):
        return "resolved" if was == "open" and not stands else was
    return status_of(held, rulings)
