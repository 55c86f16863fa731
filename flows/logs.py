"""Log lines for people, or one JSON object a line with run, source and release (``COMMUNIQUE_LOG=json``)."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

from config.load import ConfigError

VARIABLE = "COMMUNIQUE_LOG"
IDS = ("source", "release")
"""What a log call may name in its ``extra``."""
_run: ContextVar[str | None] = ContextVar("run", default=None)


@contextmanager
def of_run(run_id: str) -> Iterator[None]:
    """Lines that are logged in the block belong to that run."""
    token = _run.set(run_id)
    try:
        yield
    finally:
        _run.reset(token)


def visible(text: str) -> str:
    """Text for a terminal: control, escape and bidi characters are shown, not obeyed."""
    return "".join(c if c == "\n" or c.isprintable() else repr(c)[1:-1] for c in text)


class Inert(logging.Formatter):
    """Log lines in which no page or file name can steer the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return visible(super().format(record))


class Json(logging.Formatter):
    """One JSON object a line; all but ASCII is escaped, so nothing in it can steer a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The object: time, level, logger, message, and the ids that are known."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "run": _run.get(),
        }
        told |= {name: getattr(record, name, None) for name in IDS}
        told["exception"] = self.formatException(record.exc_info) if record.exc_info else None
        return json.dumps({key: value for key, value in told.items() if value is not None})


def log_to_stderr() -> None:
    """Log to standard error in the form that the environment asks for; raises ``ConfigError``."""
    form = os.environ.get(VARIABLE, "text")
    if form not in ("text", "json"):
        raise ConfigError(Path(VARIABLE), None, f"there is no form {form!r}", "Say text or json")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Json() if form == "json" else Inert("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
