"""A screen, with what stands around each of its controls: headings, sections, rivals, lists to choose from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.walk.search.words import plain

_SECTIONS: Final = frozenset("dialog alertdialog form tabpanel region main article".split())
_AROUND: Final = frozenset("listitem row group paragraph cell radiogroup region form generic".split())
_CELLS: Final = frozenset({"cell", "gridcell"})
_HEADS: Final = frozenset({"rowheader", "columnheader"})
_TABLES: Final = frozenset({"table", "grid", "treegrid"})
_MOST: Final = 240
"""A text longer than this around a control says more than what the control is for."""


_BETWEEN: Final = r"\s+[|·•»«–—:-]\s+"
"""What stands between the parts of a page's title."""


def titles(screen: Screen) -> Iterator[str]:
    """What a page calls itself, folded: its headings of the first level, and the parts of its title."""
    heads = [n.label for n in screen.nodes if n.role == "heading" and n.level == 1]
    return filter(None, map(plain, (*heads, *re.split(_BETWEEN, screen.title))))


class Sight:
    """A screen, with what stands around each of its nodes."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        first = next((n for n in screen.nodes if n.role == "heading"), None)
        self.title = first.label if first else ""
        self.place = " ".join(filter(None, (screen.title, self.title)))
        self._heads: list[str] = []
        last = ""
        for node in screen.nodes:
            if node.role == "heading":
                last = node.label
            self._heads.append(last)

    def heading(self, node: Node) -> str:
        """The named group around a control, or what unfolded the part that it stands in; else the last heading."""
        part = self.screen.unfolded_by(node)
        for around in self.screen.ancestors(node):
            if part is not None and around.index == part.parent:
                return part.label
            if around.role in ("group", "radiogroup", "region", "dialog") and around.name:
                return around.name
        return self._heads[node.index]

    def heads(self, node: Node) -> bool:
        """Whether a control's heading says more than what the whole page is about."""
        return self.heading(node) != self.title

    def around(self, node: Node) -> str:
        """The text of the nearest container that says something beyond the control itself, if it is short."""
        return self.text(holder) if (holder := self._holder(node)) else ""

    def led(self, node: Node) -> str:
        """The short text right before a control whose own label only goes on from it, in small letters."""
        return self.screen.said_before(node) if node.label[:1].islower() else ""

    def laid_out(self, node: Node) -> str:
        """What a table, or a list of terms, calls a control that has no name."""
        return self.in_table(node) or self.defined(node)

    def defined(self, node: Node) -> str:
        """The term before a definition that is nothing but a control."""
        within = self.screen.nodes[node.parent] if node.parent >= 0 else None
        if (
            within is None
            or within.role != "definition"
            or any(n.name or n.text for n in self.screen.descendants(within) if n.index != node.index)
        ):
            return ""
        return next((n.label for n in reversed(self.screen.nodes[: within.index]) if n.parent == within.parent), "")

    def in_table(self, node: Node) -> str:
        """What heads the row and the column of the table that a control stands in: "Replies", "By email"."""
        around = list(self.screen.ancestors(node))
        cell = next((a for a in around if a.role in _CELLS), None)
        table = next((a for a in around if a.role in _TABLES), None)
        if cell is None or table is None:
            return ""
        row = [n for n in self.screen.nodes if n.parent == cell.parent and n.role in _CELLS | _HEADS]
        heads = [n for n in self.screen.descendants(table) if n.role == "columnheader"]
        column = heads[row.index(cell)].label if len(heads) == len(row) else ""
        return " ".join(filter(None, ("" if row[0] is cell else row[0].label or self.text(row[0]), column)))

    def rivals(self, node: Node) -> bool:
        """Whether other settings stand in the same container, or in what its text is from, which may be theirs."""
        kinds = _AROUND | _SECTIONS
        nearest = next((a for a in self.screen.ancestors(node) if a.role in kinds), None)
        return any(self._several(container) for container in (nearest, self._holder(node)) if container)

    def _holder(self, node: Node) -> Node | None:
        for around in self.screen.ancestors(node):
            if self._long(around):
                return None
            if around.role in _AROUND and plain(self.text(around)) != plain(node.label):
                return around
        return None

    def _long(self, around: Node) -> bool:
        """Whether a container says more than what one control is for; of a long one the beginning is enough to tell."""
        said, length = set[str](), 0
        for node in self.screen.descendants(around):
            words = node.name or node.text
            if words and words not in said:
                said.add(words)
                length += len(words) + 1
                if length > _MOST + 1:
                    return True
        return False

    def _several(self, container: Node) -> bool:
        inside = [n for n in self.screen.descendants(container) if n.ref]
        return sum(n.on is not None or n.role == "combobox" or n.popup == "listbox" for n in inside) > 1

    def section(self, node: Node) -> Node | None:
        """The dialog, form or other part of the page whose buttons may belong to a control."""
        return next((a for a in self.screen.ancestors(node) if a.role in _SECTIONS), None)

    def inside(self, around: Node | None) -> Sequence[Node]:
        """The nodes of a part of the page, or all of them."""
        return tuple(self.screen.descendants(around)) if around else self.screen.nodes

    def text(self, around: Node | None) -> str:
        """What stands in a part of the page, to be read."""
        return " ".join(dict.fromkeys(filter(None, (n.name or n.text for n in self.inside(around)))))

    def lists(self) -> Iterator[tuple[Node, list[Node]]]:
        """Lists to choose from: select boxes, open lists, groups of radio buttons."""
        for node in self.screen.nodes:
            if node.role in ("combobox", "listbox", "radiogroup", "group", "menu"):
                inner = list(self.screen.descendants(node))
                options = [n for n in inner if n.role in ("option", "radio", "menuitemradio")]
                nested = node.role == "group" and any(n.role in ("radiogroup", "combobox", "listbox") for n in inner)
                if len(options) > 1 and not nested:
                    yield node, options
        yield from self._segments()
        yield from self._loose()

    @cached_property
    def segmented(self) -> tuple[list[Node], ...]:
        """The buttons side by side of which one is pressed in, or drawn as chosen."""
        return tuple(options for _, options in self._segments())

    def _segments(self) -> Iterator[tuple[Node, list[Node]]]:
        """Buttons side by side of which exactly one is pressed in: a list to choose from."""
        beside: dict[int, list[Node]] = {}
        for node in self.screen.nodes:
            if node.role == "button" and node.pressed is not None and node.ref:
                beside.setdefault(node.parent, []).append(node)
        for parent, options in beside.items():
            if len(options) > 1 and sum(o.pressed is True for o in options) == 1:
                around = self.screen.nodes[parent] if parent >= 0 else options[0]
                named = around.name if around.role in ("group", "radiogroup", "region") else ""
                yield _held(options, named), options
        for options in self._rows():
            if len(options) > 1 and sum(o.chosen is True for o in options) == 1:
                yield _held(options, self.screen.said_before(options[0])), options

    def _rows(self) -> Iterator[list[Node]]:
        """Buttons that are drawn as choices, and stand right behind one another."""
        row: list[Node] = []
        for node in self.screen.nodes:
            if node.chosen is None:
                continue
            if row and (node.parent != row[-1].parent or node.index != row[-1].index + 1):
                yield row
                row = []
            row.append(node)
        if row:
            yield row

    def _loose(self) -> Iterator[tuple[Node, list[Node]]]:
        """Radio buttons that no group holds: those of one choice, else those under one heading."""
        held = frozenset("radiogroup group combobox listbox menu".split())
        together: dict[tuple[str, str], list[Node]] = {}
        for node in self.screen.nodes:
            if node.role == "radio" and not any(a.role in held for a in self.screen.ancestors(node)):
                key = dict(node.properties).get("choice", ""), self._heads[node.index]
                together.setdefault(key, []).append(node)
        for (choice, heading), options in together.items():
            if len(options) > 1:
                yield _held(options, (choice and self.screen.said_before(options[0])) or heading), options


def _held(options: Sequence[Node], name: str) -> Node:
    """The list that some options are, though nothing on the screen holds them."""
    return replace(options[0], role="radiogroup", name=name, text="", content="", ref=None)
