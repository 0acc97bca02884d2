"""What a search opens beside what a crawler would open, on the same towns in one run, and how both grow with the site.

Run ``python benchmarks/search_cost.py [--sizes 12,50,100,200] [--seeds 701-703] [--most N] [--out FILE.jsonl]``. For
each seed and size a town with something to switch is served; each way looks at it in Chromium with a fresh account,
under the same guard, with the same eyes for places and for the control that refuses:

- ``crawler``: breadth-first over every address, and over each thing that can be pressed on every page, until something
  is found and everything at less depth was opened: the certainty that ours has after its sweep;
- ``breadth-first``: the same with the eyes of ours for what is the same thing in several places and one of many alike;
- ``best-first``: opens what promises most, and stops when it has found something; that its way is the shortest, nobody
  knows then;
- ``ours``: best-first, then the sweep of everything that could be shorter;
- ``lower bound``: the screens of a shortest way, known from the town's model; nobody can do with fewer.

One tab each, so that screens and times compare. ``screens``: opened in all (median of the seeds); ``until``: until
something was found; SPL: success weighted by path length (Anderson et al. 2018), over what was opened until it was
found; ``s``: wall time. ``most``: where a way gives up; its figures are then at least what is shown (marked >).
"""

import argparse
import json
import os
import statistics
from collections.abc import Sequence
from concurrent.futures import as_completed
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.progress import track
from rich.table import Table

from _searching import BreadthFirst, Crawl, asked, numbers, ordered_by, searched
from sayno.auditing.processes import processes
from sayno.drivers.chromium import chromium
from sayno.drivers.tabs import Tabs
from sayno.replicas.town import Town, TownServer, plan, truth
from sayno.walk.search.search import Search

ORDERS: Final = {"crawler": Crawl, "breadth-first": BreadthFirst, "best-first": Search, "ours": Search}
WAYS: Final = tuple(ORDERS)
MOST: Final = 400
Line = dict[str, Any]


def towns(seeds: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Seeds with sizes; the seed decides the rest, and grows no harder with the size."""
    return [(seed, size) for size in sizes for seed in seeds]


def town_of(seed: int, size: int) -> Town:
    """A town with something to switch that is on, of about so many places."""
    return plan(seed, 5, end="switch", already=False, size=size)


def lines(seed: int, size: int, most: int) -> list[Line]:
    """Each way on one town."""
    town = town_of(seed, size)
    so, found = truth(town), []
    with chromium() as running, TownServer() as server:
        tabs = Tabs(running)
        for way in WAYS:
            visit = server.visit(town)
            sought_for = asked(town, visit, by_phrase=False, screens=most, sweep=way != "best-first")
            with ordered_by(ORDERS[way]):
                row, sought = searched(town, so, visit, tabs, replace(sought_for, tabs=1, max_minutes=15))
            found.append(row.data | {"way": way, "size": size, "swept": sought.search.swept})
    return found


def table(rows: Sequence[Line], sizes: Sequence[int], most: int) -> Table:
    """One line for each size and way."""
    shown = Table(title="medians over the towns of a size")
    heads = ("places", "way", "found", "swept", "until", "screens", "to lower", "SPL", "s", "to ours")
    for head in heads:
        shown.add_column(head, justify="left" if head == "way" else "right")
    for size in sizes:
        own = [row for row in rows if row["size"] == size]
        ours = _middle([row["screens"] for row in own if row["way"] == "ours"])
        for way in WAYS:
            some = [row for row in own if row["way"] == way]
            screens = _middle([row["screens"] for row in some])
            capped = ">" if any(row["screens"] >= most for row in some) else ""
            shown.add_row(
                f"{_middle([row['places'] for row in own]):.0f}" if way == WAYS[0] else "",
                way,
                f"{sum(row['found'] for row in some)}/{len(some)}",
                f"{sum(row['swept'] for row in some)}/{len(some)}",
                f"{_middle([row['until'] for row in some if row['until']]):.0f}",
                f"{capped}{screens:.0f}",
                f"{capped}{_middle([row['screens'] / row['lower'] for row in some]):.1f}",
                f"{statistics.fmean(row['spl'] for row in some):.2f}",
                f"{_middle([row['seconds'] for row in some]):.1f}",
                f"{capped}{screens / ours:.1f}",
            )
        lower = _middle([row["lower"] for row in own])
        shown.add_row(
            "", "lower bound", "", "", f"{lower:.0f}", f"{lower:.0f}", "1.0", "1.00", "", f"{lower / ours:.2f}"
        )
        shown.add_section()
    return shown


def _middle(figures: Sequence[float]) -> float:
    return statistics.median(figures) if figures else float("nan")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="701-703")
    parser.add_argument("--sizes", default="12,50,100,200")
    parser.add_argument("--most", type=int, default=MOST, help="screens after which any way gives up")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, help="file for one line of JSON for each search")
    said = parser.parse_args()
    sizes, rows = [int(size) for size in said.sizes.split(",")], list[Line]()
    out = said.out.open("w", encoding="utf-8") if said.out else nullcontext()
    with out as file, processes(said.jobs) as pool:
        waiting = [pool.submit(lines, seed, size, said.most) for seed, size in towns(numbers(said.seeds), sizes)]
        for done in track(as_completed(waiting), "towns", total=len(waiting), console=Console(stderr=True)):
            rows += done.result()
            if file:
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in done.result())
                file.flush()
    console = Console(highlight=False, width=120)
    console.print(table(rows, sizes, said.most))
    changes = sum(len(row["changes"]) for row in rows)
    console.print(f"requests that changed something: {changes}")
    if changes:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
