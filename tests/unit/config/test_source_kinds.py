"""Declarations of every kind: what is right, what is wrong and where, and the schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from config.load import ConfigError
from config.source_schema import LINE, NAME, schema
from config.sources import kinds, load_source, load_sources

HEAD = "id: x\nname: X\n"
URL = "https://tarn.example/news"
RIGHT = {
    "folder": "path: releases\ninclude: ['2026/**/*.html']\n",
    "urls": f"urls: [{URL}/1, {URL}/2]\nmax_links: 5\n",
    "index": f"url: {URL}\n"
    "listing: {links: 'li a', item: li, date: time, next: 'a[rel=next]', max_pages: 3}\n"
    "include: ['/news/*']\nexclude: ['*.pdf']\nhosts: ['*.tarn.example']\n",
    "feed": f"url: {URL}\nmax_pages: 3\nsince: 2026-01-01\npoliteness: {{delay_seconds: 2}}\n",
    "sitemap": f"url: {URL}\nsince: 2026-01-01\nmax_sitemaps: 10\ninclude: ['*/press/*']\n",
    "warc": "path: crawls\nexclude: ['*/print/*']\n",
}
WRONG = [
    ("folder", "path: x\nurl: y\n", r"x\.yaml:5: unknown key 'url'"),
    ("feed", f"url: {URL}\nlisting: {{}}\n", r"x\.yaml:5: unknown key 'listing'"),
    ("feed", "max_pages: 1\n", r"the key 'url' is missing"),
    ("feed", "url: file:///etc/passwd\n", r"x\.yaml:4: url: .*not an http or https address"),
    ("feed", "url: http://u:p@tarn.example/\n", r"x\.yaml:4: url: .*not an http or https address"),
    ("urls", f"urls:\n  - {URL}\n  - /news\n", r"x\.yaml:6: urls\.1: .*not an http or https address"),
    ("urls", "urls: []\n", r"x\.yaml:4: urls: .*at least 1"),
    ("index", f"url: {URL}\nlisting:\n  links: 'li['\n", r"x\.yaml:6: listing\.links: .*not a CSS selector"),
    (
        "index",
        f"url: {URL}\nlisting:\n  link: li\n",
        r"x\.yaml:6: unknown key 'link'. Did you mean 'links'\?",
    ),
    ("index", f"url: {URL}\nlisting: {{max_pages: 0}}\n", r"x\.yaml:5: listing\.max_pages"),
    ("index", f"url: {URL}\nhosts: ['https://a.example/']\n", r"x\.yaml:5: hosts\.0: .*not a host"),
    ("index", f"url: {URL}\ninclude: ['news/*']\n", r"x\.yaml:5: include\.0: .*not a glob over a path"),
    ("sitemap", f"url: {URL}\nsince: spring\n", r"x\.yaml:5: since"),
    ("warc", "path: x\nselect: {body: '>>'}\n", r"x\.yaml:5: select\.body: .*not a CSS selector"),
    ("folder", "path: x\ninclude: ['../secret/*']\n", r"x\.yaml:5: include\.0: .*not a glob below"),
]


def written(folder: Path, kind: str, text: str) -> Path:
    path = folder / "x.yaml"
    path.write_text(f"{HEAD}kind: {kind}\n{text}", encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", RIGHT)
def test_every_kind_is_read_and_fits_the_schema(tmp_path: Path, kind: str) -> None:
    path = written(tmp_path, kind, RIGHT[kind])
    assert load_source(path).kind == kind
    told = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(told, json.loads(schema()))


def test_there_is_an_example_of_every_kind() -> None:
    assert set(RIGHT) == set(kinds())


@pytest.mark.parametrize(("kind", "text", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, kind: str, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        load_source(written(tmp_path, kind, text))


@pytest.mark.parametrize(
    ("kind", "told"),
    [("fed", r"x\.yaml:3: kind: there is no 'fed'. Did you mean 'feed'\?"), ("7", r"there is no 7")],
)
def test_an_unknown_kind_is_told(tmp_path: Path, kind: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        load_source(written(tmp_path, kind, "url: x\n"))


def test_a_wrong_key_does_not_fit_the_schema(tmp_path: Path) -> None:
    told = yaml.safe_load(HEAD + "kind: urls\nurls: ['https://a.example/']\nmax_link: 3\n")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, json.loads(schema()))


def test_the_schema_beside_the_sources_is_current(root: Path) -> None:
    """`communique sources schema` writes it."""
    folder = root / "config" / "sources"
    assert (folder / NAME).read_text(encoding="utf-8") == schema()
    for path in folder.glob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith(LINE), path


def test_the_place_of_a_source_hides_what_may_be_a_key(tmp_path: Path) -> None:
    source = load_source(written(tmp_path, "feed", f"url: {URL}?token=abc\n"))
    assert source.place == URL
    assert load_sources(tmp_path)[0].id == "x"
