"""The declaration of a service: what is known of it, from where, and what is not."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from sayno.model.base import CanRefuse, Confidence, Default, Mode, Noun, PartialDate, Slug, SourceIds
from sayno.model.region import RegionOrGroup, covers
from sayno.model.route import Route
from sayno.model.source import Source


class Statement(Noun):
    """A sentence of fact with what backs it."""

    text: str
    regions: tuple[RegionOrGroup, ...] = ("WORLD",)
    date: PartialDate | None = None
    confidence: Confidence
    sources: SourceIds


class Owner(Noun):
    """Who runs the service, and who answers for the data where."""

    name: str
    controllers: dict[str, str] = {}
    note: str | None = None
    confidence: Confidence
    sources: SourceIds


class Availability(Noun):
    """What a person in some regions can do, and what happens if they do nothing. First match wins."""

    regions: tuple[RegionOrGroup, ...] = Field(min_length=1)
    since: PartialDate | None = None
    can_refuse: CanRefuse
    default: Default
    basis: str | None = Field(default=None, description="legal basis that the service names")
    note: str | None = None
    confidence: Confidence
    sources: SourceIds


class DataInScope(Noun):
    """Whether one kind of data trains models."""

    kind: Literal[
        "public-posts",
        "private-posts",
        "messages",
        "drafts",
        "ai-interactions",
        "profile",
        "usage",
        "deleted",
        "minors",
        "non-users",
        "other",
    ]
    used: Literal["yes", "no", "reported", "unknown"] = Field(
        description="reported: a study or the press says so, the service's own text does not settle it"
    )
    regions: tuple[RegionOrGroup, ...] = ("WORLD",)
    text: str
    confidence: Confidence
    sources: SourceIds


class PastTraining(Noun):
    """Whether training that has happened can be undone."""

    undone: Literal["yes", "no", "unknown", "not-applicable"]
    text: str | None = None
    confidence: Confidence
    sources: SourceIds


class Contact(Noun):
    """Where a written objection can be sent."""

    kind: Literal["objection-form", "dpo", "form", "email", "post", "page"]
    regions: tuple[RegionOrGroup, ...] = ("WORLD",)
    value: str
    note: str | None = None
    sources: SourceIds


class Document(Noun):
    """A document the service publishes, and where its history stands in Open Terms Archive."""

    name: str
    collection: str
    path: str
    regions: tuple[RegionOrGroup, ...] = ("WORLD",)


class PolicyEvent(Noun):
    """A dated fact about a document, with the commit that shows it."""

    date: date
    document: str
    collection: str
    commit: str
    effective: str | None = None
    first: bool = Field(default=False, description="the first wording on AI training in this record")
    names_control: bool | None = Field(
        default=None, description="whether this text names the setting or form by which to refuse; None: not looked at"
    )
    text: str
    confidence: Confidence = "high"


class Published(Noun):
    """A published study's figure for the service: grade ``published``."""

    study: str
    mode: Mode
    value: int | None = None
    high: int | None = None
    can_refuse: CanRefuse | None = None
    default: Default | None = None
    text: str | None = None
    sources: SourceIds


class Declaration(Noun):
    """One service of the catalogue, for the topic of AI training."""

    id: Slug
    names: tuple[str, ...] = Field(min_length=1)
    order: int | None = Field(default=None, ge=1, description="the study's order of popularity")
    owner: Owner
    home: str | None = Field(default=None, description="where a live walk of a home route starts")
    published: tuple[Published, ...] = ()
    availability: tuple[Availability, ...] = Field(min_length=1)
    data_in_scope: tuple[DataInScope, ...] = ()
    past_training: PastTraining
    routes: tuple[Route, ...] = ()
    contacts: tuple[Contact, ...] = ()
    documents: tuple[Document, ...] = ()
    policy: tuple[PolicyEvent, ...] = ()
    statements: tuple[Statement, ...] = ()
    disagreements: tuple[Statement, ...] = Field(default=(), description="where sources contradict each other")
    unknown: tuple[str, ...] = ()
    sources: dict[str, Source] = {}

    @property
    def name(self) -> str:
        """The name people use."""
        return self.names[0]

    def available(self, region: str) -> Availability | None:
        """What holds in a region: the first entry that covers it."""
        return next((a for a in self.availability if any(covers(g, region) for g in a.regions)), None)

    @model_validator(mode="after")
    def _sources_exist(self) -> Self:
        cited = _cited(self.model_dump(exclude={"sources"}))
        missing = sorted(cited - set(self.sources))
        if missing:
            raise ValueError(f"cites sources that the file does not list: {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _route_ids_are_unique(self) -> Self:
        ids = [route.id for route in self.routes]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise ValueError(f"has two routes with the same id: {', '.join(twice)}")
        return self


def _cited(value: object) -> set[str]:
    if isinstance(value, dict):
        here = set(value.get("sources") or ())
        return here.union(*(_cited(v) for v in value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_cited(v) for v in value))
    return set()
