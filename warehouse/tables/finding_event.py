"""The life of each doubt, run by run."""

from warehouse.columns import HASH16, RUN_ID
from warehouse.schema import Column, Table, Type
from warehouse.tables.finding import DECIDED

EVENTS = ("raised", "seen", *DECIDED, "reopened", "resolved")

TABLE = Table(
    name="finding_event",
    description="What happened to a doubt: when it was raised, seen again, decided, reopened, resolved.",
    grain="one row for each event of a doubt in a run",
    key=("run_id", "finding_id", "event"),
    columns=(
        RUN_ID,
        Column("finding_id", Type.TEXT, "The doubt.", pattern=HASH16),
        Column("event", Type.TEXT, "What happened.", codes=EVENTS),
        Column("happened_on", Type.DATE, "The day that the run stands for."),
    ),
)
