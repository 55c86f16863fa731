"""Is a number printed in characters that may deceive? Then it is left aside with a note, whatever was read.

The readers refuse a number that an odd character touches (``press/text.py``). Here stands what is seen only
from outside: controls that turn a whole line around, letters that look like digits, a number of which a
part was not understood, keycaps and other marks on digits, and numbers of which no digit is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from press.model import Figure, PassageKind, Reading, Release, Skipped

REASON = "odd character"
_OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
"""Bidi controls that show what follows in another order; marks (U+200E) join only what is beside them."""
_AROUND = 24


def without_oddities(release: Release, reading: Reading) -> Reading:
    """``reading`` with doubtful figures left aside, and with a note on each number that shows no digit."""
    figures, skipped = [], list(reading.skipped)
    beyond = frozenset(_beyond().findall(release.text))
    turned = not beyond.isdisjoint(_OVERRIDES)
    for figure in reading.figures:
        said = _doubt(release.text, figure, turned)
        if said is None:
            figures.append(figure)
        else:
            skipped.append(Skipped(figure.start, figure.end, figure.quote, REASON, said))
    skipped += _unknown(list(_hidden(release, beyond)), [*figures, *skipped])
    return Reading(tuple(figures), tuple(sorted(skipped, key=lambda one: (one.start, one.end))))


def _unknown(notes: list[Skipped], told: Sequence[Figure | Skipped]) -> list[Skipped]:
    """The notes that begin in nothing that was told; usually there are none at all."""
    if not notes:
        return []
    known = {at for one in told for at in range(one.start, one.end)}
    return [note for note in notes if note.start not in known]


def _doubt(text: str, figure: Figure, turned: bool) -> str | None:
    before, after = (
        text[max(0, figure.start - _AROUND) : figure.start],
        text[figure.end : figure.end + _AROUND],
    )
    if figure.quote[:1].isdigit() and _is_word_end(before) and _lookalike_before().search(before):
        return f"a letter that looks like a digit in {(before + figure.quote).split()[-1]}"
    cut = before.endswith(",") and _cut_before().search(before)
    cut = cut or (after.startswith(",") and _cut_after().match(after))
    if cut and _cut_number(before, figure.quote, after):
        return "a number in no known format"
    return (
        None
        if text.isascii()
        else _doubt_of_scripts(text, figure, before[-1:] + figure.quote + after[:1], turned)
    )


def _is_word_end(before: str) -> bool:
    """Whether a letter or a point stands right before a number; most have a space or "$" there."""
    return before[-1:].isalpha() or before[-1:] in (".", ",")


def _doubt_of_scripts(text: str, figure: Figure, printed: str, turned: bool) -> str | None:
    name = figure.indicator or ""
    if not name.isascii() and (mixed := _mixed().search(name)):
        return f"letters of two scripts in {mixed.group()}"
    if not printed.isascii() and any(unicodedata.category(char) in ("Mn", "Me") for char in printed):
        return "a mark on a digit"
    if not turned:
        return None
    line = text[text.rfind("\n", 0, figure.start) + 1 : _line_end(text, figure.end)]
    control = next((char for char in line if char in _OVERRIDES), None)
    return f"bidi control U+{ord(control):04X} in its line" if control else None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _cut_number(before: str, quote: str, after: str) -> bool:
    """``5,3``: neither thousands nor a list; a list has spaces, thousands have three digits."""
    head = re.search(r"[\d.,]*$", before)
    tail = re.match(r"[\d.,]*", after)
    whole = (head.group() if head else "") + quote + (tail.group() if tail else "")
    number = re.search(r"\d[\d,]*\d", whole)
    return number is not None and "," in number.group() and "." not in whole.strip(".")


@cache
def _mixed() -> re.Pattern[str]:
    """A word of Latin and Cyrillic letters."""
    return re.compile(r"[A-Za-z]{1,30}[\u0400-\u04ff]|[\u0400-\u04ff]{1,30}[A-Za-z]")


@cache
def _cut_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\d,])\d{1,3},$")


@cache
def _cut_after() -> re.Pattern[str]:
    return re.compile(r",\d{1,2}(?![\d,])|,\d{1,3}[░▒▓█■□]")


@cache
def _lookalike_before() -> re.Pattern[str]:
    """``1O.`` before 5, ``l`` before 2.5: Latin, Greek or Cyrillic letters in the place of digits."""
    return re.compile(r"\d[^\W\d_\u3400-\u9fff]{1,2}[.,]$|(?<![^\W\d_\u3400-\u9fff])[lIOoОоІοΟ]$")


def _hidden(release: Release, beyond: frozenset[str]) -> Iterator[Skipped]:
    """Numbers of which no digit can be read: ``$XX.X``, ``③%``, digits of other scripts."""
    if not _may_hide(release.text, beyond):
        return
    for passage in release.passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for found in _unreadable(release.text.isascii()).finditer(release.text, passage.start, passage.end):
            masked = found.group().strip("$£€¥ ").upper().startswith("X")
            said = "masked digits" if masked else f"number character {found.group()[:1]}"
            yield Skipped(*found.span(), found.group(), REASON, said)


def _may_hide(text: str, beyond: frozenset[str]) -> bool:
    """A quick look for what ``_unreadable`` finds, which is rare; ``beyond`` is all but ASCII."""
    if _masked().search(text):
        return True
    return any(unicodedata.category(char) in ("Nd", "No") for char in filter(str.isnumeric, beyond))


@cache
def _beyond() -> re.Pattern[str]:
    """All but ASCII: found three times as fast as a set of all characters is made."""
    return re.compile("[^\x00-\x7f]")


@cache
def _masked() -> re.Pattern[str]:
    """What every masked number holds: ``$X``, ``$ x``, ``X.X``; one class in front is looked for fast."""
    return re.compile(r"[$£€¥Xx](?:(?<=[$£€¥]) ?[Xx]|(?<=X)\.X|(?<=x)\.x)")


@cache
def _unreadable(plain: bool) -> re.Pattern[str]:
    masked = (
        r"[$£€¥] ?[Xx]{1,6}(?:[.,][Xx]{1,6}){0,3}(?![A-Za-z])"
        r"|(?<![A-Za-z\d])[Xx]{1,6}\.[Xx]{1,3}(?=[ ]?(?:%|percent|per cent|million|billion|[亿万元％]))"
    )
    circled = "[\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]{1,9}"
    other = rf"|(?:(?![0-9０-９])\d){{1,30}}|{circled}(?=[%％亿万元])|(?<=[$£€¥]){circled}"
    return re.compile(masked if plain else masked + other)
