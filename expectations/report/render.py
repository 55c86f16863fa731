"""Facts → one page: no script, no request, nothing of a release's words can do more than be read."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from expectations.report import numbers, wording
from expectations.report.cards import Card, card, kept_out
from expectations.report.facts import Facts
from expectations.report.links import safe

HERE = Path(__file__).parent
SEVERITIES = ("critical", "warning", "info")
MEANING = {
    "critical": "a contradiction or a broken promise",
    "warning": "probably worth a look",
    "info": "good to know",
}


def page(facts: Facts, *, now: datetime, docs: str | None = None) -> str:
    """The report as HTML. ``docs`` is the relative address of Data Docs, if they are built."""
    style = _style()
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            facts=facts,
            now=now,
            docs=docs,
            style=style,
            style_hash=_hash(style),
            groups=_groups([card(f, facts) for f in facts.findings]),
            quarantine=[kept_out(row, facts) for row in facts.quarantine],
            open=sum(t.count for t in facts.tallies),
            new=sum(t.new for t in facts.tallies),
            severities=_by_severity(facts),
            failed=[r for r in facts.rules if not r.success],
            passed=[r for r in facts.rules if r.success],
            verdict=verdict(facts),
        )
    )


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
