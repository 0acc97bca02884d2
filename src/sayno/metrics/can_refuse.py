"""Can refuse: by what means a person can refuse, if the evidence shows one.

Definition: ``toggle`` where a control of the interface was operated and took effect at once, ``request`` where the
service was asked by a form. A walk cannot show that there is no means: that a machine saw no control is unknown, not
``none``; ``none`` is said by the catalogue, from sources. ``detail.persists`` tells whether a toggle held.
Source: this project's vocabulary; the outcomes of consent revocation in Priyadarsini et al., PoPETs 2025(4), are kept
apart alike (read).
Modes: measured where the walk refused or asked, or was held back before a located toggle, or before any control of a
route whose means is known; unknown where it was held back elsewhere, where the documents stop, or where it did not
arrive. A route alone gives the means that its sources describe, grade ``documented``.
"""

from typing import Final

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import lost
from sayno.model.base import CanRefuse, Mode
from sayno.model.finding import Finding
from sayno.model.route import Route
from sayno.model.walk import Outcome, Walk

ID: Final = "can-refuse"

Means = tuple[CanRefuse | None, dict[str, JsonValue], str]
"""The means, if the evidence shows one; the detail; a note, or why there is none."""


@metric(ID)
def can_refuse(evidence: Evidence) -> Finding:
    """The means of refusing."""
    if evidence.refuse is None and evidence.route is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    means, detail, note = _walked(evidence.refuse, evidence.route) if evidence.refuse else _told(evidence.route)
    if means is None:
        return unknown(ID, evidence.grade, note, detail)
    return Finding(
        metric=ID, grade=evidence.grade, mode=Mode.MEASURED, value=means.value, detail=detail, note=note or None
    )


def _told(route: Route | None) -> Means:
    return (CanRefuse(route.means), {"route": route.id}, "") if route else (None, {}, "")


def _walked(walk: Walk, route: Route | None) -> Means:
    match walk.outcome:
        case Outcome.REFUSED:
            return CanRefuse.TOGGLE, {"persists": _persists(walk)}, ""
        case Outcome.REQUESTED:
            return CanRefuse.REQUEST, {}, ""
        case Outcome.HELD_BACK:
            return _located(walk, route)
        case Outcome.UNDOCUMENTED:
            return None, {}, "the documents stop before the refusal"
        case _:
            return None, {}, lost(walk)


def _located(walk: Walk, route: Route | None) -> Means:
    if walk.held and route:
        return CanRefuse(route.means), {}, "the control was located and not operated; the means is the route's"
    if walk.held and walk.held[-1].do == "toggle":
        return CanRefuse.TOGGLE, {}, "the control was located and not operated"
    return None, {}, "held back before a control that can belong to a toggle or to a request"


def _persists(walk: Walk) -> bool | None:
    if walk.state_after is None or walk.state_reloaded is None:
        return None
    return walk.state_after == walk.state_reloaded
