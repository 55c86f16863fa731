"""Dates of a release: formats, sources in order of trust, and what is no date of it."""

from __future__ import annotations

from datetime import date

import pytest

from press.errors import PressError
from press.model import Flag
from press.page import Hints, parse
from press.page.dates import find_dates, machine_date, url_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published 20 November 2025", date(2025, 11, 20)),
        ("September 05, 2024", date(2024, 9, 5)),
        ("Sept. 5, 2024", date(2024, 9, 5)),
        ("the 3rd of March 2026", date(2026, 3, 3)),
        ("26 de septiembre de 2025", date(2025, 9, 26)),
        ("le 1er mars 2026", date(2026, 3, 1)),
        ("2026年3月26日", date(2026, 3, 26)),
        ("二〇二六年五月二十六日", date(2026, 5, 26)),
        ("二零二六年十二月三十日", date(2026, 12, 30)),
        ("２０２６年３月２６日", date(2026, 3, 26)),
        ("2026-03-26 09:30", date(2026, 3, 26)),
        ("2026.03.26", date(2026, 3, 26)),
        ("26/03/2026", date(2026, 3, 26)),
    ],
)
def test_formats(text: str, day: date) -> None:
    assert [found.day for found in find_dates(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2026",
        "2026年13月1日",
        "March 2026",
        "26 March",
        "03/04/2026",
        "v1.2.2026.3",
        "12-34-5678",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_declared_format_settles_an_ambiguous_date() -> None:
    assert [found.day for found in find_dates("03/04/2026", ("%d/%m/%Y",))] == [date(2026, 4, 3)]


def test_an_instant_is_a_day_only_in_a_place() -> None:
    assert machine_date("2026-03-25T23:30:00Z") == date(2026, 3, 25)
    assert machine_date("2026-03-25T23:30:00Z", "Asia/Shanghai") == date(2026, 3, 26)
    with pytest.raises(PressError, match="unknown time zone"):
        machine_date("2026-03-25T23:30:00Z", "Mars/Olympus")


@pytest.mark.parametrize(
    ("location", "day"),
    [
        ("https://h/2025/09/26/news", date(2025, 9, 26)),
        ("https://h/art/t20250926_1234.html", date(2025, 9, 26)),
        ("https://h/202509/t20250926.htm", date(2025, 9, 26)),
        ("https://h/id/12345678", None),
        ("https://h/2025/13/40/x", None),
    ],
)
def test_addresses(location: str, day: date | None) -> None:
    found = url_date(location)
    assert (found.day if found else None) == day


HEAD = '<meta property="article:published_time" content="2026-02-03T10:00:00+00:00">'
BODY = (
    "<h1>Ports busier</h1><p>Published 4 February 2026</p><p>Ports handled more cargo than ever before.</p>"
)


def test_the_head_is_trusted_over_the_text_and_a_conflict_lowers_confidence() -> None:
    alone = parse(
        f"<head>{HEAD}</head><h1>Ports busier</h1><p>Ports handled more.</p>".encode(),
        content_type="text/html",
    )
    far = BODY.replace("4 February", "14 February")
    torn = parse(f"<head>{HEAD}</head>{far}".encode(), content_type="text/html")
    assert alone.published == torn.published == date(2026, 2, 3)
    assert alone.published_evidence
    assert torn.published_evidence
    assert torn.published_evidence.confidence < alone.published_evidence.confidence


def test_without_a_head_the_line_under_the_title_speaks() -> None:
    release = parse(BODY.encode(), content_type="text/html", location="https://h/2020/01/01/x")
    assert release.published == date(2026, 2, 4)
    assert release.published_evidence
    assert release.published_evidence.quote == "Published 4 February 2026"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("LONDON, 3 March 2026 – Traffic on the river grew by a tenth last year.", date(2026, 3, 3)),
        ("(Wire) - September 05, 2024 - CHICAGO — Traffic on the river grew by a tenth.", date(2024, 9, 5)),
        ("BERN, May 7, 2026 /Wire/ -- Traffic on the river grew by a tenth last year.", date(2026, 5, 7)),
        ("Traffic grew. The bridge closed on 30 June 2025 and opened again in May.", None),
        ("The figures for 2025 are due to be released on Friday, July 10, 2026, at noon.", None),
    ],
)
def test_datelines(opening: str, day: date | None) -> None:
    assert parse(opening.encode(), content_type="text/plain").published == day


def test_far_future_and_old_dates_are_rejected() -> None:
    for line in ("Published 3 March 2099", "Published 3 March 1820"):
        release = parse(f"Ports busier\n{line}\n\nPorts handled more.".encode(), content_type="text/plain")
        assert release.published is None
        assert Flag.NO_DATE in release.flags


def test_hints_win() -> None:
    hints = Hints(date_selector=".d", body_selector="#b", remove=(".x",), title="Told", issuer="Port Office")
    body = '<div id="b"><p>Kept words.<span class="x">Gone</span></p></div>'
    page = f'<head>{HEAD}</head><p class="d">9 May 2026</p>{body}'
    release = parse(page.encode(), content_type="text/html", hints=hints)
    assert (release.published, release.title, release.issuer) == (date(2026, 5, 9), "Told", "Port Office")
    assert release.text == "Kept words."


def test_a_bad_selector_is_a_clear_error() -> None:
    with pytest.raises(PressError, match="not CSS"):
        parse(b"<p>x</p>", content_type="text/html", hints=Hints(body_selector="p["))
