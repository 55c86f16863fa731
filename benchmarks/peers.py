"""Other readers on the same texts, run by the interpreter of ``requirements/bench.txt``.

``peers.py PEER REPEATS < texts.json`` prints its version, the processor seconds of each run over all
texts, and how many amounts (or characters) it found. It imports nothing of this project, and the peers
by name, since the project's own environment does not have them.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

Parse = Callable[[str], int]
"""One text → how many amounts were found in it."""


def quantulum() -> Parse:
    """quantulum3 with its classifier, which tells units of the same name apart."""
    parser = import_module("quantulum3.parser")
    return lambda text: len(parser.parse(text))


def plain_quantulum() -> Parse:
    """quantulum3 as it is installed without extras."""
    vars(import_module("quantulum3.classifier"))["USE_CLF"] = False
    return quantulum()


def recognizers() -> Parse:
    """Recognizers-Text: its currency, dimension, percentage and number models, as value and unit need."""
    english = import_module("recognizers_text").Culture.English
    units = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(english)
    numbers = import_module("recognizers_number").NumberRecognizer(english)
    models = [
        units.get_currency_model(),
        units.get_dimension_model(),
        numbers.get_percentage_model(),
        numbers.get_number_model(),
    ]
    return lambda text: sum(len(model.parse(text)) for model in models)


def trafilatura() -> Parse:
    """trafilatura with tables and metadata, on the path of a page; finds characters."""
    extract = import_module("trafilatura").extract
    return lambda path: len(extract(Path(path).read_bytes(), include_tables=True, with_metadata=True) or "")


def both() -> Parse:
    """trafilatura and then quantulum3 on the text that it took; finds amounts."""
    extract, parse = import_module("trafilatura").extract, import_module("quantulum3.parser").parse
    return lambda path: len(parse(extract(Path(path).read_bytes(), include_tables=True) or ""))


PEERS: dict[str, tuple[str, Callable[[], Parse]]] = {
    "quantulum3": ("quantulum3", quantulum),
    "quantulum3-plain": ("quantulum3", plain_quantulum),
    "recognizers": ("recognizers-text-suite", recognizers),
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura+quantulum3": ("quantulum3", both),
}


def main(peer: str, repeats: int) -> None:
    """Measure ``peer`` on the texts given on standard input."""
    warnings.simplefilter("ignore")
    package, load = PEERS[peer]
    texts, parse = json.load(sys.stdin), load()
    for text in texts[:20]:
        parse(text)
    runs, found = [], 0
    for _ in range(repeats):
        start = time.process_time()
        found = sum(_counted(parse, text) for text in texts)
        runs.append(time.process_time() - start)
    print(json.dumps({"version": version(package), "seconds": runs, "found": found}))


def _counted(parse: Parse, text: str) -> int:
    """A text that the peer breaks on counts as nothing found; its time still counts."""
    try:
        return parse(text)
    except Exception:
        return 0


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
