"""What is measured: the lexicon's indicators."""

from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="indicator",
    description="An indicator of the lexicon, in both languages; figures name it by indicator_code. "
    "Written from config/lexicon/indicators at each publication.",
    grain="one row for each indicator",
    derived=True,
    key=("indicator_code",),
    columns=(
        Column("indicator_code", Type.TEXT, "Its code.", pattern=r"[A-Z0-9_]+"),
        Column(
            "parent_code",
            Type.TEXT,
            "The indicator that it is a part of.",
            nullable=True,
            references="indicator.indicator_code",
        ),
        Column("label_en", Type.TEXT, "Its name in English.", nullable=True),
        Column("label_zh", Type.TEXT, "Its name in Chinese.", nullable=True),
        Column("sdmx_concept", Type.TEXT, "Its code in common SDMX code lists.", nullable=True),
        Column("names_en", Type.TEXTS, "Words by which English releases are known to name it."),
        Column("names_zh", Type.TEXTS, "Words by which Chinese releases are known to name it."),
    ),
)
