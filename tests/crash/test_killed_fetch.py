"""Kill the night while it fetches: what was archived stays, the rest is asked for, the tables are equal."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from test_killed_night import content

from tests.site import Out, Play, Request, Site, conditional

PAGES = 6
SOURCE = """\
id: port
name: Port
kind: urls
urls: [{urls}]
politeness: {{delay_seconds: 0, allow_hosts: ["{place}"]}}
"""
STORY = """<html lang="en"><head><title>Harbour traffic in week {n}</title></head><body><main>
<h1>Harbour traffic in week {n}</h1><p>Published <time datetime="2026-03-0{n}">{n} March 2026</time></p>
<p>The port handled {n}.5 million tonnes of goods in week {n} of 2026, up {n}% on 2025.</p>
</main></body></html>"""


def run(root: Path, data: Path) -> subprocess.Popen[bytes]:
    """Begin a night in a process of its own."""
    env = dict(os.environ) | {"COMMUNIQUE_ROOT": str(root)}
    command = [sys.executable, "-m", "flows.cli", "run", "--data", str(data), "--date", "2026-11-20"]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_night_killed_while_it_fetches_goes_on_where_it_was(
    install: Callable[..., Path], tmp_path: Path
) -> None:
    running: list[subprocess.Popen[bytes]] = []

    async def kills(request: Request, out: Out) -> None:
        for _ in range(600):  # what came before is on its way to the disk
            if len(list((tmp_path / "killed" / "archive" / "validators").glob("*.json"))) == 3:
                break
            await asyncio.sleep(0.05)
        running[0].send_signal(signal.SIGKILL)
        await out.gone()

    plays: dict[str, Play] = {
        f"/{n}": conditional(STORY.format(n=n), etag=f'"{n}"') for n in range(1, PAGES + 1)
    }
    with Site(plays) as site:
        root = install()
        urls = ", ".join(site.url(path) for path in plays)
        text = SOURCE.format(urls=urls, place=site.place)
        (root / "config" / "sources" / "port.yaml").write_text(text, encoding="utf-8")
        assert run(root, tmp_path / "clean").wait() == 0
        good, site.plays["/4"] = site.plays["/4"], kills
        running.append(run(root, tmp_path / "killed"))
        assert running[0].wait() == -signal.SIGKILL
        site.plays["/4"] = good
        site.seen.clear()
        assert run(root, tmp_path / "killed").wait() == 0
        asked = [(r.path, "if-none-match" in r.headers) for r in site.seen if r.path != "/robots.txt"]
    assert asked == [(f"/{n}", n < 4) for n in range(1, PAGES + 1)]
    expected = content(tmp_path / "clean")
    assert len(expected["figure"]) >= PAGES
    assert content(tmp_path / "killed") == expected
