"""Being turned away: screens and services on which a search cannot go on, and why."""

from collections.abc import Callable, Sequence
from typing import Final

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import End
from sayno.walk.search.chart import Spot

_STATUS: Final = {401: Outcome.SIGNED_OUT, 403: Outcome.BLOCKED, 429: Outcome.BLOCKED, 451: Outcome.REGION_DENIED}
_FIELDS: Final = 3
"""Who signs in gives a name, a password and perhaps a code; a page with more fields sets something."""
_CHOICES: Final = 2
"""Beside them, whether to stay signed in and whether to show the password."""

_HOT: Final = 0.5
"""What kept a search out of a place that promises as much kept it out of what it looks for."""
_LAST: Final = 3
"""So many screens in a row that turn the search away: the service does."""
_LOOPED: Final = 12


def turned_away(screen: Screen) -> End | None:
    """Why a search cannot go on at a screen, if it cannot."""
    if screen.status in _STATUS:
        return End(_STATUS[screen.status], f"the service answered {screen.status}")
    if screen.status is not None and screen.status >= 500:
        return End(Outcome.BROKEN, f"the service answered {screen.status}")
    return End(Outcome.SIGNED_OUT, "the page asks for a password") if _signs_in(screen) else None


def _signs_in(screen: Screen) -> bool:
    """Whether it is there to sign in. Settings ask for passwords too: for a new one twice, or among other things."""
    fields = [node for node in screen.nodes if node.role in EDITABLE]
    choices = sum(node.on is not None for node in screen.nodes)
    return sum(map(_secret, fields)) == 1 and len(fields) <= _FIELDS and choices <= _CHOICES


def _secret(field: Node) -> bool:
    return dict(field.properties).get("type") == "password" or "password" in field.name.casefold()


def kept_out(spots: Sequence[Spot], last: Sequence[End], denied: Callable[[Screen], bool]) -> End | None:
    """What kept a search out: of a place that promised most, or of all the ``last`` ones.

    A service that shows its settings asks for the password again before some of them; it has not signed out.
    ``denied``: whether a page says that something is not offered where the person is.
    """
    promising = [(spot, turned_away(spot.screen)) for spot in spots if spot.heat >= _HOT]
    seen = max((spot.heat for spot, end in promising if end is None and spot.came is not None), default=0.0)
    hot = [end for spot, end in promising if end is not None and spot.heat >= seen]
    if any(denied(spot.screen) for spot, _ in promising):
        hot.append(End(Outcome.REGION_DENIED, "the page says that it is not offered here"))
    return hot[-1] if hot else (last[-1] if len(last) >= _LAST else None)


def loops(spots: Sequence[Spot]) -> bool:
    """Whether it is mostly places that are the same but for their names, of which one leads to the next."""
    shapes = [tuple(node.role for node in spot.screen.nodes) for spot in spots]
    on = sum(1 for spot in spots if spot.came and shapes[spot.came.source] == shapes[spot.number])
    return on >= _LOOPED and on >= 0.5 * len(spots)
