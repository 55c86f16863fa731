"""What is doubtful, with reasons that a person can check."""

from warehouse.columns import HASH16, RUN_ID, SOURCE_ID
from warehouse.schema import Column, Table, Type

SEVERITIES = ("critical", "warning", "info")
ORIGINS = ("arithmetic", "rule", "reading", "source", "history")
STATUSES = {
    "open": "nobody has decided, or what was decided upon has changed since",
    "accepted": "a reviewer looked: the figure stands as printed",
    "corrected": "a reviewer gave the right value; it stands beside the printed one",
    "rejected": "a reviewer took the figure out of the analysts' views",
    "resolved": "looked at again and no longer raised, or a later version of the release is without it",
}
"""Where a doubt stands. A doubt that is open is new in the run that raised it first, else recurring."""
DECIDED = ("accepted", "corrected", "rejected")

TABLE = Table(
    name="finding",
    description="A doubt about a figure, a release or a source. A finding never drops a row by itself.",
    grain="one row for each doubt and version of the release",
    key=("finding_id", "release_version"),
    parent=("release_id", "release_version"),
    columns=(
        Column(
            "finding_id",
            Type.TEXT,
            "Stable key of the doubt: the same doubt has the same key in every run.",
            pattern=HASH16,
        ),
        Column("origin", Type.TEXT, "Where it comes from.", codes=ORIGINS),
        Column("kind", Type.TEXT, "The rule's name or the kind of contradiction."),
        Column("severity", Type.TEXT, "critical, warning or info.", codes=SEVERITIES),
        SOURCE_ID,
        Column(
            "release_id", Type.TEXT, "The release; null where the doubt is about a source.", nullable=True
        ),
        Column("release_version", Type.TEXT, "Its version.", nullable=True),
        Column("figure_ids", Type.TEXTS, "The figures on both sides, the suspect first."),
        Column("suspect_figure_id", Type.TEXT, "The figure that is probably wrong.", nullable=True),
        Column("expected_value", Type.DECIMAL, "The value that would agree.", nullable=True),
        Column("message", Type.TEXT, "The doubt in one sentence."),
        Column("computation", Type.TEXT, "The arithmetic or the rule in words.", nullable=True),
        Column(
            "spans",
            Type.JSON,
            "Offsets [[start, end], …] into release.text that show the doubt.",
            nullable=True,
        ),
        Column(
            "guard",
            Type.TEXT,
            "What a decision rests on: a hash of the release's words and of the figures as read. "
            "A decision holds while this is the same.",
            nullable=True,
            pattern=HASH16,
        ),
        Column(
            "status",
            Type.TEXT,
            "; ".join(f"{name}: {meaning}" for name, meaning in STATUSES.items()) + ".",
            codes=tuple(STATUSES),
        ),
        RUN_ID,
    ),
)
