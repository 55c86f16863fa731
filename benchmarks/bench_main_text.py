"""How well is the main text told from the chrome? Ours and trafilatura on the same pages in one run.

``python benchmarks/bench_main_text.py --peers-python PATH`` writes ``main-text.json`` and the table
in ``ingest.md``. Pages and labels: ``tests/quality/main_text.yaml``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ingest_report

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "quality"))

from main_text import Page, Score, pages, score  # noqa: E402  # the labels live with the tests

from press.page import parse  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    """Measure both, store the scores, write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers-python", type=Path, required=True, help="has requirements/bench.txt")
    options.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="holds corpus/")
    told = options.parse_args(arguments)
    listed = pages(told.shared if (told.shared / "corpus").is_dir() else None)
    theirs = _theirs(told.peers_python, listed)
    texts = dict(zip((page.name for page in listed), theirs["texts"], strict=True))
    found = {
        "pages": len(listed),
        "ours": _scores(listed, _ours),
        "trafilatura": {"version": theirs["version"]} | _scores(listed, lambda page: str(texts[page.name])),
    }
    (HERE / "main-text.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    ingest_report.write(found, "main text", HERE / "ingest.md")
    return 0


def _ours(page: Page) -> str:
    release = parse(page.path.read_bytes(), location=page.path.name)
    return "\n".join([release.title or "", release.text, *(t.caption or "" for t in release.tables)])


def _theirs(python: Path, listed: Sequence[Page]) -> dict[str, Any]:
    paths = json.dumps([str(page.path) for page in listed])
    command = [python, "-W", "ignore", HERE / "peer_text.py"]
    done = subprocess.run(command, input=paths, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _scores(listed: Sequence[Page], text_of: Callable[[Page], str]) -> dict[str, Any]:
    whole: Score = score(listed, text_of)
    own = score([page for page in listed if "/" not in page.name], text_of)
    return {
        "share": round(whole.share, 4),
        "share of own pages": round(own.share, 4),
        "kept": whole.kept,
        "cells": whole.cells,
        "left out": whole.left_out,
        "wrong": whole.wrong,
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
