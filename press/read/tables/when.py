"""Which period do heads name? A month under a year, a quarter beside one, days, or the caption's period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from press.lexicon import Lexicon
from press.model import Period
from press.read import calendar
from press.read.en.grammar.tokens import Sentence
from press.read.en.spans.clock import Clock
from press.read.en.spans.dates import mentions
from press.read.en.spans.mention import AGO, BASE, SINCE, SPAN
from press.read.en.spans.moving import moved
from press.read.tables.among import (
    bare_year,
    is_one,
    is_year,
    later_first,
    narrower,
    part_within,
    shift,
    year_of,
)
from press.read.tables.named import Named, months, rolling_year, within_month
from press.read.tables.spellings import with_long_years
from press.read.tables.words import has_han, table_words
from press.read.tables.year_words import (
    only_year,
    period_hint,
    preposition_before,
    preposition_first,
    preposition_zh,
    with_year_word,
    year_pattern,
)
from press.read.zh.lexer import lexer_of
from press.read.zh.periods import resolve
from press.read.zh.reference import Reference
from press.value import replace

SEVERAL = 2
_MARKS = " ,;:-/(."
_LONGEST = 300
"""Characters of a head; a longer text is prose."""
_YEAR = 364
_THAN = ("比", "较", "与", "vs", "vs.")
_OF_REPORT = ("年初至", "报告期", "本", "期末")
"""Periods that the report's own tells; another head's year adds nothing."""
_THIS = ("报告期", "报告期内", "本期", "当期")


class Calendar:
    """Reads periods for one table: ``clock`` is the release's day and the period in force."""

    def __init__(self, lexicon: Lexicon, language: str, clock: Clock) -> None:
        self.lexicon, self.language, self.clock = lexicon, language, clock
        self._lasting: dict[str, list[Named]] = {}
        self._known: dict[str, list[Named]] = {}
        self._rests: dict[tuple[str, bool], str] = {}
        self._of_heads: dict[tuple[tuple[str, ...], Period | None], tuple[Period, str] | None] = {}
        self._current = clock.held
        self.years: dict[str, Period] = {}

    def let_years_be(self, meant: dict[str, Period]) -> None:
        """From now on a head that is a mere year is of the period that ``meant`` has for it."""
        self.years = meant
        self._of_heads.clear()

    def named(self, text: str) -> Sequence[Named]:
        """The periods in a head, in order."""
        known = self._lasting.get(text)
        if known is None:
            self._forget()
            known = self._known.get(text)
        if known is None:
            known, lasting = self._read(text)
            (self._lasting if lasting else self._known)[text] = known
        return known

    def _forget(self) -> None:
        """What was read under another period in force is read anew."""
        if self._current is not self.clock.held:
            self._current = self.clock.held
            self._known.clear()
            self._rests.clear()
            self._of_heads.clear()

    def _read(self, text: str) -> tuple[list[Named], bool]:
        """The periods, and whether they are the same whatever period is in force."""
        if not SEVERAL <= len(text) <= _LONGEST or not period_hint().search(text):
            return [], True
        if has_han().search(text) or self.language == "zh":
            return self._chinese(with_year_word(text)), False
        return self._english(text)

    def _english(self, text: str) -> tuple[list[Named], bool]:
        plain = with_long_years(text)
        printed = year_pattern().search(plain)
        now = self.clock.current.last if self.clock.current else self.clock.today
        year = int(printed[0]) if printed and printed[0].isdigit() else now.year if now else None
        if several := months(plain, year):
            told = [replace(one, dated=one.dated or printed is not None) for one in several]
            return later_first(told, plain), all(one.dated for one in several)
        if printed is None and (rolling := rolling_year(plain, self.clock.current)):
            return [rolling], False
        sentence = Sentence(plain, 0, len(plain))
        clock = Clock(self.clock.today, self.clock.current)
        found = []
        for mention in mentions(sentence, clock):
            start, end = sentence.starts[mention.first], sentence.ends[mention.last - 1]
            said = plain[start:end]
            base = mention.kind in (AGO, BASE, SINCE)
            dated = year_pattern().search(said) is not None
            found.append(
                Named(start, end, mention.period, said, dated, base, mention.months, mention.kind == SPAN)
            )
        return later_first(found, plain), not clock.asked

    def _chinese(self, text: str) -> list[Named]:
        reference = Reference(self.clock.today, self.clock.current)
        found = []
        for match in lexer_of(self.lexicon).periods.finditer(text):
            span = resolve(match.group(), reference)
            said = match.group()
            if span is not None and said not in _THIS:
                dated = year_pattern().search(said) is not None
                base = _is_base(said) or text[: match.start()].rstrip().endswith(_THAN)
                period, more = within_month(span.period, text[match.end() :])
                end = match.end() + more
                found.append(Named(match.start(), end, period, text[match.start() : end], dated, base))
        return found

    def of_heads(self, heads: Sequence[str], around: Period | None = None) -> tuple[Period, str] | None:
        """The period that the heads of a value name together, outermost first, and their words.

        A month or quarter takes the year that another head names, else that of ``around``.
        """
        self._forget()
        key = tuple(heads), around
        if key not in self._of_heads:
            found = self._together(heads, around)
            year = only_year().fullmatch(found[1].strip()) if found else None
            meant = self.years.get(year[1]) if year else None
            self._of_heads[key] = (meant, found[1]) if found and meant else found
        return self._of_heads[key]

    def _together(self, heads: Sequence[str], around: Period | None) -> tuple[Period, str] | None:
        year: str | None = None
        part: Named | None = None
        dated: Named | None = None
        for inner, named in ((head, n) for head in heads for n in self.named(head)):
            if named.base or named.period is None or not named.spans:
                continue
            if named.dated:
                dated = named if self.is_period(inner) else narrower(dated, named)
                year = bare_year(named) or year
            elif part is None or not calendar.within(part.period, named.period):
                part = named
        if part is not None and dated is not None and (inside := part_within(part, dated)):
            return inside, f"{part.said}, {dated.said}"
        if part is not None and dated is None and is_year(part.period) and is_year(around) and around:
            return around, part.said
        if part is not None and (dated is None or bare_year(dated)):
            return self._with_year(part, year or year_of(around))
        return (dated.period, dated.said) if dated and dated.period else None

    def _with_year(self, part: Named, year: str | None) -> tuple[Period, str] | None:
        """A yearless part of a year in the year that another head gives."""
        if year is not None and not part.said.startswith(_OF_REPORT):
            chinese = has_han().search(part.said)
            together = f"{year}年{part.said}" if chinese else f"{part.said} {year}"
            for named in self.named(together):
                if named.dated and named.period and not named.base and not bare_year(named):
                    return named.period, together
        return (part.period, part.said) if part.period else None

    def is_period(self, text: str) -> bool:
        """Whether ``text`` names a period and nothing else."""
        return bool(self.named(text)) and not self.rest(text).strip(" ()")

    def at_edge(self, text: str) -> tuple[Period, str] | None:
        """A dated period that a row head begins with or leads to at its end (Balance at 31 March 2017)."""
        for named in self.named(text):
            ends = not text[named.end :].strip(" )") and _led(text[: named.start])
            begins = not preposition_first().sub("", text[: named.start]).strip(_MARKS)
            if named.dated and named.period and named.spans and (ends or begins):
                return named.period, named.said
        return None

    def day_within(self, text: str, outer: Period) -> tuple[Period, str] | None:
        """A day that a row head leads to without a year ("at 31 March"), in the year of ``outer``."""
        if outer.first is None or outer.last is None:
            return None
        for named in self.named(text):
            day = named.period.first if named.period and named.period.first == named.period.last else None
            if day is None or named.dated or text[named.end :].strip(" )") or not _led(text[: named.start]):
                continue
            first = outer.first if outer.first != outer.last else outer.last - timedelta(days=_YEAR)
            for year in (outer.last.year, first.year):
                moved_day = calendar.shifted(calendar.day(day), year - day.year)
                if moved_day.first and first <= moved_day.first <= outer.last:
                    return moved_day, f"{named.said} {year}"
        return None

    def first_dated(self, texts: Sequence[str]) -> tuple[Period, str] | None:
        """The one period with a year that the first text with any names; several are none."""
        told = (self.one_dated([text]) for text in texts)
        return next((found for named, found in told if named), None)

    def one_dated(
        self, parts: Sequence[str], until: date | None = None
    ) -> tuple[bool, tuple[Period, str] | None]:
        """Whether the parts of a text name a period with a year, and the one that they name.

        ``until``: a period that ends later is passed over.
        """
        dated: dict[Period, str] = {}
        for named in (n for part in parts for n in self.named(part)):
            period = named.period
            if not named.dated or named.base or period is None or not is_one(period):
                continue
            if until is None or (period.last and period.last <= until):
                dated.setdefault(period, named.said)
        return bool(dated), next(iter(dated.items())) if len(dated) == 1 else None

    def base_of(self, text: str, period: Period | None) -> Period | None:
        """What a head says that a change is compared with."""
        for named in self.named(text):
            if named.base and named.period is not None:
                return named.period if named.period.last else self._since(named)
            if named.base and named.months and period is not None:
                return moved(period, named.months)
        return None

    def _since(self, named: Named) -> Period | None:
        """``since 2015-16`` compares with that year."""
        inner = [n.period for n in self.named(named.said.removeprefix("since ")) if n.spans]
        return inner[0] if inner else named.period

    def cumulative(self, text: str, period: Period | None) -> Period | None:
        """``累计``, ``year to date``: from January to the end of the period."""
        if (
            period is None
            or period.last is None
            or not table_words(self.lexicon, self.language).has("cumulative", text)
        ):
            return period
        return calendar.year_to(period.last.year, period.last.month)

    def rest(self, text: str, led: bool = False) -> str:
        """``text`` without a period at its beginning or end and the prepositions that led to it.

        ``led``: only one that a preposition, a comma or a bracket leads to ("Budget 2017" is a name).
        """
        self._forget()
        known = self._rests.get((text, led))
        if known is None:
            known = self._rests[text, led] = self._rest(text, led)
        return known

    def _rest(self, text: str, led: bool) -> str:
        named = [n for n in self.named(text) if n.period is not None or n.base]
        if not named:
            return text
        chinese = has_han().search(text) or self.language == "zh"
        plain = with_year_word(text) if chinese else with_long_years(text)
        while named and not plain[named[-1].end :].strip(_MARKS + ")"):
            if led and not chinese and not _led(plain[: named[-1].start]):
                break
            before = preposition_zh() if chinese else preposition_before()
            plain = before.sub("", plain[: named.pop().start].rstrip(_MARKS))
        while named and not preposition_first().sub("", plain[: named[0].start]).strip(_MARKS):
            if led and not plain[: named[0].start].strip() and not _ends_phrase(plain[named[0].end :]):
                break
            cut = named.pop(0).end
            plain, named = plain[cut:], [shift(one, cut) for one in named]
        plain = " ".join(plain.split()).strip(_MARKS)
        return plain.replace(")", "", 1) if plain.count(")") > plain.count("(") else plain


def _led(before: str) -> bool:
    """Whether a period after ``before`` is a time of it and no part of its name."""
    return (
        not before.strip()
        or before.rstrip().endswith((",", "(", ":", "-"))
        or bool(preposition_before().search(before.rstrip()))
    )


def _ends_phrase(after: str) -> bool:
    """Whether a mark or nothing follows a period, so that it is no part of a name ("March Budget")."""
    return not after.strip() or after.lstrip()[0] in ",:;-()/"


def _is_base(said: str) -> bool:
    return said.endswith(("同期", "同月")) or said in ("上年", "上月", "去年", "上年度", "上季度", "上季")
