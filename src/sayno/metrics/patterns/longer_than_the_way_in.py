"""Longer than the way in: refusing takes more actions than accepting.

Definition: ``asymmetry`` is above 0, both ways having been walked. Proof: the counted actions of the refusal. A way in
that costs nothing because the control is on by default is another pattern, and is not used here.
Source: rule of this project; EDPB 03/2022 "longer than necessary" (name secondary, wording from memory); 11 CCR
§7004(a)(2) and CNIL 2021 forbid it (read).
Modes: measured where the difference, or a bound of it, settles the matter; unknown otherwise.
"""

from typing import Final

from sayno.metrics.actions import counts
from sayno.metrics.asymmetry import asymmetry
from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, gray, numbers
from sayno.model.base import Mode
from sayno.model.walk import Walk


def rule(walk: Walk, evidence: Evidence) -> Answer:
    """Whether the difference is above 0, as far as its bounds tell."""
    difference = asymmetry(evidence)
    if not isinstance(difference.value, int):
        return Answer(None, why=difference.note)
    longer = difference.value > 0
    if longer and difference.mode in (Mode.MEASURED, Mode.AT_LEAST):
        return Answer(True, numbers([action for action in walk.actions if counts(action)]))
    if not longer and difference.mode in (Mode.MEASURED, Mode.AT_MOST):
        return Answer(False)
    return Answer(None, why="the bounds of the two counts do not settle it")


PATTERN: Final = Pattern(
    "longer-than-the-way-in",
    rule,
    None,
    edpb("Obstructing", "Longer than necessary", "same"),
    gray("Obstruction", "Adding steps", "near"),
)
