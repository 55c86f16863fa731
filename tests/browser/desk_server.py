"""The review desk as a server for tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flows.review.desk import Place
from flows.review.serve import listening, prepared


@contextmanager
def open_desk(place: Place) -> Iterator[str]:
    """The review desk of a place while the block runs; gives the address that opens it."""
    with listening(0) as listener:
        server, keys = prepared(place, listener)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield keys.address
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive()
