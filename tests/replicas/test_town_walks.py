"""The truth performed in a real browser: it refuses, the server says so, and looking alone changes nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext
from town_walking import perform

from sayno.replicas.town import TownServer, TownVisit, plan, truth
from sayno.replicas.town.site import Town

pytestmark = pytest.mark.browser

WIDGETS = (
    "checkbox switch switch-button toggle-button div-switch bare-switch "
    "radios radio-cards select listbox segments worded"
).split()


@pytest.fixture(scope="session")
def towns() -> Iterator[TownServer]:
    with TownServer() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


def performed(towns: TownServer, context: BrowserContext, town: Town) -> TownVisit:
    """Perform the truth of a town; fails on anything that a page complains of."""
    visit, page = towns.visit(town), context.new_page()
    page.set_viewport_size({"width": town.viewport[0], "height": town.viewport[1]})
    page.on("console", lambda message: pytest.fail(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    perform(page, visit, truth(town))
    page.close()
    return visit


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize("seed", [41, 283])
def test_each_widget_refuses_as_the_truth_says(
    towns: TownServer, context: BrowserContext, widget: str, seed: int
) -> None:
    town = plan(seed, widget=widget, end="switch", already=False)
    counts = performed(towns, context, town).counts
    assert counts.refused
    assert counts.harms == ()
