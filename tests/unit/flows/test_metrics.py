"""The last run in numbers that a monitor reads."""

from __future__ import annotations

from prometheus_client.openmetrics.parser import text_string_to_metric_families

from flows.metrics import metrics

RUN = {
    "kind": "nightly",
    "status": "partial",
    "started_at": "2026-03-26T06:00:00+00:00",
    "finished_at": "2026-03-26T06:02:00+00:00",
    "late": False,
    "steps": {"read": 3.5},
    "findings": {"critical": 2},
    "totals": {"figure": 41},
    "by_source": {'a "town"\n': {"new": 3, "failed": 1}},
}


def read(text: bytes) -> dict[tuple[str, ...], float]:
    found = {}
    for family in text_string_to_metric_families(text.decode()):
        for sample in family.samples:
            found[sample.name.removeprefix("communique_"), *sample.labels.values()] = sample.value
    return found


def test_the_numbers_of_a_run() -> None:
    assert read(metrics(RUN, RUN)) == {
        ("run_start_timestamp_seconds", "nightly"): 1774504800.0,
        ("run_success_timestamp_seconds", "nightly"): 1774504920.0,
        ("run_status", "ok"): 0.0,
        ("run_status", "partial"): 1.0,
        ("run_status", "failed"): 0.0,
        ("run_late", "nightly"): 0.0,
        ("step_seconds", "read"): 3.5,
        ("open_findings", "critical"): 2.0,
        ("table_rows", "figure"): 41.0,
        ("source_releases", 'a "town"\n', "new"): 3.0,
        ("source_releases", 'a "town"\n', "failed"): 1.0,
    }


def test_a_run_that_failed_at_once() -> None:
    told = {"kind": "nightly", "status": "failed", "started_at": "2026-03-26T06:00:00+00:00"}
    assert read(metrics(told, None))["run_status", "failed"] == 1.0
