"""Things that are alike: a service shows thousands of posts and people, and some of each tell what the others lead to.

On one screen things that stand in a list again and again are told by :mod:`sayno.walk.search.openers`. Here it is what
they have led to that tells: after some of one kind that all led to places of the same few outlines with nothing to set,
and neither there nor behind any of them stood anything that may refuse, the rest of that kind is let be.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sayno.walk.search.addresses import shape
from sayno.walk.search.chart import Chart, Spot
from sayno.walk.search.openers import PLAIN, Opener

ENOUGH: Final = 6
"""So many of a kind are opened in vain before the others are let be."""
_OUTLINES: Final = 2
"""A kind that leads to more outlines than that is no kind."""
_SET: Final = frozenset("switch checkbox radio combobox slider".split())
"""What leads to such is a part of settings, of which each holds others."""

Outline = frozenset[str]
"""The roles that stand on a screen: much the same for one post as for the next, and other for a page of settings."""
Kind = tuple[str, tuple[str, ...], str, Outline]
"""Role, the roles of what it stands in, the shape of its address, and the outline of the place where it stands."""


@dataclass(slots=True)
class _Met:
    """What openers of one kind have led to."""

    places: list[int] = field(default_factory=list)
    outlines: set[Outline] = field(default_factory=set)


class Alike:
    """Knows of which kinds enough were opened."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._met: dict[Kind, _Met] = defaultdict(_Met)
        self._kinds: dict[tuple[int, str, str, str], Kind | None] = {}
        self._fruitful: set[int] = set()

    def led(self, spot: Spot, opener: Opener, arrived: Spot) -> None:
        """An opener has led to a place."""
        if arrived.candidates:
            self._fruitful.update(self._way_to(arrived))
        if (kind := self._kind(spot, opener)) is not None:
            self._met[kind].places.append(arrived.number)
            self._met[kind].outlines.add(_outline(arrived))

    def enough(self, spot: Spot, opener: Opener) -> bool:
        """Whether enough of its kind were opened."""
        kind = self._kind(spot, opener)
        met = self._met.get(kind) if kind is not None else None
        if met is None or len(met.places) < ENOUGH or len(met.outlines) > _OUTLINES:
            return False
        settings = any(outline & _SET for outline in met.outlines)
        return not settings and self._fruitful.isdisjoint(met.places)

    def _way_to(self, spot: Spot | None) -> Iterator[int]:
        """A place, and those that one comes through to it."""
        met: set[int] = set()
        while spot is not None and spot.number not in met:
            met.add(spot.number)
            yield spot.number
            spot = self._chart.spots[spot.came.source] if spot.came else None

    def _kind(self, spot: Spot, opener: Opener) -> Kind | None:
        """Its kind; None for what promises something, closes something, or stands in a bar: that is one of a kind."""
        if opener.promise > PLAIN or opener.chrome or opener.closes or opener.do != "press" or opener.node.popup:
            return None
        key = (spot.number, *opener.key)
        if key not in self._kinds:
            self._kinds[key] = (opener.node.role, opener.within, shape(opener.address or ""), _outline(spot))
        return self._kinds[key]


def _outline(spot: Spot) -> Outline:
    return frozenset(node.role for node in spot.screen.nodes)
