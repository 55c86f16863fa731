"""One Chromium for all tests in a browser, and what judges contrast and names."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chrome import Chrome, chrome, found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them need a browser."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """A headless Chromium."""
    program = found()
    if program is None:
        pytest.skip("needs Chromium, which is not on this machine (as root, `make browser` installs it)")
    with chrome(program) as browser:
        yield browser


@pytest.fixture(scope="session")
def axe() -> Callable[[Chrome], list[str]]:
    """What axe-core finds wrong with the page in the browser by WCAG 2.2 AA: rule, place and words."""
    files = importlib.metadata.files("axe-playwright-python") or []
    script = next(f for f in files if f.name == "axe.min.js").read_text(encoding="utf-8")
    tags = json.dumps(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])

    def judge(browser: Chrome) -> list[str]:
        browser.ask(script + ";1")
        asked = f"axe.run({{runOnly: {tags}}}).then(r => r.violations)"
        return [
            f"{v['id']}: {node['target']} {node['failureSummary']}"
            for v in browser.ask(asked)
            for node in v["nodes"]
        ]

    return judge
