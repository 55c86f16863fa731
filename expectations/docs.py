"""Great Expectations' own pages (Data Docs), made safe to open.

As they come they run scripts that stand in cell values and load scripts, styles and pictures from half
a dozen hosts. Here cell values lose every character that could be markup before they go in; then all
scripts and outside references are taken out of the pages, and a policy forbids what is left.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from expectations.keys import Failing

SITE = "data_docs"
SAMPLES = 20
LONGEST = 200
POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'"
)
PLAIN = str.maketrans(
    {"<": "‹", ">": "›", "&": "＆", '"': "”", "'": "’", "`": "’", "$": "＄", "{": "（", "}": "）", "\\": "＼"}
)
STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}
td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
nav ol,nav ul{list-style:none;padding:0}.collapse{display:block}
footer,.sticky>.card.mb-3,[data-toggle="collapse"]{display:none}
.text-success{color:#186a3b}.text-danger{color:#b00020}.text-warning{color:#8a5a00}
.fa-check-circle::before{content:"✓"}.fa-times::before{content:"✗"}.fa-exclamation-triangle::before{content:"!"}"""


def plain(value: object) -> object:
    """A cell value that cannot be markup, a template or a control sequence; numbers stay numbers."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = "".join(c if c.isprintable() else " " for c in str(value)[:LONGEST])
    return text.translate(PLAIN)


def build(context: Any, result: Any, broken: Sequence[Failing], folder: Path) -> Path:
    """Builds the pages of one checkpoint result into ``folder``; gives the first page.

    Earlier pages there are replaced, other files are left alone.

    ``broken`` are the failing rows, from which samples of values are shown.
    """
    _add_samples(context, result, _samples(broken))
    for part in ("validations", "expectations", "static"):
        shutil.rmtree(folder / part, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    context.add_data_docs_site(SITE, _site(folder))
    # It logs the traceback of a full disk and goes on; the error itself is met right below.
    logging.getLogger("great_expectations.render.renderer.site_builder").setLevel(logging.CRITICAL)
    try:
        context.build_data_docs(site_names=[SITE])
    finally:
        context.delete_data_docs_site(SITE)
    for page in (folder / part for part in _pages(folder)):
        page.write_text(safe(page.read_text(encoding="utf-8")), encoding="utf-8")
    _drop_outside(folder)
    return _index(folder)


def _site(folder: Path) -> dict[str, object]:
    return {
        "class_name": "SiteBuilder",
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder", "show_cta_footer": False},
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(folder.absolute()),
        },
        "show_how_to_buttons": False,
    }


def _samples(broken: Iterable[Failing]) -> dict[str, list[object]]:
    """Some failing values of each rule over one column, made plain."""
    found: dict[str, list[object]] = {}
    for failing in broken:
        if len(failing.rule.columns) == 1:
            values = found.setdefault(failing.rule.id, [])
            if len(values) < SAMPLES:
                values.append(plain(failing.row.get(failing.rule.columns[0])))
    return found


def _add_samples(context: Any, result: Any, samples: Mapping[str, list[object]]) -> None:
    for key, suite in result.run_results.items():
        shown = [one for one in suite.results if samples.get(_rule(one))]
        for one in shown:
            one.result["partial_unexpected_list"] = samples[_rule(one)]
        if shown:  # the others are stored as they are, and to write them out takes long
            context.validation_results_store.set(key, suite)


def _rule(result: Any) -> str:
    return str(result.expectation_config.meta["rule"])


@cache
def _scripts() -> re.Pattern[str]:
    """Script elements, stylesheets and pictures of other hosts, inline handlers."""
    outside = r"(?:https?:)?//"
    return re.compile(
        r"<script\b[^>]*>.*?</script\s*>"
        rf"|<link\b[^>]*href=[\"']{outside}[^>]*>"
        r"|<link\b[^>]*rel=[\"']shortcut icon[^>]*>"  # they look for it where it is not
        rf"|<img\b[^>]*src=[\"']{outside}[^>]*>"
        rf"|url\([\"']?{outside}[^)]*\)"
        r"|\son[a-z]{3,20}=(?:\"[^\"]*\"|'[^']*')",
        re.IGNORECASE | re.DOTALL,
    )


def safe(page: str) -> str:
    """A page without scripts and without anything that a browser would fetch from another host."""
    kept = _scripts().sub("", page)
    head = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<style>{STYLE}</style>\n'
    return kept.replace("<head>", f"<head>\n{head}", 1)


def _drop_outside(folder: Path) -> None:
    """The tour's moving pictures (3 MB) and the stylesheets' outside addresses."""
    for picture in (folder / "static").rglob("*.gif"):
        picture.unlink()
    for sheet in (folder / "static").rglob("*.css"):
        sheet.write_text(_scripts().sub("none", sheet.read_text(encoding="utf-8")), encoding="utf-8")


def _index(folder: Path) -> Path:
    """A first page of our own: theirs is drawn by the scripts that were taken out."""
    parts = [
        _links(folder, "validations", "What this run found"),
        _links(folder, "expectations", "What is expected"),
    ]
    head = '<head>\n<meta charset="utf-8">\n<title>Data Docs</title>\n</head>'
    body = "\n".join(["<body>", "<h1>Data Docs</h1>", *parts, "</body>"])
    page = f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'
    index = folder / "index.html"
    index.write_text(safe(page), encoding="utf-8")
    return index


def _pages(folder: Path, parts: Sequence[str] = ("validations", "expectations")) -> list[Path]:
    """The pages of some parts, by their paths below ``folder``."""
    return sorted(page.relative_to(folder) for part in parts for page in (folder / part).rglob("*.html"))


def _links(folder: Path, part: str, heading: str) -> str:
    rows = (
        f'<li><a href="{escape(page.as_posix())}">{escape(_table(page))}</a></li>'
        for page in _pages(folder, (part,))
    )
    return f"<h2>{heading}</h2>\n<ul>\n" + "\n".join(rows) + "\n</ul>"


def _table(page: Path) -> str:
    """The table that a page speaks of: ``validations/<table>/…`` or ``expectations/<table>.html``."""
    return page.parts[1].removesuffix(".html")
