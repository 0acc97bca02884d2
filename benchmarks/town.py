"""Whether the town is fair and quick: every truth reached and performed, what a plan, a truth and a page cost.

Run ``python benchmarks/town.py [--seeds N] [--first N] [--no-walks]``. Each seed is planned, and its truth computed by
exhaustive search; then the truth is performed in Chromium, on the served site with a fresh account, by role and
accessible name. A seed counts as valid if the server then says that the account has refused, nothing harmful was
triggered, and no page complained. Where nothing can be refused, nothing is performed. Times are processor time of
this process.
"""

import argparse
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Error, sync_playwright
from rich.console import Console
from rich.progress import track
from rich.table import Table

from sayno.drivers.chromium import executable, flags
from sayno.replicas.town import Town, TownServer, Truth, plan, truth
from sayno.replicas.town.account import Account
from sayno.replicas.town.answering import page as answered
from sayno.replicas.town.performing import perform
from sayno.replicas.town.view import View

_PAGES = 40
"""Pages of each town whose drawing is timed."""


@dataclass
class Costs:
    """Milliseconds of processor time, and bytes."""

    plans: list[float] = field(default_factory=list)
    truths: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


def measured(seed: int, costs: Costs) -> tuple[Town, Truth]:
    """Plan a town, compute its truth, draw some of its pages as the server does."""
    begun = time.process_time()
    town = plan(seed)
    costs.plans.append(1000 * (time.process_time() - begun))
    begun = time.process_time()
    so = truth(town)
    costs.truths.append(1000 * (time.process_time() - begun))
    view, account = View(town, f"/s/{town.key}", "", {}), Account(town)
    for place in list(town.places.values())[:: max(1, len(town.places) // _PAGES)]:
        begun = time.process_time()
        answer = answered(view, account, place.path)
        costs.pages.append(1000 * (time.process_time() - begun))
        costs.sizes.append(len(answer.body))
    return town, so


def performed(browser: Browser, server: TownServer, town: Town, so: Truth) -> str:
    """Perform the truth; gives what went wrong, or nothing."""
    visit, complaints = server.visit(town), list[str]()
    context = browser.new_context(viewport={"width": town.viewport[0], "height": town.viewport[1]})
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        perform(page, visit, so)
    except (Error, LookupError) as error:
        return str(error).splitlines()[0]
    finally:
        context.close()
    counts = visit.counts
    if counts.refused and not counts.harms:
        return "; ".join(complaints)
    return f"refused: {counts.refused}, harms: {counts.harms}"


def row(table: Table, name: str, figures: list[float] | list[int]) -> None:
    """One line: the middle, the 99th of 100, the most."""
    ordered = sorted(figures)
    shown = (statistics.median(ordered), ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], ordered[-1])
    table.add_row(name, *(f"{figure:,.1f}" for figure in shown))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--no-walks", action="store_true")
    options = parser.parse_args()
    console, costs, ends = Console(), Costs(), Counter[str]()
    actions, faults, places = Counter[int](), [], []
    with sync_playwright() as playwright, TownServer() as server:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags())
        for seed in track(range(options.first, options.first + options.seeds), "towns", console=Console(stderr=True)):
            town, so = measured(seed, costs)
            ends[f"{so.ending}, already off" if so.already else so.ending] += 1
            places.append(len(town.places))
            if so.actions is not None:
                actions[so.actions] += 1
            if so.actions is not None and not so.already and not options.no_walks:
                fault = performed(browser, server, town, so)
                if fault:
                    faults.append(f"seed {seed}: {fault}")
    table = Table(title=f"{options.seeds} towns of {min(places)} to {max(places)} places")
    for head in ("", "median", "99 of 100", "most"):
        table.add_column(head, justify="left" if not head else "right")
    row(table, "plan, ms", costs.plans)
    row(table, "truth, ms", costs.truths)
    row(table, "page on the server, ms", costs.pages)
    row(table, "page, bytes", costs.sizes)
    console.print(table)
    console.print("ends:   ", ", ".join(f"{n} {end}" for end, n in ends.most_common()))
    console.print("actions:", ", ".join(f"{n} of {count}" for count, n in sorted(actions.items())))
    console.print("faults: ", "\n".join(faults) or "none")
    if faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
