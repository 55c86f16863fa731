"""Which months does a report say it is about as it opens? 截至二零二六年三月三十一日止年度之业绩."""

from __future__ import annotations

import re
from functools import cache

from press.read.zh.context import Context
from press.read.zh.periods import resolve


def note_reported(words: str, context: Context) -> None:
    """Results of months that end on a day named are what the release is about, whatever its title says.

    A title such as 二零二六年全年业绩 does not tell a financial year that ends in March.
    """
    found = _reported().search(words) if "止" in words else None
    if found is None and context.event:
        found = _told().search(words)
    span = resolve(found[1], context.reference) if found is not None else None
    if span is not None and span.sort in ("part", "whole"):
        titled = context.title is None or context.section is None or context.section == context.title
        context.section = span if context.section is not None and titled else context.section
        context.title = context.span = span
        context.span_from = "title"


@cache
def _told() -> re.Pattern[str]:
    """介绍前三季度工作进展: what a press conference of the third quarter is about."""
    return re.compile(
        "(?:介绍|通报|发布|公布|回顾)(?:了|今年)?(前三季度|上半年|一季度|全年|前[一二三四五六七八九十]{1,2}个?月)"
    )


@cache
def _reported() -> re.Pattern[str]:
    date = r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})年.{1,3}月.{1,4}日"
    return re.compile(
        rf"截[至止]({date}止的?(?:[首过去]{{0,2}}.{{1,3}}个月|年度))[^,。;]{{0,16}}(?:业绩|财务|账目|财报)"
    )
