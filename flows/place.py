"""Which warehouse do the settings mean?"""

from __future__ import annotations

from pathlib import Path

from config.settings import Settings
from warehouse.attach import Lake, settle


def data_folder(settings: Settings) -> Path:
    """The data folder, its warehouse where the settings say that it is."""
    settle(settings.data_folder, lake_of(settings))
    return settings.data_folder


def lake_of(settings: Settings) -> Lake | None:
    """The lake that the settings name; None for a file."""
    told = settings.warehouse
    if told.kind != "ducklake":
        return None
    return Lake(told.words, told.data or "", told.endpoint, told.region)
