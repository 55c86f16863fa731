"""Machine code of the readers is used only where it fits, and reads what the sources read."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from config.words import load_lexicon
from press import compiled, compiling
from press.model import Release
from tasks.records import NOTHING
from tests.conftest import ROOT

READ = """
import sys
from collections.abc import Callable
from pathlib import Path
from config.words import load_lexicon
from press import text
from press.figures import read_figures
from press.page import parse
lexicon = load_lexicon()
print(text.__file__)
for folder in sys.argv[1:]:
    for path in sorted(Path(folder).rglob("*.*")):
        if path.suffix in (".html", ".md", ".txt"):
            reading = read_figures(parse(path.read_bytes(), location=path.name), lexicon)
            print(path.name, *reading.figures, *reading.skipped, sep="\\n")
"""


def read(root: Path, folders: list[Path], copy: Path | None = None) -> tuple[str, str]:
    """Which file a reader was loaded from, and what is read of ``folders``; ``copy`` holds another press."""
    path = os.pathsep.join(map(str, (copy, root) if copy else (root,)))
    env = os.environ | {"PYTHONPATH": path, "COMMUNIQUE_COMPILED": "0"}
    command = [sys.executable, "-P", "-c", READ, *map(str, folders)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded, _, said = done.stdout.partition("\n")
    return loaded, said


def compile_or_skip(folder: Path, *patterns: str) -> None:
    if reason := compiling.lacks():
        pytest.skip(reason)
    compiling.compile_into(folder, patterns or compiling.READERS)


@pytest.mark.slow
def test_a_compiled_module_among_interpreted_ones_reads_the_same(root: Path, tmp_path: Path) -> None:
    compile_or_skip(tmp_path / "made", "text.py", "read/en/numerals.py")
    folders = [root / "samples"]
    (source, plain), (library, quick) = read(root, folders), read(root, folders, tmp_path / "made")
    assert (Path(source).suffix, Path(library).suffix) == (".py", ".so")
    assert plain.count("Figure(") > 100
    assert quick == plain


@pytest.mark.long
def test_all_readers_compiled_read_the_same(root: Path, tmp_path: Path) -> None:
    compile_or_skip(tmp_path / "made")
    corpus = root.parent / "shared" / "corpus"
    folders = [root / "samples", root / "tests" / "pages"]
    folders += [corpus / name for name in ("newsramp", "edgar-8k", "govuk", "nbs-fixtures", "fomc")]
    (_, plain), (library, quick) = read(root, folders), read(root, folders, tmp_path / "made")
    assert Path(library).suffix == ".so"
    assert quick == plain


def test_a_copy_of_other_sources_or_of_another_python_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMMUNIQUE_COMPILED", raising=False)
    assert not compiled.fits(tmp_path)
    stamp = tmp_path / compiled.STAMP
    stamp.write_text("of others", encoding="utf-8")
    assert not compiled.fits(tmp_path)
    stamp.write_text(compiled.fingerprint(compiled.SOURCES), encoding="utf-8")
    assert compiled.fits(tmp_path)
    monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    assert not compiled.fits(tmp_path)


def test_a_copy_is_left_alone_where_it_is_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / compiled.STAMP
    stamp.write_text(compiled.fingerprint(compiled.SOURCES), encoding="utf-8")
    monkeypatch.setenv("COMMUNIQUE_COMPILED", "0")
    assert not compiled.fits(tmp_path)


@pytest.mark.parametrize(
    "edit",
    [
        lambda sources: (sources / "a.py").write_text("x = 2\n", encoding="utf-8"),
        lambda sources: (sources / "read" / "b.py").unlink(),
        lambda sources: (sources / "read" / "b.py").rename(sources / "b.py"),
        lambda sources: (sources / "c.py").write_text("", encoding="utf-8"),
    ],
    ids=["changed", "gone", "moved", "new"],
)
def test_every_edit_is_noticed(tmp_path: Path, edit: Callable[[Path], object]) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "a.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "read" / "b.py").write_text("y = 1\n", encoding="utf-8")
    before = compiled.fingerprint(tmp_path)
    edit(tmp_path)
    assert compiled.fingerprint(tmp_path) != before


def test_where_no_compiler_is_the_remedy_is_told_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    with pytest.raises(compiling.CompilingError, match=r"no C compiler here \(no-such-compiler\); install"):
        compiling.compile_into(tmp_path / "made")
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_to_files_and_sent_to_processes_stays_plain() -> None:
    """pydantic and pickle fill dataclasses through what compiled ones have not."""
    sent = {type(part).__module__ for part in (NOTHING, Release(""), load_lexicon())}
    compiled = {path for pattern in compiling.READERS for path in (ROOT / "press").glob(pattern)}
    assert sent == {"press.model", "press.lexicon"}
    assert not {ROOT / "press" / "model.py", ROOT / "press" / "lexicon.py"} & compiled


def test_no_module_says_what_mypyc_cannot_translate() -> None:
    """``x in (*some, other)`` stops it with an internal error: write ``x in some or x == other``."""
    found = []
    for pattern in compiling.READERS:
        for path in compiling.SOURCES.glob(pattern):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Compare) and isinstance(node.ops[-1], ast.In | ast.NotIn):
                    inside = getattr(node.comparators[-1], "elts", [])
                    found += [f"{path}:{one.lineno}" for one in inside if isinstance(one, ast.Starred)]
    assert found == []
