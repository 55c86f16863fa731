"""How far is each source? Counted while a run goes on, told to whoever watches, kept with the run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from flows.progress import watcher
from tasks.discover import Discovered
from tasks.records import Failure
from warehouse.archive import Capture


@dataclass(slots=True)
class Counts:
    """Releases of one source in one run; ``failed`` counts what could not be looked at, too."""

    discovered: int = 0
    fetched: int = 0
    unchanged: int = 0
    new: int = 0
    failed: int = 0

    def record(self) -> dict[str, int]:
        """By name."""
        return asdict(self)


class Board:
    """The counts of every source of a run."""

    def __init__(self, sources: Iterable[str]) -> None:
        self.counts = {name: Counts() for name in sources}

    def discovered(self, source_id: str, offered: Discovered) -> None:
        """A source was looked at."""
        counts = self.counts[source_id]
        counts.discovered += len(offered.found)
        counts.failed += len(offered.failures)
        watcher().source(source_id, counts.record())

    def brought(self, source_id: str, brought: Capture | Failure, is_new: bool) -> None:
        """A release was fetched, or was not."""
        counts = self.counts[source_id]
        if isinstance(brought, Failure):
            counts.failed += 1
        else:
            counts.fetched += 1
            counts.new += is_new
            counts.unchanged += not is_new
        watcher().source(source_id, counts.record())

    def failed(self, failures: Iterable[Failure]) -> None:
        """Releases could not be read after all."""
        for failure in failures:
            self.counts[failure.source_id].failed += 1
            watcher().source(failure.source_id, self.counts[failure.source_id].record())

    def record(self) -> dict[str, dict[str, int]]:
        """The counts by source."""
        return {name: counts.record() for name, counts in self.counts.items()}
