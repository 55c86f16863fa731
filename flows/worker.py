"""``python -m flows.worker``: serve the deployments, each due run in a process of its own."""

from __future__ import annotations

from prefect import serve

from config.settings import load_settings
from flows.deploy import deployments


def main() -> None:
    """Poll for due runs until stopped."""
    serve(*deployments(load_settings()), limit=1, print_starting_message=False)


if __name__ == "__main__":
    main()
