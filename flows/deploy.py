"""The flows as Prefect sees them, and their deployments; the night on the schedules of its sources.

Parameters are typed, so that the form of Prefect's UI refuses what the command line would.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, cast

from prefect import Flow, flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, State
from prefect.deployments.runner import RunnerDeployment
from prefect.runtime import flow_run
from prefect.schedules import Cron
from prefect.states import Completed
from prefect.types.entrypoint import EntrypointType
from pydantic import Field

from config.settings import Settings, load_settings
from config.sources import load_sources
from flows.backfill import Request
from flows.backfill import backfill as fill
from flows.gc import gc as clear
from flows.lock import lock
from flows.nightly import nightly
from flows.plan import Order, Reprocess
from flows.reparse import reparse as read_again
from flows.scheduled import catch_up, schedules
from flows.summary import Summary
from warehouse.publish import rebuild as make_anew

NAME = "nightly"
BY_SCHEDULE = "auto-scheduled"
"""Prefect's tag of the runs that its scheduler made."""
SourceId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$", description="A source's id.")]
Sources = list[SourceId] | None


@flow(name=NAME, persist_result=False, validate_parameters=True)
def night(logical_date: date | None = None, sources: Sources = None) -> State[None]:
    """Read what is new, check it, publish it, write the report.

    A run that the scheduler made runs the logical days that its schedule owes, and nothing where none is; one
    that was asked for runs the day it names, or today.
    """
    if BY_SCHEDULE in flow_run.tags and logical_date is None:
        return ended(list(catch_up(only=sources)))
    return ended([nightly(logical_date, sources)])


@flow(name="backfill", persist_result=False, validate_parameters=True)
def backfill(
    first: date,
    last: date,
    reprocess: Reprocess = "none",
    order: Order = "oldest",
    sources: Sources = None,
    offline: bool = False,
) -> State[None]:
    """Read the releases published from the first to the last day; interrupted, it goes on where it was."""
    request = Request(first, last, reprocess, order, tuple(sources or ()), offline)
    return ended(list(fill(request)))


@flow(name="reparse", persist_result=False, validate_parameters=True)
def reparse(sources: Sources = None) -> State[None]:
    """Read the whole archive again, by the rules of today."""
    return ended([read_again(sources=sources)])


@flow(name="rebuild", persist_result=False, validate_parameters=True)
def rebuild() -> State[None]:
    """Make the warehouse anew from the Parquet files of all runs."""
    data = load_settings().data_folder
    with lock(data, "rebuild"):
        return _completed(f"published {make_anew(data).path.name}")


@flow(name="gc", persist_result=False, validate_parameters=True)
def gc(dry_run: bool = False) -> State[None]:
    """Clear away what the settings no longer keep."""
    return _completed("; ".join(clear(dry=dry_run)) or "nothing to clear away")


FLOWS: tuple[Flow[..., Any], ...] = (night, backfill, reparse, rebuild, gc)


def ended(summaries: list[Summary]) -> State[None]:
    """How a flow run ends: completed, partial where something could not be read, or not due."""
    if not summaries:
        return _completed("nothing is due: it has had its run", "NotDue")
    loaded, rows = sum(s.loaded for s in summaries), sum(s.new_rows for s in summaries)
    days = ", ".join(summary.logical_date for summary in summaries)
    partial = any(summary.failures for summary in summaries)
    return _completed(f"{days}: {loaded} releases loaded, {rows} new rows", "Partial" if partial else None)


def _completed(message: str, name: str | None = None) -> State[None]:
    state: State[None] = Completed(message=message, name=name)
    return state


def crons(settings: Settings) -> list[dict[str, Any]]:
    """The schedules of the night as Prefect takes them: cron, zone, and the sources that follow it."""
    found = schedules(settings, load_sources(settings.at(settings.sources)))
    return [
        {
            "cron": schedule.cron,
            "timezone": schedule.time_zone,
            "parameters": {"sources": list(schedule.sources)},
            "slug": f"schedule-{number}",
        }
        for number, schedule in enumerate(found, 1)
    ]


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """Every flow: one run of each at a time, what is due meanwhile is cancelled; the night has schedules."""
    return [_deployment(which, crons(settings) if which is night else []) for which in FLOWS]


def _deployment(which: Flow[..., Any], schedule: list[dict[str, Any]]) -> RunnerDeployment:
    made = which.to_deployment(
        name=which.name,
        schedules=[Cron(told.pop("cron"), **told) for told in schedule],
        concurrency_limit=ConcurrencyLimitConfig(
            limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
        ),
        entrypoint_type=EntrypointType.MODULE_PATH,
        description=(which.__doc__ or "").partition("\n")[0],
        tags=["communique"],
    )
    return cast(RunnerDeployment, made)  # called outside an event loop
