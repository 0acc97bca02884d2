"""The one loop: see, choose, guard, act, note."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sayno.model.node import EDITABLE
from sayno.model.screen import Screen
from sayno.model.walk import Action, Held, Operated, Outcome, SeenScreen
from sayno.seams import Deed, Driver, End, Guard, Guide, Missing, Stale, Store, Unreachable

MAX_STALE = 20
"""How often in a row a control may vanish under the hand before the way counts as broken."""

MAX_ACTIONS = 200
"""A walk that has not ended by then goes round in circles: outcome ``looped``."""

SOON_S = 0.05
"""What is missing is looked for again so soon at first …"""
LATER = 1.3
SELDOM_S = 0.5
"""… then each time so many times later, and at last this seldom: each look costs, and what is slow may stay away."""


@dataclass(slots=True)
class Trace:
    """What one run of the loop left behind. ``ended``: what was seen last, which may have come late."""

    started: datetime
    start: SeenScreen | None = None
    ended: SeenScreen | None = None
    actions: list[Action] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    end: End = field(default_factory=lambda: End(Outcome.INTERRUPTED))
    last: Screen | None = None
    seconds: float = 0.0


def walk(
    driver: Driver,
    guide: Guide,
    guard: Guard,
    store: Store,
    *,
    patience: float = 5.0,
    max_actions: int = MAX_ACTIONS,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Trace:
    """Walk from where the driver stands until the guide ends, the guard holds back, or the way breaks.

    ``patience`` is how many seconds to look again for something that is missing. Unhappy ends are
    outcomes of the trace; only programming errors and interrupts are raised.
    """
    trace = Trace(started=now())
    begun = time.monotonic()
    try:
        trace.end = _steps(driver, guide, guard, store, trace, patience, max_actions, now)
    except Unreachable as error:
        trace.end = End(Outcome.UNREACHABLE, str(error))
    trace.seconds = time.monotonic() - begun
    return trace


def _steps(
    driver: Driver,
    guide: Guide,
    guard: Guard,
    store: Store,
    trace: Trace,
    patience: float,
    max_actions: int,
    now: Callable[[], datetime],
) -> End:
    screen = trace.last = driver.see()
    seen = trace.start = store.keep(screen)
    stale = 0
    while len(trace.actions) < max_actions:
        screen, deed = _choose(driver, guide, screen, patience)
        if screen is not trace.last:
            trace.last, seen = screen, store.keep(screen)
        trace.ended = seen
        if isinstance(deed, End):
            return deed
        if isinstance(deed, Missing):
            return _broken(screen, deed)
        verdict = guard.judge(screen, deed)
        if not verdict.allowed:
            node = deed.node
            trace.held.append(
                Held(do=deed.do, role=node.role if node else "", name=node.label if node else "", reason=verdict.reason)
            )
            if guide.refused(deed, verdict.reason):
                continue
            return End(Outcome.HELD_BACK, verdict.reason)
        at, begun = now(), time.monotonic()
        try:
            driver.do(deed)
            after = driver.see()
        except (Stale, Unreachable) as error:
            stale += 1
            if guide.refused(deed, str(error)):
                stale = 0
            elif isinstance(error, Unreachable):
                raise
            if stale > MAX_STALE:
                return End(Outcome.BROKEN, f"a control was there and could not be operated: {error}")
            screen = driver.see()
            continue
        stale = 0
        seconds = time.monotonic() - begun
        kept = store.keep(after)
        trace.actions.append(_noted(len(trace.actions) + 1, deed, at, seconds, seen, kept))
        guide.done(deed, after)
        screen = trace.last = after
        seen = kept
    return End(Outcome.LOOPED, f"no end after {max_actions} actions")


def _choose(driver: Driver, guide: Guide, screen: Screen, patience: float) -> tuple[Screen, Deed | Missing | End]:
    """What the guide wants, looking again while something is missing and patience with it lasts."""
    missed, until, pause = "", 0.0, SOON_S
    while True:
        wanted = guide.next(screen)
        if not isinstance(wanted, Missing):
            return screen, wanted
        if wanted.wanted != missed:
            missed, until, pause = wanted.wanted, time.monotonic() + patience, SOON_S
        if time.monotonic() >= until:
            return screen, wanted
        time.sleep(pause)
        pause = min(LATER * pause, SELDOM_S)
        screen = driver.see()


_STATUS = {401: Outcome.SIGNED_OUT, 403: Outcome.BLOCKED, 429: Outcome.BLOCKED, 451: Outcome.REGION_DENIED}


def _broken(screen: Screen, missing: Missing) -> End:
    """Name the reason why a step's control is not there, as far as the screen shows it."""
    detail = f"looked for {missing.wanted}; there was {missing.there}"
    if screen.status in _STATUS:
        return End(_STATUS[screen.status], f"the service answered {screen.status}; {detail}")
    if screen.status is not None and screen.status >= 500:
        return End(Outcome.UNREACHABLE, f"the service answered {screen.status}; {detail}")
    if any(n.role in EDITABLE and "password" in n.name.casefold() for n in screen.nodes):
        return End(Outcome.SIGNED_OUT, f"the page asks for a password; {detail}")
    return End(Outcome.BROKEN, detail)


def _noted(n: int, deed: Deed, at: datetime, seconds: float, before: SeenScreen, after: SeenScreen) -> Action:
    node, typed = deed.node, deed.do in ("enter", "write")
    return Action(
        n=n,
        step=deed.step,
        do=deed.do,
        control=Operated(role=node.role, name=node.label, on=node.on, filled=bool(node.text) and node.role in EDITABLE)
        if node
        else None,
        value=None if typed else deed.value,
        field=deed.field,
        keys=len(deed.value or "") if typed else 0,
        at=at,
        seconds=round(seconds, 4),
        before=before,
        after=after,
    )
