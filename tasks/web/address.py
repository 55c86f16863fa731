"""Which addresses may be connected to? Global unicast ones, whatever they are wrapped in."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

GLOBAL_V6 = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")
TRANSLATED = IPv6Network("::ffff:0:0:0/96")
COMPATIBLE = IPv6Network("::/96")
ISATAP = (0x00005EFE, 0x02005EFE)
ALSO_REFUSED = tuple(
    map(
        IPv4Network,
        (
            "168.63.129.16/32",  # a cloud's own services behind a public address
            "192.88.99.0/24",  # relays of 6to4
            "192.0.0.0/24",  # protocol assignments, among them a cloud's metadata
        ),
    )
)
REFUSED_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))


def is_public(text: str) -> bool:
    """Whether an address, and what it carries inside, is a global unicast one."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return all(_is_global(inner) for inner in _unwrapped(address))


def _unwrapped(address: Address) -> list[Address]:
    """The addresses that packets to ``address`` may end at; itself where it carries none."""
    if isinstance(address, IPv4Address):
        return [address]
    if getattr(address, "scope_id", None):
        return [IPv6Address("::")]
    number = int(address)
    last = IPv4Address(number & 0xFFFFFFFF)
    if address.ipv4_mapped or any(address in net for net in (NAT64, TRANSLATED, COMPATIBLE)):
        return [last]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return [*address.teredo]
    if (number >> 32) & 0xFFFFFFFF in ISATAP:
        return [address, last]
    return [address]


def _is_global(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not any(address in n for n in ALSO_REFUSED)
    return address.is_global and address in GLOBAL_V6 and not any(address in n for n in REFUSED_V6)
