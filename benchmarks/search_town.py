"""Whether the search finds the refusal in towns, counts it exactly and changes nothing; what it opens on the way.

Run ``python benchmarks/search_town.py [--seeds 1501-1800] [--every N] [--phrase] [--troubles] [--out FILE.jsonl]``.
Each town is searched in Chromium with a fresh account, as ``sayno find`` does it, and held against its truth; what
reached the server and changed something is counted by the server. With ``--perform`` the route that was found is then
performed in another fresh account, and the server says whether that refused. Towns 1 to 600, and many of those up to
1500, were looked at in building the search; the default is every tenth of 1501 to 1800, which has all ten difficulties
(three of each). Shares come with Wilson's interval of 95 %.

``found``: it ended as the truth says, at a control that refuses. ``exact``: with the least count of actions, whatever
it called the count; left out where an e-mailed code follows, which nobody sees who sends nothing. ``wrong``: it called
a count measured, and the count is another, or at least more than it takes. ``until``, ``in all``: screens opened until
it was found, and altogether with the sweep, over those of a shortest way. The exit code is 1 where something was
changed or wrongly called measured.
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from _searching import MOST_SCREENS, Searched, asked, median, numbers, ratios, searched, share
from sayno.auditing import writing
from sayno.auditing.errand import Errand
from sayno.auditing.persona import made_up
from sayno.auditing.processes import processes
from sayno.auditing.walks import refusal
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.chromium import chromium
from sayno.drivers.tabs import Tabs
from sayno.model.base import Grade
from sayno.model.redaction import Redactor
from sayno.model.route import Route
from sayno.replicas.town import TROUBLES, Town, TownServer, plan, troubled, truth
from sayno.store import MemoryStore

CHUNK = 5
"""Towns that are searched in one browser."""

Line = dict[str, Any]
"""A search as a line of JSON."""
Named = tuple[int, str]
"""A seed, and the trouble of the town if it is of the hostile quarter."""


def drawn(one: Named) -> Town:
    """The town of a name."""
    seed, trouble = one
    return troubled(trouble, seed) if trouble else plan(seed)


def rows(names: Sequence[Named], by_phrase: bool, screens: int, perform: bool) -> list[Line]:
    """Search some towns, one after another."""
    found = []
    with chromium() as running, TownServer() as server:
        tabs = Tabs(running)
        for name in names:
            town = drawn(name)
            visit, so = server.visit(town), truth(town)
            sought_for = asked(town, visit, by_phrase=by_phrase, screens=screens)
            row, sought = searched(town, so, visit, tabs, sought_for)
            route = writing.route(sought, sought_for) if perform and not so.already else None
            performed = refused(town, server, tabs, route) if route else None
            found.append(row.data | {"stray": len(server.stray_changes), "performed": performed})
    return found


def refused(town: Town, server: TownServer, tabs: Tabs, route: Route) -> bool:
    """Whether the server says that an account has refused along a route."""
    visit = server.visit(town)
    sought_for = asked(town, visit, by_phrase=False)
    tab = tabs.take(sought_for.vantage)
    driver = BrowserDriver(tab, Redactor(), pictures=False)
    errand = Errand(
        service="town",
        topic=route.topic,
        route=route,
        vantage=sought_for.vantage,
        grade=Grade.REPLICA,
        home=visit.url,
        answers=lambda field: visit.code() if field.endswith("code") else made_up(field),
        way_back=False,
    )
    try:
        refusal(driver, errand, MemoryStore())
    finally:
        driver.close()
        tabs.give_back(tab, sought_for.vantage)
    return visit.counts.refused


def searches(names: Sequence[Named], jobs: int, by_phrase: bool, screens: int, perform: bool) -> Iterator[Line]:
    """One line for each search, as they come."""
    chunks = [names[at : at + CHUNK] for at in range(0, len(names), CHUNK)]
    with processes(jobs) as pool:
        waiting = [pool.submit(rows, chunk, by_phrase, screens, perform) for chunk in chunks]
        for done in track(as_completed(waiting), "towns", total=len(waiting), console=Console(stderr=True)):
            yield from done.result()


def read(line: Line) -> Searched:
    """A line as a row."""
    own = {name: line[name] for name in Searched.__dataclass_fields__}
    return Searched(**own | {"traps": tuple(line["traps"]), "changes": tuple(line["changes"])})


def table(title: str, lines: Sequence[Line], by: Callable[[Searched], str]) -> Table:
    """One row for each kind, and one for all."""
    shown = Table(title=title)
    for head in ("", "found", "exact", "wrong", "changes", "until", "in all", "SPL", "s"):
        shown.add_column(head, justify="left" if not head else "right")
    all_rows = [read(line) for line in lines]
    for kind in sorted({by(row) for row in all_rows}):
        shown.add_row(kind, *cells([row for row in all_rows if by(row) == kind]))
    shown.add_section()
    shown.add_row("all", *cells(all_rows))
    return shown


def cells(some: Sequence[Searched]) -> list[str]:
    """The figures of some searches."""
    judged = [row for row in some if row.exact is not None]
    weighted = [row.spl for row in some if row.spl is not None]
    return [
        share(sum(row.found for row in some), len(some)),
        share(sum(bool(row.exact) for row in judged), len(judged)),
        str(sum(row.wrong for row in some)),
        str(sum(len(row.changes) for row in some)),
        median(ratios(some, lambda row: row.until)),
        median(ratios(some, lambda row: row.screens)),
        f"{sum(weighted) / len(weighted):.2f}" if weighted else "–",
        median(row.seconds for row in some),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="1501-1800", help="such as 301-400,512")
    parser.add_argument("--every", type=int, help="take only every so many-th; 10 where no seeds are named")
    parser.add_argument("--phrase", action="store_true", help="ask in plain words, not by the topic's id")
    parser.add_argument("--troubles", action="store_true", help="the hostile quarter instead, each trouble once a seed")
    parser.add_argument("--perform", action="store_true", help="perform what was found, in another account")
    parser.add_argument("--max-screens", type=int, default=MOST_SCREENS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, help="file for one line of JSON for each search")
    said = parser.parse_args()
    seeds = numbers(said.seeds)
    if said.troubles:
        seeds = seeds[:1] if said.seeds == parser.get_default("seeds") else seeds
    else:
        seeds = seeds[:: said.every or (10 if said.seeds == parser.get_default("seeds") else 1)]
    names = [(seed, trouble) for seed in seeds for trouble in (sorted(TROUBLES) if said.troubles else [""])]
    lines = []
    with said.out.open("w", encoding="utf-8") if said.out else nullcontext() as out:
        for line in searches(names, said.jobs, said.phrase, said.max_screens, said.perform):
            lines.append(line)
            if out:
                print(json.dumps(line, ensure_ascii=False), file=out, flush=True)
    lines.sort(key=lambda line: (line["seed"], line["trouble"]))
    tell(lines, seeds, said.troubles)


def tell(lines: Sequence[Line], seeds: Sequence[int], hostile: bool) -> None:
    """Print the tables, and what went wrong."""
    console = Console(highlight=False, width=120)
    found = [read(line) for line in lines]
    title = f"{len(lines)} towns, seeds {seeds[0]} to {seeds[-1]}"
    if hostile:
        console.print(table(title, lines, lambda row: row.trouble))
    else:
        console.print(table(title, lines, lambda row: f"difficulty {row.difficulty:2}"))
        console.print(table("by the end", lines, lambda row: row.ending))
        console.print(table("by rendering", lines, lambda row: row.rendering))
    performed = [line["performed"] for line in lines if line["performed"] is not None]
    if performed:
        console.print("performed in another account, refused:", share(sum(map(bool, performed)), len(performed)))
    for row in found:
        if not row.found or row.exact is False or row.changes:
            console.print(
                f"seed {row.seed} {row.trouble}: {row.outcome}, {row.mode} {row.value} (truth: {row.ending} "
                f"{row.actions}); {row.screens} screens; changes: {row.changes}",
                soft_wrap=True,
                markup=False,
            )
    strays = sum(line["stray"] for line in lines)
    wrong, changes = sum(row.wrong for row in found), sum(len(row.changes) for row in found) + strays
    console.print(f"wrongly measured: {wrong}; requests that changed something: {changes}")
    if wrong or changes:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
