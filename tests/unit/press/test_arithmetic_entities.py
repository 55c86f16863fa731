"""Glossary entries that place a thing elsewhere."""

from __future__ import annotations

import pytest

from press.check.entities import entity_conflicts
from press.model import Passage, PassageKind, Release, Term

BODY = (
    "The district is Velmar’s harbour quarter. Velmar’s Oakside district opened two markets. "
    "The Lantern Tower became the tallest office building of the city."
)


def _release(*entries: tuple[str, str], body: str = BODY) -> Release:
    text, terms = body, []
    for name, words in entries:
        start = len(text) + 2
        text += f"\n\n{name}\n\n{words}"
        terms.append(Term(name, start, start + len(name), len(text) - len(words), len(text)))
    passages = (
        Passage(0, PassageKind.PARAGRAPH, 0, len(body)),
        *(Passage(i, PassageKind.GLOSSARY, t.start, t.end) for i, t in enumerate(terms, 1)),
    )
    return Release(text=text, passages=passages, glossary=tuple(terms))


TOWER = "Lantern Tower"
ABROAD = "It is an office building located in the Mill District of Orsk."


def test_another_city_for_a_thing_of_this_one() -> None:
    release = _release((TOWER, ABROAD))
    (found,) = entity_conflicts(release)
    assert (found.kind, found.severity, found.figures) == ("entity-place", "warning", ())
    assert "Lantern Tower" in found.message
    assert "Orsk" in found.message
    assert "Velmar" in found.message
    assert [release.text[a:b] for a, b in found.spans] == [
        "The Lantern Tower became the tallest office building of the city.",
        ABROAD,
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "It is an office building located in the Mill District of Velmar.",
        "It stands in Velmar’s Mill district.",
        "It is an office building of forty floors.",
        "Its twin is located in the Mill District of Orsk; it stands in Velmar.",
    ],
    ids=["same city", "same city, possessive", "no place", "names the home city too"],
)
def test_entries_that_say_nothing_against_it(entry: str) -> None:
    assert entity_conflicts(_release((TOWER, entry))) == ()


def test_a_thing_that_the_body_places_abroad() -> None:
    body = BODY + " The Lantern Tower in Orsk is a model for the city."
    assert entity_conflicts(_release((TOWER, ABROAD), body=body)) == ()


def test_a_thing_that_others_bring() -> None:
    body = (
        "Velmar’s Oakside district grew. The city signed an agreement with the Lantern Tower. Velmar is near."
    )
    assert entity_conflicts(_release((TOWER, ABROAD), body=body)) == ()


def test_a_release_without_a_city() -> None:
    assert entity_conflicts(_release((TOWER, ABROAD), body="The Lantern Tower pleased the city.")) == ()


def test_places_add_cities_that_no_phrase_reveals() -> None:
    entry = "It is an office building located in Orsk."
    release = _release((TOWER, entry))
    assert entity_conflicts(release) == ()
    (found,) = entity_conflicts(release, {"Orsk": "Nordland", "Velmar": "Sudland"})
    assert "Orsk" in found.message


def test_the_region_of_the_city_is_not_elsewhere() -> None:
    entry = "It is an office building located in Sudland."
    assert entity_conflicts(_release((TOWER, entry)), {"Velmar": "Sudland", "Sudland": "Norden"}) == ()


def test_chinese_entries() -> None:
    body = "岚川市东区经济平稳。岚川的灯塔大厦成为全市最高楼。岚川发展迅速。"
    release = _release(("灯塔大厦", "灯塔大厦位于沧原市西区。"), ("东区", "东区位于岚川市中部。"), body=body)
    (found,) = entity_conflicts(release)
    assert "沧原" in found.message
    assert "岚川" in found.message


def test_no_glossary() -> None:
    assert entity_conflicts(Release(text=BODY)) == ()
