"""No body can fill the memory, hold the night, or pass for whole when it is not."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import time
import tracemalloc
import zlib

import pytest
from web_world import EAGER, Fake, fetch, with_client

from tasks.web.client import Client
from tasks.web.clock import Clock
from tasks.web.errors import (
    DeadlineError,
    FetchError,
    HttpError,
    NetworkError,
    ProtocolError,
    RefusedError,
    TooLargeError,
    TruncatedError,
)
from tests.site import (
    Out,
    Play,
    Request,
    Site,
    bomb,
    conditional,
    cut_chunk,
    cut_gzip,
    drip,
    early_close,
    endless,
    hang,
    hang_up,
    huge_headers,
    in_turn,
    page,
    reset,
    short_length,
    status,
    unframed,
)

STORY = "<html><body>" + "<p>Exports rose by 4.2 percent.</p>" * 200 + "</body></html>"
SMALL = EAGER.model_copy(update={"max_bytes": 2_000_000})


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_noticed_before_it_fills_the_memory(packing: str) -> None:
    with Site({"/": bomb(packing, 100)}) as site:
        tracemalloc.start()
        try:
            with pytest.raises(TooLargeError, match=r"bomb|more than"):
                fetch(site.url("/"), site.place)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert most < 60_000_000  # of 100 MB unpacked, with the server's own 0.1 MB in the same process


def test_a_bomb_below_the_size_cap_is_known_by_its_ratio() -> None:
    with Site({"/": bomb("gzip", 10)}) as site, pytest.raises(TooLargeError, match="bomb"):
        fetch(site.url("/"), site.place)


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "compress"])
def test_a_packing_that_was_not_asked_for_is_refused(packing: str) -> None:
    with Site({"/": bomb(packing, 1)}) as site, pytest.raises(FetchError) as caught:
        fetch(site.url("/"), site.place)
    assert isinstance(caught.value, RefusedError)


def test_an_endless_body_ends_at_the_cap() -> None:
    with Site({"/": endless}) as site, pytest.raises(TooLargeError, match="2,000,000"):
        fetch(site.url("/"), site.place, policy=SMALL)


def test_a_body_that_tells_its_size_is_not_begun() -> None:
    async def boast(request: Request, out: Out) -> None:
        await out.head(200, ("Content-Length", "99999999999"))
        await out.gone()

    with Site({"/": boast}) as site, pytest.raises(TooLargeError, match="99,999,999,999"):
        fetch(site.url("/"), site.place)


def test_one_deadline_for_the_whole_fetch_ends_a_drip() -> None:
    """Each byte comes well within the silence that is allowed."""
    policy = EAGER.model_copy(update={"deadline_seconds": 0.5, "silence_seconds": 0.4, "retries": 3})
    begun = time.monotonic()
    with Site({"/": drip(0.05)}) as site:
        with pytest.raises(DeadlineError, match=r"0\.5 s"):
            fetch(site.url("/"), site.place, policy=policy)
        assert len(site.seen) == 1  # what is too slow is not tried again
    assert time.monotonic() - begun < 5


def test_redirects_share_the_deadline() -> None:
    async def slow(request: Request, out: Out) -> None:
        await asyncio.sleep(0.2)
        await out.whole(302, b"", ("Location", f"/{request.path[1:]}1"))

    policy = EAGER.model_copy(update={"deadline_seconds": 0.5})
    with Site({"*": slow}) as site:
        with pytest.raises(DeadlineError):
            fetch(site.url("/1"), site.place, policy=policy, clock=Clock())
        assert len(site.seen) <= 3


TRUNCATED: dict[str, Play] = {
    "short length": short_length(STORY),
    "cut chunk": cut_chunk(STORY),
    "early close": early_close(STORY),
    "cut gzip": cut_gzip(STORY),
}


def test_a_truncated_body_is_never_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    policy = EAGER.model_copy(update={"retries": 2})
    known = {}
    for kind, play in TRUNCATED.items():
        with Site({"/": play}) as site:
            with contextlib.suppress(TruncatedError):
                known[kind] = fetch(site.url("/"), site.place, policy=policy)
            assert len(site.seen) == 3, kind  # it is tried again: the next may be whole
    with capsys.disabled():
        print(f"\ntruncated bodies: {len(TRUNCATED) - len(known)}/{len(TRUNCATED)} known for what they are")
    assert known == {}


def test_a_page_of_unknown_length_must_end_as_a_page_or_come_twice_the_same() -> None:
    policy = EAGER.model_copy(update={"retries": 3})
    open_ended = "<!doctype html><html><p>HTML needs no end tags."
    plays = {
        "/cut": in_turn(unframed(STORY[:900]), unframed(STORY)),
        "/cuts": in_turn(unframed(STORY[:900]), unframed(STORY[:700]), unframed(STORY)),
        "/whole": unframed(STORY),
        "/open": unframed(open_ended),
        "/text": unframed("Exports rose."),
    }
    expected = {"/cut": (STORY, 2), "/cuts": (STORY, 3), "/whole": (STORY, 1), "/open": (open_ended, 2)}
    with Site(plays) as site:
        for path, (body, requests) in (expected | {"/text": ("Exports rose.", 1)}).items():
            assert fetch(site.url(path), site.place, policy=policy).body == body.encode(), path
            assert site.asked(path) == requests, path


def test_headers_that_drip_end_at_the_deadline() -> None:
    async def dripping(request: Request, out: Out) -> None:
        await out.send(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            await out.send(b"a")
            await asyncio.sleep(0.05)

    policy = EAGER.model_copy(update={"deadline_seconds": 0.4})
    with Site({"/": dripping}) as site, pytest.raises(DeadlineError):
        fetch(site.url("/"), site.place, policy=policy)


def test_a_name_server_that_hangs_is_silence() -> None:
    async def hanging(host: str, port: int) -> list[str]:
        await asyncio.sleep(30)
        return []

    with pytest.raises(NetworkError, match="nothing came"):
        fetch("http://news.example/", resolver=hanging)


@pytest.mark.parametrize(
    ("play", "kind", "told"),
    [
        (reset, NetworkError, "no answer"),
        (hang, NetworkError, "nothing came"),
        (hang_up, NetworkError, "hung up"),
        (huge_headers, ProtocolError, "not HTTP"),
        (status(404), HttpError, "404"),
        (status(500), HttpError, "500"),
        (status(204, body=""), HttpError, "204"),
        (status(206), HttpError, "206"),
        (status(304, body=""), HttpError, "304"),
    ],
)
def test_what_is_no_page_has_its_own_error(play: Play, kind: type[FetchError], told: str) -> None:
    with Site({"/": play}) as site, pytest.raises(kind, match=told):
        fetch(site.url("/"), site.place)


def test_garbage_instead_of_http() -> None:
    async def garbage(request: Request, out: Out) -> None:
        await out.send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
        out.close()

    with Site({"/": garbage}) as site, pytest.raises(ProtocolError):
        fetch(site.url("/"), site.place)


def test_packed_bodies_come_out_whole() -> None:
    bare = zlib.compressobj(9, wbits=-15)
    raw = STORY.encode()
    packed = {
        "/gzip": ("gzip", gzip.compress(raw)),
        "/members": ("gzip", gzip.compress(raw[:50]) + gzip.compress(raw[50:])),
        "/padded": ("gzip", gzip.compress(raw) + bytes(9)),
        "/zlib": ("deflate", zlib.compress(raw)),
        "/bare": ("deflate", bare.compress(raw) + bare.flush()),
        "/plain": ("identity", raw),
        "/charset": ("UTF-8", raw),
    }
    plays = {path: page(body, ("Content-Encoding", name)) for path, (name, body) in packed.items()}
    plays["/wrong"] = page(raw, ("Content-Encoding", "gzip"))
    with Site(plays) as site:
        for path in packed:
            assert fetch(site.url(path), site.place).body == raw, path
        with pytest.raises(ProtocolError, match="not packed as told"):
            fetch(site.url("/wrong"), site.place)
        assert {r.headers["accept-encoding"] for r in site.seen} == {"gzip, deflate"}


def test_a_page_that_has_not_changed_costs_a_conditional_request() -> None:
    plays = {
        "/tag": conditional(STORY, etag='W/"7"'),
        "/time": conditional(STORY, last_modified="Fri, 20 Nov 2026 06:00:00 GMT"),
    }
    with Site(plays) as site:
        for path in plays:
            first = fetch(site.url(path), site.place)
            again = fetch(site.url(path), site.place, conditions=(first.etag, first.last_modified))
            assert (first.not_modified, again.not_modified) == (False, True)
            assert again.body == b""


def test_a_validator_from_a_hostile_server_cannot_split_a_header() -> None:
    with Site({"/": page("x")}) as site:
        answer = fetch(site.url("/"), site.place, conditions=('"a"\r\nX-Injected: 1', "\u202e"))
        assert answer.body == b"x"
        assert "x-injected" not in site.seen[0].headers
        assert "if-none-match" not in site.seen[0].headers


def test_the_user_agent_is_ours() -> None:
    with Site({"/": page("x")}) as site:
        fetch(site.url("/"), site.place)
        assert site.seen[0].headers["user-agent"].startswith("communique/")


def test_one_bad_page_leaves_the_client_in_order() -> None:
    plays = {"/": page("good"), "/drip": drip(0.01), "/endless": endless, "/cut": cut_chunk(STORY)}
    with Site(plays) as site:

        async def each(client: Client) -> list[bytes]:
            good = []
            for path in ("/drip", "/", "/endless", "/", "/cut", "/"):
                try:
                    good.append((await client.get(site.url(path))).body)
                except FetchError:
                    continue
            return good

        quick = SMALL.model_copy(update={"deadline_seconds": 0.3})
        assert with_client(each, site.place, policy=quick, clock=Fake().clock) == [b"good"] * 3
