"""What all rooms' tests share. Playwright allows one instance for each process, so there is one Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from sayno.drivers.chromium import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started
