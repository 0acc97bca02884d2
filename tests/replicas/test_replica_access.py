"""Every screen, and what opens on it, passes axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from sayno.catalogue import replicas
from sayno.replicas.interface import Interface
from sayno.replicas.server import ReplicaServer

pytestmark = pytest.mark.browser

NAMES = ("town", "example-app", *(r.id for r in replicas()))


def check(page: Page, where: str) -> None:
    found = Axe().run(page)
    assert not found.violations_count, f"{where}: {found.generate_report()}"


@pytest.mark.parametrize(("rendering", "scheme"), [("pages", "light"), ("app", "dark")])
@pytest.mark.parametrize("name", NAMES)
def test_no_screen_violates_axe(browser: Browser, server: ReplicaServer, every, name, rendering, scheme) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page, visit = context.new_page(), server.visit(name, "GB", rendering=rendering)
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
    context.close()


@pytest.mark.parametrize("rendering", ["pages", "app"])
def test_no_dialog_or_complaint_violates_axe(browser: Browser, server: ReplicaServer, rendering: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page, visit = context.new_page(), server.visit("town", "US", rendering=rendering)
    page.goto(visit.address("/settings"))
    page.get_by_role("switch", name="Train on my posts").click()
    page.get_by_role("dialog", name="Are you sure?").wait_for()
    check(page, "question")
    page.goto(visit.address("https://help.town.example/ask/1"))
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").wait_for()
    check(page, "complaint")
    context.close()
