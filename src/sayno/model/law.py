"""What the law of a region gives a person who refuses."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from sayno.model.base import Confidence, Noun, PartialDate, Slug
from sayno.model.region import Region, RegionOrGroup


class MustHonour(StrEnum):
    """Whether a service must honour a refusal, from the strongest right to none."""

    YES_LISTED_EXCEPTIONS_ONLY = "yes_listed_exceptions_only"
    YES_UNLESS_COMPELLING = "yes_unless_compelling"
    YES_IF_CONSENT_BASIS = "yes_if_consent_basis"
    CONDITIONAL = "conditional"
    SALE_OR_DELETION_ONLY = "sale_or_deletion_only"
    NOT_YET = "not_yet"
    NO = "no"
    UNKNOWN = "unknown"


class LawEvidence(Noun):
    """A page behind a legal fact; ``knowledge`` means that it was not opened when the fact was written."""

    url: str
    seen: Literal["stored", "knowledge"]
    supports: str | None = None


class Right(Noun):
    """One right, with its article and what it obliges the service to do."""

    kind: str
    article: str | None = None
    applies_when: str | None = None
    duty: str | None = None
    person_must: str | None = None


class Deadline(Noun):
    """When an answer is due. ``days`` are calendar days; None where no statutory deadline was found."""

    days: int | None = None
    as_written: str | None = None
    extension_days: int | None = None
    note: str | None = None


class Authority(Noun):
    """Who supervises, and where a complaint goes."""

    name: str
    web: str | None = None
    complaint_form: str | None = None
    email: str | None = None
    note: str | None = None
    source: str | None = Field(default=None, description="``knowledge``: the address was not opened")


class OptOuts(Noun):
    """What a person can ask for under a state's consumer privacy act."""

    deletion: bool
    sale: bool
    targeted_ads: bool
    profiling: Literal["yes", "no", "limited"]
    appeal: bool = Field(description="whether a denial can be appealed to the service itself")


class Regime(Noun):
    """A law that several jurisdictions share."""

    id: str
    law: str
    must_honour: MustHonour
    stop_unless_compelling: bool
    rights: tuple[Right, ...] = ()
    deadline: Deadline = Deadline()
    complaint_route: str | None = None
    lead_authority_hint: str | None = None
    limits: str | None = None
    ai_training_position: tuple[str, ...] = ()
    volatile: str | None = Field(default=None, description="what may change soon: look again before relying on it")
    disagreement: str | None = Field(default=None, description="where sources contradict each other")
    notes: tuple[str, ...] = ()
    confidence: Confidence
    evidence: tuple[LawEvidence, ...] = ()


class Jurisdiction(Noun):
    """One country or state. What it leaves out, its ``regime`` says."""

    code: Region
    name: str
    group: str | None = Field(default=None, description="EU, EEA … where it belongs to one")
    regime: str | None = None
    law: str | None = None
    in_force: str | None = None
    must_honour: MustHonour
    stop_unless_compelling: bool
    override_note: str | None = None
    opt_outs: OptOuts | None = None
    rights: tuple[Right, ...] = ()
    limits: str | None = None
    deadline: Deadline | None = None
    forms: str | None = Field(default=None, description="official forms to be used")
    authority: Authority | None = None
    sub_authorities: dict[str, Authority] = {}
    complaint_route: str | None = None
    ai_training_position: tuple[str, ...] = ()
    volatile: str | None = None
    disagreement: str | None = None
    notes: tuple[str, ...] = ()
    confidence: Confidence
    evidence: tuple[LawEvidence, ...] = ()


class Practice(Noun):
    """What a service was seen to offer somewhere, whatever the law asks."""

    platform: str
    services: tuple[Slug, ...] = Field(default=(), description="those of the catalogue it concerns")
    what: str
    regions: tuple[RegionOrGroup, ...] = Field(min_length=1)
    since: PartialDate | None = None
    evidence: tuple[LawEvidence, ...] = ()


class Laws(Noun):
    """All jurisdictions, at a date. Not legal advice."""

    title: str = ""
    as_of: str
    horizon: str | None = Field(default=None, description="until when the evidence that was read reaches")
    meanings: dict[MustHonour, str] = Field(default={}, description="what each answer of ``must_honour`` means")
    caveats: tuple[str, ...] = ()
    reading_notes: tuple[str, ...] = Field(default=(), description="how to read the fields of this file")
    regimes: tuple[Regime, ...]
    jurisdictions: tuple[Jurisdiction, ...]
    practices: tuple[Practice, ...] = ()
    known_errors: tuple[str, ...] = Field(default=(), description="errors met in sources, so that nobody repeats them")

    def regime(self, jurisdiction: Jurisdiction) -> Regime | None:
        """The law that a jurisdiction shares with others, if it does."""
        return next((r for r in self.regimes if r.id == jurisdiction.regime), None)

    def jurisdiction(self, region: str) -> Jurisdiction | None:
        """The law of a region: its own entry, else that of the country it lies in."""
        by_code = {j.code: j for j in self.jurisdictions}
        return by_code.get(region) or by_code.get(region.split("-", maxsplit=1)[0])

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        codes = [j.code for j in self.jurisdictions]
        if twice := sorted({c for c in codes if codes.count(c) > 1}):
            raise ValueError(f"has two entries for {', '.join(twice)}")
        regimes = {r.id for r in self.regimes}
        if lost := sorted(j.code for j in self.jurisdictions if j.regime and j.regime not in regimes):
            raise ValueError(f"names a regime that the file does not list, in {', '.join(lost)}")
        if bare := sorted(j.code for j in self.jurisdictions if not j.regime and not j.law):
            raise ValueError(f"names neither a law nor a regime for {', '.join(bare)}")
        return self


class RightInShort(Noun):
    """What a report needs of the law of a region."""

    region: Region
    jurisdiction: Region = Field(description="whose law it is: a state without an entry has its country's")
    law: str
    kind: str | None = Field(default=None, description="the kind of the right that ``article`` grants")
    article: str | None = None
    deadline_days: int | None = Field(
        default=None, description="calendar days; None where no statutory deadline was found"
    )
    deadline_as_written: str | None = None
    authority: str | None = None
    authority_web: str | None = None
    complaint_form: str | None = None
    complaint_route: str | None = None
    confidence: Confidence
