"""What releases explain: glossary entries."""

from warehouse.columns import HASH16, RELEASE_ID, RELEASE_KEY, RELEASE_VERSION, RUN_ID, offset
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="entity",
    description="A place, body or term that a release explains in a glossary.",
    grain="one row for each glossary entry of a version",
    key=("entity_id",),
    parent=RELEASE_KEY,
    columns=(
        Column("entity_id", Type.TEXT, "Stable name of the entry.", pattern=HASH16),
        RELEASE_ID,
        RELEASE_VERSION,
        Column("name", Type.TEXT, "The name explained."),
        Column("description", Type.TEXT, "The explanation, in the release's words."),
        offset("name_start", "First character of the name"),
        offset("name_end", "One past the last character of the name"),
        offset("char_start", "First character of the explanation"),
        offset("char_end", "One past the last character of the explanation"),
        RUN_ID,
    ),
)
