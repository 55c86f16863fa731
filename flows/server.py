"""A Prefect server on loopback and a worker for the nightly deployment: started, watched, stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from config.settings import Settings
from flows.errors import RunError

HOST = "127.0.0.1"
STARTUP_SECONDS, STOP_SECONDS = 120, 20


class ServeError(RunError):
    """The server or the worker did not start or did not stay."""


def environment(settings: Settings) -> dict[str, str]:
    """The environment of server and worker: state under the data folder, loopback only, no telemetry."""
    home = settings.data_folder / "prefect"
    return dict(os.environ) | {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://{HOST}:{settings.port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home}/prefect.db",
        # TASK_RUN_RECORDER_FLUSH_INTERVAL below a second makes 3.8.8 spin on a whole core: leave it alone.
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL": "1",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "communique",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
        "COMMUNIQUE_ROOT": str(settings.root),
        "COMMUNIQUE_DATA": str(settings.data_folder),
        "COMMUNIQUE_PORT": str(settings.port),
    }


@contextmanager
def running(settings: Settings) -> Iterator[Mapping[str, subprocess.Popen[bytes]]]:
    """Server and worker while the block runs; both are ended with it, the worker first.

    Raises :class:`ServeError` with the end of the log where one of them does not start.
    """
    home = settings.data_folder / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    env = environment(settings)
    if answers(settings.port):
        raise ServeError(f"port {settings.port} is taken; stop what uses it or choose another with --port")
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        start = ["-m", "prefect", "server", "start", "--host", HOST, "--port", str(settings.port)]
        processes["server"] = _spawn(start, env, home / "server.log", settings.root)
        _wait(settings.port, processes["server"], home / "server.log")
        processes["worker"] = _spawn(["-m", "flows.worker"], env, home / "worker.log", settings.root)
        yield processes
    finally:
        for kind in (signal.SIGINT, signal.SIGHUP):
            signal.signal(kind, signal.SIG_IGN)  # a second Ctrl-C must not leave the other child behind
        for name in reversed(processes):
            _stop(processes[name])


def _spawn(arguments: list[str], env: dict[str, str], log: Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that a Ctrl-C reaches only us and we end it in order."""
    with log.open("ab") as out:
        return subprocess.Popen(  # noqa: S603  # our own interpreter and arguments
            [sys.executable, "-m", "flows.leash", sys.executable, *arguments],
            env=env,
            stdout=out,
            stderr=out,
            cwd=cwd,
            start_new_session=True,
        )


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a child and all that it started: kindly, then for certain."""
    for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, kind)
            process.wait(STOP_SECONDS / 2)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            break
    process.wait()


def answers(port: int) -> bool:
    """Whether a Prefect server answers on that port of the loopback address."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/api/health", timeout=2) as answer:  # loopback
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise ServeError(f"the server ended at once; the end of {log}:\n{_tail(log)}")
        if answers(port):
            return
        time.sleep(0.2)
    raise ServeError(f"the server did not answer in {STARTUP_SECONDS} s; the end of {log}:\n{_tail(log)}")


def _tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
