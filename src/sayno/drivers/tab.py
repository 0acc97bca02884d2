"""One tab: its page, the house's scripts in each of its frames, and what it hears from the page."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from playwright.async_api import CDPSession, Dialog, Download, Error, Frame, Page

from sayno.drivers.chromium import Chromium
from sayno.drivers.wire import Wire
from sayno.drivers.worlds import World, install

T = TypeVar("T")

ANSWER_S: Final = 20.0
"""A page that has not answered a question by then is busy with itself, and counts as unreachable."""
LOAD_S: Final = 20.0
LONG_S: Final = 2.5
"""A request that has no answer by then is one that waits for news; a page is waited for all the same."""
HEARD_S: Final = 0.02
"""So long a page may take to begin with an answer that has come."""
TALK_S: Final = 0.12
"""A socket that has said nothing for so long has answered."""
TALKING_S: Final = 1.0
"""After a deed so long, what sockets say has to do with other things."""
POLL_S: Final = 10.0
"""Such a request is kept open for longer than this."""
FAILURE_S: Final = 1.0
"""The browser shows its own page on a failure within this time, if it does."""

_UNHEARD: Final = "alert = () => {}; confirm = () => false; prompt = () => null; print = () => {};"
"""What dismissing each question comes to. A dialog that opens while one goes elsewhere may hang Chromium's tab."""
_LASTING: Final = frozenset({"EventSource", "Media", "Ping", "Prefetch", "WebSocket"})
"""Requests (``Network.ResourceType``) that nobody waits for: they go on, or change nothing that is seen."""


@dataclass(frozen=True, slots=True)
class _Request:
    """A request without an answer: the document that it is for, what is asked ("" for the page), and since when.

    Of frames that live in processes of their own, the page's session hears what is asked, and not always the answer.
    """

    loader: str
    of: str
    since: float


@dataclass(frozen=True, slots=True)
class FrameView:
    """A frame: its scripts, and which element of which other frame shows it. The page itself has neither."""

    world: World
    prefix: str = ""
    holder: str | None = None
    around: "FrameView | None" = None


class Tab:
    """A page and all that is known of what it is doing. Its coroutines run in the engine."""

    def __init__(
        self, chromium: Chromium, page: Page, session: CDPSession, frame: str, wire: Wire | None = None
    ) -> None:
        self.chromium = chromium
        self.page = page
        self.session = session
        self.wire = wire
        self.status: int | None = None
        self._requests: dict[str, _Request] = {}
        self._long: set[str] = set()
        self.stirred = time.monotonic()
        self._heard = 0.0
        self.crashed = False
        self.opened: Page | None = None
        self.leaving: float | None = None
        self._main = FrameView(World(session, frame))
        self._failed = asyncio.Event()
        self._foreign: dict[Frame, CDPSession] = {}
        self._pending: dict[str, set[asyncio.Future[None]]] = {}
        listeners: dict[str, Callable[..., object]] = {
            "dialog": _dismissed,
            "download": _cancelled,
            "popup": self._popped_up,
            "crash": self._crashed,
        }
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        # Heard in the session in which the page is asked, so that what it has begun is known before it answers.
        session.on("Network.requestWillBeSent", self._requested)
        session.on("Network.loadingFinished", self._answered)
        session.on("Network.loadingFailed", self._answered)
        session.on("Network.responseReceived", self._responded)
        session.on("Page.frameRequestedNavigation", self._leaves)
        session.on("Page.frameStoppedLoading", self._stays)
        session.on("Page.navigatedWithinDocument", self._stays)
        session.on("Page.frameNavigated", self._went)

    @classmethod
    async def made(cls, chromium: Chromium, page: Page, wire: Wire | None = None) -> "Tab":
        """A tab of a fresh page. What it sends, ``wire`` judges if there is one."""
        session = await page.context.new_cdp_session(page)
        await session.send("Page.enable")
        await session.send("Network.enable")
        await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": _UNHEARD})
        await install(session)
        if wire is not None:
            await wire.watch(session)
        tree = await session.send("Page.getFrameTree")
        return cls(chromium, page, session, tree["frameTree"]["frame"]["id"], wire)

    @property
    def awaits(self) -> bool:
        """Whether an answer is waited for. What is asked for and not answered for long (a long poll) nobody awaits."""
        now = time.monotonic()
        self._long |= {r.of for r in self._requests.values() if r.of and now - r.since > LONG_S}
        asked = any(request.of not in self._long for request in self._requests.values())
        return asked or now - self._heard < HEARD_S or self._talks(now)

    def _talks(self, now: float) -> bool:
        """Whether a socket is asked or told something soon after a deed: it may be what the deed brings up."""
        return self.wire is not None and now - self.wire.talked < TALK_S and now - self.stirred < TALKING_S

    def forget(self) -> None:
        """What was asked for before is not waited for any more."""
        self._requests.clear()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Let the engine do it."""
        return self.chromium.engine.run(work)

    async def asked(self, view: FrameView, function: str, *arguments: object) -> Any:
        """What a script answers in a frame.

        Raises ``Error`` where the frame is gone or goes elsewhere meanwhile (Chromium does not answer then), and
        ``TimeoutError`` where it is busy with itself.
        """
        asking = asyncio.ensure_future(view.world.call(function, *arguments))
        elsewhere: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._pending.setdefault(view.world.frame, set())
        waiting.add(elsewhere)
        try:
            await asyncio.wait({asking, elsewhere}, timeout=ANSWER_S, return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                return asking.result()
            if elsewhere.done():
                raise Error("the page went elsewhere")
            raise TimeoutError
        finally:
            waiting.discard(elsewhere)
            asking.cancel()

    @property
    def main(self) -> FrameView:
        """The page itself."""
        return self._main

    async def frames(self) -> list[FrameView]:
        """The page and every frame in it that can be read, each after the one around it."""
        views = [self._main]
        if len(self.page.frames) > 1:
            tree = await self.session.send("Page.getFrameTree")
            await self._inner(tree["frameTree"], self._main, self.session, views)
            if len(views) < len(self.page.frames):
                await self._of_other_sites(views)
        return views

    async def offset(self, view: FrameView) -> tuple[float, float]:
        """Where a frame's document begins on the page, in CSS pixels. Raises ``Error`` where it is gone."""
        x = y = 0.0
        while view.around is not None and view.holder is not None:
            box = await self.asked(view.around, "boxOf", view.holder)
            if box is None:
                raise Error("the frame is gone")
            x, y, view = x + box["x"], y + box["y"], view.around
        return x, y

    async def gave_up(self) -> None:
        """Wait for the browser's own page on a failure, lest it comes in between when one goes elsewhere."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._failed.wait(), FAILURE_S)
        self._failed.clear()

    async def stay(self) -> None:
        """Stop whatever is still being loaded: the page stays what it is."""
        self.leaving = None
        with suppress(Error, TimeoutError):  # there may be no page any more that could load anything
            await asyncio.wait_for(self.session.send("Page.stopLoading"), ANSWER_S)

    async def rest(self, quiet: float, longest: float) -> None:
        """Wait until the last deed and the last request lie ``quiet`` seconds back."""
        until = time.monotonic() + longest
        while (now := time.monotonic()) < until and (self.awaits or now - self.stirred < quiet):
            await asyncio.sleep(0.05)

    async def close(self) -> None:
        """Close the tab with everything that its session holds."""
        await asyncio.wait_for(self.page.context.close(), ANSWER_S)

    async def _inner(
        self, tree: dict[str, Any], around: FrameView, session: CDPSession, views: list[FrameView]
    ) -> None:
        for child in tree.get("childFrames", ()):
            with suppress(Error):
                holder = await _holder(around, session, child["frame"]["id"])
                if holder is not None:
                    view = FrameView(World(session, child["frame"]["id"]), f"f{len(views)}", holder, around)
                    views.append(view)
                    await self._inner(child, view, session, views)

    async def _of_other_sites(self, views: list[FrameView]) -> None:
        """Frames of other sites live in processes of their own; each is spoken to in a session of its own."""
        for frame in self.page.frames[1:]:
            with suppress(Error):  # it lives in the page's process and has been met already, or it is gone
                session, tree = await self._session_of(frame)
                name = tree["frame"]["id"]
                for around in tuple(views):
                    holder = await _holder(around, around.world.session, name)
                    if holder is not None:
                        view = FrameView(World(session, name), f"f{len(views)}", holder, around)
                        views.append(view)
                        await self._inner(tree, view, session, views)
                        break

    async def _session_of(self, frame: Frame) -> tuple[CDPSession, dict[str, Any]]:
        known = self._foreign.get(frame)
        if known is not None:
            with suppress(Error):
                return known, (await known.send("Page.getFrameTree"))["frameTree"]
        session = self._foreign[frame] = await self.page.context.new_cdp_session(frame)
        if self.wire is not None:
            await self.wire.watch(session)
        return session, (await session.send("Page.getFrameTree"))["frameTree"]

    def _requested(self, event: dict[str, Any]) -> None:
        if event.get("type") not in _LASTING and not event["request"]["url"].startswith("data:"):
            asked = urlsplit(event["request"]["url"])
            page = event.get("type") == "Document" and event.get("frameId") == self._main.world.frame
            of = "" if page else asked.netloc + asked.path
            self._requests[event["requestId"]] = _Request(event["loaderId"], of, time.monotonic())
            self.stirred = time.monotonic()

    def _answered(self, event: dict[str, Any]) -> None:
        answered = self._requests.pop(event["requestId"], None)
        if answered and answered.of not in self._long:
            self._heard = time.monotonic()
        if answered and time.monotonic() - answered.since < POLL_S:
            self._long.discard(answered.of)  # it was slow, and waits for nothing

    def _responded(self, event: dict[str, Any]) -> None:
        if event["type"] == "Document" and event.get("frameId") == self._main.world.frame:
            self.status = event["response"]["status"]

    def _leaves(self, event: dict[str, Any]) -> None:
        if event["frameId"] == self._main.world.frame and event["disposition"] == "currentTab":
            self.leaving = time.monotonic()

    def _stays(self, event: dict[str, Any]) -> None:
        if event["frameId"] == self._main.world.frame:
            self.leaving = None

    def _went(self, event: dict[str, Any]) -> None:
        frame = event["frame"]["id"]
        for elsewhere in self._pending.pop(frame, ()):
            if not elsewhere.done():
                elsewhere.set_result(None)
        if frame == self._main.world.frame:
            self.leaving = None
            if self.wire is not None:
                self.wire.loading = True  # what a new page sends by itself, nobody has pressed for
            self._main.world.renew()
            loader = event["frame"]["loaderId"]  # what an earlier document asked for, nobody waits for any more
            self._requests = {name: request for name, request in self._requests.items() if request.loader == loader}
            if "unreachableUrl" in event["frame"]:
                self._failed.set()

    def _popped_up(self, page: Page) -> None:
        self.opened = page

    def _crashed(self, _page: Page) -> None:
        self.crashed = True


async def _holder(around: FrameView, session: CDPSession, frame: str) -> str | None:
    """The ref of the element that shows a frame; None where it was not on the last look, or is another frame's."""
    owner = await session.send("DOM.getFrameOwner", {"frameId": frame})
    where = {"backendNodeId": owner["backendNodeId"], "executionContextId": await around.world.context()}
    element = (await session.send("DOM.resolveNode", where))["object"]["objectId"]
    call = {"functionDeclaration": "function () { return sayno.refTo(this); }", "objectId": element}
    answer = await session.send("Runtime.callFunctionOn", call | {"returnByValue": True})
    ref: str | None = answer["result"].get("value")
    return ref


async def _dismissed(dialog: Dialog) -> None:
    """Asked whether to leave: yes, it was this driver's wish. Asked anything else: nobody answers."""
    with suppress(Error):
        await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())


async def _cancelled(download: Download) -> None:
    with suppress(Error):
        await download.cancel()
