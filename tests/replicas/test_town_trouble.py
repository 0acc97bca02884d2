"""The hostile quarter: what goes wrong does go wrong, and what can be refused can still be refused."""

import http.client
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sayno.replicas.town import TROUBLES, TownServer, TownVisit, troubled, truth
from sayno.replicas.town.performing import perform
from sayno.replicas.town.site import Button, Trail

REACHABLE = sorted(name for name, trouble in TROUBLES.items() if trouble.reachable and "found" in trouble.ends)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


def opened(context: BrowserContext, visit: TownVisit, path: str = "/") -> Page:
    """A page of the account; what its windows ask is agreed to."""
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(visit.url)
    if path != "/":
        page.goto(f"{visit.origin}/s/{visit.town.key}{path}")
    return page


def ask(visit: TownVisit, path: str, timeout: float = 5.0) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(visit.origin).netloc, timeout=timeout)
    try:
        cookie = {"cookie": f"town-account={visit.account.token}"}
        connection.request("GET", f"/s/{visit.town.key}{path}", headers=cookie)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("location", "") or answer.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("name", sorted(TROUBLES))
@pytest.mark.parametrize("seed", range(6))
def test_every_trouble_can_be_planned_and_says_how_a_search_may_end(name: str, seed: int) -> None:
    town = troubled(name, seed)
    so = truth(town)
    assert town == troubled(name, seed)
    assert so.ends == TROUBLES[name].ends
    assert (so.actions is not None) == (TROUBLES[name].reachable and "found" in so.ends)


@pytest.mark.browser
@pytest.mark.parametrize("name", REACHABLE)
def test_whoever_knows_the_way_can_refuse_all_the_same(towns: TownServer, context: BrowserContext, name: str) -> None:
    town = troubled(name, 4)
    visit, page = towns.visit(town), context.new_page()
    perform(page, visit, truth(town))
    assert visit.counts.refused
    assert visit.counts.harms == ()


@pytest.mark.browser
def test_the_crash_is_one(towns: TownServer, context: BrowserContext) -> None:
    town = troubled("crash", 1)
    page, crashed = opened(context, towns.visit(town), town.places["crash"].path), []
    page.on("crash", lambda _: crashed.append(True))
    with pytest.raises(Exception, match="crash"):
        page.wait_for_timeout(5_000)
    assert crashed


@pytest.mark.browser
def test_a_form_that_sends_itself_off_changes_something(towns: TownServer, context: BrowserContext) -> None:
    visit = towns.visit(troubled("auto-submit", 1))
    page = opened(context, visit)
    assert visit.counts.changes == ()
    page.goto(f"{visit.origin}/s/{visit.town.key}{visit.town.places['greeting'].path}", wait_until="commit")
    for _ in range(100):
        if visit.counts.harms == ("accept",):
            break
        page.wait_for_timeout(20)
    assert visit.counts.harms == ("accept",)


@pytest.mark.browser
def test_a_huge_page_is_huge_and_an_endless_feed_grows(towns: TownServer, context: BrowserContext) -> None:
    page = opened(context, towns.visit(troubled("huge", 1)))
    assert grown(page, 80_000)
    page.close()
    page = opened(context, towns.visit(troubled("endless-feed", 1)))
    for _ in range(3):
        before = elements(page)
        page.mouse.wheel(0, 100_000)
        assert grown(page, before)


def elements(page: Page) -> int:
    count: int = page.evaluate("document.querySelector('main').querySelectorAll('*').length")
    return count


def grown(page: Page, above: int) -> bool:
    for _ in range(200):
        if elements(page) > above:
            return True
        page.wait_for_timeout(20)
    return False


@pytest.mark.browser
@pytest.mark.parametrize(("name", "kind"), [("alerts", "alert"), ("leaving", "beforeunload")])
def test_native_dialogs_appear(towns: TownServer, context: BrowserContext, name: str, kind: str) -> None:
    page, seen = context.new_page(), []
    page.on("dialog", lambda dialog: (seen.append(dialog.type), dialog.accept()))
    visit = towns.visit(troubled(name, 1))
    page.goto(visit.url)
    page.locator("h1").click()
    page.wait_for_timeout(150)
    page.reload()
    assert kind in seen


def test_the_maze_renames_itself_and_never_ends(towns: TownServer) -> None:
    visit = towns.visit(troubled("maze", 1))
    assert ask(visit, "/hall")[1] != ask(visit, "/hall")[1]
    assert ask(visit, "/hall/123456")[1].count("/hall/") >= 5


def test_the_calendar_never_ends(towns: TownServer) -> None:
    visit = towns.visit(troubled("calendar", 1))
    assert "/calendar/99999" in ask(visit, "/calendar/99998")[1]


def test_circles_lead_back_to_themselves(towns: TownServer) -> None:
    visit, seen, path = towns.visit(troubled("circles", 1)), set(), "/stories"
    while path not in seen:
        seen.add(path)
        status, where = ask(visit, path)
        path = where.removeprefix(f"/s/{visit.town.key}")
        assert status == 302
    assert len(seen) > 1


def test_what_hangs_does_not_answer(towns: TownServer) -> None:
    visit = towns.visit(troubled("hanging", 1))
    with pytest.raises(TimeoutError):
        ask(visit, "/reports/1", timeout=0.3)
    assert ask(visit, "/")[0] == 200


@pytest.mark.parametrize(("name", "status"), [("locked-out", 429), ("robot", 403), ("expiring", 303)])
def test_patience_ends(towns: TownServer, name: str, status: int) -> None:
    visit = towns.visit(troubled(name, 1))
    assert [ask(visit, "/")[0] for _ in range(8)] == [200] * 8
    assert ask(visit, "/")[0] == status


def test_an_outage_heals(towns: TownServer) -> None:
    visit = towns.visit(troubled("outage", 1))
    assert [ask(visit, "/")[0] for _ in range(5)] == [200, 200, 200, 503, 503]
    until = time.monotonic() + 10
    while ask(visit, "/")[0] != 200:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_too_many_requests_are_refused_for_a_while(towns: TownServer) -> None:
    visit = towns.visit(troubled("too-many", 1))
    assert 429 in [ask(visit, "/")[0] for _ in range(20)]


@pytest.mark.parametrize(("name", "status"), [("settings-fail", 500), ("settings-circle", 302), ("elsewhere", 451)])
def test_the_settings_are_out_of_reach(towns: TownServer, name: str, status: int) -> None:
    assert ask(towns.visit(troubled(name, 1)), "/settings")[0] == status


def test_following_a_click_trap_changes_something(towns: TownServer) -> None:
    visit = towns.visit(troubled("click-traps", 1))
    traps = [b for b in visit.town.by_ref.values() if isinstance(b, Button) and b.by == "link" and b.harm == "buy"]
    ask(visit, f"/do/{traps[0].ref}")
    assert visit.counts.harms == ("buy",)


def test_hostile_addresses_are_no_places_of_the_plan() -> None:
    town = troubled("failing", 1)
    assert [b.address for b in town.by_ref.values() if isinstance(b, Trail)]
    assert not {b.address for b in town.by_ref.values() if isinstance(b, Trail)} & set(town.by_path)
