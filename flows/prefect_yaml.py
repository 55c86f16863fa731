"""``python -m flows.prefect_yaml`` writes ``prefect.yaml`` from the flows and the schedules of the sources.

With it ``prefect deploy --all`` serves a work pool; ``communique serve`` needs it not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from config.settings import load_settings
from flows.deploy import FLOWS, crons, night

PAGE = Path(__file__).resolve().parents[1] / "prefect.yaml"
HEAD = "# generated: python -m flows.prefect_yaml\n"
POOL = "{{ $COMMUNIQUE_POOL }}"


def declared(schedules: list[dict[str, Any]]) -> dict[str, Any]:
    """The file's content."""
    return {
        "name": "communique",
        "deployments": [
            {
                "name": which.name,
                "description": (which.__doc__ or "").partition("\n")[0],
                "tags": ["communique"],
                "entrypoint": f"flows/deploy.py:{which.fn.__name__}",
                "schedules": schedules if which is night else [],
                "concurrency_limit": {"limit": 1, "collision_strategy": "CANCEL_NEW"},
                "work_pool": {"name": POOL, "work_queue_name": "default"},
            }
            for which in FLOWS
        ],
    }


def page() -> str:
    """The file for the sources of this checkout."""
    told = declared(crons(load_settings(root=PAGE.parent)))
    return HEAD + yaml.safe_dump(told, sort_keys=False, width=1000, allow_unicode=True)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
