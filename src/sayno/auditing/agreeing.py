"""Whether a search and a followed route agree, from the evidence of both. Pure."""

from collections.abc import Sequence

from sayno.metrics import counts
from sayno.model.base import Mode
from sayno.model.find import Find, SeenControl
from sayno.model.screen import normal
from sayno.model.searched import Agreement
from sayno.model.walk import Action, Outcome, Walk

_ARRIVED = frozenset({Outcome.REFUSED, Outcome.REQUESTED})
_LOOKED = frozenset({Outcome.FOUND, Outcome.FOUND_REQUEST, Outcome.NOT_FOUND})


def agreement(find: Find, rehearsal: Walk | None, followed: Walk | None) -> tuple[Agreement, int | None]:
    """How a find stands to the walk that followed the declared route, with the count of that walk to compare it with.

    ``rehearsal`` is the find's own way, played through. A find at a form ends where the form would be sent, for
    nobody may look on from there: the walk is counted up to the same button then. A walk that begins at an address
    is not compared, for the search begins in the open service.
    """
    if find.outcome not in _LOOKED:
        return Agreement.UNCLEAR, None
    if followed is None or followed.outcome is Outcome.UNDOCUMENTED:
        return (Agreement.NEITHER if find.control is None else Agreement.ALONE), None
    if followed.outcome not in _ARRIVED:
        return Agreement.UNCLEAR, None
    if followed.actions and followed.actions[0].do == "open":
        return Agreement.APART, None
    if find.control is None:
        return Agreement.MISSED, None
    if find.outcome is Outcome.FOUND_REQUEST:
        if rehearsal is None:
            return Agreement.UNCLEAR, None
        end = _sent(rehearsal, followed.actions)
    else:
        end = len(followed.actions) if _operated(find.control, followed.actions) else None
    if end is None:
        return Agreement.OTHER, None
    way = sum(map(counts, followed.actions[:end]))
    return _compared(find, way), way


def _compared(find: Find, way: int) -> Agreement:
    value, mode = find.actions.value, find.actions.mode
    if value is None or mode is Mode.UNKNOWN or (mode is Mode.AT_MOST and value > way):
        return Agreement.UNCLEAR
    return Agreement.SAME if value == way else Agreement.SHORTER if value < way else Agreement.LONGER


def _operated(control: SeenControl, actions: Sequence[Action]) -> bool:
    """Whether a walk changed the control that was found; in a list, whether it chose the same."""
    changed = [a for a in actions if a.control and a.do in ("toggle", "choose", "press")]
    return any(
        a.control is not None
        and (a.control.role == control.role or a.do == "choose")
        and normal(control.name) in (normal(a.control.name), normal(a.value or "") if a.do == "choose" else None)
        for a in changed
    )


def _sent(rehearsal: Walk, actions: Sequence[Action]) -> int | None:
    """How many actions of a walk there are up to the button by which the rehearsal sends its form."""
    pressed = [a for a in rehearsal.actions if a.do == "press"]
    if not pressed:
        return None
    return next((a.n for a in reversed(actions) if a.do == "press" and _at(a) == _at(pressed[-1])), None)


def _at(action: Action) -> tuple[str, str, str]:
    """A control and the screen that it stands on."""
    role, name = (action.control.role, action.control.name) if action.control else ("", "")
    return role, normal(name), action.before.title
