"""Settings of an installation: command line > environment > ``.env`` > ``config/settings.yaml`` > default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from config.load import ConfigError, read
from config.place import Place
from config.source_parts import Cron, TimeZone

PREFIX = "COMMUNIQUE_"
CatchUp = Literal["latest", "all", "none"]
Runner = Literal["here", "threads", "processes", "dask", "ray"]


class Options(BaseModel):
    """Every setting, as ``config/settings.yaml`` may give it; paths are relative to the root."""

    model_config = ConfigDict(extra="forbid")

    data: Path = Field(default=Path("data"), description="Where everything that a run makes is kept.")
    sources: Path = Field(default=Path("config/sources"), description="The folder of source declarations.")
    decisions: Path = Field(default=Path("config/decisions"), description="The folder of reviewers' rulings.")
    batch_size: int = Field(default=50, ge=1, le=1000, description="Releases in one task.")
    processes: int = Field(
        default=0, ge=0, le=64, description="Processes that parse and read; 0 is one a core."
    )
    runner: Literal["here", "threads", "processes", "dask", "ray"] = Field(
        default="here",
        description="What batches are read on in a run under Prefect; `here` is the run itself.",
    )
    workers: int = Field(default=0, ge=0, le=1024, description="Workers of that runner; 0 is one a core.")
    cluster: str | None = Field(
        default=None, description="Address of a Dask or Ray cluster; without one, a local one is started."
    )
    page_seconds: float = Field(
        default=20, gt=0, description="Most processor time for one page; it is then given up."
    )
    page_megabytes: int = Field(
        default=1000, ge=50, description="Most memory for one page; it is then given up."
    )
    keep_builds: int = Field(
        default=3, ge=1, description="Warehouse builds kept, the published one included."
    )
    keep_run_days: int = Field(default=400, ge=31, description="Days that the record of a run is kept.")
    keep_export_days: int = Field(default=30, ge=1, description="Days that an export below `data` is kept.")
    keep_snapshot_days: int = Field(
        default=7, ge=1, description="Days that a lake keeps snapshots, and files that no snapshot needs."
    )
    pack_files: int = Field(
        default=500, ge=20, description="With more Parquet files than this, gc packs them into few."
    )
    schedule: Cron = Field(default="0 6 * * *", description="Cron expression of the nightly run.")
    time_zone: TimeZone = Field(default="UTC", description="IANA time zone of that schedule.")
    catch_up: CatchUp = Field(
        default="latest", description="Missed schedules: run the latest day, all of them, or none."
    )
    deadline_hours: float = Field(
        default=6, gt=0, description="A run that is at work longer warns, and its record says so."
    )
    port: int = Field(default=4200, ge=1, le=65535, description="Port of the Prefect server, on loopback.")
    alerts: tuple[SecretStr, ...] = Field(
        default=(), description="Where new findings are told: addresses as Apprise writes them."
    )
    alert_from: Literal["critical", "warning", "info"] = Field(
        default="warning", description="The least grave finding that is told."
    )
    query_seconds: float = Field(default=30, gt=0, description="Longest time of a query.")
    warehouse: Place = Field(
        default_factory=Place, description="Where the warehouse is: a file, or a lake of many machines."
    )
    query_rows: int = Field(default=100_000, ge=1, description="Most rows of a query's answer.")


class Settings(Options, BaseSettings):
    """The settings in force, with the ``root`` that relative paths count from."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore")

    root: Path = Path()

    def at(self, path: Path) -> Path:
        """A path of the settings, from the root."""
        return path if path.is_absolute() else self.root / path

    @property
    def data_folder(self) -> Path:
        """The absolute data folder."""
        return self.at(self.data).absolute()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The file comes last, before the defaults."""
        assert isinstance(init_settings, InitSettingsSource)
        from_file = init_settings.init_kwargs.pop("_from_file", {})
        return init_settings, env_settings, dotenv_settings, InitSettingsSource(settings_cls, from_file)


def find_root() -> Path:
    """The working folder where it is a project (it has ``config/sources``), else this checkout."""
    here = Path.cwd()
    return here if (here / "config" / "sources").is_dir() else Path(__file__).resolve().parents[1]


def load_settings(**overrides: Any) -> Settings:
    """The settings in force; ``overrides`` come from the command line, ``None`` means not given.

    Raises :class:`ConfigError` naming the file and line, or the environment variable.
    """
    given = {key: value for key, value in overrides.items() if value is not None}
    root = Path(given.pop("root", None) or os.environ.get(f"{PREFIX}ROOT") or find_root()).absolute()
    path = root / "config" / "settings.yaml"
    from_file = read(path, Options).model_dump(exclude_unset=True) if path.exists() else {}
    try:
        return Settings(_env_file=root / ".env", _from_file=from_file, root=root, **given)  # type: ignore[call-arg]  # taken out above
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        origin = f"{PREFIX}{name.upper()} in the environment or .env, or its option"
        raise ConfigError(root, None, f"{origin}: {first['msg']}", "Correct the value") from None
