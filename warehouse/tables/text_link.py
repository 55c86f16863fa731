"""Which texts are copies of one another."""

from warehouse.columns import HASH16
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="text_link",
    description="Two texts of which one tells what the other tells, more or less of it and nothing else: "
    "syndicated copies, mobile and AMP pages. It follows from the sketches of the releases alone. "
    "See docs/decisions/0010-copies.md.",
    grain="one row for each pair of texts",
    derived=True,
    key=("text_key", "other_key"),
    columns=(
        Column("text_key", Type.TEXT, "The text, as release.text_key names it.", pattern=HASH16),
        Column("other_key", Type.TEXT, "The other text, later by its name.", pattern=HASH16),
        Column("shared", Type.INTEGER, "Sentences that both have.", minimum=1),
        Column("sentences", Type.INTEGER, "Sentences of the text.", minimum=1),
        Column("other_sentences", Type.INTEGER, "Sentences of the other text.", minimum=1),
    ),
)
