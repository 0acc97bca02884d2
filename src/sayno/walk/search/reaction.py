"""What a deed leads to may come late: how long to wait for it."""

import time
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urljoin

from sayno.model.screen import Screen
from sayno.seams import Deed
from sayno.walk.search.chart import Spot
from sayno.walk.search.patience import blank

REACTING_S: Final = 0.4
"""So long a press may take to have an effect that can be seen, if it has any."""
LEADING_S: Final = 3.0
"""And so long the press of a link, which must have one."""
OPENING_S: Final = 8.0
"""So long an application whose address was opened may show nothing at all."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """A press or the opening of an address, where it was done, and until when something may come of it."""

    deed: Deed
    here: Spot
    address: str
    until: float

    @classmethod
    def to(cls, deed: Deed, here: Spot, address: str) -> Self:
        """That of a deed that was done just now."""
        leads = LEADING_S if _leads(deed, address) else REACTING_S
        return cls(deed, here, address, time.monotonic() + (leads if deed.do == "press" else OPENING_S))

    def nothing_yet(self, spot: Spot | None, screen: Screen) -> bool:
        """Whether the deed has led nowhere yet.

        To nothing that could be seen; if it was a press, to the same place, or of a link no further than that its
        menu closed.
        """
        if blank(screen) or self.deed.do != "press":
            return blank(screen)
        closed = spot is not None and screen.address == self.address and _leads(self.deed, self.address)
        return spot is self.here or closed

    @property
    def overdue(self) -> bool:
        """Whether nothing will come of it any more."""
        return time.monotonic() >= self.until


def _leads(deed: Deed, here: str) -> bool:
    """Whether what was pressed is a link to another address."""
    address = dict(deed.node.properties).get("url", "#") if deed.node else "#"
    return not address.startswith("#") and urljoin(here, address) != here
