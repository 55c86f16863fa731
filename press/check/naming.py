"""Do two indicators mean the same? Compared by words in English, by characters in Chinese."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from press.check import words


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator made comparable: ``tokens`` of an English name, or the bare ``text`` of a Chinese one."""

    tokens: frozenset[str]
    text: str
    total: bool

    def __bool__(self) -> bool:
        return bool(self.tokens or self.text)

    def any_of(self, words_: tuple[str, ...]) -> bool:
        """Whether at least one of the vocabulary's words is part of the name."""
        stems, wide = _vocabulary(words_)
        return not self.tokens.isdisjoint(stems) or any(word in self.text for word in wide)

    def without(self, words_: tuple[str, ...]) -> Name:
        """The name with the words taken out."""
        stems, wide = _vocabulary(words_)
        text = self.text
        for word in wide:
            text = text.replace(word, "")
        return Name(self.tokens - stems - _BRANCHES, text, self.total)


@cache
def _vocabulary(words_: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words as names hold them: stems of the English ones, the Chinese ones as they are."""
    return frozenset(stem(w) for w in words_ if w.isascii()), tuple(w for w in words_ if not w.isascii())


_BRANCHES = frozenset({"industr", "sector", "produc", "provid"})
"""Words that only say that a part is a branch: "jobs in goods-producing industries"."""

NOTHING = Name(frozenset(), "", False)


@lru_cache(maxsize=4096)
def name_of(indicator: str | None) -> Name:
    """The comparable name of an indicator; empty for none."""
    if not indicator:
        return NOTHING
    plain = unicodedata.normalize("NFKC", indicator).lower().translate(words.TRADITIONAL)
    if re.search("[\u3400-\u9fff]", plain):
        return _wide(plain)
    return _narrow(plain)


def same(a: Name, b: Name) -> bool:
    """Whether both name the same thing."""
    return bool(a) and a.tokens == b.tokens and a.text == b.text


def covers(longer: Name, shorter: Name) -> bool:
    """Whether ``longer`` is ``shorter`` with further words ("total payroll employment" and "employment")."""
    if not shorter or bool(longer.text) != bool(shorter.text):
        return False
    return shorter.tokens <= longer.tokens and _subsequence(shorter.text, longer.text)


def akin(a: Name, b: Name) -> bool:
    """Whether one covers the other."""
    return covers(a, b) or covers(b, a)


def overlap(a: Name, b: Name) -> bool:
    """Whether they share a word, or two characters in a row."""
    if a.tokens & b.tokens:
        return True
    return any(a.text[i : i + 2] in b.text for i in range(len(a.text) - 1))


def _narrow(plain: str) -> Name:
    for phrase, word in words.SYNONYMS_EN:
        plain = plain.replace(phrase, word)
    raw = re.findall(r"[^\W_]+(?:\.\d+)?", re.sub(r"[’']s?\b", "", plain))
    tokens = frozenset(stem(token) for token in raw if token not in words.STOP_EN)
    return Name(tokens, "", not words.TOTAL_EN.isdisjoint(raw))


def stem(token: str) -> str:
    """A light stem: plurals, -ed, -ing and -y off, synonyms folded. Equal stems are what matters."""
    token = words.SYNONYM_TOKENS.get(token, token)
    if token.endswith("ies") and len(token) > 4:
        token = token[:-3] + "y"
    elif token.endswith("s") and not token.endswith(("ss", "us", "is")) and len(token) > 3:
        token = token[:-1]
    token = words.SYNONYM_TOKENS.get(token, token)
    for ending in ("ing", "ed", "y"):
        if token.endswith(ending) and len(token) - len(ending) >= 4:
            return token[: -len(ending)]
    return token


def _wide(plain: str) -> Name:
    total = any(word in plain for word in words.TOTAL_ZH)
    for phrase, word in words.SYNONYMS_ZH:
        plain = plain.replace(phrase, word)
    kept = plain.replace("生产总值", "\0")
    for dropped in words.DROPPED_ZH:
        kept = kept.replace(dropped, "")
    text = re.sub(r"[^\w\0]", "", kept).replace("\0", "生产总值")
    return Name(frozenset(), text.removesuffix("额") or text, total)


def _subsequence(shorter: str, longer: str) -> bool:
    rest = iter(longer)
    return all(character in rest for character in shorter)
