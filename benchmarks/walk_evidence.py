"""What evidence costs: a walk with all its evidence beside hand-written Playwright scripts of the same actions.

Run ``python benchmarks/walk_evidence.py [--rounds N]``. The same build of Chromium serves all, started beforehand: for
the scripts with Playwright's defaults, for sayno with sayno's. Each run has a fresh account and, for the scripts, a
fresh context, as a hand-written script has. The same refusal is made each time: LinkedIn's replica, five actions, a
reload, and the switch read again. Rounds are interleaved, and medians compared.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright
from rich.console import Console
from rich.table import Table

from sayno.auditing.bench import Workbench
from sayno.auditing.errand import Errand
from sayno.auditing.persona import answers
from sayno.auditing.routes import route_for
from sayno.auditing.walks import refusal
from sayno.catalogue import replica, service
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.chromium import chromium, executable, flags
from sayno.model.base import Grade
from sayno.model.redaction import Redactor
from sayno.model.vantage import Vantage
from sayno.model.walk import Outcome
from sayno.store import FolderStore

SWITCH = "Use my data for training content creation AI models"


def script(page: Page, url: str) -> None:
    """The refusal as a person would write it for Playwright."""
    page.goto(url)
    page.get_by_role("button", name="Me", exact=True).click()
    page.get_by_role("link", name="Settings & Privacy").or_(
        page.get_by_role("menuitem", name="Settings & Privacy")
    ).click()
    page.get_by_role("link", name="Data privacy").click()
    page.get_by_role("link", name="Data for Generative AI Improvement").click()
    page.get_by_role("switch", name=SWITCH).click()
    expect(page.get_by_role("switch", name=SWITCH)).not_to_be_checked()
    page.reload()
    expect(page.get_by_role("switch", name=SWITCH)).not_to_be_checked()


def bare(browser: Browser, bench: Workbench) -> None:
    """Without any evidence."""
    context = browser.new_context()
    script(context.new_page(), _url(bench))
    context.close()


def traced(browser: Browser, bench: Workbench) -> None:
    """With Playwright's own tracing, as its documentation recommends it."""
    context = browser.new_context()
    context.tracing.start(screenshots=True, snapshots=True, sources=True)
    script(context.new_page(), _url(bench))
    with tempfile.TemporaryDirectory() as folder:
        context.tracing.stop(path=Path(folder) / "trace.zip")
    context.close()


def ours(browser: Browser, bench: Workbench) -> None:  # noqa: ARG001 - the bench has the browser
    """With everything that an audit keeps, written to disk."""
    drawn = replica("linkedin", "web")
    route = route_for(service("linkedin"), "ai-training", "DE", "web")
    assert drawn is not None
    assert route is not None
    vantage = Vantage(region="DE", surface="web", date=datetime.now(UTC).date())
    visit, redactor = bench.visit(drawn, "DE", "en", "pages"), Redactor()
    tab = bench.tabs.take(vantage)
    driver = BrowserDriver(tab, redactor)
    errand = Errand(
        service="linkedin",
        topic="ai-training",
        route=route,
        vantage=vantage,
        grade=Grade.REPLICA,
        home=visit.url,
        answers=answers(visit.code),
        way_back=False,
    )
    with tempfile.TemporaryDirectory() as folder:
        store = FolderStore(Path(folder), redactor)
        walk, _ = refusal(driver, errand, store)
        store.keep_walk(walk)
    driver.close()
    bench.tabs.give_back(tab, vantage)
    if walk.outcome is not Outcome.REFUSED or len(walk.actions) != 5 or walk.state_reloaded is not False:
        raise SystemExit(f"the walk went wrong: {walk.outcome}, {walk.detail}")


def _url(bench: Workbench) -> str:
    drawn = replica("linkedin", "web")
    assert drawn is not None
    return bench.visit(drawn, "DE", "en", "pages").url


def _timed(run: Callable[[Browser, Workbench], None], browser: Browser, bench: Workbench) -> float:
    begun = time.perf_counter()
    run(browser, bench)
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    ways = {"bare script": bare, "script with Playwright tracing": traced, "sayno, with evidence": ours}
    times: dict[str, list[float]] = {name: [] for name in ways}
    with chromium() as running, Workbench(running) as bench, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags()[-1:])
        for number in range(rounds + 1):  # the first round warms up
            for name, run in ways.items():
                seconds = _timed(run, browser, bench)
                if number:
                    times[name].append(seconds)
    table = Table(title=f"One refusal of five actions, proven by a reload; {rounds} rounds")
    for head in ("Way", "median s", "min s", "max s", "ratio to traced", "ratio to bare"):
        table.add_column(head, justify="left" if head == "Way" else "right")
    median = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        ratios = (median[name] / median[other] for other in ("script with Playwright tracing", "bare script"))
        row = (median[name], min(values), max(values), *ratios)
        table.add_row(name, *(f"{value:.2f}" for value in row))
    Console().print(table)


if __name__ == "__main__":
    main()
