"""A passage as its reader wants it: plain, simplified characters without spaces and note marks.

Traditional characters are read one for one as simplified ones, spaces between Chinese characters
mean nothing, and a footnote mark never joins a number; every character keeps its raw offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from press.lexicon import Lexicon
from press.read.memo import per_lexicon
from press.read.zh.formal import plain_numerals
from press.read.zh.trie import any_of
from press.text import normalise


@dataclass(frozen=True, slots=True)
class Script:
    """Plain text, the raw offset of each of its characters, and the note marks taken out (raw spans).

    ``shields`` matches a word that a single character at its front must not be cut from.
    """

    text: str
    offsets: Sequence[int]
    shields: re.Pattern[str]
    notes: tuple[tuple[int, int], ...] = ()

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of the plain span ``start:end`` (not empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1


def script(raw: str, base: int, lexicon: Lexicon) -> Script:
    """``raw``, which begins at offset ``base`` of the release, as a :class:`Script`."""
    normal = normalise(_joined_thousands(raw))
    text = normal.text.translate(_simplified(lexicon))
    if "·" in text:
        text = _middle_point().sub(".", text)
    text = _unlinked(text)
    cuts = [m for m in _cut().finditer(text) if not _needed(text, m)]
    if normal.offsets is None and not cuts:
        return Script(plain_numerals(text), range(base, base + len(text)), _shields(lexicon))
    origin = normal.offsets or range(len(text))
    spans = _kept(len(text), cuts)
    offsets: list[int] = []
    for start, end in spans:
        offsets.extend(
            range(base + start, base + end) if normal.offsets is None else _moved(origin, start, end, base)
        )
    marks = tuple(
        (base + origin[m.start()], base + origin[m.end() - 1] + 1) for m in cuts if m.lastgroup == "note"
    )
    kept = plain_numerals("".join([text[start:end] for start, end in spans]))
    return Script(kept, offsets, _shields(lexicon), marks)


def _unlinked(text: str) -> str:
    """Web and mail addresses without their characters: their digits are no numbers."""
    if "://" not in text and "www." not in text and "@" not in text:
        return text
    return _addresses().sub(lambda found: "_" * len(found.group()), text)


@cache
def _addresses() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://|www\.)[!-~]{1,400}|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}",
        re.ASCII,
    )


@per_lexicon
def _shields(lexicon: Lexicon) -> re.Pattern[str]:
    """Words that a particle may be the beginning of."""
    return re.compile(any_of(lexicon.words["zh"]["shield"]["word"]))


def _moved(origin: Sequence[int], start: int, end: int, base: int) -> list[int]:
    return [base + place for place in origin[start:end]]


def simplify(text: str, lexicon: Lexicon) -> str:
    """``text`` in simplified characters, one for one."""
    return text.translate(_simplified(lexicon))


@per_lexicon
def _simplified(lexicon: Lexicon) -> dict[int, str]:
    rows = lexicon.words["zh"]["traditional"]
    table = {ord(other): plain for plain, others in rows.items() for other in others}
    return table | {ord("∶"): ":", ord("︰"): ":", ord("～"): "~", ord("〜"): "~", ord("．"): "."}


def _joined_thousands(raw: str) -> str:
    """A full-width comma is a thousands mark in a number with one unit; between others it parts a list."""
    if "，" not in raw:
        return raw
    raw = _wide_thousands().sub(",", raw)
    return _plain_list().sub("、", _mixed_thousands().sub(_with_commas, raw))


@cache
def _mixed_thousands() -> re.Pattern[str]:
    """9，000万元: half-width digits, full-width commas, and one unit after all of them."""
    return re.compile(
        r"(?<![0-9.,，$¥￥€£])[0-9]{1,3}(?:，[0-9]{3}){0,2}，0[0-9]{2}(?:，[0-9]{3}){0,2}(?![0-9，])"
    )


def _with_commas(match: re.Match[str]) -> str:
    return match.group().replace("，", ",")


@cache
def _plain_list() -> re.Pattern[str]:
    return re.compile("(?<=[0-9])，(?=[0-9])")


@cache
def _middle_point() -> re.Pattern[str]:
    """4·3％: an older way to print a decimal point."""
    return re.compile(r"(?<=\d)·(?=\d)")


@cache
def _wide_thousands() -> re.Pattern[str]:
    return re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@cache
def _cut() -> re.Pattern[str]:
    """Spaces beside Chinese, inside spaced-out digits and numbers; note marks; pinyin in brackets."""
    return re.compile(
        r"(?=[ \[(〔【①-⑳⑴-⒇])(?:"
        r"(?P<note>[\[(〔【]\d{1,2}[\])〕】]|[①-⑳⑴-⒇])"
        r"|(?P<pinyin>\([a-z]{0,6}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,12}\))"
        r"|(?<![A-Za-z0-9%$,]) {1,64}|(?<=[^\d],) {1,64}| {1,64}(?![A-Za-z0-9$ ])"
        r"|(?<=\d) (?=[kK](?![A-Za-z]))"
        r"|(?<=(?<![\dA-Za-z])\d) (?=\d(?![\d/]))|(?<= \d) (?=\d(?!\d))|(?<=\d) (?=\.\d)|(?<=\d\.) (?=\d)"
        r"|(?<=[\d%]) (?=[\u4e00-\u9fff])"
        r"|(?:(?<=(?<!\d)\d)|(?<=(?<!\d)\d\d)|(?<=(?<!\d)\d{3})) (?=\d{3}(?: \d{3}){0,3} ?[\u4e00-\u9fff%]))"
    )


def _needed(text: str, match: re.Match[str]) -> bool:
    """Whether a mark must stay because two numbers would run together without it."""
    if match.lastgroup != "note":
        return False
    return text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit()


def _kept(length: int, cuts: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The spans between the cuts."""
    edges = [0, *(edge for match in cuts for edge in match.span()), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
