"""Things that are alike: a service shows thousands of posts and people, and some of each tell what the others lead to.

On one screen things that stand in a list again and again are told by :mod:`sayno.walk.search.openers`. Here it is what
they have led to that tells: after some of one kind that all led to places of the same few outlines with nothing to set,
and neither there nor behind any of them stood anything that may refuse, the rest of that kind is let be.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sayno.walk.search.addresses import shape
from sayno.walk.search.chart import Chart, Spot
from sayno.walk.search.openers import Opener
from sayno.walk.search.ways import PLAIN

ENOUGH: Final = 6
"""So many of a kind are opened in vain before the others are let be."""
_MANY: Final = 2 * ENOUGH
"""And of what has no address and stands in no list, since all of a page may be made of such."""
_LISTED: Final = frozenset("list listitem row cell gridcell article feed option treeitem menu".split())
_NAMESAKES: Final = 4
"""So many of one name at one place belong to things in a list ("More options"), whatever they promise."""
_BY_NAME: Final = "by name"
_BY_ADDRESS: Final = "by address"
"""Kinds that are told by the name, or by where all of them lead, instead of the role."""
_SOME: Final = 3
"""So many of them are opened in vain."""
_OUTLINES: Final = 2
"""A kind that leads to more outlines than that is no kind."""
_SET: Final = frozenset("switch checkbox radio combobox slider menuitemcheckbox menuitemradio".split())
"""What leads to such, others than were there before, is a part of settings, of which each holds others."""

Outline = frozenset[str]
"""The roles that stand on a screen: much the same for one post as for the next, and other for a page of settings."""
_Row = tuple[int, str, str, tuple[str, ...]]
"""What stands at one place in alike surroundings, as the buttons of an editor do, which lead to nothing at all."""
Kind = tuple[str, tuple[str, ...], str, Outline]
"""What is done to which role, the roles of what it stands in, the shape of its address, and the outline of the place
where it stands."""


@dataclass(slots=True)
class _Met:
    """What openers of one kind have led to."""

    places: list[int] = field(default_factory=list)
    outlines: set[Outline] = field(default_factory=set)
    sets: bool = False


class Alike:
    """Knows of which kinds enough were opened."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._met: dict[Kind, _Met] = defaultdict(_Met)
        self._kinds: dict[tuple[int, str, str, str], Kind | None] = {}
        self._names: dict[int, Counter[tuple[str, str, str]]] = {}
        self._fruitful: set[int] = set()
        self._idle: Counter[_Row] = Counter()
        self._lively: set[_Row] = set()

    def led(self, spot: Spot, opener: Opener, arrived: Spot) -> None:
        """An opener has led to a place."""
        if arrived.candidates:
            self._fruitful.update(self._way_to(arrived))
        if arrived is spot:
            self._idle[_row(spot, opener)] += 1
        else:
            self._lively.add(_row(spot, opener))
        if (kind := self._kind(spot, opener)) is not None:
            self._met[kind].places.append(arrived.number)
            self._met[kind].outlines.add(_outline(arrived))
            self._met[kind].sets |= not _settable(arrived) <= self._settable_before(spot)

    def enough(self, spot: Spot, opener: Opener) -> bool:
        """Whether enough of its kind were opened."""
        row = _row(spot, opener)
        if self._idle[row] >= _SOME and row not in self._lively and not (opener.tells or opener.address):
            return True
        kind = self._kind(spot, opener)
        met = self._met.get(kind) if kind is not None else None
        if kind is None or met is None or met.sets or not self._fruitful.isdisjoint(met.places):
            return False
        if kind[0] == _BY_NAME:
            return len(met.places) >= _SOME
        listed = opener.address or opener.do == "hover" or not _LISTED.isdisjoint(kind[1])
        most = _SOME if kind[0] == _BY_ADDRESS else ENOUGH if listed else _MANY
        return len(met.places) >= most and len(met.outlines) <= _OUTLINES

    def _settable_before(self, spot: Spot) -> set[tuple[str, str]]:
        """What can be set at a place, or where it was opened: what a filter leads to has no more than that."""
        before = self._chart.spots[spot.came.source] if spot.came else spot
        return _settable(spot) | _settable(before)

    def _way_to(self, spot: Spot | None) -> Iterator[int]:
        """A place, and those that one comes through to it."""
        met: set[int] = set()
        while spot is not None and spot.number not in met:
            met.add(spot.number)
            yield spot.number
            spot = self._chart.spots[spot.came.source] if spot.came else None

    def _kind(self, spot: Spot, opener: Opener) -> Kind | None:
        """Its kind; None for what closes something or stands in a bar: that is one of a kind.

        So is what promises something when it is pressed, or speaks of the topic, but for those of which several have
        the same name, and for pages of one address that differ in what is asked for.
        """
        if opener.chrome or opener.closes:
            return None
        promises = opener.tells if opener.do == "hover" else opener.promise > PLAIN
        if promises or opener.node.popup:
            return _asking(opener) or self._namesakes(spot, opener)
        key = (spot.number, *opener.key)
        if key not in self._kinds:
            self._kinds[key] = (
                f"{opener.do} {opener.node.role}",
                opener.within,
                shape(opener.address or ""),
                _outline(spot),
            )
        return self._kinds[key]

    def _namesakes(self, spot: Spot, opener: Opener) -> Kind | None:
        """The kind of what stands at a place several times by one name."""
        name = _name(opener)
        met = self._names.get(spot.number)
        if met is None or met.total() != len(spot.openers):
            met = self._names[spot.number] = Counter(map(_name, spot.openers.values()))
        if not opener.node.called or opener.address or met[name] < _NAMESAKES:
            return None
        return _BY_NAME, name, "", Outline()


def _row(spot: Spot, opener: Opener) -> _Row:
    return spot.number, opener.do, opener.node.role, opener.within


def _asking(opener: Opener) -> Kind | None:
    """The kind of those whose address asks one page for something else each, as for what a manual says of a setting."""
    page, _, asked = (opener.address or "").partition("?")
    return (_BY_ADDRESS, (opener.node.role,), page, Outline()) if asked and not opener.tells else None


def _name(opener: Opener) -> tuple[str, str, str]:
    role, label, _ = opener.key
    return opener.do, role, label


def _settable(spot: Spot) -> set[tuple[str, str]]:
    return {(node.role, node.label) for node in spot.screen.nodes if node.ref and node.role in _SET}


def _outline(spot: Spot) -> Outline:
    return frozenset(node.role for node in spot.screen.nodes)
