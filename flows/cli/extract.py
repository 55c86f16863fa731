"""``communique extract``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import app
from flows.errors import Exit


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(help="HTML, text or Markdown; - for standard input.")],
    title: Annotated[str | None, typer.Option(help="Its title, where you know it.")] = None,
    published: Annotated[str | None, typer.Option(help="Its date, as 2026-03-26.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, as en or zh-Hant.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the rule and what was inherited; list numbers left aside.")
    ] = False,
) -> None:
    """Print the figures of releases as JSON lines, with the fields of docs/figures.md.

    Offsets count Unicode code points into the release's text: for text and Markdown that is the
    file itself, for HTML the text that [bold]communique parse[/] shows.

    Example: [bold]communique extract samples/newsroom/kestria-labour/2026-07-08-vacancies-q2.txt --explain[/]
    """
    from config.words import load_lexicon
    from flows.cli.inputs import Told, parse_optional_date, read_release
    from flows.fields import figure_fields, skipped_fields
    from press.errors import PressError
    from press.figures import read_figures

    told, lexicon, failed = Told(title, parse_optional_date(published), language), load_lexicon(), 0
    for file in files:
        try:
            reading = read_figures(read_release(file, told), lexicon)
        except (OSError, PressError) as error:
            typer.echo(f"error: {file}: {error}", err=True)
            failed += 1
            continue
        where = {"file": str(file)} if len(files) > 1 else {}
        for figure in reading.figures:
            typer.echo(json.dumps(where | figure_fields(figure, explain), ensure_ascii=False))
        for number in reading.skipped if explain else ():
            typer.echo(json.dumps(where | skipped_fields(number), ensure_ascii=False))
    if failed:
        raise typer.Exit(Exit.ERROR if failed == len(files) else Exit.PARTIAL)
