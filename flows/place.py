"""Which warehouse do the settings mean?"""

from __future__ import annotations

from pathlib import Path

from config.settings import Settings
from warehouse.attach import Lake, settle


def data_folder(settings: Settings) -> Path:
    """The data folder, its warehouse where the settings say that it is."""
    told = settings.warehouse
    lake = Lake(told.words, told.data or "", told.endpoint, told.region) if told.kind == "ducklake" else None
    settle(settings.data_folder, lake)
    return settings.data_folder
