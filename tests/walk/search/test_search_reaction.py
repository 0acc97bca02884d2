"""How long a press may take to lead somewhere."""

import pytest

from sayno.seams import Deed
from sayno.walk.search.chart import Chart
from sayno.walk.search.reaction import LEADING_S, OPENING_S, REACTING_S, Reaction

MENU = """
- navigation:
  - button "Menu" [expanded] [ref=e1]
  - link "Settings" [ref=e2]:
    - /url: /settings
  - button "Theme" [ref=e3]
- heading "Home" [level=1]
"""
CLOSED = '- navigation:\n  - button "Menu" [expanded=false] [ref=e1]\n- heading "Home" [level=1]'


def press(drawn, ref: str) -> Deed:
    return Deed("press", next(n for n in drawn.nodes if n.ref == ref))


def test_a_link_in_a_menu_that_closes_has_led_nowhere_yet(screen) -> None:
    chart, drawn, closed = Chart(), screen(MENU), screen(CLOSED)
    menu, home = chart.add(drawn), chart.add(closed)
    waits = Reaction.to(press(drawn, "e2"), menu, drawn.address)
    assert waits.nothing_yet(home, closed)
    assert not waits.nothing_yet(None, screen('- heading "Settings" [level=1]', "https://demo.test/settings"))
    assert not Reaction.to(press(drawn, "e3"), menu, drawn.address).nothing_yet(home, closed)


@pytest.mark.parametrize(("ref", "longest"), [("e2", LEADING_S), ("e3", REACTING_S)])
def test_a_link_surely_leads_somewhere_and_is_waited_for_longer(screen, ref: str, longest: float) -> None:
    drawn = screen(MENU)
    waits = Reaction.to(press(drawn, ref), Chart().add(drawn), drawn.address)
    other = Reaction.to(press(drawn, "e3"), Chart().add(drawn), drawn.address)
    assert (waits.until - other.until > 1) == (longest == LEADING_S)
    assert not waits.overdue


@pytest.mark.parametrize("tree", ["- main", '- progressbar "Loading"', '- main:\n  - text: "Loading…"'])
def test_an_address_that_shows_nothing_yet_has_led_nowhere(screen, tree: str) -> None:
    drawn = screen(MENU)
    waits = Reaction.to(Deed("open", value="https://demo.test/flags"), Chart().add(drawn), drawn.address)
    assert waits.until - Reaction.to(press(drawn, "e3"), waits.here, drawn.address).until > OPENING_S / 2
    assert waits.nothing_yet(None, screen(tree))
    assert Reaction.to(press(drawn, "e2"), waits.here, drawn.address).nothing_yet(None, screen(tree))
    assert not waits.nothing_yet(None, screen(CLOSED))
    assert not waits.nothing_yet(waits.here, screen('- text: "Nothing was found here"'))
