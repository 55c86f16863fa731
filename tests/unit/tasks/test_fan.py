"""Batches are handed out a few at a time, come back in order, and outlive the pool that had them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from typing import Any, ClassVar

import pytest

from tasks import fan
from tasks.fan import FanError, apart, each, fanned
from tasks.step import step


@step("double")
def double(number: int) -> int:
    return 2 * number


class Future:
    """Already done, or lost with its pool."""

    def __init__(self, value: int, lost: bool) -> None:
        self.value, self.lost = value, lost

    def result(self) -> int:
        if self.lost:
            raise BrokenExecutor
        return self.value


class Pool:
    """A task runner that loses what it is given, as long as ``losses`` are left."""

    losses = 0
    made: ClassVar[list[Pool]] = []

    def __init__(self) -> None:
        self.open, self.given = True, 0
        self.lost, Pool.losses = Pool.losses > 0, Pool.losses - 1
        Pool.made.append(self)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.open = False

    def submit(self, task: Any, parameters: dict[str, int]) -> Future:
        assert self.open
        self.given += 1
        return Future(task.fn(**parameters), self.lost)


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> type[Pool]:
    """Pools in place of Prefect's, as in a flow run."""
    monkeypatch.setattr(fan, "in_flow_run", lambda: True)
    monkeypatch.setattr(fan, "_runner", lambda *_: Pool())
    monkeypatch.setattr(Pool, "losses", 0)
    monkeypatch.setattr(Pool, "made", [])
    return Pool


def test_outside_a_flow_run_everything_is_done_here(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"), fanned("dask", 2):
        assert not apart()
        assert list(each(double, [1, 2], lambda n: (n,))) == [(1, 2), (2, 4)]
    assert "dask counts in runs under Prefect" in caplog.text


def test_in_order_and_a_few_at_a_time(pools: type[Pool]) -> None:
    read = []

    def numbers() -> Iterator[int]:
        for number in range(9):
            read.append(number)
            yield number

    with fanned("processes", 2):
        assert apart()
        results = each(double, numbers(), lambda n: (n,))
        assert next(results) == (0, 0)
        assert read == [0, 1, 2]
        assert [double for _, double in results] == [2, 4, 6, 8, 10, 12, 14, 16]
    assert [(pool.open, pool.given) for pool in pools.made] == [(False, 9)]


def test_nothing_to_do_starts_nothing(pools: type[Pool]) -> None:
    with fanned("ray", 2):
        assert list(each(double, [], lambda n: (n,))) == []
    assert pools.made == []


def test_a_pool_that_dies_costs_a_retry(pools: type[Pool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pool, "losses", 2)
    with fanned("processes", 2):
        assert list(each(double, [1, 2, 3], lambda n: (n,))) == [(1, 2), (2, 4), (3, 6)]
    assert len(pools.made) == 3
    assert not any(pool.open for pool in pools.made)


def test_a_pool_that_dies_each_time_is_an_error(pools: type[Pool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pool, "losses", 99)
    with fanned("processes", 2), pytest.raises(BrokenExecutor):
        list(each(double, [1], lambda n: (n,)))


def test_a_runner_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fan, "in_flow_run", lambda: True)
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with fanned("dask", 2), pytest.raises(FanError, match=r"needs the extra 'dask'.*communique\[dask\]"):
        list(each(double, [1], lambda n: (n,)))
