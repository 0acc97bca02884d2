"""The map of a search, made anew from what was stored of it: so that nobody has to believe the search."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Final, Protocol
from urllib.parse import urldefrag

from sayno.model.screen import Screen
from sayno.model.walk import Action, SeenScreen
from sayno.walk.search.addresses import canonical
from sayno.walk.search.chart import Chart, Edge, Spot
from sayno.walk.search.openers import Key, Reader

_ANY: Final[Key] = ("", "", "")
_LEADS: Final = ("press", "hover", "write", "scroll")
_COSTS: Final = {"press": 1, "hover": 0, "write": 0, "scroll": 0}


class Walked(Protocol):
    """What is needed of a walk: its first screen and its actions."""

    @property
    def start(self) -> SeenScreen | None:
        """The first screen; None where there was none."""

    @property
    def ended(self) -> SeenScreen | None:
        """What was seen last; None where nothing was."""

    @property
    def actions(self) -> Sequence[Action]:
        """What was done, with the screens before and after."""


def recount(walks: Iterable[Walked], read: Callable[[SeenScreen], Screen], reader: Reader) -> Chart:
    """The map that some walks prove; the first screen of the first walk is the start.

    Two kinds of edges: a deed that was seen to lead from one place to another, and a link whose address was opened
    and seen to lead there. ``read`` gives a stored screen back.
    """
    chart = Chart()
    led: dict[str, set[int]] = defaultdict(set)
    for walk in walks:
        if walk.start is not None and not chart.spots:
            start = read(walk.start)
            led[canonical(urldefrag(start.address)[0])].add(_placed(chart, start).number)
        for action, later in zip_longest(walk.actions, walk.actions[1:]):
            # What came of a deed late is what the next one was done to.
            after = later.before if later else walk.ended or action.after
            _follow(chart, led, action, read(action.before), read(after))
    for spot in tuple(chart.spots):
        for opener in reader.openers(spot.screen):
            targets = led.get(canonical(opener.address), ()) if opener.address and opener.do == "press" else ()
            for target in targets:
                chart.link(Edge(spot.number, target, "press", _ANY, opener.node.role, opener.node.label, 1))
    return chart


def _follow(chart: Chart, led: dict[str, set[int]], action: Action, before: Screen, after: Screen) -> None:
    source = _placed(chart, before)
    role, name = (action.control.role, action.control.name) if action.control else ("", "")
    if action.do == "press" and chart.put_away(source, role, name, after):
        return
    target = _asked(chart, led, action, after) if action.do in ("open", "begin") else _placed(chart, after)
    stays = source.place.path == target.place.path
    if action.do in _LEADS and source is not target and (stays or action.do != "scroll"):
        chart.link(Edge(source.number, target.number, action.do, _ANY, role, name, _COSTS[action.do]))


def _asked(chart: Chart, led: dict[str, set[int]], action: Action, after: Screen) -> Spot:
    """The place at an address that was asked for; one that is drawn in parts is the one that stood there before."""
    begun, address = action.do == "begin", canonical(action.value or "")
    known = len(chart.spots)
    target = _placed(chart, after)
    if target.number == known:
        expected = chart.spots[:1] if begun else [s for s in chart.spots[:known] if s.address == action.value]
        for spot in expected:
            if chart.merge(target, spot, begun=begun):
                return spot
        if begun:
            chart.begins(target)
    led[address].add(target.number)
    return target


def _placed(chart: Chart, screen: Screen) -> Spot:
    return chart.find(screen) or chart.add(screen)
