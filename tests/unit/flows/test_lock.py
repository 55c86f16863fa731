"""Two at once are one: the other is told who holds the lock, and a dead process holds nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

# Says "held" and waits for the end of its input, or says who holds the lock and ends with the code of that.
RUN = """
import sys
from pathlib import Path
from flows.errors import LockedError
from flows.lock import lock
data, name = Path(sys.argv[1]), sys.argv[2]
sys.stdin.readline()
try:
    with lock(data, name):
        print("held", flush=True)
        sys.stdin.read()
except LockedError as error:
    print(error, flush=True)
    sys.exit(error.code)
"""


def begun(data: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, str(data), name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def one_works(data: Path, number: int) -> bool:
    """Whether of two that start at the same time one works and the other names it and ends with 75."""
    pair = {f"{number}-{side}": begun(data, f"{number}-{side}") for side in ("left", "right")}
    for process in pair.values():
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = {name: said(process) for name, process in pair.items()}
    for process in pair.values():
        process.communicate(timeout=30)
    winners = [name for name, words in told.items() if words == "held"]
    if len(winners) != 1:
        return False
    [loser] = set(pair) - set(winners)
    holder = f"{winners[0]}, process {pair[winners[0]].pid}, since "
    return holder in told[loser] and (pair[winners[0]].returncode, pair[loser].returncode) == (0, 75)


@pytest.mark.parametrize(
    "pairs", [pytest.param(4, marks=pytest.mark.slow), pytest.param(50, marks=pytest.mark.long)]
)
def test_two_at_once_are_one(tmp_path: Path, pairs: int) -> None:
    well = sum(one_works(tmp_path, number) for number in range(pairs))
    print(f"two at once are one: {well}/{pairs} pairs")
    assert well == pairs


@pytest.mark.slow
def test_the_lock_of_a_dead_process_frees_itself(tmp_path: Path) -> None:
    first = begun(tmp_path, "first")
    first.stdin.write("go\n")  # type: ignore[union-attr]
    first.stdin.flush()  # type: ignore[union-attr]
    assert said(first) == "held"
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert (tmp_path / "run.holder.json").exists()
    assert one_works(tmp_path, 0)
