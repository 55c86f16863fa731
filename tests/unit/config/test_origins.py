"""Where each setting comes from, without its secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.origins import masked, origins
from config.settings import load_settings


def test_the_order_of_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config" / "sources").mkdir(parents=True)
    (tmp_path / "config" / "settings.yaml").write_text("port: 5001\nbatch_size: 7\nkeep_builds: 9\n", "utf-8")
    (tmp_path / ".env").write_text("COMMUNIQUE_PORT=5002\nCOMMUNIQUE_BATCH_SIZE=8\n", "utf-8")
    monkeypatch.setenv("COMMUNIQUE_PORT", "5003")
    settings = load_settings(root=tmp_path, data=tmp_path / "d")
    told = {one.name: one for one in origins(settings, data=tmp_path / "d")}
    file, dotenv = str(tmp_path / "config" / "settings.yaml"), str(tmp_path / ".env")
    assert (told["data"].origin, told["data"].overrides) == ("command line", ())
    assert (told["port"].value, told["port"].origin) == ("5003", "environment (COMMUNIQUE_PORT)")
    assert told["port"].overrides == (dotenv, file)
    assert (told["batch_size"].value, told["batch_size"].origin) == ("8", dotenv)
    assert (told["keep_builds"].value, told["keep_builds"].origin) == ("9", file)
    assert (told["query_rows"].origin, told["query_rows"].overrides) == ("default", ())


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("PREFECT_API_KEY", "pnu_123", "****"),
        ("PREFECT_SERVER_API_AUTH_STRING", "admin:pass", "****"),
        ("PREFECT_DB", "postgresql+asyncpg://me:s3cret@db:5432/p", "postgresql+asyncpg://me:****@db:5432/p"),
        ("PREFECT_API_URL", "http://127.0.0.1:4200/api", "http://127.0.0.1:4200/api"),
        ("keep_builds", "3", "3"),
        ("PREFECT_HOME", "/a:b@c", "/a:b@c"),
        ("X_URL", "http://[bad:x@", "****"),
    ],
)
def test_secrets_are_masked(name: str, value: str, shown: str) -> None:
    assert masked(name, value) == shown
