"""Who may decide at the review desk: nobody but the reviewer's own browser."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from report_sample import Sample

from flows.review.desk import Place, desk
from flows.review.gate import MOST_BYTES, Keys

KEYS = Keys(port=4321)
OWN = "http://127.0.0.1:4321"
KEY = "0123456789abcdef"


class Visitor:
    """A client of the desk with a cookie jar of its own; no network, no redirects followed."""

    def __init__(self, place: Place) -> None:
        transport = httpx.ASGITransport(desk(place, KEYS), raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=transport, base_url=OWN)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self.client.get(path, **more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        return asyncio.run(self.client.post(path, **more))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A published warehouse with one finding that can be decided."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "data").mkdir()
    sample = Sample()
    sample.run()
    sample.source()
    release = sample.release("Sales were 5 units.", sha256="../../../etc/passwd")
    figure = sample.figure(release, "5 units", "5", "count")
    sample.finding(release, "Doubtful.", figure, finding_id=KEY, guard="1" * 16)
    sample.write(folder / "data" / "w.duckdb")
    (folder / "data" / "warehouse.duckdb").symlink_to("w.duckdb")
    docs = folder / "data" / "report" / "data-docs"
    docs.mkdir(parents=True)
    (docs / "index.html").write_text("Data Docs", encoding="utf-8")
    (docs / "out.html").symlink_to(folder / "secret.csv")
    (folder / "secret.csv").write_text("secret", encoding="utf-8")
    return Place(folder / "data", folder / "decisions", "me")


@pytest.fixture
def stranger(place: Place) -> Visitor:
    """A client without the token."""
    return Visitor(place)


@pytest.fixture
def reviewer(stranger: Visitor) -> Visitor:
    """A client that opened the desk by its address."""
    assert stranger.get(f"/?token={KEYS.token}").status_code == 303
    return stranger


def form(**fields: str) -> dict[str, str]:
    return {"token": KEYS.form, "key": KEY, "decision": "accept", "why": "seen", "reviewer": "me", **fields}


def post(visitor: Visitor, data: dict[str, str], origin: str | None = OWN) -> httpx.Response:
    return visitor.post("/decide", data=data, headers={"origin": origin} if origin else {})


def files(place: Place) -> list[Path]:
    return list(place.decisions.glob("*")) if place.decisions.exists() else []


@pytest.mark.parametrize("path", ["/", "/?token=wrong", "/archive/a/b", "/data-docs/", "/findings.csv"])
def test_without_the_token_nothing_is_shown(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "Doubtful" not in answer.text


def test_the_token_opens_it_once_and_goes_out_of_the_address(reviewer: Visitor) -> None:
    cookie = reviewer.get(f"/?token={KEYS.token}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert KEYS.token.lower() not in cookie
    page = reviewer.get("/")
    assert "Doubtful." in page.text
    assert KEYS.token not in page.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:4321", "127.0.0.1", "127.0.0.1:80", ""])
def test_another_name_for_the_machine_is_refused(reviewer: Visitor, host: str) -> None:
    """A page that had its own name rebound to this machine."""
    assert reviewer.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://127.0.0.1:9", "https://127.0.0.1:4321"]
)
def test_a_form_of_another_page_decides_nothing(reviewer: Visitor, place: Place, origin: str | None) -> None:
    assert post(reviewer, form(), origin).status_code == 403
    assert files(place) == []


@pytest.mark.parametrize(
    "data",
    [form(token=""), form(token="guess"), form(decision="delete"), form(key="../../x"), form(key="%00"),
     form(why=""), form(why="x" * 5000), form(reviewer=""), form(key="f" * 16)],
)  # fmt: skip
def test_a_form_that_is_not_whole_decides_nothing(
    reviewer: Visitor, place: Place, data: dict[str, str]
) -> None:
    answer = post(reviewer, data)
    assert answer.status_code == 400
    assert "Go back" in answer.text
    assert files(place) == []


def test_a_form_of_another_kind_or_without_end_decides_nothing(reviewer: Visitor, place: Place) -> None:
    plain = {"origin": OWN, "content-type": "text/plain"}
    assert reviewer.post("/decide", content=b"token=x", headers=plain).status_code == 400
    assert post(reviewer, form(why="x" * MOST_BYTES)).status_code == 400
    assert reviewer.get("/decide").status_code == 404
    assert files(place) == []


def test_a_ruling_is_one_file_in_its_folder_and_can_be_taken_back(reviewer: Visitor, place: Place) -> None:
    answer = post(reviewer, form(back="page=1&kind=growth"))
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/?kind=growth&page=1&done={KEY}#finding-{KEY}"
    assert [path.name for path in files(place)] == [f"{KEY}.yaml"]
    gone = reviewer.post("/withdraw", data=form(), headers={"origin": OWN})
    assert (gone.status_code, files(place)) == (303, [])


def test_the_way_back_stays_on_the_desk(reviewer: Visitor, place: Place) -> None:
    answer = post(reviewer, form(back="//evil.example\r\nx: y"))
    assert answer.headers["location"].startswith("/?page=1&done=")
    reviewer.post("/withdraw", data=form(), headers={"origin": OWN})


@pytest.mark.parametrize(
    "path", ["/archive/../secret.csv", "/data-docs/../../secret.csv", "/data-docs/%2e%2e/%2e%2e/secret.csv",
             "/secret.csv", "/archive/x/y", "/data-docs/out.html", "/data-docs//etc/passwd"],
)  # fmt: skip
def test_no_path_leads_out_of_the_desk(reviewer: Visitor, path: str) -> None:
    answer = reviewer.get(path)
    assert answer.status_code in (404, 405)
    assert "secret" not in answer.text


def test_data_docs_are_served_under_their_policy(reviewer: Visitor) -> None:
    answer = reviewer.get("/data-docs/index.html")
    assert answer.text == "Data Docs"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_hash_that_is_none_reads_no_file(reviewer: Visitor, place: Place) -> None:
    page = reviewer.get("/").text
    [(where, _)] = [(part.split('"')[0], 0) for part in page.split('href="/archive/')[1:]]
    assert reviewer.get(f"/archive/{where}").status_code == 500


def test_every_answer_carries_the_policy(reviewer: Visitor) -> None:
    for path in ("/", "/?page=7", "/nothing"):
        headers = reviewer.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
    policy = reviewer.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'; frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
