"""What stands on one screen again and again, as things in lists do, so that some of them are enough."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.walk.search.addresses import address_of, shape
from sayno.walk.search.ways import PLAIN
from sayno.walk.search.words import plain

CHROME: Final = frozenset("banner navigation contentinfo complementary".split())
"""Bars, which every page has."""
HEADED: Final = 12
"""So many of one name are tried in all, if each has a heading of its own; so many things in bars are pointed at."""
_FEED: Final = frozenset("feed article".split())
_STREWN: Final = 2
"""How many that look alike are tried."""
_MANY: Final = 8
"""Links to so many addresses of one shape are a list of people, posts or things."""


class Repeats:
    """Counts what stands on a screen again and again, as things in lists do, so that some of them are enough."""

    def __init__(self, screen: Screen) -> None:
        self._told: Counter[tuple[str, str]] = Counter()
        self._under: Counter[tuple[str, str, str]] = Counter()
        self._shapes: Counter[str] = Counter()
        self._many = _strewn_shapes(screen)

    def enough(self, node: Node, heading: str, address: str | None, promise: float, around: Sequence[Node]) -> bool:
        """Whether enough of the kind were met already; this one is counted."""
        label, kind = plain(node.called), shape(address) if address else ""
        self._told[node.role, label] += 1
        self._under[node.role, label, heading] += 1
        self._shapes[kind] += bool(kind)
        if self._told[node.role, label] > 1 and any(a.role in _FEED for a in around):
            return True
        if kind in self._many and self._shapes[kind] > _STREWN and promise <= PLAIN:
            return True
        several = self._under[node.role, label, heading] > _STREWN or self._told[node.role, label] > HEADED
        return several and address is None


def _strewn_shapes(screen: Screen) -> frozenset[str]:
    """The shapes of address that many links share, and none of a bar: else all addresses may look like that."""
    links: Counter[str] = Counter()
    bars: set[str] = set()
    for node in screen.nodes:
        address = address_of(screen, node) if node.role == "link" else None
        kind = shape(address) if address else ""
        if kind and any(a.role in CHROME for a in screen.ancestors(node)):
            bars.add(kind)
        elif kind:
            links[kind] += 1
    return frozenset(kind for kind, count in links.items() if count >= _MANY and kind not in bars)
