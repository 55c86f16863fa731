"""Figures from the tables of a release, English and Chinese."""

from __future__ import annotations

from press.read.tables.reader import read_table

__all__ = ["read_table"]
