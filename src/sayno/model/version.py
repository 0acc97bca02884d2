"""A version: what a document said at a date; and the mentions of a topic in it."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from sayno.model.base import Noun, Slug

VersionKind = Literal["first", "change", "rerender"]
"""How a version came to be. first: the record begins with it; change: the text at the source differed; rerender:
the archive read the same source anew, the service changed nothing."""


class Version(Noun):
    """One recorded state of one document, as Open Terms Archive keeps it."""

    collection: str
    service: str = Field(description="the service's name as the collection spells it")
    document: str
    path: str
    commit: str
    date: datetime
    blob: str = Field(description="git object id of the text")
    kind: VersionKind = Field(
        description="rerender: the archive read the same source anew; the service changed nothing"
    )


class Mention(Noun):
    """A passage that speaks of the topic, quoted exactly."""

    collection: str
    service: str
    document: str
    path: str
    commit: str
    date: datetime
    kind: VersionKind | None = Field(
        default=None,
        description="of the version that bears it. Only in a change is the date that of the wording; in a first or a "
        "rerender the wording may be older than the record",
    )
    start: int = Field(ge=0, description="offset in characters of the UTF-8 decoded text")
    end: int = Field(gt=0)
    quote: str


class DocumentTrail(Noun):
    """What one document's history says about AI training: its first mention and its present wording."""

    service: Slug
    document: str
    collection: str
    path: str | None = Field(default=None, description="where the collection keeps the document now")
    versions: int = Field(description="versions in the history, technical re-renders apart")
    rerenders: int = Field(description="versions that only record a change of the archive's own reading")
    first: Mention | None = None
    present: tuple[Mention, ...] = ()
    last_version: str | None = Field(default=None, description="date of the newest version, which ``present`` is of")
    ended: str | None = Field(default=None, description="the commit that took the document out of the collection")
    unreadable: int = Field(default=0, description="versions whose text could not be read from the history")
