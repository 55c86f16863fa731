"""Would the case rows catch a broken rule? Each rule is broken in turn, and the rows are read again.

``python -m tests.quality.mutation`` breaks everything, takes some minutes and writes ``docs/mutation.md``;
``--room tables`` breaks one room and prints what survives. A mutant is killed by the first row that fails,
that raises, or that takes too long. A general tool (mutmut, cosmic-ray) changes single operators and
starts the tests anew for each; it cannot take a word out of the lexicon, and takes hours for minutes here.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from types import FrameType

from config.words import load_lexicon
from press.lexicon import Lexicon
from tests.cases import test_cases
from tests.conftest import ROOT
from tests.quality.mutants import Mutant, broken_code, broken_lexicon, code_mutants, word_mutants
from tests.unit.press import test_odd_input, test_read_tables

PAGE = ROOT / "docs" / "mutation.md"
LONGEST = 5.0
"""Processor seconds that all rows may take."""
READERS = (test_cases, test_read_tables, test_odd_input)
Row = Callable[[], None]


def rows() -> dict[str, list[Row]]:
    """Every case row, by what it is about, as a check that raises where it does not hold."""
    found: dict[str, list[Row]] = {"en": [], "zh": [], "tables": []}
    for language in test_cases.PUBLISHED:
        for parameters in test_cases._rows(language):
            found[language].append(partial(test_cases.test_row, *parameters.values))
    for parameters in test_read_tables._rows():
        [row] = parameters.values
        found["tables"].append(partial(test_read_tables.test_table_is_read, row))
        if row.get("skipped"):
            found["tables"].append(partial(test_read_tables.test_number_is_left_aside, row))
    for language, name in (("en", "english"), ("zh", "chinese")):
        told = test_odd_input.test_a_deceiving_number_is_a_note
        found[language] += [partial(told, row) for row in test_odd_input.ROWS[name]]
    return found


def mutants(lexicon: Lexicon) -> list[Mutant]:
    """Everything that can be broken."""
    return [*word_mutants(lexicon), *code_mutants()]


def sample(found: Sequence[Mutant], every: int) -> list[Mutant]:
    """Every so many mutants, always the same ones."""
    return list(found[::every])


def survives(mutant: Mutant, checks: Mapping[str, Sequence[Row]], lexicon: Lexicon) -> bool:
    """Whether every row holds although ``mutant`` is broken; those of its own room are asked first."""
    own = mutant.room.split()[0]
    broken = broken_lexicon(lexicon, mutant)
    with _reading_with(broken), broken_code(mutant), _at_most(LONGEST):
        try:
            for check in chain(checks[own], *(checks[room] for room in checks if room != own)):
                check()
        except Exception:
            return False
    return True


@contextmanager
def _reading_with(lexicon: Lexicon) -> Iterator[None]:
    before = {module: module.load_lexicon for module in READERS}
    try:
        for module in READERS:
            module.load_lexicon = lambda: lexicon  # type: ignore[assignment]  # the tests' own name for it
        yield
    finally:
        for module, loader in before.items():
            module.load_lexicon = loader


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raises ``TimeoutError`` in what takes longer: a turned condition may run for ever."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def measured(chosen: Iterable[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant and whether it survives."""
    lexicon, checks = load_lexicon(), rows()
    for mutant in chosen:
        yield mutant, survives(mutant, checks, lexicon)


def main(arguments: Sequence[str]) -> None:
    """Break all, or one room, and write or print what survived."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--room", help="only this one, as en or zh words; prints, and leaves the page alone")
    options.add_argument("--every", type=int, default=1, help="only every so many mutants of a room")
    told = options.parse_args(arguments)
    chosen = sample([m for m in mutants(load_lexicon()) if told.room in (None, m.room)], told.every)
    found = list(measured(chosen))
    if told.room is None:
        PAGE.write_text(page(found, told.every), encoding="utf-8")
    print(page(found, told.every))


def page(found: Sequence[tuple[Mutant, bool]], every: int = 1) -> str:
    """The result in Markdown."""
    total, left = Counter(m.room for m, _ in found), Counter(m.room for m, alive in found if alive)
    table = "\n".join(
        f"| {room} | {count} | {count - left[room]} | {100 * (count - left[room]) / count:.0f} % |"
        for room, count in total.items()
    )
    killed = sum(not alive for _, alive in found)
    alive = "\n".join(
        f"- {m.room}: `{m.name}` {m.kind}{f' ({m.index})' if m.kind == 'condition turned' else ''}"
        for m, lives in found
        if lives
    )
    sampled = f" Every {every}th was tried." if every > 1 else ""
    return TEXT.format(
        sampled=sampled,
        table=table,
        killed=killed,
        total=len(found),
        share=100 * killed / len(found),
        alive=alive,
    )


TEXT = """\
<!-- generated: python -m tests.quality.mutation -->

# Would the case rows catch a broken rule?

Rules are broken in turn, and all rows of `tests/cases` are read again. Words: one code of a category of the
lexicon, or the units of a kind, are taken out. Code: one function never answers, always says yes or no, takes
a minus for a plus, or has one condition turned around. A mutant is killed by a row that fails.{sampled}

**{killed} of {total} killed ({share:.1f} %).**

| room | broken | killed | share |
|---|---|---|---|
{table}

## What survives

A survivor is a rule that no row needs: it wants a row, or it wants to be deleted.

{alive}
"""


if __name__ == "__main__":
    main(sys.argv[1:])
