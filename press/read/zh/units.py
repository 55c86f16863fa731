"""Which unit does a word name? The units of the lexicon and the measure words of Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from press.lexicon import Lexicon, Unit
from press.read.memo import per_lexicon
from press.read.zh.script import simplify

COUNT = "count"
_PER = {
    "人": "person",
    "户": "household",
    "家": "enterprise",
    "股": "share",
    "天": "d",
    "日": "d",
    "年": "a",
    "月": "mo",
}
_PER |= {
    "小时": "h",
    "件": "item",
    "辆": "vehicle",
    "台": "set",
    "人次": "visit",
    "份": "share",
    "只": "item",
    "头": "head",
}


@dataclass(frozen=True, slots=True)
class Units:
    """``names``: plain word → unit; ``prefixes``: mark before a number → code; ``weak``: seldom measures."""

    names: Mapping[str, Unit]
    prefixes: Mapping[str, str]
    weak: frozenset[str]

    def find(self, word: str) -> Unit | None:
        """The unit that ``word`` names; ``元/吨`` and ``元每吨`` are the compound of both."""
        word = word.strip().replace("每", "/")
        head, slash, below = word.partition("/")
        unit = self.names.get(word) or self.names.get(head.strip())
        if unit is None or not slash or word in self.names:
            return unit
        return Unit(f"{unit.code}/{self.per(below.strip())}", unit.kind, factor=unit.factor, mult=unit.mult)

    def per(self, word: str) -> str:
        """The code that stands below the line for ``word``: 人 → person, 吨 → t."""
        if word in _PER:
            return _PER[word]
        if word in self.names:
            return self.names[word].code
        scale = {"万": "10000", "千": "1000", "百": "100"}.get(word[:1], "") if len(word) > 1 else ""
        inner = word[1:] if scale else word
        unit = self.names.get(inner)
        code = _PER.get(inner) or (unit.code if unit else inner)
        return f"{scale} {code}".strip()


@per_lexicon
def units_of(lexicon: Lexicon) -> Units:
    """All units that Chinese text may print; the lexicon's own come before measure words."""
    words = lexicon.words["zh"]
    names: dict[str, Unit] = {}
    for unit in lexicon.units:
        for name in (*unit.names.get("zh", ()), *unit.suffix):
            names.setdefault(simplify(name, lexicon), unit)
    names.setdefault("人民币", Unit("CNY", "currency"))
    for code in ("plain", "weak"):
        for name in words["count"][code]:
            names.setdefault(name, Unit(COUNT, COUNT))
    for name in words["unit"]["other"]:
        names.setdefault(name, Unit(name, "physical"))
    prefixes = {mark: unit.code for unit in reversed(lexicon.units) for mark in unit.prefix}
    prefixes |= {"人民币": "CNY"} | _named_prefixes(lexicon)
    return Units(names, prefixes, frozenset((*words["count"]["weak"], *words["unit"]["weak"])))


def _named_prefixes(lexicon: Lexicon) -> dict[str, str]:
    """Currency names that also stand before the number: 新台币300亿元, 港币5亿元."""
    return {
        simplify(name, lexicon): unit.code
        for unit in lexicon.units
        if unit.kind == "currency"
        for name in unit.names.get("zh", ())
        if len(name) > 1 and name != "人民币元"
    }
