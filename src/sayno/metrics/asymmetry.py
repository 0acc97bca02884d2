"""Asymmetry: how many more actions it takes to refuse than to accept.

Definition: the actions of the refusal less those of the way in, both by the study's rule; above 0, refusing is the
longer way. ``detail`` gives both counts and ``ratio``, refusing divided by accepting. Where the control was found on,
being in costs nothing at all, and ``detail.default_in`` is 0: the difference of the two walked ways then understates
what a new person meets.
Source: CNIL, 31 December 2021: refusing by several clicks where one accepts is a breach (read, scl.org); 11 CCR
§7004(a)(2): the path to the more protective option may not be longer (read); EDPB Guidelines 03/2022, "longer than
necessary" (name secondary, wording from memory).
Modes: measured where both ways are; at-least where only the refusal is a lower bound; at-most where only the way in
is; unknown where either is, or where both are lower bounds.
"""

from typing import Final

from pydantic import JsonValue

from sayno.metrics.accept_actions import accept_actions
from sayno.metrics.actions import actions
from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.model.base import Mode
from sayno.model.finding import Finding

ID: Final = "asymmetry"

MODES: Final = {
    (Mode.MEASURED, Mode.MEASURED): Mode.MEASURED,
    (Mode.AT_LEAST, Mode.MEASURED): Mode.AT_LEAST,
    (Mode.MEASURED, Mode.AT_LEAST): Mode.AT_MOST,
}
"""The mode of the difference, by those of refusing and accepting."""


@metric(ID)
def asymmetry(evidence: Evidence) -> Finding:
    """Refusing less accepting, in actions."""
    out, back = actions(evidence), accept_actions(evidence)
    free = {key: back.detail[key] for key in ("default_in",) if key in back.detail}
    if evidence.refuse is None:
        return unknown(ID, evidence.grade, "no walk to refuse", free)
    if not isinstance(out.value, int):
        return unknown(ID, evidence.grade, f"refusing: {out.note}", free)
    if not isinstance(back.value, int):
        return unknown(ID, evidence.grade, f"accepting: {back.note}", free | {"refuse": out.value})
    detail: dict[str, JsonValue] = {"refuse": out.value, "accept": back.value, **free}
    mode = MODES.get((out.mode, back.mode))
    if mode is None:
        return unknown(ID, evidence.grade, "both ways are lower bounds", detail)
    if mode is Mode.MEASURED and back.value:
        detail["ratio"] = round(out.value / back.value, 2)
    return Finding(
        metric=ID, grade=evidence.grade, mode=mode, value=out.value - back.value, unit="actions", detail=detail
    )
