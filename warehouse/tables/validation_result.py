"""What each rule said in each run."""

from warehouse.columns import RUN_ID
from warehouse.schema import Column, Table, Type
from warehouse.tables.finding import SEVERITIES

TABLE = Table(
    name="validation_result",
    description="The outcome of a rule over the rows that a run staged.",
    grain="one row for each rule and run",
    key=("run_id", "rule_id"),
    columns=(
        RUN_ID,
        Column("rule_id", Type.TEXT, "The rule's name."),
        Column("table_name", Type.TEXT, "The table it looks at."),
        Column("expectation", Type.TEXT, "The Great Expectations type."),
        Column("arguments", Type.JSON, "Its arguments."),
        Column("severity", Type.TEXT, "What a failing row means.", codes=SEVERITIES),
        Column("why", Type.TEXT, "The reason for the rule, in words."),
        Column("success", Type.BOOLEAN, "Whether every row kept it."),
        Column("element_count", Type.INTEGER, "Rows looked at.", minimum=0),
        Column("unexpected_count", Type.INTEGER, "Rows that broke it.", minimum=0),
        Column("validated_at", Type.TIMESTAMP, "When."),
    ),
)
