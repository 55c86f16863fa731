"""What is a whole release about? Every row of ``homes.yaml``, and that figures and tables take it over."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from config.words import load_lexicon
from press.figures import read_figures
from press.hints import Hints
from press.page import parse
from press.read.homes import home_of
from tests.conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "cases" / "homes.yaml").read_text(encoding="utf-8"))
ROWS = [pytest.param(lang, row, id=f"{lang}-{row['title'][:30]}") for lang in CASES for row in CASES[lang]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_a_release_is_about_what_its_head_names(language: str, row: dict[str, Any]) -> None:
    page = f"{row['title']}\n\n{row['text']}"
    release = parse(page.encode(), location="x.txt", hints=Hints(title=row["title"], language=language))
    assert home_of(release, language, load_lexicon()) == row["home"]


def test_prose_and_tables_are_about_the_release_s_place_and_a_wider_one_keeps_its_name() -> None:
    page = (
        "<html lang=zh><title>2025年青溪市经济运行情况</title><h1>2025年青溪市经济运行情况</h1>"
        "<p>全市生产总值412亿元。全国生产总值增长5%。</p>"
        "<table><tr><th>指标</th><th>2025年(亿元)</th></tr><tr><td>财政收入</td><td>31.5</td></tr></table>"
    )
    release = parse(page.encode(), location="x.html", hints=Hints(language="zh"))
    areas = {figure.quote: figure.ref_area for figure in read_figures(release, load_lexicon()).figures}
    assert areas == {"412亿元": "青溪市", "5%": "全国", "31.5": "青溪市"}
