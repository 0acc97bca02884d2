"""``sayno study``: services × vantages on the replicas, with their policies and laws, as one report."""

import os
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console

from sayno.auditing.audit import Job
from sayno.auditing.conclude import conclude
from sayno.auditing.jobs import done_already, run
from sayno.auditing.policies import of_services
from sayno.auditing.processes import interruptible, processes
from sayno.model.audit import Audit, Plan, Study
from sayno.model.base import Surface
from sayno.model.service import Declaration
from sayno.report.terminal import progress
from sayno.terms.opening import checked


@dataclass(frozen=True, slots=True)
class Order:
    """What a study is asked for. ``again``: walk anew what the folder already holds; ``search``: look for each way
    without the declaration too."""

    out: Path
    declarations: tuple[Declaration, ...]
    regions: tuple[str, ...]
    surfaces: tuple[Surface, ...]
    policies: tuple[str, ...] = ()
    jobs: int = os.cpu_count() or 1
    topic: str = "ai-training"
    language: str = "en"
    again: bool = False
    search: bool = True

    @property
    def plan(self) -> Plan:
        """The order as the study records it."""
        names = tuple(d.id for d in self.declarations)
        policies = tuple(Path(p).name for p in self.policies)
        return Plan(services=names, regions=self.regions, surfaces=self.surfaces, topic=self.topic, policies=policies)


def study(order: Order, console: Console) -> Study:
    """Do the audits that are not done yet, read the policies meanwhile, and write the report.

    Raises ``NoBrowser``, ``BadHistory``, ``OSError`` and ``KeyboardInterrupt``; finished audits are kept.
    """
    begun = time.monotonic()
    sources = histories(order.policies)
    order.out.mkdir(parents=True, exist_ok=True)
    jobs = jobs_of(order, datetime.now(UTC).date())
    done = {} if order.again else done_already(jobs, order.out)
    left = [job for job in jobs if job.basis not in done]
    if done:
        console.print(f"{len(done)} of {len(jobs)} audits were done before and stand; --again walks them anew.")
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(of_services, sources, order.declarations)
        audits = [*done.values(), *_walk(left, order, done.values(), console)]
        trails = reading.result()
    return conclude(order.plan, order.declarations, audits, trails, order.out, time.monotonic() - begun)


def jobs_of(order: Order, today: date) -> list[Job]:
    """One job for each service, region and surface."""
    return [
        Job(
            declaration=declaration,
            topic=order.topic,
            region=region,
            surface=surface,
            language=order.language,
            date=today,
            search=order.search,
        )
        for declaration in order.declarations
        for region in order.regions
        for surface in order.surfaces
    ]


def histories(given: Sequence[str]) -> tuple[str, ...]:
    """The sources that were given, a folder of bundles standing for each of them.

    Raises ``BadHistory`` at once for a path where nothing is, before anything is walked.
    """
    return tuple(
        one for source in given for one in (sorted(map(str, Path(source).glob("*.bundle"))) or [checked(source)])
    )


def _walk(jobs: Sequence[Job], order: Order, known: Iterable[Audit], console: Console) -> list[Audit]:
    if not jobs:
        return []
    count = max(1, min(order.jobs, len(jobs)))
    with progress(console, "Audits", len(jobs)) as told, processes(count) as pool, interruptible() as heed:
        return run(jobs, order.out, pool, lambda a: told(f"{a.service} {a.region} {a.surface}"), known, heed)
