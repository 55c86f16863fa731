"""``config/sources/source.schema.json``: the keys of a source for editors, from the declarations.

``communique sources schema`` writes it. A sample's first line, ``# yaml-language-server: $schema=…``, lets an
editor that knows the YAML language server complete and check keys while they are typed.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from config.sources import AnySource

NAME = "source.schema.json"
LINE = f"# yaml-language-server: $schema={NAME}"


def schema() -> str:
    """The schema as JSON text."""
    adapter: TypeAdapter[object] = TypeAdapter(AnySource)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A source of Communiqué"}
    return json.dumps(head | adapter.json_schema(), ensure_ascii=False, indent=1) + "\n"


def write_schema(folder: Path) -> Path:
    """Write it into a folder of sources."""
    path = folder / NAME
    path.write_text(schema(), encoding="utf-8")
    return path
