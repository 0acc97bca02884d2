"""Many audits: shared out to processes, each kept as soon as it is done, none done twice."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, as_completed
from multiprocessing.util import Finalize
from pathlib import Path

from sayno.auditing.audit import Job, audit
from sayno.auditing.bench import Workbench
from sayno.model.audit import Audit
from sayno.model.redaction import Redactor
from sayno.store import FolderStore

_bench: Workbench | None = None


def done_already(jobs: Sequence[Job], folder: Path) -> dict[str, Audit]:
    """By basis: the audits of the folder that answer one of the jobs and rest on the very same facts."""
    wanted = {job.basis for job in jobs}
    return {audit.basis: audit for audit in FolderStore(folder).audits() if audit.basis in wanted}


def run(jobs: Sequence[Job], folder: Path, executor: Executor, told: Callable[[Audit], None]) -> list[Audit]:
    """Do the jobs on any executor; ``told`` hears of each audit as it is done, in no order.

    Raises what stops a study: ``NoBrowser``, ``OSError``, ``KeyboardInterrupt``. What is done stays done.
    """
    futures = [executor.submit(do, job, folder) for job in jobs]
    audits = []
    try:
        for future in as_completed(futures):
            audits.append(future.result())
            told(audits[-1])
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    return audits


def do(job: Job, folder: Path) -> Audit:
    """One job, in whichever process: audited, and kept."""
    redactor = Redactor(job.private)
    store = FolderStore(folder, redactor)
    done = audit(job, _workbench(), store, redactor, _nobody)
    store.keep_audit(done)
    return done


def _nobody(field: str) -> str:
    raise KeyError(f"nobody is here to give {field}")


def _workbench() -> Workbench:
    """This process's workbench, which closes with it."""
    global _bench  # noqa: PLW0603 - one browser for each process, as Playwright demands
    if _bench is None:
        _bench = Workbench()
        Finalize(_bench, _bench.__exit__, args=(None, None, None), exitpriority=100)
    return _bench
