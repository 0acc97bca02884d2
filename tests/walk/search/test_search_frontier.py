"""What is left to open: what got lost on the way there is opened after all, once."""

from dataclasses import replace

import pytest

from sayno.walk.search.chart import FAR, Chart, Edge
from sayno.walk.search.finds import best
from sayno.walk.search.frontier import Frontier, promise

HOME = '- button "Privacy" [ref=e1]\n- button "Help" [ref=e2]'
PRIVACY = '- dialog "Privacy" [modal] [ref=e2]:\n  - button "AI" [ref=e1]'


@pytest.fixture
def chart(screen) -> Chart:
    """Home, and a dialog that it opens."""
    made = Chart()
    for tree in (HOME, PRIVACY):
        made.add(screen(tree))
    made.link(Edge(0, 1, "press", ("button", "privacy", ""), "button", "Privacy", 1))
    return made


@pytest.fixture
def frontier(chart, reader) -> Frontier:
    """What both of them hold; all of it got lost."""
    made = Frontier(chart)
    for spot in chart.spots:
        for opener in reader().openers(spot.screen):
            made.add(spot, opener, "lost")
    return made


def left(frontier: Frontier) -> list[str]:
    return [opener.node.label for _, opener in frontier.items()]


def test_what_got_lost_is_opened_after_all_and_once_only(frontier) -> None:
    assert left(frontier) == []
    assert frontier.revive(None)
    assert {"Privacy", "Help", "AI"} <= set(left(frontier))
    for spot, opener in list(frontier.items()):
        spot.status[opener.key] = "lost"
    assert not frontier.revive(None)
    assert left(frontier) == []


def test_what_no_way_leads_to_any_more_stays_lost(chart, frontier) -> None:
    chart.unlink(chart.edges[0])
    assert chart.spots[1].depth == FAR
    assert frontier.revive(None)
    assert set(left(frontier)) == {"Privacy", "Help"}


@pytest.mark.parametrize(("heat", "hoped"), [(0.7, True), (0.1, False)])
def test_a_part_of_settings_is_hoped_for_whatever_it_is_called(screen, reader, heat: float, hoped: bool) -> None:
    made = Chart()
    made.add(screen('- button "Menu" [ref=e1]'))
    inner = '- link "Sundries" [ref=e1]:\n  - /url: /x/sundries'
    spot = made.add(screen(inner, "https://demo.test/x"))
    made.link(Edge(0, 1, "press", ("button", "menu", ""), "button", "Menu", 1))
    spot.heat = heat
    frontier = Frontier(made)
    for opener in reader().openers(spot.screen):
        frontier.add(spot, opener, "new")
    assert frontier.hopeful() is hoped


def test_a_part_of_settings_comes_before_options_of_something_else_whatever_it_is_called(screen, reader) -> None:
    made = Chart()
    made.add(screen('- link "Settings" [ref=e1]:\n  - /url: /settings\n- button "More options" [ref=e2]'))
    inner = '- heading "Settings" [level=1]\n- link "Sundries" [ref=e1]:\n  - /url: /settings/sundries'
    spot = made.add(screen(inner, "https://demo.test/settings"))
    made.link(Edge(0, 1, "press", ("link", "settings", "/settings"), "link", "Settings", 1))
    frontier = Frontier(made)
    made.spots[0].heat, spot.heat = 0.6, 0.7
    for one in made.spots:
        for opener in reader().openers(one.screen):
            frontier.add(one, opener, "opened" if opener.node.label == "Settings" else "new")
    first = frontier.most_promising()
    assert first is not None
    assert first[1].node.label == "Sundries"


@pytest.mark.parametrize(("state", "others"), [("", ["My settings"]), ("[checked]", [])], ids=["off", "on"])
def test_where_a_find_is_off_already_other_places_of_settings_are_opened_though_farther(
    screen, reader, judge, state: str, others: list[str]
) -> None:
    links = '- link "My settings" [ref=e1]:\n  - /url: /me\n- link "News" [ref=e2]:\n  - /url: /news\n'
    switch = f'- heading "Settings" [level=1]\n- switch "Use my posts to train AI models" {state} [ref=e3]\n'
    made = Chart()
    spot = made.add(screen(switch + links))
    spot.heat, spot.candidates = 0.7, judge().candidates(spot.screen)
    frontier = Frontier(made)
    for opener in reader().openers(spot.screen):
        frontier.add(spot, opener, "new")
    found = best(made.spots, {})
    assert [opener.node.label for _, opener in frontier.shorter(found)] == others
    assert frontier.complete(found) is not bool(others)


def test_of_a_list_without_end_each_part_that_was_opened_in_vain_makes_the_rest_less_hopeful(screen, reader) -> None:
    names = "ant bee cat dog elk fox gnu hen ibex jay".split()
    keys = "\n".join(f'- link "{name}" [ref=e{n}]:\n  - /url: /registry/{name}' for n, name in enumerate(names))
    made = Chart()
    made.add(screen('- link "Registry" [ref=e1]:\n  - /url: /registry'))
    registry = made.add(screen(keys, "https://demo.test/registry"))
    made.link(Edge(0, 1, "press", ("link", "registry", "/registry"), "link", "Registry", 1))
    registry.heat = 0.7
    frontier = Frontier(made)
    openers = list(reader().openers(registry.screen))
    promised = [promise(registry, openers[-1])]
    for opener in openers[:8]:
        arrived = made.add(screen(f'- heading "{opener.node.label}"\n- checkbox "{opener.node.label}" [ref=e1]'))
        made.link(Edge(1, arrived.number, "press", opener.key, "link", opener.node.label, 1))
        frontier.led(registry, opener, arrived)
        promised.append(promise(registry, openers[-1]))
    assert promised == sorted(promised, reverse=True)
    assert promised[0] - promised[-1] == pytest.approx(0.7 * 8 * 0.06)


def test_what_many_pages_have_is_opened_at_the_nearest_alone(screen, reader) -> None:
    made = Chart()
    for n, name in enumerate(("home", "news", "people")):
        made.add(screen(f'- heading "{name}"\n- link "You" [popup=menu] [ref=e1]', f"https://demo.test/{name}"))
        if n:
            made.link(Edge(0, n, "press", ("link", name, name), "link", name, 1))
    frontier = Frontier(made)
    for spot in made.spots:
        for opener in reader().openers(spot.screen):
            frontier.add(spot, replace(opener, key=("link", "you", "hover")), "opened" if spot.number == 0 else "new")
    assert list(frontier.items()) == []


def test_what_was_opened_in_vain_makes_its_namesakes_and_neighbours_less_hopeful(screen, reader) -> None:
    made = Chart()
    made.add(screen('- link "Monitors" [ref=e1]:\n  - /url: /monitors'))
    buttons = "\n".join(f'- heading "{n}"\n- button "{n}" [ref=e{m}]' for m, n in enumerate(("Set up proxy", "Others")))
    pages = [made.add(screen(f'- heading "{page}"\n{buttons}', f"https://demo.test/{page}")) for page in ("one", "two")]
    frontier = Frontier(made)
    for n, page in enumerate(pages, 1):
        made.link(Edge(0, n, "press", ("link", str(n), str(n)), "link", str(n), 1))
        page.heat = 0.5
        for opener in reader().openers(page.screen):
            frontier.add(page, opener, "new")
    (first, tried), *_ = [(spot, opener) for spot, opener in frontier.items() if opener.node.label == "Set up proxy"]
    other = next(opener for opener in first.openers.values() if opener.node.label == "Others")
    before = frontier.most_promising(), promise(first, other)
    first.status[tried.key] = "opened"
    for _ in range(5):
        frontier.led(first, tried, first)
    assert before[0] == (first, tried)
    assert promise(first, other) < before[1]
    chosen = frontier.most_promising()
    assert chosen is not None
    assert chosen[1].node.label == "Others"


def test_after_a_find_that_is_not_sure_a_plain_entry_is_worth_a_look_and_content_is_not(screen, reader) -> None:
    def hoped(label: str) -> bool:
        made = Chart()
        start = made.add(screen(f'- navigation:\n  - link "{label}" [ref=e1]:\n    - /url: /x'))
        start.heat = 0.6
        frontier = Frontier(made)
        for opener in reader().openers(start.screen):
            frontier.add(start, replace(opener, promise=0.18 if label == "Articles" else opener.promise), "new")
        return frontier.hopeful()

    assert (hoped("Articles"), hoped("Compose")) == (True, False)
