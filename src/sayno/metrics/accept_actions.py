"""Accept-side actions: how many actions it takes to let one's data be used, by the study's rule.

Definition: the actions of the walk that switches the use on, counted as ``actions`` counts. Where the control was
found on, a person who does nothing is in already: ``detail.default_in`` is then 0. It stands beside the count and
does not replace it, since the count is of the way back in for somebody who has refused.
Source: the comparison is that of CNIL, 31 December 2021, "several clicks" to refuse against one to accept (read,
scl.org), and of the Norwegian Consumer Council, "Deceived by Design", 2018, at least 13 clicks against 1 to 4
(secondary).
Modes: as ``actions``; unknown where the way in was not walked, as after a request, from which no way back is known.
"""

from typing import Final

from pydantic import JsonValue

from sayno.metrics.actions import study_count
from sayno.metrics.default import trains_by_default
from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import ACCEPTANCE, walked
from sayno.model.finding import Finding
from sayno.model.walk import Outcome

ID: Final = "accept-actions"


@metric(ID)
def accept_actions(evidence: Evidence) -> Finding:
    """The actions of the way in."""
    free: dict[str, JsonValue] = {"default_in": 0} if trains_by_default(evidence) else {}
    if evidence.accept:
        finding = study_count(ID, walked(evidence.accept, ACCEPTANCE))
        return finding.model_copy(update={"detail": finding.detail | free})
    asked = bool(evidence.refuse and evidence.refuse.outcome is Outcome.REQUESTED)
    asked = asked or bool(evidence.route and evidence.route.means == "request")
    note = "no way back from a request is known" if asked else "the way in was not walked"
    return unknown(ID, evidence.grade, note, free)
