"""Whole searches in Chromium, on towns whose truth is known and whose server counts what it was asked to change."""

from collections.abc import Iterator

import pytest

from sayno.auditing import found as finding
from sayno.auditing.errand import Errand
from sayno.auditing.persona import made_up
from sayno.auditing.questing import quest
from sayno.auditing.seeking import Sought, seek
from sayno.auditing.walks import refusal
from sayno.auditing.writing import route
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.chromium import Chromium
from sayno.drivers.tabs import Tabs
from sayno.model.base import Grade, Mode
from sayno.model.redaction import Redactor
from sayno.replicas.town import Town, TownServer, TownVisit, plan, troubled, truth
from sayno.store import MemoryStore

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def towns() -> Iterator[TownServer]:
    with TownServer() as running:
        yield running


def searched(
    chromium: Chromium, towns: TownServer, town: Town, redactor: Redactor | None = None, **more: object
) -> tuple[Sought, TownVisit]:
    visit, redactor = towns.visit(town), redactor or Redactor()
    surface = "android" if town.mobile else "web"
    made = quest(visit.url, town.topic, "US", town.language, surface=surface, **more)  # type: ignore[arg-type]
    return seek(made, Tabs(chromium), MemoryStore(redactor), redactor), visit


SMALL = {"size": 4, "end": "switch", "already": False, "several": 1, "banner": "", "mobile": False}
PAGES = plan(21, 3, **SMALL, rendering="pages", language="en", levels=("link",), widget="switch")
CASES: dict[str, tuple[int, dict[str, object]]] = {
    "still, inverted, German": (22, {"rendering": "still", "language": "de", "wording": "inverted", "areas": 2}),
    "history, asking back, French": (23, {"rendering": "history", "language": "fr", "asking": "shaming"}),
    "partial, radios, Japanese": (24, {"rendering": "partial", "language": "ja", "widget": "radios"}),
    "a request of two sheets": (25, {"end": "request", "pages": 2, "language": "en", "codes": False}),
    "nothing": (26, {"end": "nothing", "rendering": "pages"}),
    "already off": (27, {"already": True, "language": "es"}),
    "several, and a promotion": (28, {"several": 2, "banner": "promotion", "language": "en", "widget": "checkbox"}),
    "greyed out, saved by a bar": (29, {"greyed": True, "saving": "bar", "language": "it", "widget": "switch"}),
    "a fly-out, a closed shadow": (30, {"entry": "hover", "around": "shadow-closed", "widget": "switch"}),
    "on a phone": (31, {"mobile": True, "entry": "hamburger", "language": "pt"}),
}


@pytest.fixture(scope="module")
def whole(chromium: Chromium, towns: TownServer) -> tuple[Sought, TownVisit]:
    """A search that looks at everything, for somebody whose name is never stored."""
    redactor = Redactor([("name", PAGES.person)])
    return searched(chromium, towns, PAGES, redactor)


def assert_as_the_truth_says(town: Town, sought: Sought, visit: TownVisit) -> None:
    so = truth(town)
    count = finding.count(sought)
    assert sought.outcome.value in so.ends, sought.detail
    assert visit.counts.changes == ()
    if so.actions is None:
        assert count.mode is Mode.UNKNOWN
        return
    assert sought.found is not None
    assert count.value == so.actions
    assert count.mode in (Mode.MEASURED, Mode.AT_MOST, Mode.AT_LEAST)
    assert finding.default(sought.found).value in (so.default, "unknown")
    assert sum(step.counts for step in finding.steps(sought.found, sought)) == so.actions


@pytest.mark.parametrize("case", CASES)
def test_a_search_ends_as_the_truth_says(chromium: Chromium, towns: TownServer, case: str) -> None:
    seed, chosen = CASES[case]
    town = plan(seed, 3, **{**SMALL, **chosen})
    assert_as_the_truth_says(town, *searched(chromium, towns, town, max_screens=120))
    assert towns.stray_changes == ()


def test_a_search_of_everything_ends_as_the_truth_says(whole) -> None:
    assert_as_the_truth_says(PAGES, *whole)


def test_it_is_called_measured_only_where_everything_shorter_was_looked_at(chromium, towns, whole) -> None:
    everything, _ = whole
    few, _ = searched(chromium, towns, PAGES, max_screens=everything.screens_until_found)
    assert finding.count(everything).mode is Mode.MEASURED
    assert everything.search.swept
    assert few.search.screens < everything.search.screens
    assert finding.count(few).mode is not Mode.MEASURED
    assert finding.count(few).value == finding.count(everything).value


def test_what_is_never_stored_does_not_keep_a_count_from_being_proven(whole) -> None:
    sought, _ = whole
    assert sought.recounted == truth(PAGES).reach
    assert finding.count(sought).mode is Mode.MEASURED


def test_a_switch_that_did_not_help_is_no_part_of_the_refusal(chromium, towns) -> None:
    """Greyed out, it waits for the second switch before it, not for the nearest."""
    sought, _ = searched(chromium, towns, plan(1402), max_screens=14)
    assert finding.count(sought).value == truth(plan(1402)).actions
    assert len(sought.found.ending) == 2


LISTS = {
    "greyed out until another is switched": (804, 12),
    "two that refuse together": (834, 10),
}


@pytest.mark.parametrize("case", LISTS)
def test_lists_are_rehearsed_to_their_choices(chromium, towns, case: str) -> None:
    seed, screens = LISTS[case]
    town = plan(seed)
    sought, visit = searched(chromium, towns, town, max_screens=screens)
    assert finding.count(sought).value == truth(town).actions
    assert sought.found.played.complete
    assert visit.counts.changes == ()


def test_controls_that_are_spread_over_a_long_list_are_all_found(chromium, towns) -> None:
    sought, _ = searched(chromium, towns, plan(806), max_screens=12)
    assert finding.count(sought).value == truth(plan(806)).actions


def test_controls_in_parts_of_a_page_that_unfold_are_all_found(chromium, towns) -> None:
    """One is in "Tags and mentions", the other in "AI and your data" below it."""
    chosen = {
        **SMALL,
        "size": 2,
        "several": 2,
        "spread": True,
        "levels": ("section", "details"),
        "entry": "nav",
        "language": "en",
    }
    town = plan(1137, 4, widget="toggle-button", **chosen)
    so = truth(town)
    assert sum(step.do == "toggle" for step in so.steps) == 2
    sought, visit = searched(chromium, towns, town, max_screens=60)
    count = finding.count(sought)
    assert (count.mode, count.value) == (Mode.MEASURED, so.actions)
    assert len([c for c in sought.found.candidates if c.behind]) == 1
    assert visit.counts.changes == ()


def test_controls_of_two_forms_that_are_drawn_as_they_come_in_view_are_each_saved_and_confirmed(
    chromium, towns
) -> None:
    chosen = {**SMALL, "size": 2, "several": 2, "spread": True, "levels": ("section",), "widget": "checkbox"}
    chosen |= {"around": "lazy", "saving": "button", "asking": "calm", "rendering": "history", "entry": "nav"}
    town = plan(1693, 7, topic="ai-training", language="en", **chosen)
    so = truth(town)
    assert sum(step.do == "toggle" for step in so.steps) == 2
    sought, visit = searched(chromium, towns, town, max_screens=60)
    count = finding.count(sought)
    assert (count.mode, count.value) == (Mode.MEASURED, so.actions)
    assert [deed.do for deed in sought.found.ending].count("press") == 4
    assert visit.counts.changes == ()


WRITTEN = {
    "two forms that are saved, of which one is drawn late": (652, 6),
    "links of one name in two bars": (662, 6),
    "a switch named by the text beside it": (812, 12),
    "a request that wants a reason": (782, 6),
    "one question twice on a page": (1321, 8),
    "a button that then says the opposite": (1381, 8),
    "two switches named by the text beside them": (1774, 12),
    "a list in a frame that grows": (1544, 3),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_the_way_as_it_is_written_refuses_in_another_account(chromium: Chromium, towns: TownServer, case: str) -> None:
    seed, screens = WRITTEN[case]
    town = plan(seed)
    visit = towns.visit(town)
    made = quest(visit.url, town.topic, "US", town.language, max_screens=screens)
    written = route(seek(made, Tabs(chromium), MemoryStore(), Redactor()), made)
    assert written is not None
    assert visit.counts.changes == ()
    other = towns.visit(town)
    tab = Tabs(chromium).take(made.vantage)
    driver = BrowserDriver(tab, Redactor(), pictures=False)
    errand = Errand(
        service="town",
        topic=town.topic,
        route=written,
        vantage=made.vantage,
        grade=Grade.REPLICA,
        home=other.url,
        answers=made_up,
        way_back=False,
    )
    try:
        refusal(driver, errand, MemoryStore())
    finally:
        driver.close()
        tab.run(tab.close())
    assert other.counts.refused


HOSTILE = ("click-traps", "beside", "alerts", "strange-labels", "hiccups", "settings-fail")


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_wrong_a_search_ends_and_changes_nothing(chromium: Chromium, towns: TownServer, name: str) -> None:
    town = troubled(name, 5)
    so = truth(town)
    sought, visit = searched(chromium, towns, town, max_screens=60, max_minutes=1.0)
    assert sought.outcome.value in so.ends, sought.detail
    assert visit.counts.changes == ()
    assert visit.counts.signed_in
    count = finding.count(sought)
    if so.exact and so.actions is not None and count.mode is Mode.MEASURED:
        assert count.value == so.actions
