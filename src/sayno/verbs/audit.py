"""``sayno audit``: one service from one vantage, on its replica, in a person's own session, or by search alone."""

import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from sayno.auditing.audit import Job
from sayno.auditing.audit import audit as audited
from sayno.auditing.bench import Workbench
from sayno.auditing.conclude import conclude
from sayno.auditing.seeking import Quest
from sayno.auditing.undeclared import undeclared
from sayno.model.audit import Plan, Study
from sayno.model.redaction import Redactor
from sayno.model.service import Declaration
from sayno.store import FolderStore
from sayno.walk.search.search import Progress


def audit(job: Job, out: Path, ask: Callable[[str], str], console: Console) -> Study:
    """Audit, keep the evidence and write the same folder and report as a study's.

    Raises ``NoBrowser`` and ``OSError``.
    """
    begun = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    redactor = Redactor(job.private)
    store = FolderStore(out, redactor)
    with console.status(f"Walking {job.declaration.name} in {job.region} on {job.surface} …"), Workbench() as bench:
        done = audited(job, bench, store, redactor, ask)
    store.keep_audit(done)
    plan = Plan(
        services=(job.declaration.id,), regions=(job.region,), surfaces=(job.surface,), topic=job.topic, policies=()
    )
    return conclude(plan, (job.declaration,), (done,), (), out, time.monotonic() - begun)


def search(asked: Quest, out: Path, redactor: Redactor, told: Callable[[Progress], None]) -> tuple[Study, Declaration]:
    """Audit a service without a declaration by searching it, into the same kind of folder.

    Nothing is written where the start does not answer. Raises ``NoBrowser``, ``Unreachable`` and ``OSError``.
    """
    begun = time.monotonic()
    store = FolderStore(out, redactor)
    with Workbench() as bench:
        declaration, done = undeclared(asked, bench.tabs, store, redactor, told)
    store.keep_audit(done)
    plan = Plan(services=(done.service,), regions=(done.region,), surfaces=(done.surface,), topic=done.topic)
    return conclude(plan, (declaration,), (done,), (), out, time.monotonic() - begun), declaration
