"""Releases → figures."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from config.words import load_lexicon
from press.figures import READER_VERSION, read_figures
from press.lexicon import Lexicon
from tasks.records import Failure, Record, decoded, encoded, write_encoded
from tasks.step import step
from tasks.workers import Answer, Limits, workers
from warehouse.archive import Capture

log = logging.getLogger("communique")


@step("extract")
def extract(parsed: Path, out: Path, limits: Limits) -> tuple[Path, list[Failure]]:
    """Read the figures of every record of a file into another such file, in other processes.

    A release that the reader breaks on keeps its text and has no figures; that is a failure, not the end.
    """
    failures: list[Failure] = []
    lines = parsed.read_bytes().splitlines()
    answers = workers(limits).map(read_one, lines, load_lexicon())
    write_encoded(out, _kept(zip(lines, answers, strict=True), failures))
    return out, failures


def reader_version() -> str:
    """Rules and words together: figures read by another version are read again."""
    return f"{READER_VERSION}+{load_lexicon().version}"


def read_one(line: bytes, lexicon: Lexicon) -> bytes:
    """An encoded record with its figures; the job of a worker."""
    record = decoded(line, Record)
    return encoded(replace(record, reading=read_figures(record.release, lexicon)))


def _kept(answers: Iterable[tuple[bytes, Answer]], failures: list[Failure]) -> Iterator[bytes]:
    for line, answer in answers:
        if answer.result is None:
            failures.append(_failure(decoded(line, Record).capture, answer))
        yield line if answer.result is None else answer.result


def _failure(capture: Capture, answer: Answer) -> Failure:
    log.error("reading %s %s: %s", capture.source_id, capture.location, answer.why)
    message = f"the reader failed ({answer.why}); please report it with this page"
    return Failure(capture.source_id, capture.location, "extract", message, capture.sha256)
