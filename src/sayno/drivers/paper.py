"""The paper driver: operates an interface that is drawn in memory. The public double of a browser in tests."""

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.seams import Deed, Drawn, Stale


class PaperDriver:
    """One account's interface, on paper. Its screens have no picture."""

    name = "paper"
    browser: str | None = None

    def __init__(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self._seen: Screen | None = None

    def open(self, address: str) -> None:
        """Go to an address. Raises :class:`Unreachable`."""
        self._drawn.open(address)

    def see(self) -> Screen:
        """Look. Paper is always still."""
        self._seen = Screen(self._drawn.address, self._drawn.title, self._drawn.tree())
        return self._seen

    def do(self, deed: Deed) -> None:
        """Operate a node of the screen seen last. Raises :class:`Stale`, :class:`Unreachable`."""
        match deed.do:
            case "open" | "begin":
                self.open(deed.value or "")
            case "reload":
                self.reload()
            case _ if deed.node is None:
                raise Stale("nothing to operate")
            case "choose" if deed.node.role == "option":
                self._drawn.operate(self._ref(self._list_of(deed.node)), "choose", deed.node.label)
            case _:
                self._drawn.operate(self._ref(deed.node), deed.do, deed.value)

    def reload(self) -> None:
        """Come back to the present address."""
        self._drawn.reload()

    def close(self) -> None:
        """Nothing was taken, so nothing is given back."""

    def _ref(self, node: Node) -> str:
        if node.ref is None:
            raise Stale(f"{node.role} '{node.label}' cannot be operated")
        return node.ref

    def _list_of(self, option: Node) -> Node:
        """The select box that an option belongs to: the notation gives refs to boxes, not to their options."""
        around = self._seen.ancestors(option) if self._seen else iter(())
        return next((n for n in around if n.role in EDITABLE or n.role == "listbox"), option)
