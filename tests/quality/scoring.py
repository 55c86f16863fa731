"""How well are figures read? Every set of labelled releases, scored at four levels.

``python -m tests.quality.scoring`` writes the table of ``docs/accuracy.md`` from what it measures.
The scorer and the releases lie beside a checkout; the labels of real releases are ours.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from config.words import load_lexicon
from flows.fields import figure_fields
from press.figures import read_figures
from press.hints import Hints
from press.page import parse
from tests.conftest import ROOT
from tests.quality import recognizers
from tests.quality.passages import header, passages
from tests.quality.table_labels import gold, page_of, read_label, span_of

LABELS = ROOT / "tests" / "quality" / "labels"
UNSEEN = ROOT / "tests" / "quality" / "unseen.yaml"
PAGE = ROOT / "docs" / "accuracy.md"
LEVELS = ("L1", "L2", "L3", "L4")
OTHERS = ("basis", "base_period", "of", "ref_area")
"""Fields that are in no level."""
PARTS = {
    "dev": "real {name} releases; looked at while the rules were improved",
    "dev-authored": "invented {name} releases of other kinds; looked at while the rules were improved",
    "heldout": "real {name} releases; set aside unread until the rules were done",
    "heldout-authored": "invented {name} releases of other kinds; set aside in the same way",
}

TABLES = {
    "dev-authored": "invented tables; written with the rules",
    "dev": "tables of real pages; looked at while the rules were improved",
    "set-aside": "tables of real pages; labelled before they were read, scored once before the last rule",
}


@dataclass(frozen=True, slots=True)
class Set:
    """A set of labelled releases: ``told`` says whose texts they are and what they were used for."""

    name: str
    told: str
    labels: Path


def sets(shared: Path) -> Iterator[Set]:
    """Every set that is scored."""
    yield Set("seed", "the first release; used while the rules were written", shared / "seed")
    yield Set("gold", "six invented releases; used while the rules were written", shared / "gold")
    for language, name in (("en", "English"), ("zh", "Chinese")):
        for part, told in PARTS.items():
            if (LABELS / language / part).is_dir():
                yield Set(f"{language}/{part}", told.format(name=name), LABELS / language / part)
    for part, told in TABLES.items():
        if (LABELS / "tables" / part).is_dir():
            yield Set(f"tables/{part}", told, LABELS / "tables" / part)


def score(one: Set, shared: Path) -> dict[str, Any]:
    """The scorer's answer for a set, as it writes it in JSON: by language, document and level."""
    with tempfile.TemporaryDirectory() as folder:
        texts, predicted = Path(folder, "texts"), Path(folder, "predicted")
        predicted.mkdir()
        if one.name.startswith("tables/"):
            one = _tables(one, shared, Path(folder), predicted)
        else:
            for text, head in _texts(one, shared, texts):
                _predict(text, head, predicted / f"{text.stem}.jsonl")
        answer = Path(folder, "scores.json")
        command = [sys.executable, str(shared / "tools" / "score.py"), "--json", str(answer)]
        command += ["--gold", str(one.labels), "--text", str(texts), "--pred", str(predicted)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        scores: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    fields = re.findall(r"\b([a-z_]+) ([01]\.\d{3})\b", told)
    scores["fields"] = {name: float(right) for name, right in fields}
    return scores


def _texts(one: Set, shared: Path, out: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every text of a set with the header of its labels; passages of real releases are cut out first."""
    if one.labels.is_relative_to(shared):
        for text in sorted(one.labels.glob("*.txt")):
            lines = text.with_name(f"{text.stem}.figures.jsonl").read_text(encoding="utf-8").splitlines()
            yield text, json.loads(lines[0])
        return
    for name in passages(one.labels, shared, out):
        yield out / f"{name}.txt", header(one.labels / f"{name}.figures.jsonl")


def _tables(one: Set, shared: Path, folder: Path, predicted: Path) -> Set:
    """The labelled tables of a set as records to score, and what is read from them."""
    labels = folder / "gold"
    (folder / "texts").mkdir()
    labels.mkdir()
    for path in sorted(one.labels.glob("*.yaml")):
        label = read_label(path)
        release = page_of(label, shared / "corpus")
        start, end = span_of(label, release)
        figures = [
            f for f in read_figures(release, load_lexicon()).figures if start <= f.start and f.end <= end
        ]
        head = {"doc": path.stem, "lang": label.get("language", "en")}
        _write(labels / f"{path.stem}.figures.jsonl", [head, *gold(label, release)])
        _write(predicted / f"{path.stem}.jsonl", [figure_fields(figure) for figure in figures])
        (folder / "texts" / f"{path.stem}.txt").write_text(release.text, encoding="utf-8", newline="")
    return replace(one, labels=labels)


def _write(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")


def _predict(text: Path, head: dict[str, Any], out: Path) -> None:
    told = head if "doc" in head else {}
    published = date.fromisoformat(told["published"]) if told.get("published") else None
    hints = Hints(title=told.get("title"), published=published, language=told.get("lang"))
    release = parse(text.read_bytes(), location=text.name, hints=hints)
    figures = read_figures(release, load_lexicon()).figures
    lines = [json.dumps(figure_fields(figure), ensure_ascii=False) for figure in figures]
    out.write_text("\n".join(lines), encoding="utf-8")


def page(shared: Path) -> str:
    """The table of accuracy in Markdown, from a measurement now."""
    rows, others = [], []
    for one in sets(shared):
        answer = score(one, shared)
        right = " | ".join(f"{answer['fields'][name]:.3f}" for name in OTHERS)
        others.append(f"| {one.name} | {answer['all']['gold']} | {right} |")
        for language, scores in sorted(answer["language"].items()):
            f1 = " | ".join(f"{scores[level]['F']:.3f}" for level in LEVELS)
            rows.append(f"| {one.name} | {language} | {scores['gold']} | {f1} | {one.told} |")
    published = "\n".join(_published(name, shared) for name in recognizers.TABLES)
    return TEXT.format(rows="\n".join(rows), others="\n".join(others), unseen=_unseen(), published=published)


def _unseen() -> str:
    """The lines on sets that were scored for the first time."""
    kept = yaml.safe_load(UNSEEN.read_text(encoding="utf-8"))
    return "\n".join(
        f"| {one['round']} | {one['set']} | {one['figures']} | "
        + " | ".join(f"{f1:.3f}" for f1 in one["f1"])
        + " |"
        for one in kept
    )


def _published(name: str, shared: Path) -> str:
    """A line on a published table: rows left out, F1 without them and with them, the library's own."""
    kept = recognizers.scored(name, shared)
    every = recognizers.scored(name, shared, everything=True)
    left_out, told = every.rows - kept.rows, recognizers.floors()[name]
    cells = name, every.rows, left_out, f"{kept.f1:.1f}", f"{every.f1:.1f}", told["target"], told["library"]
    return f"| {' | '.join(map(str, cells))} |"


TEXT = """\
<!-- generated: python -m tests.quality.scoring -->

# How well figures are read

F1 over labelled figures. A figure counts at a level only if it counts at those before it: **L1** place,
value and unit; **L2** also measure and bound; **L3** also period and nature; **L4** also the indicator's
words. A number that is no figure and is read as one costs precision. The rules were improved with the texts
of these sets before our eyes; what to expect of other releases is told by the table below.

| set | language | figures | L1 | L2 | L3 | L4 | whose texts |
|---|---|---|---|---|---|---|---|
{rows}

The same sets when they were scored for the first time: labelled by readers who had not seen the rules, the
texts unknown to those who wrote them. Later rounds were read with better rules and hold other kinds of
releases; each set joined `dev` afterwards. The goals are .96, .93, .88 and .80.

| round | set | figures | L1 | L2 | L3 | L4 |
|---|---|---|---|---|---|---|
{unseen}

Fields that are in no level: which part of the figures that were found has each of them right, empty ones
included. Labels leave a basis empty that no word tells, where we take the one that the release tells of all
its other growth; and they give an area as its clause does (全市, the district), where we give the name that
the release has for it. Both count as wrong here.

| set | figures | basis | base period | whole (`of`) | area |
|---|---|---|---|---|---|
{others}

The labels of real releases hold short quotes and offsets, not the texts. Floors are in
`tests/quality/floors.yaml`; they may rise and never fall.

A second opinion are six published tables of sentences and the amounts in them. F1 of value and unit, in
percent, without the rows where the annotation standard decides otherwise (each named in
`tests/quality/recognizers_conventions.yaml`) and on all rows; the last column is the library that the tables
come from, on all rows.

| table | rows | left out | F1 | all rows | target | library |
|---|---|---|---|---|---|---|
{published}
"""


if __name__ == "__main__":
    PAGE.write_text(page(ROOT.parent / "shared"), encoding="utf-8")
