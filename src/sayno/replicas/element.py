"""The element tree that every rendering draws, and the moves that its controls make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayno.model.replica_item import Effect
from sayno.replicas.state import Position

Kind = Literal[
    "page", "banner", "main", "footer", "group", "section", "heading", "text", "gap", "notice", "error", "link",
    "button", "list", "nav", "drawer", "panel", "tabs", "tab", "tabpanel", "dialog", "toggle", "radios", "radio",
    "select", "field", "form",
]  # fmt: skip
"""How a rendering draws it. What it is to assistive technology, its ``role`` says."""


@dataclass(frozen=True, slots=True)
class Go:
    """Stand elsewhere; nothing on the account changes."""

    to: Position


@dataclass(frozen=True, slots=True)
class Set:
    """Change one setting at once."""

    setting: str
    value: str
    then: Position
    say: str = ""


@dataclass(frozen=True, slots=True)
class Do:
    """Bring about an effect; ``harm`` names a destructive thing, which has none."""

    effect: Effect
    then: Position
    say: str = ""
    harm: str = ""


@dataclass(frozen=True, slots=True)
class Submit:
    """Check and send the form with this ref, then bring about its effect."""

    form: str
    do: Do


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on a screen.

    ``question`` is the dialog that stands between a switch and its change; it is not drawn with the switch.
    """

    kind: Kind
    role: str = ""
    name: str = ""
    ref: str = ""
    text: str = ""
    hint: str = ""
    level: int = 0
    checked: bool | None = None
    expanded: bool | None = None
    selected: bool = False
    current: bool = False
    value: str = ""
    type: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    move: Go | Set | Do | Submit | None = None
    setting: str = ""
    group: str = ""
    question: "Element | None" = None
    children: tuple["Element", ...] = ()

    def all(self) -> Iterator["Element"]:
        """It and everything in it."""
        yield self
        for child in self.children:
            yield from child.all()

    def find(self, ref: str) -> "Element | None":
        """The element with a ref."""
        return next((e for e in self.all() if e.ref == ref), None) if ref else None
