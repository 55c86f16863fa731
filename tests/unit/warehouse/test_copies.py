"""Copies are found, and what only looks like a copy is left alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.copies_world import (
    COPIES,
    corrected,
    desktop,
    key,
    links,
    mobile,
    next_issue,
    sketched,
)

REPORT = """# Rents in Ostermark rose in spring

Rents for new contracts in Ostermark rose by 4.2 percent in the second quarter of 2026.

The average rent reached 11.40 euros a square metre, the statistical office said on Tuesday.

In the old harbour rents rose most, by 6.8 percent, since few flats were built there.

The office counted 18,300 new contracts, 2.1 percent fewer than a year earlier.

Vacant flats made up 3.5 percent of all flats at the end of June.

The next report is due in autumn, when the results of the census will be known.
"""

Sketch = tuple[str, ...]


def linked(one: Sketch, two: Sketch) -> bool:
    return is_linked(key(one), key(two), links([one, two]))


@pytest.mark.parametrize("copy", COPIES, ids=lambda f: f.__name__)
def test_a_copy_is_linked(copy: object) -> None:
    assert linked(sketched(desktop(REPORT)), sketched(copy(REPORT)))  # type: ignore[operator]  # bytes of a page


def test_the_next_issue_of_a_template_is_no_copy() -> None:
    assert not linked(sketched(desktop(REPORT)), sketched(next_issue(REPORT)))


@pytest.mark.parametrize(
    ("was", "now"),
    [("second quarter", "third quarter"), ("end of June", "end of July"), ("3.5 percent", "3.6 percent")],
)
def test_another_period_or_value_in_one_sentence_is_no_copy(was: str, now: str) -> None:
    assert not linked(sketched(desktop(REPORT)), sketched(desktop(REPORT.replace(was, now))))


def test_shared_boilerplate_makes_no_copy() -> None:
    about = "\n\n".join(
        f"The office, in its rule number {n}, keeps to what the law on statistics asks of it."
        for n in "abcdefgh"
    )
    other = "# Ferries\n\n" + "\n\n".join(
        f"A ferry of the {n} line calls at the old port daily." for n in "klm"
    )
    assert not linked(sketched(desktop(f"{REPORT}\n\n{about}")), sketched(desktop(f"{other}\n\n{about}")))


def test_chinese_copies_and_issues() -> None:
    text = (
        "# 青砚市前三季度经济运行情况\n\n前三季度，全市生产总值3280亿元，同比增长5.2%。\n\n"
        "规模以上工业增加值增长6.1%，增速比上半年加快0.3个百分点。\n\n社会消费品零售总额1210亿元，增长4.8%。\n\n"
        "全市进出口总额460亿元，其中出口280亿元，增长7.5%。\n"
    )
    one = sketched(desktop(text))
    assert linked(one, sketched(desktop(text.replace("5.2%", "５.２%"))))
    assert not linked(one, sketched(desktop(text.replace("5.2%", "5.4%"))))


def test_the_order_of_coming_changes_nothing() -> None:
    made = [sketched(make(REPORT)) for make in (desktop, *COPIES, next_issue)]
    made += [sketched(make(next_issue_text())) for make in COPIES]
    whole = links(made)
    assert len(whole) >= 6
    for seed in range(4):
        order = random.Random(seed).sample(made, len(made))
        assert links(order, at_once=seed + 1) == whole


def next_issue_text() -> str:
    return (
        REPORT.replace("4.2", "5.9")
        .replace("11.40", "11.90")
        .replace("18,300", "17,100")
        .replace("3.5", "3.1")
    )


def test_precision_and_recall_on_real_releases(shared: Path) -> None:
    """Copies made of real releases are linked with their originals, other releases are not."""
    files = sorted((shared / "corpus" / "newsramp").rglob("*.md"))[::40]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    own = [sketched(desktop(text)) for text in texts]
    copies = [[sketched(make(text)) for text in texts] for make in COPIES]
    others = [
        sketched(page) if (page := make(text)) else () for make in (next_issue, corrected) for text in texts
    ]
    found = links([*own, *(s for made in copies for s in made), *others])
    names = [key(s) for s in own]
    copied = [[key(s) for s in made] for made in copies]
    true = sum(is_linked(n, names[i], found) for made in copied for i, n in enumerate(made))
    # A page cut short before the other number is a copy of both, rightly.
    whole = [names, *(made for made, make in zip(copied, COPIES, strict=True) if make is not mobile)]
    looks = {key(s) for s in others if s} - set(names)
    wrong = [(n, look) for made in whole for n in made for look in looks if is_linked(n, look, found)]
    wrong += [
        (n, other)
        for made in whole
        for i, n in enumerate(made)
        for other in names[:i]
        if is_linked(n, other, found)
    ]
    total = len(texts) * len(COPIES)
    print(f"copies linked: {true}/{total}; wrongly linked: {len(wrong)}, among {len(looks)} look-alikes")
    assert true >= 0.97 * total
    assert not wrong


def is_linked(one: str, two: str, found: set[frozenset[str]]) -> bool:
    return one == two or frozenset((one, two)) in found
