"""How a command ends, and the errors that decide it.

====  ==============================================================
code  meaning
====  ==============================================================
0     done
1     an error: nothing was published, what was published stays
2     wrong usage or configuration; nothing was begun
3     validation failed: what was built does not keep its promises and was not published
4     partial: some sources or releases could not be read, the rest was published
75    another run holds the lock
====  ==============================================================
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line, see the table above."""

    OK = 0
    ERROR = 1
    USAGE = 2
    INVALID = 3
    PARTIAL = 4
    LOCKED = 75


class RunError(Exception):
    """A run cannot go on; ``code`` is how the command ends."""

    code = Exit.ERROR


class LockedError(RunError):
    """Another run is at work on the same data folder."""

    code = Exit.LOCKED
