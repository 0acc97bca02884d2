"""Reads the policies of a source for a verb: histories over processes and with a keep, single documents at once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from rich.console import Console

from sayno.auditing.processes import processes
from sayno.catalogue import Unknown
from sayno.model.event import DocumentTrail
from sayno.model.service import Declaration
from sayno.report.terminal import progress
from sayno.terms.history import open_history
from sayno.terms.keeping import default_keep
from sayno.terms.reading import read, slug
from sayno.terms.records import Record
from sayno.terms.single import is_single, read_single

WORTH_SHARING: Final = 1_000
"""Versions from which on starting other processes takes less time than they save."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which policies to read: a source, and of a history one service, one document, or all."""

    source: str
    service: str = ""
    document: str = ""
    jobs: int = 1


def trails(question: Question, console: Console, at: date | None = None) -> Iterator[DocumentTrail]:
    """The trails of the documents asked for, in the order of their paths, each as soon as it is read.

    ``at`` is the day of their stances. ``console`` shows progress if it is a terminal. Raises ``BadHistory``,
    ``Unreachable``, ``OSError``, and ``Unknown`` for a service or a document that the source does not have.
    """
    if is_single(question.source):
        yield read_single(question.source, at)
        return
    with default_keep() as keep, open_history(question.source, keep=keep) as history:
        wanted = _wanted(question, history.records)
        versions = sum(len(record.rows) for record in wanted)
        jobs = min(question.jobs, len(wanted)) if versions >= WORTH_SHARING else 1
        told = progress(console, "Documents", len(wanted)) if console.is_terminal else nullcontext(lambda _: None)
        ids = {id(record): slug(record.document[0]) for record in wanted}
        with _pool(jobs) as pool, told as tell:
            for trail in read(history, lambda record: ids.get(id(record)), at=at, keep=keep, executor=pool):
                tell(trail.path)
                yield trail


def of_services(sources: Iterable[str], declarations: Iterable[Declaration]) -> tuple[DocumentTrail, ...]:
    """The trails of all documents of some histories, those of the declared services under their ids.

    A document belongs to the service whose declaration lists it; else to the one that bears the collection's name for
    it; else to a service of that name. Raises ``BadHistory``.
    """
    declared = tuple(declarations)
    found: list[DocumentTrail] = []
    for source in sources:
        with default_keep() as keep, open_history(source, keep=keep) as history:
            found += read(history, partial(_owner, history.name, declared), keep=keep)
    return tuple(found)


def _owner(collection: str, declared: Sequence[Declaration], record: Record) -> str:
    own = slug(record.document[0])
    listed = (
        d.id for d in declared for one in d.documents if one.collection == collection and one.path in record.paths
    )
    named = (d.id for d in declared if own == d.id or own in map(slug, d.names))
    return (*listed, *named, own)[0]


def _pool(jobs: int) -> AbstractContextManager[Executor | None]:
    return processes(jobs - 1) if jobs > 1 else nullcontext()


def _wanted(question: Question, records: Sequence[Record]) -> list[Record]:
    """The records of the service and the document asked for, under any name they had, whatever the case."""
    of_service = [r for r in records if not question.service or slug(question.service) in _slugs(r, 0)]
    if not of_service:
        raise Unknown("service", question.service, sorted({record.document[0] for record in records}))
    wanted = [r for r in of_service if not question.document or slug(question.document) in _slugs(r, -1)]
    if not wanted:
        raise Unknown("document", question.document, sorted({record.document[1] for record in of_service}))
    return wanted


def _slugs(record: Record, part: int) -> set[str]:
    """The names of a record's service (0) or document (-1), now and before, made comparable."""
    return {slug(path.removesuffix(".md").split("/")[part]) for path in record.paths}
