"""A Prefect server on loopback for tests, started and stopped by its context."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.server import answers
from tests.lake_world import HOST, free_ports, wait


def environment(folder: Path, port: int, **more: str) -> dict[str, str]:
    """The environment of a server of its own and of what speaks to it."""
    told = {
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_API_URL": f"http://{HOST}:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "communique",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
    }
    return dict(os.environ) | told | more


@contextmanager
def served(folder: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server while the block runs, on the port of ``env``; only this process is ended."""
    port = int(env["PREFECT_API_URL"].split(":")[2].split("/")[0])
    leash = [sys.executable, "-m", "flows.leash"]  # it ends with the tests, however those end
    command = [
        *leash,
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        HOST,
        "--port",
        str(port),
    ]
    log = folder / "prefect-server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(command, env=env, stdout=out, stderr=out, start_new_session=True)
    try:
        wait(process, lambda: answers(port), log)
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started: kindly, then for certain."""
    for kind in (signal.SIGINT, signal.SIGKILL) if process.poll() is None else ():
        try:
            os.killpg(process.pid, kind)
            process.wait(15)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            break
    process.wait()


def new_environment(folder: Path, **more: str) -> dict[str, str]:
    """An environment on a free port."""
    folder.mkdir(parents=True, exist_ok=True)
    return environment(folder, *free_ports(1), **more)
