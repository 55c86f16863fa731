"""``communique sources``: the list, a new one, a look before anything is stored."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from flows.cli import app
from flows.cli.console import Form, Format, out, plain
from flows.errors import Exit

if TYPE_CHECKING:
    from config.settings import Settings
    from config.sources import Source
    from tasks.propose import Proposal
    from tasks.survey import Glance, Survey

HELP = """List the sources, add one from an address, look at what one would bring before anything is stored.

Example: [bold]communique sources ls[/]
"""
sources = typer.Typer(help=HELP, no_args_is_help=True)
app.add_typer(sources, name="sources")
COUNTS = ("discovered", "fetched", "unchanged", "new", "failed")
Allow = Annotated[
    list[str] | None,
    typer.Option(help="A host and port that may have a private address; may be given again."),
]


@sources.command("ls")
def ls(
    form: Form = Format.TEXT,
    data: Annotated[Path | None, typer.Option(help="The data folder.")] = None,
) -> None:
    """List the sources: kind, place, schedule, and what the last run brought of each.

    Example: [bold]communique sources ls[/]
    """
    from config.sources import load_sources
    from flows.place import data_folder
    from flows.roster import roster

    settings = _settings(data)
    rows = roster(load_sources(settings.at(settings.sources)), data_folder(settings))
    if form is Format.JSON:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name in ("source", "kind", "where", "schedule", "last run"):
        table.add_column(name, overflow="fold")
    for row in rows:
        counts: Any = row["last"]
        last = ", ".join(f"{counts[name]} {name}" for name in COUNTS) if counts else "not yet"
        told = (row["id"], row["kind"], row["where"], f"{row['schedule']} {row['time_zone']}", last)
        table.add_row(*map(plain, told))
    out().print(table)


@sources.command("add")
def add(
    url: Annotated[str, typer.Argument(help="The address of a news page, a feed or a sitemap.")],
    id: Annotated[str | None, typer.Option(help="The source's id; made from the address else.")] = None,  # noqa: A002
    allow_host: Allow = None,
) -> None:
    """Look at an address and write a commented YAML file for what it is; an existing file is never changed.

    Example: [bold]communique sources add https://example.org/news[/]
    """
    from flows.declaring import declare, written

    settings = _settings(None)
    proposal = _proposal(url, allow_host)
    if id:
        proposal = replace(proposal, id=id)
    path = declare(proposal, settings.at(settings.sources))
    typer.echo(written(proposal))
    typer.echo(f"written: {path}", err=True)


@sources.command("test")
def look(
    source: Annotated[str, typer.Argument(help="The id of a source, its YAML file, or an address.")],
    form: Form = Format.TEXT,
    releases: Annotated[int, typer.Option(min=0, max=50, help="How many releases to look at.")] = 3,
    allow_host: Allow = None,
) -> None:
    """Show what would be read: listings, hits of the selectors, the first releases. Nothing is stored.

    Example: [bold]communique sources test veldhaven-city[/]
    """
    from tasks.survey import survey

    settings = _settings(None)
    seen = survey(_named(source, settings, allow_host), settings.root, releases)
    if form is Format.JSON:
        typer.echo(json.dumps(asdict(seen), ensure_ascii=False, indent=2))
    else:
        _show(seen)
    if seen.failures or not seen.found:
        raise typer.Exit(Exit.ERROR)


@sources.command("schema")
def schema() -> None:
    """Write the JSON Schema of source files beside them, for editors.

    Example: [bold]communique sources schema[/]
    """
    from config.source_schema import write_schema

    settings = _settings(None)
    typer.echo(write_schema(settings.at(settings.sources)))


def _settings(data: Path | None) -> Settings:
    from config.settings import load_settings

    return load_settings(data=data)


def _named(name: str, settings: Settings, allow: list[str] | None) -> Source:
    """The source that is meant: an address is looked at first, as ``add`` does."""
    from config.sources import load_source, load_sources

    if "://" in name:
        from flows.declaring import as_source

        proposal = _proposal(name, allow)
        typer.echo(f"{proposal.kind}: {proposal.why}", err=True)
        return as_source(proposal).model_copy(update={"politeness": _policy(allow)})
    if name.endswith((".yaml", ".yml")):
        return load_source(Path(name))
    return load_sources(settings.at(settings.sources), (name,))[0]


def _policy(allow: list[str] | None) -> Any:
    from config.politeness import Politeness

    return Politeness(allow_hosts=tuple(allow or ()))


def _proposal(url: str, allow: list[str] | None) -> Proposal:
    from flows.errors import RunError
    from tasks.propose import propose
    from tasks.web.errors import FetchError

    try:
        return propose(url, _policy(allow))
    except (FetchError, ValueError) as error:
        raise RunError(str(error)) from None


def _show(seen: Survey) -> None:
    console = out()
    console.print(f"{seen.source_id} ({seen.kind}): {plain(seen.place)}", soft_wrap=True)
    for listing in seen.listings:
        line = f"  {listing['is']}: {listing['links']} links at {plain(listing['url'])}"
        console.print(
            line + (f", goes on to {plain(listing['next'])}" if listing["next"] else ""), soft_wrap=True
        )
    for name, count in seen.hits.items():
        console.print(f"  selector {plain(name)}: {count} hits", soft_wrap=True)
    for problem in (*seen.failures, *seen.doubts):
        console.print(f"  [bold]doubt[/] {plain(problem)}", soft_wrap=True)
    console.print(f"would read {seen.found:,} releases" + (", the first:" if seen.releases else ""))
    for glance in seen.releases:
        _show_release(console, glance)


def _show_release(console: Console, glance: Glance) -> None:
    console.print(f"\n  {plain(glance.location)}", soft_wrap=True)
    if glance.problem:
        console.print(f"    [bold red]{plain(glance.problem)}[/]", soft_wrap=True)
        return
    date = f"“{glance.published_quote}” in {glance.published_from}, trust {glance.confidence}"
    told = {
        "title": f"{glance.title} (from {glance.title_from})" if glance.title else "none found",
        "date": f"{glance.published} ({date})" if glance.published else "none found",
        "language": glance.language or "not recognised",
        "figures": f"{glance.figures:,}",
        "flags": ", ".join(glance.flags) or "none",
    } | {f"selector {name}": f"{count} hits" for name, count in glance.hits.items()}
    for name, text in told.items():
        console.print(f"    {name:<9} {plain(text)}", soft_wrap=True)
