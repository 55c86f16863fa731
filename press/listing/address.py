"""One spelling for one address, so that a page met twice is one page.

What is changed never leads to another page on a server that follows the standards: the fragment goes, the
host is in lower case and in its ASCII form, default ports and dot segments go, percent signs are
spelt one way, and parameters that only tell where a reader came from are left out. What may matter stays:
``www.``, a trailing slash, ``index.html``, http or https, letter case of the path, the order of parameters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit

LONGEST = 2_000
PORTS = {"http": 80, "https": 443}
TRACKING = frozenset(
    {
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid"),
        *("mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "wt.mc_id", "cmpid", "ocid", "spm"),
        *("phpsessid", "jsessionid", "aspsessionid"),
    }
)
"""Parameters that tell where a reader came from, or which visit it is."""
TRACKING_BEGINNINGS = ("utm_", "pk_", "mtm_", "at_medium", "at_campaign")


def canonical(address: str, base: str = "") -> str | None:
    """The one spelling of an http(s) address, resolved against ``base``; None where it is none."""
    try:
        parts = urlsplit(urljoin(base, _bare(address)))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in PORTS or not host or parts.username is not None or parts.password is not None:
        return None
    name = _ascii_host(host)
    if name is None:
        return None
    place = name if port in (None, PORTS[parts.scheme]) else f"{name}:{port}"
    url = f"{parts.scheme}://{place}{_path(parts)}{_query(parts.query)}"
    return url if len(url) <= LONGEST else None


def host_of(url: str) -> str:
    """The host of an address, in lower case, without its port."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def within(url: str, hosts: Iterable[str]) -> bool:
    """Whether an address is on one of the hosts; ``*.example.org`` stands for all below it."""
    host = host_of(url)
    return any(host == h or (h.startswith("*.") and host.endswith(h[1:])) for h in hosts)


def _bare(address: str) -> str:
    """An address as it was meant: browsers take out line ends and tabs, and blanks around it."""
    return re.sub(r"[\t\r\n]", "", address[: 2 * LONGEST]).strip(" \f\v\x00").replace("\\", "/")


def _ascii_host(host: str) -> str | None:
    host = host.rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return name if re.fullmatch(r"[a-z0-9_.-]{1,253}", name) else None


def _path(parts: SplitResult) -> str:
    path = re.sub(r";jsessionid=[^/?;]{0,200}", "", parts.path, flags=re.IGNORECASE)
    resolved: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            resolved = resolved[:-1]
        elif segment != ".":
            resolved.append(segment)
    if path.endswith(("/..", "/.")):
        resolved.append("")
    return "/" + "/".join(_spelt(segment) for segment in resolved)


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not _is_tracking(part.split("=")[0].lower())]
    return "?" + "&".join(_spelt(part, "=+/?:@,;!$'()*") for part in kept) if kept else ""


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_BEGINNINGS)


def _spelt(text: str, safe: str = "=:@,;!$&'()*+") -> str:
    """Percent signs in capitals where they are needed, and only there."""
    plain = _escape().sub(lambda m: _kept(m[1].upper()), text)
    return quote(plain, safe="%" + safe + "~")


def _kept(digits: str) -> str:
    letter = chr(int(digits, 16))
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else f"%{digits}"


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"%([0-9A-Fa-f]{2})")
