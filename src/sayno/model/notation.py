"""The notation of accessibility trees: YAML, as in Playwright's snapshots (``mode="ai"``).

Each entry is ``role "name" [state] [ref=…]``, with its text after a colon; lines that begin with ``/`` are properties
of the entry above them (``/url``, ``/description`` …). What has a ``ref`` can be operated.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from sayno.model.node import PRESSABLE, TYPED, Node

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
    end = _BEFORE_COLON.match(line).end()  # type: ignore[union-attr]  # it matches nothing at least
    return line[:end], line[end + 1 :].strip()


_BEFORE_COLON: Final = re.compile(r'(?:[^":]|"(?:[^"\\]|\\.)*+"|:(?! |$))*+')
"""All before a colon that ends a key; what stands in double quotes has none that does."""


def entry(role: str, name: str = "", marks: Iterable[str] = (), text: str = "", opens: bool = False) -> str:
    """One entry without its indent; ``opens``: entries or properties follow beneath it."""
    key = role + (f" {_in_quotes(name)}" if name else "") + "".join(f" [{mark}]" for mark in marks)
    return f"- {_key(key)}{':' if text or opens else ''}{' ' + _value(text) if text else ''}"


def _value(text: str) -> str:
    """A text as it stands after a colon: bare where YAML would read it as the same text, else quoted."""
    text = " ".join(text.split())
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED
    return text if plain else _in_quotes(text)


_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()/-]*[A-Za-z0-9.)]")
_RESERVED: Final = frozenset("true false null yes no on off y n".split())
_AMBIGUOUS: Final = re.compile(r": | #|:$")


def _key(key: str) -> str:
    return "'" + key.replace("'", "''") + "'" if _AMBIGUOUS.search(key) else key


def _in_quotes(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


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


_DRAWN: Final = {"on": True, "off": False, "yes": True, "no": False}
_STATES: Final = {"": True, "true": True, "false": False, "mixed": None}


@lru_cache(maxsize=4)
def parse(tree: str) -> tuple[Node, ...]:
    """Read Playwright's accessibility snapshot into nodes in document order.

    The notation is YAML in which each key is ``role "name" [state] [ref=…]``; it is read line by line
    because a general YAML reader takes a hundred times longer on a long page. The last few are remembered: who waits
    for a page to keep still looks at one tree again and again.
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


_IN_AN_ICON: Final = frozenset({"generic", "img"})
_IN_A_CARD: Final = _IN_AN_ICON | frozenset("code emphasis heading paragraph strong text time".split())
"""A thing without a role that can be pressed and holds nothing but these is called by what they say …"""
_CARD: Final = 24
"""… if that is no more words."""


def _name_from_content(nodes: list[Node]) -> None:
    """Fill ``content``: the notation leaves out a name that the printed descendants repeat."""
    for at, node in enumerate(nodes):
        card = node.role == "generic" and node.ref is not None
        if (node.role in _NAMED_BY_CONTENT or card) and not node.name and not node.text:
            parts: list[str] = []
            for below in range(at + 1, len(nodes)):  # no copy of the rest: pages are long
                inner = nodes[below]
                if inner.depth <= node.depth:
                    break
                if card and (inner.role not in _IN_A_CARD or (inner.ref and inner.role not in _IN_AN_ICON)):
                    parts.clear()
                    break
                said = inner.name or inner.text
                if said and (not parts or parts[-1] != said):
                    parts.append(said)
            if parts and not (card and len(" ".join(parts).split()) > _CARD):
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
        required="required" in marks,
        readonly="readonly" in marks,
        modal="modal" in marks,
        popup=marks.get("popup"),
        level=int(marks["level"]) if marks.get("level", "").isdigit() else None,
        pointer=marks.get("cursor") == "pointer",
    )


def _unset(role: str) -> bool | None:
    """The notation writes ``[checked]`` only where it is so: for these roles its absence means off."""
    return False if role in ("checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio") else None


def _with(node: Node, properties: list[tuple[str, str]] | None, texts: list[str] | None) -> Node:
    said = dict(properties or ())
    return replace(
        node,
        properties=tuple(properties or ()),
        drawn=_DRAWN.get(said.get("drawn", "")),
        chosen=_DRAWN.get(said.get("chosen", "")),
        text=node.text or " ".join(texts or ()),
    )
