"""An element tree in the notation of accessibility trees."""

from collections.abc import Iterator

from sayno.model.notation import entry
from sayno.replicas.element import Element


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
    below += [inner + _option(*choice, chosen=element.value) for choice in _choices(element)]
    if element.kind == "gap":
        below = [inner + entry("strong", text=element.name), inner + entry("paragraph", text=text)]
        text = ""
    yield indent + entry(element.role, element.name, _marks(element), text, opens=bool(below))
    yield from below
    if element.hint:
        yield indent + entry("paragraph", text=element.hint)


def _listed(parent: Element, child: Element) -> Element:
    return Element("group", "listitem", children=(child,)) if parent.kind == "list" else child


def _choices(element: Element) -> tuple[tuple[str, str], ...]:
    blank = (("", "Choose"),) if element.kind == "select" and not element.setting else ()
    return (*blank, *element.choices)


def _option(value: str, label: str, chosen: str) -> str:
    return entry("option", label, ["selected"] if value == chosen else [])


def _marks(element: Element) -> Iterator[str]:
    marks = [
        (element.level, f"level={element.level}"),
        (element.checked, "checked"),
        (element.expanded, "expanded"),
        (element.selected, "selected"),
        (operable(element), f"ref={element.ref}"),
        (element.kind in ("link", "tab"), "cursor=pointer"),
    ]
    return (mark for holds, mark in marks if holds)


def operable(element: Element) -> bool:
    """Whether a person can do something with it."""
    return element.move is not None or element.kind in ("toggle", "radio", "select", "field")
