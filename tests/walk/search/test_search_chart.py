"""The map: one place whatever its switches say, and depths and ways as they come to be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.model.place import place_of
from sayno.model.screen import Screen
from sayno.walk.search.chart import FAR, Chart, Edge

PAGE = """
- heading "Privacy" [level=1] [ref=e1]
- link "Home" [ref=e2]:
  - /url: /
- switch "Use my data" [checked] [ref=e3]
- button "Save" [disabled] [ref=e4]
- text: 3 new messages
"""


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("a switch", ("[checked]", "")),
        ("a button greyed out", (" [disabled]", "")),
        ("a count", ("3 new", "12 new")),
        ("refs", ("[ref=e", "[ref=f")),
        ("case and space", ('"Privacy"', '"PRIVACY "')),
    ],
)
def test_it_is_the_same_place_whatever(screen, what, change) -> None:
    assert place_of(screen(PAGE)).same(place_of(screen(PAGE.replace(*change))))


@pytest.mark.parametrize(
    ("what", "changed"),
    [
        ("a dialog over it", PAGE + '- dialog "Sure?" [ref=e9]'),
        ("another heading", PAGE.replace("Privacy", "Security")),
        ("a further control", PAGE + '- button "More" [ref=e9]'),
        ("something unfolded", PAGE.replace('"Save" [disabled]', '"Save" [expanded]')),
        ("a menu of links that opened", PAGE + '- link "Settings" [ref=e9]:\n  - /url: /s'),
    ],
)
def test_it_is_another_place_with(screen, what, changed) -> None:
    assert not place_of(screen(PAGE)).same(place_of(screen(changed)))


def test_another_tab_and_another_address_are_other_places(screen) -> None:
    tabs = '- tab "One" [selected] [ref=e1]\n- tab "Two" [ref=e2]'
    other = '- tab "One" [ref=e1]\n- tab "Two" [selected] [ref=e2]'
    assert not place_of(screen(tabs)).same(place_of(screen(other)))
    assert not place_of(screen(PAGE)).same(place_of(screen(PAGE, "https://demo.test/other")))


def test_what_stands_in_a_note_that_has_tabs_matters(screen) -> None:
    def panel(chosen: str, box: str) -> str:
        tabs = "\n".join(f'      - tab "{tab}"{" [selected]" * (tab == chosen)}' for tab in ("Info", "Saving"))
        return f'- article:\n  - heading "Control panel"\n  - tablist:\n{tabs}\n  - checkbox "{box}" [ref=e9]'

    info, saving = screen(panel("Info", "Show tags")), screen(panel("Saving", "Save by itself"))
    assert not place_of(info).same(place_of(saving))
    assert place_of(info).same(place_of(screen(panel("Info", "Show tags") + "\n- article: A new note")))


def test_what_a_feed_brings_does_not_matter(screen) -> None:
    def home(*posts: str) -> str:
        return '- heading "Home" [level=1] [ref=e1]\n- feed [ref=e2]:\n' + "\n".join(
            f'  - article [ref=a{n}]:\n    - link "{post}" [ref=l{n}]\n    - button "Like" [ref=b{n}]'
            for n, post in enumerate(posts)
        )

    assert place_of(screen(home("Ann", "Bob"))).same(place_of(screen(home("Cleo", "Dan", "Eve"))))


def test_links_may_change_by_half_if_some_come_and_some_go(screen) -> None:
    def page(*links: str) -> str:
        return '- heading "List" [level=1] [ref=e1]\n' + "\n".join(
            f'- link "{link}" [ref=l{n}]:\n  - /url: /{link}' for n, link in enumerate(links)
        )

    assert place_of(screen(page("a", "b", "c"))).same(place_of(screen(page("a", "b", "d"))))
    assert not place_of(screen(page("a", "b"))).same(place_of(screen(page("c", "d"))))


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.lists(st.booleans(), min_size=1, max_size=6))
def test_no_state_of_any_switch_makes_another_place(one: list[bool], other: list[bool]) -> None:
    size = min(len(one), len(other))

    def drawn(states: list[bool]) -> Screen:
        lines = (f'- switch "Setting {n}"{" [checked]" if on else ""} [ref=e{n}]' for n, on in enumerate(states[:size]))
        return Screen("https://demo.test/", "", "\n".join(lines))

    assert place_of(drawn(one)).name == place_of(drawn(other)).name


# The chart.


@pytest.fixture
def drawn(screen):
    def at(n: int):
        return screen(f'- heading "Place {"abcdefghij"[n]}" [level=1] [ref=e1]', f"https://demo.test/{n}")

    return at


def leads(source, target, cost: int = 1, do: str = "press") -> Edge:
    return Edge(source.number, target.number, do, ("link", f"{target.number}", ""), "link", f"{target.number}", cost)


def test_a_known_place_is_found_and_a_new_one_is_not(drawn) -> None:
    chart = Chart()
    first = chart.add(drawn(0))
    assert chart.find(drawn(0)) is first
    assert chart.find(drawn(1)) is None
    assert (first.depth, chart.add(drawn(1)).depth) == (0, FAR)


def test_a_place_that_came_to_be_drawn_a_little_more_is_not_another_that_shows_a_menu(screen) -> None:
    """What differs least from a look is asked, not what was met first or may lack half of it."""

    def links(*labels: str) -> Screen:
        return screen("".join(f'- link "{label}" [ref=e{n}]\n' for n, label in enumerate(labels)))

    bar, menu = ("Home", "Server", "Security"), ("Settings", "Logs")
    chart = Chart()
    chart.add(links(*bar))
    unfolded = chart.add(links(*bar, *menu))
    assert chart.find(links(*bar, "Defaults")) is None
    assert chart.find(links(*bar, "Settings", "Journal")) is unfolded


def test_depths_come_nearer_when_a_shorter_way_is_met(drawn) -> None:
    chart = Chart()
    a, b, c, d = (chart.add(drawn(n)) for n in range(4))
    for edge in (leads(a, b), leads(b, c), leads(c, d)):
        chart.link(edge)
    assert [s.depth for s in chart.spots] == [0, 1, 2, 3]
    chart.link(leads(a, c))
    assert [s.depth for s in chart.spots] == [0, 1, 1, 2]
    assert [edge.target for edge in chart.way(d)] == [c.number, d.number]


def test_pointing_costs_nothing(drawn) -> None:
    chart = Chart()
    a, b, c = (chart.add(drawn(n)) for n in range(3))
    chart.link(leads(a, b, 0, "hover"))
    chart.link(leads(b, c))
    assert (b.depth, c.depth) == (0, 1)


def test_a_deed_that_did_not_lead_there_is_taken_off(drawn) -> None:
    chart = Chart()
    a, b, c = (chart.add(drawn(n)) for n in range(3))
    short, first, second = leads(a, c), leads(a, b), leads(b, c)
    for edge in (short, first, second):
        chart.link(edge)
    chart.unlink(short)
    assert (c.depth, chart.way(c)) == (2, (first, second))
    chart.unlink(second)
    assert c.depth == FAR
    assert chart.way(c) == ()


def test_circles_end(drawn) -> None:
    chart = Chart()
    a, b = chart.add(drawn(0)), chart.add(drawn(1))
    for edge in (leads(a, b), leads(b, a), leads(b, b)):
        chart.link(edge)
    assert [s.depth for s in chart.spots] == [0, 1]
    assert len(chart.way(b)) == 1


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 1)), max_size=25))
def test_depths_are_the_least_sums_of_costs(links: list[tuple[int, int, int]]) -> None:
    chart = Chart()
    for n in range(7):
        chart.add(Screen(f"https://demo.test/{n}", "", ""))
    for source, target, cost in links:
        chart.link(Edge(source, target, "press", ("link", f"{target} {cost}", ""), "link", "", cost))
    least = [0] + [FAR] * 6
    for _ in range(7):  # Bellman and Ford
        for source, target, cost in links:
            if least[source] < FAR:
                least[target] = min(least[target], least[source] + cost)
    assert [spot.depth for spot in chart.spots] == least
    for spot in chart.spots:
        if spot.depth < FAR:
            assert sum(edge.cost for edge in chart.way(spot)) == spot.depth


def test_a_banner_that_was_answered_no_longer_tells_places_apart(screen) -> None:
    banner = PAGE + '- button "Reject all" [ref=e7]\n- button "Accept all" [ref=e8]'
    other = banner.replace("Privacy", "Security")
    chart = Chart()
    first = chart.add(screen(banner))
    second = chart.add(screen(other))
    assert chart.put_away(first, "button", "Reject all", screen(PAGE))
    assert chart.find(screen(PAGE)) is first
    assert chart.find(screen(banner)) is first
    assert chart.find(screen(PAGE.replace("Privacy", "Security"))) is second


def test_what_brought_something_put_nothing_away(screen) -> None:
    chart = Chart()
    first = chart.add(screen(PAGE))
    less = PAGE.replace('- button "Save" [disabled] [ref=e4]\n', "")
    assert not chart.put_away(first, "button", "Save", screen(PAGE + '- button "More" [ref=e7]'))
    assert not chart.put_away(first, "button", "Save", screen(less, "https://demo.test/other"))
    assert not chart.put_away(first, "button", "Save", screen(PAGE))
    assert not chart.put_away(first, "link", "Home", screen(less)), "what was pressed is still there"
    assert chart.put_away(first, "button", "Save", screen(less))


def test_what_an_address_shows_in_parts_is_one_place(screen) -> None:
    chart = Chart()
    whole = chart.add(screen('- button "One" [ref=e1]\n- button "Two" [ref=e2]\n- button "Three" [ref=e3]'))
    part = chart.add(screen('- button "One" [ref=e1]\n- button "Two" [ref=e2]'))
    assert chart.merge(part, whole, begun=True)
    assert chart.find(part.screen) is whole
    other = chart.add(screen('- button "Four" [ref=e1]'))
    assert (part.number, other.number) == (1, 2), "whoever is on the way to the part still finds that number"
    assert not chart.merge(other, whole, begun=True)
    again = chart.add(screen('- button "One" [ref=e1]\n- button "Two" [ref=e2]\n- text: "Now"'))
    assert chart.merge(again, whole, begun=False) is False, "another place stands at that address"


def test_what_the_start_may_show_as_well_is_as_near_as_the_start(screen) -> None:
    chart = Chart()
    chart.add(screen('- button "One" [ref=e1]'))
    greeting = chart.add(screen('- button "Welcome" [ref=e1]'))
    behind = chart.add(screen('- button "Three" [ref=e1]'))
    edge = Edge(greeting.number, behind.number, "press", ("button", "welcome", ""), "button", "Welcome", 1)
    chart.link(edge)
    chart.begins(greeting)
    assert (greeting.depth, behind.depth) == (0, 1)
    chart.unlink(edge)
    assert greeting.depth == 0
    assert behind.depth > 1


def test_what_stands_in_a_field_without_a_name_does_not_tell_a_place(screen) -> None:
    page = '- heading "Mail"\n- textbox [ref=e1]'
    assert place_of(screen(page)).same(place_of(screen(f"{page}: __")))


def test_a_bar_of_which_another_menu_is_unfolded_is_another_place(screen) -> None:
    """However much else the page shows: what the menu leads to stands nowhere else."""
    rest = "\n".join(f'- link "Widget {letter}" [ref=e{n + 20}]' for n, letter in enumerate("abcdefghijklmnop"))

    def bar(reports: str, settings: str, role: str = "navigation") -> str:
        return f"""
- {role}:
  - link "Reports" [ref=e1]:
{reports}
  - link "Administration" [ref=e2]:
{settings}
{rest}
"""

    folded = "    - /hides: Some, More"
    opened = '    - /url: "#"\n  - list:\n    - link "{}" [ref=e{}]'
    reports = place_of(screen(bar(opened.format("Load", 3), folded)))
    settings = place_of(screen(bar(folded, opened.format("Audit log", 3))))
    assert not reports.same(settings)
    assert reports.same(place_of(screen(bar(opened.format("Uptime", 3), folded))))
    cards = [
        place_of(screen(bar(*two, role="main")))
        for two in ((opened.format("a", 3), folded), (folded, opened.format("b", 3)))
    ]
    assert cards[0].same(cards[1])  # what shows more of a thing while the mouse is over it
