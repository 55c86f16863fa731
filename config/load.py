"""YAML → typed objects, strictly: an unknown key is an error that names file, line, key and remedy."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

T = TypeVar("T")
Where = tuple[str | int, ...]
UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")


class ConfigError(Exception):
    """A configuration file is wrong. ``str()`` says file, line, what is wrong and the remedy."""

    def __init__(self, path: Path, line: int | None, problem: str, remedy: str) -> None:
        self.path, self.line, self.problem, self.remedy = path, line, problem, remedy
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {problem}. {remedy}")


class _Loader(yaml.SafeLoader):
    """SafeLoader whose timestamps stay text: pydantic turns them into what the field declares."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path, kind: type[T]) -> T:
    """The content of one YAML file as ``kind``; raises :class:`ConfigError`."""
    return _typed(path, *_parse(path), kind)


def _typed(path: Path, data: Any, lines: dict[Where, int], kind: type[T]) -> T:
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        raise _explain(path, lines, error, kind) from None


def read_one_of(path: Path, tag: str, kinds: Mapping[str, type[T]]) -> T:
    """The content of one YAML file as the kind that its key ``tag`` names; raises :class:`ConfigError`."""
    data, lines = _parse(path)
    told = data.get(tag) if isinstance(data, dict) else None
    if told is None:
        _require_known(path, data, lines, kinds.values())
        raise ConfigError(path, 1, f"the key {tag!r} is missing", f"Add it; one of {', '.join(kinds)}")
    if not isinstance(told, str) or told not in kinds:
        near = difflib.get_close_matches(str(told), kinds, n=1)
        remedy = f"Did you mean {near[0]!r}?" if near else f"One of {', '.join(kinds)}"
        raise ConfigError(path, lines.get((tag,)), f"{tag}: there is no {told!r}", remedy)
    return _typed(path, data, lines, kinds[told])


def _require_known(path: Path, data: Any, lines: dict[Where, int], kinds: Iterable[type]) -> None:
    """A mistyped key is told before the key that it leaves missing."""
    known = set().union(*(typing.get_type_hints(kind) for kind in kinds))
    for key in data if isinstance(data, dict) else ():
        if key not in known:
            near = difflib.get_close_matches(str(key), sorted(known), n=1)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(sorted(known))}"
            raise ConfigError(path, lines.get((key,)), f"unknown key {key!r}", remedy)


def line_of(path: Path, *where: str | int) -> int | None:
    """The line of a key in a file that can be read, for an error that is found out later."""
    return _parse(path)[1].get(where)


def _parse(path: Path) -> tuple[Any, dict[Where, int]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError(path, None, "there is no such file", "Create it, or correct the path") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, None, f"cannot be read ({error})", "It must be UTF-8 text") from None
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        raise ConfigError(path, None, f"not YAML: {error}", "Remove control characters") from None
    try:
        node = loader.get_single_node()
        lines = _lines(path, node)
        return (loader.construct_document(node) if node else None), lines
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ConfigError(path, line, f"not YAML: {error.problem}", "Mind indentation and quotes") from None
    except (RecursionError, TypeError, yaml.YAMLError) as error:
        raise ConfigError(
            path, None, f"not a plain YAML file ({error})", "Use text keys and few levels"
        ) from None
    finally:
        loader.dispose()


def _lines(path: Path, node: yaml.Node | None, where: Where = ()) -> dict[Where, int]:
    """The line of every key and item; a key given twice is an error."""
    found: dict[Where, int] = {}
    if node is None:
        return found
    found[where] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise ConfigError(path, key.start_mark.line + 1, "a key is not a word", "Write 'key: value'")
            here = (*where, key.value)
            if here in found:
                raise ConfigError(
                    path, key.start_mark.line + 1, f"the key {key.value!r} stands twice", "Keep one"
                )
            found |= _lines(path, value, here)
            found[here] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            found |= _lines(path, value, (*where, index))
    return found


def _explain(path: Path, lines: dict[Where, int], error: ValidationError, kind: type) -> ConfigError:
    # A mistyped key is told before the key that it leaves missing.
    first = min(error.errors(include_url=False), key=lambda e: e["type"] not in UNKNOWN)
    where: Where = tuple(first["loc"])
    line = next((lines[where[:n]] for n in range(len(where), -1, -1) if where[:n] in lines), None)
    name = ".".join(str(part) for part in where) or "the file"
    if first["type"] in UNKNOWN:
        return ConfigError(path, line, f"unknown key {where[-1]!r}", _suggest(str(where[-1]), kind))
    if first["type"].startswith("missing"):
        return ConfigError(path, line, f"the key {where[-1]!r} is missing", "Add it")
    given = "" if isinstance(first["input"], dict | list) else f" (given: {first['input']!r})"
    return ConfigError(path, line, f"{name}: {first['msg']}{given}", "Correct the value")


def _suggest(key: str, kind: type) -> str:
    known = sorted(_keys(kind))
    near = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}"


def _keys(kind: Any, seen: frozenset[Any] = frozenset()) -> set[str]:
    """The field names of a dataclass or model and of those inside it."""
    if kind in seen:
        return set()
    if isinstance(kind, types.GenericAlias | types.UnionType) or typing.get_origin(kind):
        return set().union(*(_keys(arg, seen) for arg in typing.get_args(kind)))
    if not isinstance(kind, type) or not (is_dataclass(kind) or issubclass(kind, BaseModel)):
        return set()
    hints = typing.get_type_hints(kind)
    return set(hints).union(*(_keys(hint, seen | {kind}) for hint in hints.values()))
