"""Who licensed people's content to whom, for how much, and how that is known."""

from typing import Literal

from pydantic import Field

from sayno.model.base import Confidence, Noun, PartialDate, Slug


class DealSource(Noun):
    """A page about a deal."""

    url: str
    seen: Literal["stored", "knowledge"]
    note: str | None = None


class Amount(Noun):
    """A sum in US dollars as reported; ``low`` and ``high`` where it is a range or a single figure."""

    text: str | None = None
    low_usd: float | None = None
    high_usd: float | None = None
    per: Literal["year", "total", "item", "valuation"] | None = None
    basis: str


class Deal(Noun):
    """One licence, transfer or in-house use."""

    id: Slug
    platform: str
    services: tuple[Slug, ...] = Field(default=(), description="those of the catalogue it concerns")
    ai_developer: str
    date: PartialDate
    date_note: str | None = None
    content: str | None = None
    amount: Amount
    filing: str | None = None
    later: str | None = None
    can_people_refuse: str | None = None
    status: Literal["confirmed", "reported", "talks", "intra-group", "unverified"]
    conflict: str | None = None
    note: str | None = None
    confidence: Confidence
    confidence_note: str | None = None
    sources: tuple[DealSource, ...] = Field(min_length=1)


class Aggregate(Noun):
    """A sum that a party states for several contracts together. It is none of the deals, and not their sum."""

    id: Slug
    platform: str
    services: tuple[Slug, ...] = ()
    signed: PartialDate = Field(description="when the contracts were signed")
    stated: PartialDate = Field(description="when the party stated the sum")
    stated_in: str
    partners_named: tuple[str, ...] = Field(default=(), description="the partners that the statement names")
    partners_note: str | None = None
    total_usd: float = Field(gt=0)
    terms: str | None = None
    first_year_usd: float | None = None
    first_year_note: str | None = None
    correction: str | None = Field(default=None, description="what others made of the sum, and why it is not so")
    confidence: Confidence
    sources: tuple[DealSource, ...] = Field(min_length=1)


class Deals(Noun):
    """All deals, at a date."""

    scope: str | None = None
    as_of: str
    caveat: str
    deals: tuple[Deal, ...]
    aggregates: tuple[Aggregate, ...] = ()
    leads: tuple[str, ...] = Field(default=(), description="not verified")
