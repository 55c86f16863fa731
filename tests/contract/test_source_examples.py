"""The examples of docs/sources.md and of the README are sources as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from config.sources import kinds, load_source

PAGES = ("docs/sources.md", "README.md")


def examples(root: Path) -> list[str]:
    blocks = [
        b for page in PAGES for b in re.findall(r"```yaml\n(.*?)```", (root / page).read_text("utf-8"), re.S)
    ]
    return [block for block in blocks if "\nkind:" in block]


def test_every_example_is_read(root: Path, tmp_path: Path) -> None:
    told = []
    for block in examples(root):
        path = tmp_path / f"{yaml.safe_load(block)['id']}.yaml"
        path.write_text(block, encoding="utf-8")
        told.append(load_source(path).kind)
    assert set(told) == set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_every_key_of_a_kind_says_what_it_is(kind: str) -> None:
    silent = [
        name for name, field in kinds()[kind].model_fields.items() if not field.description and name != "kind"
    ]
    assert silent == []
