"""One sentence with all that was seen in it: tokens, tags, periods and quantities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from press.read.en.amounts.quantity import Quantity
from press.read.en.grammar.tokens import Sentence
from press.read.en.grammar.words import English
from press.read.en.spans.mention import Mention

if TYPE_CHECKING:
    from press.read.en.says.event import Event

Span = tuple[int, int]


@dataclass(slots=True)
class Scene:
    """What later steps look at. ``quantities`` are left to right; spans are token spans, half open."""

    sentence: Sentence
    tags: str
    english: English
    mentions: list[Mention]
    quantities: list[Quantity]
    events: list[Event] = field(default_factory=list)
    word: Callable[[int], str] = field(init=False)
    """The lower-case token, empty beyond the sentence."""
    dated: Callable[[int], bool] = field(init=False)
    """Whether the token belongs to a period."""

    def __post_init__(self) -> None:
        self.word = self.sentence.word
        self.dated = {at for at, reason in self.sentence.marks.items() if reason == "date"}.__contains__

    def tag(self, index: int) -> str:
        """The letter of a token, a space beyond the sentence."""
        return self.tags[index] if 0 <= index < len(self.tags) else " "

    def verb_code(self, index: int) -> str:
        """The lexicon's class of the verb at ``index``, two-word verbs first."""
        found = self.english.verb.at(self.sentence.words, index)
        return found[0] if found else "other"
