"""The main text that trafilatura takes from pages, run by the interpreter of ``requirements/bench.txt``.

``peer_text.py < paths.json`` prints its version and, for each page, its title and text as one string.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path


def main() -> None:
    """Read the paths from standard input, print the texts."""
    extract = import_module("trafilatura").bare_extraction
    texts = []
    for path in json.load(sys.stdin):
        found = extract(
            Path(path).read_bytes(), include_tables=True, include_comments=False, with_metadata=True
        )
        texts.append("" if found is None else f"{found.title or ''}\n{found.text or ''}")
    print(json.dumps({"version": version("trafilatura"), "texts": texts}))


if __name__ == "__main__":
    main()
