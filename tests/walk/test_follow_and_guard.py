"""The follow guide and the consented guard, on paper."""

import time
from datetime import date

import pytest

from sayno.auditing.errand import Errand
from sayno.auditing.walks import refusal
from sayno.drivers.paper import PaperDriver
from sayno.model.base import Grade
from sayno.model.notation import parse
from sayno.model.route import Route, Toggle
from sayno.model.screen import Screen
from sayno.model.vantage import Vantage
from sayno.model.walk import Outcome
from sayno.seams import Deed, End, Missing, Unreachable
from sayno.store import MemoryStore
from sayno.walk.follow import Follow, turned
from sayno.walk.guards import Consented, first_committing
from sayno.walk.loop import walk
from sayno.walk.targets import candidates

SCREENS = {
    "home": '- button "Me" [ref=home1]\n- link "Help" [ref=x]',
    "menu": '- menu [ref=m]:\n  - menuitem "Settings & Privacy" [ref=menu1]\n- button "Me" [ref=home1]',
    "settings": '- heading "Data"\n- switch "Use my data" {state} [ref=switch]\n- button "Close account" [ref=bad]',
}
NEXT = {"home1": "menu", "menu1": "settings"}


class Sketch:
    """The smallest interface: three screens in a row and one switch, which may forget or vanish."""

    address = "https://demo.test/"
    title = "Demo"

    def __init__(self, *, forgets=False, screens=SCREENS):
        self.at, self.on, self.forgets, self.screens = "home", True, forgets, screens
        self.operated = []

    def open(self, address):
        if "gone" in address:
            raise Unreachable(f"{address} cannot be reached")
        self.at = "home"

    def reload(self):
        self.at = "home"
        if self.forgets:
            self.on = True

    def tree(self):
        return self.screens[self.at].format(state="[checked]" if self.on else "").replace("  [", " [")

    def operate(self, ref, do, value):
        self.operated.append((ref, do))
        self.at = NEXT.get(ref, self.at)
        if ref == "switch":
            self.on = not self.on


def route(**changes):
    steps = [
        {"do": "press", "name": "Me"},
        {"do": "press", "name": "Settings & Privacy"},
        {"do": "press", "name": "Perhaps here", "needed": "maybe"},
        {"do": "toggle", "name": "Use my data", "to": "off"},
    ]
    given = {
        "id": "web",
        "means": "toggle",
        "surfaces": ["web"],
        "regions": ["WORLD"],
        "title": "Demo",
        "steps": steps,
        "confidence": "high",
    }
    return Route.model_validate({**given, **changes})


def go(site, the_route, commit=True):
    errand = Errand(
        service="demo",
        topic="ai-training",
        route=the_route,
        vantage=Vantage(region="DE", date=date(2026, 11, 22)),
        grade=Grade.REPLICA,
        home="https://demo.test/",
        answers={}.__getitem__,
        commit=commit,
        patience=0,
    )
    return refusal(PaperDriver(site), errand, MemoryStore())


def test_a_refusal_is_made_proven_and_walked_back():
    site = Sketch()
    refuse, back = go(site, route())
    assert refuse.outcome is Outcome.REFUSED
    assert [a.control.name for a in refuse.actions] == ["Me", "Settings & Privacy", "Use my data"]
    assert (refuse.state_before, refuse.state_after, refuse.state_reloaded) == (True, False, False)
    assert refuse.confirmed is True
    assert back.outcome is Outcome.ACCEPTED
    assert (back.state_before, back.state_after, back.state_reloaded) == (False, True, None)
    assert site.on is True


def test_a_refusal_that_does_not_last_is_seen():
    refuse, _ = go(Sketch(forgets=True), route())
    assert (refuse.state_after, refuse.state_reloaded) == (False, True)


def test_without_consent_nothing_is_changed():
    site = Sketch()
    refuse, back = go(site, route(), commit=False)
    assert refuse.outcome is Outcome.HELD_BACK
    assert refuse.held[0].name == "Use my data"
    assert refuse.state_before is True
    assert back is None
    assert site.on is True
    assert "switch" not in [ref for ref, _ in site.operated]


def test_a_route_that_no_longer_fits_says_what_was_looked_for_and_what_was_there():
    steps = [{"do": "press", "name": "Account"}]
    refuse, _ = go(Sketch(), route(steps=steps))
    assert refuse.outcome is Outcome.BROKEN
    assert "'Account'" in refuse.detail
    assert "button 'Me'" in refuse.detail
    assert refuse.start is not None


def test_on_a_crowded_screen_the_likeliest_of_the_fitting_controls_are_named_first():
    crowd = [f'- button "Entry {n}" [ref=e{n}]' for n in range(50)]
    crowd += ['- heading "Use my data" [ref=h]', '- link "Use our data" [ref=l]', '- switch "Use your data" [ref=s]']
    steps = [{"do": "toggle", "name": "Use my data", "to": "off"}]
    refuse, _ = go(Sketch(screens={"home": "\n".join(crowd)}), route(steps=steps))
    assert "there was switch 'Use your data', link 'Use our data', button 'Entry 0'" in refuse.detail
    assert refuse.detail.endswith(" and 44 more")


def test_alternatives_are_tried_after_the_name():
    steps = [{"do": "press", "name": "Account", "alternatives": ["Profile", "Me"]}]
    refuse, _ = go(Sketch(), route(steps=steps, means="request"))
    assert refuse.outcome is Outcome.REQUESTED


def test_where_the_documents_stop_the_walk_stops_and_says_how_much_is_left():
    steps = [
        {"do": "press", "name": "Me"},
        {"do": "gap", "what": "menu entries nobody names", "at_least": 2},
        {"do": "press", "name": "Send"},
        {"do": "write", "name": "Why", "text": ""},
        {"do": "enter", "name": "Name", "field": "full-name", "needed": "maybe"},
    ]
    refuse, _ = go(Sketch(), route(steps=steps, means="request"))
    assert refuse.outcome is Outcome.UNDOCUMENTED
    assert len(refuse.actions) == 1
    assert refuse.undocumented == 3


def test_a_control_that_is_off_already_needs_no_action():
    site = Sketch()
    site.on = False
    refuse, _ = go(site, route())
    assert refuse.outcome is Outcome.REFUSED
    assert refuse.state_before is False
    assert [a.do for a in refuse.actions] == ["press", "press"]


def test_two_controls_of_one_name_are_not_guessed_between():
    screens = {**SCREENS, "home": '- button "Me" [ref=a]\n- button "Me" [ref=b]'}
    refuse, _ = go(Sketch(screens=screens), route())
    assert refuse.outcome is Outcome.BROKEN
    assert "2 of that name" in refuse.detail


def test_a_heading_tells_two_controls_of_one_name_apart():
    tree = '- heading "Ads"\n- switch "Allow" [ref=a]\n- heading "AI"\n- switch "Allow" [ref=b]'
    step = Route.model_validate(
        {**route().model_dump(), "steps": [{"do": "toggle", "name": "Allow", "under": "AI", "to": "off"}]}
    ).steps[0]
    assert [n.ref for n in candidates(Screen("", "", tree), step)] == ["b"]


def press(**changes):
    """A step that presses, as a route has it."""
    return route(steps=[{"do": "press", **changes}]).steps[0]


def test_the_text_right_before_tells_two_controls_of_one_name_apart():
    tree = "- form:" + "".join(f'\n  - text: {of}\n  - switch "On" [checked] [ref={of}]' for of in ("Mail", "AI"))
    step = Toggle(do="toggle", name="On", under="AI", to="off", sources=())
    assert [n.ref for n in candidates(Screen("", "", tree), step)] == ["AI"]


def test_links_to_one_address_are_one():
    def tree(first, second):
        links = (f'- link "Settings" [ref={ref}]:\n  - /url: {url}' for ref, url in (("a", first), ("b", second)))
        return Screen("", "", "\n".join(links))

    assert [n.ref for n in candidates(tree("/settings", "/settings"), press(name="Settings"))] == ["a"]
    assert len(candidates(tree("/settings", "/ads"), press(name="Settings"))) == 2


def test_a_row_without_a_role_is_a_switch_only_where_the_route_says_so():
    shown = Screen("", "", "- generic [ref=a]: Learn from my content On")
    steps = [
        {"do": "toggle", "name": "Learn from my content On", "to": "off", "role": role} for role in ("generic", None)
    ]
    bare, other = route(steps=steps).steps
    assert [n.ref for n in candidates(shown, bare)] == ["a"]
    assert candidates(shown, other) == ()
    assert first_committing(route(steps=[steps[0], {"do": "press", "name": "Save"}])) == 0


def test_a_control_without_a_name_is_called_by_the_text_beside_it():
    shown = Screen("", "", "- button [pressed] [ref=a]:\n  - /beside: Send usage data")
    step = route(steps=[{"do": "toggle", "name": "Send usage data", "to": "off"}]).steps[0]
    found = candidates(shown, step)
    assert [n.ref for n in found] == ["a"]
    deed = Deed("toggle", found[0], "off", step=0)
    assert Consented(route(steps=[step.model_dump()]), commit=True).judge(shown, deed).allowed


def test_an_address_that_nothing_answers_at_is_an_outcome():
    steps = [{"do": "open", "address": "https://gone.test/"}, {"do": "press", "name": "Me"}]
    refuse, _ = go(Sketch(), route(steps=steps, starts="address", means="request"))
    assert refuse.outcome is Outcome.UNREACHABLE


@pytest.mark.parametrize(
    ("page", "outcome"),
    [('- textbox "Password" [ref=e1]', Outcome.SIGNED_OUT), ('- link "Home" [ref=e1]', Outcome.BROKEN)],
)
def test_a_page_that_asks_for_a_password_is_signed_out(page, outcome):
    assert go(Sketch(screens={**SCREENS, "home": page}), route())[0].outcome is outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, Outcome.SIGNED_OUT),
        (403, Outcome.BLOCKED),
        (429, Outcome.BLOCKED),
        (451, Outcome.REGION_DENIED),
        (503, Outcome.UNREACHABLE),
        (200, Outcome.BROKEN),
    ],
)
def test_the_answer_of_the_service_names_the_end(status, outcome):
    class Answering(PaperDriver):
        def see(self):
            return Screen("https://demo.test/", "", '- heading "Sorry" [ref=e1]', status=status)

    trace = walk(Answering(Sketch()), Follow(route(), {}.__getitem__), Consented(route()), MemoryStore(), patience=0)
    assert trace.end.outcome is outcome


def test_a_walk_that_never_ends_is_a_loop():
    class Forever:
        def next(self, screen):
            return Deed("press", screen.nodes[0], step=0)

        def done(self, deed, after):
            pass

    class Anything:
        def judge(self, screen, deed):
            return Consented(route(steps=[{"do": "press", "name": "Me"}] * 2)).judge(screen, deed)

    site = Sketch(screens=dict.fromkeys(SCREENS, '- button "Me" [ref=x]'))
    trace = walk(PaperDriver(site), Forever(), Anything(), MemoryStore(), patience=0, max_actions=7)
    assert trace.end.outcome is Outcome.LOOPED
    assert len(trace.actions) == 7


def test_patience_begins_anew_with_each_thing_that_is_missing():
    class Missed:
        seen = 0

        def next(self, screen):
            self.seen += 1
            return End(Outcome.FOUND) if self.seen > 6 else Missing("this" if self.seen <= 3 else "that", "nothing")

    class Slow(PaperDriver):
        def see(self):
            time.sleep(0.3)
            return super().see()

    trace = walk(Slow(Sketch()), Missed(), Consented(route()), MemoryStore(), patience=1)
    assert trace.end.outcome is Outcome.FOUND


def deed(step, do="press", name="Me", role="button"):
    return Deed(do, parse(f'- {role} "{name}" [ref=e1]')[0], step=step)


@pytest.mark.parametrize(
    "wrong",
    [
        deed(None),
        deed(1),
        deed(0, name="Close account"),
        deed(0, do="toggle"),
        deed(99),
        Deed("press", None, step=0),
    ],
)
def test_the_guard_lets_nothing_through_but_the_step(wrong):
    assert not Consented(route()).judge(Screen("", "", ""), wrong).allowed


def test_the_guard_lets_no_step_through_twice():
    guard = Consented(route())
    assert guard.judge(Screen("", "", ""), deed(0)).allowed
    assert not guard.judge(Screen("", "", ""), deed(0)).allowed


def test_a_word_that_is_searched_for_commits_nothing():
    def written(role):
        return first_committing(
            route(
                steps=[
                    {"do": "write", "name": "Search settings", "role": role, "text": "privacy"},
                    {"do": "press", "name": "Privacy"},
                    {"do": "toggle", "name": "Use my posts", "to": "off"},
                ]
            )
        )

    assert (written("searchbox"), written("textbox"), written(None)) == (2, 0, 0)


def test_turning_twice_is_the_route_itself():
    assert turned(turned(route())) == route()
    assert first_committing(route()) == 3


def test_a_control_is_told_by_its_list_of_tabs_and_by_what_unfolded_its_part() -> None:
    screen = Screen(
        "https://demo.test/",
        "",
        """- heading "Data" [level=2]
- tablist "Simple view":
  - tab "Options" [ref=e1]
- tablist "Expert view":
  - tab "Options" [ref=e2]
- group:
  - button "Posts" [expanded] [ref=e3]
  - button "Save" [ref=e4]
- group:
  - button "Photos" [expanded] [ref=e5]
  - button "Save" [ref=e6]""",
    )

    def told(name: str, under: str) -> list[str | None]:
        return [node.ref for node in candidates(screen, press(name=name, under=under))]

    assert told("Options", "Expert view") == ["e2"]
    assert told("Save", "Posts") == ["e4"]
    assert told("Save", "Photos") == ["e6"]
    assert told("Save", "Data") == ["e4", "e6"]
