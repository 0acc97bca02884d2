"""A node of the accessibility tree: one thing that a person can read or operate."""

from dataclasses import dataclass
from typing import Final

from sayno.model.icons import meaning

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
    """One node of the tree, in document order; ``parent`` is the index of another or -1.

    ``drawn``: whether it looks like a switch that is on. ``chosen``: whether it looks like the one of a row of buttons
    that is chosen. Both are told by classes alone, and None where nothing tells.
    """

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
    drawn: bool | None = None
    chosen: bool | None = None
    expanded: bool | None = None
    selected: bool = False
    disabled: bool = False
    required: bool = False
    readonly: bool = False
    modal: bool = False
    popup: str | None = None
    level: int | None = None
    pointer: bool = False
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def on(self) -> bool | None:
        """Whether a switch, box or toggle button is on, as stated or ``drawn``; None for anything else or mixed."""
        stated = self.checked if self.checked is not None else self.pressed
        return stated if stated is not None else self.drawn

    @property
    def toggles(self) -> bool:
        """Whether it has two states, and is in one of them, though its role may not say so."""
        return self.pressed is not None or self.drawn is not None

    @property
    def label(self) -> str:
        """What names the node: its accessible name, else the text in it, else that of what it holds."""
        return self.name or self.text or self.content

    @property
    def called(self) -> str:
        """What a person calls it: its label, else the text or tooltip beside it, else what its icon means."""
        said = dict(self.properties)
        return self.label or said.get("beside", "") or meaning(said.get("icon", ""))
