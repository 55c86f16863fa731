"""docs/data-dictionary.md, from the declarations of tables and views.

``python -m warehouse.dictionary`` writes it.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.columns import RELEASE_KEY
from warehouse.duck import connect
from warehouse.folder import write_whole
from warehouse.load import create_tables
from warehouse.schema import DUCKDB, Column, Table, tables
from warehouse.views import View, create_views, views

PAGE = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"

HEAD = """# Data dictionary

Generated from `warehouse/tables/*.py` and `warehouse/views/*.sql` by `python -m warehouse.dictionary`; a test
fails when it is out of date. The same words are in the database: `SELECT comment FROM duckdb_columns()`.

Offsets count Unicode code points into `release.text` from 0, half open:
`substr(text, char_start + 1, char_end - char_start)` gives the exact words. Times are in UTC.
"""


def dictionary() -> str:
    """The whole page as Markdown."""
    parts = [HEAD, contents(), diagram(), "## Tables\n"]
    parts += [of_table(table) for table in tables().values()]
    parts.append("## Views and macros\n")
    with connect(":memory:") as connection:
        create_tables(connection)
        create_views(connection)
        parts += [of_view(view, connection) for view in sorted(views(), key=lambda v: v.name)]
    return "\n".join(parts)


def contents() -> str:
    """The list of tables, views and macros."""
    lines = [f"- [`{name}`](#{name}): {table.grain}" for name, table in tables().items()]
    lines += [
        f"- [`{v.name}`](#{v.name}) ({'macro' if v.parameters else 'view'})"
        for v in sorted(views(), key=lambda v: v.name)
    ]
    return "\n".join(lines) + "\n"


def diagram() -> str:
    """The tables and what refers to what, as an entity-relationship diagram."""
    lines = ["```mermaid", "erDiagram"]
    for name, table in tables().items():
        lines += [
            f"    {name} {{",
            *(f"        {DUCKDB[table.column(c).type]} {c} PK" for c in table.key),
            "    }",
        ]
        for column in table.columns:
            if column.references:
                many = "o{" if column.nullable else "|{"
                lines.append(f"    {column.references.split('.')[0]} ||--{many} {name} : {column.name}")
        if table.parent == RELEASE_KEY and name != "release":
            lines.append(f'    release ||--o{{ {name} : "release_id, release_version"')
    return "\n".join([*lines, "```", ""])


def of_table(table: Table) -> str:
    """One table's section."""
    key = ", ".join(f"`{name}`" for name in table.key)
    lines = [f"### {table.name}\n", table.description, ""]
    lines += [
        f"Grain: {table.grain}. Key: {key}.",
        "",
        "| column | type | null | meaning |",
        "|---|---|---|---|",
    ]
    for column in table.columns:
        null = "yes" if column.nullable else ""
        lines.append(f"| `{column.name}` | {DUCKDB[column.type]} | {null} | {meaning(column)} |")
    return "\n".join(lines) + "\n"


def meaning(column: Column) -> str:
    """A column's description and all that it promises."""
    told = [column.description]
    if column.codes:
        told.append("One of " + ", ".join(f"`{code}`" for code in column.codes) + ".")
    if column.references:
        told.append(f"Refers to `{column.references}`.")
    if column.minimum is not None or column.maximum is not None:
        told.append(f"Range: {limits(column)}.")
    if column.pattern:
        told.append(f"Form: `{column.pattern}`.")
    if column.unit:
        told.append(f"Unit: {column.unit}.")
    return " ".join(told).replace("|", "\\|")


def limits(column: Column) -> str:
    """A column's range in words."""
    if column.maximum is None:
        return f"at least {column.minimum}"
    if column.minimum is None:
        return f"at most {column.maximum}"
    return f"{column.minimum} to {column.maximum}"


def of_view(view: View, connection: duckdb.DuckDBPyConnection) -> str:
    """One view's section; ``connection`` has the views, without rows."""
    query = f"FROM {view.used}" if view.gives_rows else f"SELECT {view.used} AS value"
    rows = connection.execute(f"DESCRIBE {query}").fetchall()
    told = "Columns: " + ", ".join(f"`{row[0]}` {row[1]}" for row in rows) + "."
    if view.parameters:
        told = f"Parameters: `{view.parameters}`. {told}"
    example = f"```sql\n{view.example}\n```"
    return f"### {view.name}\n\n{view.description}\n\n{told}\n\n{example}\n"


def main() -> None:
    """Writes the page."""
    write_whole(PAGE, dictionary().encode())


if __name__ == "__main__":
    main()
