"""Login forced: a person has to log in, or log in again, before they can refuse.

Definition: yes where a password had to be entered on the way, or where a way that starts at an address, as a public
form does, ended signed out. No where a complete refusal asked for none; a way that begins in the signed-in service
shows nothing about those who have no account. Proof: the entries of a password, or the last action.
Source: rule of this project; EPIC 2026 number 6 (secondary); Gray 2024 "forced registration" (name secondary).
Modes: measured where the rule settles it; unknown otherwise, as where the session of a signed-in walk had ended.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, epic, gray, numbers
from sayno.metrics.way import End, lost, walked
from sayno.model.walk import Outcome, Walk

PASSWORD: Final = "password"  # the name of a field, not a secret


def rule(walk: Walk, _evidence: Evidence) -> Answer:
    """Whether a password was asked for, or an address led to a login."""
    passwords = [action for action in walk.actions if action.field == PASSWORD]
    if passwords:
        return Answer(True, numbers(passwords), "a password was asked for")
    way = walked(walk)
    if walk.outcome is Outcome.SIGNED_OUT and not way.home:
        return Answer(True, numbers(walk.actions[-1:]), "the address led to a login")
    if way.end is not End.COMPLETE:
        return Answer(None, why=way.note or lost(walk))
    return Answer(False, why="no login beyond the session that the walk began in" if way.home else None)


PATTERN: Final = Pattern(
    "login-forced",
    rule,
    epic(6, "same"),
    edpb("Obstructing", "Longer than necessary", "near"),
    gray("Forced action", "Forced registration", "near"),
)
