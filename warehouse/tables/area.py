"""Where: the places that figures name, with what GeoNames knows of them."""

from warehouse.schema import Column, Table, Type

TABLE = Table(
    name="area",
    description="A place or organisation as figures name it (ref_area). Where one place alone can be meant "
    "it has its GeoNames id; else all but the name is null. Worked out anew at each publication.",
    grain="one row for each name in figure.ref_area",
    derived=True,
    key=("ref_area",),
    columns=(
        Column("ref_area", Type.TEXT, "The name as figures tell it."),
        Column("geonames_id", Type.INTEGER, "Its id at geonames.org.", nullable=True, minimum=1),
        Column(
            "kind",
            Type.TEXT,
            "What it is.",
            nullable=True,
            codes=("continent", "country", "state", "city"),
        ),
        Column("name_en", Type.TEXT, "GeoNames' name of it.", nullable=True),
        Column(
            "country_code", Type.TEXT, "ISO 3166-1 code of its country.", nullable=True, pattern=r"[A-Z]{2}"
        ),
    ),
)
