"""Does the body stop in the middle of a sentence? Glossary, notes and boilerplate after it do not count."""

from __future__ import annotations

import re
from functools import cache

from press.model import PassageKind
from press.page.document import Block, Document
from press.page.sentences import ends_sentence, ends_with_function_word, wide_share
from press.page.words import CONTINUES, ENDINGS

_OPEN, _CLOSE = "“«「『（《【", "”»」』）》】"
_PROSE = 80
_PROSE_ZH = 30
_LINE = 25
_LAST_BLOCKS = 4


def is_truncated(document: Document, blocks: list[Block]) -> bool:
    """Whether the page, or the body's last paragraph, was cut off."""
    return document.cut or _body_is_cut(document, blocks)


def _body_is_cut(document: Document, blocks: list[Block]) -> bool:
    body = [b for b in blocks if b.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)]
    for block in reversed(body[-_LAST_BLOCKS:]):
        words = " ".join(document.words(block).split()).strip("*_")
        if not words or words.lower() in ENDINGS or _aside().match(words):
            continue
        if _is_prose(words):
            return _is_cut(words, block.kind)
        if _continues(words) or words.endswith(("…", "...")):
            return True
    return False


def _is_prose(words: str) -> bool:
    least = _PROSE_ZH if wide_share(words) > 0.3 else _PROSE
    return len(words) >= least or (len(words) >= _LINE and ends_with_function_word(words))


def _is_cut(words: str, kind: PassageKind) -> bool:
    if _continues(words) or words.endswith(("…", "...")):
        return True
    if ends_sentence(words) or _address_at_end().search(words[-300:]):
        return False
    if ends_with_function_word(words) or _unclosed(words):
        return True
    if kind is PassageKind.LIST_ITEM:
        return False
    return words[-1] not in ")）]］】" and _has_sentence(words)


def _continues(words: str) -> bool:
    return words[-40:].lower().rstrip(" .…>»]）").endswith(tuple(w.rstrip(" .…>»]") for w in CONTINUES))


def _unclosed(words: str) -> bool:
    return any(words.count(a) > words.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True))


def _has_sentence(words: str) -> bool:
    """A cut paragraph is prose: it has small words, or East Asian text."""
    return wide_share(words) > 0.3 or len(_small_word().findall(words)) >= 5


@cache
def _small_word() -> re.Pattern[str]:
    return re.compile(r"\b[a-zà-ÿ]{2,20}\b")


@cache
def _aside() -> re.Pattern[str]:
    """Lines after the body's last sentence that are none: signatures, sources, dates."""
    return re.compile(
        r"(?:source|contact|tel|date|signed|by)\b|(?:table|figure|chart|exhibit)\s?\d|[表图圖]\s?\d|(?:来源|來源|编辑|责任编辑|记者|联系)",
        re.IGNORECASE,
    )


@cache
def _address_at_end() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://\S{1,300}|www\.\S{1,200}|\S{1,60}@\S{1,80}|[\w-]{2,40}\.(?:com|org|gov|net|cn|uk)(?:/\S{0,200})?|"
        r"\d{3}[-.\s]\d{3,4}[-.\s]?\d{3,4}|[A-Z]{2} \d{5}|United States|@\w{2,40})[)\].]?$"
    )
