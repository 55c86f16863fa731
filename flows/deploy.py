"""The flows as Prefect sees them, and the night's deployment from the schedules of the sources."""

from __future__ import annotations

from datetime import date
from typing import cast

from prefect import flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.deployments.runner import RunnerDeployment
from prefect.runtime import flow_run
from prefect.schedules import Cron
from prefect.states import Completed
from prefect.types.entrypoint import EntrypointType

from config.settings import Settings
from config.sources import load_sources
from flows.nightly import nightly
from flows.scheduled import catch_up, schedules
from flows.summary import Summary

NAME = "nightly"
BY_SCHEDULE = "auto-scheduled"
"""Prefect's tag of the runs that its scheduler made."""


@flow(name=NAME, persist_result=False, validate_parameters=True)
def night(logical_date: date | None = None, sources: list[str] | None = None) -> State[None]:
    """Read what is new, check it, publish it, write the report.

    A run that the scheduler made runs the logical days that its schedule owes, and nothing where none is; one
    that was asked for runs the day it names, or today.
    """
    if BY_SCHEDULE in flow_run.tags and logical_date is None:
        return ended(list(catch_up(only=sources)))
    return ended([nightly(logical_date, sources)])


def ended(summaries: list[Summary]) -> State[None]:
    """How a flow run ends: completed, partial where something could not be read, or not due."""
    if not summaries:
        not_due: State[None] = Completed(message="nothing is due: the day has had its run", name="NotDue")
        return not_due
    loaded, rows = sum(s.loaded for s in summaries), sum(s.new_rows for s in summaries)
    days = ", ".join(summary.logical_date for summary in summaries)
    name = "Partial" if any(summary.failures for summary in summaries) else None
    told = f"{days}: {loaded} releases loaded, {rows} new rows"
    state: State[None] = Completed(message=told, name=name)
    return state


def deployment(settings: Settings) -> RunnerDeployment:
    """The night on the schedules of its sources: one run at a time, what is due meanwhile is cancelled."""
    sources = load_sources(settings.at(settings.sources))
    made = night.to_deployment(
        name=NAME,
        schedules=[
            Cron(s.cron, timezone=s.time_zone, parameters={"sources": list(s.sources)}, slug=f"schedule-{n}")
            for n, s in enumerate(schedules(settings, sources), 1)
        ],
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        entrypoint_type=EntrypointType.MODULE_PATH,
        description="Read every source, check every figure, publish the warehouse and the report.",
        tags=["communique"],
    )
    return cast(RunnerDeployment, made)  # called outside an event loop
