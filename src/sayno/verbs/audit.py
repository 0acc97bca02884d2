"""``sayno audit``: one service from one vantage, on its replica or in a person's own session."""

import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from sayno.auditing.audit import Job
from sayno.auditing.audit import audit as audited
from sayno.auditing.bench import Workbench
from sayno.auditing.conclude import conclude
from sayno.model.audit import Plan, Study
from sayno.model.redaction import Redactor
from sayno.store import FolderStore


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
