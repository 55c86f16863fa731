"""The blocks of a release's text."""

from press.model import PassageKind
from warehouse.columns import HASH16, RELEASE_ID, RELEASE_KEY, RELEASE_VERSION, RUN_ID, offset
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="passage",
    description="A paragraph, heading, list item or table of a release.",
    grain="one row for each block of a version's text",
    key=("passage_id",),
    parent=RELEASE_KEY,
    columns=(
        Column(
            "passage_id",
            Type.TEXT,
            "Release, version and position: 0123456789abcdef-fedcba9876543210-0007.",
            pattern=rf"{HASH16}-{HASH16}-[0-9]{{4,}}",
        ),
        RELEASE_ID,
        RELEASE_VERSION,
        Column("position", Type.INTEGER, "Order in the release, from 0.", minimum=0),
        Column("kind", Type.TEXT, "What the block is.", codes=tuple(PassageKind)),
        Column("section", Type.TEXT, "The nearest heading above.", nullable=True),
        Column("language", Type.TEXT, "Language of the block, BCP 47.", nullable=True),
        Column("page", Type.INTEGER, "The printed page it begins on, from 1.", nullable=True, minimum=1),
        offset("char_start", "First character"),
        offset("char_end", "One past the last character"),
        Column("text", Type.TEXT, "The exact words."),
        RUN_ID,
    ),
)
