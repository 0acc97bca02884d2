"""Forced extra data: refusing demands personal information that the service has, or does not ask for otherwise.

Definition: yes where personal information had to be entered on a way that begins in the open, signed-in service, which
knows the person already; or where a field was demanded that the walked way in did not demand. A password is left to
``login-forced``. No where a complete refusal demanded none, or none beyond the way in. Proof: the entries.
Source: rule of this project; Gray 2024 "forced communication or disclosure" (name secondary); the GPEN sweep 2024
counts demands for more data (read, partly secondary).
Modes: measured where the rule settles it; unknown otherwise.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.login_forced import PASSWORD
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, gray, numbers
from sayno.metrics.way import ACCEPTANCE, End, walked
from sayno.model.walk import Action, Walk


def rule(walk: Walk, evidence: Evidence) -> Answer:
    """Whether there was an entry that need not have been."""
    entries = _entries(walk)
    way = walked(walk)
    if not entries:
        return Answer(False) if way.end is End.COMPLETE else Answer(None, why=way.note)
    if way.home:
        return Answer(True, numbers(entries), "entered in a session that was signed in")
    if evidence.accept is None or walked(evidence.accept, ACCEPTANCE).end is not End.COMPLETE:
        return Answer(None, why="the way starts at an address and the way in was not walked")
    also_in = {action.field for action in _entries(evidence.accept)}
    extra = [action for action in entries if action.field not in also_in]
    if extra:
        return Answer(True, numbers(extra), "not demanded on the way in")
    return Answer(False) if way.end is End.COMPLETE else Answer(None, why=way.note)


def _entries(walk: Walk) -> list[Action]:
    return [action for action in walk.actions if action.do == "enter" and action.field != PASSWORD]


PATTERN: Final = Pattern(
    "forced-extra-data",
    rule,
    None,
    edpb("Obstructing", "Longer than necessary", "near"),
    gray("Forced action", "Forced communication or disclosure", "same"),
)
