"""A screen: what a person can see and operate at one moment, as its accessibility tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

PRESSABLE: Final = frozenset(
    "button link tab option radio checkbox switch treeitem menuitem menuitemcheckbox menuitemradio".split()
)
TOGGLEABLE: Final = frozenset("switch checkbox menuitemcheckbox button".split())
CHOOSABLE: Final = frozenset("option radio menuitemradio menuitem button link treeitem tab".split())
EDITABLE: Final = frozenset("textbox searchbox spinbutton combobox".split())
TYPED: Final = frozenset("textbox searchbox spinbutton".split())
OVERLAYS: Final = frozenset("dialog alertdialog menu listbox".split())


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the tree, in document order; ``parent`` is the index of another or -1."""

    index: int
    parent: int
    depth: int
    role: str
    name: str = ""
    ref: str | None = None
    text: str = ""
    content: str = ""
    checked: bool | None = None
    pressed: bool | None = None
    expanded: bool | None = None
    selected: bool = False
    disabled: bool = False
    level: int | None = None
    pointer: bool = False
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def on(self) -> bool | None:
        """Whether a switch, box or toggle button is on; None for anything else or a mixed state."""
        return self.checked if self.checked is not None else self.pressed

    @property
    def label(self) -> str:
        """What names the node: its accessible name, else the text in it, else that of what it holds."""
        return self.name or self.text or self.content


@dataclass(frozen=True)
class Box:
    """A rectangle of the image in CSS pixels, to be painted over before it is stored."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Screen:
    """One look: address, title, the accessibility tree in Playwright's notation, and the picture if taken.

    ``private`` are the boxes of the picture that show personal data; the store paints over them.
    ``status`` is the HTTP status of the page, where there is one.
    """

    address: str
    title: str
    tree: str
    image: bytes | None = field(default=None, repr=False)
    private: tuple[Box, ...] = ()
    status: int | None = None

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
        for other in self.nodes[node.index + 1 :]:
            if other.depth <= node.depth:
                return
            yield other

    @property
    def words(self) -> int:
        """Words that a person could read here: names and texts, each once where a child repeats its parent."""
        return sum(len(text.split()) for text in readable(self.nodes))


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


_ATTRIBUTE = re.compile(r" \[([a-z]+)(?:=([^\]]*))?\]")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_ROLE = re.compile(r"[a-z]+")


def _unescape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1]
        return chr(int(code[1:], 16)) if code[0] in "xu" and len(code) > 1 else _ESCAPES.get(code, code)

    return _ESCAPE.sub(one, text) if "\\" in text else text


def _quoted(text: str, start: int) -> int:
    """The index after the closing double quote of the string that opens at ``start``."""
    at = start + 1
    while text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return at + 1


def _key_and_value(line: str) -> tuple[str, str]:
    """Split one entry of the notation into its key and the text after the colon (YAML's two quotings)."""
    if line.startswith("'"):
        at = 1
        while not (line[at] == "'" and line[at + 1 : at + 2] != "'"):
            at += 2 if line[at] == "'" else 1
        return line[1:at].replace("''", "'"), line[at + 1 :].removeprefix(":").strip()
    at = 0
    while at < len(line):
        if line[at] == '"':
            at = _quoted(line, at)
        elif line[at] == ":" and line[at + 1 : at + 2] in ("", " "):
            return line[:at], line[at + 1 :].strip()
        else:
            at += 1
    return line, ""


def without_typed(tree: str) -> str:
    """The tree with ``[filled]`` in place of whatever stands in a text field."""
    lines: list[str] = []
    inside: int | None = None  # indent of the text field whose content is being left out
    for line in tree.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and indent > inside:
            continue
        inside = None
        key, value = _key_and_value(line[indent + 2 :])
        role = _ROLE.match(key)
        if role and role[0] in TYPED:
            inside = indent
            head = line[: len(line) - len(value)].rstrip() if value else line.rstrip()
            filled = value or head.endswith(":")
            line = f"{head} [filled]" if filled else head  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines)


def _scalar(text: str) -> str:
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        return _unescape(text[1:-1])
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1].replace("''", "'")
    return text


_STATES: Final = {"": True, "true": True, "false": False, "mixed": None}


def parse(tree: str) -> tuple[Node, ...]:
    """Read Playwright's accessibility snapshot into nodes in document order.

    The notation is YAML in which each key is ``role "name" [state] [ref=…]``; it is read line by line
    because a general YAML reader takes a hundred times longer on a long page.
    """
    nodes: list[Node] = []
    open_at: list[tuple[int, int]] = []  # (indent, index) of the nodes that are still open
    properties: dict[int, list[tuple[str, str]]] = {}
    texts: dict[int, list[str]] = {}
    for line in tree.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        body = line[indent:]
        if not body.startswith("- "):
            continue
        while open_at and open_at[-1][0] >= indent:
            open_at.pop()
        parent = open_at[-1][1] if open_at else -1
        key, value = _key_and_value(body[2:])
        if key.startswith("/"):
            properties.setdefault(parent, []).append((key[1:], _scalar(value)))
            continue
        if key == "text" and parent >= 0:
            texts.setdefault(parent, []).append(_scalar(value))
        node = _node(len(nodes), parent, len(open_at), key, _scalar(value))
        open_at.append((indent, node.index))
        nodes.append(node)
    for at in properties.keys() | texts.keys():
        if at >= 0:
            nodes[at] = _with(nodes[at], properties.get(at), texts.get(at))
    _name_from_content(nodes)
    return tuple(nodes)


_NAMED_BY_CONTENT: Final = (PRESSABLE - {"radio", "checkbox", "switch"}) | {"heading", "cell", "gridcell"}
"""Roles that WAI-ARIA 1.2 names from content (5.2.8.4), of those that matter here."""


def _name_from_content(nodes: list[Node]) -> None:
    """Fill ``content``: the notation leaves out a name that the printed descendants repeat."""
    for at, node in enumerate(nodes):
        if node.role in _NAMED_BY_CONTENT and not node.name and not node.text:
            parts: list[str] = []
            for inner in nodes[at + 1 :]:
                if inner.depth <= node.depth:
                    break
                said = inner.name or inner.text
                if said and (not parts or parts[-1] != said):
                    parts.append(said)
            if parts:
                nodes[at] = replace(node, content=" ".join(parts))


def _node(index: int, parent: int, depth: int, key: str, text: str) -> Node:
    match = _ROLE.match(key)
    role = match[0] if match else "generic"
    rest = key[len(role) :] if match else key
    name = ""
    if rest.startswith(' "'):
        end = _quoted(rest, 1)
        name, rest = _unescape(rest[2 : end - 1]), rest[end:]
    marks = dict(_ATTRIBUTE.findall(rest))
    return Node(
        index=index,
        parent=parent,
        depth=depth,
        role=role,
        name=name,
        ref=marks.get("ref"),
        text=text,
        checked=_STATES.get(marks["checked"]) if "checked" in marks else _unset(role),
        pressed=_STATES.get(marks["pressed"]) if "pressed" in marks else None,
        expanded=_STATES.get(marks["expanded"]) if "expanded" in marks else None,
        selected="selected" in marks,
        disabled="disabled" in marks,
        level=int(marks["level"]) if marks.get("level", "").isdigit() else None,
        pointer=marks.get("cursor") == "pointer",
    )


def _unset(role: str) -> bool | None:
    """The notation writes ``[checked]`` only where it is so: for these roles its absence means off."""
    return False if role in ("checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio") else None


def _with(node: Node, properties: list[tuple[str, str]] | None, texts: list[str] | None) -> Node:
    return replace(
        node,
        properties=tuple(properties or ()),
        text=node.text or " ".join(texts or ()),
    )
