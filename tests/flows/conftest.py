"""Installations of their own for tests that run the whole night."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SOURCE = """\
id: {id}
name: {id}
kind: folder
path: {path}
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make an installation with the given sources (id → folder of releases); gives its root."""

    def make(**sources: Path) -> Path:
        folder = tmp_path / "config" / "sources"
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in sources.items():
            text = SOURCE.format(id=name, path=path)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        monkeypatch.setenv("COMMUNIQUE_ROOT", str(tmp_path))
        return tmp_path

    return make
