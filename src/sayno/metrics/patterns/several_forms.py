"""Several forms: a person has to fill in more than one form to refuse.

Definition: yes where the same piece of personal information was demanded again at another place after a form had been
sent, which a form of several pages does not do. No where a complete refusal took entries at one place at most, apart
from a code sent by e-mail. Entries at several places that do not repeat can be one form of several pages: unknown.
Proof: the entries that repeat.
Source: rule of this project; EPIC 2026 number 3 (secondary).
Modes: measured where the rule settles it; unknown otherwise.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, epic, gray, numbers
from sayno.metrics.screens import place
from sayno.metrics.way import End, walked
from sayno.model.walk import Action, Walk

CODE: Final = "email-code"
"""The field of a code sent by e-mail: part of the form that sent it."""


def rule(walk: Walk, _evidence: Evidence) -> Answer:
    """Whether a field comes back at another place."""
    entries = [action for action in walk.actions if action.do == "enter" and action.field not in (None, CODE)]
    repeats = [
        action
        for action in entries
        if any(_again(walk, earlier, action) for earlier in entries if earlier.n < action.n)
    ]
    if repeats:
        return Answer(True, numbers(repeats), "demanded again at another place")
    way = walked(walk)
    if way.end is not End.COMPLETE:
        return Answer(None, why=way.note)
    if len({place(action.before) for action in entries}) > 1:
        return Answer(None, why="entries at several places can be one form of several pages")
    return Answer(False)


def _again(walk: Walk, earlier: Action, later: Action) -> bool:
    sent = any(action.do == "press" and earlier.n < action.n < later.n for action in walk.actions)
    return sent and earlier.field == later.field and place(earlier.before) != place(later.before)


PATTERN: Final = Pattern(
    "several-forms",
    rule,
    epic(3, "same"),
    edpb("Overloading", "Privacy maze", "near"),
    gray("Obstruction", "Adding steps", "near"),
)
