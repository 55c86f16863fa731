"""What can go wrong when a release is read.

::

    PressError                 everything that this package raises on purpose
    └── UnreadablePage         these bytes cannot be read as a page
        └── PageTooLarge       they are more than the cap
"""

from __future__ import annotations


class PressError(Exception):
    """Any failure of ``press`` that a caller may expect; the message says what to do about it."""


class UnreadablePage(PressError):  # noqa: N818 - it names what was met, as FileNotFoundError's kin do
    """The bytes cannot be read as a release, whatever is tried."""


class PageTooLarge(UnreadablePage):
    """The bytes are more than the cap for their kind; nothing was parsed."""
