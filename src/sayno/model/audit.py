"""An audit, a study, and what a study teaches."""

from datetime import datetime

from pydantic import Field, JsonValue

from sayno.model.base import CanRefuse, Default, Digest, Grade, Noun, Slug, Surface
from sayno.model.event import DocumentTrail
from sayno.model.finding import Finding
from sayno.model.law import MustHonour
from sayno.model.region import Region
from sayno.model.searched import Searched
from sayno.model.topic import Language
from sayno.model.walk import Walked

__all__ = ["Audit", "Insight", "Plan", "Study", "Walked"]


class Audit(Noun):
    """One service from one vantage."""

    service: Slug
    topic: Slug
    region: Region
    surface: Surface
    language: Language
    route: Slug | None = Field(default=None, description="the route that was followed")
    can_refuse: CanRefuse
    default: Default
    must_honour: MustHonour
    actions: dict[Grade, Finding]
    findings: tuple[Finding, ...] = ()
    walks: tuple[Walked, ...] = ()
    searched: Searched | None = Field(default=None, description="what a search without the declaration came to")
    notes: tuple[str, ...] = ()
    basis: Digest = Field(description="hash of all that the result depends on")
    at: datetime

    def finding(self, metric: str, grade: Grade | None = None) -> Finding | None:
        """The finding of a metric, of one grade or of the best there is."""
        found = [f for f in self.findings if f.metric == metric and grade in (None, f.grade)]
        return min(found, key=lambda f: list(Grade).index(f.grade), default=None)


class Insight(Noun):
    """A published statement set beside what the data say."""

    id: Slug
    statement: str = Field(description="what the data of this study say, in a sentence")
    value: JsonValue
    published: str | None = Field(default=None, description="what the published study said")
    holds: bool | None = Field(default=None, description="None where the data cannot tell")
    why: str | None = None
    sources: tuple[str, ...] = ()


class Plan(Noun):
    """What a study was asked to look at."""

    services: tuple[Slug, ...]
    regions: tuple[Region, ...]
    surfaces: tuple[Surface, ...]
    topic: Slug
    policies: tuple[str, ...] = ()


class Study(Noun):
    """Services × vantages, with what they add up to."""

    title: str
    sayno: str
    at: datetime
    plan: Plan
    audits: tuple[Audit, ...]
    insights: tuple[Insight, ...] = ()
    trails: tuple[DocumentTrail, ...] = ()
    seconds: float
