"""The whole study, shared out to two processes, beside one browser start for each audit in sequence.

Run ``python benchmarks/study_throughput.py [--jobs N] [--surface S]``. Ten services in five regions. The naive way
does what a loop over a command does: for each audit it starts a browser and a server, walks, and stops them. Both
ways do the same audits and must count the same. Memory is the sum over the tree of processes of what each has for
itself and its share of the rest (PSS; RSS where the system does not tell), sampled every half second.
"""

import argparse
import os
import tempfile
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from sayno.auditing.audit import Job, audit
from sayno.auditing.bench import Workbench
from sayno.auditing.jobs import run
from sayno.auditing.processes import processes
from sayno.catalogue import services
from sayno.model.audit import Audit
from sayno.model.base import Surface
from sayno.model.redaction import Redactor
from sayno.store import FolderStore

REGIONS = ("DE", "GB", "US", "US-CA", "BR")


class Memory:
    """Watches the tree of processes below this one; ``peak`` is in MiB."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process(os.getpid())
        while not self._done.wait(0.5):
            self.peak = max(self.peak, sum(map(_size, [me, *me.children(recursive=True)])) / 2**20)


def _size(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        info = process.memory_full_info()
        return int(getattr(info, "pss", 0) or info.rss)
    return 0


def jobs_of(surface: Surface) -> list[Job]:
    """Ten services in five regions, walked and not searched: the search has a benchmark of its own."""
    today = datetime.now(UTC).date()
    return [
        Job(declaration=d, topic="ai-training", region=region, surface=surface, date=today)
        for d in services()
        for region in REGIONS
    ]


def one_by_one(jobs: list[Job], folder: Path) -> list[Audit]:
    """A browser start for each audit, in sequence."""
    made = []
    for job in jobs:
        redactor = Redactor()
        store = FolderStore(folder, redactor)
        with Workbench() as bench:
            _ = bench.tabs  # a command starts its browser whether or not there is a way to walk
            made.append(audit(job, bench, store, redactor, str))
        store.keep_audit(made[-1])
    return made


def shared_out(jobs: list[Job], folder: Path, count: int) -> list[Audit]:
    """As ``sayno study`` does it."""
    with processes(count) as pool:
        return run(jobs, folder, pool, lambda _: None)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--surface", choices=("web", "android", "ios"), default="android")
    options = parser.parse_args()
    jobs = jobs_of(options.surface)
    rows, counts = [], []
    for name, way in (
        ("one browser start for each audit", lambda folder: one_by_one(jobs, folder)),
        (f"sayno study, {options.jobs} jobs", lambda folder: shared_out(jobs, folder, options.jobs)),
    ):
        with tempfile.TemporaryDirectory() as folder, Memory() as memory:
            begun = time.perf_counter()
            made = way(Path(folder))
            rows.append((name, time.perf_counter() - begun, memory.peak))
        counts.append(sorted((a.service, a.region, str(a.actions)) for a in made))
    if counts[0] != counts[1]:
        raise SystemExit("the two ways do not count the same")
    walked = sum(1 for a in made if a.walks)
    table = Table(title=f"{len(jobs)} audits on {options.surface}, {walked} of them with walks")
    for head in ("Way", "s", "audits/s", "throughput", "peak MiB"):
        table.add_column(head, justify="left" if head == "Way" else "right")
    for name, seconds, peak in rows:
        row = (f"{seconds:.1f}", f"{len(jobs) / seconds:.2f}", f"{rows[0][1] / seconds:.1f}×", f"{peak:.0f}")
        table.add_row(name, *row)
    Console().print(table)


if __name__ == "__main__":
    main()
