"""Every screen, with whatever opens on it, passes axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from sayno.catalogue import replicas
from sayno.replicas.server import ReplicaServer, Visit

pytestmark = pytest.mark.browser

NAMES = ("town", "example-app", *(r.id for r in replicas()))


@pytest.mark.parametrize(("rendering", "scheme"), [("pages", "light"), ("app", "dark")])
def test_no_screen_violates_axe(browser: Browser, server: ReplicaServer, every, rendering, scheme) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name in NAMES:
        visit: Visit = server.visit(name, "GB", rendering=rendering)
        for screen in every[name].screens:
            page.goto(visit.address(screen.address))
            page.get_by_role("heading", level=1).wait_for()
            opened = 0
            while True:
                found = Axe().run(page)
                assert not found.violations_count, f"{name} {screen.id}: {found.generate_report()}"
                closed = page.locator("button[aria-expanded=false]")
                if opened == closed.count() or opened > 4:
                    break
                closed.nth(opened).evaluate("e => e.click()")
                page.wait_for_load_state()
                opened += 1
    context.close()
