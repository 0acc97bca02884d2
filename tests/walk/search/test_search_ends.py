"""How a search that found nothing says that it ended."""

import pytest

from sayno.model.walk import Outcome
from sayno.walk.search.chart import FAR, Edge, Spot
from sayno.walk.search.search import Limits, Search

HOME = "https://demo.test/"
START = '- link "Settings" [ref=e1]:\n  - /url: /settings\n- link "Privacy" [ref=e2]:\n  - /url: /privacy'
SETTINGS = '- switch "Dark mode" [ref=e1]\n- link "Personal" [ref=e2]:\n  - /url: /settings/personal'
SIGN_IN = '- textbox "Password" [ref=e1]:\n  - /type: password\n- button "Go on" [ref=e2]'


@pytest.fixture
def search(screen, reader, judge) -> Search:
    made = Search(reader(), judge(), Limits())
    made.begin(screen(START, HOME))
    return made


def leads(search: Search, source: Spot, name: str, arrived) -> Spot:
    """What a press at a place has led to."""
    opener = next(o for o in source.openers.values() if o.node.label == name)
    spot = search.arrive(arrived, source)
    search.opened(source, opener, Edge(source.number, spot.number, "press", opener.key, "link", name, 1))
    return spot


def test_a_password_that_settings_ask_for_again_is_no_sign_out(search, screen) -> None:
    settings = leads(search, search.chart.spots[0], "Settings", screen(SETTINGS, f"{HOME}settings"))
    leads(search, settings, "Personal", screen(SIGN_IN, f"{HOME}settings/personal"))
    assert search.ended(None).outcome is Outcome.NOT_FOUND


def test_settings_that_ask_for_a_password_are_shut(search, screen) -> None:
    leads(search, search.chart.spots[0], "Privacy", screen(SETTINGS, f"{HOME}privacy"))
    leads(search, search.chart.spots[0], "Settings", screen(SIGN_IN, f"{HOME}settings"))
    assert search.ended(None).outcome is Outcome.SIGNED_OUT


@pytest.mark.parametrize(
    ("address", "tree", "depth"), [("later", SETTINGS, 1), ("later", SIGN_IN, FAR), ("", SIGN_IN, 1)]
)
def test_what_a_way_leads_to_when_it_is_gone_again(search, screen, address: str, tree: str, depth: int) -> None:
    """The very same may have another address by then; something else at another one is no part of the way."""
    start = search.chart.spots[0]
    settings = leads(search, start, "Settings", screen(SETTINGS, HOME))
    again = search.arrive(screen(tree, f"{HOME}{address}"), start)
    opener = next(o for o in start.openers.values() if o.node.label == "Settings")
    search.led_astray(Edge(start.number, again.number, "press", opener.key, "link", "Settings", 1), settings)
    assert again.depth == depth
