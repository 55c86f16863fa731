"""Work on hostile input ends in time, says why, and leaves the rest of the batch alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from worker_jobs import work

from tasks.workers import Answer, Limits, Workers

LIMITS = Limits(seconds=0.4, megabytes=150, processes=2)


@pytest.fixture(scope="module")
def crew() -> Iterator[Workers]:
    workers = Workers(LIMITS)
    yield workers
    workers.close()


@pytest.mark.parametrize(
    ("bad", "why", "defect"),
    [
        ("loop", "it took more than", False),
        ("sleep", "more than 2.4 s; given up", False),
        ("hog", "more than 150 MB of memory", False),
        ("crash", "ended (SIGSEGV)", False),
        ("refuse", "no page", False),
        ("break", "KeyError: 'x'", True),
    ],
)
def test_one_bad_item_is_one_bad_answer(crew: Workers, bad: str, why: str, defect: bool) -> None:
    answers = list(crew.map(work, ["a", "b", bad, "c", "d"], "told"))
    assert [a.result for a in answers] == [b"told a", b"told b", None, b"told c", b"told d"]
    assert why in answers[2].why
    assert answers[2].defect is defect


def test_a_batch_of_bad_items_comes_to_an_end(crew: Workers) -> None:
    answers = list(crew.map(work, ["crash", "loop"] * 2 + ["last"], "x"))
    assert [a.result for a in answers] == [None] * 4 + [b"x last"]


def test_many_items_come_back_in_order_from_both_processes(crew: Workers) -> None:
    items = [str(n) for n in range(300)]
    assert [a.result for a in crew.map(work, items, "n")] == [f"n {item}".encode() for item in items]


def test_no_items_no_answers(crew: Workers) -> None:
    assert list(crew.map(work, [], None)) == []


def test_a_map_that_is_left_half_way_does_not_disturb_the_next(crew: Workers) -> None:
    half = crew.map(work, ["a"] * 30, "first")
    assert next(half) == Answer(b"first a")
    half.close()  # type: ignore[attr-defined]  # it is a generator
    assert [a.result for a in crew.map(work, ["b"], "second")] == [b"second b"]


def test_a_process_that_died_between_batches_is_replaced(crew: Workers) -> None:
    list(crew.map(work, ["a"] * 20, "x"))
    for process in crew._processes:
        process.popen.kill()
        process.popen.wait()
    assert [a.result for a in crew.map(work, ["a", "b"], "x")] == [b"x a", b"x b"]


def test_closed_workers_leave_no_process() -> None:
    workers = Workers(LIMITS)
    list(workers.map(work, ["a"], "x"))
    left = [process.popen for process in workers._processes]
    workers.close()
    assert [popen.poll() is not None for popen in left] == [True]


def test_modules_of_the_folder_one_is_in_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jobs_of_a_folder.py").write_text("def work(item, shared):\n    return item.encode()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])  # as under `python -c`
    workers = Workers(LIMITS)
    assert [a.result for a in workers.map(import_module("jobs_of_a_folder").work, ["a"])] == [b"a"]
    workers.close()
