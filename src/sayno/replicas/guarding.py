"""What stands before the servers of replicas and towns: who may speak to them, and what their pages may do."""

from collections.abc import Iterable, Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What a replica's pages may do. A town's may do more: frames, and what hostile pages do."""


class Guarding:
    """Lets only this machine's own names through (no rebinding), and changes only from the server's own pages."""

    def __init__(self, app: ASGIApp, ports: Iterable[int], headers: Mapping[str, str]) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for port in ports for name in ("127.0.0.1", "localhost")}
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            await PlainTextResponse("unknown host", 421)(scope, receive, send)
            return
        if headers.get("origin", f"http://{host}") != f"http://{host}":
            await PlainTextResponse("unknown origin", 403)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    sent[name] = value
                if not scope["path"].startswith(("/static/", "/town/")):
                    sent["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, guarded)
