"""Releases → figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from config.words import load_lexicon
from press.figures import READER_VERSION, read_figures
from tasks.records import Record, read_lines, write_lines
from tasks.step import step


@step("extract")
def extract(parsed: Path, out: Path) -> Path:
    """Read the figures of every record of a file into another such file."""
    lexicon = load_lexicon()
    return write_lines(
        out,
        (
            replace(record, reading=read_figures(record.release, lexicon))
            for record in read_lines(parsed, Record)
        ),
    )


def reader_version() -> str:
    """Rules and words together: figures read by another version are read again."""
    return f"{READER_VERSION}+{load_lexicon().version}"
