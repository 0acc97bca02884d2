"""What a screen reader calls a control: its role and its accessible name, as pages draw it."""

from typing import Final

from sayno.replicas.town.design import TOGGLES
from sayno.replicas.town.site import Button, Control, Link, Naming, Opener, Widget

_LINK_ROLES: Final = {"a": "link", "button": "button", "div-role": "link", "div": "generic", "menuitem": "menuitem"}
_WIDGET_ROLES: Final[dict[Widget, str]] = {
    "checkbox": "checkbox",
    "switch": "switch",
    "switch-button": "switch",
    "toggle-button": "button",
    "div-switch": "switch",
    "bare-switch": "generic",
    "menu-check": "menuitemcheckbox",
    "radios": "radio",
    "radio-cards": "radio",
    "select": "combobox",
    "listbox": "option",
    "segments": "button",
    "worded": "button",
}


def spoken(label: str, naming: Naming, glyph: str = "") -> str:
    """The accessible name: the label, a sign, or nothing."""
    if naming in ("tooltip", "beside"):
        return ""
    return glyph if naming == "glyph" else label


def link_role(link: Link) -> str:
    """A link's role; ``generic`` where it has none and can only be focused and pressed."""
    return _LINK_ROLES[link.made]


def opener_role(opener: Opener) -> str:
    """An opener's role. What opens only by hovering has none."""
    return "generic" if opener.kind in ("details", "hover") else "button"


def button_role(button: Button) -> str:
    """The role of what does harm."""
    return button.by


def name(thing: Link | Opener | Button) -> str:
    """The accessible name of a link, opener or button; a hint in a link is part of its name."""
    if isinstance(thing, Link) and thing.hint and thing.naming == "text":
        return f"{thing.label} {thing.hint}"
    return spoken(thing.label, thing.naming, thing.glyph)


def control_role(control: Control) -> str:
    """The role of what is operated last to choose a value."""
    return _WIDGET_ROLES[control.widget]


def control_name(control: Control, value: str, words_on: str, words_off: str) -> str:
    """The accessible name of what is operated to choose ``value``; ``words_*`` are "turn on" and "turn off"."""
    if control.widget in TOGGLES or control.widget == "select":
        return spoken(control.label, control.naming)
    if control.widget == "worded":
        return f"{words_on if value == control.choices[0].value else words_off}: {control.label}"
    return next(choice.label for choice in control.choices if choice.value == value)
