"""Entries of lists and menus: which of them only lead elsewhere, which are one thing, and under which others stand."""

from typing import Final

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.walk.search.words import plain

OPENING: Final = frozenset(
    "button link tab menuitem treeitem combobox generic img listitem row cell heading paragraph strong term".split()
)
"""Roles of what may lead elsewhere when it is pressed …"""
TEXTS: Final = frozenset("heading paragraph strong term".split())
"""… and of those, what does so only where a hand shows under the pointer, as the heading of a part that unfolds."""
PARTS: Final = frozenset("tab option treeitem".split())
"""Roles of what leads to a part of the place where it stands."""
_LISTS: Final = frozenset("list group menu tree".split())
_ENTRIES: Final = frozenset("link button menuitem generic".split())
_SECTIONS: Final = 3
"""A list of fewer is a choice."""


def doubles(screen: Screen) -> set[int]:
    """What is one thing with the control in it or around it, as an item of a menu with a link of the same name.

    The one that says where it leads, that it opens something, or which part of the place it is, stands for both, else
    the inner one.
    """
    found: set[int] = set()
    for node in screen.nodes:
        if node.ref and node.role in OPENING:
            inner = [n for n in screen.descendants(node) if n.ref]
            if len(inner) == 1 and inner[0].role in OPENING and _same(node, inner[0]):
                outer = _says(node) and not _says(inner[0])
                found.add(inner[0].index if outer else node.index)
    return found


def _says(node: Node) -> bool:
    opens = node.popup is not None or node.expanded is not None
    return "url" in dict(node.properties) or opens or node.role in PARTS


def _same(outer: Node, inner: Node) -> bool:
    return plain(outer.label) == plain(inner.label) or not outer.label


def leads_elsewhere(screen: Screen, node: Node) -> bool:
    """Whether an entry of a list only leads somewhere: it has an address, or nothing is asked or chosen in the list."""
    if "url" in dict(node.properties):
        return True
    around = next((a for a in screen.ancestors(node) if a.role in ("listbox", "combobox")), None)
    if around is None or around.role == "combobox" or around.name or around.popup or around.ref is None:
        return False
    options = [n for n in screen.descendants(around) if n.role == "option"]
    return len(options) >= _SECTIONS and not any(n.selected or n.checked is not None for n in options)


def entry_above(screen: Screen, node: Node) -> Node | None:
    """The entry of a menu of lists that the list around a node belongs to, if there is one."""
    lists = 0
    for around in screen.ancestors(node):
        if around.role in _LISTS:
            lists += 1
        elif around.role in ("listitem", "treeitem", "menuitem") and lists:
            first = next((n for n in screen.descendants(around) if n.role in _ENTRIES and n.label), None)
            if around.role != "listitem" and around.label:
                first = around
            return first if first is not None and first.index < node.index else None
    return None
