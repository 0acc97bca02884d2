"""The wire: what a page sends is judged before it leaves the browser, and can be cut off altogether."""

import asyncio
import time
from base64 import b64encode
from contextlib import suppress
from typing import Any, Final

from playwright.async_api import BrowserContext, CDPSession, Error, WebSocketRoute

from sayno.seams import Sent, Wired

JUDGED: Final = ("Document", "XHR", "Fetch", "Ping", "Other", "CSPViolationReport", "EventSource")
"""What can change something by being sent. Styles, scripts, pictures and fonts are not looked at."""


class Wire:
    """Watches the sessions and sockets of one tab. ``stopped`` is what it did not let through, in order.

    ``cut``: nothing leaves any more, whatever it is. ``loading``: a page has come, by its address or by a
    press elsewhere, and nothing has been pressed there yet. ``talked``: when a socket said something last.
    """

    def __init__(self, judge: Wired) -> None:
        self.stopped: list[Sent] = []
        self.cut = False
        self.loading = False
        self.talked = 0.0
        self._judge = judge
        self._tasks: set[asyncio.Task[None]] = set()

    async def watch(self, session: CDPSession) -> None:
        """Judge what is sent in a session from now on."""
        session.on("Fetch.requestPaused", lambda event: self._begin(self._paused(session, event)))
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": k} for k in JUDGED]})

    async def watch_sockets(self, context: BrowserContext) -> None:
        """Judge the messages of all sockets that pages of this context open from now on."""
        await context.route_web_socket(lambda _: True, self._socket)

    async def cut_off(self, session: CDPSession) -> None:
        """Let nothing out any more: the browser counts as without a network too."""
        self.cut = True
        nothing = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        await session.send("Network.emulateNetworkConditions", nothing)
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})

    def stops(self, sent: Sent) -> bool:
        """Whether it is stopped. What the judge does not let through is noted, in a tab that is cut off as well."""
        refused = not self._judge(sent).allowed
        if refused:
            self.stopped.append(sent)
        return refused or self.cut

    @property
    def attempts(self) -> int:
        """How often the page wanted to change something; what it merely reports of its use does not count."""
        return sum(sent.kind != "Ping" for sent in self.stopped)

    async def _paused(self, session: CDPSession, event: dict[str, Any]) -> None:
        request, kind = event["request"], event["resourceType"]
        headers = {name.lower(): value for name, value in request["headers"].items()}
        body = request.get("postData", None if request.get("hasPostData") else "")
        sent = Sent(request["method"], request["url"], kind, body, headers.get("content-type", ""), self.loading)
        name = {"requestId": event["requestId"]}
        with suppress(Error):  # the tab has closed, or the page has given the request up
            if not self.stops(sent):
                await session.send("Fetch.continueRequest", name)
            elif kind == "Document":  # the page that is there stays
                await session.send("Fetch.fulfillRequest", name | {"responseCode": 204})
            elif self.cut and sent.method not in ("GET", "HEAD", "OPTIONS"):
                await session.send("Fetch.fulfillRequest", name | _DONE)  # a page shows what follows if it worked
            else:
                await session.send("Fetch.failRequest", name | {"errorReason": "BlockedByClient"})

    def _socket(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def to_page(message: str | bytes) -> None:
            self.talked = time.monotonic()
            socket.send(message)

        def from_page(message: str | bytes) -> None:
            self.talked = time.monotonic()
            body = message if isinstance(message, str) else None
            if not self.stops(Sent("SEND", socket.url, "WebSocket", body)):
                server.send(message)

        socket.on_message(from_page)
        server.on_message(to_page)

    def _begin(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


_DONE: Final = {
    "responseCode": 200,
    "responseHeaders": [{"name": "Content-Type", "value": "application/json"}],
    "body": b64encode(b"{}").decode(),
}
