"""Tabs: each walk gets one that is as good as new, without paying for a new one each time."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

from sayno.model.vantage import Vantage

VIEWPORTS: Final = {"desktop": (1280, 800), "mobile": (412, 915)}
_STORED: Final = "cookies,local_storage,indexeddb,cache_storage,service_workers,websql,file_systems,shader_cache"


class Tabs:
    """Keeps one tab for each kind of vantage. A tab that a person's session was in is never used again."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._free: dict[tuple[str, str], Page] = {}

    def take(self, vantage: Vantage, session: Path | None = None) -> Page:
        """A tab with nothing in it but the session, if one is given."""
        kept = None if session else self._free.pop(_kind(vantage), None)
        if kept is not None and not kept.is_closed():
            return kept
        return _context(self.browser, vantage, session).new_page()

    def give_back(self, page: Page, vantage: Vantage, session: Path | None = None) -> None:
        """Empty the tab for the next walk; one that was signed in, or cannot be emptied, is closed."""
        try:
            if session is not None or len(page.context.pages) != 1 or not _emptied(page):
                page.context.close()
                return
        except Error:  # it crashed or closed itself: so much the better
            return
        self._free[_kind(vantage)] = page


def _emptied(page: Page) -> bool:
    if any(frame.url.startswith("http") for frame in page.frames[1:]):
        return False  # frames keep stores of their own
    devtools = page.context.new_cdp_session(page)
    if page.url.startswith("http"):
        parts = urlsplit(page.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        devtools.send("Runtime.evaluate", {"expression": "sessionStorage.clear()"})
        page.goto("about:blank", wait_until="commit")
        devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
        devtools.send("Page.resetNavigationHistory")
    page.context.clear_cookies()
    page.context.clear_permissions()
    devtools.detach()
    return True


def _kind(vantage: Vantage) -> tuple[str, str]:
    return vantage.viewport, _locale(vantage)


def _locale(vantage: Vantage) -> str:
    return f"{vantage.language}-{vantage.region.split('-')[0]}"


def _context(browser: Browser, vantage: Vantage, session: Path | None) -> BrowserContext:
    width, height = VIEWPORTS[vantage.viewport]
    mobile = vantage.viewport == "mobile"
    return browser.new_context(
        viewport={"width": width, "height": height},
        is_mobile=mobile,
        has_touch=mobile,
        locale=_locale(vantage),
        storage_state=session,
        service_workers="block",
    )
