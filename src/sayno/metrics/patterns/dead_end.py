"""Dead end: the way ends at a control that does nothing.

Definition: yes where the walk did not arrive (not found, broken, looped) and its last action left the screen exactly as
it was. No where the refusal was completed. A walk that did not arrive for another reason may have met an interface that
has changed, or have looked badly: unknown. Proof: the action that did nothing.
Source: rule of this project; EDPB 03/2022 and Gray 2024 "dead end" (names secondary).
Modes: measured where the rule settles it; unknown otherwise.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, epic, gray
from sayno.metrics.screens import look
from sayno.metrics.way import REFUSAL, lost
from sayno.model.walk import Outcome, Walk

STUCK: Final = frozenset({Outcome.NOT_FOUND, Outcome.BROKEN, Outcome.LOOPED})


def rule(walk: Walk, _evidence: Evidence) -> Answer:
    """Whether the last action of a stuck walk changed nothing."""
    if walk.outcome in REFUSAL:
        return Answer(False)
    last = walk.actions[-1] if walk.actions else None
    if (
        walk.outcome in STUCK
        and last
        and last.do in ("press", "choose", "toggle")
        and look(last.before) == look(last.after)
    ):
        return Answer(True, (last.n,), "the control did nothing")
    return Answer(None, why=lost(walk))


PATTERN: Final = Pattern(
    "dead-end",
    rule,
    epic(1, "near"),
    edpb("Obstructing", "Dead end", "same"),
    gray("Obstruction", "Dead end", "same"),
)
