"""A single file or live page as a history of one version, so that it can be asked what histories are asked."""

import hashlib
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from sayno.model.event import DocumentTrail
from sayno.model.version import Version
from sayno.terms.claims import ClaimReader
from sayno.terms.documents import Document, is_address, read_document
from sayno.terms.events import Course, Reading, Shift, events_of
from sayno.terms.language import READ
from sayno.terms.reading import slug
from sayno.terms.sharing import SharedReading
from sayno.terms.stance import stance_of

_FORGES: Final = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"})
_BUNDLES: Final = (b"# v2 git bundle\n", b"# v3 git bundle\n")


def is_single(source: str) -> bool:
    """Whether a source is one document and no history: a file that is no bundle, or the address of a page.

    An ``https`` address is a history's if it ends in ``.git`` or names a repository of a known forge.
    """
    if is_address(source):
        parts = urlsplit(source)
        repository = re.fullmatch(r"/[^/]+/[^/]+/?", parts.path) and (parts.hostname or "") in _FORGES
        return not (repository or parts.path.rstrip("/").endswith(".git"))
    if source == "-":
        return True
    path = Path(source)
    if not path.is_file() or path.suffix == ".bundle":
        return False
    with path.open("rb") as file:
        return not file.read(16).startswith(_BUNDLES)


def read_single(source: str, at: date | None = None) -> DocumentTrail:
    """The trail of one document as it is now: what it claims was there at the start.

    Raises :class:`sayno.terms.documents.BadDocument`, :class:`sayno.seams.Unreachable` and ``OSError``.
    """
    document = read_document(source)
    version = _version(document)
    lack = None if document.language in READ else f"language {document.language}"
    readings = [] if lack else [Reading(version, *SharedReading(ClaimReader()).claims(document.text.encode()))]
    course = Course(readings, lambda _, __: Shift(0, 0, 0))
    return DocumentTrail(
        service=slug(version.service),
        name=version.service,
        document=version.document,
        collection=version.collection,
        path=version.path,
        versions=1,
        rerenders=0,
        unread={lack: 1} if lack else {},
        events=events_of(course, lambda _: document.address),
        stance=stance_of(course, at, lambda _: document.address) if readings else None,
        last_version=version.date.date(),
    )


def _version(document: Document) -> Version:
    """The document as the only version there is: of today if it was fetched, else of the day the file was written."""
    body = document.text.encode()
    where = document.address or document.source
    host, last = urlsplit(where).hostname, where.rstrip("/").rpartition("/")[2]
    of_file = document.address is None and document.source != "-"
    seconds = os.stat(document.source).st_mtime if of_file else datetime.now(UTC).timestamp()  # noqa: PTH116
    return Version(
        collection="",
        service=(host or "file").removeprefix("www."),
        document=last or "page",
        path=where,
        commit=None,
        date=datetime.fromtimestamp(seconds, UTC),
        blob=hashlib.sha1(b"blob %d\0" % len(body) + body, usedforsecurity=False).hexdigest(),
        kind="first",
    )
