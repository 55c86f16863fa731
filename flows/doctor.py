"""Is this installation sound? One small check after the other, none of which stops the next."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from config.settings import Settings, load_settings
from press import compiled

PACKAGES = ("press", "config", "warehouse", "expectations", "tasks", "flows")
LIBRARIES = (
    "prefect",
    "duckdb",
    "pyarrow",
    "great-expectations",
    "beautifulsoup4",
    "lxml",
    "fastapi",
    "sqlalchemy",
)
ENOUGH_DISK = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is well, what was seen."""

    name: str
    well: bool
    told: str


def examine(data: Path | None = None) -> Iterator[Check]:
    """All checks in order; an error of one is told as its failure."""
    for name, look in _checks(data).items():
        try:
            well, told = look()
        except Exception as error:
            well, told = False, f"{type(error).__name__}: {error}"
        yield Check(name, well, told)


def _checks(data: Path | None) -> dict[str, Callable[[], tuple[bool, str]]]:
    def settings() -> Settings:
        return load_settings(data=data)

    return {
        "python": lambda: (sys.version_info >= (3, 11), sys.version.split()[0]),
        "packages": _packages,
        "libraries": _libraries,
        "readers": lambda: (True, compiled.state()),
        "sources": lambda: _sources(settings()),
        "lexicon": _lexicon,
        "rules": _rules,
        "data folder": lambda: _data(settings()),
        "warehouse": lambda: _warehouse(settings()),
        "lock": lambda: _lock(settings()),
        "schedule": lambda: _schedule(settings()),
        "server": lambda: _server(settings()),
    }


def _packages() -> tuple[bool, str]:
    """Ours come from one place; a package of the same name elsewhere would shadow them."""
    home = Path(__file__).resolve().parents[1]
    origins = {name: _origin(name) for name in PACKAGES}
    strangers = {name: origin for name, origin in origins.items() if origin is None or origin.parent != home}
    if strangers:
        return (
            False,
            f"not from {home}: {', '.join(f'{n} ({o})' for n, o in strangers.items())}; uninstall those",
        )
    return True, f"{len(PACKAGES)} from {home}"


def _origin(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).resolve().parent if spec and spec.origin else None


def _libraries() -> tuple[bool, str]:
    return True, ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)


def _sources(settings: Settings) -> tuple[bool, str]:
    from config.sources import load_sources

    return True, ", ".join(source.id for source in load_sources(settings.at(settings.sources)))


def _lexicon() -> tuple[bool, str]:
    from config.words import load_lexicon

    lexicon = load_lexicon()
    return (
        True,
        f"{len(lexicon.units)} units, {len(lexicon.indicators)} indicators, version {lexicon.version}",
    )


def _rules() -> tuple[bool, str]:
    from expectations.overlays import FOLDER, rules

    return True, f"{len(rules(FOLDER))}, derived and from overlays"


def _data(settings: Settings) -> tuple[bool, str]:
    from warehouse.folder import require_writable

    require_writable(settings.data_folder)
    free = shutil.disk_usage(settings.data_folder).free
    return free > ENOUGH_DISK, f"{settings.data_folder}, {free / 1e9:.1f} GB free"


def _warehouse(settings: Settings) -> tuple[bool, str]:
    from flows.place import data_folder
    from warehouse.duck import connect, storage_format
    from warehouse.migrate import version_of
    from warehouse.publish import published
    from warehouse.totals import totals
    from warehouse.versions import VERSION

    path = published(data_folder(settings))
    if path is None:
        return True, "none published yet; `communique run` makes one"
    with connect(path, read_only=True) as connection:
        version, storage = version_of(connection), storage_format(connection)
    told = f"schema {version} of {VERSION}, storage {storage}"
    return True, f"{path}, {totals(settings.data_folder).rows['figure']:,} figures, {told}"


def _lock(settings: Settings) -> tuple[bool, str]:
    from flows.errors import LockedError
    from flows.lock import lock

    try:
        with lock(settings.data_folder, "doctor"):
            return True, "free"
    except LockedError as error:
        return True, str(error)


def _schedule(settings: Settings) -> tuple[bool, str]:
    from flows.alive import kept_up

    return kept_up(settings, datetime.now(UTC))


def _server(settings: Settings) -> tuple[bool, str]:
    from flows.alive import planned
    from flows.server import HOST, answers

    where = f"http://{HOST}:{settings.port}"
    if not answers(settings.port):
        return True, f"not serving at {where} (`communique serve`)"
    return planned(f"{where}/api")
