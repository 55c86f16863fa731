"""``docs/command-line.md``, from the commands themselves: ``python -m flows.cli.docs`` writes it."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import typer
import typer.cli
import typer.main

from flows.cli import app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"
HEAD = "<!-- generated: python -m flows.cli.docs -->\n\n"


def page() -> str:
    """The page in Markdown."""
    command = typer.main.get_command(app)
    context: Any = command.context_class(command, info_name="communique")
    text = typer.cli.get_docs_for_click(obj=command, ctx=context, name="communique")
    text = re.sub(r"\[/?(bold)?\]", "`", text)
    return HEAD + "\n".join(line.rstrip() for line in inspect.cleandoc(text).splitlines()) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
