"""Which figures of copies their originals tell, too."""

from warehouse.columns import HASH16
from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="repeated_figure",
    description="A figure of a copy (view duplicates) that the original has, too: latest_figures leaves it "
    "out. Worked out anew at each publication.",
    grain="one row for each repeated figure",
    derived=True,
    key=("figure_id",),
    columns=(
        Column(
            "figure_id", Type.TEXT, "The figure of the copy.", pattern=HASH16, references="figure.figure_id"
        ),
        Column(
            "told_by",
            Type.TEXT,
            "The same figure of the original: measure, value, unit, bound, nature, period, indicator agree.",
            pattern=HASH16,
            references="figure.figure_id",
        ),
    ),
)
