"""Addresses and texts of strangers, fit for a log: no secrets, nothing that steers a terminal."""

from __future__ import annotations

import re

SECRET_NAMES = re.compile(
    r"(?i)((?:access|auth|api|session|sid|secret|token|key|sig|signature|password|passwd|pwd|jwt|code"
    r"|credential)[\w.-]{0,40}|[\w.-]{0,40}(?:token|key|secret|signature|password|credential))=[^&;#\s]+"
)
LONG = re.compile(r"=(?=[^&;#\s]{0,400}\d)(?=[^&;#\s]{0,400}[A-Za-z])[\w.~%+/-]{32,}")
USER = re.compile(r"(?i)([a-z][a-z0-9+.-]{0,20}:)?//[^/?#\s@]{0,1000}@")
LONGEST = 500


def shown(text: str) -> str:
    """``text`` without the user names, tokens and control characters of the addresses in it."""
    text = USER.sub(lambda m: f"{m[1] or ''}//***@", text)
    text = LONG.sub("=***", SECRET_NAMES.sub(r"\1=***", text))
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
