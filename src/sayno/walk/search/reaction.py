"""What a deed leads to may come late: how long to wait for it."""

import time
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urljoin

from sayno.model.screen import Screen
from sayno.seams import Deed
from sayno.walk.search.chart import Spot
from sayno.walk.search.patience import blank, unfilled

REACTING_S: Final = 0.4
"""So long a press may take to have an effect that can be seen, if it has any."""
HOPED_S: Final = 1.5
"""So long what promises much in settings may take, whose code may have to be fetched first."""
LEADING_S: Final = 3.0
"""And so long the press of a link, which must have one."""
OPENING_S: Final = 8.0
"""So long an application whose address was opened may show nothing at all."""
FILLING_S: Final = 2.5
"""So long a page may be empty but for its bars, if it says that it loads, or was emptied by what was pressed."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What was pressed, written or opened, and where and when that was done; ``hoped``: much is to come of it."""

    deed: Deed
    here: Spot
    address: str
    since: float
    hoped: bool = False

    @classmethod
    def to(cls, deed: Deed, here: Spot, address: str, *, hoped: bool = False) -> Self:
        """That of a deed that was done just now."""
        return cls(deed, here, address, time.monotonic(), hoped)

    def awaited(self, spot: Spot | None, screen: Screen) -> bool:
        """Whether a screen, at a place if it is a known one, is not yet what the deed leads to."""
        return time.monotonic() - self.since < self.patience(spot, screen)

    def patience(self, spot: Spot | None, screen: Screen) -> float:
        """For how many seconds something better than a screen is waited for; 0 where the deed has led somewhere.

        Nowhere is: to nothing that could be seen; if something was pressed or written, to the same place, or of a link
        no further than that its menu closed.
        """
        if self.deed.do in ("open", "begin"):
            return OPENING_S if blank(screen) else self._filling(screen)
        leads = _leads(self.deed, self.address)
        closed = spot is not None and screen.address == self.address and leads
        if blank(screen) or spot is self.here or closed:
            return LEADING_S if leads else HOPED_S if self.hoped else REACTING_S
        return FILLING_S if self._emptied(screen) else self._filling(screen)

    def _filling(self, screen: Screen) -> float:
        """For how long a page that has come may show but its bars, and say that it loads the rest."""
        elsewhere = screen.address != self.here.screen.address
        return FILLING_S if elsewhere and unfilled(screen, self.here.screen) else 0.0

    def _emptied(self, screen: Screen) -> bool:
        """Whether a press took something away and put nothing there, though what was pressed closes nothing."""
        node, before = self.deed.node, self.here.screen
        if node is None or node.expanded or screen.address != before.address:
            return False
        left, were = _shown(screen), _shown(before)
        return left < were and (node.role, node.label) in left


def _shown(screen: Screen) -> set[tuple[str, str]]:
    return {(n.role, n.label or n.text) for n in screen.nodes}


def _leads(deed: Deed, here: str) -> bool:
    """Whether what was pressed is a link to another address."""
    address = dict(deed.node.properties).get("url", "#") if deed.node else "#"
    return not address.startswith("#") and urljoin(here, address) != here
