"""The browser driver: a real page in Chromium, seen as a person with a screen reader would."""

import json
import time
from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Error, Frame, Page, Request, Response
from playwright.sync_api import TimeoutError as TookTooLong

from sayno.model.redaction import EMAIL, Redactor
from sayno.model.screen import Box, Node, Screen
from sayno.seams import Deed, Stale, Unreachable

QUIET_MS: Final = 20
"""A page counts as still when nothing in it has changed for this long."""
LONGEST_MS: Final = 3_000
"""A page that never becomes still is looked at after this long."""
SAVING_MS: Final = 2_000
"""Applications save a change some time after it was made; after so long without a request it has been sent."""
LONGEST_SAVING_MS: Final = 10_000
ACTION_MS: Final = 4_000
LOAD_MS: Final = 20_000

_STILL: Final = files("sayno.drivers").joinpath("scripts/still.js").read_text()
_LOOK: Final = files("sayno.drivers").joinpath("scripts/look.js").read_text()
_LASTING: Final = frozenset({"websocket", "eventsource", "media", "ping"})


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells whether a page was still between two looks, and what of it is personal."""

    changes: int
    loading: bool
    title: str
    private: tuple[Box, ...]


class BrowserDriver:
    """One account's tab.

    ``live``: a real service in a person's own session; then every picture on the page is painted over.
    """

    name = "browser"

    def __init__(self, page: Page, redactor: Redactor, *, live: bool = False, pictures: bool = True) -> None:
        browser = page.context.browser
        self.browser = f"{browser.browser_type.name} {browser.version}" if browser else None
        self._page = page
        self._redactor = redactor
        self._live = live
        self._pictures = pictures
        self._devtools = page.context.new_cdp_session(page)
        self._status: int | None = None
        self._waiting: set[Request] = set()
        self._stirred = time.monotonic()
        self._listeners: dict[str, Callable[..., object]] = {
            "request": self._requested,
            "requestfinished": self._answered,
            "requestfailed": self._answered,
            "response": self._responded,
            # Asked whether to leave: yes, it was this driver's wish. Asked anything else: nobody answers.
            "dialog": lambda dialog: dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss(),
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def open(self, address: str) -> None:
        """Go to an address. Raises :class:`Unreachable`."""
        self._goto(lambda: self._page.goto(address, wait_until="domcontentloaded", timeout=LOAD_MS), address)

    def reload(self) -> None:
        """Load the present address anew, after what was changed has been saved. Raises :class:`Unreachable`."""

        def again() -> Response | None:
            if self._live:
                self._rest()
            return self._page.reload(wait_until="domcontentloaded", timeout=LOAD_MS)

        self._goto(again, self._page.url)

    def see(self) -> Screen:
        """Look, and look again unless the page was still while it was looked at.

        A page that never keeps still is taken as it is after ``LONGEST_MS``; on a live page on which personal
        data keep moving there is then no picture.
        """
        until = time.monotonic() + LONGEST_MS / 1000
        while True:
            late = time.monotonic() >= until
            try:
                before = self._look()
                if before.loading and not late:  # styles decide what is seen, so they are waited for too
                    with suppress(TookTooLong):
                        self._page.wait_for_load_state("load", timeout=LONGEST_MS)
                    before = self._look()
                tree = self._page.aria_snapshot(mode="ai")
                image = self._picture() if self._pictures else None
                after = self._look()
            except Error as error:  # the page went elsewhere while it was looked at
                if late or self._page.is_closed():
                    raise Unreachable(f"the page cannot be read: {_line(error)}") from error
                self._page.wait_for_timeout(QUIET_MS)
                continue
            if late or (before == after and not after.loading and not self._waiting):
                break
            self._settle()
        kept = None if self._live and before.private != after.private else image
        return Screen(self._page.url, after.title, tree, kept, after.private, self._status)

    def do(self, deed: Deed) -> None:
        """Operate a node of the screen seen last. Raises :class:`Stale`, :class:`Unreachable`."""
        if deed.node is None:
            self.open(deed.value or "")
            return
        target = self._page.locator(f"aria-ref={deed.node.ref}")
        self._stirred = time.monotonic()
        try:
            match deed.do:
                case "enter" | "write":
                    target.fill(deed.value or "", timeout=ACTION_MS)
                case "choose" if deed.node.role in ("combobox", "listbox"):
                    target.select_option(label=deed.value, timeout=ACTION_MS)
                case _:
                    self._press(deed.node)
        except TookTooLong as error:
            raise Stale(f"{deed.node.role} '{deed.node.label}'") from error
        except Error as error:
            if self._page.is_closed():
                raise Unreachable(f"the page closed: {_line(error)}") from error
            raise Stale(f"{deed.node.role} '{deed.node.label}': {_line(error)}") from error

    def close(self) -> None:
        """Let go of the tab; whoever lent it takes it back."""
        for event, listener in self._listeners.items():
            self._page.remove_listener(event, listener)

    def _press(self, node: Node) -> None:
        """Click; a control that hides behind its own decoration is operated by keyboard. Never press twice."""
        target = self._page.locator(f"aria-ref={node.ref}")
        try:
            target.click(timeout=ACTION_MS // 2)
        except TookTooLong as error:
            if "performing click action" in error.message:
                return  # it was pressed, and keeps the page busy
            target.focus(timeout=ACTION_MS)
            self._page.keyboard.press("Space" if node.on is not None else "Enter")

    def _goto(self, go: Callable[[], Response | None], address: str) -> None:
        try:
            response = go()
        except Error as error:
            raise Unreachable(f"{self._redactor.address(address)} cannot be reached: {_line(error)}") from error
        self._status = response.status if response else None

    def _settle(self) -> None:
        """Wait until nothing has changed for ``QUIET_MS`` and no answer is waited for."""
        until = time.monotonic() + LONGEST_MS / 1000
        with suppress(Error):  # it went elsewhere: the next look will tell
            self._page.wait_for_load_state("domcontentloaded", timeout=LOAD_MS)
            while time.monotonic() < until:
                self._asked(_STILL, {"quiet": QUIET_MS, "longest": LONGEST_MS})
                if not self._waiting:
                    return

    def _rest(self) -> None:
        """Wait until the last deed and the last request lie ``SAVING_MS`` back."""
        until = time.monotonic() + LONGEST_SAVING_MS / 1000
        while (now := time.monotonic()) < until and (self._waiting or now - self._stirred < SAVING_MS / 1000):
            self._page.wait_for_timeout(50)

    def _look(self) -> _Look:
        asked = {"values": self._redactor.values, "email": EMAIL, "pictures": self._live}
        seen = self._asked(_LOOK, asked)
        changes, loading = seen["changes"], seen["loading"]
        boxes = [Box(*box) for box in seen["boxes"]]
        for frame in self._page.frames[1:]:
            x, y = self._offset(frame)
            inner = frame.evaluate(_LOOK, asked)
            changes, loading = changes + inner["changes"], loading or inner["loading"]
            boxes += [Box(x + left, y + top, w, h) for left, top, w, h in inner["boxes"]]
        return _Look(changes, loading, seen["title"], tuple(boxes))

    def _asked(self, script: str, value: object) -> Any:
        """What a script answers in the page. Without Playwright's own means, which cost each new page 10 ms."""
        call = {"expression": f"({script})({json.dumps(value)})", "awaitPromise": True, "returnByValue": True}
        answer = self._devtools.send("Runtime.evaluate", call)
        if "exceptionDetails" in answer:
            raise Error(str(answer["exceptionDetails"].get("exception", {}).get("description", "a script failed")))
        return answer["result"].get("value")

    def _offset(self, frame: Frame) -> tuple[float, float]:
        x = y = 0.0
        while frame.parent_frame:
            box = frame.frame_element().bounding_box() or {"x": 0.0, "y": 0.0}
            x, y, frame = x + box["x"], y + box["y"], frame.parent_frame
        return x, y

    def _picture(self) -> bytes:
        shot = {"format": "jpeg", "quality": 70, "optimizeForSpeed": True}
        return b64decode(self._devtools.send("Page.captureScreenshot", shot)["data"])

    def _requested(self, request: Request) -> None:
        if request.resource_type not in _LASTING:
            self._waiting.add(request)
            self._stirred = time.monotonic()

    def _answered(self, request: Request) -> None:
        self._waiting.discard(request)

    def _responded(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.frame == self._page.main_frame:
            self._status = response.status


def _line(error: Error) -> str:
    return error.message.strip().splitlines()[0].removeprefix("Page.").removeprefix("Locator.")
