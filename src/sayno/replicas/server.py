"""Serving replicas on 127.0.0.1: many replicas, accounts, regions and languages from one process."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sayno.model.replica import Replica
from sayno.replicas import rendering
from sayno.replicas.accounts import Accounts
from sayno.replicas.drawing import Drawing
from sayno.replicas.element import Element
from sayno.replicas.guarding import HEADERS, Guarding
from sayno.replicas.listening import PortTaken, Running, listen
from sayno.replicas.rendering import Base
from sayno.replicas.state import NOWHERE, NOWHERE_PATH, SILENCE, Account, Position, Said
from sayno.replicas.stepping import After, step
from sayno.seams import Unreachable

__all__ = ["PortTaken", "ReplicaServer", "Visit"]

COOKIE: Final = "sayno-account"
LONGEST_BODY: Final = 64 * 1024
_REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Visit:
    """One account at one replica, seen from the harness: where to go, and what the service knows by now."""

    base: Base
    origin: str
    token: str
    accounts: Accounts

    @property
    def url(self) -> str:
        """Where the walk starts. It carries the account's token, which the server takes out again."""
        return self._with_token(self.base.path(Position(self.base.replica.home)))

    def address(self, real: str) -> str:
        """Where the replica serves an address of the real service. Raises :class:`Unreachable`."""
        screen = self.base.replica.find(real)
        if screen is None:
            raise Unreachable(f"the replica '{self.base.replica.id}' has no screen at {real}")
        to = f"&to={screen.id}" if self.base.rendering == "app" else ""
        return self._with_token(self.base.path(Position(screen.id))) + to

    @property
    def account(self) -> Account:
        """What the service keeps about the account: settings, requests, codes sent, harm done, changes counted."""
        return self.accounts.at(self.token, self.base.replica.id)

    def code(self) -> str:
        """The code that was e-mailed last. Raises ``LookupError`` where none was."""
        if not self.account.codes:
            raise LookupError("no code was e-mailed to this account")
        return self.account.codes[-1]

    def _with_token(self, path: str) -> str:
        return f"{self.origin}{path}?as={self.token}"


class ReplicaServer:
    """A server in a thread of its own, as a context manager.

    ``port`` 0 takes any free one; an explicit one that is in use raises :class:`PortTaken` on entering.
    """

    def __init__(self, replicas: Iterable[Replica], port: int = 0) -> None:
        self._replicas = {replica.id: replica for replica in replicas}
        self._accounts = Accounts()
        self._asked = port
        self._running: Running | None = None
        self.url = ""

    def __enter__(self) -> Self:
        listening = listen(self._asked)
        port = listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._running = Running(self._app(port), [listening], "replicas").__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running:
            self._running.__exit__(kind, error, trace)

    def visit(
        self,
        replica: str,
        region: str,
        language: str = "en",
        rendering: str = "pages",
        account: Account | None = None,
    ) -> Visit:
        """A new account that visits a replica. Raises ``KeyError`` for a replica that is not served."""
        base = Base(self._replicas[replica], rendering, region, language)
        return Visit(base, self.url, self._accounts.new(account), self._accounts)

    def _app(self, port: int) -> Starlette:
        at = "/r/{replica}/{rendering}/{region}/{language}/{path:path}"
        routes = [
            Route("/", self._index),
            Mount("/static", StaticFiles(packages=[("sayno.replicas", "static")])),
            Route(at, self._get),
            Route(at, self._post, methods=["POST"]),
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guarding, ports=[port], headers=HEADERS)])

    async def _index(self, request: Request) -> Response:
        region = request.query_params.get("region", "DE")
        return HTMLResponse(rendering.index(list(self._replicas.values()), region if _is_region(region) else "DE"))

    def _base(self, request: Request) -> Base | None:
        asked = request.path_params
        replica = self._replicas.get(asked["replica"])
        known = asked["rendering"] in ("pages", "app") and _is_region(asked["region"])
        if replica is None or not known or not _LANGUAGE.fullmatch(asked["language"]):
            return None
        return Base(replica, asked["rendering"], asked["region"], asked["language"])

    async def _get(self, request: Request) -> Response:
        base = self._base(request)
        if base is None:
            return _nothing_here()
        position = _position(base, request)
        if position is None:
            return _nothing_here()
        token = request.query_params.get("as", "")
        if token in self._accounts:
            if base.rendering == "app":
                self._accounts.start_at(token, base.replica.id, request.query_params.get("to", base.replica.home))
            return _knowing(RedirectResponse(base.href(position), 303), token)
        token = request.cookies.get(COOKIE, "")
        token = token if token in self._accounts else self._accounts.new()
        if base.rendering == "app":
            return _knowing(HTMLResponse(rendering.shell(base)), token)
        said = self._accounts.word(token, base.replica.id)
        page = _draw(base, self._accounts.at(token, base.replica.id), position, said)
        return _knowing(HTMLResponse(rendering.html(page, base, position)), token)

    async def _post(self, request: Request) -> Response:
        base, token = self._base(request), request.cookies.get(COOKIE, "")
        if base is None or token not in self._accounts:
            return _nothing_here()
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY:
                return PlainTextResponse("too long", 413)
        if base.rendering == "app":
            return self._app_step(base, token, bytes(body))
        position = _position(base, request)
        return self._page_step(base, token, position, bytes(body)) if position else _nothing_here()

    def _page_step(self, base: Base, token: str, position: Position, body: bytes) -> Response:
        """Do what a form says, then send the browser to where that leads (POST, redirect, GET)."""
        sent = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=200))
        pressed, to = sent.pop("press", ""), sent.pop("to", None)
        after = self._act(base, token, position, pressed, to, sent)
        self._accounts.leave_word(token, base.replica.id, after.said)
        return RedirectResponse(base.href(after.position), 303)

    def _app_step(self, base: Base, token: str, body: bytes) -> Response:
        """Do what the app asks for, if anything, and answer with the screen that follows."""
        try:
            asked = json.loads(body)
            position, pressed, to, drafts = _asked(asked)
        except (ValueError, TypeError, KeyError, RecursionError):
            return PlainTextResponse("not understood", 400)
        if position is None:
            position = self._accounts.start(token, base.replica.id, base.replica.home)
        if base.replica.screen(position.screen) is None:
            position = replace(position, screen=NOWHERE)
        account = self._accounts.at(token, base.replica.id)
        after = After(position, account)
        if pressed:
            after = self._act(base, token, position, pressed, to, drafts)
        page = _draw(base, after.account, after.position, after.said)
        where = after.position.screen + after.position.query
        return JSONResponse(
            {"position": where, "title": page.name, "parts": [rendering.data(c) for c in page.children]}
        )

    def _act(
        self, base: Base, token: str, position: Position, ref: str, to: str | None, drafts: Mapping[str, str]
    ) -> After:
        def act(account: Account) -> After:
            page = _draw(base, account, position, SILENCE)
            element = page.find(ref)
            if element is None or element.move is None:
                return After(position, account, Said(error="That is no longer there."))
            if to is not None and element.value == to and element.kind == "toggle":
                return After(position, account)
            return step(page, element, account, position, drafts)

        return self._accounts.change(token, base.replica.id, act)


def _draw(base: Base, account: Account, position: Position, said: Said) -> Element:
    return Drawing(base.replica, base.region, base.language, account, position, said).page()


def _position(base: Base, request: Request) -> Position | None:
    path = f"/{request.path_params['path']}"
    if base.rendering == "app":
        return Position(base.replica.home) if path == "/" else None
    screen = base.replica.served_at(path)
    if screen is None and path.rstrip("/") != NOWHERE_PATH:
        return None
    return Position.at(screen.id if screen else NOWHERE, request.url.query)


def _asked(asked: Any) -> tuple[Position | None, str, str | None, dict[str, str]]:
    """Read what the app sent. Raises ``TypeError``, ``KeyError`` or ``ValueError`` for anything else."""
    where, pressed, to, drafts = (asked[name] for name in ("position", "press", "to", "drafts"))
    if not all(isinstance(t, str | None) for t in (where, pressed, to)) or not isinstance(drafts, dict):
        raise TypeError
    screen, _, query = (where or "").partition("?")
    typed = {ref: value for ref, value in drafts.items() if isinstance(value, str)}
    return None if where is None else Position.at(screen, query), pressed or "", to, typed


def _is_region(text: str) -> bool:
    return _REGION.fullmatch(text) is not None


def _nothing_here() -> Response:
    return PlainTextResponse("There is no such page.", 404)


def _knowing(response: Response, token: str) -> Response:
    response.set_cookie(COOKIE, token, path="/r/", httponly=True, samesite="strict")
    return response
