"""Actions to refuse against actions to go back."""

from typing import Final, Literal

from pydantic import JsonValue

from sayno.insights.given import Given, listing, sentences
from sayno.insights.span import OURS, Span, of
from sayno.model.audit import Audit, Insight
from sayno.model.base import Grade

ACCEPT: Final = "accept-actions"

Relation = Literal["more", "same", "fewer", "open"]


def asymmetry(given: Given) -> Insight:
    """Whether refusing takes more actions than going back, by service, over the vantages where both are known.

    The best grade that knows both is compared. The published study makes no claim here.
    """
    compared = {service: rows for service in given.services if (rows := _rows(given, service))}
    relations = {service: {_relation(refuse, accept) for _, _, refuse, accept in r} for service, r in compared.items()}
    single: dict[str, list[str]] = {
        word: [service for service, found in relations.items() if found == {word}]
        for word in ("more", "same", "fewer", "open")
    }
    varying = [service for service, found in relations.items() if len(found) > 1]
    silent = [service for service in given.services if service not in compared]
    value: dict[str, JsonValue] = {service: [_json(*row) for row in rows] for service, rows in compared.items()}
    return Insight(
        id="asymmetry",
        statement="No way back has a number."
        if not compared
        else sentences(
            f"Refusing takes more actions than going back: {given.names(single['more'])};",
            f"as many: {given.names(single['same'])}; fewer: {given.names(single['fewer'])}.",
            f"It depends on the vantage: {given.names(varying)}." if varying else "",
        ),
        value=value,
        why=sentences(
            f"Not settled: {given.names(single['open'])}." if single["open"] else "",
            f"No number for the way back: {listing(given.name(s) for s in silent)}." if silent else "",
        )
        or None,
    )


def _rows(given: Given, service: str) -> list[tuple[Audit, Grade, Span, Span]]:
    return [row for audit in given.of(service) if (row := _row(audit)) is not None]


def _row(audit: Audit) -> tuple[Audit, Grade, Span, Span] | None:
    for grade in OURS:
        refuse, accept = of(audit.actions.get(grade)), of(audit.finding(ACCEPT, grade))
        if refuse and accept:
            return audit, grade, refuse, accept
    return None


def _relation(refuse: Span, accept: Span) -> Relation:
    if refuse.above(accept):
        return "more"
    if accept.above(refuse):
        return "fewer"
    return "same" if refuse == accept and refuse.most == refuse.least else "open"


def _json(audit: Audit, grade: Grade, refuse: Span, accept: Span) -> dict[str, JsonValue]:
    return {
        "region": audit.region,
        "surface": audit.surface,
        "grade": grade.value,
        "refuse": refuse.json,
        "accept": accept.json,
        "refusing-takes": _relation(refuse, accept),
    }
