"""Reads a history for a topic: for each document its first mention and its present wording."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from sayno.model.service import Declaration
from sayno.model.topic import Topic
from sayno.model.version import DocumentTrail, Mention, Version
from sayno.terms.history import History, Record, open_history
from sayno.terms.mentions import MentionReader, Span
from sayno.terms.passages import blocks

REMEMBERED: Final = 4_000_000
"""Characters of a document's blocks that are kept to be known again; past that, all are forgotten."""


def read(
    history: History, topic: Topic, *, since: date | None = None, documents: Mapping[str, str] | None = None
) -> tuple[DocumentTrail, ...]:
    """What each document of a history says on a topic, in the order of their paths.

    ``since`` leaves out all versions before that day (UTC); the record then begins with the first one left, and a
    mention in it counts as there from the start. ``documents`` says which to read: paths in the collection, present
    or past, each with the id of the service it belongs to; without it all are read, and a service's id is made of the
    collection's name for it. A text that cannot be read is counted and passed over. Raises
    :class:`sayno.terms.history.BadHistory`.
    """
    reader = MentionReader(topic)
    found = (
        _trail(history, reader, record, versions, service)
        for record in history.records
        if (service := _service(record, documents)) is not None
        if (versions := [v for v in record.versions if since is None or v.date.date() >= since])
    )
    return tuple(found)


def trails(
    sources: Iterable[str], declarations: Iterable[Declaration], topic: Topic, cache: Path | None = None
) -> tuple[DocumentTrail, ...]:
    """What the documents of some services say on a topic, in the histories at hand.

    ``sources`` are read in turn, as :func:`sayno.terms.history.open_history` takes them; which documents belong to
    which service, the declarations say by collection and path. Raises :class:`sayno.terms.history.BadHistory`.
    """
    listed = [(document, declaration.id) for declaration in declarations for document in declaration.documents]
    found: list[DocumentTrail] = []
    for source in sources:
        with open_history(source, cache=cache) as history:
            of_collection = {document.path: id_ for document, id_ in listed if document.collection == history.name}
            found += read(history, topic, documents=of_collection)
    return tuple(found)


def slug(name: str) -> str:
    """An id made of a collection's name for a service: ``Academia.edu`` -> ``academia-edu``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or f"service-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _service(record: Record, documents: Mapping[str, str] | None) -> str | None:
    if documents is None:
        return slug(record.versions[-1].service)
    return next((documents[v.path] for v in reversed(record.versions) if v.path in documents), None)


def _trail(
    history: History, reader: MentionReader, record: Record, versions: list[Version], service: str
) -> DocumentTrail:
    reading = _Reading(history, reader)
    first: Mention | None = None
    for version, mentions in reading.of(versions):
        if mentions:
            begins = version is versions[0]
            first = mentions[0].model_copy(update={"kind": "first"}) if begins else mentions[0]
            break
    newest = versions[-1]
    present = next((mentions for _, mentions in reading.of([newest])), ())
    return DocumentTrail(
        service=service,
        document=newest.document,
        collection=history.name,
        path=record.path,
        versions=sum(version.kind != "rerender" for version in versions),
        rerenders=sum(version.kind == "rerender" for version in versions),
        first=first,
        present=present,
        last_version=newest.date.date().isoformat(),
        ended=record.ended,
        unreadable=len(reading.unreadable),
    )


class _Reading:
    """Reads the versions of one document; a block that several of them share is read once."""

    def __init__(self, history: History, reader: MentionReader):
        self._history = history
        self._reader = reader
        self._known: dict[str, tuple[Span, ...]] = {}
        self._characters = 0
        self.unreadable: set[str] = set()

    def of(self, versions: list[Version]) -> Iterator[tuple[Version, tuple[Mention, ...]]]:
        """Each readable version with its mentions, in order."""
        for version, text in zip(versions, self._history.texts(versions), strict=True):
            if text is None:
                self.unreadable.add(version.commit)
            else:
                yield version, tuple(_mention(version, text, span) for span in self._spans(text))

    def _spans(self, text: str) -> list[Span]:
        found: list[Span] = []
        for at, block in blocks(text):
            spans = self._known.get(block)
            if spans is None:
                spans = self._known[block] = tuple(self._reader.spans(block))
                self._characters += len(block)
            if spans:
                found += (Span(at + start, at + end) for start, end in spans)
        if self._characters > REMEMBERED:
            self._known.clear()
            self._characters = 0
        return found


def _mention(version: Version, text: str, span: Span) -> Mention:
    return Mention(
        collection=version.collection,
        service=version.service,
        document=version.document,
        path=version.path,
        commit=version.commit,
        date=version.date,
        kind=version.kind,
        start=span.start,
        end=span.end,
        quote=text[span.start : span.end],
    )
