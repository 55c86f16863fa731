"""How many figures each version of a release has, and how much they tell."""

from warehouse.columns import RELEASE_ID, RELEASE_KEY, RELEASE_VERSION
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="version_count",
    description="Figures of each version of a release, those left out that an original tells, too "
    "(repeated_figure): what view source_scorecards adds up. "
    "See docs/decisions/0021-kept-tables.md.",
    grain="one row for each version of a release that has figures to count",
    derived=True,
    key=RELEASE_KEY,
    columns=(
        RELEASE_ID,
        RELEASE_VERSION,
        Column("figures", Type.INTEGER, "Figures.", minimum=1),
        Column("with_period", Type.INTEGER, "Figures with a time period.", minimum=0),
        Column("with_indicator", Type.INTEGER, "Figures with an indicator.", minimum=0),
        Column("with_code", Type.INTEGER, "Figures with an indicator's code.", minimum=0),
        Column("with_area", Type.INTEGER, "Figures that name an area themselves.", minimum=0),
    ),
)
