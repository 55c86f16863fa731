"""Where are the heads? Rows of column heads, columns of row heads, sections, and the values between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from press.lexicon import Lexicon
from press.model import Bound
from press.read.tables.amounts import Amount, NoAmount, read_amount
from press.read.tables.sheet import Box, Sheet
from press.read.tables.words import TableWords, table_words

BLANKS = frozenset(
    ("-", "--", "---", "..", "...", "…", "*", ":", "x", "X", "z", "c", "/", ".", "$-", "£-", "€-", "$--")
)
MOST_HEAD_ROWS = 6
_TITLE_ROWS = 3
_LONGEST_SECTION = 160


@dataclass(slots=True)
class Layout:
    """``heads``: rows of column heads; ``stubs``: columns of row heads; ``titles``: rows across the table.

    ``groups``: by value column, its row heads where they are set anew further right (two tables side
    by side). ``sections`` and ``extra`` are by row: the section that was last named above it, and column-head
    rows inside the body that hold from there on; ``openers`` are the rows that name a section.
    """

    heads: list[int] = field(default_factory=list)
    stubs: list[int] = field(default_factory=list)
    titles: list[Box] = field(default_factory=list)
    groups: dict[int, list[int]] = field(default_factory=dict)
    sections: dict[int, str] = field(default_factory=dict)
    extra: dict[int, list[int]] = field(default_factory=dict)
    inert: set[int] = field(default_factory=set)
    openers: set[int] = field(default_factory=set)


class Kinds:
    """What each box is: ``amount``, ``period``, ``blank`` or ``text``; amounts are kept."""

    def __init__(self, lexicon: Lexicon, language: str, is_period: Callable[[str], bool]) -> None:
        self._lexicon, self._words = lexicon, table_words(lexicon, language)
        self._is_period = is_period
        self._of: dict[Box, str] = {}
        self._amounts: dict[Box, Amount | NoAmount | None] = {}

    def amount(self, box: Box) -> Amount | NoAmount | None:
        """The amount that a box prints, or why its number is none."""
        if box not in self._amounts:
            self._amounts[box] = read_amount(box.normal.text, self._lexicon)
        return self._amounts[box]

    def of(self, box: Box | None) -> str:
        """The kind of a box."""
        if box is None:
            return "blank"
        if box not in self._of:
            self._of[box] = self._kind(box)
        return self._of[box]

    def _kind(self, box: Box) -> str:
        text = box.text
        if not text or text in BLANKS or self._words.is_one("blank", text):
            return "blank"
        if (
            _year().fullmatch(text)
            or (box.row < _TITLE_ROWS and _month().fullmatch(text))
            or (len(text) < 60 and not _plain_number().fullmatch(text) and self._is_period(text))
        ):
            return "period"
        return "amount" if isinstance(self.amount(box), Amount) else "text"


def lay_out(
    sheet: Sheet,
    kinds: Kinds,
    words: TableWords,
    is_unit: Callable[[str], bool],
    states_unit: Callable[[str], bool],
) -> Layout:
    """The layout of a sheet; ``is_unit``: a text is nothing but a unit, ``states_unit``: it holds one."""
    layout = Layout()
    first = _head_rows(sheet, kinds, layout, states_unit, is_unit)
    layout.stubs = _stubs(sheet, kinds, first, words, layout)
    layout.groups = _groups(sheet, kinds, first, layout)
    _walk_body(sheet, kinds, layout, first, is_unit)
    return layout


def _head_rows(
    sheet: Sheet,
    kinds: Kinds,
    layout: Layout,
    states_unit: Callable[[str], bool],
    is_unit: Callable[[str], bool],
) -> int:
    """Fills titles and heads; the first row of the body."""
    for row in range(min(sheet.rows, MOST_HEAD_ROWS)):
        boxes = sheet.row(row)
        across = sheet.spans_row(row)
        alone = boxes[0] if len(boxes) == 1 and kinds.of(boxes[0]) == "text" else None
        if across is not None and layout.heads:
            sections = not is_unit(across.text) and _others_across(sheet, row, states_unit)
            if sections or not states_unit(across.text):
                return row
        if across is not None or (alone and _is_title(alone, layout, states_unit)):
            layout.titles += boxes
        elif not _opens(sheet, row, layout, states_unit) and _is_head(sheet, kinds, row, layout):
            layout.heads.append(row)
        else:
            return row
    return min(sheet.rows, MOST_HEAD_ROWS)


def _others_across(sheet: Sheet, row: int, states_unit: Callable[[str], bool]) -> bool:
    """Whether a later row across the table states a unit too: each is of its section."""
    later = (sheet.spans_row(other) for other in range(row + 1, sheet.rows))
    return any(box is not None and states_unit(box.text) for box in later)


def _is_title(box: Box, layout: Layout, states_unit: Callable[[str], bool]) -> bool:
    """A first row with one cell is about the whole table if it begins it or states a unit."""
    return not layout.heads and box.row < _TITLE_ROWS and (box.column == 0 or states_unit(box.text))


def _is_head(sheet: Sheet, kinds: Kinds, row: int, layout: Layout) -> bool:
    if (
        _marked(sheet, row)
        and not _marked(sheet, row + 1)
        and (row == 0 or _holds_no_values(sheet, kinds, row))
    ):
        return True
    first, others = kinds.of(sheet.at(row, 0)), [kinds.of(sheet.at(row, c)) for c in range(1, sheet.columns)]
    if not any(kind != "blank" for kind in others):
        return False
    amounts, texts = others.count("amount"), others.count("text")
    if amounts == 0:
        return not layout.heads or (first != "amount" and _goes_on(sheet, kinds, row))
    corner = first == "blank" or _same_corner(sheet, row)
    return (
        corner
        and texts > 0
        and amounts <= texts * 5
        and all(_small(sheet, row, c) for c in range(1, sheet.columns))
    )


def _opens(sheet: Sheet, row: int, layout: Layout, states_unit: Callable[[str], bool]) -> bool:
    """A name alone in its row below column heads is the first section; a unit or a bracket is none."""
    boxes = sheet.row(row)
    if not layout.heads or len(boxes) != 1 or boxes[0].column != 0 or boxes[0].row < row:
        return False
    return not boxes[0].text.startswith("(") and not states_unit(boxes[0].text)


def _holds_no_values(sheet: Sheet, kinds: Kinds, row: int) -> bool:
    """Whether what looks like amounts in a row are small: ``12 months``, ``2 - 4``."""
    amounts = [box.column for box in sheet.row(row) if kinds.of(box) == "amount"]
    return all(_small(sheet, row, column) for column in amounts)


def _marked(sheet: Sheet, row: int) -> bool:
    """Whether every cell of a row is marked as a head."""
    boxes = sheet.row(row)
    return bool(boxes) and all(box.header for box in boxes)


def _same_corner(sheet: Sheet, row: int) -> bool:
    box = sheet.at(row, 0)
    return box is not None and box.row < row


def _small(sheet: Sheet, row: int, column: int) -> bool:
    """A band such as 1, 2 - 4 or 20 or more; no amount with separators or decimals."""
    return not re.search(r"\d[.,]\d|\d{4}|%", sheet.text(row, column))


def _goes_on(sheet: Sheet, kinds: Kinds, row: int) -> bool:
    """A second row of heads: its corner is the first one's or blank, or all its cells are marked as heads."""
    if kinds.of(sheet.at(row, 0)) == "blank" or _same_corner(sheet, row):
        return True
    return _marked(sheet, row)


def _stubs(sheet: Sheet, kinds: Kinds, first: int, words: TableWords, layout: Layout) -> list[int]:
    """The leading columns that hold row heads."""
    found: list[int] = []
    for column in range(sheet.columns):
        body = [
            kinds.of(sheet.at(row, column))
            for row in range(first, sheet.rows)
            if sheet.spans_row(row) is None
        ]
        if not _is_stub(sheet, kinds, body, column, words, layout, bool(found)):
            break
        found.append(column)
    return found


def _is_stub(
    sheet: Sheet,
    kinds: Kinds,
    body: list[str],
    column: int,
    words: TableWords,
    layout: Layout,
    has_stub: bool,
) -> bool:
    filled = [kind for kind in body if kind != "blank"]
    if not filled:
        return False
    amounts = filled.count("amount")
    refers = _head_is(sheet, layout, column, words, "reference")
    if (column == 0 and (refers or amounts < len(filled))) or (has_stub and refers):
        return True
    if column == 0 and any(_is_band(sheet, kinds, row) for row in range(sheet.rows)):
        return True
    return amounts == 0 and (has_stub or column == 0)


def _is_band(sheet: Sheet, kinds: Kinds, row: int) -> bool:
    """``51-75``, ``Over 255``, ``more than 10 years`` at the beginning of a row: a class and no value."""
    box = sheet.at(row, 0)
    amount = kinds.amount(box) if box else None
    return isinstance(amount, Amount) and (amount.high is not None or amount.bound is not Bound.EXACT)


def _groups(sheet: Sheet, kinds: Kinds, first: int, layout: Layout) -> dict[int, list[int]]:
    """A column of words under the same head as the first one begins another table at its right."""
    groups: dict[int, list[int]] = {}
    stubs = layout.stubs
    labels = [sheet.text(row, stubs[0]) for row in layout.heads] if stubs else []
    for column in range(len(layout.stubs), sheet.columns):
        same = any(labels) and [sheet.text(row, column) for row in layout.heads] == labels
        if same and not any(kinds.of(sheet.at(row, column)) == "amount" for row in range(first, sheet.rows)):
            stubs = [column]
        groups[column] = stubs
    return groups


def _head_is(sheet: Sheet, layout: Layout, column: int, words: TableWords, code: str) -> bool:
    return any(words.is_one(code, sheet.text(row, column)) for row in layout.heads)


def _walk_body(
    sheet: Sheet, kinds: Kinds, layout: Layout, first: int, is_unit: Callable[[str], bool]
) -> None:
    """Sections and rows of heads inside the body, row by row."""
    section, extra = "", []
    for row in range(first, sheet.rows):
        values = [kinds.of(sheet.at(row, c)) for c in range(sheet.columns) if c not in layout.stubs]
        texts = dict.fromkeys(sheet.text(row, c) for c in layout.stubs)
        stub = " ".join(text for text in texts if text and (not text.isdigit() or len(texts) == 1))
        across = sheet.spans_row(row)
        empty = not any(sheet.at(row, c) for c in range(sheet.columns) if c not in layout.stubs)
        if across is not None or empty:
            title = across.text if across is not None else stub
            if 0 < len(title) <= _LONGEST_SECTION:
                section = title
                layout.openers.add(row)
            layout.inert.add(row)
        elif "amount" not in values and _sub_head(sheet, kinds, row, stub, layout, is_unit):
            extra = [row]
            layout.inert.add(row)
        layout.sections[row], layout.extra[row] = section, extra


def _sub_head(
    sheet: Sheet, kinds: Kinds, row: int, stub: str, layout: Layout, is_unit: Callable[[str], bool]
) -> bool:
    """A row of units, periods or (without a row head) words that head the columns below it."""
    texts = [b.text for b in sheet.row(row) if b.column not in layout.stubs and kinds.of(b) != "blank"]
    if not texts:
        return False
    return not stub or all(is_unit(text) for text in texts) or all(_year().fullmatch(text) for text in texts)


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d(?:[-/](?:20)?\d\d)?(?:\s?[*†¹²³]|\s?\(?[a-z\d]\)?)?")


@cache
def _month() -> re.Pattern[str]:
    """``2026.09`` among the first rows, a month."""
    return re.compile(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2])")


@cache
def _plain_number() -> re.Pattern[str]:
    return re.compile(r"[-+($£€¥\d., )%]{1,40}")
