"""The environment in which every call to the outside is refused and written down, as a user has it else."""

from __future__ import annotations

import os
from pathlib import Path

PLACE = Path(__file__).parent / "security" / "quiet"
SWITCHES = (
    "DO_NOT_TRACK",
    "PREFECT_SERVER_ANALYTICS_ENABLED",
    "GX_ANALYTICS_ENABLED",
    "RAY_USAGE_STATS_ENABLED",
)
"""What a makefile may have set: the product is held to it without."""


def quiet(calls: Path) -> dict[str, str]:
    """The environment; ``calls`` is the file of who tried."""
    kept = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    path = os.pathsep.join(filter(None, (str(PLACE), kept.get("PYTHONPATH"))))
    return kept | {"PYTHONPATH": path, "COMMUNIQUE_TEST_CALLS": str(calls)}


def tried(calls: Path) -> list[str]:
    """Who tried to speak to the outside."""
    return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
