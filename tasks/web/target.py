"""Which web addresses may be asked for? http(s), without a user name, with a host in its plain spelling."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, ip_address
from urllib.parse import urlsplit

import httpx

from tasks.web.address import is_public
from tasks.web.errors import RefusedError

LONGEST = 4096
PORTS = {"http": 80, "https": 443}
NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.(?!-)[a-z0-9_-]{1,63})*")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked for; ``place`` is ``host:port``."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """The host and its port, brackets around an IPv6 address."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.place}"

    @property
    def site(self) -> str:
        """What shares one rate: the host, whatever the scheme, or a host at a port of its own."""
        return self.host if self.port == PORTS[self.scheme] else self.place

    @property
    def authority(self) -> str:
        """The ``Host`` header."""
        return self.place.removesuffix(f":{PORTS[self.scheme]}")


def target(url: str, allowed: Collection[str] = ()) -> Target:
    """``url`` ready to be asked for; ``allowed`` are places whose address may be private.

    Raises :class:`RefusedError`. Names are looked up when connecting, see ``tasks.web.wire``.
    """
    parsed = _parsed(url)
    host = parsed.raw_host.decode("ascii").lower().removesuffix(".")
    found = Target(
        str(parsed.copy_with(fragment=None)),
        parsed.scheme,
        host,
        parsed.port or PORTS[parsed.scheme],
        parsed.raw_path.decode("ascii"),
    )
    if found.place not in allowed:
        _require_public(url, host)
    return found


def joined(base: str, reference: str) -> str:
    """The address that ``reference``, a header's value, leads to; raises :class:`RefusedError`."""
    try:
        return str(httpx.URL(base).join(_as_text(reference.strip()).replace(" ", "%20")))
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedError(base, f"leads to something that is no address ({error})") from None


def _as_text(value: str) -> str:
    """A header's bytes, which stand as Latin-1, as UTF-8; what is not UTF-8 is written with percent signs."""
    raw = value.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 128 else f"%{byte:02X}" for byte in raw)


def _parsed(url: str) -> httpx.URL:
    if len(url) > LONGEST:
        raise RefusedError(url, f"the address is longer than {LONGEST} characters")
    if any(c.isspace() or not c.isprintable() for c in url.strip(" ")) or "\\" in url:
        raise RefusedError(url, "the address holds white space, a backslash or control characters")
    try:
        parsed = httpx.URL(url.strip(" "))
        split = urlsplit(url.strip(" "))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise RefusedError(url, f"not an address ({error})") from None
    if parsed.scheme not in PORTS:
        raise RefusedError(url, f"only http and https are read, not {parsed.scheme or 'a path'!r}")
    if parsed.userinfo or "@" in split.netloc:
        raise RefusedError(url, "addresses with a user name or a password are not read")
    if parsed.port is not None and not 0 < parsed.port < 65536:
        raise RefusedError(url, f"there is no port {parsed.port}")
    if not parsed.raw_host:
        raise RefusedError(url, "the address names no host")
    return parsed


def _require_public(url: str, host: str) -> None:
    """Refuses numbers that are no plain address, and addresses that are not public."""
    if ":" in host or _ends_in_number(host):
        if not _is_plain(host):
            raise RefusedError(url, f"{host!r} is not the plain spelling of an address")
        if not is_public(host):
            raise RefusedError(url, f"{host} is not a public address")
    elif not NAME.fullmatch(host):
        raise RefusedError(url, f"{host!r} is not a host name")


def _ends_in_number(host: str) -> bool:
    return bool(NUMBER.fullmatch(host.rpartition(".")[2]))


def _is_plain(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host if ":" not in host else bool(ip_address(host))
    except (AddressValueError, ValueError):
        return False
