"""One contract: what the model says can be done at a place is what the served page offers, after any steps."""

import random

import pytest
from playwright.sync_api import Browser, Error, Frame, Page

from sayno.replicas.town import Step, TownServer, plan
from sayno.replicas.town.moves import Move, Site, State
from sayno.replicas.town.performing import act, named
from sayno.replicas.town.site import Control, Link, Opener, Tab, Town

pytestmark = pytest.mark.browser

DEEDS = 7
CHECKED = 3
PATIENCE_MS = 4_000
OFFERED = """(known) => {
  const found = [];
  const look = (root) => {
    for (const node of root.querySelectorAll("[id]")) {
      if (!known.includes(node.id) || !node.checkVisibility({ visibilityProperty: true })) continue;
      let shut = node.disabled || node.ariaDisabled === "true";
      for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) shut ||= at.inert;
      if (!shut) found.push(node.id);
    }
    for (const node of root.querySelectorAll("town-shadow")) if (node.shadowRoot) look(node.shadowRoot);
  };
  look(document);
  return found;
}"""
SEEDS = tuple(range(4, 300, 33))


def known(site: Site) -> list[str]:
    """What can matter: links, what unfolds something that can matter, and the controls of the goal."""
    refs = []
    for ref, block in site.town.by_ref.items():
        if isinstance(block, Link) or (isinstance(block, Opener | Tab) and site.worth(block)):  # type: ignore[arg-type]
            refs.append(ref)
        elif isinstance(block, Control) and site.worth(block):
            refs += [ref, *(f"{ref}.{choice.value}" for choice in block.choices)]
    return refs


def expected(site: Site, state: State) -> set[str]:
    """The refs of the links, openers, tabs and controls that the model offers."""
    moves = site.moves(state)
    return {move.ref for move in moves if move.ref in site.town.by_ref}


def offered(page: Page, site: Site, state: State) -> set[str]:
    """The same in the browser. What is open already, or chosen already, is no move."""
    seen: set[str] = set()
    for frame in page.frames:
        seen |= set(frame.evaluate(OFFERED, known(site)))
    refs = {ref.partition(".")[0] for ref in seen}
    chosen = {
        tabs.tabs[0].ref
        for tabs in site.town.by_ref.values()
        if hasattr(tabs, "tabs") and not any(tab.ref in state.open for tab in tabs.tabs)
    }
    return refs - chosen - set(state.open)


def agree(page: Page, site: Site, state: State, told: list[str]) -> None:
    wanted = expected(site, state) - set(state.open)
    for _ in range(PATIENCE_MS // 20):
        try:
            there = offered(page, site, state)
        except Error:  # a frame went away while it was looked at
            continue
        if there == wanted:
            return
        page.evaluate("window.scrollBy(0, 500)")
        page.wait_for_timeout(20)
    missing, extra = wanted - there, there - wanted
    by = site.town.by_ref
    raise AssertionError(f"missing {[by[r] for r in missing]}\nextra {[by[r] for r in extra]}\nafter {told}\n{state}")


def usable(town: Town) -> bool:
    """A list that draws what is in view offers less than the model, which counts scrolling as nothing."""
    return not {"listing:virtual", "around:virtual", "around:shadow-closed"} & set(town.traps)


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_offer_what_the_model_says(browser: Browser, towns: TownServer, seed: int) -> None:
    town = plan(seed, size=12)
    if not usable(town):
        town = plan(seed, size=12, listing="rows", around="")
    rng, site, state = random.Random(seed), Site(town), State(town.home)
    context = browser.new_context(viewport={"width": town.viewport[0], "height": town.viewport[1]})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    visit = towns.visit(town)
    page.goto(visit.url)
    told: list[str] = []
    for _ in range(DEEDS):
        agree(page, site, state, told)
        moves = [move for move in site.moves(state) if move.do != "enter" or move.value != "email-code"]
        for move in rng.sample(moves, min(CHECKED, len(moves))):
            assert called(page, move), (move, told)
        move = rng.choice([m for m in moves if m.after != state] or moves)
        told.append(f"{move.do} {move.role} {move.name!r} {move.ref}")
        act(page, visit, step(move))
        state = move.after
    context.close()


def step(move: Move) -> Step:
    return Step(move.do, move.role, move.name, move.ref, move.counts, move.value, move.within)


def called(page: Page, move: Move) -> bool:
    """Whether it has this role and this name in the browser."""
    frames: list[Frame] = page.frames
    return any(named(frame, step(move)).count() for frame in frames)
