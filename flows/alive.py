"""Does the schedule live? What it owes, and what the server really plans."""

from __future__ import annotations

import json
import urllib.request
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from config.settings import Settings
from config.sources import load_sources
from flows.days import due_at, due_days, next_due
from flows.record import days_done
from flows.scheduled import Schedule, schedules

NAME = "nightly"


def kept_up(settings: Settings, now: datetime) -> tuple[bool, str]:
    """Whether every schedule that ever ran still does: nothing owed for longer than a run may take."""
    found = schedules(settings, load_sources(settings.at(settings.sources)))
    late = [told for schedule in found if (told := _late(settings, schedule, now))]
    if late:
        return False, "; ".join(late)
    times = [at for s in found if (at := next_due(s.cron, ZoneInfo(s.time_zone), now))]
    coming = f"the next is due {min(times):%Y-%m-%d %H:%M} UTC" if times else "none is ever due"
    return bool(times), f"{len(found)} in force, {coming}"


def _late(settings: Settings, schedule: Schedule, now: datetime) -> str | None:
    """What a schedule has left undone for too long; None where it keeps up, or where it never began."""
    zone, done = ZoneInfo(schedule.time_zone), days_done(settings.data_folder, set(schedule.sources))
    owed = due_days(schedule.cron, zone, done, now) if done else ()
    since = due_at(schedule.cron, zone, owed[0]) if owed else None
    if since is None or now - since < timedelta(hours=settings.deadline_hours):
        return None
    return (
        f"{owed[0]} of {', '.join(schedule.sources)} is owed since {since:%Y-%m-%d %H:%M} UTC: "
        "is `communique serve` running? `communique run --due` makes up for it"
    )


def planned(api: str) -> tuple[bool, str]:
    """Whether the server at that address has really made runs of the night that are still to come."""
    filters = {
        "deployments": {"name": {"any_": [NAME]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
        "sort": "EXPECTED_START_TIME_ASC",
        "limit": 200,
    }
    runs = _post(f"{api}/flow_runs/filter", filters)
    if not runs:
        return False, f"{api} answers but plans no run of {NAME}; see worker.log and server.log"
    return True, f"{api} plans {len(runs)} runs, the next for {runs[0]['expected_start_time']}"


def _post(url: str, body: dict[str, Any]) -> Any:
    data, kind = json.dumps(body).encode(), {"Content-Type": "application/json"}
    request = urllib.request.Request(url, data=data, headers=kind)  # noqa: S310  # our own loopback address
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  # the same
        return json.loads(answer.read())
