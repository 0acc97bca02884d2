"""What a press leads to may come late: how long to wait for it."""

import time
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urljoin

from sayno.model.screen import Screen
from sayno.seams import Deed
from sayno.walk.search.chart import Spot

REACTING_S: Final = 0.4
"""So long a press may take to have an effect that can be seen, if it has any."""
LEADING_S: Final = 3.0
"""And so long the press of a link, which must have one."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """A press, where it was made, and until when something may come of it."""

    deed: Deed
    here: Spot
    address: str
    until: float

    @classmethod
    def to(cls, deed: Deed, here: Spot, address: str) -> Self:
        """That of a press that was made just now."""
        return cls(deed, here, address, time.monotonic() + (LEADING_S if _leads(deed, address) else REACTING_S))

    def nothing_yet(self, spot: Spot | None, screen: Screen) -> bool:
        """Whether the press has led nowhere yet: to the same place, or a link no further than that its menu closed."""
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
