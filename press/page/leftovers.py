"""Lines that are chrome though nothing in the markup said so: told by their words and their links."""

from __future__ import annotations

import re
from functools import cache

from press.model import PassageKind
from press.page.render import Piece
from press.page.sentences import ends_sentence
from press.page.words import CHROME_HEADINGS, CHROME_OPENINGS, MODIFIED_LABELS

_SHORT = 160


def without_leftovers(pieces: list[Piece]) -> list[Piece]:
    """The pieces without lines of chrome and without the runs under headings such as "Related links"."""
    kept: list[Piece] = []
    under: Piece | None = None
    for piece in pieces:
        if _is_chrome_heading(piece.text):
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
    return len(text) < 60 and text.strip(" :：>»|·-–#").lower() in _headings()


def _is_chrome_line(piece: Piece) -> bool:
    text = piece.text.lower().lstrip(" ·|>»-–[【（(")
    if len(text) > _SHORT or piece.kind is PassageKind.TABLE:
        return False
    if text.startswith(CHROME_OPENINGS) or _is_change_date(text):
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
    return [p for i, p in enumerate(pieces[first:last], first) if i < last - 5 or not _is_imprint(p)]


def _is_imprint(piece: Piece) -> bool:
    """What sites print at their foot: owners, rights, addresses of rules."""
    if len(piece.text) >= 300:
        return False
    return _imprint().search(piece.text) is not None or (
        _address().search(piece.text) is not None and not ends_sentence(piece.text)
    )


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
def _headings() -> frozenset[str]:
    return frozenset(CHROME_HEADINGS)
