"""The setting ``warehouse``: strict, and without secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import ConfigError
from config.settings import load_settings

LAKE = {"kind": "ducklake", "catalog": "postgres:host=db dbname=figures user=me", "data": "s3://figures/w/"}


def written(root: Path, told: dict[str, str]) -> Path:
    (root / "config").mkdir(exist_ok=True)
    lines = "".join(f"  {key}: {value!r}\n" for key, value in told.items())
    (root / "config" / "settings.yaml").write_text(f"warehouse:\n{lines}", encoding="utf-8")
    return root


def test_a_lake_is_told_by_words(tmp_path: Path) -> None:
    place = load_settings(root=written(tmp_path, LAKE)).warehouse
    assert (place.kind, place.words, place.data) == (
        "ducklake",
        "host=db dbname=figures user=me",
        "s3://figures/w/",
    )


def test_the_default_is_a_file(tmp_path: Path) -> None:
    assert load_settings(root=tmp_path).warehouse.kind == "file"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"catalog": "postgres:host=db password=secret"}, "PGPASSWORD"),
        ({"catalog": "host=db"}, "must begin with postgres:"),
        ({"catalog": "postgres:host=db hots=x"}, "word=value of"),
        ({"catalog": "postgres:host='db'"}, "word=value of"),
        ({"data": "figures/w"}, "s3://bucket/prefix/ or an absolute folder"),
        ({"data": "s3://figures/w'); DROP TABLE x; --"}, "s3://bucket/prefix/"),
        ({"endpoint": "ftp://store"}, "http://host:port"),
        ({"kind": "file"}, "only for kind: ducklake"),
        ({"kind": "postgres"}, "file"),
        ({"catlog": "x"}, "catlog"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, change: dict[str, str], words: str) -> None:
    with pytest.raises(ConfigError, match=r"settings\.yaml") as told:
        load_settings(root=written(tmp_path, LAKE | change))
    assert words in str(told.value)


def test_half_a_lake_is_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="needs catalog and data"):
        load_settings(root=written(tmp_path, {"kind": "ducklake", "data": "s3://figures/w/"}))
