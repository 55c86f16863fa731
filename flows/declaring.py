"""A proposal → a commented YAML file of a new source, never over an existing one."""

from __future__ import annotations

from pathlib import Path

import yaml

from config.load import ConfigError
from config.source_schema import LINE, NAME, write_schema
from config.sources import Source, kinds, load_source
from tasks.propose import Proposal

SAMPLE = """\
{line}
# Proposed by `communique sources add`: {why}.{others}
# Look at what it would read with `communique sources test {id}`, then run `communique run --source {id}`.
id: {id}
{name}
kind: {kind}
{keys}
# issuer: who issues the releases, where the pages do not say it
# language: en
# ref_area: the area that the releases speak of
# licence: SPDX, such as OGL-UK-3.0
schedule: "0 6 * * *"
time_zone: UTC
# date_formats: ["%d/%m/%Y"]     # where dates such as 03/04/2026 need settling
# select: {{body: "main", title: "h1", date: "time", remove: []}}   # where the general rules miss them
# politeness: {{delay_seconds: 1, concurrency: 1}}
expect:                           # a breach is a finding: state what you know
  releases_per_run: {{min: 1}}
  # figures_per_release: {{min: 1, max: 300}}
  # max_age_days: 60
"""


def written(proposal: Proposal) -> str:
    """The file's text."""
    others = "".join(f"\n# There is also: {other}" for other in proposal.others)
    return SAMPLE.format(
        line=LINE,
        why=_inert(proposal.why),
        others=others,
        id=proposal.id,
        kind=proposal.kind,
        name=_yaml({"name": proposal.name or proposal.id}),
        keys=_yaml(proposal.keys),
    )


def declare(proposal: Proposal, folder: Path) -> Path:
    """Write the file; raises :class:`ConfigError` where one of that name is there, and changes nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{proposal.id}.yaml"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(written(proposal))
    except FileExistsError:
        raise ConfigError(
            path, None, "there is such a source already", "Name another one with --id"
        ) from None
    if not (folder / NAME).exists():
        write_schema(folder)
    load_source(path)
    return path


def as_source(proposal: Proposal) -> Source:
    """The source that a proposal means, without a file."""
    told = {"id": proposal.id, "name": proposal.name or proposal.id, "kind": proposal.kind}
    return kinds()[proposal.kind].model_validate(told | proposal.keys)


def _yaml(keys: dict[str, object]) -> str:
    return yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=1000).rstrip()


def _inert(text: str) -> str:
    """Text that cannot leave its comment."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
