"""Actions by Habib 2019: user actions up to the one that records the choice.

Definition: clicks, check boxes, hovers, form fields, radio buttons and other actions on the shortest path from the
home page up to, but not including, the action that records the choice (save, apply, submit). Here every press,
toggle, choice, entry and writing is one. The recording action is looked for among the presses after the last field,
box or choice: if exactly one follows, it is that one; if none follows, the control saves itself and nothing is left
out; if several follow, the trace does not tell a Save from a Close, so the count is a range. With presses alone, the
last one records. Hovers are not performed by a walk and so never counted.
Source: Habib et al., "An Empirical Analysis of Data Deletion and Opt-Out Choices on 150 Websites", SOUPS 2019
(wording from memory: check the paper before quoting). How the recording action is told from the trace is this
project's rule.
Modes: as ``actions``; also at-least where the way starts at an address, since the path from the home page is missing,
and at-least with ``high`` where several presses may be the recording one.
"""

from collections import Counter
from typing import Final

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import OPERATED, End, Move, Way, refusal, tally
from sayno.model.finding import Finding

ID: Final = "actions-habib"

TERMS: Final = {
    "press": "clicks",
    "toggle": "check boxes",
    "choose": "radio buttons",
    "enter": "form fields",
    "write": "form fields",
}


def rule(moves: tuple[Move, ...], way: Way) -> tuple[int, int]:
    """The lower reading takes the first press after the last input as the recording one, the upper the last press."""
    operated = [move for move in moves if move.do in OPERATED]
    if way.end is End.STOPPED:  # the recording action lies beyond
        number = len(operated) + max(way.beyond - 1, 0)
        return number, number
    last_input = max((i for i, move in enumerate(operated, start=1) if move.do != "press"), default=0)
    presses = len(operated) - last_input
    if presses == 0:
        return len(operated), len(operated)
    high = len(operated) - 1
    return (last_input if last_input else high), high


@metric(ID)
def actions_habib(evidence: Evidence) -> Finding:
    """The actions of the refusal by Habib's definition."""
    way = refusal(evidence)
    if way is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    terms = Counter(TERMS[move.do] for move in way.moves if move.do in OPERATED)
    found: dict[str, JsonValue] = {term: terms[term] for term in dict.fromkeys(TERMS.values())}
    found["starts"] = "home" if way.home else "address"
    return tally(ID, way, rule, found, partial="measured" if way.home else "at-least")
