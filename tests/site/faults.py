"""A site that fails three times in ten."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.site.plays import hang, reset
from tests.site.server import Out, Play, Request

KINDS = ("500", "429", "429 with a rest", "silence", "reset")


@dataclass
class Faulty:
    """Plays ``good``, but with a fault in ``share`` of all answers; the same seed gives the same faults.

    ``faults`` counts them, ``early`` the requests that came before a rest was over that had been asked for.
    """

    good: Play
    seed: int
    share: float = 0.3
    rest: int = 1
    faults: Counter[str] = field(default_factory=Counter)
    early: int = 0
    rest_until: float = 0.0
    now: Callable[[], float] = time.monotonic

    async def __call__(self, request: Request, out: Out) -> None:
        """Answer, or fail."""
        self.early += self.now() < self.rest_until
        chance = random.Random(f"{self.seed} {request.target} {request.number}")
        if chance.random() >= self.share:
            await self.good(request, out)
            return
        kind = chance.choice(KINDS)
        self.faults[kind] += 1
        await self._fail(kind, request, out)

    async def _fail(self, kind: str, request: Request, out: Out) -> None:
        if kind == "silence":
            await hang(request, out)
        elif kind == "reset":
            await reset(request, out)
        elif kind == "429 with a rest":
            self.rest_until = self.now() + self.rest
            await out.whole(429, b"", ("Retry-After", str(self.rest)))
        else:
            await out.whole(int(kind), b"")
