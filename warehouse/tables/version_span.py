"""Which version of a release is believed from when until when."""

from warehouse.columns import RELEASE_ID, RELEASE_KEY, RELEASE_VERSION, SOURCE_ID
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="version_span",
    description="The place of each version among those of its release, and the span in which it is the one "
    "to believe (view release_history), with what is told beside each figure. It follows from the "
    "releases alone. "
    "See docs/decisions/0021-kept-tables.md.",
    grain="one row for each version of a release",
    derived=True,
    key=RELEASE_KEY,
    columns=(
        RELEASE_ID,
        RELEASE_VERSION,
        SOURCE_ID,
        Column("title", Type.TEXT, "Title in the release's words.", nullable=True),
        Column("published_on", Type.DATE, "Date of publication.", nullable=True),
        Column("location", Type.TEXT, "Where it was found."),
        Column("canonical_url", Type.TEXT, "The address the page gives itself.", nullable=True),
        Column("version_no", Type.INTEGER, "Its number, the first known is 1.", minimum=1),
        Column("versions", Type.INTEGER, "Number of versions of the release.", minimum=1),
        Column("is_current", Type.BOOLEAN, "Whether it is the one known last."),
        Column(
            "believed_from",
            Type.TIMESTAMP,
            "known_from; archived_at where the version before it has the same known_from.",
        ),
        Column(
            "superseded_at",
            Type.TIMESTAMP,
            "From when a later version is believed; null for the current one.",
            nullable=True,
        ),
    ),
)
