"""The frontier of a search: what was seen and not opened yet, what it promises, and what of it may be shorter."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from sayno.walk.search.alike import Alike
from sayno.walk.search.chart import FAR, Chart, Spot, Status
from sayno.walk.search.finds import Found, beside, folding, shows_beside, unfolds
from sayno.walk.search.openers import Key, Opener
from sayno.walk.search.ways import SETTINGS
from sayno.walk.search.words import plain

HOPEFUL: Final = 0.3
"""What promises as much is worth waiting for."""
_HOPED: Final = 0.12
"""And so much, where it stands, is worth a look although something that is not sure was found already."""
LITTLE: Final = 0.08
"""Labels that lead to a service's content promise less than this."""
_AWAY: Final = 0.9
"""What lies in the way is put away before almost anything else."""
_PART: Final = 0.7
_ANY: Final = 0.35
"""What of the heat of a place goes on to what leads to a part of it, and to anything else there."""
_BARREN: Final = 0.06
"""What of that each part that was opened in vain takes away: a list of a thousand keys has no end."""
_VAIN: Final = 0.02
_LEAST: Final = 0.15
"""What of it everything that was opened there in vain takes away, and what is left at least."""
_AGAIN: Final = 0.8
"""What is left of a promise each time when something of the same name was opened in vain."""
_PAGES: Final = 3
"""What so many pages have stands in a bar of theirs, whatever that is called."""
_LOST: Final = frozenset[Status]({"lost", "taken"})
"""How an opener stands that was to be opened and was not."""

Item = tuple[Spot, Opener]


class Frontier:
    """What may still be opened on a chart; of one thing that stands in several places, the nearest."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._holders: dict[Key, list[Spot]] = defaultdict(list)
        self._alike = Alike(chart)
        self._revived: set[tuple[int, Key]] = set()
        self._vain: Counter[tuple[str, str, str]] = Counter()

    def add(self, spot: Spot, opener: Opener, status: Status) -> None:
        """An opener that was seen at a place."""
        spot.openers[opener.key] = opener
        spot.status[opener.key] = status
        self._holders[opener.key].append(spot)

    def led(self, spot: Spot, opener: Opener, arrived: Spot) -> None:
        """Where an opener has led; enough of its kind may be opened then."""
        self._alike.led(spot, opener, arrived)
        if opener.part and arrived is not spot:
            spot.barren = 0 if arrived.candidates else spot.barren + 1
        if not arrived.candidates:
            spot.vain += 1
            self._vain[_name(opener)] += 1

    def drop(self, spot: Spot) -> None:
        """A place that turned out to be another one."""
        for key in spot.openers:
            self._holders[key].remove(spot)

    def retire(self, key: Key) -> None:
        """What was put away for good is nowhere to be opened any more."""
        for spot in self._holders[key]:
            spot.status[key] = "opened"

    def revive(self, best: Found | None) -> bool:
        """Let what got lost be opened after all, each thing once; after a find, what may be shorter. If any was."""
        lost = [
            (spot, key)
            for spot in self._chart.spots
            for key, status in spot.status.items()
            if status == "lost"
            and spot.depth < FAR
            and (spot.number, key) not in self._revived
            and (best is None or _may_be_shorter(spot, spot.openers[key], best))
        ]
        for spot, key in lost:
            spot.status[key] = "new"
            self._revived.add((spot.number, key))
        return bool(lost)

    def items(self) -> Iterator[Item]:
        """What has not been opened yet and leads somewhere of its own."""
        for spot in self._chart.spots:
            if spot.depth < FAR:
                for key, opener in spot.openers.items():
                    if spot.status[key] == "new" and not self._spared(spot, opener):
                        yield spot, opener

    def most_promising(self) -> Item | None:
        """What to open next to find something."""
        return max(self.items(), key=self._worth, default=None)

    def likeliest_shorter(self, best: Found) -> Item | None:
        """What to open next to see whether there is something shorter than a find: what is found soon leaves less."""
        return max(self.shorter(best), key=self._worth, default=None)

    def _worth(self, item: Item) -> float:
        """What it promises, the less the more of that name were opened in vain, here or elsewhere ("Back", "Edit")."""
        spot, opener = item
        spared = opener.tells or opener.closes or opener.address is not None or not opener.node.called
        return promise(spot, opener) * (1.0 if spared else _AGAIN ** self._vain[_name(opener)])

    def shorter(self, best: Found) -> Iterator[Item]:
        """What may still lead to a shorter way, or be a part of the refusal."""
        return ((spot, opener) for spot, opener in self.items() if self._matters(spot, opener, best))

    def _matters(self, spot: Spot, opener: Opener, best: Found) -> bool:
        """Whether opening it, and the least that is done there, is less than a find, or it unfolds beside that.

        What is refused already may be on at another place that settings lead to.
        """
        if _may_be_shorter(spot, opener, best) or shows_beside(best, spot, opener):
            return True
        if not best.ending and promise(spot, opener) >= SETTINGS:
            return True
        here = best.spot.came is not None and best.spot.came.source == spot.number
        own = folding(best.spot, self._chart.spots) if here and unfolds(opener) else None
        return own is not None and beside(own, opener)

    def complete(self, best: Found) -> bool:
        """Whether everything that could be shorter was looked at, and nothing of it got lost or was cut short.

        What the guard held back was not looked at; it counts if its name speaks of the topic.
        """
        near = [s for s in self._chart.spots if s.depth + best.least < best.cost]
        own = {plain(candidate.node.label) for candidate in best.candidates}
        lost = any(
            (status in _LOST or (status == "held" and spot.openers[key].tells and key[1] not in own))
            and self._matters(spot, spot.openers[key], best)
            for spot in near
            for key, status in spot.status.items()
        )
        return not lost and all(s.whole for s in near) and next(self.shorter(best), None) is None

    def hopeful(self) -> bool:
        """Whether something is left that promises a little more than what leads to a service's content."""
        return any(promise(*item) > _HOPED for item in self.items())

    @property
    def depth_swept(self) -> int:
        """So many actions from the start every place was looked at that the chart knows a way to."""
        left = [spot.depth + cost(opener) - 1 for spot, opener in self.items()]
        reached = max((s.depth for s in self._chart.spots if s.depth < FAR), default=0)
        return max(0, min(left, default=reached))

    def _spared(self, spot: Spot, opener: Opener) -> bool:
        return self._alike.enough(spot, opener) or self._elsewhere(spot, opener)

    def _elsewhere(self, spot: Spot, opener: Opener) -> bool:
        """Whether the same opener was met at a place no farther away, and did not get lost there.

        A bar that every page has leads the same way, and so does one thing in several states of one page. What stands
        in no bar counts as one if several other pages have it too.
        """
        if opener.closes:
            return False  # what lies in the way lies in the way at each place
        others = (
            other
            for other in self._holders[opener.key]
            if other is not spot
            and (other.depth, other.number) < (spot.depth, spot.number)
            and other.status[opener.key] != "lost"
        )
        if opener.address is not None or opener.chrome:
            return any(True for _ in others)
        paths = {other.place.path for other in others}
        pages = {other.place.path for other in self._holders[opener.key]}
        return spot.place.path in paths or len(paths) > 1 or (bool(paths) and len(pages) >= _PAGES)


def promise(spot: Spot, opener: Opener) -> float:
    """What a label promises, more at a place that was promising; there also things whose names say little."""
    own = _AWAY if opener.closes else opener.promise
    warm = own * (0.4 + 0.6 * spot.heat)
    if not opener.chrome or spot.came is not None:  # what came up there, or in no bar that the start has
        part = opener.part and spot.came is not None  # of a start, everything is
        any_ = max(_LEAST, _ANY - _VAIN * spot.vain)
        share = max(any_, _PART - _BARREN * spot.barren) if part else any_
        warm = max(warm, 0.5 * own + share * spot.heat * (opener.promise >= LITTLE))
    return warm - 0.02 * spot.depth


def _name(opener: Opener) -> tuple[str, str, str]:
    return opener.do, opener.node.role, opener.key[1]


def cost(opener: Opener) -> int:
    """What opening counts by the study's rule: pointing at something, or writing what to search for, counts nothing."""
    return 1 if opener.do == "press" else 0


def _may_be_shorter(spot: Spot, opener: Opener, best: Found) -> bool:
    return spot.depth + cost(opener) + best.least < best.cost
