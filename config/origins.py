"""Where does each setting come from? And text in which no secret is left."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from dotenv import dotenv_values

from config.load import read
from config.settings import PREFIX, Options, Settings

SECRET = re.compile(r"(?i)(?:^|_)(?:keys?|tokens?|passwords?|passwd|secrets?|auth|credentials?)(?:_|$)")
MASK = "****"
OTHERS = ("PREFECT_", "OTEL_", "GX_")
"""Beginnings of names of the environment that libraries listen to."""


@dataclass(frozen=True, slots=True)
class Told:
    """A setting, its value without secrets, where it comes from and what that overrides."""

    name: str
    value: str
    origin: str
    overrides: tuple[str, ...] = ()


def origins(settings: Settings, **given: object) -> Iterator[Told]:
    """Every setting in force; ``given`` are those of the command line, None where not given."""
    path, dotenv = settings.root / "config" / "settings.yaml", settings.root / ".env"
    in_file = read(path, Options).model_fields_set if path.exists() else set()
    in_dotenv = {name.upper() for name in dotenv_values(dotenv)} if dotenv.exists() else set()
    environment = {name.upper() for name in os.environ}
    for name in Options.model_fields:
        variable = f"{PREFIX}{name.upper()}"
        layers = {
            "command line": given.get(name) is not None,
            f"environment ({variable})": variable in environment,
            f"{dotenv}": variable in in_dotenv,
            f"{path}": name in in_file,
            "default": True,
        }
        origin, *overrides = [layer for layer, has in layers.items() if has]
        yield Told(name, masked(name, str(getattr(settings, name))), origin, tuple(overrides[:-1]))


def environment() -> Iterator[Told]:
    """What of the environment the libraries listen to."""
    for name, value in sorted(os.environ.items()):
        if name.startswith(OTHERS):
            yield Told(name, masked(name, value), "environment")


def masked(name: str, value: str) -> str:
    """The value without a secret: all of it where the name says so, else the password of an address."""
    if SECRET.search(name):
        return MASK if value else ""
    if "://" not in value:
        return value
    try:
        user = urlsplit(value).netloc.rpartition("@")[0]
    except ValueError:
        return MASK
    return value.replace(f"{user}@", f"{user.partition(':')[0]}:{MASK}@", 1) if ":" in user else value
