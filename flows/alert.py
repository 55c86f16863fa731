"""One message a run about findings that are new: to webhooks, mailboxes and chats, by Apprise.

``alerts`` in the settings lists addresses as Apprise writes them: ``jsons://host/path`` (a webhook),
``mailtos://user:password@host?to=desk@example.org``, ``slack://…`` and some hundred more. What could not be
sent is part of the next run's message.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from pathlib import Path

from flows.run import Run
from warehouse.folder import runs_folder, write_whole
from warehouse.news import News, news
from warehouse.present import visible
from warehouse.publish import published

log = logging.getLogger("communique")

MOST = 10
"""Findings told one by one; the rest is a number."""


def alert(run: Run, report: Path | None) -> bool:
    """Tell of what is new since the last message that went out; gives whether one did."""
    addresses = [address.get_secret_value() for address in run.settings.alerts]
    database, mark = published(run.data), runs_folder(run.data) / "alerted.txt"
    if not addresses or database is None:
        return False
    since = mark.read_text(encoding="utf-8").strip() if mark.exists() else None
    found = news(database, since, run.id, run.settings.alert_from)
    if found and not send(addresses, title(found), body(found, report)):
        log.warning("an alert could not be sent to every address; it is sent again with the next run's")
        return False
    write_whole(mark, run.id.encode())
    return bool(found)


def title(found: Sequence[News]) -> str:
    """The message in one line: how many, how grave."""
    grave = sum(one.severity == "critical" for one in found)
    noun = "finding" if len(found) == 1 else "findings"
    return f"Communiqué: {len(found)} new {noun}" + (f", {grave} critical" if grave else "")


def body(found: Sequence[News], report: Path | None) -> str:
    """The gravest findings with their keys, where to look, what to type."""
    lines = [
        f"{one.severity}: {visible(one.message)} [{one.source_id}, {one.finding_id}]" for one in found[:MOST]
    ]
    if len(found) > MOST:
        lines.append(f"… and {len(found) - MOST} more")
    lines += ["", f"Report: {report}"] if report else []
    return "\n".join([*lines, "Decide: communique review"])


def send(addresses: Sequence[str], subject: str, text: str) -> bool:
    """One message to all addresses; false where one did not take it."""
    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it would log addresses with their passwords
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of modules that it imports on first use
        import apprise

        sender = apprise.Apprise()
        known = [sender.add(address) for address in addresses]
        sent = sender.notify(title=subject, body=text, body_format=apprise.NotifyFormat.TEXT)
    return bool(all(known) and sent)
