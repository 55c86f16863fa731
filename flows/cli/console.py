"""How commands speak: a console wide enough for tables, and text of strangers made inert."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

WIDE = 240


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"


Form = Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")]


def out() -> Console:
    """Standard output; where it is no terminal, lines are not broken at 80 characters."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE)


def plain(text: object) -> str:
    """Text of strangers, inert in a terminal and in rich's markup."""
    from rich.markup import escape

    from warehouse.present import visible

    return escape(visible(str(text)))
