"""What stands on a replica's screens: texts, links, menus, switches, forms, and gaps where the sources stop."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from sayno.model.base import Confidence, Noun, Slug, SourceIds
from sayno.model.region import RegionOrGroup, covers
from sayno.model.topic import Language


def _has_english(label: str | dict[str, str]) -> str | dict[str, str]:
    if not label or (isinstance(label, dict) and not label.get("en")):
        raise ValueError("a label is a text, or texts by language with an English one ('en')")
    return label


Label = Annotated[str | dict[Language, str], AfterValidator(_has_english)]
"""What the interface says: a plain English text, or texts by language; English stands in for a missing one."""

Basis = Literal["cited", "inferred", "neighbour", "decoy"]
"""Why a thing is drawn. cited: a source describes it. inferred: what sources say implies it, its wording is ours.
neighbour: realistic, no source documents it here. decoy: a neighbour that is easily taken for the control."""


def say(label: Label, language: str) -> str:
    """A label in a language, else in English."""
    return label if isinstance(label, str) else label.get(language) or label["en"]


class Founded(Noun):
    """Something that is there for a reason: sources, or a basis that owns up to having none."""

    basis: Basis | None = Field(default=None, description="'cited' where there are sources, else it must be said")
    confidence: Confidence | None = None
    note: str | None = Field(default=None, description="for the reader of the file; never shown")
    sources: SourceIds

    @model_validator(mode="after")
    def _is_founded(self) -> Self:
        if not self.sources and self.basis in (None, "cited") and self._claims():
            raise ValueError("has no sources: give some, or say 'basis: inferred', 'neighbour' or 'decoy'")
        return self

    def _claims(self) -> bool:
        return True


class Regional(Founded):
    """Something that exists in some regions only."""

    regions: tuple[RegionOrGroup, ...] = Field(default=("WORLD",), min_length=1, description="shown only there")
    not_regions: tuple[RegionOrGroup, ...] = Field(default=(), description="and not there")

    def shown_in(self, region: str) -> bool:
        """Whether it exists for a person who lives in ``region``."""
        return any(covers(g, region) for g in self.regions) and not any(covers(g, region) for g in self.not_regions)


class _Item(Regional):
    when: dict[Slug, str] = Field(default={}, description="shown only while these settings have these values")


class Effect(Noun):
    """What pressing something does. ``go`` and ``dialog`` exclude each other."""

    go: Slug | None = Field(default=None, description="the screen it leads to")
    dialog: Slug | None = Field(default=None, description="the dialog of the same screen that it opens")
    set: dict[Slug, str] = Field(default={}, description="settings and their new values")
    request: Slug | None = Field(default=None, description="a request (an objection …) that counts as made from now on")
    mail_code: bool = Field(default=False, description="a code is sent to the account's e-mail address")
    say: Label | None = Field(default=None, description="a status message, shown until the next action")

    @model_validator(mode="after")
    def _leads_one_way(self) -> Self:
        if self.go and self.dialog:
            raise ValueError("leads to a screen or opens a dialog, not both")
        return self


class Heading(_Item):
    """A heading within a screen."""

    kind: Literal["heading"]
    label: Label
    level: int = Field(default=2, ge=2, le=4)


class Text(_Item):
    """A paragraph."""

    kind: Literal["text"]
    label: Label


class Gap(_Item):
    """The sources stop here. Shown as a notice; nothing lies behind it."""

    kind: Literal["gap"]
    what: str = Field(description="what is not known, in English: 'The fields of the form are not described.'")

    def _claims(self) -> bool:
        return False


class Entry(_Item):
    """A link to another screen; without ``to``, to a page that says it is not reconstructed."""

    kind: Literal["entry"]
    label: Label
    hint: Label | None = Field(default=None, description="a line beneath it")
    to: Slug | None = None


class Neighbours(_Item):
    """Several links that no source documents, each to a page that says it is not reconstructed."""

    kind: Literal["neighbours"]
    labels: tuple[Label, ...] = Field(min_length=1)

    def _claims(self) -> bool:
        return False


class Button(_Item):
    """A button. Without ``then`` it leads to a page that says it is not reconstructed."""

    kind: Literal["button"]
    label: Label
    then: Effect | None = None
    destructive: bool = Field(
        default=False, description="the real one would do harm: this one does nothing, and notes that it was pressed"
    )


class Part(_Item):
    """Items that several screens share, written once under ``parts``."""

    kind: Literal["part"]
    part: Slug

    def _claims(self) -> bool:
        return False


class _Container(_Item):
    items: tuple["Item", ...] = Field(min_length=1)


class Section(_Container):
    """Items under a heading of their own; without ``label``, merely kept together."""

    kind: Literal["section"]
    label: Label | None = None
    hint: Label | None = None

    def _claims(self) -> bool:
        return self.label is not None


class Bar(_Container):
    """A bar of links: a site's navigation, or the tabs at the foot of an app."""

    kind: Literal["bar"]
    label: Label = Field(description="names the bar to assistive technology")

    def _claims(self) -> bool:
        return False


class Menu(_Container):
    """A button that opens a list of entries."""

    kind: Literal["menu"]
    label: Label


class Drawer(_Container):
    """A button that opens a navigation panel at the side."""

    kind: Literal["drawer"]
    label: Label
    close: Label = "Close"


class Disclosure(_Container):
    """A button that unfolds what is beneath it (an accordion is several of them)."""

    kind: Literal["disclosure"]
    label: Label


class Tab(Regional):
    """One tab and what it shows."""

    label: Label
    items: tuple["Item", ...] = Field(min_length=1)


class Tabs(_Item):
    """Tabs within a screen; the first is open."""

    kind: Literal["tabs"]
    label: Label = Field(description="names the list of tabs to assistive technology")
    tabs: tuple[Tab, ...] = Field(min_length=2)

    def _claims(self) -> bool:
        return False


class Confirm(Founded):
    """A dialog that stands between a switch and its change."""

    when: Literal["on", "off", "both"] = Field(default="off", description="which change it asks about")
    title: Label
    text: Label | None = None
    yes: Label
    no: Label


class Toggle(_Item):
    """A switch or check box. Outside a form it takes effect at once; in one, when the form is submitted."""

    kind: Literal["switch", "checkbox"]
    label: Label
    hint: Label | None = None
    setting: Slug | None = Field(default=None, description="whose state it shows; None: a state of its own")
    initially: Literal["on", "off"] = Field(default="off", description="only without ``setting``")
    required: bool = Field(default=False, description="the form is refused while it is off")
    confirm: Confirm | None = None
    say: Label | None = Field(default=None, description="a status message after the change")


def _spelt_out(option: object) -> object:
    if isinstance(option, str):
        return {"value": re.sub(r"[^a-z0-9]+", "-", option.lower()).strip("-"), "label": option}
    return option


class Choice(Noun):
    """One thing to choose; a plain text stands for a label, whose letters make the value."""

    value: Slug
    label: Label


Choices = Annotated[tuple[Annotated[Choice, BeforeValidator(_spelt_out)], ...], Field(min_length=2)]


class Select(_Item):
    """A select box. It stands in a form: without a button nothing could take effect without scripts."""

    kind: Literal["select"]
    label: Label
    choices: Choices
    setting: Slug | None = None
    field: Slug | None = Field(default=None, description="the personal information that it asks for, if any")
    required: bool = False


class Radios(_Item):
    """A group of radio buttons. Outside a form it takes effect at once and needs a ``setting``."""

    kind: Literal["radios"]
    label: Label
    choices: Choices
    setting: Slug | None = None
    field: Slug | None = None
    required: bool = False


class TextField(_Item):
    """A text field of a form. ``type: code`` accepts only the code that was last e-mailed."""

    kind: Literal["field"]
    label: Label
    hint: Label | None = None
    type: Literal["text", "email", "tel", "date", "url", "password", "long", "code"] = "text"
    field: Slug | None = Field(
        default=None, description="the personal information that it asks for; None: not personal"
    )
    required: bool = True
    prefilled: Literal["name", "first-name", "last-name", "email"] | None = Field(
        default=None, description="filled in from the account"
    )


class Form(_Container):
    """Fields and settings that take effect together, when its button is pressed."""

    kind: Literal["form"]
    label: Label | None = Field(default=None, description="names the form to assistive technology")
    submit: Label
    then: Effect = Effect()
    destructive: bool = False


Item = Annotated[
    Heading
    | Text
    | Gap
    | Entry
    | Neighbours
    | Button
    | Part
    | Section
    | Bar
    | Menu
    | Drawer
    | Disclosure
    | Tabs
    | Toggle
    | Select
    | Radios
    | TextField
    | Form,
    Field(discriminator="kind"),
]


def inside(item: Item) -> tuple[Item, ...]:
    """The items that one contains."""
    match item:
        case Tabs():
            return tuple(i for tab in item.tabs for i in tab.items)
        case Section() | Bar() | Menu() | Drawer() | Disclosure() | Form():
            return item.items
        case _:
            return ()


def within(item: Item) -> Iterator[Item]:
    """An item and everything in it."""
    yield item
    for inner in inside(item):
        yield from within(inner)
