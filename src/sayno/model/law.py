"""What the law of a region gives a person who refuses."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from sayno.model.base import Confidence, Noun
from sayno.model.region import Region


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
    source: str | None = None


class Regime(Noun):
    """A law that several jurisdictions share."""

    id: str
    law: str
    must_honour: MustHonour
    stop_unless_compelling: bool
    rights: tuple[Right, ...] = ()
    deadline: Deadline = Deadline()
    complaint_route: str | None = None
    limits: str | None = None
    ai_training_position: tuple[str, ...] = ()
    volatile: str | None = None
    disagreement: str | None = None
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
    rights: tuple[Right, ...] = ()
    deadline: Deadline | None = None
    authority: Authority | None = None
    sub_authorities: dict[str, Authority] = {}
    complaint_route: str | None = None
    ai_training_position: tuple[str, ...] = ()
    volatile: str | None = None
    notes: tuple[str, ...] = ()
    confidence: Confidence
    evidence: tuple[LawEvidence, ...] = ()


class Laws(Noun):
    """All jurisdictions, at a date. Not legal advice."""

    as_of: str
    caveats: tuple[str, ...] = ()
    regimes: tuple[Regime, ...]
    jurisdictions: tuple[Jurisdiction, ...]

    def jurisdiction(self, region: str) -> Jurisdiction | None:
        """The law of a region: its own entry, else that of the country it lies in."""
        by_code = {j.code: j for j in self.jurisdictions}
        return by_code.get(region) or by_code.get(region.split("-", maxsplit=1)[0])
