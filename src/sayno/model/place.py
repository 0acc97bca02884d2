"""Places: when two looks are at the same place, whatever its switches say, its feed brings or its counters count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from sayno.model.node import EDITABLE, OVERLAYS, PRESSABLE, Node
from sayno.model.screen import Screen, normal

_STREAMS: Final = frozenset("article feed log marquee timer status alert".split())
"""What comes and goes by itself: what stands in it does not tell one place from another, unless it has tabs."""
_FIRM: Final = (PRESSABLE - {"link", "option"}) | EDITABLE | OVERLAYS | {"heading"}
_NUMBERS: Final = re.compile(r"\d+(?:[.,:/]\d+)*")
_INDEX: Final = re.compile(r"/index\.\w+$")
_SAME_LINKS: Final = 0.5
_BARS: Final = frozenset("navigation menubar tree complementary banner".split())
"""Where menus stand that fold and unfold."""


@dataclass(frozen=True, slots=True)
class Place:
    """What tells a place from others.

    ``firm``: its headings, controls and dialogs, which tab is chosen and what is unfolded. ``links``: where it leads.
    ``folded``: the entries of its bars of which each hides a menu. Two looks with the same firm parts at one address
    are at one place if half of their links agree, and if some came where others went; but not where another menu is
    unfolded.
    """

    path: str
    firm: tuple[str, ...]
    links: frozenset[str]
    folded: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The same for two looks that show the same controls and links, whatever their states (SHA-256)."""
        return sha256("\n".join((self.path, *self.firm, *sorted(self.links))).encode()).hexdigest()

    @property
    def kin(self) -> str:
        """The same for all looks that may be at one place."""
        return "\n".join((self.path, *self.firm))

    def same(self, other: "Place") -> bool:
        """Whether two looks are at the same place."""
        if self.kin != other.kin:
            return False
        either = self.links | other.links
        if self.links < other.links or other.links < self.links:
            return False  # nothing went, something came: a menu opened
        if self.folded - other.folded and other.folded - self.folded:
            return False  # one menu opened, and another one closed
        return not either or len(self.links & other.links) / len(either) >= _SAME_LINKS

    @property
    def features(self) -> frozenset[str]:
        """All that tells it, in one."""
        return frozenset(self.firm) | {f"link {link}" for link in self.links}


def place_of(screen: Screen, gone: frozenset[str] = frozenset()) -> Place:
    """The place of a look; ``gone`` are features that do not count: what was put away, wherever it still shows."""
    inside = frozenset(_in_streams(screen.nodes))
    kept = [node for node in screen.nodes if node.index not in inside]
    firm = dict.fromkeys(_said(n) for n in kept if n.role in _FIRM or (n.role == "generic" and n.ref and not n.content))
    links = frozenset(_calm(n.label) for n in kept if n.role == "link" or (n.role == "generic" and n.content))
    return Place(
        _INDEX.sub("/", urlsplit(screen.address).path),
        tuple(one for one in firm if one not in gone),
        frozenset(link for link in links if f"link {link}" not in gone),
        frozenset(_calm(n.label) for n in kept if "hides" in dict(n.properties) and _in_bar(screen.nodes, n)),
    )


def _in_streams(nodes: Sequence[Node]) -> Iterator[int]:
    streams = {node.index for node in nodes if node.role in _STREAMS}
    for tab in (node for node in nodes if node.role == "tab"):
        streams.difference_update(_around(nodes, tab))
    within: set[int] = set()
    for node in nodes:
        if node.parent in within or node.parent in streams:
            within.add(node.index)
            yield node.index


def _in_bar(nodes: Sequence[Node], node: Node) -> bool:
    return any(nodes[index].role in _BARS for index in _around(nodes, node))


def _around(nodes: Sequence[Node], node: Node) -> Iterator[int]:
    while node.parent >= 0:
        node = nodes[node.parent]
        yield node.index


def _said(node: Node) -> str:
    label = node.name if node.role in EDITABLE else node.label  # what stands in a field is a state
    chosen = " chosen" if (node.role == "tab" and node.selected) or node.expanded else ""
    return f"{node.role} {_calm(label)}{chosen}"


def _calm(label: str) -> str:
    """A label without what counts up by itself: numbers, times, dates in figures."""
    return _NUMBERS.sub("#", normal(label))
