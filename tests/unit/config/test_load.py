"""A wrong configuration is told with file, line and remedy, before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import ConfigError
from config.settings import load_settings
from config.sources import load_sources

GOOD = """\
# A town.
id: town
name: Town hall
kind: folder
path: pages
"""


def write(folder: Path, text: str, name: str = "town.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_source_has_defaults(tmp_path: Path) -> None:
    [source] = load_sources(write(tmp_path, GOOD))
    assert (source.id, source.schedule, source.time_zone) == ("town", "0 6 * * *", "UTC")


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("colour: red", 6, ("unknown key 'colour'", "Known keys")),
        ("licens: CC0-1.0", 6, ("unknown key 'licens'", "Did you mean 'licence'?")),
        ('schedule: "0 25 * * *"', 6, ("not a cron expression", "0 25 * * *")),
        ('schedule: "@daily"', 6, ("not a cron expression of five fields",)),
        ("time_zone: Europe/Londn", 6, ("not an IANA time zone",)),
        ("name: Again", 6, ("the key 'name' stands twice",)),
        ("expect: {releases_per_run: {min: 5, max: 2}}", 6, ("min is greater than max",)),
        ("expect: {releases_per_rum: {min: 5}}", 6, ("unknown key 'releases_per_rum'", "releases_per_run")),
        ("include: [", 7, ("not YAML",)),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, number: int, words: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError) as told:
        load_sources(write(tmp_path, GOOD + line + "\n"))
    message = str(told.value)
    assert message.startswith(f"{tmp_path / 'town.yaml'}:{number}: ")
    for word in words:
        assert word in message


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"town\.yaml:\d+: the key 'path' is missing\. Add it"):
        load_sources(write(tmp_path, GOOD.replace("path: pages\n", "")))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such folder"):
        load_sources(tmp_path / "nowhere")


def test_an_unknown_source_is_told_with_those_known(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no source is called 'village'.*Known: town"):
        load_sources(write(tmp_path, GOOD), ("village",))


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not the file's name"):
        load_sources(write(tmp_path, GOOD, "city.yaml"))


def test_settings_take_the_nearest_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "config", "batch_size: 11\nport: 5001\nkeep_builds: 9\n", "settings.yaml")
    (tmp_path / ".env").write_text("COMMUNIQUE_PORT=5002\nCOMMUNIQUE_KEEP_BUILDS=8\n", encoding="utf-8")
    monkeypatch.setenv("COMMUNIQUE_KEEP_BUILDS", "7")
    settings = load_settings(root=tmp_path, data=Path("elsewhere"))
    assert settings.batch_size == 11  # from the file
    assert settings.port == 5002  # .env over the file
    assert settings.keep_builds == 7  # the environment over .env
    assert settings.data_folder == tmp_path / "elsewhere"  # the command line over all
    assert settings.query_rows == 100_000  # the default


def test_a_wrong_setting_names_its_line(tmp_path: Path) -> None:
    write(tmp_path / "config", "port: 5001\nbatchsize: 3\n", "settings.yaml")
    with pytest.raises(ConfigError, match=r"settings\.yaml:2: unknown key 'batchsize'.*'batch_size'"):
        load_settings(root=tmp_path)


def test_a_wrong_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PORT", "many")
    with pytest.raises(ConfigError, match="COMMUNIQUE_PORT"):
        load_settings(root=tmp_path)
