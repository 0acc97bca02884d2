"""An element tree in the notation of Playwright's accessibility snapshots (``mode="ai"``)."""

import json
import re
from collections.abc import Iterator

from sayno.replicas.element import Element

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()/-]*[A-Za-z0-9.)]")
_RESERVED = frozenset("true false null yes no on off y n".split())
_AMBIGUOUS = re.compile(r": | #|:$")


def tree(page: Element) -> str:
    """Write the accessibility tree. What can be operated bears its ref."""
    return "\n".join(line for child in page.children for line in _lines(child, 0))


def _lines(element: Element, depth: int) -> Iterator[str]:
    if not element.role:
        for child in element.children:
            yield from _lines(child, depth)
        return
    indent, inner = "  " * depth, "  " * (depth + 1)
    text = element.value if element.kind == "field" else element.text
    below = [line for child in element.children for line in _lines(_listed(element, child), depth + 1)]
    below += [f"{inner}- {_key(_option(*choice, chosen=element.value))}" for choice in _choices(element)]
    if element.kind == "gap":
        below, text = [f"{inner}- strong: {_value(element.name)}", f"{inner}- paragraph: {_value(text)}"], ""
    mark = ":" if below or text else ""
    yield f"{indent}- {_key(_head(element))}{mark}{' ' + _value(text) if text else ''}"
    yield from below
    if element.hint:
        yield f"{indent}- paragraph: {_value(element.hint)}"


def _listed(parent: Element, child: Element) -> Element:
    return Element("group", "listitem", children=(child,)) if parent.kind == "list" else child


def _choices(element: Element) -> tuple[tuple[str, str], ...]:
    blank = (("", "Choose"),) if element.kind == "select" and not element.setting else ()
    return (*blank, *element.choices)


def _option(value: str, label: str, chosen: str) -> str:
    return f"option {_quoted(label)}{' [selected]' if value == chosen else ''}"


def _head(element: Element) -> str:
    marks = [
        (element.level, f"level={element.level}"),
        (element.checked, "checked"),
        (element.expanded, "expanded"),
        (element.selected, "selected"),
        (operable(element), f"ref={element.ref}"),
        (element.kind in ("link", "tab"), "cursor=pointer"),
    ]
    name = f" {_quoted(element.name)}" if element.name else ""
    return element.role + name + "".join(f" [{mark}]" for holds, mark in marks if holds)


def operable(element: Element) -> bool:
    """Whether a person can do something with it."""
    return element.move is not None or element.kind in ("toggle", "radio", "select", "field")


def _key(key: str) -> str:
    return "'" + key.replace("'", "''") + "'" if _AMBIGUOUS.search(key) else key


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _value(text: str) -> str:
    text = " ".join(text.split())
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED
    return text if plain else json.dumps(text, ensure_ascii=False)
