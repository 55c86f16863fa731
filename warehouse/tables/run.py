"""The runs."""

from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="run",
    description="A run that published something; one that found nothing new leaves the warehouse untouched.",
    grain="one row for each publishing run",
    key=("run_id",),
    columns=(
        Column("run_id", Type.TEXT, "The run."),
        Column("logical_date", Type.DATE, "The day that the run stands for."),
        Column("started_at", Type.TIMESTAMP, "When it began."),
        Column("finished_at", Type.TIMESTAMP, "When its tables were ready to publish."),
        Column("status", Type.TEXT, "How it ended.", codes=("ok", "partial", "failed")),
        Column("releases_seen", Type.INTEGER, "Releases discovered.", minimum=0),
        Column("releases_loaded", Type.INTEGER, "Versions loaded.", minimum=0),
        Column("releases_failed", Type.INTEGER, "Releases that could not be read.", minimum=0),
        Column("figures_loaded", Type.INTEGER, "Figures loaded.", minimum=0),
        Column("findings_raised", Type.INTEGER, "Findings of this run.", minimum=0),
        Column("rows_quarantined", Type.INTEGER, "Rows kept out.", minimum=0),
        Column("reader_version", Type.TEXT, "Version of rules and words."),
    ),
)
