"""Which names does the release explain? Entries after the body, glossary sections, definition lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from press.model import PassageKind, Term
from press.page.document import Block, Document
from press.page.sentences import ends_sentence
from press.page.words import words

_LONGEST_NAME = 110
_SUBJECT = 170
_MOST_PARAGRAPHS = 3
_ARTICLES = words("the a an this these of and")


_DEFINITIONS = (PassageKind.LIST_ITEM, PassageKind.GLOSSARY)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry after the body: the block of its name, and the blocks that explain it."""

    name: int
    first: int
    last: int


def with_glossary(document: Document, blocks: list[Block]) -> tuple[list[Block], list[Term]]:
    """The blocks with glossary entries marked, and the entries."""
    blocks = list(blocks)
    terms = _listed(document, blocks) or _numbered(document, blocks)
    terms += _under_headings(document, blocks)
    return blocks, sorted(terms, key=lambda term: term.name_start)


def _under_headings(document: Document, blocks: list[Block]) -> list[Term]:
    """Entries at the end of the document: a name on a line, then what it is."""
    entries = _trailing_entries(document, blocks)
    if len(entries) < 2 and not _in_glossary(blocks, entries):
        return []
    terms = []
    for entry in entries:
        name, first, last = blocks[entry.name], blocks[entry.first], blocks[entry.last]
        words = document.words(name)
        for index in range(entry.name, entry.last + 1):
            section = None if index == entry.name else words
            blocks[index] = replace(blocks[index], kind=PassageKind.GLOSSARY, section=section)
        terms.append(Term(words, name.start, name.end, first.start, last.end))
    return terms


def _in_glossary(blocks: list[Block], entries: list[_Entry]) -> bool:
    return any(blocks[entry.first].kind is PassageKind.GLOSSARY for entry in entries)


def _trailing_entries(document: Document, blocks: list[Block]) -> list[_Entry]:
    """Read backwards: paragraphs, the name above them, and so on while the paragraphs explain the name."""
    entries: list[_Entry] = []
    end = len(blocks) - 1
    while end >= 0 and blocks[end].kind in (PassageKind.BOILERPLATE, PassageKind.FOOTNOTE):
        end -= 1
    while end > 0:
        name = _name_above(document, blocks, end)
        if name is None:
            break
        entries.append(_Entry(name, name + 1, end))
        end = name - 1
    return entries[::-1]


def _name_above(document: Document, blocks: list[Block], end: int) -> int | None:
    for index in range(end - 1, max(-1, end - 1 - _MOST_PARAGRAPHS), -1):
        if _is_name(document, blocks[index]):
            return (
                index if explains(document.words(blocks[index]), document.words(blocks[index + 1])) else None
            )
        if blocks[index].kind not in (PassageKind.PARAGRAPH, PassageKind.GLOSSARY):
            return None
    return None


def _is_name(document: Document, block: Block) -> bool:
    words = document.words(block)
    if block.kind not in (PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.GLOSSARY) or "\n" in words:
        return False
    return len(words) <= _LONGEST_NAME and not ends_sentence(words) and any(c.isalpha() for c in words)


def explains(name: str, paragraph: str) -> bool:
    """Whether a paragraph begins by saying what ``name`` is: "The X is …", «X» refers to …, X是指…"""
    match = next(
        (m for m in _copula().finditer(paragraph[: _SUBJECT + 20]) if not _states(paragraph, m)), None
    )
    if match is None or match.start() > _SUBJECT:
        return False
    subject, named = _tokens(paragraph[: match.start()]), _tokens(name)
    if not subject or not named:
        return False
    common = len(subject & named)
    return common > 0 and common * 10 >= 6 * min(len(subject), len(named)) and common * 10 >= 4 * len(named)


def _states(paragraph: str, copula: re.Match[str]) -> bool:
    """Whether a number follows: "the rate is 5.2%", 余额为3.32万亿美元 tell how much, not what it is."""
    return _amount().match(paragraph, copula.end()) is not None


def _tokens(text: str) -> frozenset[str]:
    words = _word().findall(text.lower())
    if words and any("\u4e00" <= c <= "\u9fff" for c in text):
        words = [c for word in words for c in (word if "\u4e00" <= word[0] <= "\u9fff" else [word])]
    return frozenset(w for w in words if w not in _ARTICLES)


def _numbered(document: Document, blocks: list[Block]) -> list[Term]:
    """［1］Name：指…, one block each, in a glossary section; elsewhere only where it says 指 or "means"."""
    terms = []
    for index, block in enumerate(blocks):
        if block.kind not in (PassageKind.GLOSSARY, PassageKind.FOOTNOTE):
            continue
        match = _entry().match(document.words(block))
        if match is None or (block.kind is PassageKind.FOOTNOTE and not _defines().match(match["text"])):
            continue
        at = block.start
        terms.append(Term(match["name"], at + match.start("name"), at + match.end("name"),
                          at + match.start("text"), block.end))  # fmt: skip
        blocks[index] = replace(block, kind=PassageKind.GLOSSARY)
    return terms


def _listed(document: Document, blocks: list[Block]) -> list[Term]:
    """The entries of HTML definition lists: a term, then one or more definitions."""
    terms = []
    names = set(document.terms)
    for index in document.terms:
        last = index
        while last + 1 < len(blocks) and last + 1 not in names and blocks[last + 1].kind in _DEFINITIONS:
            last += 1
        name = blocks[index]
        if last == index or not _is_definition(document, name, blocks[index + 1]):
            continue
        terms.append(
            Term(document.words(name), name.start, name.end, blocks[index + 1].start, blocks[last].end)
        )
        for i in range(index, last + 1):
            blocks[i] = replace(blocks[i], kind=PassageKind.GLOSSARY)
    return terms


def _is_definition(document: Document, name: Block, definition: Block) -> bool:
    """Lists of data ("Published by: …") use the same markup; a definition is a sentence."""
    words = document.words(definition)
    return len(words) > 40 and name.end - name.start <= _LONGEST_NAME and (" " in words or len(words) > 60)


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[\w»”\"’)\]])[,]?\s(?:is|are|was|were|refers? to|means?|denotes?|describes?|stands? for|"
        r"measures?|comprises?|covers?|es|son|se refiere a|est|désigne)\s"
        r"|[”」》）\w]?(?:是指|系指|指的是|即|是|指|為|为)"
    )


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r"\s?(?:about |around |nearly |over |约|約|近|超过?|逾)?[$£€¥+-]?[\d０-９]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(
        r"(?:[\[［〔(（]?\d{1,3}[\]］〕)）]|\d{1,3}[.、]|[①-⑳]|[-*•])?\s?"
        r"(?P<name>[^\n：:。]{1,60}?)\s?(?:[：:]|\s[–—-]\s)\s?(?P<text>\S[\s\S]{5,3000})$"
    )


@cache
def _defines() -> re.Pattern[str]:
    return re.compile(r"(?:是?指|即|系|是|為|为|(?:is|are|means|refers to)\b|the\b|an?\b)", re.IGNORECASE)
