"""The night on a schedule of seconds: each scheduled time is a logical day. ``main`` serves it.

Only the clock is another: what is owed, the lock, the runs and their records are the night's own. The flow is
imported anew for each run, in a process of its own, as a deployment's is.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from prefect import flow, serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.runtime import flow_run
from prefect.schedules import Interval
from prefect.types.entrypoint import EntrypointType

from flows.deploy import ended
from flows.scheduled import catch_up

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


def day_of(at: datetime) -> datetime:
    """Noon of the logical day of a scheduled time."""
    begun = datetime.fromisoformat(os.environ["FAST_BEGUN"])
    passed = at.timestamp() - begun.timestamp()  # Prefect's times are of a class that is no divisor
    return FIRST + timedelta(days=round(passed / float(os.environ["FAST_SECONDS"])))


@flow(name="fast", persist_result=False)
def fast() -> State[None]:
    """What the schedule owes by then."""
    return ended(list(catch_up(now=day_of(flow_run.scheduled_start_time))))


def main() -> None:
    """Serve it until stopped."""
    limit = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    anchor = datetime.fromisoformat(os.environ["FAST_BEGUN"])
    every = Interval(timedelta(seconds=float(os.environ["FAST_SECONDS"])), anchor_date=anchor)
    made = fast.to_deployment(
        name="fast", schedules=[every], concurrency_limit=limit, entrypoint_type=EntrypointType.MODULE_PATH
    )
    serve(made, limit=1, print_starting_message=False)
