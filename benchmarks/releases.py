"""``releases.py CORPUS OUT COPIES``: company releases in a folder, repeated with changed text.

Each copy gives its numbers other digits and says in a line of its own which copy it is, so that no two files
have the same bytes and no two copies state the same figures.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def generate(corpus: Path, out: Path, copies: int) -> int:
    """Write ``copies`` of every release of ``corpus`` below ``out``; gives the number of files."""
    files = sorted(corpus.rglob("*.md"))
    for copy in range(copies):
        for path in files:
            place = out / f"{copy}" / path.relative_to(corpus)
            place.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8", errors="replace")
            place.write_text(changed(text, copy), encoding="utf-8")
    return copies * len(files)


def changed(text: str, copy: int) -> str:
    """The text with the last digit of amounts and percentages turned, and a line about the copy."""
    if copy == 0:
        return text
    turned = re.sub(
        r"(?<=\d)\d(?= ?(?:%|percent|million|billion)\b)", lambda d: str((int(d[0]) + copy) % 10), text
    )
    return f"{turned}\n\nThis is copy {copy} of the release.\n"


if __name__ == "__main__":
    print(generate(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
