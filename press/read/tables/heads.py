"""What do the heads over and beside a value say? Unit, period and name of each row, column and caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import takewhile

from press.lexicon import Lexicon
from press.model import Passage, PassageKind, Release, Table
from press.read.tables import units_zh
from press.read.tables.layout import Layout
from press.read.tables.naming import clean, is_generic, is_grand, part_of, title_of
from press.read.tables.row_notes import mark_of, note_of
from press.read.tables.sections import scopes
from press.read.tables.sheet import Sheet, parents
from press.read.tables.stated import Stated
from press.read.tables.units import splitter
from press.read.tables.when import Calendar
from press.read.tables.words import TableWords, has_han, plain_head
from press.read.tables.year_words import only_year
from press.text import normalise
from press.value import replace, value

MOST_CAPTIONS = 3
SHORT = 220
"""Characters: a longer passage before a table is no caption."""
_LINE = 120
_LEADING = (" ended", " ending", " from", " since", " on", " over", " with", " than", " vs", " vs.")
"""How a head ends that the next one below goes on with: ``Change on | previous month``."""


@value
class Head:
    """A row, a column or a caption: its texts (outermost first), its units (nearest first), its name.

    ``rests`` are the texts without their units, ``plain`` is all of them in one; ``bare`` says that unit and
    period are all there is.
    """

    texts: tuple[str, ...] = ()
    units: tuple[Stated, ...] = ()
    name: str = ""
    rests: tuple[str, ...] = ()
    bare: bool = False
    plain: str = ""


class Heads:
    """The heads of one table, each read once."""

    def __init__(
        self, sheet: Sheet, layout: Layout, calendar: Calendar, lexicon: Lexicon, words: TableWords
    ) -> None:
        self.sheet, self.layout, self.calendar = sheet, layout, calendar
        self.lexicon, self.words = lexicon, words
        self.split = splitter(lexicon)
        self._columns: dict[tuple[int, tuple[int, ...]], Head] = {}
        self._latest_parent = ""
        self._section_parents: dict[str, str] = {}
        self._marked: set[int] | None = None
        self._rows: dict[tuple[int, tuple[int, ...]], Head] = {}
        self._labelled: dict[int, str] = {}
        self._named_as: dict[tuple[int, str], bool] = {}
        self.scopes = scopes(sheet, layout, words)
        body = [row for row in layout.sections if row not in layout.inert or row in layout.openers]
        self.parents = parents(sheet, body) if layout.stubs[:1] == [0] else {}

    def read(self, texts: Iterable[str], place: str) -> Head:
        """A head of one or several printed cells, outermost first."""
        kept = _joined(dict.fromkeys(text for text in texts if text))
        splits = [self.split(text) for text in kept]
        units = tuple(s.stated.at(place) for s in reversed(splits) if s.stated is not None)
        rests = [self.calendar.rest(split.rest, led=place == "row") for split in splits]
        names = [name for rest in rests if (name := clean(rest)) and not self.words.is_one("filler", name)]
        names = [name for name in names if place != "row" or len(names) == 1 or not name.isdigit()]
        plain = tuple(split.rest for split in splits)
        return Head(
            kept,
            units,
            (", " if place == "row" else " ").join(names),
            plain,
            bool(units) and not "".join(rests).strip(),
            " ".join(plain),
        )

    def column(self, row: int, column: int) -> Head:
        """The heads over a value."""
        extra = tuple(below) if (below := self.layout.extra.get(row)) else ()
        known = self._columns.get((column, extra))
        if known is None:
            rows = extra if extra and self._replaces(extra[0]) else (*self.layout.heads, *extra)
            texts = [self._head_text(r, column) for r in rows]
            known = self._columns[column, extra] = self.read(texts, "column")
        return known

    def _replaces(self, row: int) -> bool:
        """Whether a row of heads inside the body heads every column anew; one of units adds to them."""
        texts = [self.sheet.text(row, c) for c in range(self.sheet.columns) if c not in self.layout.stubs]
        over = (box.text for r in self.layout.heads for box in self.sheet.row(r))
        return all(texts) and any(map(self.calendar.named, texts)) and any(map(self.calendar.named, over))

    def _head_text(self, row: int, column: int) -> str:
        """A head; a blank one beside a group's head belongs to the group if heads stand below it."""
        text = self.sheet.text(row, column)
        below = [r for r in self.layout.heads if r > row]
        above = any(self.sheet.text(r, column) for r in self.layout.heads if r < row)
        if text or above or not any(self.sheet.text(r, column) for r in below):
            return text
        for left in range(column - 1, max(self.layout.stubs, default=-1), -1):
            if text := self.sheet.text(row, left):
                return text
        return ""

    def corner(self) -> Head:
        """The head over the row heads."""
        stub = self.layout.stubs[:1] or [0]
        head = self.read((self.sheet.text(r, c) for r in self.layout.heads for c in stub), "corner")
        return replace(head, units=()) if self._numbered_rows(stub[0]) else head

    def _numbered_rows(self, column: int) -> bool:
        """Whether the row heads are numbers themselves, so that the corner's unit is theirs."""
        body = [self.sheet.text(r, column) for r in self.layout.sections]
        body = [text.lstrip("<>≤≥~ ") for text in body]
        numbered = (text[:1].isdigit() and not only_year().fullmatch(text) for text in body)
        return sum(numbered) * 2 > len(body)

    def row(self, row: int, stubs: Iterable[int]) -> Head:
        """The head beside a value; a column of units is its unit, a column of numbers is left out."""
        key = row, tuple(stubs)
        if key not in self._rows:
            self._rows[key] = self._row_head(*key)
        return self._rows[key]

    def _row_head(self, row: int, stubs: Iterable[int]) -> Head:
        texts, units = [], []
        for column in stubs:
            text = self.sheet.text(row, column)
            label = self._labels(column)
            if self.words.is_one("unit_label", label):
                stated = self.split(text).stated or units_zh.expression(text, self.lexicon)
                if stated is not None:
                    units.append(stated.at("unit column"))
            elif not self.words.is_one("reference", label):
                texts.append(text)
        head = self.read(texts, "row")
        if not units and not head.units and texts:
            head = self._noted(head, texts[-1])
        return replace(head, units=(*units, *head.units))

    def _noted(self, head: Head, text: str) -> Head:
        """``Net trade (4)``: with the unit that the note of its mark states, and a contribution's words."""
        mark = mark_of(text)
        split = self.split(note_of(self.sheet.release, self.sheet.table, mark)) if mark else None
        if split is None or split.stated is None or split.stated.code is None:
            return head
        rest = split.rest.strip(" ,:-")
        if rest and not self.words.leads("contribution", rest):
            return head
        return replace(head, units=(split.stated.at("note"),), plain=f"{head.plain} | {rest}")

    def _labels(self, column: int) -> str:
        if column not in self._labelled:
            texts = dict.fromkeys(self.sheet.text(row, column) for row in self.layout.heads)
            self._labelled[column] = " ".join(texts)
        return self._labelled[column]

    def is_labelled(self, row: int, column: int, code: str) -> bool:
        """Whether one of a column's heads is a word of ``code`` ("Note", "Rank")."""
        head = self.column(row, column)
        key = id(head), code  # heads live as long as this object
        known = self._named_as.get(key)
        if known is None:
            known = any(self.words.is_one(code, clean(text)) for text in head.texts)
            self._named_as[key] = known
        return known

    def part(self, row: int, name: str) -> tuple[str, str]:
        """Parent and name of a row: the row that it is "of which" of, else the section that it stands in."""
        section = self.scopes.get(row, "")
        name, is_part = part_of(name, self.words)
        if is_part or self._is_hashed(row):
            return self._latest_parent, f"{self.mark()}{name}" if name else ""
        if (above := self._above(row)) and part_of(above, self.words)[1]:
            return self._latest_parent, f"{self.mark()}{name}" if name else ""
        if above and not is_generic(name, self.words):
            return above, name
        inner, of_which = part_of(section, self.words)
        if of_which and not is_grand(name, self.words):
            parent = self._parent_of_section(section)
            return " ".join((parent, self.mark(), clean(inner))).strip(), name
        self._parent_of_section(section)
        self._latest_parent = name or self._latest_parent
        turns = any(self.words.has(code, name) for code in ("opening", "closing"))
        stands_out = self._stands_out(row) and not is_generic(name, self.words)
        if turns or stands_out or is_grand(name, self.words):
            return "", name
        return clean(self.calendar.rest(self.split(section).rest, led=True)), name

    def whole_of(self, row: int, above: Mapping[int, int]) -> int | None:
        """The row that an "of which" row is a part of; ``above``: by row, the one before."""
        if not self._is_part(row):
            return None
        while (whole := above.get(row)) is not None and self._is_part(whole):
            row = whole
        return whole

    def _is_part(self, row: int) -> bool:
        return part_of(self.row(row, self.layout.stubs).name, self.words)[1]

    def split_by(self, section: str) -> str:
        """The row that a section such as ``按常住地分`` parts; empty for other sections."""
        return self._section_parents.get(section, "") if section.startswith(("按", "分")) else ""

    def _above(self, row: int) -> str:
        """The name of the row that this one is set below; a section's is told by ``scopes``."""
        parent = self.parents.get(row)
        return "" if parent is None or parent in self.layout.openers else self.row(parent, [0]).name

    def _is_hashed(self, row: int) -> bool:
        """``#房地产开发``: a part of the row before, as Chinese tables mark it."""
        first = self.sheet.text(row, self.layout.stubs[0]) if self.layout.stubs else ""
        return self.calendar.language == "zh" and first.startswith("#")

    def _stands_out(self, row: int) -> bool:
        """Whether a row head is marked as a head where most are not: a sum of its own."""
        if self._marked is None:
            rows = [r for r in self.layout.sections if r not in self.layout.inert]
            self._marked = {r for r in rows if (b := self.sheet.at(r, 0)) is not None and b.header}
            if len(self._marked) * 2 >= len(rows):
                self._marked = set()
        return row in self._marked

    def mark(self) -> str:
        """How a part is marked in its name."""
        return "其中" if self.calendar.language == "zh" else "of which "

    def _parent_of_section(self, section: str) -> str:
        """The row before the first one of an "of which" section; rows are read in order."""
        if section not in self._section_parents:
            self._section_parents[section] = self._latest_parent
        return self._section_parents[section]


def _joined(texts: Iterable[str]) -> tuple[str, ...]:
    """Heads from the outside in; ``Three months ended`` over a day is one head with it."""
    kept: list[str] = []
    for text in texts:
        if kept and kept[-1].lower().rstrip(" :").endswith(_LEADING) and text[:1].isalnum():
            kept[-1] = f"{kept[-1].rstrip(' :')} {text}"
        else:
            kept.append(text)
    return tuple(kept)


def captions(release: Release, table: Table, sheet: Sheet, layout: Layout, heads: Heads) -> list[str]:
    """What stands over a table, nearest first: its rows across, its caption, headings and units before it."""
    found = [box.text for box in layout.titles]
    if table.caption:
        found.append(normalise(table.caption).text)
    here = next((i for i, p in enumerate(release.passages) if p.position == table.passage), 0)
    nearest = release.passages[here - 1].position if here else -1
    for passage in reversed(release.passages[max(0, here - MOST_CAPTIONS) : here]):
        lines = [" ".join(normalise(line).text.split()) for line in release.words(passage).split("\n")]
        told = list(takewhile(partial(_is_caption, passage, heads=heads, nearest=nearest), reversed(lines)))
        found += told
        if len(told) < len(lines):
            break
    return [plain_head(text, heads.lexicon) for text in dict.fromkeys(found)]


def _is_caption(passage: Passage, text: str, heads: Heads, nearest: int) -> bool:
    """Whether a passage is a heading, a label, a unit or, right before the table, a line of words."""
    if len(text) > SHORT or passage.kind is PassageKind.TABLE:
        return False
    if passage.kind is PassageKind.HEADING or title_of(text) != clean(text):
        return True
    if re.fullmatch(r"[(（].{2,200}[)）]|(?:(?:金额|计量)?单位|單位)[:：].{1,60}", text):
        return True
    if (bracket := re.search(r"\([^()]{3,100}\)$", text)) and heads.split(bracket.group()).stated is not None:
        return True
    if passage.position == nearest and _is_line(passage, text):
        return True
    split = heads.split(text.partition(". ")[0])
    return split.stated is not None and not split.rest.strip()


def _is_line(passage: Passage, text: str) -> bool:
    """Whether words right before a table are a line of their own, neither a sentence nor the page's date."""
    begins = text[:1].isupper() or (
        passage.kind is not PassageKind.BOILERPLATE and has_han().search(text) is not None
    )
    return begins and len(text) <= _LINE and (text[-1:].isalnum() or text[-1:] == ":")
