"""Facts → one page: no script, no request, nothing of a release's words can do more than be read."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from config.decisions import Decision
from expectations.report import numbers, wording
from expectations.report.cards import Card, card, kept_out
from expectations.report.charts import sparkline
from expectations.report.facts import Asked, Crossing, Facts, Finding
from expectations.report.gather import ALL, CARDS
from expectations.report.links import safe

HERE = Path(__file__).parent
SEVERITIES = ("critical", "warning", "info")
MOST_KINDS, MOST_SOURCES = 40, 12
CHANGES = (
    ("new", ("raised",)),
    ("reopened", ("reopened",)),
    ("decided", ("accepted", "corrected", "rejected")),
    ("resolved", ("resolved",)),
)
MEANING = {
    "critical": "a contradiction or a broken promise",
    "warning": "probably worth a look",
    "info": "good to know",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What makes the page one to decide on: the token that its forms carry, who reviews, the rulings made but
    not yet applied by a run, and what to say of the last one."""

    token: str
    reviewer: str = ""
    pending: Mapping[str, Decision] = field(default_factory=dict)
    said: str | None = None
    back: str = ""

    def made(self, finding: Finding) -> Decision | None:
        """The ruling on a finding as it stands, made but not yet applied."""
        ruling = self.pending.get(finding.finding_id)
        return ruling if ruling and ruling.guard == finding.guard else None


def page(
    facts: Facts,
    *,
    now: datetime,
    docs: str | None = None,
    number: int = 1,
    address: Callable[[int], str] = str,
    desk: Desk | None = None,
    asked: Asked = ALL,
) -> str:
    """One page of the report as HTML. ``docs`` is the relative address of Data Docs, if they are built;
    ``address`` gives that of each page of findings; with a ``desk`` there are forms to decide."""
    style = _style()
    addresses = [address(i + 1) for i in range(max(1, pages(facts)))]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            facts=facts,
            now=now,
            docs=docs,
            desk=desk,
            asked=asked,
            number=number,
            pages=addresses,
            home="" if number == 1 else addresses[0],
            style=style,
            policy=policy(forms=desk is not None),
            groups=_groups([card(f, facts) for f in facts.findings]),
            quarantine=[kept_out(row, facts) for row in facts.quarantine],
            open=_open(facts),
            new=sum(t.new for t in facts.tallies),
            severities=_by_severity(facts),
            failed=[r for r in facts.rules if not r.success],
            passed=[r for r in facts.rules if r.success],
            verdict=verdict(facts),
            changes=changes(facts),
            matrix=matrix(facts),
            nights_line=sparkline([night.seconds for night in reversed(facts.nights)]),
        )
    )


def message(text: str) -> str:
    """A page that only says something, with a way back."""
    return (
        _environment()
        .get_template("message.html.j2")
        .render(text=text, style=_style(), policy=policy(forms=True))
    )


def policy(*, forms: bool) -> str:
    """The content security policy of a page: its own style, nothing else; forms only to where it is from."""
    target = "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; style-src '{_hash(_style())}'; img-src data:; base-uri 'none'; "
        f"form-action {target}"
    )


def pages(facts: Facts) -> int:
    """How many pages of findings there are."""
    return -(-_open(facts) // CARDS)


def _open(facts: Facts) -> int:
    return sum(t.count for t in facts.tallies)


def changes(facts: Facts) -> str | None:
    """What the last run changed, in one sentence; ``None`` where its doubts are not followed."""
    if not facts.changes:
        return None
    said = [(word, sum(facts.changes.get(e, 0) for e in events)) for word, events in CHANGES]
    told = ", ".join(f"{count:,} {word}" for word, count in said if count)
    return f"Since the run before: {told}." if told else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Open findings by kind and source: the sources, and of each kind its cells and total."""

    sources: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Crossing | None, ...], int], ...]
    left_out: int


def matrix(facts: Facts) -> Matrix:
    """The matrix of kinds and sources, those with most findings first."""
    kinds: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for cell in facts.matrix:
        kinds[cell.kind] += cell.count
        sources[cell.source_id] += cell.count
    cells = {(cell.kind, cell.source_id): cell for cell in facts.matrix}
    columns = tuple(name for name, _ in sources.most_common(MOST_SOURCES))
    rows = tuple(
        (kind, tuple(cells.get((kind, source)) for source in columns), total)
        for kind, total in kinds.most_common(MOST_KINDS)
    )
    shown = sum(cell.count for _, listed, _ in rows for cell in listed if cell)
    return Matrix(columns, rows, kinds.total() - shown)


def verdict(facts: Facts) -> str:
    """The state of things in one sentence."""
    if facts.run is None:
        return "Nothing has been published yet."
    found, total = sum(t.count for t in facts.tallies), facts.totals
    looked = f"{wording.count(found, 'finding')} to look at" if found else "Nothing to look at"
    kept = f"{wording.count(total.quarantined, 'row')} in quarantine, " if total.quarantined else ""
    return (
        f"{looked} in {wording.count(total.releases, 'release')}, {kept}"
        f"{wording.count(total.figures, 'figure')} published."
    )


def _by_severity(facts: Facts) -> dict[str, int]:
    return {s: sum(t.count for t in facts.tallies if t.severity == s) for s in SEVERITIES}


def _groups(cards: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    """The cards of this run, then those that stayed open from earlier ones."""
    cards = list(cards)
    new, old = [c for c in cards if c.finding.is_new], [c for c in cards if not c.finding.is_new]
    return [(name, found) for name, found in (("New in this run", new), ("Still open", old)) if found]


def _hash(style: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _style() -> str:
    """The style sheet; it ends with the line break that the page prints before ``</style>``."""
    return (HERE / "style.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters |= {
        "code": wording.code,
        "count": wording.count,
        "day": wording.day,
        "flag": wording.flag,
        "moment": wording.moment,
        "number": numbers.number,
        "period": wording.period,
        "link": safe,
        "language": _language,
    }
    environment.globals |= {"ago": wording.ago, "count": wording.count, "meaning": MEANING}
    return environment


def _shown(value: Any) -> Any:
    """Every value that a template prints: nothing for none, and no unseen characters."""
    if value is None:
        return ""
    return wording.visible(value) if type(value) is str else value


def _language(value: str | None) -> str:
    """A language tag, or nothing where it is none."""
    return value if value and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", value) else ""
