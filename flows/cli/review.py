"""``communique review``."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli import app

if TYPE_CHECKING:
    from config.decisions import Verdict

desk = typer.Typer(no_args_is_help=False)
app.add_typer(desk, name="review")

Key = Annotated[str, typer.Argument(help="The finding's key, or the beginning of it.")]
Why = Annotated[str, typer.Option(help="The reason, in words.")]
Reviewer = Annotated[
    str | None,
    typer.Option(envvar="COMMUNIQUE_REVIEWER", help="Who decides; the user's name by default."),
]
Figure = Annotated[
    str | None,
    typer.Option(help="Which figure, where there are several: its words or its place in the text."),
]
Data = Annotated[Path | None, typer.Option(help="The data folder.")]


@desk.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port on loopback; 0 takes a free one.")] = 0,
    reviewer: Reviewer = None,
    data: Data = None,
) -> None:
    """Open the review desk: the report on loopback, with forms to accept, correct or reject. Ctrl-C ends it.

    Or decide here: `communique review accept`, `correct`, `reject`. A ruling is a file in config/decisions;
    the next run applies it.

    Example: [bold]communique review[/]
    """
    if context.invoked_subcommand:
        return
    from config.settings import load_settings
    from flows.place import data_folder
    from flows.review.desk import Place
    from flows.review.serve import serve
    from warehouse.publish import require_published

    settings = load_settings(data=data)
    require_published(data_folder(settings))
    place = Place(settings.data_folder, settings.at(settings.decisions), _name(reviewer))
    serve(place, port, lambda address: typer.echo(f"{address}\nCtrl-C ends it."))


@desk.command()
def accept(key: Key, why: Why, reviewer: Reviewer = None, data: Data = None) -> None:
    """Accept a finding: it was looked at, and the figure may stand. A row kept out by it is let in.

    Example: [bold]communique review accept 3f2a --why "The page says so."[/]
    """
    _decide("accept", key, why, reviewer, data)


@desk.command()
def correct(
    key: Key,
    why: Why,
    value: Annotated[
        str, typer.Option(help="The right value, all digits, in the unit of the figure as read.")
    ],
    source: Annotated[str, typer.Option(help="Where the right value stands.")],
    figure: Figure = None,
    reviewer: Reviewer = None,
    data: Data = None,
) -> None:
    """Correct a figure: the right value goes beside the printed one, which stays.

    Example: [bold]communique review correct 3f2a --value 91200000 --source "its table 2" --why "A slip."[/]
    """
    _decide("correct", key, why, reviewer, data, value, source, figure)


@desk.command()
def reject(key: Key, why: Why, figure: Figure = None, reviewer: Reviewer = None, data: Data = None) -> None:
    """Reject a figure: it is misread or wrong, and is left out of the analysts' views. Nothing is removed.

    Example: [bold]communique review reject 3f2a --why "It is a phone number."[/]
    """
    _decide("reject", key, why, reviewer, data, figure=figure)


def _decide(
    verdict: Verdict,
    key: str,
    why: str,
    reviewer: str | None,
    data: Path | None,
    value: str | None = None,
    source: str | None = None,
    figure: str | None = None,
) -> None:
    from config.settings import load_settings
    from flows.place import data_folder
    from tasks.decide import Ruling, decide
    from warehouse.publish import require_published

    settings = load_settings(data=data)
    ruling = Ruling(key, verdict, why, _name(reviewer), value, source, figure)
    folder = settings.at(settings.decisions)
    path = decide(require_published(data_folder(settings)), folder, ruling, datetime.now(UTC).date())
    typer.echo(f"{path}\nThe next run applies it.")


def _name(reviewer: str | None) -> str:
    """Who reviews: as told, else the user of this machine."""
    return reviewer or getpass.getuser()
