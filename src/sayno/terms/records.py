"""Records: what a collection's commits say, gathered by document; renames followed, re-renders told apart."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import NamedTuple

from sayno.model.version import Version, VersionKind
from sayno.seams import BadHistory
from sayno.terms.subjects import document_of, kind_of, stated


class Entry(NamedTuple):
    """A file of a commit, as ``git log --raw`` lists it: its path before and after, either None."""

    commit: str
    seconds: int
    subject: str
    blob: str
    old: str | None
    new: str | None


class Row(NamedTuple):
    """One version in short."""

    commit: str
    seconds: int
    blob: str
    kind: VersionKind
    path: str


class Record:
    """The record of one document: all its versions, by date, under its present path and those it had before."""

    def __init__(self, collection: str, path: str):
        self.collection = collection
        self.path = path
        self.rows: list[Row] = []
        self.ended: str | None = None
        """The commit that took the document out of the collection."""

    @cached_property
    def versions(self) -> list[Version]:
        """The versions in full, made when first asked for."""
        return [_version(self.collection, row) for row in self.rows]

    @property
    def document(self) -> tuple[str, str]:
        """What the collection calls the service and the document now."""
        return document_of(self.path) or ("", "")

    @property
    def paths(self) -> tuple[str, ...]:
        """Where the document stood, the newest place first."""
        return tuple(dict.fromkeys((self.path, *(row.path for row in reversed(self.rows)))))

    def since(self, day: date | None) -> Sequence[Row]:
        """The versions from a day (UTC) on; all without one."""
        if day is None:
            return self.rows
        begins = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
        return [row for row in self.rows if row.seconds >= begins]


def gathered(collection: str, entries: Iterable[Entry]) -> tuple[Record, ...]:
    """The records that the files of a collection's commits make, oldest commit first; in the order of their paths.

    Raises :class:`BadHistory` where none of the commits is one that the archive makes.
    """
    living: dict[str, Record] = {}
    ended: list[Record] = []
    documents: dict[str | None, tuple[str, str] | None] = {None: None}
    recognised = files = 0
    for entry in entries:
        files += 1
        if entry.new not in documents:
            documents[entry.new] = document_of(entry.new or "")
        document = documents[entry.new]
        record = living.get(entry.old) if entry.old is not None else None
        if entry.new is None or document is None:
            if entry.old is not None and record is not None:
                record.ended = entry.commit
                ended.append(living.pop(entry.old))
            continue
        existed = record is not None
        if record is not None and entry.old != entry.new:
            del living[record.path]
            record.path = entry.new
        record = living.setdefault(entry.new, record or Record(collection, entry.new))
        recognised += stated(entry.subject, *document) is not None
        same_text = bool(record.rows) and record.rows[-1].blob == entry.blob
        kind = "rerender" if same_text else kind_of(entry.subject, *document, existed=existed)
        record.rows.append(Row(entry.commit, entry.seconds, entry.blob, kind, entry.new))
    if not recognised:
        raise BadHistory(
            f"{collection}: not a history of Open Terms Archive versions: of the {files} files in its commits, none "
            "is recorded as the archive does it ('First record of SERVICE DOCUMENT')"
        )
    for record in (*living.values(), *ended):
        record.rows.sort(key=lambda row: row.seconds)
    return tuple(sorted((*living.values(), *ended), key=lambda record: (record.path, record.rows[0].seconds)))


def _version(collection: str, row: Row) -> Version:
    service, document = document_of(row.path) or ("", "")
    return Version(
        collection=collection,
        service=service,
        document=document,
        path=row.path,
        commit=row.commit,
        date=datetime.fromtimestamp(row.seconds, UTC),
        blob=row.blob,
        kind=row.kind,
    )
