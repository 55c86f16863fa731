"""The readers' layer of numbers and units, called on a bare text as the published tables do.

``press.figures`` yields only what measures something, so a lone "192." is no figure; below it stands
the layer that says how much of what each printed number is. That layer is what these functions call.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from press.lexicon import Lexicon
from press.read.en.amounts import masks
from press.read.en.amounts.quantities import quantities
from press.read.en.amounts.quantity import Quantity
from press.read.en.amounts.ranges import joined
from press.read.en.grammar.tags import tag
from press.read.en.grammar.tokens import Sentence, sentences
from press.read.en.grammar.words import english
from press.read.zh.lexer import lexer_of
from press.read.zh.numerals import numeral
from press.read.zh.script import script
from press.read.zh.settle import settle
from press.read.zh.token import NUMBER, Mention, Token
from press.text import normalise
from tests.quality.recognizers_tables import Amount

_PRINTED = {"is_parts": ("p1", "p2"), "is_rank": ("rn1", "rn2", "rn3"), "is_tenths": ("t1", "t2", "t3")}
"""Which groups of a match hold numbers; all other kinds print them in ``q1`` and ``q2``."""


def english_numbers(text: str, lexicon: Lexicon) -> list[Amount]:
    """Every number of an English text, whatever it counts."""
    found = (q for sentence in _sentences(text) for q in _quantities(sentence, lexicon))
    return [(-q.numeral.value if q.sign < 0 else q.numeral.value, "number") for q in found]


def english_amounts(text: str, lexicon: Lexicon, kind: str) -> list[Amount]:
    """The amounts of an English text in a unit of ``kind``: ``currency`` or ``percent``."""
    found: list[Amount] = []
    for sentence in _sentences(text):
        masks.mask(sentence)
        together = joined(sentence, _quantities(sentence, lexicon), english(lexicon))
        found += [amount for q in together if q.kind == kind for amount in _ends(q)]
    return found


def _sentences(text: str) -> Iterator[Sentence]:
    normal = normalise(text)
    return (Sentence(normal.text, start, end) for start, end in sentences(normal))


def _quantities(sentence: Sentence, lexicon: Lexicon) -> list[Quantity]:
    words = english(lexicon)
    return quantities(sentence, tag(sentence, words), words)


def _ends(quantity: Quantity) -> list[Amount]:
    """Both ends of a range, one value otherwise; the money of "$5 a share" is money."""
    unit = quantity.unit.partition("/")[0]
    low = -quantity.value if quantity.sign < 0 and quantity.high is None else quantity.value
    return [(low, unit)] if quantity.high is None else [(low, unit), (quantity.high, unit)]


def chinese_numbers(text: str, lexicon: Lexicon) -> list[Amount]:
    """Every number of a Chinese text, whatever it counts; of 百分之五 the five."""
    tokens = lexer_of(lexicon).tokens(script(text, 0, lexicon).text)
    return [(value, "number") for token in tokens if token.kind == NUMBER for value in _numerals(token)]


def _numerals(token: Token) -> Iterator[Decimal]:
    match = token.match
    if match is None:
        return
    if token.code == "is_fraction":
        sign = -1 if bool(match["neg5"]) != bool(match["neg6"]) else 1
        for value in _fraction(match["nume"] or match["nume2"], match["den"] or match["den2"]):
            yield sign * value
        return
    if set(token.text) <= set("万亿"):
        return  # a scale without a number is none
    groups = _PRINTED.get(token.code, ("q1", "q2"))
    sign = -1 if match["neg"] in ("-", "负") or match["neg3"] else 1
    for group in groups:
        printed = numeral(match[group]) if match[group] else None
        if printed is not None and not printed.vague:
            yield sign * printed.value
            sign = 1


def _fraction(above: str, below: str) -> Iterator[Decimal]:
    top, bottom = numeral(above), numeral(below)
    if top and bottom and bottom.value:
        yield top.value / bottom.value


def chinese_amounts(text: str, lexicon: Lexicon, *units: str) -> list[Amount]:
    """The amounts of a Chinese text in the units named, or in any currency if none is named."""
    found: list[Amount] = []
    for token in settle(lexer_of(lexicon).tokens(script(text, 0, lexicon).text), lexicon).tokens:
        mention = token.mention
        if mention is None:
            continue
        wanted = mention.unit in units if units else mention.kind in ("currency", "currency_part")
        found += _both(mention) if wanted else []
    return found


def _both(mention: Mention) -> list[Amount]:
    """Percentage points and per mille are percent in the tables; both ends of a range."""
    ends = (mention.value,) if mention.high is None else (mention.value, mention.high)
    factor = Decimal("0.1") if mention.unit == "per_mille" else Decimal(1)
    code = "percent" if mention.unit in ("percentage_point", "per_mille") else mention.unit
    return [(end * factor, code.partition("/")[0]) for end in ends]
