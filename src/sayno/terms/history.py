"""The history of a collection: every version of every document, oldest first, and their texts.

One pass of ``git log`` gives the versions, one ``git cat-file`` process the texts. What is kept in memory are the
versions (some hundred bytes each), never the texts.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sayno.model.version import Version
from sayno.seams import BadHistory
from sayno.terms import git
from sayno.terms.opening import name_of, open_repository
from sayno.terms.subjects import document_of, kind_of, stated

__all__ = ["BadHistory", "History", "Record", "UnreadableText", "open_history"]

_SIMILAR: Final = "-M90%"
"""A file that goes while another comes with nine tenths of its lines has been renamed."""

_SNAPSHOTS: Final = re.compile(
    rb"(?:github\.com/[\w.-]+/|mongo://)([A-Za-z0-9][\w-]*?)(?:-snapshots/commit/|/[\w-]+/snapshots/)"
)
_LAST_COMMITS: Final = 50
_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class UnreadableText(BadHistory):
    """One text of a history is missing or damaged; the others can still be read."""


@dataclass(slots=True)
class Record:
    """The record of one document: all its versions, by date, under its present path and those it had before."""

    path: str
    versions: list[Version] = field(default_factory=list)
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a commit, as ``git log --raw`` lists it: its path before and after, either None."""

    commit: str
    seconds: int
    subject: str
    blob: str
    old: str | None
    new: str | None


def open_history(source: str | os.PathLike[str], *, name: str | None = None, cache: Path | None = None) -> "History":
    """Open a repository (bare or not), a ``.bundle`` file or a git address (``https``, ``ssh``, ``file``).

    ``name`` is what to call the collection; without it, the name that its own commits give
    (``contrib-versions``), else the last part of the source. ``cache`` is where a bundle or an address is copied
    to, by default below the user's cache folder. Raises :class:`BadHistory` with one clear line.
    """
    repository = open_repository(source, cache)
    return History(repository, name or _own_name(repository) or name_of(source))


def _own_name(repository: Path) -> str | None:
    """The collection's name as the snapshots that its newest versions were made from spell it."""
    try:
        bodies = git.output(repository, "log", f"-{_LAST_COMMITS}", "--format=%b", "HEAD", "--")
    except git.GitFailed:
        return None
    found = _SNAPSHOTS.search(bodies)
    return f"{found[1].decode()}-versions" if found else None


class History:
    """The versions of a collection that stands on disk. Satisfies :class:`sayno.seams.TermsSource`.

    A context manager: it holds one git process for the texts until it is closed. Not for several threads at once.
    """

    def __init__(self, repository: Path, name: str):
        """Take a repository that :func:`sayno.terms.opening.open_repository` has found good."""
        self.name = name
        self._repository = repository
        self._blobs = git.Blobs(repository)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The documents in the order of their paths, each with its versions by date.

        A renamed document is one record. Versions of one date stand in the order of the commits. Raises
        :class:`BadHistory` where the history is damaged or is not one of Open Terms Archive.
        """
        return _gathered(self.name, self._entries())

    def versions(self) -> Iterator[Version]:
        """All versions, oldest first.

        The date is the commit's author date: the day on which the archive fetched the source. A re-render bears the
        date of the fetch it reads anew, however much later it was made.
        """
        everything = (version for record in self.records for version in record.versions)
        return iter(sorted(everything, key=lambda version: version.date))

    def text(self, version: Version) -> str:
        """What the document said, decoded as UTF-8; bytes that are none become U+FFFD, nothing else is altered.

        Raises :class:`UnreadableText` where the text is missing or damaged.
        """
        (text,) = self.texts([version])
        if text is None:
            raise UnreadableText(f"{self.name}: the text of {version.path} at {version.commit[:10]} cannot be read")
        return text

    def texts(self, versions: Iterable[Version]) -> Iterator[str | None]:
        """The texts of several versions in their order, as :meth:`text`; None for one that cannot be read."""
        names = (version.blob if _OBJECT.fullmatch(version.blob) else "0" * 40 for version in versions)
        for body in self._blobs.read(names):
            yield None if body is None else body.decode("utf-8", "replace")

    def close(self) -> None:
        """End the git process."""
        self._blobs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _entries(self) -> Iterator[_Entry]:
        arguments = ("log", "-z", "--raw", "--no-abbrev", "--topo-order", "--reverse", "--encoding=UTF-8", "-c")
        format_ = "--format=%H%x00%at%x00%s"
        try:
            said = git.output(self._repository, *arguments, _SIMILAR, format_, "HEAD", "--")
        except git.GitFailed as e:
            raise BadHistory(f"{self.name}: the history is damaged: {e}") from e
        return _parsed(said.decode("utf-8", "replace").split("\0"))


def _parsed(tokens: Iterable[str]) -> Iterator[_Entry]:
    """Read ``git log -z --raw``: commit, seconds, subject, then for each file its line of ids and its path or two.

    A merge lists only the files that differ from all its parents, with one more colon, mode and id for each parent.
    """
    waiting = iter(tokens)
    commit = subject = ""
    seconds = 0
    for token in waiting:
        bare = token.lstrip("\n")
        if not bare:
            continue
        if not bare.startswith(":"):
            commit, seconds, subject = bare, int(next(waiting)), next(waiting)
            continue
        *_, blob, status = bare.split(" ")
        path = next(waiting)
        if bare.startswith("::") or status[0] not in "RC":
            gone, came = status.endswith("D"), status[0] == "A"
            yield _Entry(commit, seconds, subject, blob, None if came else path, None if gone else path)
        else:
            yield _Entry(commit, seconds, subject, blob, path, next(waiting))


def _gathered(collection: str, entries: Iterable[_Entry]) -> tuple[Record, ...]:
    living: dict[str, Record] = {}
    ended: list[Record] = []
    recognised = commits = 0
    for entry in entries:
        commits += 1
        document = document_of(entry.new) if entry.new is not None else None
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
        record = living.setdefault(entry.new, record or Record(entry.new))
        recognised += stated(entry.subject, *document) is not None
        record.versions.append(_version(collection, entry, document, record, existed=existed))
    if not recognised:
        raise BadHistory(
            f"{collection}: not a history of Open Terms Archive versions: of the {commits} files in its commits, none "
            "is recorded as the archive does it ('First record of SERVICE DOCUMENT')"
        )
    for record in (*living.values(), *ended):
        record.versions.sort(key=lambda version: version.date)
    return tuple(sorted((*living.values(), *ended), key=lambda record: (record.path, record.versions[0].date)))


def _version(collection: str, entry: _Entry, document: tuple[str, str], record: Record, *, existed: bool) -> Version:
    same_text = bool(record.versions) and record.versions[-1].blob == entry.blob
    return Version(
        collection=collection,
        service=document[0],
        document=document[1],
        path=entry.new or "",
        commit=entry.commit,
        date=datetime.fromtimestamp(entry.seconds, UTC),
        blob=entry.blob,
        kind="rerender" if same_text else kind_of(entry.subject, *document, existed=existed),
    )
