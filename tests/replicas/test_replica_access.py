"""Every screen, and what opens on it, passes axe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from accessibility import examined, violations
from sayno.catalogue import replicas
from sayno.replicas.interface import Interface
from sayno.replicas.server import ReplicaServer

pytestmark = pytest.mark.browser

LOOKS = (("pages", "light"), ("app", "dark"))
CASES = [
    *((name, *look) for name in ("town", "example-app") for look in LOOKS),
    *((r.id, *LOOKS["web" not in r.surfaces]) for r in replicas()),
]
"""The town and the documented example, which have every kind of thing, in both looks; of the catalogue, each screen
once. All share one stylesheet, and what is in the tree of a screen is the same in both renderings (test_renderings)."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One for all, since each address names its account: starting a page takes as long as looking at a few."""
    with browser.new_context(bypass_csp=True) as context:
        yield examined(context).new_page()


def check(page: Page, where: str) -> None:
    assert violations(page) == [], where


@pytest.mark.parametrize(("name", "rendering", "scheme"), CASES)
def test_no_screen_violates_axe(page: Page, server: ReplicaServer, every, name, rendering, scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    visit = server.visit(name, "GB", rendering=rendering)
    seen: set[str] = set()
    for screen in every[name].screens:
        paper = Interface(every[name], "GB")
        paper.open(screen.address)
        page.goto(visit.address(screen.address))
        page.get_by_role("heading", level=1).wait_for()
        check(page, f"{name} {screen.id}")
        for opener in (e.ref for e in paper.page.all() if e.expanded is False and e.ref not in seen):
            seen.add(opener)  # the header's menus are looked at once
            page.goto(visit.address(screen.address))
            page.locator(f'[id="{opener}"]').click()
            page.locator(f'[id="{opener}"][aria-expanded="true"]').wait_for()
            check(page, f"{name} {screen.id} {opener}")


@pytest.mark.parametrize("rendering", ["pages", "app"])
def test_no_dialog_or_complaint_violates_axe(page: Page, server: ReplicaServer, rendering: str) -> None:
    visit = server.visit("town", "US", rendering=rendering)
    page.goto(visit.address("/settings"))
    page.get_by_role("switch", name="Train on my posts").click()
    page.get_by_role("dialog", name="Are you sure?").wait_for()
    check(page, "question")
    page.goto(visit.address("https://help.town.example/ask/1"))
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").wait_for()
    check(page, "complaint")
