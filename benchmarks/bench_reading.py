"""How fast is reading? Ours and its peers on the same texts in one run; writes results and README tables.

``python benchmarks/bench_reading.py --peers-python PATH`` takes some six minutes; without the path only
this project is measured. Times are processor time, so that other work on the machine weighs little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from report import write
from texts import SHARED, News, news, news_files, page_files, reports
from timing import Seconds, machine, timed
from whole_corpus import lexicon, memory, scaling

from press import compiled
from press.figures import read_figures
from press.model import Release
from press.page import parse

HERE = Path(__file__).resolve().parent
SENTENCES = 2000


def main(arguments: Sequence[str]) -> int:
    """Measure, write ``results.json`` and the tables of ``README.md``; 2 where the corpus is not there."""
    options = _options().parse_args(arguments)
    if not (options.shared / "corpus").is_dir():
        print(f"{options.shared}: no corpus there; give --shared FOLDER. Nothing measured", file=sys.stderr)
        return 2
    if options.english:
        print(_english(news(options.shared, SENTENCES), options.repeats).median)
        return 0
    found = {"machine": machine(), "command": _command(options)}
    found |= _reading(options) | _pages(options) | _whole(options)
    (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    write(found, HERE / "README.md")
    print((HERE / "README.md").read_text(encoding="utf-8"))
    return 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers-python", type=Path, help="interpreter that has requirements/bench.txt")
    options.add_argument("--shared", type=Path, default=SHARED, help="folder that holds corpus/")
    options.add_argument("--english", action="store_true", help="print the seconds of English alone")
    options.add_argument("--repeats", type=int, default=3, help="runs of which the median counts")
    return options


def _command(options: argparse.Namespace) -> str:
    peers = " --peers-python PATH" if options.peers_python else ""
    return f"python benchmarks/bench_reading.py{peers} --repeats {options.repeats}"


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    english, chinese = news(options.shared, SENTENCES), reports(options.shared)
    sentences = json.dumps(english.sentences)
    ours = [_english(english, options.repeats)]
    peers = {}
    for peer in ("quantulum3", "quantulum3-plain", "recognizers") if options.peers_python else ():
        peers[peer] = _peer(options, peer, sentences)
        ours.append(_english(english, options.repeats))
    runs = Seconds(tuple(second for seconds in ours for second in seconds.runs))
    han = timed(lambda: _read(chinese), options.repeats)
    return {
        "english": {
            "sentences": len(english.sentences),
            "with a digit": sum(any(map(str.isdigit, sentence)) for sentence in english.sentences),
            "releases": len(english.releases),
            "seconds": runs.median,
            "found": _read(english.releases),
            "interpreted": _interpreted(options),
        },
        "peers": peers,
        "chinese": {
            "reports": len(chinese),
            "bytes": sum(len(report.text.encode()) for report in chinese),
            "seconds": han.median,
            "found": _read(chinese),
        },
    }


def _english(english: News, repeats: int) -> Seconds:
    return timed(lambda: _read(english.releases), max(5, repeats))


def _interpreted(options: argparse.Namespace) -> float | None:
    """Seconds for the same English text without machine code, where there is some."""
    if compiled.state() != "compiled":
        return None
    command = [
        sys.executable,
        __file__,
        "--english",
        "--shared",
        options.shared,
        "--repeats",
        str(options.repeats),
    ]
    env = os.environ | {"COMMUNIQUE_COMPILED": "0"}
    return float(subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout)


def _read(releases: Sequence[Release]) -> int:
    return sum(len(read_figures(release, lexicon()).figures) for release in releases)


def _peer(options: argparse.Namespace, peer: str, texts: str) -> dict[str, Any]:
    """What ``peers.py`` printed, with the median of its runs."""
    done = subprocess.run(
        [options.peers_python, "-W", "ignore", HERE / "peers.py", peer, str(options.repeats)],
        input=texts, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{peer} failed under {options.peers_python}:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found | {"seconds": Seconds(tuple(found["seconds"])).median}


def _pages(options: argparse.Namespace) -> dict[str, Any]:
    files = page_files(options.shared)
    pages = [(path.read_bytes(), path.name) for path in files]
    ours = timed(lambda: [parse(raw, location=name) for raw, name in pages], max(5, options.repeats))
    found: dict[str, Any] = {
        "pages": len(pages),
        "bytes": sum(len(raw) for raw, _ in pages),
        "seconds": ours.median,
    }
    if options.peers_python:
        found["trafilatura"] = _peer(options, "trafilatura", json.dumps([str(path) for path in files]))
    return {"pages": found}


def _whole(options: argparse.Namespace) -> dict[str, Any]:
    files = news_files(options.shared)
    two = scaling(files, options.repeats)
    return {
        "memory": asdict(memory(files)),
        "scaling": asdict(two) | {"by_wall": two.by_wall, "by_processor": two.by_processor},
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
