"""Seeking: a search, the rehearsal of what it found, and the search again where that made the way longer."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from sayno.auditing.persona import made_up
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.tabs import Tabs
from sayno.drivers.wire import Wire
from sayno.model.redaction import Redactor
from sayno.model.vantage import Vantage
from sayno.model.vocabulary import Vocabulary
from sayno.model.walk import Outcome
from sayno.seams import Sent, Store
from sayno.walk.look_only import LookOnly
from sayno.walk.loop import Trace, walk
from sayno.walk.search.guide import MAX_SCREENS, STARTING_S, Found, Limits, Progress, Search
from sayno.walk.search.judging import Judge
from sayno.walk.search.meaning import Meaning
from sayno.walk.search.openers import Reader
from sayno.walk.search.rehearsal import Played, Rehearse, Unplugged

MAX_MINUTES: Final = 10.0
MOST_REHEARSALS: Final = 4
MOST_DEEDS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Quest:
    """What is sought: a topic from a start address, from a vantage, in a person's session if there is one."""

    start: str
    meaning: Meaning
    vocabularies: tuple[Vocabulary, ...]
    vantage: Vantage
    session: Path | None = None
    max_screens: int = MAX_SCREENS
    max_minutes: float = MAX_MINUTES
    sweep: bool = True


@dataclass(slots=True)
class Sought:
    """What a search left behind: its guide with the map, the traces, and what was stopped on the wire."""

    search: Search
    stopped: list[Sent]
    traces: list[Trace] = field(default_factory=list)
    rehearsals: list[Trace] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return self.traces[-1].end.outcome if self.traces else Outcome.UNREACHABLE

    @property
    def detail(self) -> str | None:
        """What the end says beyond its name."""
        return self.traces[-1].end.detail if self.traces else None

    @property
    def found(self) -> Found | None:
        """What was found, if that is how it ended."""
        return self.search.best if self.outcome in (Outcome.FOUND, Outcome.FOUND_REQUEST) else None


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
    guard = LookOnly(quest.vocabularies)
    reader, judge = Reader(quest.meaning, quest.vocabularies), Judge(quest.meaning, quest.vocabularies)
    search = Search(
        reader,
        judge,
        quest.start,
        Limits(quest.max_screens, lambda: time.monotonic() >= until, quest.sweep),
        may=guard.presses,
        told=told,
    )
    wire = Wire(guard.wire)
    tab = tabs.take(quest.vantage, quest.session, wire)
    driver = BrowserDriver(tab, redactor, live=quest.session is not None, pictures=False)
    sought = Sought(search, wire.stopped)
    try:
        driver.open(quest.start)
        for _ in range(MOST_REHEARSALS):
            sought.traces.append(walk(driver, search, guard, store, patience=STARTING_S + 1, max_actions=MOST_DEEDS))
            if sought.found is None or sought.found.played is not None:
                break
            _rehearse(quest, sought, guard, tabs, store, redactor)
    finally:
        driver.close()
        tabs.give_back(tab, quest.vantage, quest.session)
    sought.seconds = time.monotonic() - begun
    return sought


def _rehearse(quest: Quest, sought: Sought, guard: LookOnly, tabs: Tabs, store: Store, redactor: Redactor) -> None:
    """Play the find through in a tab of its own; what comes out goes back to the search."""
    found = sought.found
    assert found is not None
    wire = Wire(guard.wire)
    tab = tabs.take(quest.vantage, quest.session, wire)
    driver = BrowserDriver(tab, redactor, live=quest.session is not None, pictures=False)
    guide = Rehearse(
        sought.search.chart.way(found.spot),
        found.candidates,
        Judge(quest.meaning, quest.vocabularies),
        Reader(quest.meaning, quest.vocabularies),
        (urlsplit(quest.start).hostname or "").removeprefix("www."),
        cut=lambda: tab.run(wire.cut_off(tab.session)),
        attempts=lambda: wire.attempts,
        answers=made_up,
    )
    try:
        driver.open(quest.start)
        trace = walk(driver, guide, Unplugged(guard, lambda: wire.cut), store, patience=1.5)
    finally:
        driver.close()
        tabs.give_back(tab, quest.vantage, quest.session)
    sought.rehearsals.append(trace)
    if guide.broken is not None:
        sought.search.astray(guide.broken)
    elif guide.absent and trace.last is not None:
        sought.search.mistaken(found, trace.last)
    elif trace.end.outcome is Outcome.REHEARSED:
        sought.search.rehearsed(found, guide.result)
    else:
        sought.search.rehearsed(found, Played(found.ending, complete=False, sent=guide.sent))
