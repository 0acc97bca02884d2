"""The truth performed in a real browser: it refuses, the server says so, and looking alone changes nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from accessibility import examined, violations
from sayno.replicas.town import TownServer, TownVisit, plan, truth
from sayno.replicas.town.performing import perform
from sayno.replicas.town.site import Town

pytestmark = pytest.mark.browser

WIDGETS = (
    "checkbox switch switch-button toggle-button div-switch bare-switch menu-check "
    "radios radio-cards select listbox segments worded"
).split()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


def performed(towns: TownServer, context: BrowserContext, town: Town) -> TownVisit:
    """Perform the truth of a town; fails on anything that a page complains of."""
    visit, page, complaints = towns.visit(town), context.new_page(), list[str]()
    page.set_viewport_size({"width": town.viewport[0], "height": town.viewport[1]})
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    perform(page, visit, truth(town))
    page.wait_for_load_state()  # a page that is closed while it still goes somewhere may never say that it has
    assert complaints == []
    return visit


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize("seed", [41, 283])
def test_each_widget_refuses_as_the_truth_says(
    towns: TownServer, context: BrowserContext, widget: str, seed: int
) -> None:
    town = plan(seed, widget=widget, end="switch", already=False, size=6)
    counts = performed(towns, context, town).counts
    assert counts.refused
    assert counts.harms == ()


WAYS: tuple[dict[str, object], ...] = (
    {"entry": "dialog", "levels": ("tab",), "saving": "bar"},
    {"entry": "drawer", "levels": ("link", "dialog"), "saving": "done"},
    {"entry": "hover", "levels": ("accordion", "more"), "asking": "shaming"},
    {"entry": "hover-click", "levels": ("link", "kebab"), "made": "div"},
    {"entry": "hamburger", "entry_naming": "tooltip", "levels": ("link",), "listing": "virtual"},
    {"entry": "kebab", "entry_naming": "glyph", "levels": ("details", "section"), "listing": "lazy"},
    {"entry": "avatar", "levels": ("link", "drawer"), "rendering": "still", "listing": "icons"},
    {"entry": "home", "around": "virtual", "widget": "switch", "saving": "auto", "greyed": False},
    {"around": "frame-elsewhere", "rendering": "pages", "saving": "button", "asking": "calm"},
    {"around": "shadow", "rendering": "partial", "wire": "persisted"},
    {"around": "shadow-closed", "rendering": "history", "widget": "switch", "asking": "", "saving": "auto"},
    {"several": 3, "levels": ("link", "section"), "spread": True, "topic": "ai-training", "saving": "disabled"},
    {"greyed": True, "widget": "radios", "rendering": "pages", "saving": "button"},
    {"banner": "promotion", "twice": True, "shortcut": True, "second": "foot", "wire": "rpc"},
    {"end": "request", "codes": True, "pages": 3, "rendering": "history"},
    {"end": "request", "codes": True, "pages": 2, "rendering": "pages"},
)


@pytest.mark.parametrize("chosen", WAYS, ids=lambda chosen: "-".join(map(str, chosen.values())).replace(" ", ""))
def test_each_way_leads_to_the_refusal(towns: TownServer, context: BrowserContext, chosen: dict[str, object]) -> None:
    counts = performed(towns, context, plan(88, **{"already": False, "end": "switch", "size": 6, **chosen})).counts
    assert counts.refused
    assert counts.harms == ()


@pytest.mark.parametrize("rendering", ["pages", "history"])
def test_what_is_no_trap_passes_axe(browser: Browser, towns: TownServer, rendering: str) -> None:
    plain = {"around": "", "naming": "text", "entry_naming": "aria-label", "listing": "rows", "made": "a"}
    town = plan(88, rendering=rendering, entry="avatar", levels=("link", "tab"), widget="switch", size=6, **plain)
    context = examined(browser.new_context(bypass_csp=True))
    page, visit = context.new_page(), towns.visit(town)
    page.goto(visit.url)
    for place in ("/", "/settings", *(p.path for p in list(town.places.values())[:4]), "/policy", "/groups"):
        page.goto(f"{visit.origin}/s/{town.key}{place}")
        page.get_by_role("heading", level=1).wait_for()
        assert violations(page) == [], place
    context.close()


def test_a_change_that_is_stopped_leaves_everything_as_it_was(towns: TownServer, context: BrowserContext) -> None:
    chosen = {"entry": "nav", "widget": "switch", "naming": "text", "saving": "auto", "asking": "", "around": ""}
    town = plan(89, rendering="pages", levels=("section",), end="switch", already=False, greyed=False, size=6, **chosen)
    visit, page, so = towns.visit(town), context.new_page(), truth(town)
    page.route("**/*", lambda route: route.abort() if route.request.method != "GET" else route.continue_())
    perform(page, visit, so)
    page.get_by_role("alert").wait_for()
    control = page.get_by_role("switch", name=so.controls[0].name, exact=True)
    assert control.is_checked() == (so.steps[-1].value == "off")
    assert visit.counts.changes == ()
