"""The history of a collection: every version of every document, oldest first, and their texts.

One pass of ``git log`` gives the versions, one ``git cat-file`` process the texts. What is kept in memory are the
versions (some hundred bytes each), never the texts. Of a history that grew, ``git log`` is asked only for what is new.
"""

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sayno.model.version import Version
from sayno.seams import BadHistory
from sayno.terms import git
from sayno.terms.keeping import Keep
from sayno.terms.opening import name_of, open_repository
from sayno.terms.records import Entry, Record, gathered
from sayno.terms.subjects import document_of
from sayno.terms.web import Addresses, addresses

__all__ = ["BadHistory", "History", "UnreadableText", "open_history"]

_SIMILAR: Final = "-M90%"
"""A file that goes while another comes with nine tenths of its lines has been renamed."""

_LOG: Final = (
    *("log", "-z", "--raw", "--no-abbrev", "--topo-order", "--reverse", "--encoding=UTF-8", "-c", _SIMILAR),
    "--format=%H%x00%at%x00%s",
)
_SNAPSHOTS: Final = re.compile(
    rb"(?:github\.com/[\w.-]+/|mongo://)([A-Za-z0-9][\w-]*?)(?:-snapshots/commit/|/[\w-]+/snapshots/)"
)
_LAST_COMMITS: Final = 50
_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class UnreadableText(BadHistory):
    """One text of a history is missing or damaged; the others can still be read."""


def open_history(
    source: str | os.PathLike[str], *, name: str | None = None, cache: Path | None = None, keep: Keep | None = None
) -> "History":
    """Open a repository (bare or not), a ``.bundle`` file or a git address (``https``, ``ssh``, ``file``).

    ``name`` is what to call the collection; without it, the name that its own commits give
    (``contrib-versions``), else the last part of the source. ``cache`` is where a bundle or an address is copied
    to, by default below the user's cache folder; ``keep`` is where what was read is kept for the next time, without it
    nowhere. Raises :class:`BadHistory` with one clear line.
    """
    repository = open_repository(source, cache)
    return History(repository, name or _own_name(repository) or name_of(source), keep)


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

    def __init__(self, repository: Path, name: str, keep: Keep | None = None):
        """Take a repository that :func:`sayno.terms.opening.open_repository` has found good."""
        self.name = name
        self.repository = repository
        self._keep = keep or Keep(None)
        self._blobs = git.Blobs(repository)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The documents in the order of their paths, each with its versions by date.

        A renamed document is one record. Versions of one date stand in the order of the commits. Raises
        :class:`BadHistory` where the history is damaged or is not one of Open Terms Archive.
        """
        return gathered(self.name, self._entries())

    @cached_property
    def origin(self) -> str:
        """The commit of its first version, which tells it from another collection of the same name."""
        return next((e.commit for e in self._entries() if e.new and document_of(e.new)), "")

    @property
    def addresses(self) -> Addresses:
        """Where its versions stand on the web, as far as known."""
        return addresses(self.name, self.origin)

    def versions(self) -> Iterator[Version]:
        """All versions, oldest first.

        The date is the commit's author date: the day on which the archive fetched the source. A re-render bears the
        date of the fetch it reads anew, however much later it was made.
        """
        everything = (version for record in self.records for version in record.versions)
        return iter(sorted(everything, key=lambda version: version.date))

    def text(self, version: Version) -> str:
        """What the document said, decoded as UTF-8; bytes that are none become U+FFFD, nothing else is altered.

        Raises :class:`UnreadableText` where the text is missing, damaged or too long.
        """
        (text,) = self.texts([version])
        if text is None:
            raise UnreadableText(f"{self.name}: the text {version.blob[:10]} of {version.path} cannot be read")
        return text

    def texts(self, versions: Iterable[Version]) -> Iterator[str | None]:
        """The texts of several versions in their order, as :meth:`text`; None for one that cannot be read."""
        for body in self.bodies(version.blob for version in versions):
            yield None if isinstance(body, git.Lack) else body.decode("utf-8", "replace")

    def bodies(self, blobs: Iterable[str]) -> Iterator[bytes | git.Lack]:
        """The bytes of several texts, by their object ids, in their order; or why there are none."""
        return self._blobs.read(blob if _OBJECT.fullmatch(blob) else "0" * 40 for blob in blobs)

    def close(self) -> None:
        """End the git process."""
        self._blobs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _entries(self) -> Iterator[Entry]:
        return _parsed(self._log.decode("utf-8", "replace").split("\0"))

    @cached_property
    def _log(self) -> bytes:
        """What ``git log`` says of the whole history; what it said before is taken from the keep."""
        where = f"log of {self.repository.resolve()}"
        try:
            head = git.output(self.repository, "rev-parse", "HEAD^{commit}").strip().decode()
            old_head, _, old = self._keep.get([where]).get(where, b"").partition(b"\n")
            if old_head.decode() == head:
                return old
            grown = self._grew_from(old_head.decode(), head)
            since = [f"^{old_head.decode()}"] if grown else []
            said = (old if grown else b"") + git.output(self.repository, *_LOG, *since, head, "--")
        except git.GitFailed as e:
            raise BadHistory(f"{self.name}: the history is damaged: {e}") from e
        self._keep.put({where: head.encode() + b"\n" + said})
        return said

    def _grew_from(self, old: str, head: str) -> bool:
        """Whether an earlier newest commit is one that the present one goes back to."""
        if not _OBJECT.fullmatch(old):
            return False
        try:
            git.output(self.repository, "merge-base", "--is-ancestor", old, head)
        except git.GitFailed:
            return False
        return True


def _parsed(tokens: Iterable[str]) -> Iterator[Entry]:
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
            yield Entry(commit, seconds, subject, blob, None if came else path, None if gone else path)
        else:
            yield Entry(commit, seconds, subject, blob, path, next(waiting))
