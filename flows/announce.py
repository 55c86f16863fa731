"""What Prefect's UI shows of a run: its summary, its findings, the report, the tables with their lineage.

Outside a Prefect flow run all of this is nothing, and Prefect is not imported.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.run import Run
from flows.summary import Summary
from tasks.step import in_flow_run
from warehouse.doubts import open_doubts

MOST = 200
"""Findings in the table; the report has them all."""
LINEAGE = {"release": ("source",), "figure": ("release",), "finding": ("figure", "release")}
"""Which table is made of which."""


def announce(run: Run, summary: Summary) -> None:
    """Leave artifacts, and the tables as assets where they changed, if a Prefect flow run is going on."""
    if not in_flow_run():
        return
    from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

    create_markdown_artifact(as_markdown(summary), key="night", description="Summary of the night")
    doubts = open_doubts(run.data, MOST)
    if doubts:
        table = [{name: _cell(text) for name, text in row.items()} for row in doubts]
        create_table_artifact(table, key="findings", description=f"Open findings, {MOST} at most")
    if summary.report:
        create_link_artifact(summary.report.as_uri(), "the review", key="report", description="The report")
    if summary.changed:
        _materialize(source.id for source in run.sources)


def _materialize(sources: Iterable[str]) -> None:
    """Tell Prefect that the tables were made anew, and from what."""
    from prefect.assets import Asset, materialize

    upstream = {"source": [f"communique://source/{name}" for name in sources]}
    for table, parents in LINEAGE.items():
        made_of: list[str | Asset] = [key for name in parents for key in upstream.get(name, [_asset(name)])]
        tell = materialize(_asset(table), asset_deps=made_of, name=f"asset-{table}", persist_result=False)
        tell(_nothing)()


def _nothing() -> None:
    """The work was done before: the task only tells of it."""


def _asset(table: str) -> str:
    return f"communique://warehouse/{table}"


def as_markdown(summary: Summary) -> str:
    """The summary as a Markdown table, for an artifact."""
    rows = "\n".join(f"| {label} | {_cell(text)} |" for label, text in summary.lines())
    return f"# Night of {summary.logical_date}\n\n| | |\n|---|---|\n{rows}\n"


def _cell(text: str) -> str:
    """Text that cannot leave its table cell or bring markup along."""
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
