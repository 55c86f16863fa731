"""Where doubts stand after a run, told by hand-made histories."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from config.decisions import Decision
from expectations.lifecycle import Judged, Looked, judge
from expectations.rulings import changed, decision_rows
from expectations.sources import per_release_keys
from warehouse.held import Age, Standing

DAY = date(2026, 11, 28)
DOUBT, RELEASE = "d" * 16, "a" * 16
SOURCES = frozenset({"town"})


def doubt(
    version: str | None = "v1", guard: str = "1" * 16, status: str = "open", **values: Any
) -> dict[str, Any]:
    row = {"finding_id": DOUBT, "origin": "arithmetic", "kind": "growth", "severity": "warning"}
    row |= {"source_id": "town", "release_id": RELEASE if version else None, "release_version": version}
    return {**row, "guard": guard, "status": status, "run_id": "before", **values}


def ruling(verdict: str = "accept", guard: str = "1" * 16) -> Decision:
    more: dict[str, Any] = {}
    if verdict != "accept":
        more["figure"] = {"quote": "5%", "start": 3, "value": 5}
    if verdict == "correct":
        more |= {"value": 4, "source": "the table"}
    return Decision(
        finding=DOUBT, decision=verdict, why="looked", reviewer="me", decided_on=DAY, guard=guard, **more
    )


def ages(version: str = "v1") -> dict[str, Age]:
    at = datetime(2026, 11, int(version[1:]), tzinfo=UTC)
    return {RELEASE: (at, at, version)}


def run(
    raised: list[dict[str, Any]],
    standing: list[dict[str, Any]],
    *rulings: Decision,
    read: tuple[str, ...] = (),
    newest: str = "v1",
    **looked: Any,
) -> Judged:
    looked_at = Looked(SOURCES, frozenset((RELEASE, version) for version in read), **looked)
    named = {r.finding: r for r in rulings}
    return judge(raised, Standing(standing), ages(newest), named, looked_at, "now")


def told(judged: Judged) -> list[tuple[object, object]]:
    return [(row["release_version"], row["status"]) for row in judged.findings]


def events(judged: Judged) -> list[str]:
    return [event for _, event in judged.events]


def test_a_doubt_is_raised_then_seen() -> None:
    first = run([doubt()], [], read=("v1",))
    assert (told(first), events(first)) == ([("v1", "open")], ["raised"])
    again = run([doubt()], [doubt()], read=("v1",))
    assert (told(again), events(again), again.news) == ([("v1", "open")], ["seen"], False)


def test_what_was_not_looked_at_keeps_its_place_in_silence() -> None:
    nothing = run([], [doubt()])
    assert (told(nothing), events(nothing)) == ([], [])


@pytest.mark.parametrize(
    ("verdict", "status"), [("accept", "accepted"), ("correct", "corrected"), ("reject", "rejected")]
)
def test_a_ruling_is_applied_without_reading_again(verdict: str, status: str) -> None:
    applied = run([], [doubt()], ruling(verdict))
    assert (told(applied), events(applied)) == ([("v1", status)], [status])
    assert applied.findings[0]["run_id"] == "now"
    after = run([], [doubt(status=status)], ruling(verdict))
    assert (told(after), after.news) == ([], False)


def test_the_other_doubts_of_a_version_are_told_with_it() -> None:
    """A version's doubts are loaded as a whole: one that is left out would be lost."""
    other = doubt(finding_id="e" * 16)
    applied = run([], [doubt(), other, doubt("v0", finding_id="f" * 16, status="resolved")], ruling())
    assert told(applied) == [("v1", "accepted"), ("v1", "open")]
    assert applied.findings[1] == other
    assert events(applied) == ["accepted"]


def test_raised_again_with_the_same_guard_it_stays_decided() -> None:
    again = run([doubt()], [doubt(status="accepted")], ruling(), read=("v1",))
    assert (told(again), events(again)) == ([("v1", "accepted")], ["seen"])


def test_the_same_words_in_another_version_stay_decided() -> None:
    """Only the markup changed: a further version, the same guard."""
    again = run([doubt("v2")], [doubt(status="accepted")], ruling(), read=("v2",), newest="v2")
    assert (told(again), events(again)) == ([("v2", "accepted")], ["seen"])


def test_a_changed_release_opens_it_again() -> None:
    changed_guard = doubt("v2", guard="2" * 16)
    again = run([changed_guard], [doubt(status="accepted")], ruling(), read=("v2",), newest="v2")
    assert (told(again), events(again)) == ([("v2", "open")], ["seen", "reopened"])


def test_a_ruling_taken_back_opens_it_again() -> None:
    again = run([], [doubt(status="rejected")])
    assert (told(again), events(again)) == ([("v1", "open")], ["reopened"])


def test_read_again_and_not_raised_it_is_resolved_and_stays_so() -> None:
    gone = run([], [doubt()], read=("v1",))
    assert (told(gone), events(gone)) == ([("v1", "resolved")], ["resolved"])
    later = run([], [doubt(status="resolved")], read=("v1",))
    assert (told(later), events(later)) == ([("v1", "resolved")], [])
    back = run([doubt()], [doubt(status="resolved")], read=("v1",))
    assert (told(back), events(back)) == ([("v1", "open")], ["seen", "reopened"])


def test_what_a_comparison_of_releases_found_resolved_is_so() -> None:
    gone = run([doubt(status="resolved")], [doubt()])
    assert (told(gone), events(gone)) == ([("v1", "resolved")], ["resolved"])


def test_a_later_version_without_it_resolves_it_but_not_what_was_decided() -> None:
    gone = run([], [doubt()], read=("v2",), newest="v2")
    assert (told(gone), events(gone)) == ([("v1", "resolved")], ["resolved"])
    kept = run([], [doubt(status="corrected")], ruling("correct"), read=("v2",), newest="v2")
    assert told(kept) == []


def test_an_earlier_version_read_late_does_not_open_what_the_later_one_lacks() -> None:
    late = run([doubt("v1")], [], read=("v1",), newest="v2")
    assert told(late) == [("v1", "resolved")]


def test_other_sources_are_left_alone() -> None:
    other = doubt(source_id="village")
    assert told(run([], [other], ruling())) == []


def test_doubts_about_a_source_are_resolved_when_it_is_seen_again() -> None:
    about = {"origin": "source", "kind": "max_age_days"}
    gone = run([], [doubt(None, **about)])
    assert told(gone) == [(None, "resolved")]


def test_doubts_about_the_figures_of_a_page_wait_until_it_is_read() -> None:
    (key,) = per_release_keys("town", ["A page"])
    about = {"origin": "source", "kind": "figures_per_release", "finding_id": key}
    assert told(run([], [doubt(None, **about)])) == []
    assert told(run([], [doubt(None, **about)], doubts=frozenset({key}))) == [(None, "resolved")]


def states(rows: list[dict[str, Any]]) -> list[tuple[object, object]]:
    return [(row["state"], row["ended_on"]) for row in rows]


def ruled(
    finding: dict[str, Any] | None, *rulings: Decision, held: list[dict[str, Any]] | None = None
) -> Any:
    return decision_rows(rulings, held or [], [finding] if finding else [], ages(), DAY, "now")


def test_a_ruling_says_whether_it_holds() -> None:
    assert states(ruled(doubt(status="accepted"), ruling())) == [("in_force", None)]
    assert states(ruled(doubt(guard="2" * 16), ruling())) == [("reopened", DAY)]
    assert states(ruled(doubt(status="resolved"), ruling())) == [("lapsed", DAY)]
    assert states(ruled(doubt(), ruling())) == [("waiting", None)]
    assert states(ruled(None, ruling())) == [("waiting", None)]


def test_a_ruling_taken_back_stays_as_withdrawn() -> None:
    held = ruled(doubt(status="accepted"), ruling())
    rows = ruled(doubt(), held=held)
    assert states(rows) == [("withdrawn", DAY)]
    assert changed(rows, held)
    assert not changed(ruled(doubt(), held=rows), rows)


def test_a_ruling_in_the_same_state_is_the_same_row() -> None:
    held = ruled(doubt(status="accepted"), ruling())
    assert ruled(doubt(status="accepted"), ruling(), held=held) == held
