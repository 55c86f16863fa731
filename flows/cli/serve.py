"""``communique serve``."""

from __future__ import annotations

import secrets
import signal
import time
from types import FrameType
from typing import Annotated

import typer
from rich.console import Console

from flows.cli import app

TRIES = 200


@app.command()
def serve(
    port: Annotated[int | None, typer.Option(help="Port on loopback.")] = None,
    run_now: Annotated[bool, typer.Option("--run-now", help="Start one run as soon as all is up.")] = False,
) -> None:
    """Serve the nightly schedule: a Prefect server on loopback, the deployment, a worker. Ctrl-C ends all.

    Example: [bold]communique serve --run-now[/]
    """
    from config.settings import load_settings
    from config.sources import load_sources
    from flows.lock import lock
    from flows.scheduled import schedules
    from flows.server import HOST, ServeError, running
    from warehouse.folder import require_writable

    settings = load_settings(port=port)
    planned = schedules(settings, load_sources(settings.at(settings.sources)))
    console = Console(highlight=False)
    require_writable(settings.data_folder)
    for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(kind, _interrupt)
    try:
        with (
            lock(settings.data_folder, f"on port {settings.port}", "serve"),
            console.status("starting the server"),
            running(settings) as processes,
        ):
            console.print(f"Prefect UI       http://{HOST}:{settings.port}")
            for schedule in planned:
                told = f"{schedule.cron} {schedule.time_zone}: {', '.join(schedule.sources)}"
                console.print(f"nightly          {told}", markup=False)
            console.print(f"logs             {settings.data_folder / 'prefect'}")
            console.print("Ctrl-C ends all of it.")
            if run_now:
                _trigger(settings.port)
                console.print("one run started")
            while all(process.poll() is None for process in processes.values()):
                time.sleep(0.3)
            ended = next(name for name, process in processes.items() if process.poll() is not None)
            raise ServeError(
                f"the {ended} ended by itself; see {settings.data_folder / 'prefect' / ended}.log"
            )
    except KeyboardInterrupt:
        console.print("stopped")


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _trigger(port: int) -> None:
    """Ask for one run of the nightly deployment, which the worker registers as it starts.

    A server that has just started may be slow to answer: it is asked again, with one key, so that
    two answers are still one run.
    """
    import httpx

    from flows.deploy import NAME
    from flows.server import HOST, ServeError

    key, told = secrets.token_hex(8), "no answer"
    with httpx.Client(base_url=f"http://{HOST}:{port}/api", trust_env=False, timeout=15) as api:
        for _ in range(TRIES):
            try:
                found = api.get(f"/deployments/name/{NAME}/{NAME}").raise_for_status().json()
                body = {"state": {"type": "SCHEDULED"}, "idempotency_key": key}
                api.post(f"/deployments/{found['id']}/create_flow_run", json=body).raise_for_status()
                return
            except httpx.HTTPError as error:
                told = str(error)
                time.sleep(0.3)
    raise ServeError(f"no run could be started ({told}); see worker.log and server.log")
