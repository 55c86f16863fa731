"""What several clients of one run know together: manners of hosts, rules of sites."""

from __future__ import annotations

from dataclasses import dataclass, field

from protego import Protego

NEVER = float("-inf")


@dataclass(slots=True)
class Manners:
    """When a host may be asked again by our own manners, and until when it asked to be left alone.

    ``failed`` counts the attempts without an answer since it last gave one.
    """

    free_at: float = NEVER
    asked_until: float = NEVER
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says; without a parser everything is allowed, with ``barred`` nothing is."""

    until: float
    parser: Protego | None = None
    barred: str | None = None

    def delay(self, agent: str) -> float:
        """Seconds of rest that the site asks for between two requests."""
        if self.parser is None:
            return 0.0
        rate = self.parser.request_rate(agent)
        by_rate = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(self.parser.crawl_delay(agent) or 0.0), by_rate)


@dataclass(slots=True)
class Memory:
    """Give the same to the clients of one run, one after the other, so that no site is asked twice."""

    hosts: dict[str, Manners] = field(default_factory=dict)
    rules: dict[str, Rules] = field(default_factory=dict)
