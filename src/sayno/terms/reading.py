"""Reads the documents of a history: their claims version by version, their events, their stance.

What the versions of a document share is judged once (:mod:`sayno.terms.sharing`); documents may be shared out over
processes; what was read before is taken from the keep (:mod:`sayno.terms.keeping`).
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import ValidationError

from sayno.model.event import DocumentTrail
from sayno.model.version import Version
from sayno.terms import git
from sayno.terms.events import Course, Reading, Shift, events_of
from sayno.terms.history import History
from sayno.terms.keeping import Keep, reader_version
from sayno.terms.records import Record, Row
from sayno.terms.stance import stance_of
from sayno.terms.texts import Text, TextReader, packed, read_texts, unpacked
from sayno.terms.unread import fragments

Wanted = Callable[[Record], str | None]
"""Which documents to read: the id of the service that a record belongs to, None to leave it out."""

FRAGMENT: Final = "a fragment"
_AT_ONCE: Final = 64
"""Documents whose results are put into the keep together."""


def slug(name: str) -> str:
    """An id made of a collection's name for a service: ``Academia.edu`` -> ``academia-edu``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or f"service-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def every(record: Record) -> str:
    """Every document is wanted, its service named after the collection's name for it."""
    return slug(record.document[0])


def read(
    history: History,
    wanted: Wanted = every,
    *,
    since: date | None = None,
    at: date | None = None,
    keep: Keep | None = None,
    executor: Executor | None = None,
) -> Iterator[DocumentTrail]:
    """The trails of a history's documents, in the order of their paths, each as soon as it is known.

    ``since`` leaves out all versions before that day (UTC), so that the record begins with the first one left; ``at``
    is the day of the stance, without it that of the newest version. ``executor`` reads documents at the same time
    as this process. A text that cannot be read is counted and passed over. Raises
    :class:`sayno.terms.history.BadHistory`.
    """
    desk = _Desk(history, keep or Keep(None), at)
    jobs = (
        _Job(record, service, rows)
        for record in history.records
        if (service := wanted(record)) is not None and (rows := record.since(since))
    )
    return desk.trails(list(jobs), executor)


@dataclass(slots=True)
class _Job:
    """One document to read: its record, its service, and its versions that count."""

    record: Record
    service: str
    rows: Sequence[Row]

    def fingerprint(self, collection: str, at: date | None) -> str:
        """A name for all that its trail depends on."""
        digest = hashlib.sha256(f"{reader_version()} {collection} {at} {self.service} {self.record.ended}".encode())
        for row in self.rows:
            digest.update("\0".join(map(str, row)).encode())
        return f"trail {digest.hexdigest()}"

    @property
    def pack(self) -> str:
        """The name under which its texts are kept."""
        return f"texts {reader_version()} {self.record.collection} {self.record.path}"


class _Desk:
    """Reads one history for :func:`read`."""

    def __init__(self, history: History, keep: Keep, at: date | None):
        self._history = history
        self._keep = keep
        self._at = at
        self._reader = TextReader(history.bodies)
        self._new: dict[str, bytes] = {}

    def trails(self, jobs: Sequence[_Job], executor: Executor | None) -> Iterator[DocumentTrail]:
        """The trails in the order of the jobs.

        What is not kept yet is handed to the executor, the last first, while this process reads the first; where the
        two meet, all is done.
        """
        begun = [self._begun(job, executor) for job in reversed(jobs)]
        try:
            while begun:
                yield begun.pop()()
                if len(self._new) >= _AT_ONCE:
                    self._put()
        finally:
            self._put()

    def _begun(self, job: _Job, executor: Executor | None) -> Callable[[], DocumentTrail]:
        name = job.fingerprint(self._history.name, self._at)
        if (kept := self._kept(name)) is not None:
            return lambda: kept
        texts = self._texts(job)
        missing = [blob for blob in dict.fromkeys(row.blob for row in job.rows) if blob not in texts]
        elsewhere = executor.submit(read_texts, self._history.repository, missing) if executor and missing else None

        def finish() -> DocumentTrail:
            there = elsewhere is not None and not elsewhere.cancel()
            new = elsewhere.result() if elsewhere and there else self._reader.read(missing)
            return self._finished(job, name, texts, missing, new)

        return finish

    def _kept(self, name: str) -> DocumentTrail | None:
        for body in self._keep.get([name]).values():
            with suppress(ValidationError):
                return DocumentTrail.model_validate_json(body)
        return None

    def _texts(self, job: _Job) -> dict[str, Text]:
        for body in self._keep.get([job.pack]).values():
            with suppress(ValueError):
                return unpacked(body)
        return {}

    def _finished(
        self, job: _Job, name: str, texts: dict[str, Text], missing: Sequence[str], new: Sequence[Text]
    ) -> DocumentTrail:
        texts.update(zip(missing, new, strict=True))
        trail = self._trail(job, texts)
        if missing:
            self._new[job.pack] = packed(texts)
        self._new[name] = trail.model_dump_json().encode()
        return trail

    def _put(self) -> None:
        self._keep.put(self._new)
        self._new.clear()

    def _trail(self, job: _Job, texts: Mapping[str, Text]) -> DocumentTrail:
        versions = job.record.versions[-len(job.rows) :]
        readings, unread = readings_of(versions, texts)
        course = Course(readings, self._shift)
        newest = versions[-1]
        kinds = Counter(version.kind == "rerender" for version in versions)
        return DocumentTrail(
            service=job.service,
            name=newest.service,
            document=newest.document,
            collection=self._history.name,
            path=job.record.path,
            versions=kinds[False],
            rerenders=kinds[True],
            unread=unread,
            events=events_of(course, self._history.addresses),
            stance=stance_of(course, self._at, self._history.addresses),
            last_version=newest.date.date(),
            ended=job.record.ended,
        )

    def _shift(self, before: Version, after: Version) -> Shift:
        old, new = (
            set() if isinstance(body, git.Lack) else set(body.split(b"\n"))
            for body in self._history.bodies([before.blob, after.blob])
        )
        return Shift(sum(map(len, old)), sum(map(len, old - new)), sum(map(len, new - old)))


def readings_of(versions: Sequence[Version], texts: Mapping[str, Text]) -> tuple[list[Reading], dict[str, int]]:
    """The versions that could be read, by date, and how many of the others there are for each reason."""
    unread = Counter(lack for version in versions if (lack := texts[version.blob].lack) is not None)
    whole = [version for version in versions if texts[version.blob].lack is None]
    missing = fragments(whole, [texts[version.blob].size for version in whole])
    if missing:
        unread[FRAGMENT] = len(missing)
    left = (version for n, version in enumerate(whole) if n not in missing)
    return [Reading(v, texts[v.blob].said, texts[v.blob].starts) for v in left], dict(unread)
