"""The search guide: best-first by promise until the topic's control is found, then a sweep of everything shorter."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urldefrag, urlsplit

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import Deed, End, Missing, Verdict
from sayno.walk.search.chart import FAR, Chart, Edge, Spot
from sayno.walk.search.judging import Candidate, Closing, Judge
from sayno.walk.search.meaning import SURE
from sayno.walk.search.openers import Key, Opener, Reader
from sayno.walk.search.rehearsal import Played
from sayno.walk.search.returning import Leg, Method, Returns

MAX_SCREENS: Final = 40
LESS_SURE: Final = 0.5
"""A control of which less speaks for the topic than ``SURE`` is taken if nothing better comes up."""
HOPEFUL: Final = 0.3
_SECOND_LOOKS: Final = 12
"""How many promising screens are opened in search of something better than a less sure find."""
_AS_SURE: Final = 0.06
_AGREES: Final = Verdict(False, "would agree to what came up by itself")
_LITTLE: Final = 0.08
"""Labels that lead to a service's content promise less than this."""
_AWAY: Final = 0.9
_SLIPS: Final = 3
"""So often a thing that was there may not be operable before it is let be."""
STARTING_S: Final = 10.0
"""So long an application may take to show anything at all when it is opened."""
CHANGING_S: Final = 1.5
"""And so long when something was pressed in it."""
_SCROLLS: Final = 6
_LOOPED: Final = 12


@dataclass(frozen=True, slots=True)
class Found:
    """The best that a search has found: the controls that together refuse, and where they stand.

    ``played`` is what a rehearsal showed of the end, once there was one.
    """

    spot: Spot
    candidates: tuple[Candidate, ...]
    played: Played | None = None

    @property
    def strength(self) -> float:
        """How much speaks for it."""
        return self.candidates[0].strength

    @property
    def key(self) -> tuple[int, tuple[str, ...]]:
        """Which controls of which place."""
        return self.spot.number, tuple(f"{c.node.role} {c.node.label}" for c in self.candidates)

    @property
    def ending(self) -> tuple[Closing, ...]:
        """What is done once the controls are reached: as it was rehearsed, else as far as can be seen."""
        if self.played is not None:
            return self.played.ending
        deeds = [(c.node.index if not n else -1, d) for c in self.candidates for n, d in enumerate(c.ending)]
        once = {(index, deed.role, deed.name): deed for index, deed in reversed(deeds)}
        return tuple(sorted(once.values(), key=lambda deed: deed.do == "press"))

    @property
    def cost(self) -> int:
        """Counted actions from the start."""
        return self.spot.depth + sum(deed.counts for deed in self.ending)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a search goes: screens to open, when its time is up, and whether it sweeps what is shorter."""

    screens: int = MAX_SCREENS
    expired: Callable[[], bool] = lambda: False
    sweep: bool = True


@dataclass(slots=True)
class Progress:
    """What a search tells while it runs."""

    screens: int = 0
    frontier: int = 0
    best: str = ""


@dataclass(slots=True)
class _Item:
    spot: Spot
    opener: Opener
    tried: list[Method] = field(default_factory=list)
    slips: int = 0
    here: bool = False


class Search:
    """Looks for the control or form that refuses a topic. Told of every screen, it says what to do next."""

    def __init__(
        self,
        reader: Reader,
        judge: Judge,
        start: str,
        limits: Limits,
        *,
        may: Callable[[Screen, Node], Verdict] = lambda _screen, _node: Verdict(True),
        told: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self.chart = Chart()
        self.returns = Returns(self.chart, start)
        self.screens = 0
        self.returned = 0
        self.swept = False
        self.held: list[tuple[Opener, str]] = []
        self.best: Found | None = None
        self._played: dict[tuple[int, tuple[str, ...]], Played] = {}
        self._reader = reader
        self._judge = judge
        self._start = start
        self._site = (urlsplit(start).hostname or "").removeprefix("www.")
        self._limits = limits
        self._may = may
        self._told = told
        self._here: Spot | None = None
        self._last: Edge | None = None
        self._item: _Item | None = None
        self._legs: list[Leg] = []
        self._method: Method | None = None
        self._scrolls = 0
        self._bare_since: float | None = None
        self._since_found = 0
        self._opened: dict[str, int] = {}

    def rehearsed(self, found: Found, played: Played) -> None:
        """What a rehearsal showed of a find; the best may be another one then."""
        self._played[found.key] = played
        self._rank()

    def mistaken(self, found: Found, screen: Screen) -> None:
        """A find that was not there when its place was reached again: the place is read anew as it shows now."""
        spot = found.spot
        spot.candidates = []
        spot.screen = screen
        self._read(spot, screen, None)
        self.best = None
        self._rank()

    def astray(self, edge: Edge) -> None:
        """A deed that did not lead where the map says is taken off it; the best may be another one then."""
        self.chart.unlink(edge)
        self.best = None
        self._rank()

    @property
    def depth_swept(self) -> int:
        """So many actions from the start every place was looked at that the map knows a way to."""
        left = [spot.depth + _cost(opener) - 1 for spot, opener in self._open_items()]
        reached = max((s.depth for s in self.chart.spots if s.depth < FAR), default=0)
        return max(0, min(left, default=reached))

    # The guide's protocol.

    def next(self, screen: Screen) -> Deed | Missing | End:
        """The next deed, or the end."""
        if self._empty(screen):
            return Missing("something to open", "nothing yet")
        if self._here is None:
            return self._begin(screen) or self.next(screen)
        if self._item is None and not self._legs:
            self._arrive(screen, None)
        while True:
            if self._limits.expired():
                return self._end(Outcome.BUDGET)
            scroll = self._scroll(screen)
            if scroll is not None:
                return scroll
            if self._item is None:
                ended = self._pick()
                if ended is not None:
                    return ended
                if self._item is None:
                    continue
            deed = self._toward(screen)
            if deed is not None:
                return deed

    def done(self, deed: Deed, after: Screen) -> None:
        """Where a deed has led is put on the map."""
        before, item = self._here, self._item
        if deed.do == "scroll" and before is not None:
            self._scrolled(before, after)
            return
        if (
            item is not None
            and before is item.spot
            and deed.do == "press"
            and not self._legs
            and self.chart.put_away(before, after)
        ):
            item.spot.status[item.opener.key] = "opened"
            self._here, self._item = before, None
            return
        arrived = self._arrive(after, before if not self._legs else None)
        if self._legs:
            self._came_back(arrived, after)
            return
        if item is not None and before is not None:
            source = before if item.here else item.spot
            opener, node = item.opener, item.opener.node
            edge = Edge(source.number, arrived.number, opener.do, opener.key, node.role, node.label, _cost(opener))
            self._settle(item, edge)

    def refused(self, deed: Deed, reason: str) -> bool:
        """A deed that was held back or could not be done: on with something else."""
        item = self._item
        if deed.do == "scroll":
            self._scrolls = _SCROLLS
            return True
        if self._legs:
            self._fell_through()
            return True
        if item is not None:
            item.slips += 1
            if item.slips < _SLIPS:
                return True  # it was drawn anew under the hand: look again
            item.spot.status[item.opener.key] = "held"
            self._hold(item.opener, reason)
            self._item = None
        return True

    def _hold(self, opener: Opener, reason: str) -> None:
        if all(opener.key != other.key for other, _ in self.held):
            self.held.append((opener, reason))

    # Picking what to open.

    def _pick(self) -> End | None:
        """The most promising thing to open, or in the sweep the nearest; the end where nothing is left."""
        chosen: tuple[Spot, Opener] | None = None
        if not self._satisfied():
            chosen = max(self._open_items(), key=lambda pair: self._promise(*pair), default=None)
            if chosen is None and self.best is None:
                return self._end(Outcome.NOT_FOUND)
        if chosen is None:
            assert self.best is not None
            shorter = list(self._shorter(self.best)) if self._limits.sweep else []
            if not shorter:
                self.swept = self._limits.sweep and self._complete(self.best)
                return self._end(None)
            chosen = min(shorter, key=lambda pair: (pair[0].depth, -self._promise(*pair)))
        if self.screens >= self._limits.screens:
            return self._end(Outcome.BUDGET)
        spot, opener = chosen
        known = self._opened.get(opener.address) if opener.address else None
        if known is not None:
            edge = Edge(spot.number, known, opener.do, opener.key, opener.node.role, opener.node.label, 1)
            self.chart.link(edge)
            spot.status[opener.key] = "known"
            self._rank()
            return None
        self._item = _Item(spot, opener)
        return None

    def _satisfied(self) -> bool:
        if self.best is None:
            return False
        if self.best.strength >= SURE:
            return True
        hopeful = any(opener.promise >= HOPEFUL for _, opener in self.chart.frontier())
        return self._since_found >= _SECOND_LOOKS or not hopeful

    def _open_items(self) -> Iterator[tuple[Spot, Opener]]:
        """What may still be opened; of one thing that stands in several places, the nearest."""
        return ((spot, opener) for spot, opener in self.chart.frontier() if not self._elsewhere(spot, opener))

    def _shorter(self, best: Found) -> Iterator[tuple[Spot, Opener]]:
        """What may still lead to a shorter way: opening it, and the least that is done there, is less."""
        least = 1 if best.ending else 0
        for spot, opener in self._open_items():
            if spot.depth + _cost(opener) + least < best.cost:
                yield spot, opener

    def _elsewhere(self, spot: Spot, opener: Opener) -> bool:
        """Whether the same opener was met at a place no farther away.

        A bar that every page has leads the same way, and so does one thing in several states of one page. What stands
        in no bar counts as one if several other pages have it too.
        """
        others = [
            other
            for other in self.chart.spots
            if other is not spot
            and opener.key in other.status
            and (other.depth, other.number) < (spot.depth, spot.number)
        ]
        if opener.address is not None or opener.chrome:
            return bool(others)
        paths = {other.place.path for other in others}
        return spot.place.path in paths or len(paths) > 1

    def _promise(self, spot: Spot, opener: Opener) -> float:
        """What a label promises, more at a place that was promising; there also things whose names say little."""
        promise = _AWAY if opener.closes else opener.promise  # what lies in the way is put away first
        warm = promise * (0.4 + 0.6 * spot.heat)
        if not opener.chrome:
            warm = max(warm, 0.5 * promise + 0.35 * spot.heat * (opener.promise >= _LITTLE))
        return warm - 0.02 * spot.depth

    def _complete(self, best: Found) -> bool:
        """Whether everything that could be shorter was looked at, and nothing of it got lost or was cut short."""
        least = 1 if best.ending else 0
        near = [s for s in self.chart.spots if s.depth + least < best.cost]
        lost = any(
            status == "lost" and spot.depth + _cost(spot.openers[key]) + least < best.cost
            for spot in near
            for key, status in spot.status.items()
        )
        return not lost and all(s.whole for s in near)

    # Going where it stands, and opening it.

    def _toward(self, screen: Screen) -> Deed | None:
        item = self._item
        assert item is not None
        if self._legs:
            return self._step_back(screen)
        if item.opener.address and item.opener.do == "press" and item.spot is not self._here:
            self.screens += 1
            return Deed("open", value=item.opener.address)
        if item.spot is self._here or item.here:
            node = next((o.node for o in self._reader.openers(screen, self._site) if o.key == item.opener.key), None)
            if node is None:
                self._give_up(item)
                return None
            self.screens += 1
            return Deed(item.opener.do, node)
        planned = self.returns.plan(self._here, item.spot, self._last, item.tried)
        if planned is None:
            self._give_up(item)
            return None
        self._method, self._legs = planned
        item.tried.append(self._method)
        return self._step_back(screen)

    def _give_up(self, item: _Item) -> None:
        item.spot.status[item.opener.key] = "lost"
        self._item = None

    def _step_back(self, screen: Screen) -> Deed | None:
        leg = self._legs[0]
        if leg.edge is None:
            return Deed(leg.do, value=leg.address)
        if leg.do == "scroll":
            return Deed("scroll")
        node = next((o.node for o in self._reader.openers(screen, self._site) if o.key == leg.edge.key), None)
        if node is None:
            self._fell_through()
            return None
        return Deed(leg.do, node)

    def _came_back(self, arrived: Spot, after: Screen) -> None:
        """Whether a leg led where it should; else the method has failed, and another is tried."""
        self.returned += 1
        leg, target = self._legs[0], self.chart.spots[self._legs[0].target]
        ahead = next((n for n, other in enumerate(self._legs) if other.target == arrived.number), 0)
        if ahead:  # a part of the way has fallen away: what was closed once is closed
            self._last, self._legs = self._legs[ahead].edge, self._legs[ahead + 1 :]
            return
        right = arrived is target or self._shows(after)
        if leg.do == "open":
            target.direct = arrived is target
        if arrived is not target and right and self._item is not None:
            self._item.here = True  # another place, but the thing to be opened stands here as well
        self._last = leg.edge
        if right:
            self._legs = self._legs[1:]
        else:
            self._fell_through()

    def _shows(self, after: Screen) -> bool:
        """Whether the thing to be opened stands on a screen, if this was the last leg."""
        item = self._item
        return (
            item is not None
            and len(self._legs) == 1
            and any(o.key == item.opener.key for o in self._reader.openers(after, self._site))
        )

    def _fell_through(self) -> None:
        if self._method is not None:
            self.returns.failed[self._method] += 1
        self._legs = []

    def _settle(self, item: _Item, edge: Edge) -> None:
        """An opened thing: its edge, and the heat that it passes on."""
        item.spot.status[item.opener.key] = "opened"
        self.chart.link(edge)
        arrived = self.chart.spots[edge.target]
        arrived.heat = max(arrived.heat, item.opener.promise)
        if item.opener.address:
            self._opened.setdefault(item.opener.address, arrived.number)
        self._last = edge
        self._item = None
        self._rank()
        if self.best is not None:
            self._since_found += 1
        self._tell()

    # Arriving.

    def _empty(self, screen: Screen) -> bool:
        """Whether a screen shows nothing to open or to change yet, as applications do while they start."""
        if _turned_away(screen) or any(n.ref for n in screen.nodes):
            self._bare_since = None
            return False
        now = time.monotonic()
        self._bare_since = self._bare_since or now
        return now - self._bare_since < (STARTING_S if self._here is None else CHANGING_S)

    def _begin(self, screen: Screen) -> End | None:
        ended = _turned_away(screen)
        if ended is not None:
            return ended
        spot = self._arrive(screen, None)
        spot.direct, spot.heat = True, 1.0
        self._opened[urldefrag(screen.address)[0]] = spot.number
        self.screens = max(self.screens, 1)
        self._rank()
        self._tell()
        return None

    def _arrive(self, screen: Screen, before: Spot | None) -> Spot:
        """The place of a screen, read if it is new. What it shares with the one before is opened from there."""
        spot = self.chart.find(screen)
        if spot is None:
            spot = self.chart.add(screen)
            self._read(spot, screen, before)
            self._scrolls = 0
        self._here = spot
        return spot

    def _read(self, spot: Spot, screen: Screen, before: Spot | None) -> None:
        shared = before.visible if before and before.place.path == spot.place.path else frozenset[Key]()
        came_up = bool(shared)
        shown = list(self._reader.openers(screen, self._site))
        spot.visible = frozenset(opener.key for opener in shown)
        for opener in shown:
            if opener.closes and came_up:
                continue  # it was opened to look at
            if opener.key not in shared and opener.key not in spot.openers:
                agrees = opener.modal and not came_up and not opener.closes and not opener.address
                verdict = _AGREES if agrees else self._may(screen, opener.node)
                spot.openers[opener.key] = opener
                spot.status[opener.key] = "new" if verdict.allowed else "held"
                if not verdict.allowed:
                    self._hold(opener, verdict.reason)
        spot.candidates = self._judge.candidates(screen)

    def _scroll(self, screen: Screen) -> Deed | None:
        """On a page that may hold more than it shows, scroll before going elsewhere."""
        spot = self._here
        if self._legs or self._item or spot is None or self._scrolls >= _SCROLLS or not screen.below:
            return None
        if self.best is not None and spot.depth >= self.best.cost:
            return None
        late = any(n.role == "progressbar" or n.text.endswith(("…", "...")) for n in screen.nodes)
        if spot.heat < 0.5 and not late:
            return None
        return Deed("scroll")

    def _scrolled(self, before: Spot, after: Screen) -> None:
        self._scrolls += 1
        arrived = self.chart.find(after)
        if arrived is before:
            return
        scrolls = self._scrolls
        if arrived is None:
            arrived = self.chart.add(after)
            arrived.heat = before.heat
            self._read(arrived, after, before)
        self.chart.link(Edge(before.number, arrived.number, "scroll", ("", "", "scroll"), "", "", 0))
        self._here, self._scrolls = arrived, scrolls
        self._rank()

    def _rank(self) -> None:
        """The best find of the map: surest first, then the fewest actions."""
        finds = (_together(spot) for spot in self.chart.spots if spot.depth < FAR)
        found = [replace(f, played=self._played.get(f.key)) for f in finds if f is not None]
        sure = [f for f in found if f.strength >= SURE]
        if sure:
            top = max(f.strength for f in sure)
            close = [f for f in sure if f.strength >= top - _AS_SURE]
            self.best = min(close, key=lambda f: (f.cost, -f.strength, f.spot.number))
        elif found:
            self.best = max(found, key=lambda f: (round(f.strength, 1), -f.cost))

    def _tell(self) -> None:
        best = f"{self.best.candidates[0].node.label} ({self.best.cost})" if self.best else ""
        self._told(Progress(self.screens, sum(1 for _ in self.chart.frontier()), best))

    def _end(self, outcome: Outcome | None) -> End:
        """The end of the search: what was found, or why nothing was."""
        if self.best is not None and self.best.strength >= LESS_SURE:
            kind = self.best.candidates[0].kind
            return End(Outcome.FOUND_REQUEST if kind == "request" else Outcome.FOUND)
        looked = f"{self.screens} screens opened, {sum(1 for _ in self.chart.frontier())} things left to open"
        if outcome is Outcome.BUDGET and self._loops():
            return End(Outcome.LOOPED, looked)
        return End(outcome or Outcome.NOT_FOUND, looked)

    def _loops(self) -> bool:
        """Whether most places are one and the same but for their names."""
        shapes: dict[tuple[str, ...], int] = {}
        for spot in self.chart.spots:
            shape = tuple(n.role for n in spot.screen.nodes)
            shapes[shape] = shapes.get(shape, 0) + 1
        most = max(shapes.values(), default=0)
        return most >= _LOOPED and most >= 0.6 * len(self.chart.spots)


def _cost(opener: Opener) -> int:
    """What opening counts by the study's rule: pointing at something counts nothing."""
    return 0 if opener.do == "hover" else 1


def _together(spot: Spot) -> Found | None:
    """The controls of a place that refuse together: those that are as sure as the surest, each once.

    One setting may stand on a page twice; then its name, or what its choice is about, is the same.
    """
    if not spot.candidates or spot.candidates[0].strength < 0.5:
        return None
    first = spot.candidates[0]
    if first.kind not in ("toggle", "choose"):
        return Found(spot, (first,))
    alike = [c for c in spot.candidates if c.kind == first.kind and c.strength >= first.strength - 0.05]
    distinct: dict[str, Candidate] = {}
    for candidate in alike:
        distinct.setdefault(candidate.group or candidate.node.label or candidate.beside, candidate)
    return Found(spot, tuple(distinct.values()))


_STATUS: Final = {401: Outcome.SIGNED_OUT, 403: Outcome.BLOCKED, 429: Outcome.BLOCKED, 451: Outcome.REGION_DENIED}


def _turned_away(screen: Screen) -> End | None:
    """Why a search cannot even begin on a screen, if it cannot."""
    if screen.status in _STATUS:
        return End(_STATUS[screen.status], f"the service answered {screen.status}")
    if screen.status is not None and screen.status >= 500:
        return End(Outcome.BROKEN, f"the service answered {screen.status}")
    password = any(
        n.role in EDITABLE and (dict(n.properties).get("type") == "password" or "password" in n.name.casefold())
        for n in screen.nodes
    )
    return End(Outcome.SIGNED_OUT, "the page asks for a password") if password else None
