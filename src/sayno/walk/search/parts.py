"""Parts of a page that unfold, in which controls stand that refuse together."""

from collections.abc import Sequence

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.seams import Deed
from sayno.walk.search.candidate import Candidate, Closing
from sayno.walk.search.chart import Edge
from sayno.walk.search.openers import Reader


def shut(screen: Screen, part: Closing) -> Node | None:
    """What opens a part, if that is closed."""
    named = (n for n in screen.nodes if n.ref and n.role == part.role and n.label == part.name)
    return next((n for n in named if n.expanded is False or (n.role == "tab" and not n.selected)), None)


class Parts:
    """The parts of some controls, opened once each while they can still be loaded: a page may ask for them only then.

    Where one closes the other, the first is opened again at last.
    """

    def __init__(self, way: Sequence[Edge], candidates: Sequence[Candidate], reader: Reader) -> None:
        self._waiting = list(dict.fromkeys(c.behind for c in candidates if c.behind and c.ending))
        self._first = way[-1].key if way and self._waiting else None
        self._left_open: set[Closing] = set()
        self._tab: Node | None = None
        self._reader = reader

    def loading(self, screen: Screen, *, absent: bool) -> Deed | None:
        """The next to be opened; none of these deeds is a part of the refusal. ``absent``: the first control is."""
        while self._waiting:
            part = self._waiting.pop(0)
            node = shut(screen, part)
            if node is not None:
                self._left_open.add(part)
                shown = (n for n in screen.nodes if n.role == "tab" and n.selected and n.parent == node.parent)
                self._tab = self._tab or next(shown, None)
                return Deed("press", node)
        if absent and self._tab is not None:
            back, self._tab = Closing("press", "tab", self._tab.label), None
            if (node := shut(screen, back)) is not None:
                return Deed("press", node)
        if not absent or self._first is None:
            return None
        first, self._first = self._first, None
        found = (o.node for o in self._reader.openers(screen) if o.key == first and o.do == "press")
        node = next(found, None)
        return Deed("press", node) if node is not None else None

    def pressed(self, part: Closing) -> None:
        """A part had to be opened by a press after all."""
        self._left_open.discard(part)

    def owed(self, part: Closing) -> bool:
        """Whether a part stands open only since it was loaded, so that a press belongs to the refusal; told once."""
        owed = part in self._left_open
        self._left_open.discard(part)
        return owed
