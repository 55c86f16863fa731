"""What stands at each place of a source, since when, and by what its server knows it again.

A place's head has one line for each time that its bytes changed, the last of them counts now.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from warehouse.errors import ArchiveError
from warehouse.folder import write_whole
from warehouse.names import name_of


@dataclass(frozen=True, slots=True)
class Standing:
    """These bytes stand at a place since then."""

    sha256: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """How a server knows the bytes of that hash again: for a conditional request."""

    sha256: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Heads at ``root/heads/<name>.txt``, validators at ``root/validators/<name>.json``."""

    root: Path

    def history(self, source_id: str, location: str) -> list[Standing]:
        """What stood there, oldest first; empty for an unknown place. Raises ``ArchiveError``."""
        head = self._head(source_id, location)
        try:
            lines = [line.split() for line in head.read_text(encoding="ascii").splitlines()]
            return [Standing(sha256, datetime.fromisoformat(since)) for sha256, since in lines]
        except FileNotFoundError:
            return []
        except ValueError as error:
            raise damaged(head, str(error)) from error

    def since(self, source_id: str, location: str, sha256: str, first: datetime, now: datetime) -> datetime:
        """Since when bytes that were just found there stand there; a change is noted.

        ``first`` is when they were first found there.
        """
        before = self.history(source_id, location)
        if before and before[-1].sha256 == sha256:
            return before[-1].since
        here = Standing(sha256, now if before else first)
        text = "".join(f"{s.sha256} {s.since.isoformat()}\n" for s in (*before, here))
        write_whole(self._head(source_id, location), text.encode("ascii"))
        return here.since

    def validators(self, source_id: str, location: str) -> Validators | None:
        """How the server knows again what stands there; None where nothing is remembered."""
        try:
            told = Validators(**json.loads(self._known(source_id, location).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None  # then the page is asked for as if it were new
        history = self.history(source_id, location)
        return told if history and history[-1].sha256 == told.sha256 else None

    def remember(self, source_id: str, location: str, validators: Validators) -> None:
        """Keep validators for the next night; the same again write nothing."""
        if self.validators(source_id, location) != validators:
            text = json.dumps(asdict(validators), ensure_ascii=False)
            write_whole(self._known(source_id, location), text.encode())

    def _head(self, source_id: str, location: str) -> Path:
        return self.root / "heads" / f"{name_of(source_id, location)}.txt"

    def _known(self, source_id: str, location: str) -> Path:
        return self.root / "validators" / f"{name_of(source_id, location)}.json"


def damaged(path: Path, why: str) -> ArchiveError:
    """The error about a file of the archive."""
    return ArchiveError(
        f"{path}: the archived file is missing or damaged ({why}). Restore it from a backup, or remove it: "
        "it is archived again when its page is next seen unchanged."
    )
