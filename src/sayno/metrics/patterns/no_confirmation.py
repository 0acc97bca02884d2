"""No confirmation: the service does not say that the refusal was taken.

Definition: yes where the walk was complete and the service said nothing after the last action; no where it said so.
Proof: the last action, with the screen after it.
Source: rule of this project; EDPB 03/2022 family "left in the dark" (read in lists of others); Gray 2024 "feedforward
ambiguity" (name secondary).
Modes: measured where the walk looked for a confirmation; unknown otherwise.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, gray, numbers
from sayno.metrics.way import End, walked
from sayno.model.walk import Walk


def rule(walk: Walk, _evidence: Evidence) -> Answer:
    """Whether the service kept silent."""
    way = walked(walk)
    if way.end is not End.COMPLETE:
        return Answer(None, why=way.note)
    if walk.confirmed is None:
        return Answer(None, why="the walk did not look for a confirmation")
    return Answer(not walk.confirmed, () if walk.confirmed else numbers(walk.actions[-1:]))


PATTERN: Final = Pattern(
    "no-confirmation",
    rule,
    None,
    edpb("Left in the dark", "Ambiguous wording or information", "near"),
    gray("Interface interference", "Feedforward ambiguity", "near"),
)
