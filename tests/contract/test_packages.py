"""Each of our packages is ours: a package of the same name from elsewhere would shadow it."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["press", "config", "warehouse", "expectations", "tasks", "flows"])
def test_package_is_loaded_from_the_checkout(name: str, root: Path) -> None:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).resolve().parent == root / name


@pytest.mark.parametrize("name", ["run", "dev", "bootstrap"])
def test_requirements_are_locked_by_hash_and_name_no_address(name: str, root: Path) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.split(r"(?m)^(?=\S)", text)[1:]
    assert len(pins) > 3
    assert "://" not in text
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
