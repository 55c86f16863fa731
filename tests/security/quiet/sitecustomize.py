"""On the path of a process: it may speak to nothing but this machine, and who tries is written down."""

from __future__ import annotations

import ipaddress
import os
import sys

CALLS = os.environ.get("COMMUNIQUE_TEST_CALLS")
EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")


def inside(host: object) -> bool:
    """Whether that is this machine: loopback, no address at all, or the wildcard that servers bind to."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost", os.uname().nodename):
        return True
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Hears of every call that leaves the interpreter."""
    if event not in EVENTS:
        return
    told = arguments[1] if event in ("socket.connect", "socket.sendto", "socket.sendmsg") else arguments[0]
    if event != "socket.getaddrinfo" and not isinstance(told, tuple):
        return  # a socket of the file system, or one that is connected
    host = told[0] if isinstance(told, tuple) else told
    if inside(host):
        return
    with open(str(CALLS), "a", encoding="utf-8") as file:  # noqa: PTH123  # as little as may be imported here
        file.write(f"{event} {host} {sys.argv[:3]}\n")
    raise OSError(f"{host}: no request may leave this machine here")


if CALLS:
    sys.addaudithook(watch)
