"""Preselected: a box beside the control itself was ticked beforehand and had to be unticked.

Definition: yes where a toggle other than the one that the refusal is about was found on and was switched off on the
way. No where a complete refusal had to untick none; boxes that were left alone are not judged. Proof: the toggles.
Source: rule of this project; EPIC 2026 number 8 (secondary); EDPB 03/2022 "deceptive snugness" (name secondary).
Modes: measured where the rule settles it; unknown where the walk was not complete and met none.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, epic, gray, main_toggle, numbers
from sayno.metrics.way import End, walked
from sayno.model.walk import Walk


def rule(walk: Walk, _evidence: Evidence) -> Answer:
    """Whether another box was found on and switched off."""
    itself = main_toggle(walk)
    unticked = [
        action
        for action in walk.actions
        if action.do == "toggle" and action is not itself and action.value == "off" and action.control
        if action.control.on
    ]
    if unticked:
        return Answer(True, numbers(unticked))
    way = walked(walk)
    return Answer(False) if way.end is End.COMPLETE else Answer(None, why=way.note)


PATTERN: Final = Pattern(
    "preselected",
    rule,
    epic(8, "same"),
    edpb("Skipping", "Deceptive snugness", "same"),
    gray("Interface interference", "Bad defaults", "same"),
)
