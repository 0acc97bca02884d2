"""``sayno login``: a person signs in by themselves in a real window; the session is theirs alone to read."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from playwright.async_api import Error, Page

from sayno.drivers.chromium import Chromium, chromium
from sayno.seams import NoBrowser, Unreachable


def login(url: str, out: Path, wait: Callable[[], None], headless: bool = False) -> None:
    """Open a window at ``url``, wait until the person says that they are signed in, and save the session.

    Raises ``NoBrowser`` (also where there is no screen), ``Unreachable`` and ``OSError``.
    """
    if not headless and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.name == "nt"):
        raise NoBrowser("signing in needs a screen, and there is none here; sign in on a desktop and copy the file")
    with chromium(headless=headless) as running:
        page = running.engine.run(_opened(running, url))
        wait()
        session = running.engine.run(page.context.storage_state())
        save(json.dumps(session), out)


async def _opened(running: Chromium, url: str) -> Page:
    context = await running.browser.new_context(no_viewport=True)
    page = await context.new_page()
    try:
        await page.goto(url)
    except Error as error:
        raise Unreachable(f"{url} cannot be reached: {error.message.splitlines()[0]}") from error
    return page


def save(session: str, out: Path) -> None:
    """Write a session so that nobody but its owner can ever read it, not even for a moment."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(session)
