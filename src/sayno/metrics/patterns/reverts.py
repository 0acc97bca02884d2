"""Reverts: the refusal is gone after the page was loaded anew.

Definition: ``persistence`` was measured to be false. Proof: the last action, which did not hold.
Source: rule of this project; EDPB 03/2022 "misleading action", Gray 2024 "bait and switch" (names secondary).
Modes: as ``persistence``; unknown where that does not apply.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, epic, gray, numbers
from sayno.metrics.persistence import persistence
from sayno.model.walk import Walk


def rule(walk: Walk, evidence: Evidence) -> Answer:
    """Whether the control went back."""
    held = persistence(evidence)
    if held.value is None:
        return Answer(None, why=held.note)
    return Answer(not held.value, () if held.value else numbers(walk.actions[-1:]))


PATTERN: Final = Pattern(
    "reverts",
    rule,
    epic(4, "near"),
    edpb("Obstructing", "Misleading action", "near"),
    gray("Sneaking", "Bait and switch", "near"),
)
