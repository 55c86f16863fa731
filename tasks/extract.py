"""Releases → figures."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from config.words import load_lexicon
from press.figures import READER_VERSION, read_figures
from press.lexicon import Lexicon
from tasks.records import Failure, Record, read_lines, write_lines
from tasks.step import step

log = logging.getLogger("communique")


@step("extract")
def extract(parsed: Path, out: Path) -> tuple[Path, list[Failure]]:
    """Read the figures of every record of a file into another such file.

    A release that the reader breaks on keeps its text and has no figures; that is a failure, not the end.
    """
    failures: list[Failure] = []
    write_lines(out, _read(parsed, load_lexicon(), failures))
    return out, failures


def reader_version() -> str:
    """Rules and words together: figures read by another version are read again."""
    return f"{READER_VERSION}+{load_lexicon().version}"


def _read(parsed: Path, lexicon: Lexicon, failures: list[Failure]) -> Iterator[Record]:
    for record in read_lines(parsed, Record):
        try:
            yield replace(record, reading=read_figures(record.release, lexicon))
        except Exception as error:  # a defect that one release shows must not stop the others
            capture = record.capture
            log.exception("reading %s %s", capture.source_id, capture.location)
            message = f"the reader failed ({type(error).__name__}: {error}); please report it with this page"
            failures.append(Failure(capture.source_id, capture.location, "extract", message, capture.sha256))
            yield record
