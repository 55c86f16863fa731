"""No page, redirect or name server can make the fetcher talk to a private address."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from web_world import EAGER, fetch, with_client

from tasks.web.address import is_public
from tasks.web.client import Client
from tasks.web.errors import FetchError, RedirectError, RefusedError
from tasks.web.target import target
from tests.site import Out, Request, Site, hang, page, redirect, reset

REFUSED = """
http://127.0.0.1/              loopback
http://127.1/                  short
http://127.0.1/                short
http://2130706433/             one number
http://0x7f000001/             one hexadecimal number
http://0x7f.0.0.1/             hexadecimal parts
http://0X7F.1/                 hexadecimal, short, capital
http://0177.0.0.1/             octal
http://017700000001/           one octal number
http://0000127.0.0.1/          leading zeros
http://127.0.0.1./             a dot at the end
http://①②⑦.⓪.⓪.①/              circled digits
http://１２７.０.０.１/              full-width digits
http://127。0。0。1/              ideographic full stops
http://127．0．0．1/              full-width full stops
http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/              mathematical digits
http://١٢٧.٠.٠.١/              Arabic digits
http://0.0.0.0/                this host
http://0/                      this host, short
http://10.0.0.1/               private
http://172.16.0.1/             private
http://172.31.255.255/         private
http://192.168.1.1/            private
http://169.254.169.254/        metadata of clouds
http://0xa9fea9fe/             metadata of clouds, hexadecimal
http://[::ffff:169.254.169.254]/ metadata of clouds, mapped
http://[fd00:ec2::254]/        metadata of a cloud
http://100.100.100.200/        metadata of a cloud
http://192.0.0.192/            metadata of a cloud
http://168.63.129.16/          services of a cloud behind a public address
http://100.64.0.1/             carrier's network
http://192.0.2.1/              for documentation
http://198.51.100.7/           for documentation
http://198.18.0.1/             for benchmarks
http://192.88.99.1/            relay
http://224.0.0.1/              multicast
http://240.0.0.1/              reserved
http://255.255.255.255/        broadcast
http://[::1]/                  loopback
http://[0:0:0:0:0:0:0:1]/      loopback in full
http://[::]/                   unspecified
http://[::127.0.0.1]/          compatible
http://[::ffff:127.0.0.1]/     mapped
http://[::ffff:7f00:1]/        mapped, hexadecimal
http://[::ffff:0:127.0.0.1]/   translated
http://[64:ff9b::127.0.0.1]/   NAT64
http://[64:ff9b::a9fe:a9fe]/   NAT64 of metadata
http://[64:ff9b:1::7f00:1]/    local NAT64
http://[2002:7f00:1::]/        6to4
http://[2002:a9fe:a9fe::1]/    6to4 of metadata
http://[2001:0:7f00:1::80ff:fffe]/ Teredo
http://[2001:0:53aa:64c::80ff:fffe]/ Teredo with a private client
http://[2001:4860::5efe:10.0.0.1]/ ISATAP
http://[fe80::1]/              link-local
http://[fe80::1%25eth0]/       link-local with a zone
http://[fc00::1]/              unique local
http://[fec0::1]/              site-local
http://[ff02::1]/              multicast
http://[2001:db8::1]/          for documentation
http://[3fff::1]/              for documentation
http://[5f00::1]/              segment routing
http://localhost/              a name of loopback
http://LOCALHOST./             the same, rooted
file:///etc/passwd             another scheme
ftp://example.org/             another scheme
gopher://example.org/          another scheme
data:text/html,hi              another scheme
javascript:alert(1)            another scheme
//example.org/                 no scheme
/etc/passwd                    no host
http:///etc/passwd             no host
http://                        no host
http://user@example.org/       a user name
http://user:secret@example.org/ a password
http://@example.org/           an empty user name
http://example.org@127.0.0.1/  a host that looks like a user name
http://127.0.0.1#@example.org/ a fragment that looks like a host
http://127.0.0.1\\@example.org/ a backslash
http://exa mple.org/           a space
http://example.org:99999/      no port
http://example.org:0x50/       no port
http://-example.org/           no name
http://exa%6dple.org/          an escaped name
http://127.0.0.1%2eexample.org/ an escaped dot
http://999.1.1.1/              no address
http://1.2.3.4.5/              no address
http://example.1/              a name that ends in a number
"""
TABLE = [tuple(line.split(None, 1)) for line in REFUSED.strip().splitlines() if "exa mple" not in line]
TABLE.append(("http://exa mple.org/", "a space"))
TABLE.append(("http://example.org/\r\nX-Injected: 1", "a line break"))
TABLE.append(("http://example.org/\u202e", "a bidi control"))
TABLE.append(("http://" + "a" * 5000 + ".org/", "too long"))

PRIVATE = ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
DIGITS = ("０１２３４５６７８９", "⓪①②③④⑤⑥⑦⑧⑨", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "٠١٢٣٤٥٦٧٨٩", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def spellings(address: IPv4Address) -> Iterator[str]:
    """Ways to write a host that some library somewhere takes for ``address``."""
    number, parts = int(address), address.packed
    high, low = number >> 16, number & 0xFFFF
    yield str(address)
    yield f"{number}"
    yield f"0x{number:x}"
    yield f"0{number:o}"
    yield f"{number + 2**32}"
    yield f"{parts[0]}.{number & 0xFFFFFF}"
    yield f"{parts[0]}.{parts[1]}.{low}"
    yield ".".join(f"0x{part:02X}" for part in parts)
    yield ".".join(f"{part:04o}" for part in parts)
    yield ".".join(f"{part:03d}" for part in parts) if parts[0] < 100 else f"{address}."
    yield f"{parts[0]:#o}".replace("0o", "0") + f".{parts[1]}.0x{parts[2]:x}.{parts[3]}"
    yield str(address).replace(".", "。")
    yield str(address).replace(".", "%2e")
    yield from (str(address).translate(str.maketrans("0123456789", digits)) for digits in DIGITS)
    for pattern in ("::ffff:{}", "::{}", "::ffff:0:{}", "64:ff9b::{}", "64:ff9b:1::{}", "fe80::5efe:{}"):
        yield f"[{pattern.format(address)}]"
    yield f"[::ffff:{high:x}:{low:x}]"
    yield f"[2002:{high:x}:{low:x}::1]"
    yield f"[2001:0:{high:x}:{low:x}:0:0:f7f7:f7f7]"
    yield f"[2001:0:808:808:0:0:{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}]"
    yield f"[2a00:1450:4001::5efe:{address}]"


PUBLIC = "8.8.8.8 1.1.1.1 2606:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1"


async def loopback(host: str, port: int) -> list[str]:
    """A name server that says what the system says of numbers and of localhost, and knows nothing else."""
    if host.rstrip(".") != "localhost" and not host[0].isdigit() and ":" not in host:
        raise socket.gaierror(f"{host} is unknown")
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def test_every_spelling_of_a_private_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    async def each(client: Client) -> list[str]:
        passed = []
        for url, kind in TABLE:
            try:
                await client.get(url)
                passed.append(f"{url} ({kind}): fetched")
            except RefusedError:
                continue
            except Exception as error:  # whatever it is, it is no refusal
                passed.append(f"{url} ({kind}): {type(error).__name__}: {error}")
        return passed

    passed = with_client(each, resolver=loopback)
    with capsys.disabled():
        print(f"\nprivate and odd addresses: refused {len(TABLE) - len(passed)}/{len(TABLE)}")
    assert passed == []
    assert len(TABLE) >= 80


def test_every_spelling_of_many_private_addresses_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(20261128)
    networks = [IPv4Network(network) for network in PRIVATE]
    addresses = [
        network[dice.randrange(1, network.num_addresses - 1)] for network in networks for _ in range(20)
    ]
    hosts = [host for address in addresses for host in spellings(address)]
    passed = []
    for host in hosts:
        with contextlib.suppress(RefusedError):
            target(f"http://{host}/")
            passed.append(host)
    with capsys.disabled():
        print(f"\nspellings of private addresses: refused {len(hosts) - len(passed)}/{len(hosts)}")
    assert passed == []


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_regular_addresses_are_taken_as_they_are() -> None:
    found = target("HTTPS://News.Example.org:443/a%20b?x=1&y=ä#part")
    assert (found.place, found.site, found.authority) == (
        "news.example.org:443",
        "news.example.org",
        "news.example.org",
    )
    assert found.url == "https://news.example.org/a%20b?x=1&y=%C3%A4"
    assert target("http://münchen.example/").host == "xn--mnchen-3ya.example"
    assert target("http://example.org:8080/").site == "example.org:8080"
    assert target("http://[2606:4700::1111]:8080/").authority == "[2606:4700::1111]:8080"


@pytest.mark.parametrize(
    "private", ["127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::7f00:1"]
)
def test_a_name_with_a_private_address_among_public_ones_is_refused(private: str) -> None:
    async def mixed(host: str, port: int) -> list[str]:
        return ["93.184.215.14", private]

    with pytest.raises(RefusedError, match="not a public address"):
        fetch("http://news.example/", resolver=mixed)


def test_rebinding_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server says one address, taken for public here, and loopback ever after."""
    monkeypatch.setattr("tasks.web.wire.is_public", lambda address: address == "127.0.0.2")
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.2"] if len(asked) == 1 else ["127.0.0.1"]

    with (
        Site({"/": page("public")}, address="127.0.0.2") as public,
        Site({"*": page("secret")}, port=public.port) as secret,
    ):
        place = f"rebind.example:{public.port}"

        async def each(client: Client) -> None:
            assert (await client.get(f"http://{place}/")).body == b"public"
            assert (await client.get(f"http://{place}/")).body == b"public"  # by the same connection
            with pytest.raises(RefusedError, match="not a public address"):
                await client.get(f"http://{place}/".replace("rebind", "another"))

        with_client(each, resolver=rebinding)
        with pytest.raises(RefusedError):
            fetch(f"http://{place}/", resolver=rebinding)
        assert secret.seen == []
        assert [request.headers["host"] for request in public.seen] == [place, place]
    assert asked == ["rebind.example", "another.example", "rebind.example"]  # one look-up a connection


def test_the_allow_list_is_exact() -> None:
    with Site({"/": page("open")}) as open_site, Site({"/": page("closed")}) as closed:
        assert fetch(open_site.url("/"), open_site.place).body == b"open"
        for url in (closed.url("/"), f"http://localhost:{open_site.port}/", open_site.url("/")):
            allow = () if url == open_site.url("/") else (open_site.place,)
            with pytest.raises(RefusedError):
                fetch(url, *allow)
        assert len(open_site.seen) == 1
        assert closed.seen == []


def test_what_one_source_may_reach_another_may_not() -> None:
    with Site({"/": page("intern")}) as site:
        own = EAGER.model_copy(update={"allow_hosts": (site.place,)})

        async def both(client: Client) -> None:
            assert (await client.get(site.url("/"), policy=own)).body == b"intern"
            with pytest.raises(RefusedError):
                await client.get(site.url("/"), policy=EAGER)

        with_client(both)
        assert len(site.seen) == 1


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/meta-data/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://u:p@example.org/",
        "http://exa mple/",
        "http://[",
        "ftp://example.org/",
    ],
)
def test_every_hop_is_checked_again(to: str) -> None:
    plays = {"/": redirect("/next"), "/next": redirect(to, 307)}
    with Site(plays) as site:
        with pytest.raises(RefusedError):
            fetch(site.url("/"), site.place)
        assert [request.path for request in site.seen] == ["/", "/next"]


def test_redirects_are_followed_to_their_end_and_no_further() -> None:
    chain = {f"/{n}": redirect(f"/{n + 1}", 301 + n % 2) for n in range(6)} | {"/6": page("end")}
    with Site(chain | {"/here": redirect("/here"), "/a": redirect("/b"), "/b": redirect("/a")}) as site:
        answer = fetch(site.url("/1"), site.place)
        assert (answer.body, answer.final_url) == (b"end", site.url("/6"))
        assert answer.hops == tuple(site.url(f"/{n}") for n in range(1, 6))
        for start, told in (("/0", "more than 5"), ("/here", "circle"), ("/a", "circle")):
            with pytest.raises(RedirectError, match=told):
                fetch(site.url(start), site.place)


def test_a_cookie_is_kept_for_one_fetch_only() -> None:
    async def wall(request: Request, out: Out) -> None:
        if "seen=1" in request.headers.get("cookie", ""):
            await out.whole(200, b"behind the wall")
        else:
            await out.whole(302, b"", ("Location", "/"), ("Set-Cookie", "seen=1; Path=/"))

    with Site({"/": wall}) as site:

        async def twice(client: Client) -> list[bytes]:
            return [(await client.get(site.url("/"))).body for _ in range(2)]

        assert with_client(twice, site.place) == [b"behind the wall"] * 2
        assert [bool(r.headers.get("cookie")) for r in site.seen] == [False, True, False, True]


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Site({"/": page("direct")}) as site, Site({"*": page("through a proxy")}) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))
        monkeypatch.setenv("no_proxy", "")
        assert fetch(site.url("/"), site.place).body == b"direct"
        assert proxy.seen == []


def test_an_address_in_a_header_is_read_as_the_bytes_that_it_is() -> None:
    plays = {
        "/utf": redirect("/新闻 1"),
        "/%E6%96%B0%E9%97%BB%201": page("utf-8"),
        "/%D0%C2%CE%C5": page("gb"),
    }

    async def gbk(request: Request, out: Out) -> None:
        await out.send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /\xd0\xc2\xce\xc5\r\n\r\n")

    with Site(plays | {"/gbk": gbk}) as site:
        assert fetch(site.url("/utf"), site.place).body == b"utf-8"
        assert fetch(site.url("/gbk"), site.place).body == b"gb"


def test_thirty_nights_leave_no_open_files() -> None:
    with Site({"*": page("x"), "/reset": reset, "/hang": hang}) as site:

        async def night(client: Client) -> None:
            for path in ("/", "/reset", "/hang", "/"):
                with contextlib.suppress(FetchError):
                    await client.get(site.url(path))

        quick = EAGER.model_copy(update={"silence_seconds": 0.02})
        counts = []
        for _ in range(30):
            with_client(night, site.place, policy=quick)
            counts.append(len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0)
        assert counts[-1] <= counts[2] + 2


def test_a_name_that_is_unknown_is_a_network_error() -> None:
    with pytest.raises(FetchError, match="cannot be looked up") as caught:
        fetch("http://nowhere.example/", resolver=loopback)
    assert caught.value.retryable
