"""What a rule says of a number, and what it may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from press.lexicon import Lexicon
from press.model import Measure
from press.read.zh.context import Context
from press.read.zh.naming import Name, joined, phrase
from press.read.zh.script import Script
from press.read.zh.token import Mention, Token
from press.read.zh.view import View

_WORSE = ("浓度", "PM", "流失", "亏损", "不良", "负债", "逾期", "失业", "赤字", "成本", "损耗", "天数")
"""Of these less is better: 浓度改善6.5% is a fall."""


@dataclass(slots=True)
class Case:
    """One number with everything a rule may look at.

    ``own`` is the noun phrase of its own clause, or its part of a list (``listed``).
    """

    mention: Mention
    view: View
    context: Context
    script: Script
    release: str
    lexicon: Lexicon
    own: Name | None = None
    bracketed: bool = False
    listed: bool = False

    @property
    def subject(self) -> Name | None:
        """The noun phrase of the clause, else the one carried over from before."""
        return self.own or self.context.subject

    def named(self, tokens: list[Token]) -> Name | None:
        """The words of some tokens."""
        return phrase(tokens, self.script, self.release)

    def ends_with(self, category: str, *codes: str) -> bool:
        """Whether the subject ends with a word of the lexicon's ``category``."""
        name = self.subject
        words = self.lexicon.words["zh"][category]
        return name is not None and any(name[0].endswith(words[code]) for code in codes or words)

    def holds(self, category: str) -> bool:
        """Whether the subject holds a word of the lexicon's ``category``."""
        name = self.subject
        words = self.lexicon.words["zh"][category]
        return name is not None and any(word in name[0] for group in words.values() for word in group)

    @property
    def sign(self) -> int:
        """−1 after a verb or a noun of falling."""
        fall = self.view.verb is not None and self.view.verb.code == "down"
        if self.view.verb is not None and self.view.verb.text == "改善":
            fall = any(word in (self.subject or ("",))[0] for word in _WORSE)
        fall = fall or (
            self.view.noun is not None and self.view.noun.code == "fall" and self.view.verb is None
        )
        than = self.view.first("than") if self.view.verb is None else None
        return -1 if fall or (than is not None and than.code == "less") else 1


@dataclass(slots=True)
class Outcome:
    """A reading of a number. ``carries`` says that its name is the subject of what follows."""

    rule: str
    measure: Measure
    name: Name | None
    sign: int = 1
    unit: str | None = None
    factor: Decimal = Decimal(1)
    of: Name | None = None
    versus: Name | None = None
    carries: bool = True
    subject: Name | None = None
    notes: list[str] = field(default_factory=list)


def with_noun(case: Case, noun: Token | None) -> Name | None:
    """The subject with the noun that its number was said of: 汽车制造业 + 增速."""
    return joined(case.subject, case.named([noun]) if noun else None)
