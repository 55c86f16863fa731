"""Lines that are chrome though nothing in the markup said so: told by their words and their links."""

from __future__ import annotations

import re
from functools import cache

from press.model import PassageKind
from press.page.render import Piece
from press.page.sentences import ends_sentence
from press.page.words import (
    CHROME_HEADING_STARTS,
    CHROME_HEADINGS,
    CHROME_LINES,
    CHROME_OPENINGS,
    MODIFIED_LABELS,
)

_SHORT = 160


def without_leftovers(pieces: list[Piece]) -> list[Piece]:
    """The pieces without lines of chrome and without the runs under headings such as "Related links"."""
    kept: list[Piece] = []
    under: Piece | None = None
    for piece in pieces:
        if _is_chrome_heading(piece.text) or _is_site_heading(piece):
            under = piece
        elif (under is not None and _belongs_under(piece, under)) or _is_chrome_line(piece):
            continue
        else:
            under = None
            kept.append(piece)
    return _without_linky_ends(kept)


def _belongs_under(piece: Piece, heading: Piece) -> bool:
    """What follows a chrome heading is chrome while it is links or short lines, up to the next heading."""
    if piece.kind is PassageKind.HEADING:
        return bool(heading.level) and piece.level > heading.level
    if piece.kind is PassageKind.TABLE:
        return False
    return piece.links * 2 > len(piece.text) or (
        len(piece.text) < 40 and not piece.text.endswith((".", "。"))
    )


def _is_chrome_heading(text: str) -> bool:
    bare = text.strip(" :：>»|·-–#").lower()
    return len(text) < 60 and bare in _headings()


def _is_site_heading(piece: Piece) -> bool:
    """A marked-up heading that begins as those of sites do, and is no sentence of the release."""
    bare = piece.text.strip(" :：>»|·-–#").lower()
    short = len(bare) < (14 if bare[:1] > "\u2e80" else 48)
    return bool(piece.level > 1 and short and bare.startswith(CHROME_HEADING_STARTS))


def _is_chrome_line(piece: Piece) -> bool:
    text = piece.text.lower().lstrip(" ·|>»-–[【（(")
    if len(text) > _SHORT or piece.kind is PassageKind.TABLE:
        return False
    if len(text) < 24 and text.strip(" 0123456789()（）:：+·") in _lines():
        return True
    if text.startswith(CHROME_OPENINGS) or _is_change_date(text) or _counter().search(text):
        return True
    linked = piece.links * 10 > len(text) * (6 if "|" in text else 9)
    return linked and len(text) < 80 and piece.kind is not PassageKind.HEADING


def _is_change_date(text: str) -> bool:
    return len(text) < 60 and text.startswith(MODIFIED_LABELS) and sum(c.isdigit() for c in text) >= 4


def _without_linky_ends(pieces: list[Piece]) -> list[Piece]:
    """Lines at the start and the end that are nothing but links."""
    first, last = 0, len(pieces)
    while first < last and _only_links(pieces[first]):
        first += 1
    while last > first and _only_links(pieces[last - 1]):
        last -= 1
    if first < last and _is_owner(pieces[last - 1], last < len(pieces)):
        last -= 1
    return [p for i, p in enumerate(pieces[first:last], first) if i < last - 5 or not _is_imprint(p)]


def _is_imprint(piece: Piece) -> bool:
    """What sites print at their foot: owners, rights, addresses of rules."""
    if len(piece.text) >= 300:
        return False
    return _imprint().search(piece.text) is not None or (
        _address().search(piece.text) is not None and not ends_sentence(piece.text)
    )


def _is_owner(piece: Piece, above_links: bool) -> bool:
    """The last line, where it names the site's owner: above the links at the foot, or with some in it."""
    if piece.kind is not PassageKind.PARAGRAPH or len(piece.text) >= 120 or ends_sentence(piece.text):
        return False
    linked = above_links or piece.links * 10 > len(piece.text) * 3
    return linked and any(mark in piece.text for mark in "|·•")


def _only_links(piece: Piece) -> bool:
    return piece.links * 10 >= len(piece.text) * 8 and piece.level != 1 and bool(piece.text)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"地址\s?[:：]|邮编|郵遞區號|传真|傳真|联系电话|電話\s?[:：]|电话\s?[:：]")


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(
        r"privacy policy|terms (?:of use|and conditions)|all rights reserved|registered office|site ?map|"
        r"powered by|cookie policy|copyright ©|© ?(?:19|20)\d\d|版权所有"
        r"|icp备|主办单位|网站标识码|技术支持|公网安备",
        re.IGNORECASE,
    )


@cache
def _counter() -> re.Pattern[str]:
    """What Chinese sites print beside the date: how often a page was read, and how large its type is."""
    return re.compile(
        r"(?:浏览|瀏覽|点击|點閱|阅读|访问)(?:次数|次數|量|数)?\s?[:：]|(?:字体|字號|字号)\s?[:：\[【]"
    )


@cache
def _lines() -> frozenset[str]:
    return frozenset(CHROME_LINES)


@cache
def _headings() -> frozenset[str]:
    return frozenset(CHROME_HEADINGS)
