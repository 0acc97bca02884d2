"""The nouns of a town: places, the blocks that stand on them, and what is kept. Nothing here knows HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

Naming = Literal["text", "aria-label", "title", "alt", "labelledby", "glyph", "tooltip", "beside"]
"""How a control says its name. The last three give a screen reader a sign, or nothing, instead of the name:
``tooltip`` names it in a bubble while the pointer or the focus is on it, ``beside`` in a text next to it."""

Made = Literal["a", "button", "div-role", "div", "menuitem"]
"""What a link is made of."""

Opening = Literal["accordion", "details", "menu", "popover", "hover", "hover-click", "drawer", "dialog", "more"]
"""How what is folded away comes to be seen."""

Wrapping = Literal["section", "card", "lazy", "frame", "frame-elsewhere", "shadow", "shadow-closed"]
"""What surrounds blocks without hiding them from a person."""

Widget = Literal[
    "checkbox", "switch", "switch-button", "toggle-button", "div-switch", "bare-switch", "menu-check", "radios",
    "radio-cards", "select", "listbox", "segments", "worded",
]  # fmt: skip
"""How a setting is drawn."""

Harm = Literal[
    "log out", "delete", "publish", "send", "buy", "follow", "accept", "reset", "upload", "download", "react", "block"
]
"""What nobody who only looks may trigger."""

OVERLAYS: Final = frozenset({"menu", "popover", "hover", "hover-click", "drawer", "dialog"})
HOVERED: Final = frozenset({"hover", "hover-click"})


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a hint or a state in words."""

    text: str
    kind: Literal["p", "hint", "crowd"] = "p"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the place's own title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to another place."""

    ref: str
    label: str
    to: str
    made: Made = "a"
    naming: Naming = "text"
    look: Literal["inline", "row", "card", "icon", "nav", "foot"] = "row"
    glyph: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """Leads to an address that is no place of the plan: what hostile towns make up as they go."""

    ref: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Opener:
    """A button that brings what is folded away into view.

    ``alone``: opening it closes its neighbours with the same word here. ``spoken`` differs from ``label`` where a
    picture is named after something else, as an account's picture is named after its owner.
    """

    ref: str
    label: str
    kind: Opening
    children: tuple["Block", ...]
    naming: Naming = "text"
    glyph: str = ""
    alone: str = ""
    close: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several tabs."""

    ref: str
    label: str
    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Tabs:
    """Of which the first is open at first."""

    ref: str
    label: str
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class Wrap:
    """Surrounds blocks: a section, a frame, a shadow root, a part that is loaded when it is scrolled to."""

    ref: str
    kind: Wrapping
    children: tuple["Block", ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Virtual:
    """A list of which only the rows in view are in the page."""

    ref: str
    label: str
    rows: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Confirm:
    """A question that stands between a choice and its taking hold."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a setting, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Control:
    """Shows a setting and changes it.

    ``needs``: a setting and the value that it must have before this control can be operated.
    """

    ref: str
    label: str
    setting: str
    widget: Widget
    choices: tuple[Choice, ...]
    naming: Naming = "text"
    hint: str = ""
    confirm: Confirm | None = None
    needs: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Settings that take effect when they are saved.

    ``saving``: the button is always there (``button``), disabled until something changes (``disabled``), or
    appears only then (``bar``). ``closes``: saving also closes the dialog around it.
    """

    ref: str
    children: tuple["Block", ...]
    saving: Literal["button", "disabled", "bar"]
    save: str
    closes: bool = False
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """Does something that nobody who only looks wants done. ``by`` a link, it is done by a GET."""

    ref: str
    label: str
    harm: Harm
    by: Literal["button", "link", "menuitem"] = "button"
    naming: Naming = "text"
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in. ``asks`` names the piece of personal information; without it nothing is counted."""

    ref: str
    label: str
    type: Literal["text", "email", "tel", "long", "code", "date", "select", "checkbox", "file"] = "text"
    asks: str = ""
    prefilled: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a request: what it asks, and the button that leads on."""

    title: str
    fields: tuple[Field, ...]
    button: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request: its sheets follow each other in the page; the last button sends everything.

    ``then``: the place that follows. ``sends``: the request is made by it. ``codes``: it e-mails a code instead, which
    the place that follows asks for.
    """

    ref: str
    sheets: tuple[Sheet, ...]
    then: str
    sends: str = ""
    codes: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A search box of the service; it answers with a place of its own."""

    ref: str
    label: str


Block = Text | Heading | Link | Trail | Opener | Tabs | Wrap | Virtual | Control | Form | Button | Request | Search
Holder = Opener | Tab | Wrap | Virtual | Form


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the site, with an address of its own (which an app may not show)."""

    id: str
    path: str
    title: str
    blocks: tuple[Block, ...]
    bare: bool = False
    seen: bool = False
    """Opening it tells the server by itself that its news were seen: a change that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is kept for each account; ``refuses`` is the value that refuses the topic, if one does."""

    id: str
    default: str
    refuses: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A banner or a promotion over every place until it is answered. ``blocking``: nothing else can be operated."""

    ref: str
    kind: Literal["cookies", "promotion", "newsletter", "tour"]
    title: str
    text: str
    blocking: bool
    accept: str
    decline: str
    returns: bool = False
    """It comes back at each place."""


Rendering = Literal["pages", "partial", "history", "still"]
"""``pages``: each place is a page. ``partial``: so, but links within only exchange its middle. ``history``: a
client-rendered app that shows addresses. ``still``: one whose address never changes."""

Wire = Literal["rest", "graphql", "persisted", "rpc"]
"""How pages speak to the server: reads by GET, or reads and changes by POST to one address."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What refuses: settings that must all have these values, or a request that must be made. Neither: nothing."""

    settings: tuple[tuple[str, str], ...] = ()
    request: str = ""


@dataclass(frozen=True)
class Town:
    """A generated site, whole. ``key`` names it in addresses: another design has another."""

    key: str
    seed: int
    difficulty: int
    language: str
    topic: str
    phrase: str
    service: str
    person: str
    rendering: Rendering
    wire: Wire
    viewport: tuple[int, int]
    mobile: bool
    home: str
    places: dict[str, Place] = field(repr=False)
    top: tuple[Block, ...] = field(repr=False)
    foot: tuple[Block, ...] = field(repr=False)
    settings: dict[str, Setting] = field(repr=False)
    goal: Goal = Goal()
    overlays: tuple[Overlay, ...] = ()
    traps: tuple[str, ...] = ()
    hue: int = 200
    remembers: bool = True
    layout: str = "top"
    beacon: bool = False
    mischief: str = ""

    @cached_property
    def by_ref(self) -> dict[str, Block | Tab | Field]:
        """Everything that can be operated or fetched, by its ref."""
        found: dict[str, Block | Tab | Field] = {}
        for blocks in (self.top, self.foot, *(place.blocks for place in self.places.values())):
            for block in inside(blocks):
                if not isinstance(block, Text | Heading):
                    found[block.ref] = block
        return found

    @cached_property
    def by_path(self) -> dict[str, Place]:
        """Places by their address."""
        return {place.path: place for place in self.places.values()}

    def refused(self, saved: frozenset[tuple[str, str]], made: frozenset[str]) -> bool:
        """Whether what an account keeps amounts to the refusal. ``saved`` are settings that were changed."""
        if not self.goal.settings and not self.goal.request:
            return False
        values = dict(saved)
        kept = all(values.get(s, self.settings[s].default) == value for s, value in self.goal.settings)
        return kept and (not self.goal.request or self.goal.request in made)

    @cached_property
    def relevant(self) -> frozenset[str]:
        """The settings that matter to the goal: those of the goal, and what their controls need."""
        wanted = {setting for setting, _ in self.goal.settings}
        for block in self.by_ref.values():
            if isinstance(block, Control) and block.setting in wanted and block.needs:
                wanted.add(block.needs[0])
        return frozenset(wanted)


def children(block: Block | Tab | Field) -> tuple[Block | Tab | Field, ...]:
    """What stands directly in a block."""
    match block:
        case Opener() | Tab() | Wrap() | Form():
            return block.children
        case Tabs():
            return block.tabs
        case Virtual():
            return block.rows
        case Request():
            return tuple(field for sheet in block.sheets for field in sheet.fields)
        case _:
            return ()


def inside(blocks: tuple[Block | Tab | Field, ...]) -> Iterator[Block | Tab | Field]:
    """Blocks and all that is in them, in the order of the page."""
    for block in blocks:
        yield block
        yield from inside(children(block))
