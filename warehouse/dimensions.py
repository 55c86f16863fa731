"""The tables that say what the figures' words mean: written at each publication from words and GeoNames."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from config.words import load_lexicon
from warehouse.areas import place
from warehouse.incoming import add_rows, changed
from warehouse.parquet import Row, as_arrow
from warehouse.schema import tables


def fill_indicators(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Brings table ``indicator`` in line with the lexicon; gives the rows added and removed."""
    return _replaced(connection, "indicator", indicator_rows())


def indicator_rows() -> list[Row]:
    """The lexicon's indicators as rows."""
    found = load_lexicon().indicators
    codes = {indicator.code for indicator in found}
    return [
        {
            "indicator_code": each.code,
            "parent_code": each.parent if each.parent in codes else None,
            "label_en": each.label.get("en"),
            "label_zh": each.label.get("zh"),
            "sdmx_concept": each.sdmx,
            "names_en": list(each.names.get("en", ())),
            "names_zh": list(each.names.get("zh", ())),
        }
        for each in found
    ]


def fill_areas(connection: duckdb.DuckDBPyConnection, *, whole: bool) -> tuple[int, int]:
    """Adds the names of the batch's figures to table ``area``; only names not known yet are looked up.

    ``whole`` looks at all figures, and removes the names that none has any more.
    """
    figures = "figure" if whole else "incoming_figure"
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE named_area AS
        SELECT DISTINCT ref_area FROM {figures} WHERE ref_area IS NOT NULL"""  # noqa: S608  declared names
    )
    gone = changed(connection, "DELETE FROM area WHERE ref_area NOT IN (FROM named_area)") if whole else 0
    names = connection.execute("FROM named_area ANTI JOIN area USING (ref_area)").fetchall()
    rows = [area_row(name) for (name,) in names]
    if rows:
        add_rows(connection, "area", as_arrow(tables()["area"], rows))
    return len(rows), gone


def area_row(name: str) -> Row:
    """What is known of a name."""
    found = place(name)
    return {
        "ref_area": name,
        "geonames_id": found and found.geonames_id,
        "kind": found and found.kind,
        "name_en": found and found.name,
        "country_code": found and found.country,
    }


def _replaced(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[Row]) -> tuple[int, int]:
    """Makes a table hold these rows and no others; gives the rows added and removed."""
    connection.register("arrow_told", as_arrow(tables()[name], rows))
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE told_now AS FROM {name} LIMIT 0")
        connection.execute("INSERT INTO told_now BY NAME FROM arrow_told")
    finally:
        connection.unregister("arrow_told")
    key = tables()[name].key[0]
    gone = changed(
        connection,
        f"DELETE FROM {name} WHERE {key} IN (SELECT {key} FROM (FROM {name} EXCEPT FROM told_now))",  # noqa: S608  declared names
    )
    new = changed(connection, f"INSERT INTO {name} FROM told_now EXCEPT FROM {name}")
    return new, gone
