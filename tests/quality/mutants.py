"""Breaking the readers one rule at a time: what can be broken, and how it is broken and mended again.

Words: a row of the lexicon (one code of a category) is taken out. Code: one function is compiled anew with
one change and runs in place of the old one, whoever imported it: it never answers, always says yes or no,
takes a minus for a plus, or turns one condition around.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import press.read
from press.lexicon import Lexicon, Unit

ROOMS = ("press.read.en", "press.read.zh", "press.read.tables")
WORDS = ("en", "zh")
TABLES = ("traditional",)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One break: ``room`` is what it breaks (``en``, ``zh words``), ``kind`` how, ``name`` where."""

    room: str
    kind: str
    name: str
    index: int = 0


def word_mutants(lexicon: Lexicon) -> Iterator[Mutant]:
    """One for each code of each category of words, and for each kind of units in a language.

    Tables of single things (traditional characters, units) are broken whole: no row need name each of them.
    """
    for language in WORDS:
        for category, codes in lexicon.words[language].items():
            for code in codes if category not in TABLES else ["*"]:
                yield Mutant(f"{language} words", "words", f"{category}.{code}")
        for kind in dict.fromkeys(unit.kind for unit in lexicon.units):
            yield Mutant(f"{language} words", "words", f"unit.{kind}")


def broken_lexicon(lexicon: Lexicon, mutant: Mutant) -> Lexicon:
    """A new lexicon, the words of ``mutant`` taken out if it is one of words."""
    language = mutant.room[:2]
    if not mutant.room.endswith(" words"):
        return replace(lexicon)
    category, _, code = mutant.name.partition(".")
    if category == "unit":
        return replace(
            lexicon, units=tuple(_unnamed(u, language) if u.kind == code else u for u in lexicon.units)
        )
    codes = {c: () if code in (c, "*") else words for c, words in lexicon.words[language][category].items()}
    words = {**lexicon.words[language], category: codes}
    return replace(lexicon, words={**lexicon.words, language: words})


def _unnamed(unit: Unit, language: str) -> Unit:
    return replace(unit, names={k: v for k, v in unit.names.items() if k != language})


def code_mutants() -> Iterator[Mutant]:
    """One for each change to each function of the readers that can be broken in place."""
    for module in _modules():
        for function in _functions(module):
            room = module.__name__.split(".")[2]
            for kind, count in _changes(module, function).items():
                name = f"{module.__name__.removeprefix('press.read.')}.{function.__qualname__}"
                yield from (Mutant(room, kind, name, index) for index in range(count))


@contextmanager
def broken_code(mutant: Mutant) -> Iterator[None]:
    """The function of ``mutant`` runs with its change; mended at the end. Nothing for mutants of words."""
    if mutant.kind == "words":
        yield
        return
    function = _named()[mutant.name]
    whole = function.__code__
    function.__code__ = _compiled(inspect.getmodule(function), function, mutant)
    try:
        forget()
        yield
    finally:
        function.__code__ = whole
        forget()


def forget() -> None:
    """Empties what the readers remember between calls."""
    for module in _modules():
        for value in vars(module).values():
            if callable(clear := getattr(value, "cache_clear", None)):
                clear()


@cache
def _modules() -> list[ModuleType]:
    names = [m.name for m in pkgutil.walk_packages(press.read.__path__, "press.read.")]
    return [importlib.import_module(name) for name in names if name.startswith(ROOMS)]


@cache
def _named() -> dict[str, FunctionType]:
    return {
        f"{module.__name__.removeprefix('press.read.')}.{function.__qualname__}": function
        for module in _modules()
        for function in _functions(module)
    }


def _functions(module: ModuleType) -> list[FunctionType]:
    """Functions and methods of a module that are called as they are written: not wrapped, no closures."""
    found = [
        v for v in vars(module).values() if isinstance(v, FunctionType) and v.__module__ == module.__name__
    ]
    for value in list(vars(module).values()):
        if inspect.isclass(value) and value.__module__ == module.__name__:
            found += [v for v in vars(value).values() if isinstance(v, FunctionType)]
            found += [v.fget for v in vars(value).values() if isinstance(v, property) and v.fget]
    return [
        f for f in found if not f.__code__.co_freevars and not hasattr(f, "__wrapped__") and _node(module, f)
    ]


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


@cache
def _node(module: ModuleType, function: FunctionType) -> ast.FunctionDef | None:
    """Where a function is written; None for what a decorator such as dataclass made."""
    line = function.__code__.co_firstlineno
    for node in ast.walk(_tree(str(module.__file__))):
        first = min(
            (d.lineno for d in getattr(node, "decorator_list", [])), default=getattr(node, "lineno", 0)
        )
        if (
            isinstance(node, ast.FunctionDef)
            and node.name == function.__name__
            and line in (first, node.lineno)
        ):
            return node
    return None


def _changes(module: ModuleType, function: FunctionType) -> dict[str, int]:
    """How many changes of each kind a function can take."""
    node = _node(module, function)
    if node is None:
        return {}
    returns = ast.unparse(node.returns) if node.returns else ""
    found = {"never answers": int(returns.endswith("| None")), "always yes": int(returns == "bool")}
    found["always no"] = int(returns == "bool")
    found["minus for plus"] = sum(map(_is_minus, ast.walk(node)))
    found["condition turned"] = sum(map(_is_condition, ast.walk(node)))
    return found


def _is_minus(node: ast.AST) -> bool:
    """A number with a minus that is no index: ``-1`` as a sign, not ``words[-1]``."""
    return isinstance(node, ast.IfExp) and any(map(_negative, (node.body, node.orelse)))


def _negative(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


def _is_condition(node: ast.AST) -> bool:
    return isinstance(node, ast.If | ast.IfExp)


def _compiled(module: ModuleType | None, function: FunctionType, mutant: Mutant) -> CodeType:
    assert module is not None
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(source)
    line = _node(module, function).lineno  # type: ignore[union-attr]  # named functions have a node
    node = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.lineno == line)
    CHANGES[mutant.kind](node, mutant.index)
    ast.fix_missing_locations(tree)
    return _code_of(compile(tree, str(module.__file__), "exec"), function.__qualname__.split("."))


def _code_of(code: CodeType, names: list[str]) -> CodeType:
    inner = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == names[0])
    return inner if len(names) == 1 else _code_of(inner, names[1:])


def _answer(value: bool | None) -> Callable[[ast.FunctionDef, int], None]:
    def change(node: ast.FunctionDef, index: int) -> None:
        node.body = [ast.Return(ast.Constant(value))]

    return change


def _plus(node: ast.FunctionDef, index: int) -> None:
    found = [n for n in ast.walk(node) if isinstance(n, ast.IfExp) and _is_minus(n)][index]
    for name in ("body", "orelse"):
        part = getattr(found, name)
        if isinstance(part, ast.UnaryOp) and _negative(part):
            setattr(found, name, part.operand)


def _turned(node: ast.FunctionDef, index: int) -> None:
    found = [n for n in ast.walk(node) if isinstance(n, ast.If | ast.IfExp)][index]
    found.test = ast.UnaryOp(ast.Not(), found.test)


CHANGES: dict[str, Callable[[ast.FunctionDef, int], None]] = {
    "never answers": _answer(None),
    "always yes": _answer(True),
    "always no": _answer(False),
    "minus for plus": _plus,
    "condition turned": _turned,
}
