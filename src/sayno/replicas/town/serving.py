"""Serving towns on 127.0.0.1: many at once, a fresh account for each visit, and everything counted."""

from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Final, Self

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sayno.replicas.guarding import Guarding
from sayno.replicas.listening import Running, listen
from sayno.replicas.town.account import Account, Accounts, Counts, Noted
from sayno.replicas.town.answering import answer, page
from sayno.replicas.town.site import Town
from sayno.replicas.town.trouble import TROUBLES, Asked
from sayno.replicas.town.view import View
from sayno.replicas.town.wire import UNKNOWN, understood

COOKIE: Final = "town-account"
GONE: Final = "town-gone-"
LONGEST_BODY: Final = 256 * 1024
_METHODS: Final = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True, slots=True)
class TownVisit:
    """One fresh account at one town, seen from outside: where to begin, and what the server counted."""

    town: Town
    origin: str
    account: Account

    @property
    def url(self) -> str:
        """Where the walk starts. It carries the account's token, which the server takes out again."""
        return f"{self.origin}/s/{self.town.key}/?as={self.account.token}"

    @property
    def counts(self) -> Counts:
        """What the server counted for this account so far."""
        return self.account.counts

    @property
    def counts_url(self) -> str:
        """Where the same stands as JSON; no page of the town leads there."""
        return f"{self.origin}/counts/{self.account.token}"

    def code(self) -> str:
        """The code that was e-mailed last. Raises ``LookupError`` where none was."""
        if not self.account.codes:
            raise LookupError("no code was e-mailed to this account")
        return self.account.codes[-1]


class TownServer:
    """A server in a thread of its own, as a context manager, on two ports: some frames come from the second.

    ``port`` 0 takes any free one; one that is in use raises :class:`~sayno.replicas.listening.PortTaken`.
    """

    def __init__(self, port: int = 0) -> None:
        self._asked = port
        self._towns: dict[str, Town] = {}
        self._accounts = Accounts()
        self._strays: list[Account] = []
        self._running: Running | None = None
        self.url = ""
        self.elsewhere = ""

    def __enter__(self) -> Self:
        sockets = [listen(self._asked), listen(0)]
        ports = [socket.getsockname()[1] for socket in sockets]
        self.url, self.elsewhere = (f"http://127.0.0.1:{port}" for port in ports)
        self._running = Running(self._app(ports), sockets, "town").__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running:
            self._running.__exit__(kind, error, trace)

    def visit(self, town: Town) -> TownVisit:
        """A fresh account at a town."""
        self._towns[town.key] = town
        return TownVisit(town, self.url, self._accounts.new(town))

    @property
    def stray_changes(self) -> tuple[Noted, ...]:
        """Changes that came without the cookie of any visit; each such request had an account of its own."""
        return tuple(noted for account in self._strays for noted in account.counts.changes)

    def _app(self, ports: list[int]) -> Starlette:
        routes = [
            Mount("/town", StaticFiles(packages=[("sayno.replicas.town", "static")])),
            Route("/counts/{token}", self._counts),
            Route("/s/{key}/{path:path}", self._answer, methods=_METHODS),
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guarding, ports=ports, headers=_headers(self))])

    async def _counts(self, request: Request) -> Response:
        account = self._accounts.get(request.path_params["token"])
        if account is None:
            return PlainTextResponse("There is no such account.", 404)
        counts = account.counts
        return JSONResponse({**asdict(counts), "harms": list(counts.harms)})

    async def _answer(self, request: Request) -> Response:
        town = self._towns.get(request.path_params["key"])
        if town is None:
            return PlainTextResponse("There is no such town.", 404)
        path = "/" + request.path_params["path"]
        entering = self._accounts.get(request.query_params.get("as", ""))
        if entering:
            return _entered(request, town, entering)
        account = self._accounts.get(request.cookies.get(COOKIE, ""))
        if account is None or account.town.key != town.key:
            account = self._accounts.new(town)
            self._strays.append(account)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too long", 413)
        call = understood(request.method, path, body)
        view = self._view(request, town, account)
        trouble = TROUBLES.get(town.mischief)
        troubled = None
        if trouble and trouble.answer and not path.endswith(".svg"):
            troubled = await trouble.answer(Asked(view, account, request.method, path, account.come(path)))
        if troubled is not None:
            account.note(Noted("page", request.method, path))
            response = troubled
        elif request.method == "GET" and call is UNKNOWN:
            response = page(view, account, path)
        else:
            response = answer(view, account, call, request.method, path)
        response.set_cookie(COOKIE, account.token, path=f"/s/{town.key}/", httponly=True, samesite="lax")
        return response

    def _view(self, request: Request, town: Town, account: Account) -> View:
        gone = frozenset(name.removeprefix(GONE) for name in request.cookies if name.startswith(GONE))
        framed = request.path_params["path"].startswith("frame/")
        return View(town, f"/s/{town.key}", self.elsewhere, account.values, gone, framed)


def _entered(request: Request, town: Town, account: Account) -> Response:
    """Let an account in: its token leaves the address, and nothing is known of what was closed before."""
    response = RedirectResponse(f"/s/{town.key}/", 303)
    response.set_cookie(COOKIE, account.token, path=f"/s/{town.key}/", httponly=True, samesite="lax")
    for name in request.cookies:
        if name.startswith(GONE):
            response.delete_cookie(name, path=f"/s/{town.key}/")
    return response


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            return None
    return bytes(body)


def _headers(server: TownServer) -> dict[str, str]:
    both = f"'self' {server.url} {server.elsewhere}"
    return {
        "content-security-policy": (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
            f"img-src 'self' data:; frame-src {both}; form-action {both}; base-uri 'none'; frame-ancestors {both}"
        ),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
    }
