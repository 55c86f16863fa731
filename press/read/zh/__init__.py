"""Figures from Chinese text, simplified and traditional."""

from __future__ import annotations

from press.read.zh.reader import read

__all__ = ["read"]
