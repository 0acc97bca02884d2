"""A survey: the controls that refuse together on a long page, each brought into view while it can still be loaded."""

from collections.abc import Callable, Iterable
from typing import Final

from sayno.model.screen import Screen
from sayno.seams import TOP, Deed
from sayno.walk.search.candidate import Candidate

_SCROLLS: Final = 24
"""As far as a search goes in a list of settings."""


class Survey:
    """What of some controls has not been in view. A page may ask for a part of itself only once that is scrolled to."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._unseen = [c for c in candidates if c.behind is None]
        self._scrolls = 0

    def next(self, screen: Screen, there: Callable[[Candidate], bool]) -> Deed | None:
        """Scroll on until each has been ``there``, then back to where the first stands; None once that is done."""
        self._unseen = [c for c in self._unseen if not there(c)]
        if self._unseen and screen.below and self._scrolls < _SCROLLS:
            self._scrolls += 1
            return Deed("scroll")
        self._unseen = []
        back, self._scrolls = self._scrolls > 0, 0
        return Deed("scroll", value=TOP) if back else None

    def ends(self) -> None:
        """There is nothing more below."""
        self._unseen = []
