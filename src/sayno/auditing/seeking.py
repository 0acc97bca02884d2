"""Seeking: look until something is found, rehearse it, and sweep what may be shorter, in several tabs at once."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from sayno.auditing.persona import made_up
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.kept import Kept
from sayno.drivers.tabs import Tabs
from sayno.drivers.wire import Wire
from sayno.model.redaction import Redactor
from sayno.model.screen import Screen
from sayno.model.vantage import Vantage
from sayno.model.vocabulary import Vocabulary
from sayno.model.walk import Outcome, SeenScreen
from sayno.seams import End, Sent, Store, Unreachable
from sayno.walk.look_only import LookOnly
from sayno.walk.loop import Trace, walk
from sayno.walk.search.chart import FAR, Edge
from sayno.walk.search.finds import FindKey, Found
from sayno.walk.search.judging import Judge
from sayno.walk.search.meaning import Meaning, Remembering
from sayno.walk.search.openers import Reader
from sayno.walk.search.patience import STARTING_S
from sayno.walk.search.recount import recount
from sayno.walk.search.rehearsal import Behind, Played, Rehearse
from sayno.walk.search.scout import Scout
from sayno.walk.search.search import MAX_SCREENS, Limits, Progress, Search
from sayno.walk.search.unplugged import Unplugged

MAX_MINUTES: Final = 10.0
MAX_TABS: Final = 2
MOST_REHEARSALS: Final = 6
MOST_DEEDS: Final = 5_000
REHEARSING_S: Final = 5.0
"""So long a rehearsal waits for what was seen before to be there again."""
WORTH_A_TAB: Final = 4
"""So many things must be left to sweep for each tab, or opening one more takes longer than it saves."""
FINDS: Final = (Outcome.FOUND, Outcome.FOUND_REQUEST)


@dataclass(frozen=True, slots=True)
class Quest:
    """What is sought: a topic from a start address, from a vantage, in a person's session if there is one.

    ``tabs``: how many may look at once in the sweep. Until something is found one looks alone, since each screen
    tells where to look next; the order of a sweep does not matter. ``guess``: the nearest control may be named where
    none is found; what is published is no guess.
    """

    start: str
    meaning: Meaning
    vocabularies: tuple[Vocabulary, ...]
    vantage: Vantage
    session: Path | None = None
    max_screens: int = MAX_SCREENS
    max_minutes: float = MAX_MINUTES
    sweep: bool = True
    tabs: int = MAX_TABS
    guess: bool = True


@dataclass(slots=True)
class Sought:
    """What a search left behind: the map, the traces, and what was stopped on the wire.

    ``recounted``: the fewest counted actions to the place of what was found, by the traces as they were stored and
    nothing else; None where they prove no way.
    """

    search: Search
    stopped: list[Sent] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    rehearsals: list[Trace] = field(default_factory=list)
    end: End = field(default_factory=lambda: End(Outcome.UNREACHABLE))
    recounted: int | None = None
    screens_until_found: int | None = None
    seconds: float = 0.0

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return self.end.outcome

    @property
    def detail(self) -> str | None:
        """What the end says beyond its name."""
        return self.end.detail

    @property
    def found(self) -> Found | None:
        """What was found, if that is how it ended."""
        return self.search.best if self.outcome in FINDS else None

    @property
    def way(self) -> tuple[Edge, ...]:
        """The shortest known way to what was found."""
        return self.search.chart.way(self.found.spot) if self.found else ()


def seek(
    quest: Quest,
    tabs: Tabs,
    store: Store,
    redactor: Redactor,
    told: Callable[[Progress], None] = lambda _: None,
) -> Sought:
    """Look for the way to a refusal, touching nothing. Raises ``NoBrowser`` and ``Unreachable`` for the start."""
    begun = time.monotonic()
    until = begun + quest.max_minutes * 60
    party = _Party(quest, tabs, store, redactor)
    search = Search(
        party.reader,
        party.judge,
        Limits(quest.max_screens, lambda: party.called_off or time.monotonic() >= until, quest.sweep, quest.guess),
        may=party.guard.presses,
        told=told,
    )
    sought = Sought(search)
    try:
        party.join(sought)
        _search(party, sought)
    finally:
        party.leave(sought)
        sought.recounted = _recounted(sought, party.reader, store)
        sought.seconds = time.monotonic() - begun
    return sought


def _recounted(sought: Sought, reader: Reader, store: Store) -> int | None:
    """The fewest counted actions to the place of the find that the stored evidence proves."""
    if sought.found is None:
        return None

    @cache
    def read(seen: SeenScreen) -> Screen:
        return Screen(address=seen.address, title=seen.title, tree=store.blob(seen.tree).decode())

    chart = recount(sought.traces, read, reader)
    spot = chart.find(read(store.keep(sought.found.spot.screen)))  # as it is stored: without what is personal
    return spot.depth if spot is not None and spot.depth < FAR else None


def _search(party: "_Party", sought: Sought) -> None:
    """Look, rehearse, sweep; again where the rehearsal made the way longer or the sweep found another."""
    search = sought.search
    while True:
        sought.end = party.explore(sought)
        if sought.found is None:
            return
        sought.screens_until_found = sought.screens_until_found or search.screens
        if sought.found.played is None:
            if len(sought.rehearsals) >= MOST_REHEARSALS:
                return
            party.rehearse(sought, sought.found)
            continue
        opened = search.screens
        left = sum(1 for _ in islice(search.frontier.shorter(sought.found), WORTH_A_TAB * party.quest.tabs))
        if not party.quest.sweep or not left:
            return
        party.sweep(sought, left)
        if search.screens == opened and sought.found and sought.found.played is not None:
            return


class _Looker:
    """A scout in a tab of its own, with a driver and a wire."""

    def __init__(self, party: "_Party", search: Search) -> None:
        self.wire = Wire(party.guard.wire)
        self.tab = party.tabs.take(party.quest.vantage, party.quest.session, self.wire)
        self.driver = BrowserDriver(self.tab, party.redactor, live=party.quest.session is not None, pictures=False)
        self.scout = Scout(search)


class _Party:
    """Those who look, and what they share."""

    def __init__(self, quest: Quest, tabs: Tabs, store: Store, redactor: Redactor) -> None:
        self.quest = quest
        self.tabs = tabs
        self.redactor = redactor
        self.guard = LookOnly(quest.vocabularies)
        meaning = Remembering(quest.meaning)
        self.reader = Reader(meaning, quest.vocabularies, quest.start)
        self.judge = Judge(meaning, quest.vocabularies)
        self.called_off = False
        self._store = store
        self._lookers: list[_Looker] = []
        self._missed: set[FindKey] = set()  # in a rehearsal, once: twice is no accident
        self._broken: set[Edge] = set()  # likewise

    def join(self, sought: Sought) -> None:
        """One more looks, from the start. Raises ``NoBrowser`` and ``Unreachable``."""
        looker = _Looker(self, sought.search)
        self._lookers.append(looker)
        looker.driver.open(self.quest.start)

    def leave(self, sought: Sought) -> None:
        """All tabs are given back; what was stopped in them is kept."""
        for looker in self._lookers:
            sought.stopped.extend(looker.wire.stopped)
            self._give_back(looker)
        self._lookers.clear()

    def explore(self, sought: Sought) -> End:
        """One looks until something is found, or nothing is left."""
        self._lookers[0].scout.sweeping = False
        return self._look(sought, self._lookers[:1])

    def sweep(self, sought: Sought, left: int) -> None:
        """Everything that may be shorter is looked at, by as many as it is worth."""
        try:
            while len(self._lookers) < min(self.quest.tabs, left // WORTH_A_TAB):
                self.join(sought)
        except Unreachable:
            self._give_back(self._lookers.pop())
        for looker in self._lookers:
            looker.scout.sweeping = True
        self._look(sought, self._lookers)

    def rehearse(self, sought: Sought, found: Found) -> None:
        """Play a find through in a tab of its own; what comes out goes back to the search."""
        quest, search = self.quest, sought.search
        wire, kept = Wire(self.guard.wire), Kept()
        tab = self.tabs.take(quest.vantage, quest.session, wire)
        tab.run(kept.watch(tab.session))
        driver = BrowserDriver(tab, self.redactor, live=quest.session is not None, pictures=False)

        def cut() -> None:
            tab.run(wire.cut_off(tab.session))
            kept.count()

        guide = Rehearse(
            search.chart.way(found.spot),
            found.candidates,
            self.judge,
            self.reader,
            Behind(cut, attempts=lambda: wire.attempts, kept=lambda: kept.keys),
            answers=made_up,
        )
        try:
            driver.open(quest.start)
            trace = walk(driver, guide, Unplugged(self.guard, lambda: wire.cut), self._store, patience=REHEARSING_S)
        finally:
            driver.close()
            self.tabs.give_back(tab, quest.vantage, quest.session)
        sought.rehearsals.append(trace)
        if guide.broken is not None:
            if guide.broken in self._broken:
                search.astray(guide.broken)
            self._broken.add(guide.broken)
        elif guide.absent and trace.last is not None:
            if found.key in self._missed:
                search.missed(found, trace.last)
            self._missed.add(found.key)
        elif guide.vain is not None:
            search.dismiss(guide.vain)
        elif trace.end.outcome is Outcome.REHEARSED:
            search.rehearsed(found, guide.result)
        else:
            search.rehearsed(found, Played(found.ending, complete=False, sent=guide.sent))

    def _look(self, sought: Sought, lookers: Sequence[_Looker]) -> End:
        """Let some look at once, until each has nothing left to do; how the first one ended."""

        def looks(one: _Looker) -> Trace:
            return walk(one.driver, one.scout, self.guard, self._store, patience=STARTING_S + 1, max_actions=MOST_DEEDS)

        if len(lookers) == 1:
            traces = [looks(lookers[0])]
        else:
            with ThreadPoolExecutor(len(lookers)) as pool:
                try:
                    traces = list(pool.map(looks, lookers))
                except BaseException:
                    self.called_off = True  # those who still look end, and the pool with them
                    raise
        sought.traces.extend(traces)
        return traces[0].end

    def _give_back(self, looker: _Looker) -> None:
        looker.driver.close()
        self.tabs.give_back(looker.tab, self.quest.vantage, self.quest.session)
