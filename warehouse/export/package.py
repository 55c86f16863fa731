"""A Frictionless data package: CSV files beside a descriptor that says what every column is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from warehouse.export.files import csv_file
from warehouse.export.relation import Field, Relation
from warehouse.folder import digest
from warehouse.schema import Column, tables

TYPES = {"DATE": "date", "BOOLEAN": "boolean", "BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number"}


def write(connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], folder: Path) -> list[Path]:
    """``datapackage.json`` and ``data/<relation>.csv``."""
    data = folder / "data"
    data.mkdir()
    paths = [csv_file(connection, relation, data / f"{relation.name}.csv") for relation in relations]
    descriptor = folder / "datapackage.json"
    about = {
        "name": "communique",
        "title": "Figures of press releases, traced to their words",
        "profile": "tabular-data-package",
        "licenses": _licences(connection),
        "resources": [_resource(r, path) for r, path in zip(relations, paths, strict=True)],
    }
    descriptor.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [descriptor, *paths]


def _licences(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """The licences of the sources; what a source does not tell is told as such."""
    rows = connection.execute(
        "SELECT DISTINCT coalesce(licence, 'unknown') FROM source ORDER BY 1"
    ).fetchall()
    return [{"name": "".join(c if c.isalnum() or c in "-._" else "-" for c in row[0])} for row in rows]


def _resource(relation: Relation, path: Path) -> dict[str, Any]:
    return {
        "name": relation.name,
        "path": f"data/{path.name}",
        "description": relation.description,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest(path)}",
        "schema": _schema(relation),
    }


def _schema(relation: Relation) -> dict[str, Any]:
    table = tables().get(relation.name)
    declared = {column.name: column for column in table.columns} if table else {}
    schema: dict[str, Any] = {"fields": [_field(f, declared.get(f.name)) for f in relation.fields]}
    schema["missingValues"] = [""]
    if table:
        schema["primaryKey"] = list(table.key)
    return schema


def _field(field: Field, column: Column | None) -> dict[str, Any]:
    told: dict[str, Any] = {"name": field.name, "type": _type(field.type)}
    if field.description:
        told["description"] = field.description
    limits = _constraints(column) if column else {}
    return told | ({"constraints": limits} if limits else {})


def _type(duck: str) -> str:
    if duck.startswith("DECIMAL") or duck == "HUGEINT":
        return "number"
    if duck.startswith("TIMESTAMP"):
        return "datetime"
    return "array" if duck.endswith("[]") else TYPES.get(duck, "string")


def _constraints(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.codes:
        limits["enum"] = [str(code) for code in column.codes]
    if column.pattern:
        limits["pattern"] = column.pattern
    for name, bound in (("minimum", column.minimum), ("maximum", column.maximum)):
        if bound is not None:
            limits[name] = int(bound) if bound == int(bound) else float(bound)
    return limits
