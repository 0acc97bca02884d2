"""A scout: one who looks for a search, in a tab of its own. Told of every screen, it says what to do next."""

from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import Deed, End, Missing
from sayno.walk.search.away import turned_away
from sayno.walk.search.chart import Edge, Spot
from sayno.walk.search.frontier import HOPEFUL, cost
from sayno.walk.search.openers import Opener
from sayno.walk.search.patience import Patience, blank
from sayno.walk.search.reaction import Reaction
from sayno.walk.search.returning import Leg, Method
from sayno.walk.search.scrolling import Scrolling
from sayno.walk.search.search import Search

_SLIPS: Final = 3
"""So often a thing that was there may not be operable before it is let be."""
_BLANKS: Final = 3
"""An application so many of whose addresses showed nothing is walked through by pressing, as people do."""
_PROMISING: Final = 0.4
"""What promises as much is pressed where it stands if its address leads elsewhere."""
_SETTINGS: Final = 0.5
"""A place that promises as much is one of settings."""
_SERVER_ERROR: Final = 500
"""A server that failed is asked again, as a person would."""
_OTHER: Final = End(Outcome.BROKEN, "a second tab shows something else")


@dataclass(slots=True)
class _Errand:
    """Something to open. ``here``: it stands on the present screen too, which is another place than its own.

    ``by_hand``: it is pressed where it stands, although its address is known.
    """

    spot: Spot
    opener: Opener
    tried: list[Method] = field(default_factory=list)
    slips: int = 0
    here: bool = False
    by_hand: bool = False


class Scout:
    """Opens what the search wants opened; goes back where that stands. A guide, as the loop knows them."""

    def __init__(self, search: Search) -> None:
        self.sweeping = False
        self._search = search
        self._here: Spot | None = None
        self._last: Edge | None = None
        self._errand: _Errand | None = None
        self._legs: list[Leg] = []
        self._method: Method | None = None
        self._tidying = False
        self._scrolling = Scrolling()
        self._failed = 0
        self._blanks = 0
        self._patience = Patience()
        self._pending: Reaction | None = None
        self._address = search.reader.start

    def next(self, screen: Screen) -> Deed | Missing | End:
        """The next deed, or the end."""
        with self._search.lock:
            deed = self._next(screen)
            if isinstance(deed, Deed):
                self._address = screen.address
            return deed

    def done(self, deed: Deed, after: Screen) -> None:
        """Where a deed has led is put on the map."""
        with self._search.lock:
            here, reacts = self._here, deed.do in ("press", "write", "open", "begin")
            reaction = Reaction.to(deed, here, self._address, hoped=self._hopes()) if here and reacts else None
            if reaction is not None and reaction.awaited(self._search.chart.find(after), after):
                self._pending = reaction
            else:
                self._done(deed, after)

    def _hopes(self) -> bool:
        """Whether what was just opened promises much, in settings."""
        errand = None if self._legs else self._errand
        return errand is not None and errand.spot.heat >= _SETTINGS and errand.opener.promise >= HOPEFUL

    def refused(self, deed: Deed, reason: str) -> bool:
        """A deed that was held back or could not be done: on with something else."""
        with self._search.lock:
            if deed.do == "scroll" and not self._legs:
                self._scrolling.ends()
            elif self._tidying:
                self._tidying = False
            elif self._legs:
                self._fell_through()
            elif self._errand is not None:
                self._slipped(self._errand, reason)
            return True

    def _next(self, screen: Screen) -> Deed | Missing | End:
        if self._patience.resting:
            return Missing("a server that is well", "nothing yet")
        if self._patience.empty(screen, begun=self._here is not None):
            return Missing("something to open", "nothing yet")
        if self._here is None:
            begun = self._begin(screen)
            if begun is not None:
                return begun
        if self._pending is not None and not self._settled(self._pending, screen):
            return Missing("what it leads to", "nothing yet")
        if self._errand is None and not self._legs:
            self._arrive(screen, None)
        while True:
            if self._search.limits.expired():
                return self._search.ended(Outcome.BUDGET)
            first = self._tidy(screen) or self._scroll(screen)
            if first is not None:
                return first
            if self._errand is None:
                picked = self._search.pick(sweeping=self.sweeping)
                if isinstance(picked, End):
                    return picked
                self._errand = _Errand(*picked, by_hand=self._blanks >= _BLANKS)
            on = self._toward(screen, self._errand)
            if on is not None:
                return on

    def _settled(self, pending: Reaction, screen: Screen) -> bool:
        """Whether it is known what the last deed led to: something else is there now, or it took too long."""
        if pending.awaited(self._search.chart.find(screen), screen):
            return False
        self._pending = None
        self._done(pending.deed, screen)
        return True

    def _done(self, deed: Deed, after: Screen) -> None:
        before, errand, search = self._here, self._errand, self._search
        if before is None:
            return  # the start was asked for again
        if self._tidying:
            self._tidying = False
            self._arrive(after, None)
            return
        if deed.do == "scroll" and not self._legs:
            self._scrolling.went_on()
            self._here = search.scrolled(before, after)
            return
        away = errand is not None and before is errand.spot and deed.do == "press" and not self._legs
        pressed = errand.opener.node if errand else None
        if away and errand and pressed and search.chart.put_away(before, pressed.role, pressed.label, after):
            search.put_away.add(errand.opener.key)
            search.frontier.retire(errand.opener.key)
            self._errand = None
            return
        looked = not self._legs and not (errand and errand.opener.closes)
        known = len(search.chart.spots)
        arrived = self._arrive(after, before if looked else None)
        search.screens += deed.do == "hover" and not self._legs and arrived.number >= known
        if errand is not None and (after.status or 0) >= _SERVER_ERROR and errand.slips < _SLIPS:
            errand.slips, errand.tried, self._legs, errand.here = errand.slips + 1, [], [], False
            self._patience.rest(errand.slips)
        elif self._legs:
            self._came_back(before, arrived, after)
        elif errand is not None and deed.do == "open" and _not_shown(errand, after):
            errand.by_hand = True  # some applications show a page only to who comes from another
            self._blanks += blank(after)
        elif errand is not None and self._stayed_shut(errand, before, arrived, after):
            errand.slips += 1  # it was drawn anew under the hand
        elif errand is not None:
            source, opener = before if errand.here else errand.spot, errand.opener
            edge = Edge(
                source.number, arrived.number, opener.do, opener.key, opener.node.role, opener.node.label, cost(opener)
            )
            search.opened(errand.spot, opener, edge)
            if source.depth > errand.spot.depth:
                errand.spot.status[opener.key] = "lost"  # where it leads from its own place, nobody has seen
            self._last, self._errand = edge, None

    def _stayed_shut(self, errand: _Errand, before: Spot, arrived: Spot, after: Screen) -> bool:
        """Whether what was pressed says that it is still closed, and nothing else has come of it; asked once."""
        if (
            arrived is not before
            or errand.slips
            or errand.opener.do != "press"
            or errand.opener.node.expanded is not False
        ):
            return False
        there = self._search.at(after, errand.opener.key)
        return there is not None and there.node.expanded is False

    # Going where the errand is, and opening it.

    def _toward(self, screen: Screen, errand: _Errand) -> Deed | Missing | None:
        search = self._search
        if self._legs:
            return self._step_back(screen)
        away = search.at(screen, errand.opener.key) is None
        addressed = errand.opener.address and errand.opener.do == "press" and not errand.by_hand
        if addressed and (away or errand.spot is not self._here):
            search.screens += 1
            return Deed("open", value=errand.opener.address)
        if errand.spot is self._here or errand.here:
            opener = search.at(screen, errand.opener.key)
            if opener is None:
                late = self._patience.late(errand.opener.node)
                if late is None:
                    self._give_up(errand)
                return late
            self._patience.seen()
            search.screens += errand.opener.do != "hover"  # pointing opens a screen only if something comes up
            return opener.deed
        if self._here is not None and self._here.page == errand.spot.page and not away:
            errand.here = True  # further down the same page, where it still stands
            return None
        planned = search.returns.plan(self._here, errand.spot, self._last, errand.tried)
        if planned is None and search.at(screen, errand.opener.key) is not None:
            errand.here = True
            return None
        if planned is None:
            self._give_up(errand)
            return None
        self._method, self._legs = planned
        errand.tried.append(self._method)
        return self._step_back(screen)

    def _give_up(self, errand: _Errand) -> None:
        errand.spot.status[errand.opener.key] = "lost"
        self._errand = None

    def _slipped(self, errand: _Errand, reason: str) -> None:
        """What was drawn anew under the hand is looked for again, a few times."""
        errand.slips += 1
        if errand.slips >= _SLIPS:
            errand.spot.status[errand.opener.key] = "held"
            self._search.hold(errand.opener, reason)
            self._errand = None

    def _step_back(self, screen: Screen) -> Deed | Missing | None:
        leg = self._legs[0]
        if leg.edge is None:
            return Deed(leg.do, value=leg.address)
        if leg.do == "scroll":
            return None if self._in_view(screen) else Deed("scroll")
        opener = self._search.at(screen, leg.edge.key)
        if opener is None:
            source = self._search.chart.spots[leg.edge.source]
            late = self._patience.late(source.openers[leg.edge.key].node) if leg.edge.key in source.openers else None
            if late is None:
                self._fell_through()
            return late
        self._patience.seen()
        return opener.deed

    def _in_view(self, screen: Screen) -> bool:
        """Whether what comes after some scrolling is in view without it; then that much of the way falls away."""
        ahead = next((n for n, leg in enumerate(self._legs) if leg.do != "scroll"), None)
        edge = self._legs[ahead].edge if ahead is not None else None
        errand = self._errand
        if edge is not None and self._search.at(screen, edge.key) is not None:
            self._legs = self._legs[ahead:]
            return True
        if ahead is None and errand is not None and self._search.at(screen, errand.opener.key) is not None:
            self._legs, errand.here = [], True
            return True
        return False

    def _came_back(self, before: Spot, arrived: Spot, after: Screen) -> None:
        """Whether a leg led where it should; else the method has failed, and another is tried."""
        self._search.returned += 1
        leg, target = self._legs[0], self._search.chart.spots[self._legs[0].target]
        if leg.edge is not None and arrived is not target:
            self._search.led_astray(replace(leg.edge, source=before.number, target=arrived.number), target)
        ahead = next((n for n, other in enumerate(self._legs) if other.target == arrived.number), 0)
        if ahead:  # a part of the way has fallen away: what was closed once is closed
            self._last, self._legs = self._legs[ahead].edge, self._legs[ahead + 1 :]
            return
        right = arrived is target or (self._shows(after) and arrived.depth <= target.depth) or self._goes_on(after)
        if arrived is not target and leg.do in ("open", "begin") and turned_away(after) is None:
            arrived = self._here = self._search.same(arrived, target, begun=leg.do == "begin")
            right = right or arrived is target or (leg.do == "begin" and len(self._legs) > 1)
        if leg.do == "open":
            target.direct = arrived is target
        if arrived is not target and right and self._errand is not None:
            self._errand.here = True  # another place, but the thing to be opened stands here as well
        self._last = leg.edge
        if right and leg.edge is not None:
            self._search.returns.walked(leg.edge, through=True)
        if right:
            self._legs = self._legs[1:]
        else:
            self._fell_through()

    def _shows(self, after: Screen) -> bool:
        """Whether the thing to be opened stands on a screen, if this was the last leg."""
        errand = self._errand
        return errand is not None and len(self._legs) == 1 and self._search.at(after, errand.opener.key) is not None

    def _goes_on(self, after: Screen) -> bool:
        """Whether the next leg can be gone from a screen, whatever else has come up there meanwhile."""
        following = self._legs[1].edge if len(self._legs) > 1 else None
        return following is not None and self._search.at(after, following.key) is not None

    def _fell_through(self) -> None:
        if self._method is not None:
            self._search.returns.failed[self._method] += 1
        if self._legs and self._legs[0].edge is not None:
            self._search.returns.walked(self._legs[0].edge, through=False)
        self._legs = []

    # Arriving.

    def _begin(self, screen: Screen) -> Deed | Missing | End | None:
        """At the start, for the first time; who comes later must see what the first one saw."""
        if (screen.status or 0) >= _SERVER_ERROR and self._failed < _SLIPS:
            self._failed += 1
            self._patience.rest(self._failed)
            return Deed("open", value=self._search.reader.start)
        ended = turned_away(screen)
        if ended is not None:
            return (
                Missing("a page without a password", "one that asks for it") if self._patience.asked(ended) else ended
            )
        if self._patience.unsteady(screen):
            return Missing("a start that stays as it is", "one that still changes")
        if not self._search.leads_on(screen) and self._patience.leads_nowhere():
            return Missing("what leads on", "nothing yet")
        if self._search.screens and self._search.chart.find(screen) is not self._search.chart.spots[0]:
            return _OTHER
        self._here = self._search.begin(screen) if not self._search.screens else self._search.chart.spots[0]
        return None

    def _arrive(self, screen: Screen, before: Spot | None) -> Spot:
        known = len(self._search.chart.spots)
        self._here = self._search.arrive(screen, before)
        if self._here.number >= known:
            self._scrolling = Scrolling()
        return self._here

    def _tidy(self, screen: Screen) -> Deed | None:
        """What was put away once and lies in the way again, in this tab, is put away again."""
        put_away = self._search.put_away
        again = [o for o in self._search.openers(screen) if o.key in put_away and o.modal] if put_away else []
        if not again or self._tidying:
            return None
        self._tidying = True
        return Deed("press", again[0].node)

    def _scroll(self, screen: Screen) -> Deed | None:
        """On a page that may hold more than it shows, scroll before going elsewhere."""
        if self._legs or self._errand or self._here is None:
            return None
        return Deed("scroll") if self._scrolling.helps(self._here, screen, self._search.best) else None


def _not_shown(errand: _Errand, after: Screen) -> bool:
    """Whether an address showed nothing, or, where it promised much, sent one away to another page; asked once."""
    if errand.by_hand or blank(after):
        return not errand.by_hand
    asked, shown = (urlsplit(one).path.rstrip("/") for one in (errand.opener.address or "", after.address))
    return errand.opener.promise >= _PROMISING and not f"{shown}/".startswith(f"{asked}/")
