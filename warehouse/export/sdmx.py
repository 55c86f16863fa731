"""SDMX-CSV 2.0 with its data structure definition (SDMX-ML 3.0).

One observation for each row of ``best_values``. Dimensions that a figure does not have are ``_Z``, not
applicable. Words that have no code of their own (indicators, areas) get one from their hash; the code list
says what it stands for. ``obs_value`` is in the base unit, so UNIT_MULT is 0; the scale that was printed is
PRINTED_MULT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import WarehouseError
from warehouse.export.files import inert
from warehouse.export.relation import Field, Relation, relations
from warehouse.schema import quoted

AGENCY, VERSION, FLOW, STRUCTURE = "COMMUNIQUE", "1.0", "FIGURES", "DSD_FIGURES"
CONCEPTS = "CS_FIGURES"
NOT_APPLICABLE = "_Z"
SOURCE = "best_values"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A coded dimension: its concept, its words for people, the column, and SQL for its code."""

    concept: str
    name: str
    column: str
    code: str

    @property
    def codelist(self) -> str:
        """The id of its code list."""
        return f"CL_{self.concept}"


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is told of an observation beside its value."""

    concept: str
    name: str
    column: str
    type: str = "STRING"


def hashed(column: str) -> str:
    """SQL for the code of words: a letter and hex digits, the same in every export."""
    return f"'W_' || upper(substr(md5(lower({column})), 1, 10))"


def coded(column: str) -> str:
    """SQL for the code of what is a code already, spelled as SDMX allows."""
    return f"regexp_replace({column}, '[^A-Za-z0-9_@$-]', '_', 'g')"


DIMENSIONS = (
    Dimension(
        "INDICATOR", "Indicator", "series",
        f"CASE WHEN series = indicator_code THEN {coded('indicator_code')} ELSE {hashed('series')} END",
    ),
    Dimension("REF_AREA", "Reference area", "ref_area", hashed("ref_area")),
    Dimension("MEASURE", "Kind of statement", "measure", coded("measure")),
    Dimension("UNIT_MEASURE", "Unit of measure", "unit_measure", coded("unit_measure")),
    Dimension("BASIS", "What a growth is reckoned over", "basis", coded("basis")),
    Dimension("PRICES", "Constant or current prices", "prices", coded("prices")),
    Dimension("SHARE_OF", "The whole of a share", "share_of", hashed("share_of")),
    Dimension("VERSUS", "What a difference is measured against", "versus", hashed("versus")),
    Dimension(
        "BASE_PERIOD", "First day of the period compared with", "base_period_start",
        "'D_' || strftime(base_period_start, '%Y%m%d')",
    ),
)  # fmt: skip
ATTRIBUTES = (
    Attribute("OBS_STATUS", "Observation status", "obs_status"),
    Attribute("UNIT_MULT", "Unit multiplier of the value", "0", "INTEGER"),
    Attribute("PRINTED_MULT", "Power of ten of the scale printed", "unit_mult", "INTEGER"),
    Attribute("OBS_VALUE_HIGH", "Upper end of a range", "obs_value_high", "DECIMAL"),
    Attribute("BOUND", "How the printed number stands to the true one", "bound"),
    Attribute("NATURE", "Fact, plan, outlook or earlier value", "nature"),
    Attribute("QUOTE", "The exact words", "quote"),
    Attribute("TITLE", "Title of the release", "title"),
    Attribute("PUBLISHED_ON", "Date of the release", "published_on"),
    Attribute("FIGURE_ID", "The figure in the warehouse", "figure_id"),
)


def write(connection: duckdb.DuckDBPyConnection, named: Sequence[Relation], folder: Path) -> list[Path]:
    """``figures.csv`` and ``structure.xml``; only ``best_values`` has one value for each key.

    Raises ``WarehouseError`` where other relations are asked for.
    """
    from warehouse.export import USUAL

    if [r.name for r in named] not in ([SOURCE], list(USUAL)):
        raise WarehouseError(f"sdmx: only {SOURCE} has one value for each key. Name no other relation.")
    (best,) = relations(connection, [SOURCE])
    data, structure = folder / "figures.csv", folder / "structure.xml"
    connection.execute(
        f"COPY (SELECT {_columns(best)} FROM {SOURCE}) TO {quoted(str(data))} (FORMAT csv, HEADER)"  # noqa: S608  declared names
    )
    structure.write_text(definition(connection), encoding="utf-8")
    return [data, structure]


def _columns(best: Relation) -> str:
    kinds = {field.name: field for field in best.fields}
    columns = [
        "'dataflow' AS STRUCTURE",
        f"'{AGENCY}:{FLOW}({VERSION})' AS STRUCTURE_ID",
        "'I' AS ACTION",
        *(f"coalesce({d.code}, '{NOT_APPLICABLE}') AS {d.concept}" for d in DIMENSIONS),
        "time_period AS TIME_PERIOD",
        f"{inert(kinds['obs_value'])} AS OBS_VALUE",
        *(f"{inert(kinds.get(a.column, Field(a.column, 'INTEGER', '')))} AS {a.concept}" for a in ATTRIBUTES),
    ]
    return ", ".join(columns).replace('"0"', "0")


def definition(connection: duckdb.DuckDBPyConnection) -> str:
    """The structure as SDMX-ML 3.0: concepts, code lists of what occurs, data structure, dataflow."""
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format
    from pysdmx.model import Concept, ConceptScheme, Dataflow, DataStructureDefinition, Organisation
    from pysdmx.model.message import Header

    lists = {d.concept: _codelist(connection, d) for d in DIMENSIONS}
    names = {d.concept: d.name for d in DIMENSIONS} | {a.concept: a.name for a in ATTRIBUTES}
    names |= {"TIME_PERIOD": "Time period", "OBS_VALUE": "Observation value in the base unit"}
    told: Any = {"agency": AGENCY, "version": VERSION}
    concepts = ConceptScheme(
        id=CONCEPTS, name="Concepts of figures", items=[Concept(i, name=n) for i, n in names.items()], **told
    )
    structure = DataStructureDefinition(
        id=STRUCTURE, name="Figures of press releases", components=_components(lists), **told
    )
    flow = Dataflow(id=FLOW, name="Figures of press releases", structure=structure, **told)
    artefacts = [concepts, *lists.values(), structure, flow]
    head = Header(id="communique", sender=Organisation(AGENCY))
    return str(write_sdmx(artefacts, Format.STRUCTURE_SDMX_ML_3_0, header=head))


def _codelist(connection: duckdb.DuckDBPyConnection, dimension: Dimension) -> Any:
    from pysdmx.model import Code, Codelist

    rows = connection.execute(
        f"""SELECT {dimension.code} AS code, min({dimension.column}::VARCHAR) AS words
        FROM {SOURCE} WHERE {dimension.column} IS NOT NULL GROUP BY code ORDER BY code"""  # noqa: S608  declared names
    ).fetchall()
    codes = [Code(code, name=words) for code, words in [*rows, (NOT_APPLICABLE, "not applicable")]]
    return Codelist(id=dimension.codelist, name=dimension.name, agency=AGENCY, version=VERSION, items=codes)


def _components(lists: dict[str, Any]) -> Any:
    from pysdmx.model import Component, Components, DataType, ItemReference, Role

    def concept(name: str) -> Any:
        return ItemReference(sdmx_type="Concept", agency=AGENCY, id=CONCEPTS, version=VERSION, item_id=name)

    dimensions = [
        Component(
            d.concept, True, Role.DIMENSION, concept(d.concept), DataType.STRING, local_codes=lists[d.concept]
        )
        for d in DIMENSIONS
    ]
    time = Component("TIME_PERIOD", True, Role.DIMENSION, concept("TIME_PERIOD"), DataType.PERIOD)
    value = Component("OBS_VALUE", True, Role.MEASURE, concept("OBS_VALUE"), DataType.DECIMAL)
    attributes = [
        Component(
            a.concept, False, Role.ATTRIBUTE, concept(a.concept), DataType[a.type], attachment_level="O"
        )
        for a in ATTRIBUTES
    ]
    return Components([*dimensions, time, value, *attributes])
