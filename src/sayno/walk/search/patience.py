"""Patience: how long a scout waits for what is not there yet, or for a server that has failed."""

import time
from typing import Final

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import End, Missing
from sayno.walk.search.away import turned_away
from sayno.walk.search.words import plain

STARTING_S: Final = 10.0
"""So long an application may take to show anything at all when it is opened."""
CHANGING_S: Final = 1.5
"""And so long when something was pressed in it."""
DRAWING_S: Final = 1.0
"""So long a thing that stood at a place before may take to be drawn there again."""
FAILED_S: Final = 0.3
"""A server that failed is let be for twice as long, then four times as long …"""
_LITTLE: Final = 3


def loads(screen: Screen) -> bool:
    """Whether a screen says that more is to come: something that fills or turns, or a text that ends in dots."""
    return any(n.role == "progressbar" or _turns(n) or _goes_on(n) for n in screen.nodes)


def _turns(node: Node) -> bool:
    """Whether something that nobody can press is called as what turns is in most libraries, in any language."""
    return node.ref is None and plain(node.name or node.text) == "loading"


def _goes_on(node: Node) -> bool:
    """Whether what is written there ends in dots; a control that ends so opens something."""
    return node.ref is None and (node.text or node.name).endswith(("…", "..."))


def blank(screen: Screen) -> bool:
    """Whether a screen shows nothing, or nothing but that more is to come."""
    shown = [n for n in screen.nodes if n.ref or n.name or n.text]
    return not any(n.ref for n in shown) and (not shown or loads(screen))


def unfilled(screen: Screen, before: Screen) -> bool:
    """Whether a screen says that more is to come, and has nothing to operate yet but what the one before had too."""
    return loads(screen) and _operable(screen) <= _operable(before)


def _operable(screen: Screen) -> set[tuple[str, str]]:
    return {(n.role, n.label) for n in screen.nodes if n.ref}


ENTERING_S: Final = 3.0
"""So long an application may show its door before it lets in who is signed in, or needs no password."""


FILLING_S: Final = 4.0
"""So long an application may show but its bars, from which nothing leads on, before it has heard from its server."""
STEADY_S: Final = 0.3
"""So long the start must stay as it is: what is pressed while an application still draws itself comes to nothing."""
STEADYING_S: Final = 3.0
"""And so long it may take until it does; some never do, as those with a clock."""


class Patience:
    """What a scout waits for, and since when."""

    def __init__(self) -> None:
        self._bare_since: float | None = None
        self._missed_since: float | None = None
        self._rests_until = 0.0
        self._asked_since: float | None = None
        self._begun_since: float | None = None
        self._alone_since: float | None = None
        self._steady_since = 0.0
        self._last = ""

    @property
    def resting(self) -> bool:
        """Whether a server that failed is still let be."""
        return time.monotonic() < self._rests_until

    def rest(self, failures: int) -> None:
        """Let a server be that has failed so often in a row."""
        self._rests_until = time.monotonic() + FAILED_S * 2**failures

    def empty(self, screen: Screen, *, begun: bool) -> bool:
        """Whether a screen shows nothing to open or to change yet, as applications do while they start.

        One that has just begun and says that it is loading may show a little that stays ("About", its version).
        """
        shown = sum(n.ref is not None for n in screen.nodes)
        if turned_away(screen) or shown > (0 if begun or not loads(screen) else _LITTLE):
            self._bare_since = None
            return False
        now = time.monotonic()
        self._bare_since = self._bare_since or now
        return now - self._bare_since < (CHANGING_S if begun else STARTING_S)

    def asked(self, ended: End) -> bool:
        """Whether a page that asks for a password at the start may still let in by itself."""
        if ended.outcome is not Outcome.SIGNED_OUT:
            return False
        now = time.monotonic()
        self._asked_since = self._asked_since or now
        return now - self._asked_since < ENTERING_S

    def leads_nowhere(self) -> bool:
        """Whether a start from which nothing leads on may still be filled by what its application is asked for."""
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        return now - self._alone_since < FILLING_S

    def unsteady(self, screen: Screen) -> bool:
        """Whether the start still changes; what has not since it was loaded, is there."""
        if screen.as_loaded:
            return False
        now = time.monotonic()
        self._begun_since = self._begun_since or now
        if screen.tree != self._last:
            self._last, self._steady_since = screen.tree, now
        return now - self._steady_since < STEADY_S and now - self._begun_since < STEADYING_S

    def late(self, node: Node) -> Missing | None:
        """What is not there may be drawn yet, for a moment; None once that has passed."""
        now = time.monotonic()
        self._missed_since = self._missed_since or now
        if now - self._missed_since < DRAWING_S:
            return Missing(f"{node.role} '{node.label}'", "nothing of that name yet")
        self._missed_since = None
        return None

    def seen(self) -> None:
        """What was waited for is there."""
        self._missed_since = None
