"""How many services train on people's data by default."""

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, sentences
from sayno.model.audit import Insight
from sayno.model.base import Default
from sayno.model.service import Declaration


def train_by_default(given: Given) -> Insight:
    """The services that train unless a person refuses: anywhere, by their general rule worldwide, and in each region.

    The claim names no region, so the services that do so anywhere are counted against it. Where their number is the
    published one, a region of this study where even the services not known there cannot make it up leaves it open.
    """
    places = {"anywhere": {d.id: anywhere(d) for d in given.declarations}}
    places["worldwide"] = {d.id: general(d) for d in given.declarations}
    places |= {region: _in_region(given, region) for region in given.regions}
    tallies = {place: _tally(defaults) for place, defaults in places.items()}
    verdicts = {place: _verdict(defaults) for place, defaults in places.items()}
    against = [region for region in given.regions if verdicts[region] is False]
    unsettled = [region for region in given.regions if verdicts[region] is None]
    value: dict[str, JsonValue] = {place: _json(tally, verdicts[place]) for place, tally in tallies.items()}
    counted = ", ".join(
        f"{place} {len(tally[Default.ON])} of {len(places[place])}"
        + (f" (not known: {len(tally[Default.UNKNOWN])})" if tally[Default.UNKNOWN] else "")
        for place, tally in tallies.items()
    )
    return Insight(
        id="train-by-default",
        statement=f"Train by default: {counted}.",
        value=value,
        published=published.TRAIN_SAYS,
        holds=None if verdicts["anywhere"] and against else verdicts["anywhere"],
        why=sentences(
            f"Somewhere at least: {given.names(tallies['anywhere'][Default.ON])}.",
            f"Fewer in {', '.join(against)}." if against else "",
            f"Not settled: {', '.join(unsettled)}." if unsettled else "",
            given.coverage,
        ),
        sources=(published.STUDY,),
    )


def anywhere(declaration: Declaration) -> Default:
    """On where a service trains by default in any region; unknown where that cannot be excluded."""
    rules = {a.default for a in declaration.availability}
    return next((kind for kind in (Default.ON, Default.UNKNOWN, Default.OFF) if kind in rules), Default.NOT_USED)


def general(declaration: Declaration) -> Default:
    """A service's default where no rule for a smaller region holds; unknown where it declares none."""
    rules = (a.default for a in declaration.availability if "WORLD" in a.regions)
    return next(rules, Default.UNKNOWN)


def _in_region(given: Given, region: str) -> dict[str, Default]:
    """A service's default in a region; unknown where its surfaces disagree."""
    found = {service: {audit.default for audit in given.of(service, region)} for service in given.services}
    return {s: next(iter(kinds)) if len(kinds) == 1 else Default.UNKNOWN for s, kinds in found.items() if kinds}


def _tally(defaults: dict[str, Default]) -> dict[Default, tuple[str, ...]]:
    return {kind: tuple(service for service, one in defaults.items() if one is kind) for kind in Default}


def _json(tally: dict[Default, tuple[str, ...]], holds: bool | None) -> dict[str, JsonValue]:
    return {"holds": holds, **{kind.value: list(services) for kind, services in tally.items()}}


def _verdict(defaults: dict[str, Default]) -> bool | None:
    """The study found ``TRAIN`` and left others unclear: a service that is unknown here does not add to the number."""
    of_study = {service: kind for service, kind in defaults.items() if service in published.SERVICES}
    on = sum(kind is Default.ON for kind in of_study.values())
    unknown = sum(kind is Default.UNKNOWN for kind in of_study.values())
    unseen = len(published.SERVICES) - len(of_study)
    if on > published.TRAIN or on + unknown + unseen < published.TRAIN:
        return False
    return True if on == published.TRAIN and not unseen else None
