"""Who licensed people's content to whom, for how much."""

from typing import Final

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, listing, sentences
from sayno.model.audit import Insight
from sayno.model.deal import Aggregate, Deal

LICENCES: Final = ("confirmed", "reported")
"""What is not talks, a lead, or a use under one owner."""


def licences(given: Given) -> Insight:
    """The licences on file, with amounts as reported; and whether the published sum is for the partners it names.

    The claim holds where a statement of that sum names the partners. It fails where the deal with one of them came
    only after the sum was stated.
    """
    known = [deal for deal in given.deals.deals if deal.status in LICENCES]
    stated = [a for a in given.deals.aggregates if _is_the_sum(a)]
    later = [deal for a in stated for deal in _later(given, a)]
    named = any(set(published.DEAL_PARTNERS) <= set(a.partners_named) for a in stated)
    value: dict[str, JsonValue] = {
        "licences": [_row(deal) for deal in known],
        "other": [_row(deal) for deal in given.deals.deals if deal.status not in LICENCES],
        "sums": [_sum(a) for a in given.deals.aggregates],
    }
    return Insight(
        id="deals",
        statement=sentences(
            f"Licences on file: {'; '.join(_told(deal) for deal in known) or 'none'}.",
            *(f"{a.platform} stated USD {a.total_usd:,.0f} for contracts signed {a.signed}." for a in stated),
        ),
        value=value,
        published=published.DEAL_SAYS,
        holds=False if later else (True if named else None),
        why=_why(stated, later, named),
        sources=(published.STUDY, *_addresses(stated, later)),
    )


def _is_the_sum(aggregate: Aggregate) -> bool:
    return published.DEAL_SERVICE in aggregate.services and aggregate.total_usd == published.DEAL_USD


def _later(given: Given, aggregate: Aggregate) -> list[Deal]:
    """The deals with a partner of the claim that came after the sum was stated. ISO dates sort as text."""
    return [
        deal
        for deal in given.deals.deals
        if published.DEAL_SERVICE in deal.services
        and deal.ai_developer in published.DEAL_PARTNERS
        and deal.date > aggregate.stated
    ]


def _why(stated: list[Aggregate], later: list[Deal], named: bool) -> str:
    if not stated:
        return "No statement of this sum is on file."
    told = [
        f"The sum is from the {a.stated_in}, stated {a.stated} for contracts signed {a.signed}; "
        f"partners named: {listing(a.partners_named)}."
        for a in stated
    ]
    came_later = [f"The deal with {deal.ai_developer} came later, on {deal.date}." for deal in later]
    unsaid = "" if named or later else "Whether it covers the partners of the claim is not said."
    return sentences(*told, *came_later, unsaid)


def _addresses(stated: list[Aggregate], later: list[Deal]) -> tuple[str, ...]:
    pages = [page for aggregate in stated for page in aggregate.sources]
    pages += [page for deal in later for page in deal.sources]
    return tuple(dict.fromkeys(page.url for page in pages))


def _told(deal: Deal) -> str:
    return f"{deal.platform} to {deal.ai_developer}, {deal.amount.text or 'amount undisclosed'} ({deal.status})"


def _row(deal: Deal) -> dict[str, JsonValue]:
    return {
        "id": deal.id,
        "platform": deal.platform,
        "to": deal.ai_developer,
        "date": deal.date,
        "low_usd": deal.amount.low_usd,
        "high_usd": deal.amount.high_usd,
        "per": deal.amount.per,
        "basis": deal.amount.basis,
        "status": deal.status,
        "confidence": deal.confidence,
    }


def _sum(aggregate: Aggregate) -> dict[str, JsonValue]:
    return {
        "id": aggregate.id,
        "platform": aggregate.platform,
        "total_usd": aggregate.total_usd,
        "signed": aggregate.signed,
        "stated": aggregate.stated,
        "partners_named": list(aggregate.partners_named),
        "correction": aggregate.correction,
    }
