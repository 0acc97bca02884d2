"""A screen: what a person can see and operate at one moment, as its accessibility tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from sayno.model.node import EDITABLE, PRESSABLE, Node
from sayno.model.notation import parse


@dataclass(frozen=True)
class Box:
    """A rectangle of the image in CSS pixels, to be painted over before it is stored."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Screen:
    """One look: address, title, the accessibility tree in its notation, and the picture if taken.

    ``private`` are the boxes of the picture that show personal data; the store paints over them.
    ``status`` is the HTTP status of the page, where there is one; ``language`` the one that the page says it is in;
    ``below``: one can scroll further; ``whole``: nothing was left out of the tree because there was too much;
    ``as_loaded``: nothing on the page has changed since it was loaded.
    """

    address: str
    title: str
    tree: str
    image: bytes | None = field(default=None, repr=False)
    private: tuple[Box, ...] = ()
    status: int | None = None
    language: str = ""
    below: bool = False
    whole: bool = True
    as_loaded: bool = False

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The tree, parsed."""
        return parse(self.tree)

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes around one, from its parent up to the root."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def descendants(self, node: Node) -> Iterator[Node]:
        """The nodes inside one, in document order."""
        for index in range(node.index + 1, len(self.nodes)):  # no copy of the rest: pages are long
            if self.nodes[index].depth <= node.depth:
                return
            yield self.nodes[index]

    def unfolded_by(self, node: Node) -> Node | None:
        """What unfolded the nearest part of the page around a node: it stands first in a group without a name."""
        for around in self.ancestors(node):
            if around.role == "group" and not around.name:
                first = next(self.descendants(around), None)
                if first is not None and first.expanded and first is not node:
                    return first
        return None

    def said_before(self, node: Node) -> str:
        """The short text right before a control in what both stand in, which may label it for the eye; else nothing."""
        for index in range(node.index - 1, node.parent, -1):
            other = self.nodes[index]
            if other.parent == node.parent:
                labels = other.on is None and other.role not in EDITABLE and len(other.label.split()) <= _LABEL
                return other.label if labels else ""
        return ""

    @property
    def words(self) -> int:
        """Words that a person could read here: names and texts, each once where a child repeats its parent."""
        return sum(len(text.split()) for text in readable(self.nodes))


_LABEL: Final = 8
"""A text of more words explains something."""
_NAMES_A_PLACE: Final = frozenset("heading dialog alertdialog tab navigation region form group".split()) | (
    PRESSABLE | EDITABLE
)


def place(nodes: tuple[Node, ...]) -> str:
    """What makes two looks the same place: the controls and headings in order, whatever their state."""
    return "\n".join(f"{n.role} {normal(n.name)}" for n in nodes if n.role in _NAMES_A_PLACE)


def readable(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The texts on a screen in reading order; a name that the node's own text repeats is given once."""
    shown: dict[int, str] = {}
    for node in nodes:
        said = shown[node.index] = node.name or node.text
        if said and normal(said) != normal(shown.get(node.parent, "")):
            yield said


def normal(text: str) -> str:
    """Case, white space and curly quotes folded, for comparing names."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold()
