"""Finding and starting Chromium: one for each process, shared by its walks."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Error, Playwright, async_playwright

from sayno.drivers.engine import Engine
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

START_S: Final = 60.0
STOP_S: Final = 15.0

_SHELL: Final = "chromium-headless-shell"
"""Chromium without a window: Debian's package of it opens a tab five times faster than the whole browser."""

_WHOLE: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@dataclass(frozen=True, slots=True)
class Chromium:
    """A running Chromium and the engine through which it is spoken to."""

    engine: Engine
    browser: Browser

    @property
    def version(self) -> str:
        """Which browser it is."""
        return f"{self.browser.browser_type.name} {self.browser.version}"

    @property
    def runs(self) -> bool:
        """Whether it is still there."""
        return self.browser.is_connected()


def executable(headless: bool = True) -> str | None:
    """The system's Chromium (or what SAYNO_CHROMIUM names); None to use Playwright's own."""
    named = os.environ.get("SAYNO_CHROMIUM")
    if named and (headless or _SHELL not in named):
        return named
    return next(filter(None, map(shutil.which, (_SHELL, *_WHOLE) if headless else _WHOLE)), None)


def flags() -> list[str]:
    """The arguments that Chromium is started with.

    Its sandbox needs rights that containers and root lack; there it is switched off.
    """
    return [*QUIET, *(["--no-sandbox"] if _contained() else [])]


@contextmanager
def chromium(headless: bool = True) -> Iterator[Chromium]:
    """A running Chromium. Raises :class:`NoBrowser`."""
    engine = Engine()
    try:
        playwright = engine.run(async_playwright().start(), START_S)
        try:
            browser = _launched(engine, playwright, headless)
            try:
                yield Chromium(engine, browser)
            finally:
                with suppress(Error, TimeoutError):
                    engine.run(browser.close(), STOP_S)
        finally:
            with suppress(Error, TimeoutError):
                engine.run(playwright.stop(), STOP_S)
    finally:
        engine.stop()


def _launched(engine: Engine, playwright: Playwright, headless: bool) -> Browser:
    launching = playwright.chromium.launch(
        executable_path=executable(headless), headless=headless, args=flags(), handle_sigint=False
    )
    try:
        return engine.run(launching, START_S)
    except (Error, TimeoutError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "no answer"
        raise NoBrowser(
            f"Chromium does not start ({reason}); 'make study' installs one, SAYNO_CHROMIUM may name one"
        ) from error


def _contained() -> bool:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root or Path("/.dockerenv").exists() or "container" in os.environ
