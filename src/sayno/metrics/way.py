"""A way: the moves of a walk or of a route, and how far it leads; what every counting rule is applied to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import unknown
from sayno.model.base import Grade, Mode
from sayno.model.finding import Finding
from sayno.model.route import Route, Step
from sayno.model.walk import Action, Doing, Outcome, Walk

OPERATED: Final = frozenset({"press", "toggle", "choose", "enter", "write"})
"""What a person does to a control. Opening an address and reloading are not among it."""

REFUSAL: Final = frozenset({Outcome.REFUSED, Outcome.REQUESTED})
ACCEPTANCE: Final = frozenset({Outcome.ACCEPTED})


class End(StrEnum):
    """How far a way leads."""

    COMPLETE = "complete"  # to the end
    STOPPED = "stopped"  # to where the documents stop
    HELD = "held"  # to the control that the guard did not let through
    LOST = "lost"  # somewhere else: nothing can be counted


@dataclass(frozen=True, slots=True)
class Move:
    """What a counting rule needs to know of a performed action or of a documented step.

    ``n`` is the number of the action, or of the step counted from 1; None for a control that was only located.
    ``sure`` is False for a step that sources call ``maybe``.
    """

    do: Doing
    n: int | None
    field: str | None = None
    keys: int = 0
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """Moves in order. ``beyond``: further actions known to exist. ``home``: it begins in the open service."""

    moves: tuple[Move, ...]
    end: End
    grade: Grade
    beyond: int = 0
    note: str | None = None

    @property
    def home(self) -> bool:
        """Whether the way begins in the open, signed-in service, not by opening an address."""
        first = next((move for move in self.moves if move.do != "reload"), None)
        return first is None or first.do != "open"

    @property
    def sure(self) -> tuple[Move, ...]:
        """The moves that are needed for certain."""
        return tuple(move for move in self.moves if move.sure)


Rule = Callable[[tuple[Move, ...], Way], tuple[int, int]]
"""A definition of the count: from moves (and the way they lie on) to its lower and its upper reading."""


def walked(walk: Walk, goal: frozenset[Outcome] = REFUSAL) -> Way:
    """The way of a walk.

    It is complete where the walk ended as it should (``goal``). Where the documents stop, it stops, and so it does at
    the end of a rehearsal, of which nothing was sent. A walk that was
    held back leads to the one control that it stood before: that control is a move too, though not performed.
    """
    moves = tuple(_performed(action) for action in walk.actions)
    if walk.outcome in goal and not walk.undocumented:
        return Way(moves, End.COMPLETE, walk.grade)
    if walk.outcome in goal or walk.outcome is Outcome.UNDOCUMENTED:
        note = f"the documents stop here; further actions known to exist: {walk.undocumented}"
        return Way(moves, End.STOPPED, walk.grade, walk.undocumented, note)
    if walk.outcome is Outcome.REHEARSED:
        return Way(moves, End.STOPPED, walk.grade, note="rehearsed without a network: what would follow was not seen")
    if walk.outcome is Outcome.HELD_BACK and walk.held:
        held = walk.held[-1]
        note = f"held back before {held.role} “{held.name}”, which is counted though it was not operated"
        return Way((*moves, Move(held.do, None)), End.HELD, walk.grade, note=note)
    if walk.outcome is Outcome.HELD_BACK:
        return Way(moves, End.HELD, walk.grade, note="held back; which control it stood before is not recorded")
    return Way(moves, End.LOST, walk.grade, note=lost(walk))


def refusal(evidence: Evidence) -> Way | None:
    """The way to refuse: as it was walked, else as it is documented."""
    if evidence.refuse:
        return walked(evidence.refuse)
    return documented_way(evidence.route) if evidence.route else None


def lost(walk: Walk) -> str:
    """How far a walk came that did not end as it should, in words."""
    came = f"the walk ended as {walk.outcome}; actions performed: {len(walk.actions)}"
    return f"{came}; {walk.detail}" if walk.detail else came


def documented_way(route: Route) -> Way:
    """The way of a route as its sources tell it. It stops where a gap is."""
    moves = tuple(_told(number, step) for number, step in enumerate(route.steps, start=1) if step.do != "gap")
    gaps = [step for step in route.steps if step.do == "gap"]
    if not gaps:
        return Way(moves, End.COMPLETE, Grade.DOCUMENTED)
    beyond = sum(step.at_least for step in gaps if step.needed == "yes")
    note = "the sources leave a gap: " + "; ".join(step.what for step in gaps)
    return Way(moves, End.STOPPED, Grade.DOCUMENTED, beyond, note)


def tally(
    identifier: str,
    way: Way,
    rule: Rule,
    detail: dict[str, JsonValue],
    *,
    partial: Literal["at-least", "measured"] = "measured",
) -> Finding:
    """Count a way by a rule.

    Complete and the same in both readings: ``measured`` (or ``at-least``, if the caller knows that a part is missing
    before the start). Complete with two readings, as where sources say maybe: ``at-least`` with the upper reading as
    ``high``. Incomplete: ``at-least`` without an upper end, or ``unknown`` where that would say "at least 0". Lost:
    ``unknown``.
    """
    if way.end is End.LOST:
        return unknown(identifier, way.grade, way.note or "the walk did not arrive")
    low, high = rule(way.sure, way)[0], rule(way.moves, way)[1]
    whole = way.end is End.COMPLETE and partial == "measured"
    if not whole and low == 0:
        return unknown(identifier, way.grade, nothing(way), detail)
    return Finding(
        metric=identifier,
        grade=way.grade,
        mode=Mode.MEASURED if whole and low == high else Mode.AT_LEAST,
        value=low,
        high=high if whole and low != high else None,
        unit="actions",
        detail=detail,
        note=way.note,
    )


def nothing(way: Way) -> str:
    """Why an incomplete way on which nothing is sure has no number."""
    reason = way.note or ("a part before the start is missing" if not way.home else "the way is not complete")
    return f"nothing is known for certain: {reason}"


def _performed(action: Action) -> Move:
    return Move(action.do, action.n, action.field, action.keys)


def _told(number: int, step: Step) -> Move:
    if step.do == "gap":
        raise ValueError("a gap is not a move")
    field = step.field if step.do == "enter" else None
    keys = len(step.text) if step.do == "write" else 0
    return Move(step.do, number, field, keys, sure=step.needed == "yes")
