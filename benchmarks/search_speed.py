"""What a screen costs the search in wall time, beside bare Playwright scripts on the same pages in the same run.

Run ``python benchmarks/search_speed.py [--rounds N] [--seed N]``. A town is searched in one tab, sweep and all; then
two scripts do what the search did, deed by deed in the same order, with a fresh account and a Chromium of their own
that is running already: open the address, or find the control by role and name and press it, and wait until the page
has loaded. ``bare`` does only that; ``bare, looking`` also takes Playwright's accessibility snapshot of each page,
without which a script sees nothing. The ways take turns. What the search costs includes judging, the guard and the
wire, choosing, and keeping each screen; not the rehearsal, which opens nothing new.

A page that its own scripts draw has loaded before it shows anything, so after opening an address the scripts also wait
until a heading shows. A deed that a script cannot do is left out of its times.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from _searching import asked
from sayno.auditing.seeking import seek
from sayno.drivers.chromium import chromium, executable, flags
from sayno.drivers.tabs import Tabs
from sayno.model.redaction import Redactor
from sayno.model.walk import Action
from sayno.replicas.town import Town, TownServer, TownVisit, plan
from sayno.store import MemoryStore

RENDERINGS: Final = ("pages", "partial", "history", "still")
GOAL: Final = 1.3
PATIENCE_MS: Final = 3_000


@dataclass(slots=True)
class Times:
    """Seconds for each screen by rendering and way, one figure a round; and what scripts could not do."""

    found: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    screens: dict[str, int] = field(default_factory=dict)
    undone: int = 0

    def add(self, rendering: str, way: str, seconds: float) -> None:
        """One more round."""
        self.found.setdefault((rendering, way), []).append(seconds)


def town_of(rendering: str, seed: int) -> Town:
    """A town of a middling size, drawn in that way."""
    plain = {"entry": "nav", "entry_naming": "text", "naming": "text", "listing": "rows", "banner": "", "around": ""}
    chosen: dict[str, Any] = {**plain, "end": "switch", "already": False, "mobile": False, "size": 25}
    return plan(seed, 4, rendering=rendering, levels=("link", "link"), **chosen)


def searched(visit: TownVisit, town: Town, tabs: Tabs) -> tuple[list[Action], float]:
    """The deeds of a search, and what a screen took."""
    sought = seek(replace(asked(town, visit, by_phrase=False), tabs=1), tabs, MemoryStore(), Redactor())
    deeds = [action for trace in sought.traces for action in trace.actions]
    return deeds, sum(trace.seconds for trace in sought.traces) / len(deeds)


def scripted(browser: Browser, visit: TownVisit, deeds: Sequence[Action], *, looking: bool) -> tuple[float, int]:
    """What a screen takes a bare script, and how many deeds it could not do."""
    width, height = visit.town.viewport
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(visit.url)
    took, undone = [], 0
    for deed in deeds:
        begun = time.monotonic()
        try:
            perform(page, deed, visit)
            if looking:
                page.aria_snapshot(mode="ai")
        except Error:
            undone += 1
            continue
        took.append(time.monotonic() - begun)
    context.close()
    return sum(took) / len(took), undone


def perform(page: Page, deed: Action, visit: TownVisit) -> None:
    """One deed. Raises Playwright's ``Error`` where it cannot be done."""
    match deed.do:
        case "open" | "begin":
            address = visit.url if deed.do == "begin" else deed.value or ""
            page.goto(address, wait_until="load")
            page.locator("h1, h2").first.wait_for(timeout=PATIENCE_MS)
        case "back":
            page.go_back(wait_until="load")
        case "close":
            page.keyboard.press("Escape")
        case "scroll":
            page.mouse.wheel(0, page.viewport_size["height"] if page.viewport_size else 0)
        case _ if deed.control is not None:
            found = page.get_by_role(deed.control.role, name=deed.control.name, exact=True).first  # type: ignore[arg-type]
            if deed.do == "hover":
                found.hover(timeout=PATIENCE_MS)
            else:
                found.click(timeout=PATIENCE_MS)
            page.wait_for_load_state("load")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=704)
    said = parser.parse_args()
    times = Times()
    with chromium() as running, TownServer() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags())
        tabs = Tabs(running)
        for rendering in RENDERINGS:
            town = town_of(rendering, said.seed)
            searched(server.visit(town), town, tabs)  # warm
            for _ in range(said.rounds):
                deeds, seconds = searched(server.visit(town), town, tabs)
                times.add(rendering, "sayno", seconds)
                times.screens[rendering] = len(deeds)
                for way, looking in (("bare", False), ("bare, looking", True)):
                    seconds, undone = scripted(browser, server.visit(town), deeds, looking=looking)
                    times.add(rendering, way, seconds)
                    times.undone += undone
        browser.close()
    Console(highlight=False, width=120).print(table(times))
    print(f"deeds that a script could not do, over all rounds: {times.undone}")


def table(times: Times) -> Table:
    """Medians of the rounds, and the ratios."""
    shown = Table(title=f"milliseconds for each screen (medians); goal: at most {GOAL} to bare")
    for head in ("rendering", "screens", "bare", "bare, looking", "sayno", "to bare", "to looking"):
        shown.add_column(head, justify="left" if head == "rendering" else "right")
    ratios = []
    for rendering in RENDERINGS:
        middle = {way: statistics.median(times.found[rendering, way]) for way in ("bare", "bare, looking", "sayno")}
        to_bare, to_looking = middle["sayno"] / middle["bare"], middle["sayno"] / middle["bare, looking"]
        ratios.append(to_bare)
        figures = (f"{1000 * seconds:.0f}" for seconds in middle.values())
        shown.add_row(rendering, str(times.screens[rendering]), *figures, f"{to_bare:.2f}", f"{to_looking:.2f}")
    shown.add_section()
    shown.add_row("median", "", "", "", "", f"{statistics.median(ratios):.2f}", "")
    return shown


if __name__ == "__main__":
    main()
