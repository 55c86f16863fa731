"""Who publishes, and how we read them."""

from warehouse.columns import RUN_ID
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="source",
    description="A place where releases are published, as config/sources declares it.",
    grain="one row for each source",
    key=("source_id",),
    columns=(
        Column(
            "source_id", Type.TEXT, "The source's name in config/sources.", pattern=r"[a-z0-9][a-z0-9-]{0,62}"
        ),
        Column("name", Type.TEXT, "The source's name for people."),
        Column("kind", Type.TEXT, "How releases are discovered: folder, …"),
        Column("location", Type.TEXT, "Where releases are discovered: a path or a URL."),
        Column("issuer", Type.TEXT, "The body that issues the releases.", nullable=True),
        Column("language", Type.TEXT, "Language declared, BCP 47.", nullable=True),
        Column("ref_area", Type.TEXT, "The area that the releases speak of, in words.", nullable=True),
        Column("licence", Type.TEXT, "Licence of the releases, SPDX where there is one.", nullable=True),
        Column("schedule", Type.TEXT, "Cron expression of the nightly run."),
        Column("time_zone", Type.TEXT, "IANA time zone of the schedule."),
        RUN_ID,
    ),
)
