"""A reviewer's ruling on a finding, written to its file; the next run applies it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import ValidationError

from config.decisions import Decision, Figure, Verdict, as_yaml, decision_path
from expectations.report.cards import Card, card
from expectations.report.facts import Asked
from expectations.report.gather import gather, keys
from warehouse.duck import connect
from warehouse.errors import WarehouseError
from warehouse.folder import with_no_error_unlink, write_whole

KEY = re.compile(r"[0-9a-f]{4,16}")
NUMBER = re.compile(r"[-+\u2212]?[0-9][0-9, \u00a0\u202f]{0,60}(\.[0-9]{1,9})?")


class DecisionError(WarehouseError):
    """A ruling that cannot be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a reviewer says: the finding's key (or its beginning), the verdict and all that belongs to it.

    ``figure`` tells which of several figures, by its words or by where they begin in the release's text.
    """

    key: str
    verdict: Verdict
    why: str
    reviewer: str
    value: str | None = None
    source: str | None = None
    figure: str | None = None


def decide(database: Path, folder: Path, ruling: Ruling, day: date) -> Path:
    """Write the file of a ruling, whole or not at all, in the place of an earlier one; gives its path.

    Raises :class:`DecisionError` where the finding is not open, or the ruling is not whole.
    """
    found = open_finding(database, ruling.key)
    path = decision_path(folder, found.finding.finding_id)
    write_whole(path, as_yaml(_decision(found, ruling, day)).encode())
    return path


def withdraw(folder: Path, key: str) -> None:
    """Remove a ruling's file; nothing happens where there is none."""
    if re.fullmatch(r"[0-9a-f]{16}", key):
        with_no_error_unlink(decision_path(folder, key))


def open_finding(database: Path, key: str) -> Card:
    """The card of the open finding with that key; its beginning is enough where only one has it."""
    if not KEY.fullmatch(key):
        raise DecisionError(
            f"{key!r} is not a finding's key: 16 hexadecimal digits, or at least the first 4."
        )
    with closing(connect(database, read_only=True)) as reader:
        found = keys(reader, key)
        if len(found) != 1:
            raise DecisionError(_unclear(key, found))
        facts = gather(reader, cards=1, rows=0, asked=Asked(key=found[0]))
        return card(facts.findings[0], facts)


def _unclear(key: str, found: Sequence[str]) -> str:
    if found:
        return f"{len(found)} open findings begin with {key}: {', '.join(found[:5])}. Give more of the key."
    return (
        f"no open finding has the key {key}. It may be decided or resolved already (to decide anew, remove "
        "its file in config/decisions and run); the view open_findings lists those that are open."
    )


def _decision(found: Card, ruling: Ruling, day: date) -> Decision:
    value = number(ruling.value) if ruling.value else None
    rules_on_one = ruling.verdict != "accept" and bool(found.readings)
    try:
        return Decision(
            finding=found.finding.finding_id,
            decision=ruling.verdict,
            why=ruling.why,
            reviewer=ruling.reviewer,
            decided_on=day,
            guard=found.finding.guard or "",
            about=found.finding.message,
            value=value,
            source=ruling.source or None,
            figure=_figure(found, ruling.figure) if rules_on_one else None,
        )
    except ValidationError as error:
        raise DecisionError(_told(error)) from None


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or "the ruling"
    if name in ("why", "reviewer"):
        return f"{name} is missing or too long: say {'why' if name == 'why' else 'who decides'} in words."
    if name == "guard":
        return "this finding was published by an older version and has no guard: run once, then decide."
    return f"{name}: {first['msg'].removeprefix('Value error, ')}."


def _figure(found: Card, wanted: str | None) -> Figure:
    """The figure ruled on: the one named, else the suspect, else the only one."""
    figures = [reading.figure for reading in found.readings]
    if wanted:
        figures = [f for f in figures if wanted in (f.quote, str(f.char_start))]
    elif suspects := [reading.figure for reading in found.readings if reading.suspect]:
        figures = suspects
    if len(figures) != 1:
        told = ", ".join(f"“{r.figure.quote}” at {r.figure.char_start}" for r in found.readings)
        raise DecisionError(f"say which figure is meant, by its words or its place: {told}.")
    return Figure(quote=figures[0].quote, start=figures[0].char_start, value=figures[0].obs_value)


def number(text: str) -> Decimal:
    """A number in digits, as people write it: 91,200,000 or 2.1; raises :class:`DecisionError`."""
    try:
        if not NUMBER.fullmatch(text.strip()):
            raise InvalidOperation
        return Decimal(re.sub("[, \u00a0\u202f]", "", text.strip()).replace("\u2212", "-"))
    except InvalidOperation:
        raise DecisionError(
            f"{text!r} is not a number in digits, such as 91200000 or 2.1; give all of them, without a unit."
        ) from None
