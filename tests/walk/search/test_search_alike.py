"""Of things that are alike some are opened; the rest is let be, unless one of them led to something."""

import pytest

from sayno.walk.search.alike import ENOUGH, Alike
from sayno.walk.search.chart import Chart, Edge, Spot
from sayno.walk.search.openers import Opener
from sayno.walk.search.ways import PLAIN

POST = '- main:\n  - heading "{n}"\n  - paragraph: Rain again'
SETTINGS = '- main:\n  - heading "Settings"\n  - switch "Use my posts to train your AI" [checked] [ref=e1]'


class Feed:
    """A page of posts, of which some were opened."""

    def __init__(self, screen, reader, judge) -> None:
        lines = (f'  - link "Post {n}" [ref=e{n}]:\n    - /url: /post/{n}' for n in range(20))
        self.drawn, self._judge = screen, judge()
        self.chart = Chart()
        self.page = self.chart.add(screen("- main:\n" + "\n".join(lines) + '\n  - button "More" [ref=e99]'))
        found = reader().openers(self.page.screen)
        several = [o for o in found if o.node.role == "link"]
        self.other = next(o for o in reader().openers(self.page.screen) if o.node.role == "button")
        self.posts = [self._post(several[0], n) for n in range(20)]
        self.alike = Alike(self.chart)

    def _post(self, first: Opener, n: int) -> Opener:
        node = next(node for node in self.page.screen.nodes if node.ref == f"e{n}")
        return Opener((node.role, f"post {n}", f"/post/{n}"), "press", node, first.promise, address=f"/post/{n}")

    def open(self, n: int, tree: str = POST) -> Spot:
        spot = self.chart.add(self.drawn(tree.format(n=n), f"https://demo.test/post/{n}"))
        spot.candidates = self._judge.candidates(spot.screen)
        self.chart.link(Edge(0, spot.number, "press", self.posts[n].key, "link", f"Post {n}", 1))
        self.alike.led(self.page, self.posts[n], spot)
        return spot


@pytest.fixture
def feed(screen, reader, judge) -> Feed:
    return Feed(screen, reader, judge)


def test_after_some_that_led_to_nothing_the_rest_is_let_be(feed) -> None:
    for n in range(ENOUGH - 1):
        feed.open(n)
    assert not feed.alike.enough(feed.page, feed.posts[-1])
    feed.open(ENOUGH - 1)
    assert feed.alike.enough(feed.page, feed.posts[-1])
    assert not feed.alike.enough(feed.page, feed.other)


def test_where_one_led_to_something_all_are_opened(feed) -> None:
    for n in range(ENOUGH):
        feed.open(n)
    feed.open(ENOUGH, SETTINGS)
    assert not feed.alike.enough(feed.page, feed.posts[-1])


def test_parts_of_settings_are_all_opened(feed) -> None:
    for n in range(ENOUGH):
        feed.open(n, '- main:\n  - heading "Part {n}"\n  - switch "Dark mode" [ref=e1]')
    assert not feed.alike.enough(feed.page, feed.posts[-1])


def test_what_leads_to_no_more_than_can_be_set_already_is_let_be(feed) -> None:
    """Each entry of a filter shows the same lists of choices again."""
    sort = '  - combobox "Sort by" [ref=e98]:\n    - option "Name"'
    feed.page.screen = feed.drawn("- main:\n" + sort)
    for n in range(ENOUGH):
        feed.open(n, '- main:\n  - heading "State {n}"\n' + sort)
    assert feed.alike.enough(feed.page, feed.posts[-1])


def test_what_leads_to_ever_other_things_is_no_kind(feed) -> None:
    for n in range(ENOUGH):
        feed.open(
            n, '- main:\n  - {role} "x"'.replace("{role}", ("list", "table", "figure", "note", "tree", "grid")[n])
        )
    assert not feed.alike.enough(feed.page, feed.posts[-1])


def test_what_was_seen_at_a_place_by_another_look_is_of_a_kind_too(feed) -> None:
    """A place that is drawn in parts holds things of several looks; the last may be the shortest."""
    feed.page.screen = feed.drawn("- main")
    assert not feed.alike.enough(feed.page, feed.posts[-1])


WIDGETS = [("General", 'link "General"')] + [(f"Part {n}", 'button "More options"') for n in range(5)]


def test_of_many_with_one_name_three_in_vain_are_enough_whatever_they_promise(screen, reader) -> None:
    chart = Chart()
    lines = (
        f'- heading "{head}"\n- {what} [ref=e{n}]' + ("\n  - /url: /general" if "link" in what else "")
        for n, (head, what) in enumerate(WIDGETS)
    )
    page = chart.add(screen("\n".join(lines).replace("]\n  -", "]:\n  -")))
    openers = list(reader().openers(page.screen))
    for opener in openers:
        page.openers[opener.key] = opener
    general, *more = (o for o in openers if o.do == "press")
    alike = Alike(chart)
    for n, opener in enumerate(more[:3]):
        assert not alike.enough(page, more[-1])
        menu = chart.add(screen(f'- menu:\n  - menuitem "Fork {n}" [ref=e1]', f"https://demo.test/{n}"))
        chart.link(Edge(0, menu.number, "press", opener.key, "button", "More options", 1))
        alike.led(page, opener, menu)
    assert min(o.promise for o in more) > 0.3
    assert alike.enough(page, more[-1])
    assert not alike.enough(page, general)


def test_of_the_pages_of_a_manual_some_are_opened_whatever_they_promise(screen, reader) -> None:
    chart = Chart()
    names = ("Privacy log", "Privacy of mail", "Privacy map", "Privacy hours", "Privacy words")
    entries = (
        f'- link "{name}" [ref=e{n}]:\n  - /url: /help?about=privacy-{n}\n- checkbox "{name}" [ref=c{n}]'
        for n, name in enumerate(names)
    )
    page = chart.add(screen("\n".join(entries)))
    openers = [o for o in reader().openers(page.screen) if o.node.role == "link"]
    alike = Alike(chart)
    for n, opener in enumerate(openers[:3]):
        assert not alike.enough(page, openers[-1])
        told = chart.add(screen(f'- heading "Of {n}"\n- paragraph: Rain', f"https://demo.test/help?about=privacy-{n}"))
        chart.link(Edge(0, told.number, "press", opener.key, "link", opener.node.label, 1))
        alike.led(page, opener, told)
    assert min(o.promise for o in openers) > PLAIN
    assert alike.enough(page, openers[-1])


def test_of_many_words_with_a_tooltip_some_are_pointed_at(screen, reader) -> None:
    chart = Chart()
    names = "abcdefghij"
    page = chart.add(
        screen("".join(f"- generic [ref=e{n}]: {name * 3}\n  - /hides: Wikis, Words\n" for n, name in enumerate(names)))
    )
    openers = [o for o in reader().openers(page.screen) if o.do == "hover"]
    alike = Alike(chart)
    for n, opener in enumerate(openers[:ENOUGH]):
        assert not alike.enough(page, openers[-1])
        tip = chart.add(screen(f'- tooltip:\n  - link "More" [ref=e1]:\n    - /url: /{n}', f"https://demo.test/{n}"))
        chart.link(Edge(0, tip.number, "hover", opener.key, "generic", opener.node.label, 0))
        alike.led(page, opener, tip)
    assert alike.enough(page, openers[-1])


EDITOR = [f"Style {name}" for name in "abcdef"]


def test_of_buttons_in_a_row_that_lead_to_nothing_some_are_pressed_whatever_they_stand_under(screen, reader) -> None:
    chart = Chart()
    rows = "".join(f'\n  - button "{name}" [ref=e{n}]' for n, name in enumerate(EDITOR))
    page = chart.add(screen(f'- heading "AI training"\n- group:{rows}\n- button "Outside" [ref=e9]'))
    openers = list(reader().openers(page.screen))
    assert all(o.promise > PLAIN for o in openers)
    alike = Alike(chart)
    for opener in openers[:3]:
        assert not alike.enough(page, openers[-2])
        alike.led(page, opener, page)
    assert alike.enough(page, openers[-2])
    assert not alike.enough(page, openers[-1])
    alike.led(page, openers[3], chart.add(screen('- heading "Colours"', "https://demo.test/colours")))
    assert not alike.enough(page, openers[-2])


def test_where_all_is_made_of_bare_parts_more_of_them_are_opened(screen, reader) -> None:
    chart = Chart()
    names = "abcdefghijklmno"
    page = chart.add(
        screen("".join(f"- generic [ref=e{n}] [cursor=pointer]: {name * 3}\n" for n, name in enumerate(names)))
    )
    openers = [o for o in reader().openers(page.screen) if o.do == "press"]
    alike = Alike(chart)
    for n, opener in enumerate(openers[: 2 * ENOUGH]):
        assert not alike.enough(page, openers[-1])
        alike.led(page, opener, chart.add(screen('- heading "Part"', f"https://demo.test/{n}")))
    assert alike.enough(page, openers[-1])
