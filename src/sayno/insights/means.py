"""Who demands a request form, and who has a switch."""

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, sentences, together
from sayno.model.audit import Insight
from sayno.model.base import CanRefuse

OFFERED = (CanRefuse.TOGGLE, CanRefuse.REQUEST)


def toggle_or_request(given: Given) -> Insight:
    """By what means each service lets people refuse, by region.

    A service agrees with the claim where every means it offers in a region of this study is the one it is said to
    have; it contradicts it where it offers only another, or surely none anywhere; it is open where it offers both, or
    where nothing is known.
    """
    means = {service: _by_region(given, service) for service in given.services}
    verdicts = {service: _verdict(means.get(service, {}), service) for service in sorted(published.COUNTED)}
    wrong = [service for service, verdict in verdicts.items() if verdict is False]
    unsettled = [s for s, verdict in verdicts.items() if verdict is None and s in means]
    offers = {kind: [s for s, by in means.items() if kind in by.values()] for kind in CanRefuse}
    value: dict[str, JsonValue] = {
        service: {region: kind.value for region, kind in by.items()} for service, by in means.items()
    }
    return Insight(
        id="toggle-or-request",
        statement=sentences(
            f"A switch: {given.names(offers[CanRefuse.TOGGLE])}.",
            f"A request: {given.names(offers[CanRefuse.REQUEST])}.",
            f"No way in at least one region: {given.names(offers[CanRefuse.NONE])}.",
            f"Not known in at least one region: {given.names(offers[CanRefuse.UNKNOWN])}.",
        ),
        value=value,
        published=published.MEANS_SAY,
        holds=together(verdicts.values()),
        why=sentences(
            f"Another means than published: {given.names(wrong)}." if wrong else "",
            f"Not settled: {given.names(unsettled)}." if unsettled else "",
            given.coverage,
        )
        or "Each service offers what the study says, wherever it offers anything.",
        sources=(published.STUDY,),
    )


def _by_region(given: Given, service: str) -> dict[str, CanRefuse]:
    """The best that any surface offers: a switch before a request, a request before nothing."""
    order = (*OFFERED, CanRefuse.UNKNOWN, CanRefuse.NONE)
    return {
        region: min((audit.can_refuse for audit in given.of(service, region)), key=order.index)
        for region in given.regions
        if given.of(service, region)
    }


def _verdict(by_region: dict[str, CanRefuse], service: str) -> bool | None:
    expected = CanRefuse.REQUEST if service in published.REQUEST else CanRefuse.TOGGLE
    offered = {kind for kind in by_region.values() if kind in OFFERED}
    if offered:
        return (None if len(offered) > 1 else True) if expected in offered else False
    return False if by_region and set(by_region.values()) == {CanRefuse.NONE} else None
