"""Log lines for machines carry the run, the source and the release, and steer no terminal."""

from __future__ import annotations

import io
import json
import logging

import pytest

from config.load import ConfigError
from flows.logs import Json, log_to_stderr, of_run


def logged(level: int, message: str, *args: object, **ids: str) -> dict[str, object]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Json())
    logger = logging.Logger("communique")
    logger.addHandler(handler)
    logger.log(level, message, *args, extra=ids)
    [line] = stream.getvalue().splitlines()
    assert line.isascii()
    told: dict[str, object] = json.loads(line)
    del told["time"]
    return told


def test_a_line_says_whose_it_is() -> None:
    with of_run("20260326T060000-abcdef"):
        told = logged(logging.INFO, "%s: %d new", "town", 3, source="town", release="news/a.html")
    assert told == {
        "level": "info",
        "logger": "communique",
        "message": "town: 3 new",
        "run": "20260326T060000-abcdef",
        "source": "town",
        "release": "news/a.html",
    }
    assert "run" not in logged(logging.INFO, "outside")


def test_what_strangers_wrote_is_one_inert_line() -> None:
    told = logged(logging.WARNING, "%s", "a\nb\x1b[31m\u202e")
    assert told["message"] == "a\nb\x1b[31m\u202e"


def test_an_unknown_form_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_LOG", "xml")
    with pytest.raises(ConfigError, match=r"there is no form 'xml'\. Say text or json"):
        log_to_stderr()
