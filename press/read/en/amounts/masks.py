"""Which stretches of a sentence hold numbers that are names, numbers to call, times or addresses?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from press.read.en.grammar.tokens import NUMBER, WORD, Sentence


@cache
def _pattern(mail: bool) -> re.Pattern[str]:
    """With the pattern of e-mail addresses, which is tried at every word, only where there is an "@"."""
    mailed = r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\S{1,64}" if mail else ""
    url = rf"(?P<address>(?:https?://|www\.)\S{{1,300}}{mailed})"
    phone = (
        r"(?P<phone>(?<![\d$£€.,-])(?:\+\d{1,3}[ .-]?)?\(\d{2,5}\)[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)|"
        r"(?<![\w$£€.,-])\+\d{1,3}[ .-]\(?\d{1,4}\)?(?:[ .-]\d{2,8}){1,4}(?!\w)|"
        r"(?<![\w$£€.,-])1?-?\d{3}[.-]\d{3}[.-]\d{4}(?!\w)|"
        r"(?<![\w$£€.,-])0\d{2,4} \d{3,4}(?: ?\d{3,4}){1,2}(?!\w|,\d|%)|"
        r"(?<![\w$£€.,-])1[38]00 \d{3} \d{3}(?!\w)|"
        r"(?<![\w$£€.,-])1-8\d\d-[A-Z0-9-]{4,12})"
    )
    clock = (
        r"(?P<time>(?<![\w$:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?(?!:?\d)(?:\s?[AaPp]\.?[Mm]\b\.?)?|"
        r"(?<![\w$.,])\d{1,2}(?:\.\d\d)?\s?[AaPp]\.?[Mm]\b\.?|\d{1,2}\s?(?:o'clock|noon\b|midnight\b))"
    )
    dates = (
        r"(?P<date>(?<![\w.,$])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\w)|"
        r"(?<![\w.,$])\d{1,2}\.\d{1,2}\.\d{4}(?!\w))"
    )
    isbn = (
        rf"(?P<code>\b(?:{REGISTERS})[:\s]{{0,2}}[\w-]{{4,20}}|"
        r"(?<![\w.])10\.\d{4,9}/\S{1,100}|"
        r"(?<![\w$])\d{2,4}-\d{4,7}(?!\w))"
    )
    iso = (
        rf"(?P<standard>\b(?:{STANDARDS})(?:/[A-Z]{{1,5}}){{0,2}}"
        r"[ -]?[A-Z]{0,2}\d{1,6}(?:[:-]\d{1,5}){0,2})"
    )
    forms = r"(?P<form>(?<![£$€¥])\b(?:8|10|20|6|11)-?[KQF]\b(?![.\d+]))"
    other = (
        r"(?P<fixed>\b(?:(?:PL|Public Law)[ -]\d{2,3}-\d{1,4}|(?:NI|Instrument)[ -]\d\d-\d{3}|"
        r"24/7(?:/365)?|9/11|50/50|401\(k\)|20/20|7-Eleven)(?!\w))"
    )
    return re.compile("|".join((url, phone, clock, dates, isbn, iso, forms, other)))


def mask(sentence: Sentence) -> None:
    """Marks the tokens of addresses, phone numbers, times, printed dates and registered numbers."""
    for found in _at_tokens(sentence):
        first = sentence.index_at(found.start())
        for index in range(first, sentence.index_at(found.end() - 1) + 1):
            sentence.marks[index] = found.lastgroup or "code"


def _at_tokens(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Matches where one can begin: at numbers, brackets, words in capitals, links."""
    text, end, done = sentence.text, sentence.end, -1
    mailed = text.find("@", sentence.start, end) >= 0
    at = [index for index in sentence.numbers if not _stands_alone(sentence, index)]
    at += sentence.where(BEGINNINGS, sentence.forms)
    offsets = [sentence.starts[index] for index in at] + (_linked(sentence) if mailed else [])
    for start in sorted(offsets):
        if start >= done and (found := _pattern(mailed).match(text, start, end)):
            done = found.end()
            yield found


def _linked(sentence: Sentence) -> list[int]:
    """Where addresses begin, also in the middle of a word."""
    return [found.start() for found in _link().finditer(sentence.text, sentence.start, sentence.end)]


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"https?://|www\.|(?<![\w.+-])[\w.+-]{1,64}@")


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Whether what follows a number parts it from all that the pattern could read on: so do most words."""
    end = sentence.ends[index]
    after = sentence.text[end : end + 2]
    if not after[:1].isspace():
        return after[:1] in CLOSING
    return not (after[1:] in ALSO_TIMES or after[1:].isdigit())


CLOSING = frozenset(",;%)]\"'!?")
ALSO_TIMES = frozenset("AaPponm")
"""How what makes a time of a number begins: a.m., P.M., o'clock, noon."""


RELATIVE = frozenset(("%", "percent", "bps", "bp", "pp", "ppt"))
"""Units behind a bracket that make it hold a fall: ``(4)%``."""
REGISTERS = "ISBN|ISSN|CUSIP|ISIN|CIK|NCT|DOI|EIN|UEN|ABN|ACN"
STANDARDS = "ISO|IEC|EN|BS|ASTM|ANSI|IFRS|IAS|ASC"
BEGINNINGS = frozenset(
    (
        "(",
        "+",
        "http",
        "https",
        "www",
        "Public",
        "PL",
        "NI",
        "Instrument",
        *REGISTERS.split("|"),
        *STANDARDS.split("|"),
    )
)


def mask_quotes(sentence: Sentence) -> None:
    """Marks numbers in a short quoted name or slogan: ``"1+3+6"``, ``«Ten billion» refers to``."""
    opened: int | None = None
    for index, word in enumerate(sentence.words):
        if word == "«" or (word == '"' and opened is None):
            opened = index
        elif word in ('"', "»") and opened is not None:
            if index - opened <= 12:
                _mask_short(sentence, opened + 1, index)
            opened = None


def mask_names(sentence: Sentence) -> None:
    """Marks numbers in a name between single quotes, every word with a capital: ``'Ten Thousand Hands'``."""
    opened: int | None = None
    for index, word in enumerate(sentence.words):
        if word not in ("'", "‘", "’"):
            continue
        if opened is not None and sentence.glued(index) and index - opened <= 7:
            inside = range(opened + 1, index)
            named = all(sentence.capital(at) for at in inside if sentence.kind(at) == WORD)
            for at in inside if named and any(sentence.kind(at) == WORD for at in inside) else ():
                sentence.marks.setdefault(at, "quoted name")
            opened = None
        elif not sentence.glued(index) and sentence.glued(index + 1):
            opened = index


def _mask_short(sentence: Sentence, first: int, last: int) -> None:
    inside = sentence.words[first:last]
    if "%" in inside or "$" in inside or inside[-1:] == [","] or "percent" in inside:
        return
    for index in range(first, last):
        sentence.marks.setdefault(index, "quoted name")


def mask_enumerator(sentence: Sentence, first_of_passage: bool) -> None:
    """``1. Main findings``, ``(2)``, ``[3]``: numbering and note marks."""
    words = sentence.words
    if (
        first_of_passage
        and sentence.kind(0) == NUMBER
        and sentence.word(1) in (".", ")", "、")
        and len(words[0]) <= 3
    ):
        sentence.marks.setdefault(0, "numbering")
    note = first_of_passage and sentence.kind(0) == NUMBER and words[0].isdigit() and len(words[0]) <= 2
    if (
        note
        and _running(sentence)
        and sentence.capital(1)
        and sentence.kind(1) == WORD
        and not sentence.glued(1)
    ):
        sentence.marks.setdefault(0, "note mark")
    titled = sentence.capital(1) and sentence.kind(1) == WORD and not sentence.glued(1)
    if first_of_passage and sentence.kind(0) == NUMBER and "." in words[0] and len(words[0]) <= 5 and titled:
        sentence.marks.setdefault(0, "numbering")
    if (
        len(words) > 2
        and words[-1] == "."
        and words[-3] == ":"
        and words[-2].isdigit()
        and len(words[-2]) < 3
    ):
        sentence.marks.setdefault(len(words) - 2, "numbering")
    for index in sentence.numbers:
        if reason := _note(sentence, index):
            sentence.marks.setdefault(index, reason)


def _note(sentence: Sentence, index: int) -> str:
    """What the marks beside a number make of it: a note mark, an item's number, a label, or nothing."""
    form, before, after = sentence.forms[index], sentence.word(index - 1), sentence.word(index + 1)
    short = len(form) <= 2 and form.isdigit()
    if before in ("[", "(") and after in ("]", ")"):
        if sentence.word(index + 2) in RELATIVE:
            return ""
        accounting = index > 1 and sentence.word(index - 2) in ("$", "£", "€", "of", "was")
        return "note mark" if short and not accounting else ""
    if after == ")" and short and sentence.glued(index + 1):
        return "" if "(" in sentence.words[max(0, index - 19) : index + 1] else "numbering"
    if before == "#":
        return "label" if sentence.glued(index) else ""
    return "note mark" if before == "." and _noted(sentence, index - 1) else ""


def _running(sentence: Sentence) -> bool:
    """Whether most words are printed in small letters."""
    return sum(form[0].islower() for form in sentence.forms if form[0].isalpha()) * 2 > len(sentence)


def _noted(sentence: Sentence, index: int) -> bool:
    """``by the end of next year.1``: a mark glued to the full stop of a sentence."""
    form = sentence.forms[index + 1] if index + 1 < len(sentence) else ""
    glued = sentence.glued(index) and sentence.glued(index + 1) and sentence.kind(index - 1) == WORD
    last = index + 2 >= len(sentence) or not sentence.glued(index + 2)
    return glued and last and form.isdigit() and len(form) <= 2 and len(sentence.word(index - 1)) > 3


def words_glued(sentence: Sentence, index: int) -> bool:
    """Whether a word is glued to the token before ``index`` (``COVID-19``, ``C919``)."""
    if not sentence.glued(index):
        return False
    if sentence.kind(index - 1) == WORD:
        return True
    if sentence.word(index - 1) == "." and sentence.glued(index - 1) and sentence.kind(index - 2) == NUMBER:
        return True
    if sentence.word(index - 1) == ":" and sentence.glued(index - 1) and sentence.kind(index - 2) == NUMBER:
        return True
    hyphen = sentence.word(index - 1) in ("-", "/") and sentence.glued(index - 1)
    return hyphen and sentence.kind(index - 2) in (WORD, NUMBER)
