"""``python tests/crash/nights.py ROOT NIGHTS``: nights in one process; prints a JSON line for each."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path

from flows.gc import gc
from flows.nightly import nightly

RELEASE = """\
Ostermark Port Authority
Harbour traffic, week {n}

Published {day:%d %B %Y}

The port handled {n}.4 million containers in 2025, up {n}% on 2024.
"""


def measured(data: Path) -> dict[str, int]:
    """Resident bytes, open files, bytes on disk without the archive, Parquet files."""
    rss = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    kept = [p for p in data.rglob("*") if p.is_file() and not p.is_symlink() and "archive" not in p.parts]
    return {
        "rss": rss,
        "fds": sum(1 for _ in Path("/proc/self/fd").iterdir()),
        "disk": sum(p.stat().st_size for p in kept),
        "parquet": sum(p.suffix == ".parquet" for p in kept),
    }


def main(root: Path, nights: int) -> None:
    """A new release every night, a clearing after it."""
    for n in range(1, nights + 1):
        day = date(2026, 3, 1) + timedelta(days=n)
        (root / "port" / f"{n}.txt").write_text(RELEASE.format(n=n, day=day), encoding="utf-8")
        assert nightly(day).loaded == 1
        gc()
        print(json.dumps(measured(root / "data")), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
