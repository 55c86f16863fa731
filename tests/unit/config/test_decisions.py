"""Rulings as files: strict, told by line, and the same again after writing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from config.decisions import Decision, Figure, as_yaml, decision_path, load_decisions
from config.load import ConfigError

KEY, GUARD = "0123456789abcdef", "fedcba9876543210"
ACCEPT = f"""\
finding: {KEY}
decision: accept
why: The table says the same.
reviewer: M. Okafor
decided_on: 2026-11-28
guard: {GUARD}
"""


def write(folder: Path, text: str, name: str = KEY) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_by_hand_is_read(tmp_path: Path) -> None:
    write(tmp_path, ACCEPT)
    (ruling,) = load_decisions(tmp_path)
    assert (ruling.finding, ruling.decision, ruling.decided_on) == (KEY, "accept", date(2026, 11, 28))
    assert load_decisions(tmp_path / "nowhere") == ()


def test_what_is_written_is_read_back_and_made_for_people(tmp_path: Path) -> None:
    ruling = Decision(
        finding=KEY,
        decision="correct",
        why="Zehnmal zu groß: siehe 表 2.",
        reviewer="李",
        decided_on=date(2026, 11, 28),
        guard=GUARD,
        value=Decimal("-0.0000001"),
        source="https://example.org/table",
        figure=Figure(quote="EUR 912.0 million", start=7, value=Decimal("912000000.000000000")),
    )
    text = as_yaml(ruling)
    write(tmp_path, text)
    assert load_decisions(tmp_path) == (ruling,)
    assert text.startswith("# A reviewer's ruling")
    assert "why: 'Zehnmal zu groß: siehe 表 2.'" in text
    assert "  value: 912000000\n" in text
    assert "value: '-0.0000001'" in text


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (ACCEPT.replace("why:", "reason:"), 3, "unknown key 'reason'"),
        (ACCEPT.replace("accept", "maybe"), 2, "decision"),
        (ACCEPT.replace("The table says the same.", "''"), 3, "why"),
        (ACCEPT.replace(GUARD, "none"), 6, "guard"),
        (ACCEPT.replace("2026-11-28", "yesterday"), 5, "decided_on"),
        (ACCEPT.replace("accept", "correct"), 1, "a correction needs `value`, `source`"),
        (ACCEPT.replace("accept", "reject"), 1, "a rejection needs `figure`"),
        (ACCEPT + "value: 3\n", 1, "belong to a correction alone"),
        (ACCEPT.replace(KEY, "a" * 16), 1, "it rules on finding 'aaaaaaaaaaaaaaaa'"),
        (ACCEPT.replace(KEY, "1" * 16), 1, "must stand in quotes"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_remedy(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=told) as error:
        load_decisions(tmp_path)
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert error.value.remedy


def test_the_file_of_a_finding_is_called_by_its_key(tmp_path: Path) -> None:
    assert decision_path(tmp_path, KEY) == tmp_path / "0123456789abcdef.yaml"
