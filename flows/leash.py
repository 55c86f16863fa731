"""``python -m flows.leash COMMAND…``: run a command that ends when its parent does, however that ends.

Ctrl-C is handled by the parent; this is for the parent that is killed outright. Linux only: elsewhere
the command just runs.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Ask the kernel for SIGTERM on the parent's death, then become the command."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died in between
            sys.exit(1)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606  # our own interpreter and arguments


if __name__ == "__main__":
    main()
