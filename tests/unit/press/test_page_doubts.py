"""What a reader must know of a page: walls, dates that can be read two ways, passages in another language."""

from __future__ import annotations

from datetime import date

import pytest

from press.hints import Hints
from press.model import Flag
from press.page import parse


def html(body: str, head: str = "", lang: str = "en") -> bytes:
    return f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


STORY = "<h1>Steel output falls</h1><p>Steel output fell by 3 percent in May, the association said today.</p>"
LOCKED = '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":%s}</script>'
PART = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False",'
    '"hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paid"}}</script>'
)


@pytest.mark.parametrize(
    ("page", "walled"),
    [
        (html(STORY), False),
        (html(STORY, LOCKED % "false"), True),
        (html(STORY, LOCKED % '"False"'), True),
        (html(STORY, LOCKED % '"http://schema.org/False"'), True),
        (html(STORY, LOCKED % "true"), False),
        (html(STORY, PART), True),
        (html(STORY, '<meta property="article:content_tier" content="locked">'), True),
        (html(STORY, '<meta property="article:content_tier" content="free">'), False),
        (html(STORY + "<div class=wall><h2>Subscribe to continue reading</h2></div>"), True),
        (html(STORY + "<aside><p>Already a subscriber? <a>Log in</a></p></aside>"), True),
        (html(STORY + "<p>Please sign in to read the full story.</p>"), True),
        (html(STORY + "<p>This article is only available to subscribers.</p>"), True),
        (html(STORY + "<p>You have read all your free articles this month.</p>"), True),
        (html("<p>钢产量下降百分之三。</p><div>登录后可查看全文</div>", lang="zh"), True),
        (html("<p>钢产量下降百分之三。</p><div>剩余82%，付费后继续阅读</div>", lang="zh"), True),
        (html(STORY, LOCKED % "true") + b"<p>Subscribe to continue reading</p>", False),
        (html(STORY + "<p>Subscribe to our newsletter. Log in to comment.</p>"), False),
        (
            html("<p>Subscribers to mobile services rose by 3 percent to 4.2 million.</p>"),
            False,
        ),
        (html("<p>登录人数增长三成，付费用户达到十二万人。</p>", lang="zh"), False),
    ],
)
def test_walls(page: bytes, walled: bool) -> None:
    assert (Flag.PAYWALLED in parse(page, content_type="text/html").flags) is walled


DATED = "<h1>Steel output falls</h1><div class=date>{}</div>" + STORY.partition("</h1>")[2]


@pytest.mark.parametrize(
    ("printed", "lang", "formats", "day", "ambiguous"),
    [
        ("03/04/2026", "en", (), None, True),
        ("03/04/2026", "en-GB", (), date(2026, 4, 3), True),
        ("03/04/2026", "en-US", (), date(2026, 3, 4), True),
        ("3.4.2026", "de-AT", (), date(2026, 4, 3), True),
        ("03/04/2026", "en", ("%d/%m/%Y",), date(2026, 4, 3), False),
        ("13/04/2026", "en", (), date(2026, 4, 13), False),
        ("04/13/2026", "en", (), date(2026, 4, 13), False),
        ("04/04/2026", "en", (), date(2026, 4, 4), False),
        ("2026-04-03", "en-US", (), date(2026, 4, 3), False),
    ],
)
def test_dates_in_digits(
    printed: str, lang: str, formats: tuple[str, ...], day: date | None, ambiguous: bool
) -> None:
    page = html(DATED.format(printed), lang=lang)
    release = parse(page, content_type="text/html", hints=Hints(date_formats=formats))
    assert release.published == day
    assert (Flag.DATE_AMBIGUOUS in release.flags) is ambiguous
    assert (Flag.NO_DATE in release.flags) is (day is None)


def test_another_date_of_the_page_settles_it() -> None:
    page = html(DATED.format("03/04/2026"), '<meta name="date" content="2026-04-03">')
    release = parse(page, content_type="text/html")
    assert (release.published, Flag.DATE_AMBIGUOUS in release.flags) == (date(2026, 4, 3), False)


@pytest.mark.parametrize(
    ("address", "day", "quote"),
    [
        ("https://a.example/news/2026/05/04/steel", date(2026, 5, 4), "2026/05/04"),
        ("https://a.example/art/2026-05-04-steel.html", date(2026, 5, 4), "2026-05-04"),
        ("https://a.example/xw/202605/t20260504_123.html", date(2026, 5, 4), "20260504"),
        ("https://a.example/col/art_20260504.html", date(2026, 5, 4), "20260504"),
        ("https://a.example/id/20269999", None, None),
        ("https://a.example/steel?id=77", None, None),
    ],
)
def test_the_address_may_tell_the_day(address: str, day: date | None, quote: str | None) -> None:
    release = parse(html(STORY), content_type="text/html", location=address)
    assert release.published == day
    assert (release.published_evidence.quote if release.published_evidence else None) == quote


def test_of_a_file_the_canonical_address_may_tell_it() -> None:
    head = '<link rel="canonical" href="https://a.example/2026/05/04/steel">'
    release = parse(html(STORY, head), location="steel.html")
    assert release.published == date(2026, 5, 4)
    assert release.published_evidence is not None
    assert release.published_evidence.confidence <= 0.6


@pytest.mark.parametrize(
    ("stamp", "zone", "day"),
    [
        ("2026-05-04T23:30:00Z", "Europe/Berlin", date(2026, 5, 5)),
        ("2026-05-04T23:30:00Z", "America/New_York", date(2026, 5, 4)),
        ("2026-05-04T00:30:00+08:00", "Asia/Shanghai", date(2026, 5, 4)),
        ("2026-05-04T00:30:00+08:00", "Europe/London", date(2026, 5, 3)),
        ("2026-05-04T23:30:00", "Asia/Shanghai", date(2026, 5, 4)),
    ],
)
def test_an_instant_is_a_day_in_the_sources_zone(stamp: str, zone: str, day: date) -> None:
    page = html(STORY, f'<meta property="article:published_time" content="{stamp}">')
    assert parse(page, content_type="text/html", hints=Hints(time_zone=zone)).published == day


def test_a_passage_has_a_language_of_its_own() -> None:
    page = html(
        "<h1>Port traffic</h1><p>The port handled more cargo in the first half than ever before.</p>"
        "<p>上半年，全港货物吞吐量创历史新高，同比增长百分之六点二。</p>"
        "<p>Le port a traité plus de marchandises au premier semestre que dans toute son histoire.</p>"
    )
    release = parse(page, content_type="text/html")
    assert release.language == "en"
    assert [p.language for p in release.passages] == ["en", "en", "zh-Hans", "fr"]
