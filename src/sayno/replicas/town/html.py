"""Building HTML: one function, everything escaped unless it was built here."""

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

Inside = str | Iterable[str]
_VOID: Final = frozenset({"input", "img", "meta", "link", "br", "hr"})


def tag(element: str, /, *inside: Inside, **attributes: str | bool | int | None) -> Markup:
    """An element. ``data_go`` stands for ``data-go``, ``class_`` for ``class``; False and None leave one out."""
    said = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None and value is not False
    )
    if element in _VOID:
        return Markup(f"<{element}{said}>")
    return Markup(f"<{element}{said}>{join(*inside)}</{element}>")


def join(*inside: Inside) -> Markup:
    """One after the other; plain text is escaped."""
    parts = (escape(part) if isinstance(part, str) else join(*part) for part in inside)
    return Markup("".join(parts))


def _attribute(key: str, value: str | bool | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
