"""Going back to a place by the cheapest way that leads there: what was tried, and how often it failed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayno.model.node import OVERLAYS
from sayno.walk.search.chart import Chart, Edge, Spot

Method = Literal["address", "close", "back", "replay"]
METHODS: Final[tuple[Method, ...]] = ("close", "address", "back", "replay")
_BREAKS: Final = 3
"""So often in a row a replay may break off at one edge."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One deed on the way back and the place that it must lead to."""

    do: Literal["open", "begin", "close", "back", "press", "hover", "write", "scroll"]
    target: int
    address: str | None = None
    edge: Edge | None = None


class Returns:
    """Plans ways back on a chart, and counts how each method fared."""

    def __init__(self, chart: Chart, start: str) -> None:
        self.chart = chart
        self._start = start
        self.used: Counter[Method] = Counter()
        self.failed: Counter[Method] = Counter()
        self._broken: Counter[Edge] = Counter()

    def plan(
        self, here: Spot | None, target: Spot, last: Edge | None, tried: Sequence[Method]
    ) -> tuple[Method, list[Leg]] | None:
        """The first method that may lead from here to a place and has not been tried; ``last`` led here."""
        for method in METHODS:
            legs = None if method in tried else self._legs(method, here, target, last)
            if legs is not None:
                self.used[method] += 1
                return method, legs
        return None

    def walked(self, edge: Edge, *, through: bool) -> None:
        """An edge was replayed. Where that broke off again and again, no further replay is begun over it."""
        self._broken[edge] = 0 if through else self._broken[edge] + 1

    def _legs(self, method: Method, here: Spot | None, target: Spot, last: Edge | None) -> list[Leg] | None:
        came_from = (
            here is not None and last is not None and last.source == target.number and last.target == here.number
        )
        match method:
            case "close":
                covered = here is not None and any(n.role in OVERLAYS or n.expanded for n in here.screen.nodes)
                same = here is not None and here.place.path == target.place.path
                return [Leg("close", target.number)] if came_from and covered and same else None
            case "address":
                return [Leg("open", target.number, target.address)] if self._opens(target) else None
            case "back":
                moved = here is not None and here.address != target.address
                return [Leg("back", target.number)] if came_from and moved else None
            case _:
                return self._replay(target)

    def _replay(self, target: Spot) -> list[Leg] | None:
        """From the nearest place on its way whose address leads to it, else from the start, as in a new tab."""
        way = self.chart.way(target)
        begin = next((n for n in range(len(way) - 1, 0, -1) if self.chart.spots[way[n].source].direct), 0)
        if any(self._broken[edge] >= _BREAKS for edge in way[begin:]):
            return None
        first = self.chart.spots[way[begin].source] if way else target
        opening = Leg("open", first.number, first.address) if begin else Leg("begin", first.number, self._start)
        return [opening, *(Leg(edge.do, edge.target, edge=edge) for edge in way[begin:])]

    def _opens(self, target: Spot) -> bool:
        """Whether opening its address may show the place: not where another place is known to answer there."""
        if target.direct is not None:
            return target.direct
        return not any(s.direct and s.address == target.address for s in self.chart.spots if s is not target)
