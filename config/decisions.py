"""What reviewers decided: one YAML file for each ruling in ``config/decisions``, strict keys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from config.load import ConfigError, line_of, read

Verdict = Literal["accept", "correct", "reject"]


def _quoted(key: object) -> object:
    if isinstance(key, int):
        raise ValueError("a key of digits alone must stand in quotes, or YAML takes it for a number")
    return key


Key = Annotated[str, BeforeValidator(_quoted), StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Number = Annotated[Decimal, Field(max_digits=38, decimal_places=9, allow_inf_nan=False)]
HEAD = "# A reviewer's ruling on one finding; the next run applies it. Remove the file to take it back.\n"


class Figure(BaseModel):
    """The figure ruled on: its words, where they begin in the release's text, its value as read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quote: str
    start: int = Field(ge=0)
    value: Number


class Decision(BaseModel):
    """One ruling. ``guard`` is the finding's when it was decided: when the release changes, it differs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    finding: Key
    decision: Verdict
    why: Words
    reviewer: Words
    decided_on: date
    guard: Key
    about: str | None = None
    value: Number | None = None
    source: Words | None = None
    figure: Figure | None = None

    @model_validator(mode="after")
    def _whole(self) -> Decision:
        if self.decision == "correct":
            if self.value is None or self.source is None or self.figure is None:
                raise ValueError("a correction needs `value`, `source` (where it stands) and `figure`")
        elif self.value is not None or self.source is not None:
            raise ValueError("`value` and `source` belong to a correction alone; write `decision: correct`")
        if self.decision == "reject" and self.figure is None:
            raise ValueError("a rejection needs `figure`, the one to be left out")
        return self


def load_decisions(folder: Path) -> tuple[Decision, ...]:
    """All rulings of a folder, by finding; none where there is no folder. Raises :class:`ConfigError`."""
    return tuple(_load(path) for path in sorted(folder.glob("*.yaml")))


def decision_path(folder: Path, finding: str) -> Path:
    """Where the ruling on a finding lies."""
    return folder / f"{finding}.yaml"


def as_yaml(decision: Decision) -> str:
    """The file's text: keys in the order of the declaration, numbers and dates as people write them."""
    told = {name: _plain(value) for name, value in decision.model_dump(exclude_none=True).items()}
    return HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
    return value


def _load(path: Path) -> Decision:
    decision = read(path, Decision)
    if decision.finding != path.stem:
        line = line_of(path, "finding")
        problem = f"it rules on finding {decision.finding!r}, but is called {path.name!r}"
        raise ConfigError(path, line, problem, f"Call it {decision.finding}.yaml")
    return decision
