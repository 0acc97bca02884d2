"""The truth about a town: what refuses, and the fewest counted actions to it, by exhaustive search of its model."""

from collections import deque
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from sayno.replicas.town import naming
from sayno.replicas.town.moves import Do, Move, Site, State
from sayno.replicas.town.site import Control, Field, Link, Request, Town, inside
from sayno.replicas.town.trouble import TROUBLES

Ending = Literal["found", "found-request", "not-found"]


class Named(NamedTuple):
    """A control as a screen reader calls it, and ``label``, what a person reads in it or beside it.

    Where the role is ``generic`` the name is the label that stands in it.
    """

    role: str
    name: str
    ref: str
    label: str


class Step(NamedTuple):
    """One step of a route; ``counts`` is 1 where the study's rule counts it, else 0."""

    do: Do
    role: str
    name: str
    ref: str
    counts: int
    value: str = ""
    within: str = ""


@dataclass(frozen=True)
class Truth:
    """What is so.

    ``controls``: any of these refuses (all of them, where ``several`` is above 1). ``default``: what happens to the
    data of a person who does nothing. ``already``: nothing has to be done; ``actions`` is then what it takes to see
    it, as it is what a walk counts that finds the switch as wanted. ``reach``: counted actions until the first
    refusing control can be operated. ``places``: how many can be reached without changing anything. ``ends``: how a
    search may rightly end; several only in the hostile quarter. ``exact``: whether ``actions`` can be held against it;
    not where a code is e-mailed first: nobody who sends nothing sees what is asked for then, so ``controls`` has what
    sends for the code too, and a count can only be a lower bound.
    """

    ending: Ending
    controls: tuple[Named, ...] = ()
    default: Literal["on", "off"] | None = None
    already: bool = False
    several: int = 0
    actions: int | None = None
    reach: int | None = None
    saves: bool = False
    confirms: bool = False
    steps: tuple[Step, ...] = ()
    places: int = 0
    ends: frozenset[str] = frozenset()
    exact: bool = True


def truth(town: Town) -> Truth:
    """Compute it. Raises ``ValueError`` for a town whose goal cannot be reached, which is a mistake of its plan."""
    site = Site(town)
    trouble = TROUBLES.get(town.mischief)
    nothing = not town.goal.settings and not town.goal.request
    if nothing or (trouble and not trouble.reachable):
        return Truth("not-found", places=len(places(site)), ends=trouble.ends if trouble else frozenset({"not-found"}))
    so = _reached(site)
    if trouble:
        return replace(so, ends=trouble.ends, exact=so.exact and trouble.exact)
    return replace(so, ends=frozenset({so.ending}))


def _reached(site: Site) -> Truth:
    town, goal = site.town, site.town.goal
    controls = tuple(_named(site))
    already = bool(goal.settings) and all(town.settings[s].default == value for s, value in goal.settings)
    moves = _shortest(site, seeing=already)
    steps = tuple(Step(m.do, m.role, m.name, m.ref, m.counts, m.value, m.within) for m in moves)
    actions = sum(step.counts for step in steps)
    first = next((n for n, step in enumerate(steps) if _refuses(site, step.ref)), len(steps))
    return Truth(
        ending="found-request" if goal.request else "found",
        controls=controls,
        default="off" if already else "on",
        already=already,
        several=len(goal.settings),
        actions=actions,
        reach=sum(step.counts for step in steps[:first]),
        saves=any(step.ref.endswith(".save") for step in steps),
        confirms=any(step.ref.endswith(".yes") for step in steps),
        steps=steps,
        places=len(places(site)),
        exact=not any(isinstance(block, Request) and block.codes for block in town.by_ref.values()),
    )


def _refuses(site: Site, ref: str) -> bool:
    """Whether what is operated is a refusing control, or part of a request."""
    block = site.town.by_ref.get(ref.partition(".")[0])
    wanted = {setting for setting, _ in site.town.goal.settings}
    return isinstance(block, Field | Request) or (isinstance(block, Control) and block.setting in wanted)


def _named(site: Site) -> list[Named]:
    """Whatever refuses: the controls of the goal's settings, or the button that sends the request.

    A control that says what it would do says the other thing where it refuses already.
    """
    town, found = site.town, []
    for block in town.by_ref.values():
        if isinstance(block, Request) and (block.codes or (block.sends and block.sends == town.goal.request)):
            last = len(block.sheets) - 1
            found.append(Named("button", block.sheets[last].button, f"{block.ref}.{last}", block.sheets[last].button))
        elif isinstance(block, Control):
            for setting, value in town.goal.settings:
                if block.setting == setting:
                    others = [choice.value for choice in block.choices if choice.value != value]
                    already = block.widget == "worded" and town.settings[setting].default == value
                    called = naming.control_name(block, others[0] if already else value, site.turn_on, site.turn_off)
                    found.append(Named(naming.control_role(block), called, block.ref, block.label))
    return found


def _shortest(site: Site, *, seeing: bool) -> list[Move]:
    """The moves of a shortest way: Dijkstra, whose distances here are 0 or 1, so two ends of one queue suffice."""
    start = State(site.town.home)
    best: dict[State, int] = {start: 0}
    came: dict[State, tuple[State, Move]] = {}
    queue = deque([start])
    settled: set[State] = set()
    while queue:
        state = queue.popleft()
        if state in settled:
            continue
        settled.add(state)
        if not seeing and site.town.refused(state.saved, state.made):
            return _way(state, came)
        for move in site.moves(state):
            if seeing and _refuses(site, move.ref):
                return _way(state, came)
            cost = best[state] + move.counts
            if cost < best.get(move.after, cost + 1):
                best[move.after], came[move.after] = cost, (state, move)
                (queue.append if move.counts else queue.appendleft)(move.after)
    raise ValueError(f"the refusal of {site.town.key} cannot be reached")


def _way(state: State, came: dict[State, tuple[State, Move]]) -> list[Move]:
    moves: list[Move] = []
    while state in came:
        state, move = came[state]
        moves.append(move)
    return moves[::-1]


def places(site: Site) -> set[str]:
    """The places that can be reached by looking alone, whatever it takes to unfold the way."""
    town = site.town
    seen, waiting = {town.home}, [town.home]
    always = [b for b in inside((*town.top, *town.foot)) if isinstance(b, Link)]
    while waiting:
        place = town.places[waiting.pop()]
        links = [b for b in inside(place.blocks) if isinstance(b, Link)]
        for link in links if place.bare else [*always, *links]:
            if link.to not in seen:
                seen.add(link.to)
                waiting.append(link.to)
    return seen
