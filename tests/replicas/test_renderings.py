"""One contract: on paper, as pages and as an app, the same deeds show the same controls."""

import random
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as TookTooLong

from sayno.catalogue import replicas
from sayno.model.node import Node
from sayno.model.notation import parse
from sayno.replicas.interface import Interface
from sayno.replicas.server import ReplicaServer, Visit

pytestmark = pytest.mark.browser

RENDERINGS = ("pages", "app")
SHOWN = frozenset(
    "banner navigation main contentinfo heading button link switch checkbox radio radiogroup combobox option textbox "
    "tablist tab tabpanel dialog status alert note region list listitem".split()
)
DESKTOP, MOBILE = (1280, 800), (412, 915)
NAMES = ("town", "example-app", *(r.id for r in replicas()))
WALKS = [(name, *vantage) for name in NAMES[:2] for vantage in (("DE", "de", DESKTOP), ("US", "en", MOBILE))]
TYPED = ("a@b.example", "Robin", "", 'x "y" <b>&amp;</b>')
DEEDS = {"town": 60, "example-app": 30}
PATIENCE_S = 10.0


def shown(tree: str) -> list[tuple[object, ...]]:
    """What a person with a screen reader finds: role, name, state, and what the texts say."""
    return [_shown(n) for n in parse(tree) if n.role in SHOWN]


def _shown(n: Node) -> tuple[object, ...]:
    says = n.text if n.role in ("textbox", "status", "alert", "contentinfo") else ""
    return (n.role, n.name, n.on, n.expanded, n.selected, n.level, says)


@pytest.fixture
def contexts(browser: Browser) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


def blank(browser: Browser, contexts: list[BrowserContext], size: tuple[int, int] = DESKTOP) -> Page:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    contexts.append(context)
    page = context.new_page()
    page.on("console", lambda message: pytest.fail(f"console: {message.text}"))
    return page


def enter(browser: Browser, contexts: list[BrowserContext], visit: Visit, size: tuple[int, int] = DESKTOP) -> Page:
    page = blank(browser, contexts, size)
    page.goto(visit.url)
    return page


def controls(tree: str) -> list[Node]:
    """What can be operated, in order; the same on paper and in the browser."""
    roles = "button link switch checkbox radio combobox textbox tab".split()
    return [n for n in parse(tree) if n.role in roles and n.ref]


def agree(page: Page, paper: Interface, told: list[str]) -> None:
    """Wait until the browser shows what paper shows."""
    wanted, until = shown(paper.tree()), time.monotonic() + PATIENCE_S
    while (there := shown(page.aria_snapshot(mode="ai"))) != wanted:
        if time.monotonic() > until:
            assert there == wanted, told
        time.sleep(0.01)


def click(page: Page, n: int) -> None:
    """Click the n-th control; where the page draws itself anew between looking and clicking, it is looked for again."""
    for left in (2, 1, 0):
        try:
            ref = controls(page.aria_snapshot(mode="ai"))[n].ref
            page.locator(f"aria-ref={ref}").evaluate("e => e.click()", timeout=5_000)
            return
        except TookTooLong:
            if not left:
                raise


def operate(page: Page, paper: Interface, n: int, rng: random.Random) -> str:
    """Do the same to the n-th control in the browser and on paper."""
    drawn = controls(paper.tree())
    real = controls(page.aria_snapshot(mode="ai"))
    node, element = drawn[n], paper.page.find(drawn[n].ref or "")
    assert element
    assert [(c.role, c.name) for c in real] == [(c.role, c.name) for c in drawn]
    target = page.locator(f"aria-ref={real[n].ref}")
    if element.kind == "field":
        typed = rng.choice((*TYPED, *paper.account.codes[-1:]))
        target.fill(typed)
        paper.operate(element.ref, "write", typed)
        return f"write {typed!r} into {node.name!r}"
    if element.kind == "select":
        value, label = rng.choice(element.choices)
        target.select_option(label=label)
        paper.operate(element.ref, "choose", label)
        return f"choose {value!r} of {node.name!r}"
    silent = element.move is None or (element.kind == "radio" and element.checked and "/app/" in page.url)
    if silent:
        click(page, n)
    elif "/app/" in page.url:
        with page.expect_response(lambda r: r.request.method == "POST"):
            click(page, n)
    else:
        with page.expect_navigation():
            click(page, n)
    paper.operate(element.ref, "press", None)
    return f"press {node.role} {node.name!r}"


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("way", WALKS, ids=lambda w: f"{w[0]}-{w[1]}-{w[2]}-{w[3][0]}")
def test_paper_and_browser_agree(browser, contexts, server: ReplicaServer, every, way, rendering) -> None:
    name, region, language, size = way
    visit = server.visit(name, region, language, rendering)
    paper = Interface(every[name], region, language, visit.account)
    page = enter(browser, contexts, visit, size)
    rng, told = random.Random(f"{way}"), []
    agree(page, paper, told)
    for _ in range(DEEDS[name]):
        told.append(operate(page, paper, rng.randrange(len(controls(paper.tree()))), rng))
        agree(page, paper, told)
        assert visit.account == paper.account
    page.goto(page.url.partition("?")[0])  # in the pages, the address says what is open
    paper.reload()
    agree(page, paper, [*told, "come back"])
    if rendering == "app":
        assert page.url == server.url + visit.base.prefix + "/"


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_screen_agrees_at_its_address(browser, contexts, server: ReplicaServer, every, rendering) -> None:
    page = blank(browser, contexts)
    for name in NAMES:
        visit = server.visit(name, "GB", rendering=rendering)
        paper = Interface(every[name], "GB", account=visit.account)
        for screen in every[name].screens:
            page.goto(visit.address(screen.address))
            paper.open(screen.address)
            agree(page, paper, [name, screen.id])


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_request_needs_the_code_that_was_e_mailed(browser, contexts, server: ReplicaServer, rendering) -> None:
    visit = server.visit("town", "DE", rendering=rendering)
    page = enter(browser, contexts, visit)
    with pytest.raises(LookupError, match="no code"):
        visit.code()
    page.goto(visit.address("https://help.town.example/ask/1"))
    page.get_by_label("Email").fill("robin@example.test")
    page.get_by_label("Kind").select_option("Object")
    page.get_by_role("radio", name="Perhaps").check()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").filter(has_text="Needed: I confirm.").wait_for()
    page.get_by_role("checkbox", name="I confirm").check()
    page.get_by_role("button", name="Send").click()
    page.get_by_label("Code").fill("not it")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("alert").filter(has_text="Not the code that was sent: Code.").wait_for()
    assert visit.account.requests == ()
    page.get_by_label("Code").fill(visit.code())
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("status").filter(has_text="Received.").wait_for()
    assert visit.account.requests == ("objection",)
    assert visit.account.changes == 2


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_each_browser_context_is_an_account(browser, contexts, server: ReplicaServer, rendering) -> None:
    visits = [server.visit("linkedin-web", "US", rendering=rendering) for _ in range(2)]
    pages = [enter(browser, contexts, visit) for visit in visits]
    setting = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"
    for page, visit in zip(pages, visits, strict=True):
        page.goto(visit.address(setting))
    pages[0].get_by_role("switch").click()
    pages[0].locator("[role=switch][aria-checked=false], [role=switch]:not(:checked)").first.wait_for()
    for page, visit, on in zip(pages, visits, (False, True), strict=True):
        page.goto(visit.address(setting))
        page.get_by_role("switch").wait_for()
        assert page.get_by_role("switch").is_checked() is on
        assert visit.account.changes == (0 if on else 1)


def test_the_pages_work_without_scripts(browser, server: ReplicaServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    visit = server.visit("linkedin-web", "DE")
    page = context.new_page()
    page.goto(visit.url)
    page.get_by_role("button", name="Me").click()
    page.get_by_role("link", name="Settings & Privacy").click()
    page.get_by_role("link", name="Data privacy").click()
    page.get_by_role("link", name="Data for Generative AI Improvement").click()
    page.get_by_role("switch").click()
    assert not page.get_by_role("switch").is_checked()
    assert visit.account.settings == {"ai-training": "off"}
    context.close()


def test_the_app_goes_back_without_another_address(browser, contexts, server: ReplicaServer) -> None:
    page = enter(browser, contexts, server.visit("town", "DE", rendering="app"))
    address = page.url
    page.get_by_role("main").get_by_role("link", name="Settings").click()
    page.get_by_role("heading", name="Settings", level=1).wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.go_back()
    page.get_by_role("heading", name="Home", level=1).wait_for()
    assert page.url == address


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_reloading_forgets_what_was_not_sent(browser, contexts, server: ReplicaServer, every, rendering) -> None:
    visit = server.visit("town", "US", rendering=rendering)
    page, paper = enter(browser, contexts, visit), Interface(every["town"], "US", account=visit.account)
    page.goto(visit.address("/save"))
    paper.open("/save")
    page.get_by_role("switch", name="Saved switch").uncheck()
    page.get_by_label("Colour").select_option("Blue")
    page.reload()
    agree(page, paper, ["reload"])
    page.get_by_role("switch", name="Saved switch").uncheck()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("status").filter(has_text="Saved").wait_for()
    page.reload()
    page.get_by_role("switch", name="Saved switch").wait_for()
    assert not page.get_by_role("switch", name="Saved switch").is_checked()
