from __future__ import annotations

from pathlib import Path

from warehouse.dictionary import PAGE, dictionary
from warehouse.schema import tables
from warehouse.views import views


def test_the_data_dictionary_is_what_the_declarations_say(root: Path) -> None:
    assert root / "docs" / "data-dictionary.md" == PAGE
    assert PAGE.read_text(encoding="utf-8") == dictionary(), (
        "out of date: run `python -m warehouse.dictionary`"
    )


def test_every_table_column_and_view_is_in_it() -> None:
    page = dictionary()
    for name, table in tables().items():
        assert f"### {name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` |" in page
            assert column.description.replace("|", "\\|") in page
    for view in views():
        assert f"### {view.name}\n" in page
        assert view.example in page


def test_tables_names_and_keys_are_sound() -> None:
    for name, table in tables().items():
        columns = [column.name for column in table.columns]
        assert len(columns) == len(set(columns)), name
        assert set(table.key) | set(table.parent or ()) <= set(columns), name
        for column in table.columns:
            if column.references:
                other, key = column.references.split(".")
                assert tables()[other].key == (key,), f"{name}.{column.name}"
