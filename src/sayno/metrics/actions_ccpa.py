"""Actions by California: the steps of the request, as 11 CCR §7004(a)(2)(A) measures them.

Definition: the steps for submitting a request to opt out are measured "from when the consumer clicks on the 'Do Not
Sell or Share My Personal Information' link to completion of the request", those for opting in "from the first
indication by the consumer … of their interest to opt-in to completion"; more steps out than in is not symmetrical.
The regulation does not define a step. Counted here: everything the person must operate (press, toggle, choice, entry,
and also writing what is not personal), from the first click on the way, that click included, to the last action. A
way that starts at an address is begun by the click on a link to it, so the opening counts as that click. Reloading and
looking count nothing. ``detail.after_the_first_click`` leaves the first click out, for those who read "from when"
so; ``detail.opt_in`` counts the way in alike, and ``detail.symmetrical`` compares the two.
Source: Cal. Code Regs. tit. 11, §7004(a)(2)(A) (read, law.cornell.edu). It speaks of the sale and sharing of personal
information; applying its measure to AI training is this project's analogy, not the law.
Modes: as ``actions``.
"""

from typing import Final

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import ACCEPTANCE, OPERATED, End, Move, Way, refusal, tally, walked
from sayno.model.base import Mode
from sayno.model.finding import Finding

ID: Final = "actions-ccpa"


def rule(moves: tuple[Move, ...], way: Way) -> tuple[int, int]:
    """All that is operated; an opening counts where it begins the way."""
    number = sum(move.do in OPERATED for move in moves) + (not way.home) + way.beyond
    return number, number


@metric(ID)
def actions_ccpa(evidence: Evidence) -> Finding:
    """The steps of the refusal by California's measure, beside those of the way in where it was walked."""
    way = refusal(evidence)
    if way is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    detail: dict[str, JsonValue] = {}
    if way.end is not End.LOST:
        detail["after_the_first_click"] = max(rule(way.sure, way)[0] - 1, 0)
    finding = tally(ID, way, rule, detail)
    opt_in = walked(evidence.accept, ACCEPTANCE) if evidence.accept else None
    if opt_in is None or opt_in.end is not End.COMPLETE or not isinstance(finding.value, int):
        return finding
    steps_in = rule(opt_in.moves, opt_in)[0]
    detail["opt_in"] = steps_in
    if finding.mode is Mode.MEASURED or finding.value > steps_in:
        detail["symmetrical"] = finding.value <= steps_in
    return finding.model_copy(update={"detail": detail})
