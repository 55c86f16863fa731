"""Cut the labelled passages out of the real releases: labels hold offsets and short quotes, no text."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SUFFIX = ".figures.jsonl"
AUTHORED = "authored"  # the origin of a release written for this project: its text stands beside its labels


class PassageError(ValueError):
    """A passage that cannot be cut as it was when it was labelled; says which file and what to do."""


def passages(labels: Path, shared: Path, out: Path) -> list[str]:
    """Write ``out/<id>.txt`` for each labelled passage in the folder `labels`; answers the ids in order.

    `shared` is the folder of standards and data beside the checkout. A passage whose SHA-256 differs
    from its header's, or whose origin is missing, raises `PassageError`.
    """
    out.mkdir(parents=True, exist_ok=True)
    headers = [header(path) for path in sorted(labels.glob(f"*{SUFFIX}"))]
    for head in headers:
        text = passage(head, labels if head["origin"] == AUTHORED else shared)
        (out / f"{head['doc']}.txt").write_text(text, encoding="utf-8", newline="")
    return [str(head["doc"]) for head in headers]


def header(path: Path) -> dict[str, Any]:
    """The first line of a ``<id>.figures.jsonl``: where its passage stands and what it must hash to."""
    with path.open(encoding="utf-8") as lines:
        head: dict[str, Any] = json.loads(next(lines, "{}"))
    if head.get("doc") != path.name.removesuffix(SUFFIX):
        raise PassageError(f"{path}:1: the first line must be a header naming this passage")
    return head


def passage(head: Mapping[str, Any], shared: Path) -> str:
    """The text that one header names below the folder `shared`, checked against its SHA-256."""
    text = _source(head, shared)[head["char_start"] : head["char_end"]]
    if hashlib.sha256(text.encode()).hexdigest() != head["sha256_of_passage"]:
        raise PassageError(f"{head['doc']}: {head['origin']} is not the text that was labelled")
    return text


def _source(head: Mapping[str, Any], shared: Path) -> str:
    """What the offsets count in: the decoded file or one of its string fields, as it is or without tags."""
    path = shared / (f"{head['doc']}.txt" if head["origin"] == AUTHORED else head["origin"])
    if not path.is_file():
        raise PassageError(f"{head['doc']}: no {path}; the labels need the text that they were made from")
    text = path.read_bytes().decode("utf-8")  # line ends as they stand: the offsets count them
    if head.get("record") is not None:
        text = text.split("\n")[head["record"]]
    if head.get("field"):
        text = _field(json.loads(text), head["field"])
    return plain(text) if head.get("markup") == "html" else text


def _field(value: Any, dotted: str) -> str:
    """The string at a dotted path; a part that meets a list is an index."""
    for part in dotted.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return str(value)


def plain(markup: str) -> str:
    """HTML without its tags, entities resolved, every space and line break kept."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))
