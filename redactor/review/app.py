"""The pages and questions of the review, as a Starlette application."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path

import jinja2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from redactor.errors import DiskFull
from redactor.jobs.events import Overtaken
from redactor.jobs.reader import Listed
from redactor.model import Place
from redactor.review import document, everywhere, logs, people, qc
from redactor.review.acts import BadAct, Sent, act_of, is_whole
from redactor.review.desk import Desk
from redactor.review.guard import Guard
from redactor.review.logs import LogShelf, Wanted
from redactor.review.queue import QueueShelf

HERE = Path(str(resources.files("redactor.review")))
MOST_BYTES = 1 << 20
SECONDS_A_BODY = 20.0
DOTS = (72, 110, 150, 220, 300)
VIEWS = {"queue": "Queue", "document": "Document", "log": "Log", "people": "People", "sample": "Sample"}
MODULES = {
    "queue": ("core",), "document": ("core", "dialogs", "sheets"), "log": ("core",), "people": ("core",),
    "sample": ("core", "dialogs", "sheets"),
}  # fmt: skip
"""What a view's module imports: fetched beside it, not after it."""
ASKED = {"queue": ("queue",), "document": ("order", "documents/{begbates}"), "people": ("people",)}
"""What a view asks first, under the address that it asks: fetched while its modules are."""
Answer = Callable[[Desk, Request], Response]


def application(desk: Desk, *, tokens: Mapping[str, str], port: int) -> ASGIApp:
    """Return the review of one job for the holders of `tokens`, behind its guard."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    for name in VIEWS:
        environment.get_template(f"{name}.html.j2")  # Compiled now, not while somebody waits.
    queued = QueueShelf()
    queued.answer(desk)  # Made before anybody waits for it: the first page of a large production then shows at once.
    shelf = LogShelf(desk.private / "redaction-log-full.jsonl")

    def view(name: str) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            begbates = request.path_params.get("begbates", "")
            if begbates and desk.by_bates(begbates) is None:
                return _wrong("There is no such document.", 404)
            page = environment.get_template(f"{name}.html.j2").render(
                base=f"/{request.path_params['token']}", view=name, views=VIEWS, reviewer=_reviewer(request),
                order=desk.order, volume=desk.settings.volume, begbates=begbates,
                sampled=qc.sample_now(desk) is not None,
                modules=MODULES, questions=[asked.format(begbates=begbates) for asked in ASKED.get(name, ())],
            )  # fmt: skip
            return HTMLResponse(page)

        return show

    def get(answer: Answer) -> Callable[[Request], Response]:
        return lambda request: answer(desk, request)

    routes = [
        Route("/", view("queue")),
        Route("/documents/{begbates}", view("document")),
        Route("/log", view("log")),
        Route("/people", view("people")),
        Route("/sample", view("sample")),
        Route("/api/queue", get(lambda desk, _: Response(queued.answer(desk), media_type="application/json"))),
        Route("/api/documents/{begbates}", get(_document)),
        Route("/api/documents/{begbates}/pages/{page:int}/words", get(_words)),
        Route("/api/documents/{begbates}/pages/{page:int}/{kind}.png", get(_picture)),
        Route("/api/people", get(lambda desk, _: JSONResponse(people.people(desk)))),
        Route("/api/progress", get(_progress)),
        Route("/api/order", get(_order)),
        Route("/api/log", get(lambda _, request: JSONResponse(logs.page_of(shelf, _wanted(request))))),
        Route("/api/log.csv", get(lambda _, request: _export(shelf, request))),
        Route("/api/acts", _posted(desk, _act), methods=["POST"]),
        Route("/api/effect", _posted(desk, _effect), methods=["POST"]),
        Route("/api/everywhere", _posted(desk, _everywhere), methods=["POST"]),
        Route("/api/sample", get(lambda desk, request: JSONResponse(qc.pages(desk, _reviewer(request))))),
        Route("/api/sample", _posted(desk, _sampled), methods=["POST"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    return Guard(Starlette(routes=[Mount("/{token}", routes=routes)]), tokens=tokens, port=port)


def _reviewer(request: Request) -> str:
    return str(request.scope["state"]["reviewer"])


def _wrong(message: str, status: int) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status)


def _listed(desk: Desk, request: Request) -> Listed | None:
    return desk.by_bates(request.path_params["begbates"])


def _document(desk: Desk, request: Request) -> Response:
    listed = _listed(desk, request)
    if listed is None:
        return _wrong("There is no such document.", 404)
    return JSONResponse(document.document(desk, listed))


def _has_page(request: Request, listed: Listed) -> bool:
    return 1 <= int(request.path_params["page"]) <= max(listed.pages, 1)


def _words(desk: Desk, request: Request) -> Response:
    listed = _listed(desk, request)
    if listed is None or not _has_page(request, listed):
        return _wrong("There is no such document.", 404)
    return JSONResponse(document.words(desk, listed, request.path_params["page"]))


def _picture(desk: Desk, request: Request) -> Response:
    listed, kind = _listed(desk, request), request.path_params["kind"]
    asked = request.query_params.get("dots", "110")
    dots = next((one for one in DOTS if str(one) == asked), 110)
    if listed is None or not _has_page(request, listed) or kind not in ("original", "produced"):
        return _wrong("There is no such page.", 404)
    drawn = desk.picture(listed, request.path_params["page"], dots, as_produced=kind == "produced")
    if drawn is None:
        return _wrong("The page cannot be shown.", 404)
    return Response(drawn.png, media_type="image/png")


def _progress(desk: Desk, _: Request) -> Response:
    return JSONResponse({"unread": len(desk.unread()), "documents": len(desk.listed()), "seen": desk.events.last})


def _order(desk: Desk, _: Request) -> Response:
    clauses = [
        {"id": c.id, "title": c.title, "kind": c.kind, "protects": list(c.protects), "label": c.label,
         "paragraph": c.paragraph}
        for c in desk.order.clauses
    ]  # fmt: skip
    return JSONResponse({"clauses": clauses, "demanded": sorted(desk.demanded())})


def _wanted(request: Request) -> Wanted:
    asked = request.query_params
    return Wanted(
        which="inner" if asked.get("which") == "inner" else "served", sort=asked.get("sort", ""),
        descending=asked.get("descending") == "1", text=asked.get("text", ""),
        offset=_whole(asked.get("offset", "0")), limit=_whole(asked.get("limit", "200")),
    )  # fmt: skip


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _export(shelf: LogShelf, request: Request) -> Response:
    wanted = _wanted(request)
    name = f"redaction-log-{wanted.which}.csv"
    return Response(
        logs.as_csv(shelf, wanted), media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


Posted = Callable[[Desk, Sent], Response]


def _posted(desk: Desk, answer: Posted) -> Callable[[Request], object]:
    """Read a question's JSON, and answer in a thread: an answer may wait for a worker."""
    from starlette.concurrency import run_in_threadpool

    async def handle(request: Request) -> Response:
        try:
            async with asyncio.timeout(SECONDS_A_BODY):
                body = await _body(request)
        except TimeoutError:
            return _wrong("That took too long to arrive.", 408)
        if body is None:
            return _wrong("That is too much at once.", 413)
        try:
            sent = json.loads(body)
            json.dumps(sent, ensure_ascii=False).encode()  # Half a character could not be written down.
        except (ValueError, RecursionError):
            return _wrong("That is no JSON.", 400)
        if not isinstance(sent, dict):
            return _wrong("That is no question.", 400)
        sent["reviewer"] = _reviewer(request)
        try:
            return await run_in_threadpool(answer, desk, sent)
        except BadAct as error:
            return _wrong(str(error), 400)
        except DiskFull as error:
            return _wrong(str(error), 507)

    return handle


async def _body(request: Request) -> bytes | None:
    """Return what was sent, None where it is more than anybody needs."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return None
    return body


def _act(desk: Desk, sent: Sent) -> Response:
    click, seen = sent.get("click"), sent.get("seen")
    if not isinstance(click, str) or not 8 <= len(click) <= 64 or not is_whole(seen):
        raise BadAct("A decision needs the name of its click and what the page had seen.")
    outcome = desk.events.append(act_of(desk, sent), reviewer=str(sent["reviewer"]), click=click, seen=seen)
    ledger = desk.ledger()
    if isinstance(outcome, Overtaken):
        since = [document.told(event, ledger) for event in outcome.since]
        return JSONResponse({"overtaken": since, "seen": desk.events.last}, status_code=409)
    waits = any(event.number == outcome.number for event in ledger.waiting)
    return JSONResponse({"event": outcome.number, "waits": waits, "seen": desk.events.last}, status_code=201)


def _sampled(desk: Desk, sent: Sent) -> Response:
    return JSONResponse(qc.mark(desk, sent), status_code=201)


def _effect(desk: Desk, sent: Sent) -> Response:
    return JSONResponse(people.effect(desk, act_of(desk, sent)))


def _everywhere(desk: Desk, sent: Sent) -> Response:
    act = act_of(desk, {**sent, "everywhere": False})
    if act.kind == "reject":
        keys = everywhere.alike(desk, _text_of(desk, act.places[0]), act.category)
        counted = _by_document(desk, [key.partition("|")[0] for key in keys])
        return JSONResponse({"count": len(keys), "documents": counted, "unread": 0, "already": 0})
    text = (desk.shelf.text(act.places[0].document_id) or "")[act.places[0].start : act.places[0].end]
    found = everywhere.occurrences(desk, text)
    documents = _by_document(desk, [place.document_id for place in found.places])
    return JSONResponse(
        {"count": len(found.places), "documents": documents, "unread": found.unread, "already": found.already}
    )


def _text_of(desk: Desk, place: Place) -> str:
    return next((one.text for one in desk.redactions() if one.place == place.key), "")


def _by_document(desk: Desk, document_ids: list[str]) -> list[list[object]]:
    listed = desk.listed()
    counted = {one: document_ids.count(one) for one in dict.fromkeys(document_ids)}
    return [[desk.bates(listed[one]), number] for one, number in counted.items()]
