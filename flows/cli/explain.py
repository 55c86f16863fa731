"""``communique explain``."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app
from flows.errors import Exit


class Form(StrEnum):
    """What the explanation is printed as."""

    TEXT = "text"
    JSON = "json"


@app.command()
def explain(
    files: Annotated[list[Path], typer.Argument(help="HTML, text or Markdown; - for standard input.")],
    title: Annotated[str | None, typer.Option(help="Its title, where you know it.")] = None,
    published: Annotated[str | None, typer.Option(help="Its date, as 2026-03-26.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, as en or zh-Hant.")] = None,
    form: Annotated[Form, typer.Option("--format", help="As text for people, or as JSON.")] = Form.TEXT,
) -> None:
    """Say for every number of a release why it was read as it was, or why it is no figure.

    For a figure: the rule that read it, the words that it matched, and what was inherited from where. For
    a number left aside: the reason. JSON is one line for each file.

    Example: [bold]communique explain samples/newsroom/kestria-labour/2026-07-08-vacancies-q2.txt[/]
    """
    from config.words import load_lexicon
    from flows.cli.inputs import Told, parse_optional_date, read_release
    from flows.explaining import lines, record
    from flows.logs import visible
    from press.errors import PressError
    from press.figures import read_figures

    told, lexicon, failed = Told(title, parse_optional_date(published), language), load_lexicon(), 0
    for file in files:
        try:
            release = read_release(file, told)
        except (OSError, PressError) as error:
            typer.echo(f"error: {file}: {error}", err=True)
            failed += 1
            continue
        reading = read_figures(release, lexicon)
        if form is Form.JSON:
            typer.echo(json.dumps({"file": str(file)} | record(release, reading), ensure_ascii=False))
            continue
        typer.echo(f"{file}")
        for line in lines(release, reading):
            typer.echo(visible(line))
    if failed:
        raise typer.Exit(Exit.ERROR if failed == len(files) else Exit.PARTIAL)
