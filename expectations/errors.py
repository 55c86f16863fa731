"""What can go wrong in validation; a row that breaks a rule is no error.

::

    RulesError            validation could not be done
    ├── StagingError      the staging database has not the declared tables
    └── RuleCrashedError  a rule could not be run
"""

from __future__ import annotations


class RulesError(Exception):
    """Validation could not be done; the message says what to do about it."""


class StagingError(RulesError):
    """The staging database has not the declared tables: nothing can be said of its rows."""


class RuleCrashedError(RulesError):
    """A rule could not be run; it never passes by that."""
