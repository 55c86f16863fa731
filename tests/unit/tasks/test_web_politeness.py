"""How hosts are treated: robots.txt, one at a time, rests, second attempts."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from web_world import EAGER, Fake, fetch, with_client

from config.politeness import Politeness
from tasks.web.answer import Answer
from tasks.web.client import Client
from tasks.web.clock import Clock, asked_rest, backoff
from tasks.web.errors import FetchError, HostError, HttpError, NetworkError, RobotsError
from tasks.web.memory import Memory
from tasks.web.robots import parsed, token
from tests.site import (
    Out,
    Play,
    Request,
    Site,
    cut_chunk,
    hang,
    hang_up,
    in_turn,
    page,
    redirect,
    reset,
    status,
)

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ROBOTS = EAGER.model_copy(update={"respect_robots": True})
PATIENT = EAGER.model_copy(update={"retries": 4})


def rules(text: str | bytes) -> Play:
    return page(text, kind="text/plain")


def test_robots_txt_is_asked_for_once_a_site_and_obeyed() -> None:
    text = "User-agent: *\nDisallow: /private\nAllow: /private/press\n\nUser-agent: other\nDisallow: /\n"
    plays = {"/robots.txt": rules(text), "*": page("ok")}
    with Site(plays) as site:

        async def each(client: Client) -> None:
            for path in ("/news", "/private/press/1", "/"):
                assert (await client.get(site.url(path))).body == b"ok"
            for path in ("/private", "/private/x"):
                with pytest.raises(RobotsError, match="forbids it to 'communique'"):
                    await client.get(site.url(path))

        with_client(each, site.place, policy=ROBOTS)
        assert site.asked("/robots.txt") == 1
        assert site.asked("/private") == 0


def test_a_group_of_our_own_counts_instead_of_the_general_one() -> None:
    text = "User-agent: Communique\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n"
    with Site({"/robots.txt": rules(text), "*": page("ok")}) as site:
        assert fetch(site.url("/b"), site.place, policy=ROBOTS).status == 200
        with pytest.raises(RobotsError):
            fetch(site.url("/a"), site.place, policy=ROBOTS)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451])
def test_without_a_robots_txt_all_is_allowed(code: int) -> None:
    with Site({"/robots.txt": status(code), "*": page("ok")}) as site:
        assert fetch(site.url("/a"), site.place, policy=ROBOTS).status == 200


@pytest.mark.parametrize("play", [status(500), status(503), status(429), reset, hang, hang_up])
def test_a_robots_txt_that_cannot_be_had_now_forbids_all_for_now(play: Play) -> None:
    fake = Fake()
    with Site({"/robots.txt": in_turn(play, rules("")), "*": page("ok")}) as site:

        async def again_and_again(client: Client) -> Answer:
            for _ in range(2):
                with pytest.raises(RobotsError, match="cannot be had now"):
                    await client.get(site.url("/a"))
            fake.seconds += 601
            return await client.get(site.url("/a"))

        assert with_client(again_and_again, site.place, policy=ROBOTS, clock=fake.clock).body == b"ok"
        assert site.asked("/robots.txt") == 2


def test_robots_txt_is_followed_through_redirects_and_asked_for_at_every_hop() -> None:
    with Site({"*": page("there"), "/robots.txt": rules("User-agent: *\nDisallow: /no")}) as other:
        plays = {
            "/robots.txt": redirect("/r2"),
            "/r2": rules("User-agent: *\nDisallow: /x"),
            "/": redirect(other.url("/no")),
            "/yes": redirect(other.url("/yes")),
        }
        with Site(plays) as site:
            allow = (site.place, other.place)
            assert fetch(site.url("/yes"), *allow, policy=ROBOTS).body == b"there"
            for path in ("/x", "/"):
                with pytest.raises(RobotsError):
                    fetch(site.url(path), *allow, policy=ROBOTS)
        assert other.asked("/no") == 0


def test_only_the_first_500_kib_of_a_robots_txt_are_read() -> None:
    filler = "# nothing\n" * 60_000
    text = f"User-agent: *\nDisallow: /early\n{filler}Disallow: /late\n"
    with Site({"/robots.txt": rules(text), "*": page("ok")}) as site:
        assert fetch(site.url("/late"), site.place, policy=ROBOTS).status == 200
        with pytest.raises(RobotsError):
            fetch(site.url("/early"), site.place, policy=ROBOTS)


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe\x00\x01", b"\xef\xbb\xbfUser-agent: *\nDisallow: /no", b"<html>not found</html>"]
)
def test_odd_robots_txt_are_read_as_far_as_they_go(text: bytes) -> None:
    found = parsed(text)
    assert found.can_fetch("http://x.example/yes", "communique")
    assert found.can_fetch("http://x.example/no", "communique") == (b"Disallow" not in text)


def test_hostile_rules_take_no_time() -> None:
    found = parsed(b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"$\n" + b"Disallow: /*b*c\n" * 5000)
    begun = time.process_time()
    found.can_fetch("http://x.example/" + "a" * 4000, "communique")
    assert time.process_time() - begun < 1


def test_crawl_delay_is_kept() -> None:
    fake = Fake()
    with Site({"/robots.txt": rules("User-agent: *\nCrawl-delay: 7"), "*": page("ok")}) as site:

        async def thrice(client: Client) -> None:
            for path in "abc":
                await client.get(site.url(f"/{path}"))

        with_client(thrice, site.place, policy=ROBOTS, clock=fake.clock)
    assert fake.slept == [7.0, 7.0]  # the rest after robots.txt itself is the policy's own, none here


def test_a_crawl_delay_beyond_patience_is_told() -> None:
    plays = {"/robots.txt": rules("User-agent: *\nCrawl-delay: 86400"), "*": page("ok")}
    with Site(plays) as site, pytest.raises(RobotsError, match="86400 s"):
        fetch(site.url("/"), site.place, policy=ROBOTS)


REAL = """
www.census.gov                /                             no
alaska.gov                    /                             yes
www.congress.gov              /search/press                 yes
www.ca.gov                    /wp-admin/                    no
www.ca.gov                    /wp-admin/admin-ajax.php      yes
tfl.gov.uk                    /info-for/media/              yes
tfl.gov.uk                    /search/?q=bus                no
tfl.gov.uk                    /traffic/status/?a=1          no
tfl.gov.uk                    /traffic/status/              yes
www.bls.gov                   /news.release/cpi.nr0.htm     yes
www.bls.gov                   /crs/x                        no
www.bls.gov                   /news/print/1                 no
asic.gov.au                   /about-asic/media-centre/find-a-media-release/archive/ yes
"""


def test_the_robots_txt_of_real_sites_are_understood(shared: Path) -> None:
    folder = shared / "corpus" / "robots" / "tests" / "test_data"
    sites = {path.name: parsed(path.read_bytes()) for path in folder.iterdir()}
    for line in REAL.strip().splitlines():
        name, path, expected = line.split()
        assert sites[name].can_fetch(f"https://{name}{path}", "communique") == (expected == "yes"), line
    delays = {name: rules.crawl_delay("communique") for name, rules in sites.items()}
    assert {name: delay for name, delay in delays.items() if delay} == {
        "clinicaltrials.gov": 1,
        "dmv.ny.gov": 10,
        "georgia.gov": 10,
        "studentaid.ed.gov": 10,
        "www.archives.gov": 10,
        "www.cbp.gov": 10,
        "www.congress.gov": 2,
    }


def test_a_host_is_asked_one_at_a_time_and_rests_in_between() -> None:
    fake = Fake()
    policy = EAGER.model_copy(update={"delay_seconds": 2.0})
    with Site({"*": page("ok")}) as site:

        async def all_at_once(client: Client) -> None:
            await asyncio.gather(*(client.get(site.url(f"/{n}")) for n in range(5)))

        with_client(all_at_once, site.place, policy=policy, clock=fake.clock)
        assert site.most == 1
        assert [request.path for request in site.seen] == [f"/{n}" for n in range(5)]
    assert fake.slept == [2.0] * 4


def test_clients_of_one_run_know_of_sites_together() -> None:
    memory, fake = Memory(), Fake()
    plays = {"/robots.txt": rules("User-agent: *\nCrawl-delay: 9"), "*": page("ok")}
    with Site(plays) as site:
        for path in ("/list", "/page"):
            fetch(site.url(path), site.place, policy=ROBOTS, clock=fake.clock, memory=memory)
        assert [request.path for request in site.seen] == ["/robots.txt", "/list", "/page"]
    assert fake.slept == [9.0]


def test_a_slow_host_does_not_hold_up_another() -> None:
    gate = asyncio.Event()

    with Site({"*": hang}) as slow, Site({"*": page("ok")}) as quick:

        async def both(client: Client) -> int:
            stuck = [asyncio.create_task(client.get(slow.url(f"/{n}"))) for n in range(40)]
            await asyncio.sleep(0)
            bodies = [(await client.get(quick.url(f"/{n}"))).body for n in range(20)]
            gate.set()
            for task in stuck:
                task.cancel()
            await asyncio.gather(*stuck, return_exceptions=True)
            return len(bodies)

        long = EAGER.model_copy(update={"silence_seconds": 30, "deadline_seconds": 30})
        assert with_client(both, slow.place, quick.place, policy=long) == 20
        assert slow.most == 1


@pytest.mark.parametrize("play", [reset, hang_up, status(500), status(502), status(503), status(429)])
def test_what_may_pass_is_tried_again_with_growing_rests(play: Play) -> None:
    fake = Fake()
    with Site({"/": in_turn(play, play, play, page("at last"))}) as site:
        assert fetch(site.url("/"), site.place, policy=PATIENT, clock=fake.clock).body == b"at last"
        assert len(site.seen) == 4
    assert fake.slept == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 501, 505])
def test_what_cannot_pass_is_not_tried_again(code: int) -> None:
    with Site({"/": status(code)}) as site:
        with pytest.raises(HttpError, match=str(code)):
            fetch(site.url("/"), site.place, policy=PATIENT)
        assert len(site.seen) == 1


def test_attempts_are_bounded() -> None:
    with Site({"/": status(503)}) as site:
        with pytest.raises(HttpError, match="503"):
            fetch(site.url("/"), site.place, policy=PATIENT)
        assert len(site.seen) == 5


@pytest.mark.parametrize(
    ("value", "seconds"), [("30", 30.0), ("Fri, 20 Nov 2026 06:00:45 GMT", 45.0), ("0", 1.0)]
)
def test_retry_after_is_honoured_for_the_whole_host(value: str, seconds: float) -> None:
    fake = Fake()
    plays = {"/a": in_turn(status(429, ("Retry-After", value)), page("a")), "/b": page("b")}
    with Site(plays) as site:

        async def both(client: Client) -> list[tuple[str, float]]:
            async def one(path: str) -> tuple[str, float]:
                answer = await client.get(site.url(path))
                return answer.body.decode(), fake.seconds

            return list(await asyncio.gather(one("/a"), one("/b")))

        done = with_client(both, site.place, policy=PATIENT, clock=fake.clock)
    assert [text for text, _ in done] == ["a", "b"]
    assert all(at >= seconds for _, at in done)
    assert sum(fake.slept) == seconds


def test_a_rest_beyond_patience_ends_it_for_now() -> None:
    plays = {"/a": status(503, ("Retry-After", "86400")), "/b": page("b")}
    with Site(plays) as site:

        async def each(client: Client) -> None:
            for path in ("/a", "/b"):
                with pytest.raises(HostError, match="a rest of 86400 s"):
                    await client.get(site.url(path))

        with_client(each, site.place, policy=PATIENT)
        assert [request.path for request in site.seen] == ["/a"]


@pytest.mark.parametrize("value", ["soon", "-5", "1e9", "", "٣", "Fri, 99 Nov 2026", "9" * 400, "\x00"])
def test_a_nonsensical_retry_after_is_no_rest_or_a_long_one(value: str) -> None:
    rest = asked_rest(value, NOON)
    assert rest is None or rest >= 999_999_999


def test_a_date_that_has_passed_asks_for_no_rest() -> None:
    assert asked_rest("Fri, 20 Nov 2026 11:59:00 GMT", NOON) == 0.0


def test_rests_grow_to_a_bound_and_are_spread_by_chance() -> None:
    low, high = Clock(chance=lambda: 0.0), Clock(chance=lambda: 1.0)
    assert [backoff(n, high) for n in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert [backoff(n, low) for n in range(3)] == [0.5, 1, 2]
    assert backoff(5000, high) == 60


def test_a_host_out_of_reach_is_left_alone() -> None:
    fake = Fake()
    with Site({"*": reset, "/ok": page("ok")}) as site, Site({"*": page("fine")}) as other:

        async def each(client: Client) -> list[str]:
            told = []
            for number in range(16):
                with pytest.raises(FetchError) as caught:
                    await client.get(site.url(f"/{number}"))
                told.append(type(caught.value).__name__)
            assert (await client.get(other.url("/"))).body == b"fine"
            return told

        told = with_client(each, site.place, other.place, clock=fake.clock)
        assert told == ["NetworkError"] * 12 + ["HostError"] * 4
        assert len(site.seen) == 12
    assert fake.slept == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]  # an outage of some minutes is waited for


@pytest.mark.parametrize("pages", [1, 40])
def test_a_dead_host_costs_a_bounded_time_however_many_pages_it_has(pages: int) -> None:
    fake = Fake()
    with Site({"*": reset}) as site:

        async def all_at_once(client: Client) -> list[BaseException | Answer]:
            urls = [site.url(f"/{n}") for n in range(pages)]
            return list(await asyncio.gather(*map(client.get, urls), return_exceptions=True))

        policy = Politeness(delay_seconds=0, respect_robots=False)
        results = with_client(all_at_once, site.place, policy=policy, clock=fake.clock)
    assert all(isinstance(result, FetchError) for result in results)
    assert len(site.seen) == min(12, 7 * pages)
    assert fake.seconds < 600


@pytest.mark.parametrize("play", [status(500), status(404), cut_chunk("Exports rose by 4 percent.")])
def test_many_bad_pages_do_not_make_a_bad_host(play: Play) -> None:
    with Site({"*": play, "/ok": page("ok")}) as site:

        async def each(client: Client) -> bytes:
            for number in range(20):
                with pytest.raises(FetchError):
                    await client.get(site.url(f"/{number}"))
            return (await client.get(site.url("/ok"))).body

        assert with_client(each, site.place) == b"ok"


def test_a_page_that_comes_brings_the_host_back() -> None:
    plays = {"*": reset, "/ok": page("ok"), "/404": status(404)}
    with Site(plays) as site:

        async def each(client: Client) -> None:
            for number in range(30):
                with pytest.raises(NetworkError):
                    await client.get(site.url(f"/{number}"))
                if number % 10 == 9:
                    await client.get(site.url("/ok"))

        with_client(each, site.place)


def test_the_name_for_robots_is_the_product_of_the_user_agent() -> None:
    assert token(Politeness()) == "communique"
    assert token(Politeness(user_agent="Reader/2.0 (+mailto:x@example.org)")) == "reader"


@pytest.mark.parametrize("agent", ["", "a\r\nX: y", "x" * 10 + "\x00", "é/1"])
def test_a_user_agent_that_cannot_stand_in_a_header_is_refused(agent: str) -> None:
    with pytest.raises(ValueError, match="user agent"):
        Politeness(user_agent=agent)


@pytest.mark.parametrize("place", ["127.0.0.1", "http://127.0.0.1:80", "*:80", "127.0.0.0/8:80", "a b:1"])
def test_allowed_hosts_are_hosts_with_a_port(place: str) -> None:
    with pytest.raises(ValueError, match="not a host and its port"):
        Politeness(allow_hosts=(place,))


def test_a_play_can_be_written_in_a_test() -> None:
    async def echo(request: Request, out: Out) -> None:
        await out.whole(200, request.target.encode())

    with Site({"/echo": echo}) as site:
        assert fetch(site.url("/echo?q=1&page=2"), site.place).body == b"/echo?q=1&page=2"
