"""The command line documents itself: a command or an option without words fails here."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from flows.cli import app

COMMANDS: Any = typer.main.get_command(app)
NAMES = sorted(COMMANDS.commands)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_says_what_it_does_with_an_example(name: str) -> None:
    text = COMMANDS.commands[name].help or ""
    assert len(text.split()) > 8
    assert f"communique {name}" in text


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_argument_is_explained(name: str) -> None:
    silent = [
        p.name for p in COMMANDS.commands[name].params if p.name != "help" and not getattr(p, "help", None)
    ]
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_or_the_guide_names_the_command(name: str, root: Path) -> None:
    pages = [root / "README.md", root / "docs" / "command-line.md"]
    assert any(f"communique {name}" in page.read_text(encoding="utf-8") for page in pages)


def test_the_page_of_the_command_line_is_up_to_date(root: Path) -> None:
    from flows.cli.docs import page

    written = (root / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert page() == written, "run `make docs`"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["extract", "parse", "query"])
def test_the_example_of_a_command_works(name: str, root: Path, tmp_path: Path) -> None:
    example = re.search(r"Example: \[bold\]communique (.+?)\[/\]", COMMANDS.commands[name].help or "")
    assert example is not None
    command = [sys.executable, "-m", "flows.cli", *shlex.split(example[1])]
    env = dict(os.environ) | {"COMMUNIQUE_DATA": str(tmp_path / "data")}
    if name == "query":
        subprocess.run([*command[:3], "run", "--source", "kestria-labour"], cwd=root, env=env, check=True)
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
