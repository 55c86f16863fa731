"""Where do sentences and their tokens begin and end? Plain text → sentences → parallel token lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, compress
from operator import itemgetter

from press.text import Normal

LONGEST_SENTENCE = 3000
"""Characters; a longer stretch without a full stop is no sentence."""
NUMBER, WORD, MARK = "n", "w", "m"
BULLETS = "•●▪◦"
BREAK, DASH = "⸺", "\u2014"
"""Stands for an em dash between words: a dash that ties nothing, printed with spaces or without."""

ABBREVIATIONS = frozenset(
    [
        "adj",
        "avg",
        "incl",
        "excl",
        "qtr",
        "ca",
        "yr",
        "no",
        "nos",
        "inc",
        "corp",
        "co",
        "ltd",
        "llc",
        "plc",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "vs",
        "approx",
        "est",
        "fig",
        "vol",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "e.g",
        "i.e",
        "al",
        "dept",
        "gov",
        "sen",
        "rep",
        "gen",
        "u.s",
        "u.k",
        "u.n",
        "p.m",
        "a.m",
        "ave",
        "bros",
        "cf",
        "rs",
        "sq",
        "ft",
    ]
)
"""Words whose full stop does not end a sentence."""


class Sentence:
    """One sentence as parallel lists: ``words`` in lower case, ``forms`` as printed, offsets in the text.

    ``kinds`` has one letter for each token: ``n``, ``w`` or ``m``.
    """

    __slots__ = (
        "end",
        "ends",
        "forms",
        "kinds",
        "marks",
        "numbers",
        "start",
        "starts",
        "text",
        "word",
        "words",
    )

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        # What stands between tokens and the tokens, in turn: their lengths add up to all offsets.
        parts = _token(text.isascii()).split(text[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        self.forms: list[str] = parts[1::2]
        self.starts: list[int] = edges[1:-1:2]
        self.ends: list[int] = edges[2::2]
        self.kinds: str = "".join(map(_KINDS.__getitem__, map(_first, self.forms)))
        printed = " ".join(self.forms)
        if BREAK in printed:
            self.forms = printed.replace(BREAK, DASH).split(" ")
            printed = printed.replace(BREAK, "-").replace(DASH, "-")
        self.words: list[str] = printed.lower().split(" ") if printed else []
        self.word: Callable[[int], str] = defaultdict(str, enumerate(self.words)).__getitem__
        """The lower-case token, or an empty string beyond the sentence."""
        self.numbers: list[int] = [found.start() for found in _of_number().finditer(self.kinds)]
        self.marks: dict[int, str] = {}
        """Token → reason why it is part of no figure."""

    def __len__(self) -> int:
        return len(self.words)

    def kind(self, index: int) -> str:
        """``n``, ``w`` or ``m``; empty beyond the sentence."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it; a dash between words ties none."""
        if not 0 < index < len(self.words) or self.starts[index] != self.ends[index - 1]:
            return False
        return self.forms[index] != DASH and self.forms[index - 1] != DASH

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= index < len(self.forms) and self.forms[index][0].isupper()

    def said(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` (exclusive) as printed."""
        said = self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""
        return said.replace(BREAK, DASH) if BREAK in said else said

    def where(self, words: frozenset[str], among: Sequence[str] | None = None) -> list[int]:
        """The tokens that are one of ``words``, in lower case or ``among`` other forms; usually none are."""
        among = self.words if among is None else among
        if words.isdisjoint(among):
            return []
        return list(compress(range(len(among)), map(words.__contains__, among)))

    def index_at(self, offset: int) -> int:
        """The first token that ends after ``offset``."""
        return bisect_right(self.ends, offset)


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"[\u2014\u2015](?:(?![0-9])|(?<![0-9].))")


def with_breaks(raw: str) -> str:
    """The text with its em dashes marked, one for one; between two digits they stand for a range."""
    return _break().sub(BREAK, raw) if "\u2014" in raw or "\u2015" in raw else raw


class _Kinds(dict[str, str]):
    """The kind of a token by its first character; each character is looked at once."""

    def __missing__(self, char: str) -> str:
        kind = NUMBER if char in "0123456789" else WORD if char.isalnum() and not char.isdecimal() else MARK
        self[char] = kind
        return kind


_KINDS = _Kinds()
_first = itemgetter(0)


@cache
def _of_number() -> re.Pattern[str]:
    return re.compile(NUMBER)


@cache
def _token(plain: bool) -> re.Pattern[str]:
    """Numbers, words and marks; the doubled stars of Markdown are none. For `plain` ASCII letters are all."""
    indian = r"[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?:\.[0-9]+)?(?![0-9])"
    grouped = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![0-9])|{indian}|[0-9]+(?:\.[0-9]+)?"
    letter, mark = ("[A-Za-z]", r"[^\s*A-Za-z0-9]") if plain else (r"[^\W\d_]", r"[^\s*\w]")
    joined = rf"(?=[A-Z]\.)(?:[A-Z]\.){{2,6}}|{letter}+(?:['&]{letter}+){{0,4}}"
    # What most tokens look like is tried first: letters, a mark or digits alone, none given back.
    alone = rf"{letter}++(?!['&.])|{mark}|[0-9]++(?![.,])"
    return re.compile(rf"({alone}|{joined}|{grouped}|[^\s*]|\*(?!\*)(?<!\*\*))")


@cache
def _end(bulleted: bool) -> re.Pattern[str]:
    """A mark before a capital, a number or money; before a bullet too, for which every space is looked at."""
    spaced = r"[\"')\]»]{0,3}\s+(?=[\"'(\[«]{0,2}[A-Z0-9$£€])"
    glued = r"(?<=[a-z][a-z][a-z]\.)(?=[A-Z][a-z]{1,12}[\s,'])"
    mark = rf"[.!?](?:{spaced}|{glued})"
    return re.compile(rf"{mark}|\s+(?=[{BULLETS}]\s)" if bulleted else mark)


def items(raw: str) -> list[int]:
    """Where indented lines begin: items of a list whose bullets are gone, each a sentence of its own."""
    if ("\n " not in raw and "\n\t" not in raw) or not raw[:1].isalnum() or raw[:2].rstrip(".").isdigit():
        return []
    return [found.end() for found in _indented().finditer(raw)]


@cache
def _indented() -> re.Pattern[str]:
    return re.compile(r"\n[ \t]{2,20}(?=[^\W_])")


def sentences(normal: Normal, breaks: Sequence[int] = ()) -> list[tuple[int, int]]:
    """The spans of a passage's sentences, cut at ``breaks`` too; an abbreviation's full stop ends none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in (*breaks, len(normal.text)):
        _cut_into(spans, normal.text, start, stop)
        start = stop
    return spans


def _cut_into(spans: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    bulleted = not text.isascii() and any(map(text.__contains__, BULLETS))
    for found in _end(bulleted).finditer(text, start, stop):
        mark, end = found.span()
        if text[mark] == "." and _abbreviated(text, start, mark, end):
            continue
        spans += ((start, end),) if end - start <= LONGEST_SENTENCE else _cut(text, start, end)
        start = end
    spans += _cut(text, start, stop)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A span longer than any sentence is cut at spaces, so that no text takes longer than its length."""
    cut = []
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = space + 1 if space > start else start + LONGEST_SENTENCE
        cut.append((start, stop))
        start = stop
    return [*cut, (start, end)] if start < end else cut


def _abbreviated(text: str, start: int, stop: int, following: int) -> bool:
    begin = max(text.rfind(" ", start, stop), text.rfind("(", start, stop)) + 1
    word = text[max(begin, start) : stop].lower()
    if word in ("no", "nos", "fig", "vol"):
        return text[following : following + 1].isdigit()
    if word in ("p.m", "a.m"):
        return not (
            text[following : following + 1].isupper() and text[following + 1 : following + 2].islower()
        )
    if word == "sen" and text[stop - 3] == "s":
        return False
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return True
    return word[-2:-1] == "." and word[-1:].isalpha() and text[following : following + 3] != "The"
