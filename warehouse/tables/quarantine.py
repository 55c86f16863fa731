"""Rows that a critical rule kept out."""

from warehouse.columns import HASH16, RUN_ID
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="quarantine",
    description="A staged row that broke a critical rule: kept here whole, not in its table.",
    grain="one row for each kept-out row and rule",
    key=("quarantine_id",),
    parent=("release_id", "release_version"),
    columns=(
        Column("quarantine_id", Type.TEXT, "Stable name.", pattern=HASH16),
        Column("table_name", Type.TEXT, "The table it was meant for."),
        Column("row_key", Type.TEXT, "Its key there."),
        Column("release_id", Type.TEXT, "Its release.", nullable=True),
        Column("release_version", Type.TEXT, "Its version.", nullable=True),
        Column("rule_id", Type.TEXT, "The rule it broke."),
        Column("reason", Type.TEXT, "Why, in words, with the value."),
        Column("row_json", Type.JSON, "The row as it was staged, without its run."),
        RUN_ID,
    ),
)
