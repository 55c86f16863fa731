"""``communique parse``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app


@app.command()
def parse(
    file: Annotated[Path, typer.Argument(help="HTML, text or Markdown; - for standard input.")],
    title: Annotated[str | None, typer.Option(help="Its title, where you know it.")] = None,
    published: Annotated[str | None, typer.Option(help="Its date, as 2026-03-26.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, as en or zh-Hant.")] = None,
) -> None:
    """Show a release as it is parsed, as JSON: title, date with its evidence, passages, tables, glossary.

    Example: [bold]communique parse samples/newsroom/marrowind/2026-10-27-results-q3.html[/]
    """
    from flows.cli.inputs import Told, parse_optional_date, read_release
    from tasks.records import as_json

    release = read_release(file, Told(title, parse_optional_date(published), language))
    typer.echo(as_json(release, indent=2))
