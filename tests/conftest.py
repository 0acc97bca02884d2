"""What all rooms' tests share: one Chromium for the drivers, and one that tests drive by hand, with Playwright."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from sayno.drivers import chromium as chromium_module
from sayno.drivers.chromium import Chromium


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    with chromium_module.chromium() as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """As a hand-written test would have it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_module.executable(), args=chromium_module.flags())
        yield started
        started.close()
