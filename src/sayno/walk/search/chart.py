"""The map that a search makes: places, what leads from one to another, and the fewest counted actions to each.

It is made of what was seen and nothing else, so that the same map comes out of the stored evidence.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final, Literal

from sayno.model.place import Place, place_of
from sayno.model.screen import Screen
from sayno.walk.search.candidate import Candidate
from sayno.walk.search.openers import Key, Opener

Status = Literal["new", "taken", "opened", "held", "lost", "known"]
"""How an opener stands: not opened yet, being opened, opened, held back by the guard, not there any more, or leading to
what was seen already."""
FAR: Final = 10_000
_MOSTLY: Final = 0.5
"""Looks of which so much is the same may be of one place that is drawn in parts."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A deed that leads from one place to another. ``cost`` by the study's rule: a press 1, pointing or writing 0."""

    source: int
    target: int
    do: Literal["press", "hover", "write", "scroll"]
    key: Key
    role: str
    name: str
    cost: int


@dataclass(slots=True)
class Spot:
    """A place on the map. ``depth``: the fewest counted actions known from the start.

    ``page``: the first place of those that scrolling leads through. ``visible``: all that can be opened there, of which
    ``openers`` are what the place before did not show already. ``vain``: how many of them were opened in vain;
    ``barren``: how many of its parts.
    """

    number: int
    place: Place
    screen: Screen
    depth: int = FAR
    came: Edge | None = None
    heat: float = 0.0
    direct: bool | None = None
    openers: dict[Key, Opener] = field(default_factory=dict)
    status: dict[Key, Status] = field(default_factory=dict)
    visible: frozenset[Key] = frozenset()
    candidates: list[Candidate] = field(default_factory=list)
    whole: bool = True
    page: int = 0
    barren: int = 0
    vain: int = 0

    @property
    def address(self) -> str:
        """Where it was seen."""
        return self.screen.address


class Chart:
    """Places by number; the first is the start."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []
        self.edges: list[Edge] = []
        self._named: dict[str, int] = {}
        self._kin: dict[str, list[int]] = {}
        self._out: dict[int, list[Edge]] = {}
        self._gone: frozenset[str] = frozenset()
        self._starts: set[int] = {0}
        self._merged: set[int] = set()

    def find(self, screen: Screen) -> Spot | None:
        """The known place of a look: the one that it differs least from, if they are the same at all."""
        place = place_of(screen, self._gone)
        if place.name in self._named:
            return self.spots[self._named[place.name]]
        near = [(len(s.place.links ^ place.links), not s.place.same(place), s) for s in self._kindred(place)]
        _, differs, nearest = min(near, key=itemgetter(0, 1), default=(0, True, None))
        return None if differs else nearest

    def _kindred(self, place: Place) -> Iterator[Spot]:
        return (self.spots[n] for n in self._kin.get(place.kin, ()))

    def add(self, screen: Screen) -> Spot:
        """A place that is new."""
        place = place_of(screen, self._gone)
        number, depth = len(self.spots), FAR if self.spots else 0
        spot = Spot(number, place, screen, depth=depth, whole=screen.whole, page=number)
        self.spots.append(spot)
        self._named[place.name] = spot.number
        self._kin.setdefault(place.kin, []).append(spot.number)
        return spot

    def merge(self, last: Spot, into: Spot, *, begun: bool) -> bool:
        """Take the place that was added last for another one, if most of what tells them is the same and none other
        stands at that address; whether it was done. Its number stays, for whoever is on the way there."""
        one, other = last.place.features, into.place.features
        others = (s for s in self.spots if s is not into and s is not last and s.number not in self._merged)
        alone = begun or not any(s.address == into.address for s in others)
        if last.place.path != into.place.path or not alone or len(one & other) < _MOSTLY * max(len(one), len(other)):
            return False
        self._merged.add(last.number)
        self._kin[last.place.kin].remove(last.number)
        self._named[last.place.name] = into.number
        return True

    def put_away(self, spot: Spot, role: str, name: str, after: Screen) -> bool:
        """Whether pressing a control at a place only took something away, and the control too: a banner was answered.

        Then what went no longer tells places from one another: each is the same with and without it.
        """
        if any(node.role == role and node.label == name for node in after.nodes):
            return False
        place = place_of(after, self._gone)
        went = spot.place.features - place.features
        if place.path != spot.place.path or not went or place.features - spot.place.features:
            return False
        self._gone |= went
        self._named, self._kin = {}, {}
        for one in (s for s in self.spots if s.number not in self._merged):
            one.place = place_of(one.screen, self._gone)
            self._named.setdefault(one.place.name, one.number)
            self._kin.setdefault(one.place.kin, []).append(one.number)
        return True

    def link(self, edge: Edge) -> None:
        """What a deed was seen to lead to; depths behind it come nearer where it is a shorter way."""
        if edge in self._out.get(edge.source, ()):
            return
        if edge.do == "scroll" and self.spots[edge.target].page == edge.target:
            self.spots[edge.target].page = self.spots[edge.source].page
        self.edges.append(edge)
        self._out.setdefault(edge.source, []).append(edge)
        self._nearer([edge])

    def begins(self, spot: Spot) -> None:
        """A place is what the start may show as well."""
        self._starts.add(spot.number)
        spot.depth, spot.came = 0, None
        self._nearer(self._out.get(spot.number, ()))

    def _nearer(self, edges: Iterable[Edge]) -> None:
        waiting = deque(edges)
        while waiting:
            one = waiting.popleft()
            target, depth = self.spots[one.target], self.spots[one.source].depth + one.cost
            if depth < target.depth:
                target.depth, target.came = depth, one
                waiting.extend(self._out.get(target.number, ()))

    def unlink(self, edge: Edge) -> None:
        """Take a deed off the map that did not lead there, and measure all depths anew."""
        edges = [e for e in self.edges if e != edge]
        self.edges, self._out = [], {}
        for spot in self.spots:
            if spot.number not in self._starts:
                spot.depth, spot.came = FAR, None
        for one in edges:
            self.link(one)

    def way(self, spot: Spot) -> tuple[Edge, ...]:
        """The edges of a shortest known way from the start to a place."""
        back: list[Edge] = []
        while spot.came is not None:
            back.append(spot.came)
            spot = self.spots[spot.came.source]
        return tuple(reversed(back))
