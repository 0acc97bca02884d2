"""Finding and starting Chromium: one for each process, shared by its walks."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Error, sync_playwright

from sayno.seams import NoBrowser

QUIET: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)
"""Chromium speaks to nobody but the service under audit."""

_SHELL: Final = "chromium-headless-shell"
"""Chromium without a window: Debian's package of it opens a tab five times faster than the whole browser."""

_WHOLE: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def executable(headless: bool = True) -> str | None:
    """The system's Chromium (or what SAYNO_CHROMIUM names); None to use Playwright's own."""
    named = os.environ.get("SAYNO_CHROMIUM")
    if named and (headless or _SHELL not in named):
        return named
    return next(filter(None, map(shutil.which, (_SHELL, *_WHOLE) if headless else _WHOLE)), None)


@contextmanager
def chromium(headless: bool = True) -> Iterator[Browser]:
    """A running Chromium. Raises :class:`NoBrowser`.

    Its sandbox needs rights that containers and root lack; there it is switched off.
    """
    flags = [*QUIET, *(["--no-sandbox"] if _contained() else [])]
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=executable(headless), headless=headless, args=flags, handle_sigint=False
            )
        except Error as error:
            reason = error.message.strip().splitlines()[0]
            raise NoBrowser(
                f"Chromium does not start ({reason}); 'make study' installs one, SAYNO_CHROMIUM may name one"
            ) from error
        try:
            yield browser
        finally:
            browser.close()


def _contained() -> bool:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root or Path("/.dockerenv").exists() or "container" in os.environ
