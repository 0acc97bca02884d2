"""Scrolling a page that may hold more than it shows: how far, and where it is worth it."""

from typing import Final

from sayno.model.screen import Screen
from sayno.walk.search.chart import Spot
from sayno.walk.search.finds import Found
from sayno.walk.search.meaning import SURE
from sayno.walk.search.patience import loads

_SCROLLS: Final = 6
_SCROLLS_OF_SETTINGS: Final = 24
"""A long list of settings comes to an end, a feed does not."""
_SETTINGS: Final = 0.45
_WARM: Final = 0.3
"""A place that promises as much may hold its controls below what is drawn at first."""


class Scrolling:
    """How far one page was scrolled in one tab."""

    def __init__(self) -> None:
        self._times = 0
        self._ended = False

    def went_on(self) -> None:
        """It was scrolled once more."""
        self._times += 1

    def ends(self) -> None:
        """There is nothing more below."""
        self._ended = True

    def helps(self, spot: Spot, screen: Screen, best: Found | None) -> bool:
        """Whether to scroll on; a page of settings of which some stays unseen is noted as cut short."""
        if self._ended or not screen.below:
            return False
        settings = spot.came is not None and spot.heat >= _SETTINGS
        if self._times >= (_SCROLLS_OF_SETTINGS if settings else _SCROLLS):
            spot.whole = spot.whole and not settings
            return False
        if best is not None and best.strength >= SURE and spot.depth >= best.cost:
            return False
        return spot.heat >= _WARM or loads(screen)
