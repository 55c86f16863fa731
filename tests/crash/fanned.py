"""``python tests/crash/fanned.py DATA KIND…``: a night under Prefect on each runner, a data folder for each.

The worker that comes to one certain page kills itself, the first time; not with ``threads``, being the run.
Prints a JSON line for each night: what its run recorded, and the processes that parsed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tasks.parse
from flows.deploy import night
from flows.record import records
from tasks.fan import FanError

PAGE = "2026-10-27-results-q3.html"
real = tasks.parse.hints


def watched(place: Path, deadly: bool) -> Callable[..., Any]:
    """In place of the step's own function: goes to the workers by value, since it is of the main module."""

    def hints(source: Any, capture: Any) -> Any:
        (place / f"at-{os.getpid()}").touch()
        if deadly and capture.location == PAGE and not (place / "killed").exists():
            (place / "killed").write_text(str(os.getpid()))
            os.kill(os.getpid(), signal.SIGKILL)
        return real(source, capture)

    return hints


def main(data: Path, kinds: list[str]) -> None:
    """One night after the other."""
    for kind in kinds:
        place = data / kind
        place.mkdir(parents=True)
        os.environ |= {"COMMUNIQUE_DATA": str(place), "COMMUNIQUE_RUNNER": kind}
        tasks.parse.hints = watched(place, kind != "threads")
        try:
            night(None)
        except FanError as error:
            print(json.dumps({"kind": kind, "missing": str(error)}), flush=True)
            continue
        told = next(records(place)) | {"kind": kind, "own": os.getpid()}
        told["pids"] = [int(path.name[3:]) for path in place.glob("at-*")]
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
