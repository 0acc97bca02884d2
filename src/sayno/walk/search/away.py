"""Being turned away: screens on which a search cannot go on, and why."""

from typing import Final

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import End

_STATUS: Final = {401: Outcome.SIGNED_OUT, 403: Outcome.BLOCKED, 429: Outcome.BLOCKED, 451: Outcome.REGION_DENIED}
_FIELDS: Final = 3
"""Who signs in gives a name, a password and perhaps a code; a page with more fields sets something."""
_CHOICES: Final = 2
"""Beside them, whether to stay signed in and whether to show the password."""


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
