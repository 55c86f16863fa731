"""Does ¥ mean yen here? The mark stands for yuan and for yen; what else a release says tells which."""

from __future__ import annotations

import re
from functools import cache

from press.model import Reading, Release

LONGEST = 200_000
"""Characters that are looked at."""
MARKS = ("¥", "￥")


def in_yen(release: Release, reading: Reading) -> Reading:
    """The reading with yen for yuan where the mark alone was read and the release is one of Japan."""
    words = said(release)
    if not any(mark in words for mark in MARKS) or not of_japan(words):
        return reading
    figures = (
        figure.changed(unit=figure.unit.replace("CNY", "JPY")) if figure.unit.startswith("CNY") else figure
        for figure in reading.figures
    )
    return Reading(tuple(figures), reading.skipped)


def said(release: Release) -> str:
    """The words of a release and of its tables' captions."""
    captions = [table.caption for table in release.tables if table.caption]
    return "\n".join([release.text[:LONGEST], *captions]) if captions else release.text[:LONGEST]


def of_japan(words: str) -> bool:
    """Whether a text speaks of Japan or its money, and never of the yuan by name."""
    return _japan().search(words) is not None and _yuan().search(words) is None


@cache
def _japan() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Yy]en|JPY|JP¥|Japan(?:ese)?|Tokyo|Osaka)\b|日本|日元|日圆|日圓|株式会社")


@cache
def _yuan() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Yy]uan|RMB|CNY|[Rr]enminbi)\b|人民币|人民幣|[万亿億萬]元")
