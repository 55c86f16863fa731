"""``config/areas.yaml``: further names of countries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from config.load import read

PATH = Path(__file__).with_name("areas.yaml")
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class _Names(RootModel[dict[Code, tuple[str, ...]]]):
    pass


def country_names(path: Path = PATH) -> dict[str, tuple[str, ...]]:
    """ISO 3166-1 code → names; raises :class:`config.load.ConfigError`."""
    return read(path, _Names).root
