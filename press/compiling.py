"""Make machine code of the readers with mypyc: ``python -m press.compiling`` (``make compiled``).

It needs a C compiler, Python's headers, what ``requirements/dev.txt`` holds, and some minutes. Nothing
needs it: what cannot be compiled is interpreted, and reads the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

from press.compiled import FOLDER, SOURCES, STAMP, fingerprint

READERS = ("text.py", "dumps.py", "oddities.py", "read/**/*.py")
"""What is compiled. Parsing is left: nearly all of its time is lxml's and that of regular expressions. So are
``model.py`` and ``lexicon.py``: what goes to files and other processes is made of plain classes."""
GROUP = "press.read"
"""Their code is one library below this name, so that they call each other without a detour."""


class CompilingError(Exception):
    """Why no machine code was made, and what would help."""


def main() -> int:
    """Compile into the folder that ``press`` looks at; 1 and the reason where that cannot be."""
    try:
        count = compile_into(FOLDER)
    except CompilingError as error:
        print(f"{error}\nThe readers stay interpreted: they read the same, more slowly.", file=sys.stderr)
        return 1
    print(f"{count} modules compiled into {FOLDER}; `rm -r {FOLDER}` goes back")
    return 0


def compile_into(folder: Path, patterns: Sequence[str] = READERS) -> int:
    """Put a copy of ``press`` with the modules of ``patterns`` compiled into ``folder``, whole or not."""
    missing = lacks()
    if missing:
        raise CompilingError(missing)
    before = fingerprint(SOURCES)
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent) as made:
        work = Path(made) / "work"
        copy = work / SOURCES.name
        shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("__pycache__"))
        modules = [str(path.relative_to(work)) for path in _chosen(copy, patterns)]
        _build(work, modules)
        for left in ("build", ".mypy_cache"):
            shutil.rmtree(work / left, ignore_errors=True)
        (work / STAMP).write_text(before, encoding="utf-8")
        if folder.exists():
            folder.rename(Path(made) / "old")
        work.rename(folder)
    return len(modules)


def _chosen(copy: Path, patterns: Sequence[str]) -> list[Path]:
    """The modules that match, but no ``__init__``: those have nothing to run."""
    found = {path for pattern in patterns for path in copy.glob(pattern)}
    return sorted(path for path in found if path.name != "__init__.py")


def lacks() -> str | None:
    """What stands in the way of compiling here, and the remedy; else nothing."""
    compiler = os.environ.get("CC") or str(sysconfig.get_config_var("CC") or "cc")
    if shutil.which(compiler.split()[0]) is None:
        return f"no C compiler here ({compiler}); install gcc or clang, or name one in CC"
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        return "no Python.h here; install the headers of this Python (python3-dev)"
    return None


def _build(work: Path, modules: Sequence[str]) -> None:
    """In a process of its own, since mypyc and setuptools stay in the working folder and print at length."""
    code = "import sys; from press.compiling import translate; translate(sys.argv[1:])"
    env = os.environ | {"PYTHONPATH": str(SOURCES.parent), "COMMUNIQUE_COMPILED": "0"}
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own files
        [sys.executable, "-P", "-c", code, *modules],
        cwd=work, env=env, text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        told = [line for line in done.stdout.splitlines() if "warning:" not in line]
        raise CompilingError("\n".join(["compiling failed:", *told[-20:]]))


def translate(modules: Sequence[str]) -> None:
    """Python to C by mypyc, C to libraries by setuptools, in place below the working folder."""
    from mypyc.build import mypycify
    from setuptools import setup

    options = ["--config-file=", "--ignore-missing-imports"]
    extensions = mypycify(
        [*options, *modules], group_name=GROUP, multi_file=True, debug_level="0", opt_level="1"
    )
    for extension in extensions:
        extension.include_dirs.append(str(Path("build", *GROUP.split(".")[:-1])))  # mypyc forgets this folder
    setup(name=GROUP, packages=[], ext_modules=extensions, script_args=["-q", "build_ext", "--inplace"])


if __name__ == "__main__":
    raise SystemExit(main())
