"""How long a press may take to lead somewhere."""

import pytest

from sayno.seams import Deed
from sayno.walk.search.chart import Chart
from sayno.walk.search.reaction import FILLING_S, HOPED_S, LEADING_S, OPENING_S, REACTING_S, Reaction

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
    assert waits.patience(home, closed) == LEADING_S
    assert waits.patience(None, screen('- heading "Settings" [level=1]', "https://demo.test/settings")) == 0
    assert Reaction.to(press(drawn, "e3"), menu, drawn.address).patience(home, closed) == 0


@pytest.mark.parametrize(("ref", "longest"), [("e2", LEADING_S), ("e3", REACTING_S)])
def test_a_link_surely_leads_somewhere_and_is_waited_for_longer(screen, ref: str, longest: float) -> None:
    drawn = screen(MENU)
    waits = Reaction.to(press(drawn, ref), Chart().add(drawn), drawn.address)
    assert waits.patience(waits.here, drawn) == longest
    assert waits.awaited(waits.here, drawn)


def test_what_much_is_hoped_of_may_come_later(screen) -> None:
    drawn = screen(MENU)
    here = Chart().add(drawn)
    assert Reaction.to(press(drawn, "e3"), here, drawn.address, hoped=True).patience(here, drawn) == HOPED_S
    assert Reaction.to(press(drawn, "e3"), here, drawn.address).patience(here, drawn) == REACTING_S < HOPED_S


@pytest.mark.parametrize("tree", ["- main", '- progressbar "Loading"', '- main:\n  - text: "Loading…"'])
def test_an_address_that_shows_nothing_yet_has_led_nowhere(screen, tree: str) -> None:
    drawn = screen(MENU)
    waits = Reaction.to(Deed("open", value="https://demo.test/flags"), Chart().add(drawn), drawn.address)
    assert waits.patience(None, screen(tree)) == OPENING_S
    assert Reaction.to(press(drawn, "e2"), waits.here, drawn.address).patience(None, screen(tree)) > 0
    assert waits.patience(None, screen(CLOSED)) == 0
    assert waits.patience(waits.here, screen('- text: "Nothing was found here"')) == 0


BAR = MENU[: MENU.index("- heading")]


@pytest.mark.parametrize(
    ("rest", "longest"),
    [
        ('- main:\n  - img "Loading"', FILLING_S),
        ("- main:\n  - progressbar", FILLING_S),
        ('- main:\n  - text: "Nothing was found here"', 0),
        ('- main:\n  - img "Loading"\n  - switch "Show me" [ref=e9]', 0),
    ],
)
def test_a_page_that_shows_but_its_bars_and_says_that_it_loads_is_waited_for(screen, rest: str, longest: float) -> None:
    drawn, address = screen(MENU), "https://demo.test/pools"
    here, after = Chart().add(drawn), screen(BAR + rest, address)
    assert Reaction.to(Deed("open", value=address), here, drawn.address).patience(None, after) == longest
    assert Reaction.to(press(drawn, "e2"), here, drawn.address).patience(None, after) == longest


EMPTIED = MENU[: MENU.index("- heading")]


@pytest.mark.parametrize(
    ("ref", "tree", "longest"),
    [
        ("e3", EMPTIED, FILLING_S),  # the page that was there is gone, and the next one is still being fetched
        ("e1", EMPTIED, 0),  # what is open was closed
        ("e3", EMPTIED.replace('  - button "Theme" [ref=e3]\n', ""), 0),  # it is gone itself: a banner was put away
        ("e3", EMPTIED + '- heading "Themes" [level=1]', 0),
    ],
)
def test_a_page_that_is_emptied_may_be_filled_yet(screen, ref: str, tree: str, longest: float) -> None:
    drawn = screen(MENU)
    assert Reaction.to(press(drawn, ref), Chart().add(drawn), drawn.address).patience(None, screen(tree)) == longest
