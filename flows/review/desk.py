"""The pages of the review desk and what its forms do."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import get_args
from urllib.parse import quote, unquote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from config.decisions import Verdict, load_decisions
from config.load import ConfigError
from expectations.docs import POLICY as DOCS_POLICY
from expectations.report.facts import Asked
from expectations.report.gather import gather
from expectations.report.render import Desk, message, page, policy
from flows.review.gate import Gate, Keys, form, same
from tasks.decide import DecisionError, Ruling, decide, withdraw
from warehouse.archive import Archive
from warehouse.duck import connect
from warehouse.errors import WarehouseError
from warehouse.folder import archive_folder
from warehouse.publish import require_published

REVIEWER = "communique-reviewer"
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'"
DONE = {"accept": "Accepted", "correct": "Corrected", "reject": "Rejected"}
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk reads and writes: data folder, folder of rulings, and who reviews by default."""

    data: Path
    decisions: Path
    reviewer: str

    @property
    def report(self) -> Path:
        """The report that the last run wrote."""
        return self.data / "report"


def desk(place: Place, keys: Keys) -> Starlette:
    """The desk as an ASGI application."""
    routes = [
        Route("/", partial(_page, place, keys)),
        Route("/decide", partial(_decide, place, keys), methods=["POST"]),
        Route("/withdraw", partial(_withdraw, place, keys), methods=["POST"]),
        Route("/archive/{release}/{version}", partial(_archived, place)),
        Route("/{name:str}", partial(_list, place)),
        Mount("/data-docs", _Docs(directory=place.report / "data-docs", html=True, check_dir=False)),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Gate, keys=keys)],
        exception_handlers={ConfigError: _told, WarehouseError: _told},
    )


class _Docs(StaticFiles):
    """Great Expectations' pages under their own strict policy; none where no run has written them."""

    async def check_config(self) -> None:
        """That there is no folder yet is no error."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """A file, with the policy that its page carries too."""
        answer: Response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        answer.headers["content-security-policy"] = f"{DOCS_POLICY}; frame-ancestors 'none'"
        return answer


def _html(text: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(
        text, status, {"content-security-policy": f"{policy(forms=True)}; frame-ancestors 'none'"}
    )


async def _told(request: Request, error: Exception) -> Response:
    """What went wrong, in words; what was typed is still there when one goes back."""
    return _html(message(str(error)), 400 if isinstance(error, DecisionError) else 500)


async def _page(place: Place, keys: Keys, request: Request) -> Response:
    return _html(await run_in_threadpool(_render, place, keys, request))


def _render(place: Place, keys: Keys, request: Request) -> str:
    asked = Asked(
        **{name: request.query_params.get(name) or None for name in ("key", "source", "kind", "severity")}
    )
    number = _number(request.query_params.get("page", ""))
    pending = {d.finding: d for d in load_decisions(place.decisions)}
    done = pending.get(request.query_params.get("done", ""))
    docs = "/data-docs/index.html" if (place.report / "data-docs" / "index.html").exists() else None
    desk = Desk(
        token=keys.form,
        reviewer=unquote(request.cookies.get(REVIEWER, "")) or place.reviewer,
        pending=pending,
        said=f"{DONE[done.decision]}: {done.about}" if done else None,
        back=_query(asked, number),
    )
    with closing(connect(require_published(place.data), read_only=True)) as reader:
        facts = gather(reader, page=number, asked=asked)
    return page(
        facts,
        now=datetime.now(UTC),
        docs=docs,
        number=number,
        address=lambda n: f"/?{_query(asked, n)}",
        desk=desk,
        asked=asked,
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and 0 < len(text) < 7 and int(text) else 1


def _query(asked: Asked, number: int) -> str:
    told = {"key": asked.key, "source": asked.source, "kind": asked.kind, "severity": asked.severity}
    return urlencode({name: value for name, value in told.items() if value} | {"page": number})


async def _fields(keys: Keys, request: Request) -> dict[str, str]:
    """The fields of a form of this desk; raises :class:`DecisionError`."""
    fields = await form(request)
    if fields is None or not same(fields.get("token", ""), keys.form):
        raise DecisionError("This form was not sent from this desk. Load the page again.")
    return fields


async def _decide(place: Place, keys: Keys, request: Request) -> Response:
    fields = await _fields(keys, request)
    verdict = next((v for v in get_args(Verdict) if v == fields.get("decision")), None)
    if verdict is None:
        raise DecisionError("Say accept, correct or reject.")
    ruling = Ruling(
        key=fields.get("key", ""),
        verdict=verdict,
        why=fields.get("why", ""),
        reviewer=fields.get("reviewer", ""),
        value=fields.get("value") or None if verdict == "correct" else None,
        source=fields.get("source") or None if verdict == "correct" else None,
        figure=fields.get("figure") or None,
    )
    database = require_published(place.data)
    path = await run_in_threadpool(decide, database, place.decisions, ruling, datetime.now(UTC).date())
    answer = _back(fields, path.stem)
    answer.set_cookie(
        REVIEWER, quote(ruling.reviewer.strip()), max_age=YEAR, httponly=True, samesite="strict"
    )
    return answer


async def _withdraw(place: Place, keys: Keys, request: Request) -> Response:
    fields = await _fields(keys, request)
    withdraw(place.decisions, fields.get("key", ""))
    return _back(fields, None)


def _back(fields: dict[str, str], done: str | None) -> RedirectResponse:
    """To the page that the form was on, at its card."""
    known = Request({"type": "http", "query_string": fields.get("back", "").encode(), "headers": []})
    asked = Asked(**{name: known.query_params.get(name) or None for name in ("source", "kind", "severity")})
    query = _query(asked, _number(known.query_params.get("page", "")))
    told = f"&done={done}" if done else ""
    anchor = quote(fields.get("key", "")[:16], safe="")
    return RedirectResponse(f"/?{query}{told}#finding-{anchor}", 303)


async def _archived(place: Place, request: Request) -> Response:
    """The page as it was archived, in a sandbox: it can do nothing but be read."""
    names = [request.path_params["release"], request.path_params["version"]]
    found = await run_in_threadpool(_bytes, place.data, names)
    if found is None:
        return PlainTextResponse("No such page is archived.", 404)
    raw, kind = found
    return Response(raw, headers={"content-type": kind, "content-security-policy": SANDBOX})


SQL = "SELECT sha256, content_type, charset FROM release WHERE release_id = ? AND release_version = ?"


def _bytes(data: Path, names: list[str]) -> tuple[bytes, str] | None:
    with closing(connect(require_published(data), read_only=True)) as reader:
        rows = reader.execute(SQL, names).fetchall()
    if not rows:
        return None
    sha256, content_type, charset = rows[0]
    page = "html" in (content_type or "")
    kind = f"text/{'html' if page else 'plain'}; charset={charset or 'utf-8'}"
    return Archive(archive_folder(data)).get(sha256), kind


async def _list(place: Place, request: Request) -> Response:
    """The lists beside the report."""
    name = request.path_params["name"]
    if name not in ("findings.csv", "findings.jsonl") or not (place.report / name).is_file():
        return PlainTextResponse("There is no such page.", 404)
    return FileResponse(place.report / name, filename=name)
