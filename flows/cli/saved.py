"""``docs/queries.md``, from the saved queries: ``python -m flows.cli.saved`` writes it."""

from __future__ import annotations

from pathlib import Path

from warehouse.saved import saved

PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
HEAD = """\
<!-- generated: python -m flows.cli.saved -->

# Queries to begin with

Each is a file of `queries/`. `communique query @NAME` runs one, in `communique shell` its `@NAME` alone does;
a test runs all of them over the sample newsroom. Put your own beside them.
"""


def page() -> str:
    """The page in Markdown."""
    parts = [f"## @{q.name}\n\n{q.question}\n\n```sql\n{q.sql}\n```\n" for q in saved().values()]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
