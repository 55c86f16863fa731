"""The words of a release around a figure."""

from __future__ import annotations

from expectations.report.excerpt import Excerpt, excerpts
from expectations.report.facts import Passage
from expectations.report.pieces import Mark


def block(position: int, kind: str, start: int, end: int, section: str | None = None) -> Passage:
    return Passage("r", "v", position, kind, section, start, end)


def mark(text: str, quote: str, role: str = "figure") -> Mark:
    start = text.index(quote)
    return Mark(start, start + len(quote), role)


def shown(excerpt: Excerpt) -> str:
    """The excerpt as text: [[suspect]], [figure], (context)."""
    forms = {"suspect": "[[{}]]", "figure": "[{}]", "span": "[{}]", "gap": "…", "break": "/", "plain": "{}"}
    forms["context"] = "({})"
    return "".join(forms[p.kind].format(p.text) for p in excerpt.pieces)


def test_the_sentence_is_shown_with_one_either_side() -> None:
    text = "One. Two. Sales were 5 units. Four. Five."
    (found,) = excerpts(text, [block(0, "paragraph", 0, len(text))], [mark(text, "5 units", "suspect")])
    assert shown(found) == "(Two.)( )Sales were [[5 units]].( )(Four.)"


def test_figures_of_far_sentences_leave_a_gap() -> None:
    text = "Ships: 4. B is here. C is here. D is here. E is here. Trains: 9."
    marks = [mark(text, "4"), mark(text, "9", "suspect")]
    (found,) = excerpts(text, [block(0, "paragraph", 0, len(text))], marks)
    assert shown(found) == "Ships: [4].( )(B is here.)…(E is here.)( )Trains: [[9]]."


def test_a_short_paragraph_borrows_from_its_neighbours_of_the_same_section_only() -> None:
    parts = ["Alpha went first.", "Beta made 7 boats.", "Gamma came last."]
    text = "\n\n".join(parts)
    spans = [(text.index(p), text.index(p) + len(p)) for p in parts]
    blocks = [block(i, "paragraph", *s, "S" if i < 2 else "T") for i, s in enumerate(spans)]
    (found,) = excerpts(text, blocks, [mark(text, "7 boats")])
    assert shown(found) == "(Alpha went first.)/Beta made [7 boats]."
    assert found.section == "S"


def test_two_sections_give_two_excerpts_in_the_order_of_the_text() -> None:
    text = "First 10 here.\n\nSecond 20 here."
    blocks = [block(0, "paragraph", 0, 14, "A"), block(1, "paragraph", 16, 31, "B")]
    found = excerpts(text, blocks, [mark(text, "20"), mark(text, "10")])
    assert [(e.section, shown(e)) for e in found] == [("A", "First [10] here."), ("B", "Second [20] here.")]


def test_overlapping_marks_keep_the_suspect_and_marks_outside_are_left_out() -> None:
    text = "Up by 3.1 points today."
    marks = [
        mark(text, "3.1 points"),
        mark(text, "3.1", "suspect"),
        Mark(5, 900, "figure"),
        Mark(9, 9, "span"),
    ]
    (found,) = excerpts(text, [block(0, "paragraph", 0, len(text))], marks)
    assert shown(found) == "Up by [[3.1]] points today."


def test_a_text_without_passages_is_cut_at_blank_lines() -> None:
    text = "Nothing.\n\nThere were 8 cases. Done."
    (found,) = excerpts(text, [], [mark(text, "8 cases")])
    assert shown(found) == "(Nothing.)/There were [8 cases].( )(Done.)"


def test_long_sentences_keep_the_words_next_to_the_mark() -> None:
    text = "x " * 900 + "then 6 left " + "y " * 900
    (found,) = excerpts(text, [block(0, "paragraph", 0, len(text))], [mark(text, "6")])
    assert "then [6] left" in shown(found)
    assert len(shown(found)) < 900


TABLE = "Region\t2026\t2025\nNorth\t41\t38\nSouth\t22\t21\nWest\t8\t7\nEast\t9\t10"


def rows(text: str, quote: str) -> list[tuple[str, list[str]]]:
    (found,) = excerpts(text, [block(3, "table", 0, len(text))], [mark(text, quote)])
    return [(r.kind, ["".join(p.text for p in cell) for cell in r.cells]) for r in found.rows]


def test_a_table_shows_its_headings_and_the_rows_around() -> None:
    assert rows(TABLE, "10") == [
        ("head", ["Region", "2026", "2025"]),
        ("gap", []),
        ("context", ["West", "8", "7"]),
        ("held", ["East", "9", "10"]),
    ]


def test_empty_corner_cells_stay_in_their_column() -> None:
    assert rows("\t2026\t2025\nNorth\t41\t38", "38")[0] == ("head", ["", "2026", "2025"])


def test_pipe_tables_are_cut_at_pipes_without_their_rule() -> None:
    text = "| Area | Sold |\n|:-----|-----:|\n| Isle | 17 |"
    assert rows(text, "17") == [("head", [" Area ", " Sold "]), ("held", [" Isle ", " 17 "])]


def test_only_the_cell_is_marked() -> None:
    (found,) = excerpts(TABLE, [block(3, "table", 0, len(TABLE))], [mark(TABLE, "22", "suspect")])
    held = next(r for r in found.rows if r.kind == "held")
    assert [[p.kind for p in cell] for cell in held.cells] == [["plain"], ["suspect"], ["plain"]]
