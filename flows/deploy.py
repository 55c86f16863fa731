"""The night as a Prefect flow, and its deployment from the settings."""

from __future__ import annotations

from datetime import date
from typing import cast
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.deployments.runner import RunnerDeployment
from prefect.runtime import flow_run
from prefect.schedules import Cron
from prefect.states import Completed
from prefect.types.entrypoint import EntrypointType

from config.settings import Settings, load_settings
from flows.nightly import nightly

NAME = "nightly"


@flow(name=NAME, persist_result=False, validate_parameters=True)
def night(logical_date: date | None = None, sources: list[str] | None = None) -> State[None]:
    """Read what is new, check it, publish it, write the report.

    The logical date of a scheduled run is the day it was due, however late it starts.
    """
    summary = nightly(logical_date or _due_on(load_settings()), sources)
    told = f"{summary.loaded} releases loaded, {summary.new_rows} new rows"
    name = "Partial" if summary.failures else None
    state: State[None] = Completed(message=told, name=name)
    return state


def _due_on(settings: Settings) -> date | None:
    due = flow_run.scheduled_start_time
    return due.astimezone(ZoneInfo(settings.time_zone)).date() if due else None


def deployment(settings: Settings) -> RunnerDeployment:
    """The night on its schedule: one run at a time, a run that is due meanwhile is cancelled."""
    made = night.to_deployment(
        name=NAME,
        schedules=[Cron(settings.schedule, timezone=settings.time_zone)],
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        entrypoint_type=EntrypointType.MODULE_PATH,
        description="Read every source, check every figure, publish the warehouse and the report.",
        tags=["communique"],
    )
    return cast(RunnerDeployment, made)  # called outside an event loop
