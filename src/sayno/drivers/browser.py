"""The browser driver: a real page in Chromium, seen as a person with a screen reader would."""

import asyncio
import re
import time
from base64 import b64decode
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import urldefrag

from playwright.async_api import Error, Response

from sayno.drivers.hand import operate
from sayno.drivers.tab import ANSWER_S, LOAD_S, FrameView, Tab
from sayno.model.node import OVERLAYS
from sayno.model.redaction import EMAIL, Redactor
from sayno.model.screen import Box, Screen
from sayno.seams import TOP, Deed, Stale, Unreachable

T = TypeVar("T")

QUIET_MS: Final = 20
"""A page counts as still when nothing in it has changed for this long."""
LONGEST_MS: Final = 3_000
"""A page that never becomes still is looked at after this long."""
BARE_S: Final = 1.5
"""A page that shows nothing at all may still be drawing; after this long it is taken for what it is."""
POLL_S: Final = 0.002
"""So often is looked whether what the tab hears has changed anything."""
MOST_CLOSED: Final = 4
"""How many closed shadow roots within one another are entered."""
LEAVING_S: Final = 1.0
"""A page that wanted to go elsewhere and asked for nothing has stayed."""
SAVING_S: Final = 2.0
"""Applications save a change some time after it was made; after so long without a request it has been sent."""
LONGEST_SAVING_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Glance:
    """What tells whether a page was still between two looks, and what of it is personal."""

    changes: int
    unsettled: bool
    title: str
    private: tuple[Box, ...]

    def same(self, other: "_Glance") -> bool:
        """Whether nothing changed from one to the other."""
        return (self.changes, self.title, self.private) == (other.changes, other.title, other.private)


class BrowserDriver:
    """One account's tab.

    ``live``: a real service in a person's own session; then every picture on the page is painted over.
    """

    name = "browser"

    def __init__(self, tab: Tab, redactor: Redactor, *, live: bool = False, pictures: bool = True) -> None:
        self.browser: str | None = tab.chromium.version
        self._tab = tab
        self._redactor = redactor
        self._live = live
        self._pictures = pictures
        self._frames: dict[str, FrameView] = {}
        self._seen: Screen | None = None

    def open(self, address: str) -> None:
        """Go to an address. Raises :class:`Unreachable`."""
        self._run(self._open(address))

    def reload(self) -> None:
        """Load the present address anew, after what was changed has been saved. Raises :class:`Unreachable`."""
        self._run(self._reload())

    def see(self) -> Screen:
        """Look, and look again unless the page was still while it was looked at. Raises :class:`Unreachable`.

        What looks the same twice while something ticks is taken; so is, after ``LONGEST_MS``, a page that never keeps
        still. On a live page on which personal data keep moving there is then no picture.
        """
        self._seen = self._run(self._see())
        return self._seen

    def do(self, deed: Deed) -> None:
        """Operate a node of the screen seen last. Raises :class:`Stale`, :class:`Unreachable`."""
        self._run(self._do(deed))

    def close(self) -> None:
        """Let go of the tab; whoever lent it takes it back."""

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        if self._tab.crashed:
            work.close()
            raise Unreachable("the page crashed")
        try:
            return self._tab.run(work)
        except TimeoutError as error:
            raise Unreachable("the page does not answer") from error

    async def _open(self, address: str) -> None:
        page = self._tab.page
        await self._go(lambda: page.goto(address, wait_until="domcontentloaded", timeout=LOAD_S * 1000), address)

    async def _reload(self) -> None:
        page = self._tab.page
        if self._live:
            await self._tab.rest(SAVING_S, LONGEST_SAVING_S)
        await self._go(lambda: page.reload(wait_until="domcontentloaded", timeout=LOAD_S * 1000), page.url)

    async def _go(self, go: Callable[[], Awaitable[Response | None]], address: str) -> None:
        self._loads(True)
        try:
            response = await go()
        except Error as error:
            if "Download is starting" in error.message:
                raise Stale("it leads to a download") from error
            await self._tab.stay()
            await self._tab.gave_up()
            raise Unreachable(f"{self._redactor.address(address)} cannot be reached: {line(error)}") from error
        self._tab.status = response.status if response else None

    async def _see(self) -> Screen:
        begun, last = time.monotonic(), ""
        until = begun + LONGEST_MS / 1000
        while True:
            late = time.monotonic() >= until
            try:
                await self._adopt()
                await self._leave()
                await self._answered(until)
                seen, before = await self._look(until)
                image = await self._picture() if self._pictures else None
                after = await self._glance() if self._pictures or len(self._frames) > 1 else before
            except Error as error:  # the page went elsewhere while it was looked at
                if late or self._tab.page.is_closed() or self._tab.crashed:
                    raise Unreachable(f"the page cannot be read: {line(error)}") from error
                await asyncio.sleep(QUIET_MS / 1000)
                continue
            still = before.same(after) and not after.unsettled and not self._tab.awaits
            ticking = seen["tree"] == last and before.private == after.private and not self._tab.awaits
            drawing = not seen["tree"].strip() and time.monotonic() - begun < BARE_S  # an application that starts
            if late or ((still or ticking) and not drawing):
                break
            last = seen["tree"]
            await asyncio.sleep(QUIET_MS / 1000 if drawing else 0)
        kept = None if self._live and before.private != after.private else image
        return Screen(
            address=self._tab.page.url,
            title=after.title,
            tree=seen["tree"],
            image=kept,
            private=after.private,
            status=self._tab.status,
            language=seen["language"],
            below=seen["below"],
            whole=seen["whole"],
            as_loaded=not seen["late"],
        )

    async def _do(self, deed: Deed) -> None:
        if deed.node is None:
            await self._move(deed)
            return
        told = f"{deed.node.role} '{deed.node.label}'"
        view = self._frames.get((deed.node.ref or "").rpartition("e")[0])
        if view is None or self._seen is None or deed.node not in self._seen.nodes:
            raise Stale(told)
        self._tab.stirred = time.monotonic()
        self._loads(False)
        try:
            await operate(self._tab, view, deed)
        except Error as error:
            if self._tab.page.is_closed() or self._tab.crashed:
                raise Unreachable(f"the page closed: {line(error)}") from error
            raise Stale(f"{told}: {line(error)}") from error

    async def _move(self, deed: Deed) -> None:
        """A deed to the page as a whole."""
        page = self._tab.page
        match deed.do:
            case "close":
                await page.keyboard.press("Escape")
            case "back":
                await self._go(lambda: page.go_back(wait_until="domcontentloaded", timeout=LOAD_S * 1000), page.url)
            case "scroll":
                if not await self._tab.asked(self._tab.main, "scrollBack" if deed.value == TOP else "scrollOn"):
                    raise Stale("there is nothing more to scroll")
            case "begin":
                await self._tab.asked(self._tab.main, "forget")
                await self._clear(deed.value or "", always=True)
                await self._open(deed.value or "")
            case _:
                await self._clear(deed.value or "")
                await self._open(deed.value or "")

    async def _clear(self, address: str, *, always: bool = False) -> None:
        """Leave a page that would stay, with what lies over it, since the address is another part of the same page."""
        covered = self._seen is not None and any(n.role in OVERLAYS for n in self._seen.nodes)
        same = "#" in address and urldefrag(self._tab.page.url)[0] == urldefrag(address)[0]
        if same and (always or covered):
            await self._open("about:blank")

    def _loads(self, loading: bool) -> None:
        if self._tab.wire is not None:
            self._tab.wire.loading = loading

    async def _look(self, until: float) -> tuple[dict[str, Any], _Glance]:
        """What the script saw as soon as the page was still, or that time had come; the trees of its frames in it."""
        left = max(0.0, until - time.monotonic())
        rest = {"quiet": QUIET_MS, "longest": left * 1000}
        seen = await self._entered(
            self._tab.main, await self._tab.asked(self._tab.main, "lookAtRest", self._asked, rest)
        )
        self._frames = {view.prefix: view for view in await self._tab.frames()}
        glances = [_glance(seen)]
        for view in list(self._frames.values())[1:]:
            inner = await self._entered(view, await self._tab.asked(view, "look", self._asked))
            seen["tree"] = _framed(seen["tree"], view, inner["tree"])
            seen["whole"] = seen["whole"] and inner["whole"]
            glances.append(_glance(inner, *await self._tab.offset(view)))
        return seen, _together(glances)

    async def _entered(self, view: FrameView, seen: dict[str, Any]) -> dict[str, Any]:
        """The look again, into closed shadow roots, where something takes up room and shows nothing."""
        for _ in range(MOST_CLOSED):
            if not seen["hollow"] or not await asyncio.wait_for(view.world.enter_closed(), ANSWER_S):
                break
            seen = await self._tab.asked(view, "look", self._asked)
        return seen

    async def _glance(self) -> _Glance:
        glances = []
        for view in self._frames.values():
            seen = await self._tab.asked(view, "glance", self._asked)
            glances.append(_glance(seen, *await self._tab.offset(view)))
        return _together(glances)

    @property
    def _asked(self) -> dict[str, object]:
        return {
            "painted": self._pictures,
            "values": self._redactor.values,
            "email": EMAIL,
            "pictures": self._live,
        }

    async def _answered(self, until: float) -> None:
        """Wait until no answer is waited for, or that time has come."""
        while self._tab.awaits and time.monotonic() < until:
            await asyncio.sleep(POLL_S)

    async def _leave(self) -> None:
        """Where the last deed leads elsewhere, wait until that has begun; it may also come to nothing."""
        until = time.monotonic() + LEAVING_S
        while self._tab.leaving is not None and (self._tab.awaits or time.monotonic() < until):
            if time.monotonic() - self._tab.leaving > LOAD_S:
                await self._tab.stay()
                raise Unreachable("where the page wanted to go, nothing answers")
            await asyncio.sleep(POLL_S)
        self._tab.leaving = None

    async def _adopt(self) -> None:
        """What opened beside the page goes on in it: a person would look there."""
        other, self._tab.opened = self._tab.opened, None
        if other is None:
            return
        with suppress(Error):
            await other.wait_for_load_state("domcontentloaded", timeout=LOAD_S * 1000)
        address = other.url
        await other.close()
        if address.startswith("http"):
            await self._open(address)

    async def _picture(self) -> bytes:
        shot = {"format": "jpeg", "quality": 70, "optimizeForSpeed": True}
        taken = await asyncio.wait_for(self._tab.session.send("Page.captureScreenshot", shot), ANSWER_S)
        return b64decode(taken["data"])


def _glance(seen: dict[str, Any], x: float = 0.0, y: float = 0.0) -> _Glance:
    boxes = tuple(Box(x + left, y + top, width, height) for left, top, width, height in seen["boxes"])
    unsettled = seen["loading"] or seen["moving"] or not seen["drawn"] or seen["rested"] < QUIET_MS
    return _Glance(seen["changes"], unsettled, seen["title"], boxes)


def _together(glances: list[_Glance]) -> _Glance:
    """One for the page with all its frames; the title is the page's."""
    return _Glance(
        changes=sum(g.changes for g in glances),
        unsettled=any(g.unsettled for g in glances),
        title=glances[0].title,
        private=tuple(box for g in glances for box in g.private),
    )


def _framed(tree: str, view: FrameView, inner: str) -> str:
    """The tree with a frame's own beneath the element that shows it; its refs bear the frame's prefix."""
    around = view.around.prefix if view.around else ""
    lines = tree.split("\n")
    shows = re.compile(rf" *- '?iframe.* \[ref={around}{view.holder}\]")
    at = next((n for n, text in enumerate(lines) if shows.match(text)), None)
    if at is None or not inner:
        return tree
    indent = lines[at][: lines[at].index("-")] + "  "
    head = lines[at] if lines[at].endswith(":") else f"{lines[at]}:"
    below = (indent + _REF.sub(rf"[ref={view.prefix}\1]", text) for text in inner.split("\n"))
    return "\n".join([*lines[:at], head, *below, *lines[at + 1 :]])


_REF: Final = re.compile(r"(?<= )\[ref=(e\d+)\]")


def line(error: Exception) -> str:
    """The first line of what went wrong, without the name of the function that says so."""
    message = getattr(error, "message", str(error)).strip()
    first = message.splitlines()[0] if message else type(error).__name__
    return str(first.removeprefix("Page.").removeprefix("Locator."))
