"""Why is a number no figure? Each reason that a reader gives, in one plain clause."""

from __future__ import annotations

REASONS = {
    "address": "part of a web, mail or street address",
    "age": "an age that says who is meant",
    "base": "the base that a rate is reckoned on",
    "base value": "what an index or a rate is set to where it starts",
    "class": "a size that names a class of things, not how large one is",
    "code": "part of a code or name, or letters stand in it",
    "data dump": "one of thousands in one piece; nothing is said of them",
    "date": "a date or a period: it says when",
    "doubled head": "another column has the same head, so the two cannot be told apart",
    "duration": "how long something lasts, which is not what is measured",
    "fixed": "a fixed phrase",
    "form": "the name of a form",
    "frequency": "how often something is done",
    "head": "part of a table's head",
    "idiom": "a phrase in which no number is meant",
    "known set": "a known set, named and not counted",
    "label": "the number of a table, an article, a line or the like",
    "loose count": "a number word that counts nothing here",
    "marks crossed": "how many marks were crossed, not how much it is",
    "modifier": "says what kind of thing is meant",
    "name": "part of a name",
    "no quantity": "no word says what it measures",
    "no unit": "nothing states its unit",
    "note mark": "a footnote mark",
    "number format": "not in a form of number that is known here",
    "numbering": "numbers a paragraph or an item",
    "odd character": "a character in or beside it may deceive, so nothing is guessed",
    "ordinal": "says which one, not how many",
    "own part": "counts parts of this text",
    "own parts": "counts parts of this text",
    "par value": "the face value of a share",
    "period": "a date or a year in a cell",
    "phone": "a phone number",
    "precision": "a margin of error or a confidence",
    "pronoun": "stands for a thing and counts none",
    "prose": "stands in a cell of running words",
    "quoted name": "a slogan or name in quotation marks",
    "rank field": "how many stand in the field of a rank",
    "rank move": "how many places something moved up or down",
    "rate base": "so much of a currency that another is the price of",
    "reference": "stands in a column of notes or codes",
    "several numbers": "its cell prints several numbers",
    "standard": "the number of a standard",
    "table": "one of a row of numbers without words between them",
    "time": "a time of day",
    "time of day": "a time of day",
    "vote": "counts votes",
}


def said(reason: str) -> str:
    """The clause for a reason; the reason itself where none is known."""
    return REASONS.get(plain(reason), reason)


def plain(reason: str) -> str:
    """The reason without the reader's own spelling: ``note-mark`` and ``table: head``."""
    return reason.removeprefix("table: ").replace("-", " ")
