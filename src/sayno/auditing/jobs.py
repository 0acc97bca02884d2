"""Many audits: shared out to processes, each kept as soon as it is done, none done twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Final

from sayno.auditing.audit import Job, audit
from sayno.auditing.bench import Workbench
from sayno.model.audit import Audit
from sayno.model.base import Digest
from sayno.model.redaction import Redactor
from sayno.model.searched import Searched
from sayno.store import FolderStore

LOOK_S: Final = 0.2
_bench: Workbench | None = None


def done_already(jobs: Sequence[Job], folder: Path) -> dict[str, Audit]:
    """By basis: the audits of the folder that answer one of the jobs and rest on the very same facts."""
    wanted = {job.basis for job in jobs}
    return {audit.basis: audit for audit in FolderStore(folder).audits() if audit.basis in wanted}


def run(
    jobs: Sequence[Job],
    folder: Path,
    executor: Executor,
    told: Callable[[Audit], None],
    known: Iterable[Audit] = (),
    heed: Callable[[], None] = lambda: None,
) -> list[Audit]:
    """Do the jobs on any executor; ``told`` hears of each audit as it is done, in no order.

    Jobs to which the same is shown share one search: the first of them makes it, unless an audit that is ``known``
    has it; the others begin when it is there. ``heed`` is called again and again, and may raise. Raises what stops a
    study: ``NoBrowser``, ``OSError``, ``KeyboardInterrupt``. What is done stays done.
    """
    made = {a.searched.basis: a.searched for a in known if a.searched}
    first, after = _shared(jobs, made)
    audits: list[Audit] = []
    running: dict[Future[Audit], Digest | None] = {}
    try:
        running = {executor.submit(do, job, folder): basis for job, basis in first}
        while running:
            heed()
            for future in wait(running, LOOK_S, FIRST_COMPLETED).done:
                basis, audit = running.pop(future), future.result()
                audits.append(audit)
                told(audit)
                for job in after.pop(basis, ()) if basis else ():
                    ready = job.model_copy(update={"searched": audit.searched})
                    running[executor.submit(do, ready, folder)] = None
    except BaseException:
        for future in running:
            future.cancel()
        raise
    return audits


def _shared(
    jobs: Sequence[Job], made: Mapping[Digest, Searched]
) -> tuple[list[tuple[Job, Digest | None]], dict[Digest, list[Job]]]:
    """The jobs to begin with, each with the basis of the search that it makes for others; and those that wait."""
    first: list[tuple[Job, Digest | None]] = []
    after: dict[Digest, list[Job]] = {}
    for job in jobs:
        basis = job.sight.basis if job.sight else None
        if basis is None or basis in made:
            given = made[basis] if basis else None
            first.append((job.model_copy(update={"searched": given}), None))
        elif basis in after:
            after[basis].append(job)
        else:
            after[basis] = []
            first.append((job, basis))
    return first, after


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
