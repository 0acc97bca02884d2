"""Who offers no way to refuse."""

from collections.abc import Iterable

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, sentences, together
from sayno.model.audit import Audit, Insight
from sayno.model.base import CanRefuse, Default

NOTHING = "offers nothing"
DENIES = "says that it does not train"
UNCLEAR = "unclear"
OFFERS = "offers a way"

SAID = {published.NOTHING: NOTHING, published.DENIES: DENIES, published.UNCLEAR: UNCLEAR}


def no_way_out(given: Given) -> Insight:
    """For each service and region whether it offers a way, offers nothing, denies that it trains, or is unclear.

    The claim is about three services; it holds where each is in every region of this study what it is said to be.
    """
    states = {s: {r: _state(a) for r in given.regions if (a := given.of(s, r))} for s in given.services}
    verdicts = {service: _verdict(states.get(service, {}).values(), said) for service, said in SAID.items()}
    without = {s: [r for r, state in by.items() if state == NOTHING] for s, by in states.items()}
    stuck = [f"{given.name(s)} ({', '.join(regions)})" for s, regions in without.items() if regions]
    wrong = [service for service, verdict in verdicts.items() if verdict is False]
    value: dict[str, JsonValue] = {
        "states": {service: dict(by) for service, by in states.items()},
        "nothing": {service: list(regions) for service, regions in without.items() if regions},
    }
    return Insight(
        id="no-way-out",
        statement=f"No way to refuse: {'; '.join(stuck) or 'none found'}.",
        value=value,
        published=published.NOTHING_SAYS,
        holds=together(verdicts.values()),
        why=sentences(
            f"Otherwise than published: {given.names(wrong)}." if wrong else "",
            *(_told(given, service, states[service]) for service in SAID if service in states),
            given.coverage,
        )
        or "None of the three services was looked at.",
        sources=(published.STUDY, published.METHOD),
    )


def _state(audits: Iterable[Audit]) -> str:
    """What the surfaces say together: a way on one of them is a way."""
    seen = list(audits)
    if any(audit.can_refuse in (CanRefuse.TOGGLE, CanRefuse.REQUEST) for audit in seen):
        return OFFERS
    if all(audit.default is Default.NOT_USED for audit in seen):
        return DENIES
    if all(audit.can_refuse is CanRefuse.NONE for audit in seen):
        return NOTHING
    return UNCLEAR


def _verdict(states: Iterable[str], said: str) -> bool | None:
    seen = set(states)
    if not seen:
        return None
    if seen == {said}:
        return True
    return None if seen <= {said, UNCLEAR} else False


def _told(given: Given, service: str, states: dict[str, str]) -> str:
    return f"{given.name(service)}: {', '.join(dict.fromkeys(states.values()))}."
