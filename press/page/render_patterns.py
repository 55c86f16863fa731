"""What do marks, links, indents and folded lines look like in a rendered text? Each compiled on first use."""

from __future__ import annotations

import re
from functools import cache


@cache
def marks_pattern() -> re.Pattern[str]:
    return re.compile("[\x01-\x05\u200b\ufeff\u00ad\u2060]")


@cache
def bold_run_pattern() -> re.Pattern[str]:
    return re.compile("\x01[^\x01\x02]{0,400}\x02?")


@cache
def linked_pattern() -> re.Pattern[str]:
    return re.compile("\x03([^\x03\x04]{1,500})")


@cache
def section_number_pattern() -> re.Pattern[str]:
    """How Chinese texts number their sections, marked up as headings or not."""
    return re.compile(
        r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节部]"
    )


@cache
def columns_pattern() -> re.Pattern[str]:
    return re.compile(r"\S {3,40}\S")


@cache
def indent_pattern() -> re.Pattern[str]:
    return re.compile("[\x01-\x04\r\n\t]{0,9}(?:\u3000{2}|\xa0{3}|[ \xa0]{4})")


@cache
def folded_pattern() -> re.Pattern[str]:
    """A source line break between two East Asian characters stands for nothing."""
    wide = "\u3000-\u9fff\uf900-\ufaff\uff00-\uffef"
    return re.compile(rf"(?<=[{wide}])[ \t\r]{{0,80}}\n\s{{0,200}}(?=[{wide}])")
