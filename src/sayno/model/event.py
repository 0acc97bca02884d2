"""What happened to a document's claims, what they add up to, and the trail of one document that says both."""

from datetime import date as Date  # noqa: N812 - fields are called date
from typing import Literal

from pydantic import Field

from sayno.model.base import Noun, Slug
from sayno.model.claim import Claim, ClaimKind, Scope
from sayno.model.version import VersionKind

EventKind = Literal["appeared", "changed", "disappeared", "present-at-start"]
"""What happened to a document's claims of one kind. appeared: there were none before. changed: there were some, and
what they mean is another thing now. disappeared: there are none any more. present-at-start: they stood there when the
archive began to see the document, or that part of it, and may be older."""


class Quotation(Claim):
    """A claim with its words, as one version makes it; offsets are characters of that version's text."""

    quote: str


class Event(Noun):
    """One event in the history of a document, for one kind of claim."""

    service: str = Field(description="the service's name as the collection spells it")
    document: str
    kind: ClaimKind
    event: EventKind
    commit: str | None = Field(description="the version it came with; none for a text that has no history")
    date: Date = Field(description="the day on which the archive fetched that version (UTC)")
    quote: str = Field(description="the claim that tells most: the new one, or the one that is gone")
    collection: str
    path: str
    version: VersionKind = Field(description="how that version came to be; a re-render only brings present-at-start")
    previous: str | None = Field(default=None, description="the version read before, which ``before`` quotes")
    before: tuple[Quotation, ...] = Field(
        default=(), description="claims of the version before that are not there now, the one most like the quote first"
    )
    after: tuple[Quotation, ...] = Field(default=(), description="claims that were not there before")
    address: str | None = Field(default=None, description="the version on the web, for collections known to be there")


Means = Literal["setting", "form", "address", "unnamed"]
"""By what a choice is made: a setting, a form, an address to write to; unnamed: the text says that there is one."""


class Choice(Noun):
    """A choice that a document gives: by what means and, where it says so, in which regions."""

    means: Means
    regions: tuple[str, ...] = ()
    link: str | None = None


class Held(Noun):
    """What a document's claims of one kind are at a date."""

    since: Date
    older: bool = Field(description="whether it may be older than ``since``, the record having begun with it")
    commit: str | None = Field(description="the version they are quoted from: the newest, unless that one missed them")
    scopes: tuple[Scope, ...]
    purposes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    claims: tuple[Quotation, ...]


class Stance(Noun):
    """What a document's claims add up to at a date. A kind of claim that is not held is silence, not a denial."""

    date: Date = Field(description="the day asked for")
    commit: str | None = Field(description="the version that stood then")
    read: Date = Field(description="the day of that version")
    held: dict[ClaimKind, Held] = {}
    choices: tuple[Choice, ...] = ()
    address: str | None = Field(default=None, description="the version on the web, for collections known to be there")

    @property
    def trains(self) -> Literal["yes", "no", "in part", "silent"]:
        """Whether the service trains. in part: the document both says that it does and that it does not."""
        match "trains" in self.held, "denies" in self.held:
            case True, True:
                return "in part"
            case True, False:
                return "yes"
            case False, True:
                return "no"
            case _:
                return "silent"


class Difference(Noun):
    """What a document says of one kind of claim on one day and not on another."""

    service: str = Field(description="the service's name as the collection spells it")
    document: str
    collection: str
    path: str
    kind: ClaimKind
    event: EventKind = Field(description="present-at-start: on the first day there was no record of the document")
    before: tuple[Quotation, ...] = Field(default=(), description="what is claimed on the first day only")
    after: tuple[Quotation, ...] = Field(default=(), description="what is claimed on the second day only")
    commit: str | None = Field(description="the version that stood on the second day")
    address: str | None = None


class DocumentTrail(Noun):
    """What one document's history says about AI training: its events, and its stance at the end of the record."""

    service: Slug
    name: str = Field(description="the service's name as the collection spells it")
    document: str
    collection: str
    path: str = Field(description="where the collection keeps the document now")
    versions: int = Field(description="versions in the history, technical re-renders apart")
    rerenders: int = Field(description="versions that only record a change of the archive's own reading")
    unread: dict[str, int] = Field(default={}, description="versions that were passed over, by reason")
    events: tuple[Event, ...] = ()
    stance: Stance | None = Field(default=None, description="at the newest version that could be read, if any")
    last_version: Date | None = Field(default=None, description="day of the newest version")
    ended: str | None = Field(default=None, description="the commit that took the document out of the collection")
