"""What all rooms' tests share: one Chromium for the drivers, and one that tests drive by hand, with Playwright."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from sayno.drivers import chromium as chromium_module
from sayno.drivers.chromium import Chromium

# A busy machine is slow, and that breaks no law.
settings.register_profile("sayno", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sayno")

COSTLY = frozenset({"found", "running", "study", "whole"})
"""Fixtures that take longer than most tests that ask for them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a costly fixture runs in one process with the others, which is where it is made."""
    for item in items:
        for name in sorted(COSTLY.intersection(getattr(item, "fixturenames", ()))):
            item.add_marker(pytest.mark.xdist_group(name))


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


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[type[BaseHTTPRequestHandler]], str]]:
    """Serves what a handler answers, on 127.0.0.1, until the tests end; gives the address."""
    with ExitStack() as ends:

        def served(handler: type[BaseHTTPRequestHandler]) -> str:
            server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            for end in (server.server_close, thread.join, server.shutdown):  # called from the last to the first
                ends.callback(end)
            return f"http://127.0.0.1:{server.server_address[1]}"

        yield served
