"""Full-text search in both languages, on the published file, with nothing but DuckDB."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import warehouse_world as world

from press.model import Passage, PassageKind
from warehouse.duck import connect
from warehouse.publish import publish, require_published

BLOCKS = (
    "Consumer prices in Tarn",
    "Consumer prices rose by 2% in May. Prices of food rose faster than other prices.",
    "Peat: the price of it fell, while consumers bought less of it, as the bureau of statistics said in its "
    "yearly review of all that is dug, dried, sold and burnt in the hills of the north.",
    "居民消费价格同比上涨2%。",
    "消费品零售总额增长，居民收入和价格稳定。",
    "GDP grew; the gap did not.",
)
Search = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    data = tmp_path_factory.mktemp("search")
    text, passages, at = "\n".join(BLOCKS), [], 0
    for number, block in enumerate(BLOCKS):
        passages.append(Passage(number, PassageKind.PARAGRAPH, at, at + len(block)))
        at += len(block) + 1
    said = world.release(text, passages=tuple(passages), glossary=())
    publish(data, world.manifest(data, "n1", world.batch(data, "n1", of=said, figures=())))
    path = require_published(data)

    def ask(words: str) -> list[str]:
        with connect(path, read_only=True) as base:
            rows = base.execute(
                "SELECT text FROM search_passages(?) ORDER BY score DESC, passage_id", [words]
            ).fetchall()
        return [text for (text,) in rows]

    return ask


def test_every_word_must_begin_a_word(search: Search) -> None:
    assert search("consumer PRICES") == [BLOCKS[0], BLOCKS[1]]
    assert search("consumer price") == [BLOCKS[0], BLOCKS[1], BLOCKS[2]]
    assert search("onsumer") == []
    assert search("peat gdp") == []


def test_short_words_must_be_whole(search: Search) -> None:
    assert search("ga") == []
    assert search("gap") == [BLOCKS[5]]


def test_chinese_by_pairs_whole_words_first(search: Search) -> None:
    assert search("价格") == [BLOCKS[3], BLOCKS[4]]
    assert search("居民消费价格") == [BLOCKS[3]]
    assert search("居民收入") == [BLOCKS[4]]
    assert search("价格 2") == [BLOCKS[3]]


@pytest.mark.parametrize("words", ["", "%", "' OR 1=1 --", "...", "\\p{L}(", "中"])
def test_odd_questions_have_no_answer(search: Search, words: str) -> None:
    assert search(words) == []


def test_indicators_by_a_word_of_either_language(tmp_path: Path) -> None:
    figures = (world.FIGURES[1].changed(indicator_code="GDP"), world.FIGURES[0])
    publish(tmp_path, world.manifest(tmp_path, "n1", world.batch(tmp_path, "n1", figures=figures)))
    with connect(require_published(tmp_path), read_only=True) as base:

        def ask(words: str) -> list[tuple[object, ...]]:
            return base.execute(
                "SELECT score, indicator_code, name, figures FROM search_indicators(?) "
                "ORDER BY score DESC, figures DESC, name",
                [words],
            ).fetchall()

        assert ask("gdp")[0] == (3, "GDP", "GDP", 1)
        assert ask("国内生产总值")[0][:2] == (3, "GDP")
        assert (3, None, "output", 1) in ask("output")
        assert ask("") == []
