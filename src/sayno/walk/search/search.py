"""A search: what is known by all who look. Best-first by promise until something is found, then all that is shorter."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from urllib.parse import urldefrag

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import End, Verdict
from sayno.walk.search import finds
from sayno.walk.search.addresses import canonical
from sayno.walk.search.away import kept_out, loops, turned_away
from sayno.walk.search.candidate import Candidate
from sayno.walk.search.chart import Chart, Edge, Spot
from sayno.walk.search.finds import LESS_SURE, FindKey, Found
from sayno.walk.search.frontier import LITTLE, Frontier, Item
from sayno.walk.search.judging import Judge
from sayno.walk.search.meaning import SURE
from sayno.walk.search.openers import Key, Opener, Reader, reads, sets
from sayno.walk.search.rehearsal import Played
from sayno.walk.search.returning import Returns

MAX_SCREENS: Final = 40
_LOOKS: Final = 8
"""So many looks are kept as they were read: each is asked for several times, in each tab."""
_SECOND_LOOKS: Final = 24
"""How many promising screens are opened in search of something better than a less sure find."""
_AGREES: Final = Verdict(False, "would agree to what came up by itself")
_START: Final = 0.6
"""The start promises that it leads to settings, but most that stands on it leads elsewhere."""
_TOLD: Final = 0.5
"""What is left of that where a page only tells of settings, as a manual does."""
_WITHIN: Final = 0.8
"""What is opened within settings is a part of them, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a search goes: screens to open, when its time is up, whether it sweeps what is shorter.

    ``guess``: it may name the nearest control where it has found none.
    """

    screens: int = MAX_SCREENS
    expired: Callable[[], bool] = lambda: False
    sweep: bool = True
    guess: bool = True


@dataclass(frozen=True, slots=True)
class Progress:
    """What a search tells while it runs."""

    screens: int = 0
    frontier: int = 0
    best: str = ""


class Search:
    """The map, what is left to open, the best find. Several scouts may work on one, each holding ``lock``."""

    def __init__(
        self,
        reader: Reader,
        judge: Judge,
        limits: Limits,
        *,
        may: Callable[[Screen, Node], Verdict] = lambda _screen, _node: Verdict(True),
        told: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self.chart = Chart()
        self.frontier = Frontier(self.chart)
        self.returns = Returns(self.chart, reader.start)
        self.limits = limits
        self.reader = reader
        self.screens = 0
        self.returned = 0
        self.held: list[tuple[Opener, str]] = []
        self.best: Found | None = None
        self.put_away: set[Key] = set()
        self.lock = threading.RLock()
        self._judge = judge
        self._may = may
        self._told = told
        self._played: dict[FindKey, Played] = {}
        self._since_found = 0
        self._guesses = False
        self._compared: set[tuple[int, str]] = set()
        self._out: list[End] = []
        self._at: dict[str, int] = {}
        self._settings = lru_cache(None)(judge.settings)
        self._shown = lru_cache(_LOOKS)(lambda screen: tuple(reader.openers(screen)))

    # What is known.

    @property
    def swept(self) -> bool:
        """Whether every possibility that is shorter than the find was looked at."""
        return self.limits.sweep and self.best is not None and self.frontier.complete(self.best)

    @property
    def satisfied(self) -> bool:
        """Whether what was found is sure enough, or nothing better is to be hoped for."""
        if self.best is None:
            return False
        return self.best.strength >= SURE or self._since_found >= _SECOND_LOOKS or not self.frontier.hopeful()

    def openers(self, screen: Screen) -> tuple[Opener, ...]:
        """What can be opened on a screen."""
        return self._shown(screen)

    def leads_on(self, screen: Screen) -> bool:
        """Whether a screen has anything to set, or leads anywhere but to itself."""
        here = canonical(urldefrag(screen.address)[0])
        elsewhere = (o for o in self.openers(screen) if o.address is None or canonical(o.address) != here)
        return sets(screen) or any(self._may(screen, opener.node).allowed for opener in elsewhere)

    def at(self, screen: Screen, key: Key) -> Opener | None:
        """The opener of that key, where it stands on a screen."""
        return next((o for o in self.openers(screen) if o.key == key), None)

    # What comes to be known.

    def begin(self, screen: Screen) -> Spot:
        """The start, seen for the first time."""
        spot = self.arrive(screen, None)
        spot.direct, spot.heat = True, _START
        self._at[canonical(urldefrag(screen.address)[0])] = spot.number
        self.screens = max(self.screens, 1)
        self.rank()
        self._tell()
        return spot

    def arrive(self, screen: Screen, before: Spot | None) -> Spot:
        """The place of a screen, read if it is new. What it shares with the one before is opened from there."""
        out = turned_away(screen)
        self._out = [*self._out, out] if out else []
        spot = self.chart.find(screen)
        if spot is None:
            spot = self.chart.add(screen)
            self._read(spot, screen, before)
        return spot

    def same(self, seen: Spot, expected: Spot, *, begun: bool) -> Spot:
        """The place where an address was opened that led to another one before, or the start was asked for again.

        An application draws the same place in parts, or greets now and then: what is new, and mostly as it was, is
        the place that was expected, and what more it shows belongs to that.
        """
        if (
            seen.number == len(self.chart.spots) - 1
            and seen.came is None
            and self.chart.merge(seen, expected, begun=begun)
        ):
            for key, opener in seen.openers.items():
                if key not in expected.openers:
                    self.frontier.add(expected, opener, seen.status[key])
            self.frontier.drop(seen)
            seen.openers, seen.status, expected.visible = {}, {}, expected.visible | seen.visible
            if len(seen.candidates) > len(expected.candidates):
                expected.candidates, expected.screen = seen.candidates, seen.screen
            seen.candidates = []
            self.rank()
            return expected
        if begun:
            self.chart.begins(seen)
        return seen

    def scrolled(self, before: Spot, after: Screen) -> Spot:
        """What scrolling brought into view: a place of its own, as promising as the one that it belongs to."""
        known = self.chart.find(after)
        if known is before:
            return before
        arrived = known or self.arrive(after, before)
        if arrived.place.path != before.place.path:
            return arrived  # something else has led there, late
        if known is None:
            arrived.heat = before.heat
        self.chart.link(Edge(before.number, arrived.number, "scroll", ("", "", "scroll"), "", "", 0))
        self.rank()
        return arrived

    def opened(self, spot: Spot, opener: Opener, edge: Edge) -> None:
        """Where an opener of a place led: an edge of the map, and the heat that it passes on."""
        spot.status[opener.key] = "opened"
        self.chart.link(edge)
        arrived = self.chart.spots[edge.target]
        if arrived is not spot and arrived.came is not None:
            inherited = _WITHIN * spot.heat if spot.came is not None and opener.promise >= LITTLE else 0.0
            heat = max(arrived.heat, opener.promise, inherited)
            arrived.heat = _TOLD * heat if reads(arrived.screen) else heat
        self.frontier.led(spot, opener, arrived)
        if opener.address:
            self._at.setdefault(canonical(opener.address), arrived.number)
        self.rank()
        if self.best is not None:
            self._since_found += 1
        self._tell()

    def led_astray(self, edge: Edge, expected: Spot) -> None:
        """A deed that led elsewhere when it was done again: where it leads now is on the way as well.

        At least if that is at the same address, or shows the very same at another one, as where the address comes late.
        """
        arrived = self.chart.spots[edge.target]
        one, other = arrived.place, expected.place
        if edge.source != edge.target and (one.path == other.path or one.features == other.features):
            self.chart.link(edge)
            arrived.heat = max(arrived.heat, expected.heat)
            self.rank()

    def hold(self, opener: Opener, reason: str) -> None:
        """What was not pressed, and why."""
        if all(opener.key != other.key for other, _ in self.held):
            self.held.append((opener, reason))

    def rehearsed(self, found: Found, played: Played) -> None:
        """What a rehearsal showed of a find; the best may be another one then."""
        self._played[found.key] = played
        self.rank()

    def missed(self, found: Found, screen: Screen) -> None:
        """A find that was not there when its place was reached again: the place is read anew as it shows now.

        If that is another place, the way leads there, as an application may show last what one has looked at last.
        """
        arrived, came = self.chart.find(screen), found.spot.came
        if came is not None and arrived is not None and arrived is not found.spot:
            self.astray(came)
            return
        found.spot.screen = screen
        self._read(found.spot, screen, None)
        self.rank()

    def dismiss(self, vain: Candidate) -> None:
        """A list that a rehearsal has opened, and that has no choice that refuses: it is no candidate anywhere."""
        for spot in self.chart.spots:
            spot.candidates = [c for c in spot.candidates if (c.kind, c.group) != (vain.kind, vain.group)]
        self.rank()

    def astray(self, edge: Edge) -> None:
        """A deed that did not lead where the map says is taken off it; the best may be another one then."""
        self.chart.unlink(edge)
        self.rank()

    def rank(self) -> None:
        """Choose the best find of the map anew; one that is sure may stand nearer too, where nothing else tells it."""
        self.best = finds.best(self.chart.spots, self._played)
        if self.best is not None and self.best.strength >= SURE and self._twins(self.best):
            self.best = finds.best(self.chart.spots, self._played)
        if self.best is not None and self.best.strength >= SURE and self.reader.meaning.compares:
            meant = finds.doubted(self.best, self._settings(self.best.spot.screen))
            self.best = meant if meant is self.best else replace(meant, played=self._played.get(meant.key))
        if self._guesses and (self.best is None or self.best.strength < SURE):
            self._guess()

    def _guess(self) -> None:
        """Take what is nearest in meaning, unless what the words tell is that already."""
        near = finds.nearest((spot, self._settings(spot.screen)) for spot in self.chart.spots)
        if near is not None and (self.best is None or self.best.candidates[0].about != near.candidates[0].about):
            self.best = replace(near, played=self._played.get(near.key))

    # What to do next.

    def pick(self, *, sweeping: bool) -> Item | End:
        """The most promising thing to open, or in the sweep the nearest; the end where nothing is left."""
        while True:
            chosen = self._chosen(sweeping=sweeping)
            if chosen is None:
                return self.ended(None)
            if self.screens >= self.limits.screens:
                return self.ended(Outcome.BUDGET)
            spot, opener = chosen
            known = self._at.get(canonical(opener.address)) if opener.address else None
            if known is None:
                spot.status[opener.key] = "taken"
                return chosen
            edge = Edge(spot.number, known, opener.do, opener.key, opener.node.role, opener.node.label, 1)
            self.chart.link(edge)
            spot.status[opener.key] = "known"
            self.rank()

    def ended(self, outcome: Outcome | None) -> End:
        """The end: what was found, else what was guessed, or why nothing was."""
        left = sum(1 for _ in self.frontier.items())
        looked = f"{self.screens} screens opened, {left} things left to open"
        if self.best is None or self.best.strength < LESS_SURE:
            shut = kept_out(self.chart.spots, self._out, self.reader.denied)
            if shut is not None:
                return End(shut.outcome, f"{shut.detail}; {looked}")
            if outcome is Outcome.BUDGET and loops(self.chart.spots):
                return End(Outcome.LOOPED, looked)
        if self.limits.guess and not self._guesses:
            self._guesses = True
            self.rank()
        if self.best is not None and (self._guesses or self.best.strength >= LESS_SURE):
            request = self.best.candidates[0].kind == "request"
            return End(Outcome.FOUND_REQUEST if request else Outcome.FOUND)
        return End(outcome or Outcome.NOT_FOUND, looked)

    def _chosen(self, *, sweeping: bool) -> Item | None:
        if (sweeping and self.best is None) or (not sweeping and self.satisfied):
            return None
        item = self._left(sweeping=sweeping)
        if item is None and self.frontier.revive(self.best):
            item = self._left(sweeping=sweeping)
        return item

    def _left(self, *, sweeping: bool) -> Item | None:
        return self.frontier.likeliest_shorter(self.best) if sweeping and self.best else self.frontier.most_promising()

    def _read(self, spot: Spot, screen: Screen, before: Spot | None) -> None:
        shared = before.visible if before and before.place.path == spot.place.path else frozenset[Key]()
        came_up = bool(shared)
        shown = self.openers(screen)
        spot.visible = frozenset(opener.key for opener in shown)
        for opener in shown:
            if opener.key in shared or opener.key in spot.openers or (opener.closes and came_up):
                continue  # what closes it was opened to look at
            agrees = opener.modal and not came_up and not opener.closes and not opener.address
            verdict = _AGREES if agrees else self._may(screen, opener.node)
            part = opener.part or (came_up and opener.address is None)  # what came up is a part of what was opened
            self.frontier.add(spot, replace(opener, part=part), "new" if verdict.allowed else "held")
            if not verdict.allowed:
                self.hold(opener, verdict.reason)
        spot.candidates = self._judge.candidates(screen)

    def _twins(self, found: Found) -> bool:
        """Whether the controls of a find stand at a nearer place, which did not tell what they are."""
        met = False
        for candidate in found.candidates:
            words = candidate.name or candidate.beside
            for spot in self.chart.spots:
                if spot.depth + found.least >= found.cost or (spot.number, words) in self._compared:
                    continue
                self._compared.add((spot.number, words))
                twin = self._judge.twin(spot.screen, candidate)
                if twin is not None and all(
                    (c.name or c.beside) != words for c in spot.candidates if c.strength >= SURE
                ):
                    spot.candidates = [twin, *spot.candidates]
                    met = True
        return met

    def _tell(self) -> None:
        best = f"{self.best.candidates[0].name} ({self.best.cost})" if self.best else ""
        self._told(Progress(self.screens, sum(1 for _ in self.frontier.items()), best))
