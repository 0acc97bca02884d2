"""Default: what happens to the data of a person who does nothing.

Definition: ``on`` where the control, as first seen in a fresh account, allowed the use, else ``off``. A control may
be named the other way round ("do not use my data"); so what refusing sets it to is read first, from the route's
proof, from the state in which the walk left it, from the route's or the walk's last toggle, in that order; where none
of them tells, a control that is on is taken to allow the use, and ``detail.reading`` is ``plain``.
Source: this project's vocabulary; "on by default" is the study's question (Surfshark 2026, read in a copy).
Modes: measured where the state was read; unknown where none was, on a request form (a box there is no such control),
and where the account was not fresh, since its state need not be the default.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.model.base import Default as Value
from sayno.model.base import Mode
from sayno.model.finding import Finding
from sayno.model.route import Route, Toggle
from sayno.model.walk import Outcome, Walk

ID: Final = "default"

FRESH: Final = "fresh"
"""The label of an account that nobody has changed."""


@metric(ID)
def default(evidence: Evidence) -> Finding:
    """On or off, before the person did anything."""
    walk = evidence.refuse
    if walk is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    if walk.outcome is Outcome.REQUESTED or (evidence.route and evidence.route.means == "request"):
        return unknown(ID, evidence.grade, "a form shows no control whose state would be the default")
    if walk.state_before is None:
        return unknown(ID, evidence.grade, "the walk read no control's state")
    if walk.vantage.account != FRESH:
        note = "the account was not fresh, so the state found need not be the default"
        return unknown(ID, evidence.grade, note, {"state": walk.state_before})
    refused = refused_state(walk, evidence.route)
    value = Value.OFF if walk.state_before == bool(refused) else Value.ON
    reading = "plain" if refused is None else "directed"
    return Finding(metric=ID, grade=evidence.grade, mode=Mode.MEASURED, value=value.value, detail={"reading": reading})


def trains_by_default(evidence: Evidence) -> bool:
    """Whether the default was measured to be on."""
    return default(evidence).value == Value.ON.value


def refused_state(walk: Walk, route: Route | None = None) -> bool | None:
    """The state of the control that means refused; None where nothing tells."""
    if route and route.proof and route.proof.state != "present":
        return route.proof.state == "on"
    if walk.outcome is Outcome.REFUSED and walk.state_after is not None:
        return walk.state_after
    told: list[str] = [step.to for step in route.steps if isinstance(step, Toggle)] if route else []
    done = [action.value for action in walk.actions if action.do == "toggle" and action.value]
    return (told or done)[-1] == "on" if told or done else None
