"""Persistence: whether a refusal is still there after the page was loaded anew.

Definition: true where the control, read again after a reload, says what it said after the last action, and false
where it went back.
Source: this project's proof; that a choice may not be kept is measured by Bouhoula et al., USENIX Security 2024, and
Priyadarsini et al., PoPETs 2025(4), as data that flow all the same (read), which a control's state does not show.
Modes: measured where both states were read; not-applicable where nothing was changed (held back) or where the service
was asked by a form, which leaves no control to read; unknown otherwise.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, not_applicable, unknown
from sayno.metrics.way import lost
from sayno.model.base import Mode
from sayno.model.finding import Finding
from sayno.model.walk import Outcome

ID: Final = "persistence"


@metric(ID)
def persistence(evidence: Evidence) -> Finding:
    """Whether the refusal held."""
    walk, grade = evidence.refuse, evidence.grade
    if walk is None:
        return unknown(ID, grade, "no walk to refuse")
    match walk.outcome:
        case Outcome.HELD_BACK:
            return not_applicable(ID, grade, "nothing was changed")
        case Outcome.REQUESTED:
            return not_applicable(ID, grade, "a request leaves no control whose state can be read again")
        case Outcome.REFUSED if walk.state_after is None or walk.state_reloaded is None:
            return unknown(ID, grade, "the control's state was not read again")
        case Outcome.REFUSED:
            held = walk.state_after == walk.state_reloaded
            return Finding(
                metric=ID,
                grade=grade,
                mode=Mode.MEASURED,
                value=held,
                detail={"after": walk.state_after, "reloaded": walk.state_reloaded},
            )
        case _:
            return unknown(ID, grade, lost(walk))
