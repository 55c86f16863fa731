"""Addresses and texts of strangers, fit for a log: no secrets, nothing that steers a terminal."""

from __future__ import annotations

import re

SECRET_NAMES = re.compile(
    r"(?i)(?<![^\W_])((?:[a-z0-9]{0,40}[_.-]){0,6}(?:[a-z]{0,20}token|[a-z]{0,20}secret|[a-z]{0,20}password"
    r"|passwd|pwd|signature|sig|jwt|credentials?|auth|authorization|[a-z]{0,20}session(?:id)?|[a-z]{0,10}sessid"
    r"|sid|(?:api|access|private|secret|auth)?key)(?:[_.-][\w.-]{0,40})?)=[^&;#?\s]+"
)
LONG = re.compile(r"=(?=[^&;#\s]{0,400}\d)(?=[^&;#\s]{0,400}[A-Za-z])[\w.~%+/-]{32,}")
USER = re.compile(r"(?i)([a-z][a-z0-9+.-]{0,20}:)?//[^/?#\s@]{0,1000}@")
LONGEST, LONGEST_READ = 500, 8000


def shown(text: str) -> str:
    """``text`` without the user names, tokens and control characters of the addresses in it."""
    text = USER.sub(lambda m: f"{m[1] or ''}//***@", text[:LONGEST_READ])
    text = LONG.sub("=***", SECRET_NAMES.sub(r"\1=***", text))
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
