"""An approach: the way that a search found, walked again by pressing, up to where its control stands."""

from collections.abc import Sequence
from typing import Final

from sayno.model.screen import Screen
from sayno.seams import Deed, Missing
from sayno.walk.search.chart import Edge
from sayno.walk.search.openers import Reader

MOST_SCROLLS: Final = 12
MOST_SLIPS: Final = 3
"""So often a control that is there may not be operable before a rehearsal has failed."""


class Approach:
    """How far a way has been walked. ``broken``: the edge at which it cannot be walked on, as it seems now."""

    def __init__(self, way: Sequence[Edge], reader: Reader) -> None:
        self.broken: Edge | None = None
        self._way = tuple(way)
        self._reader = reader
        self._at = 0
        self._scrolled = 0
        self._slips = 0

    @property
    def arrived(self) -> bool:
        """Whether all of it has been walked."""
        return self._at >= len(self._way)

    def next(self, screen: Screen) -> Deed | Missing:
        """On along the way. How far a long list has to be scrolled may differ each time."""
        ahead = next((n for n in range(self._at, len(self._way)) if self._way[n].do != "scroll"), self._at)
        edge, scrolls = self._way[ahead], ahead > self._at
        found = [o for o in self._reader.openers(screen) if o.key == edge.key and o.do == edge.do]
        if found:
            self._at = ahead
            return found[0].deed
        if scrolls or edge.do == "scroll":
            return Deed("scroll")
        # What has unfolded in a list that is drawn as it comes in view may be below.
        scrolled = any(before.do == "scroll" for before in self._way[: self._at])
        if scrolled and screen.below and self._scrolled < MOST_SCROLLS:
            return Deed("scroll")
        self.broken = edge
        return Missing(f"{edge.role} '{edge.name}'", "nothing of that name")

    def done(self, deed: Deed) -> None:
        """One deed of it was done."""
        if deed.do == self._way[self._at].do:
            self._at += 1
            self.broken, self._slips, self._scrolled = None, 0, 0
        else:
            self._scrolled += deed.do == "scroll"

    def refused(self, deed: Deed) -> bool:
        """One could not be done; whether to look again. Where there is nothing to scroll, that much falls away."""
        if deed.do == "scroll":
            self._scrolled = MOST_SCROLLS
            self._at += self._way[self._at].do == "scroll"
            return True
        self.broken = self._way[self._at]
        self._slips += 1
        return self._slips < MOST_SLIPS
