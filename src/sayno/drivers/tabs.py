"""Tabs: each walk gets one that is as good as new, without paying for a new one each time."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Error

from sayno.drivers.chromium import Chromium
from sayno.drivers.tab import Tab
from sayno.drivers.wire import Wire
from sayno.model.vantage import Vantage

VIEWPORTS: Final = {"desktop": (1280, 800), "mobile": (412, 915)}
_STORED: Final = "cookies,local_storage,indexeddb,cache_storage,service_workers,websql,file_systems,shader_cache"


class Tabs:
    """Keeps one tab for each kind of vantage. A tab that a person's session was in is never used again."""

    def __init__(self, chromium: Chromium) -> None:
        self.chromium = chromium
        self._free: dict[tuple[str, str], Tab] = {}

    def take(self, vantage: Vantage, session: Path | None = None, wire: Wire | None = None) -> Tab:
        """A tab with nothing in it but the session, if one is given; what it sends, ``wire`` judges."""
        kept = None if session or wire else self._free.pop(_kind(vantage), None)
        if kept is not None and not kept.page.is_closed() and not kept.crashed:
            return kept
        return self.chromium.engine.run(self._opened(vantage, session, wire))

    def give_back(self, tab: Tab, vantage: Vantage, session: Path | None = None) -> None:
        """Empty the tab for the next walk; one that was signed in, or cannot be emptied, is closed."""
        try:
            if session is None and tab.wire is None and tab.run(_emptied(tab)):
                self._free[_kind(vantage)] = tab
            else:
                tab.run(tab.close())
        except (Error, TimeoutError):  # it crashed, hangs or closed itself: so much the better
            return

    async def _opened(self, vantage: Vantage, session: Path | None, wire: Wire | None) -> Tab:
        context = await _context(self.chromium, vantage, session)
        if wire is not None:
            await wire.watch_sockets(context)
        return await Tab.made(self.chromium, await context.new_page(), wire)


async def _emptied(tab: Tab) -> bool:
    page = tab.page
    if tab.crashed or len(page.context.pages) != 1 or any(f.url.startswith("http") for f in page.frames[1:]):
        return False  # frames keep stores of their own
    if page.url.startswith("http"):
        parts = urlsplit(page.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        await tab.session.send("Runtime.evaluate", {"expression": "sessionStorage.clear()"})
        await page.goto("about:blank", wait_until="commit")
        await tab.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
        await tab.session.send("Page.resetNavigationHistory")
    await page.context.clear_cookies()
    await page.context.clear_permissions()
    tab.forget()
    return True


def _kind(vantage: Vantage) -> tuple[str, str]:
    return vantage.viewport, _locale(vantage)


def _locale(vantage: Vantage) -> str:
    return f"{vantage.language}-{vantage.region.split('-')[0]}"


async def _context(chromium: Chromium, vantage: Vantage, session: Path | None) -> BrowserContext:
    width, height = VIEWPORTS[vantage.viewport]
    mobile = vantage.viewport == "mobile"
    return await chromium.browser.new_context(
        viewport={"width": width, "height": height},
        is_mobile=mobile,
        has_touch=mobile,
        locale=_locale(vantage),
        storage_state=session,
        service_workers="block",
        accept_downloads=False,
    )
