"""Does a line look like a heading, a whole sentence, or a sentence cut short?"""

from __future__ import annotations

import re
from functools import cache

from press.page.words import FUNCTION_WORDS

_FINAL = ".!?。！？…；;．:："
_CLOSING = "\"'”’»)]）］〕」』】》*_"
_LONGEST_HEADING = 120
_LONGEST_HEADING_ZH = 40


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as sentences end, closing quotes, brackets and footnote marks aside."""
    bare = _mark_at_end().sub("", text[-200:]).rstrip().rstrip(_CLOSING).rstrip()
    return (bool(bare) and bare[-1] in _FINAL) or _ends_in_quoted_sentence(text)


def mid_sentence(text: str) -> bool:
    """Whether ``text`` stops where a sentence cannot."""
    return bool(text) and not ends_sentence(text)


def ends_with_function_word(text: str) -> bool:
    """Whether the last word needs another after it: "of", "the", a comma, an opened bracket."""
    bare = text.rstrip()
    if bare.endswith((",", "，", "、", "–", "—", "(", "（", "“", "«", "《", "$", "£", "€")):
        return True
    word = re.search(r"[^\W\d_]{1,20}$", bare[-24:])
    return word is not None and word[0].islower() and word[0] in FUNCTION_WORDS


def is_heading(text: str) -> bool:
    """Whether a line of its own can be a heading: short, no sentence, not a list's introduction."""
    if "\n" in text or not any(c.isalpha() for c in text):
        return False
    wide = wide_share(text) > 0.3
    if len(text) > (_LONGEST_HEADING_ZH if wide else _LONGEST_HEADING):
        return False
    if text[-1] in ".。！!;；:：,，、…" and not _initials_at_end().search(text):
        return False
    return not (_contact().search(text) or (wide and text.count("，") > 1)) and (
        wide or text[0].isupper() or not text[0].isalpha()
    )


def wide_share(text: str) -> float:
    """The share of East Asian characters among the characters of ``text`` that are no spaces."""
    if text.isascii():
        return 0.0
    return len(_wide().findall(text)) / max(1, len(text))


def _ends_in_quoted_sentence(text: str) -> bool:
    return len(text) > 1 and text[-1] in '”"»」』' and text[-2] in _FINAL + ","


@cache
def _wide() -> re.Pattern[str]:
    return re.compile("[\u2e80-\u9fff\uf900-\ufaff]")


@cache
def _mark_at_end() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[\[［〔(（]\d{1,3}[\]］〕)）]|[¹²³⁴-⁹]{1,3})$")


@cache
def _initials_at_end() -> re.Pattern[str]:
    return re.compile(r"\b(?:Inc|Corp|Ltd|Co|U\.S|[A-Z])\.$")


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(r"@|https?://|www\.|\d{3}[-\s.]\d{3,4}[-\s.]?\d{3,4}|\+\d{1,3}[\s(]")
