"""What reviewers decided."""

from warehouse.columns import HASH16, RUN_ID
from warehouse.schema import Column, Table, Type

STATES = {
    "in_force": "the doubt stands as it was decided upon",
    "reopened": "the release or the reading changed since; the doubt is open again",
    "lapsed": "the doubt is raised no more",
    "waiting": "no run has met the doubt or its source since",
    "withdrawn": "its file was changed or removed",
}
VERDICTS = ("accept", "correct", "reject")

TABLE = Table(
    name="decision",
    description="A reviewer's ruling on a doubt, from config/decisions. Nothing is removed: what no longer "
    "holds is told by its state.",
    grain="one row for each ruling as it was written",
    key=("decision_id",),
    columns=(
        Column("decision_id", Type.TEXT, "Stable name of the ruling and all it says.", pattern=HASH16),
        Column("finding_id", Type.TEXT, "The doubt decided upon.", pattern=HASH16),
        Column("verdict", Type.TEXT, "accept, correct or reject.", codes=VERDICTS),
        Column("why", Type.TEXT, "The reason, in the reviewer's words."),
        Column("reviewer", Type.TEXT, "Who decided."),
        Column("decided_on", Type.DATE, "When; a correction is believed from this day."),
        Column("guard", Type.TEXT, "The finding's guard when it was decided.", pattern=HASH16),
        Column("figure_quote", Type.TEXT, "The words of the figure ruled on.", nullable=True),
        Column("figure_start", Type.INTEGER, "Where they begin in release.text.", nullable=True, minimum=0),
        Column("printed_value", Type.DECIMAL, "Its value as read.", nullable=True),
        Column("corrected_value", Type.DECIMAL, "The right value, in the same unit.", nullable=True),
        Column("value_source", Type.TEXT, "Where the right value stands.", nullable=True),
        Column(
            "state",
            Type.TEXT,
            "; ".join(f"{name}: {meaning}" for name, meaning in STATES.items()) + ".",
            codes=tuple(STATES),
        ),
        Column("ended_on", Type.DATE, "Since when it no longer holds.", nullable=True),
        RUN_ID,
    ),
)
