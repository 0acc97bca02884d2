"""A route: the steps by which a person refuses, each on a control named by role and accessible name."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sayno.model.base import Confidence, Noun, PartialDate, Slug, SourceIds, Surface
from sayno.model.region import RegionOrGroup

Needed = Literal["yes", "maybe"]
"""``maybe``: sources disagree, or the step falls away in some cases (a field that is filled in already)."""


class _Step(Noun):
    needed: Needed = "yes"
    note: str | None = None
    confidence: Confidence | None = None
    sources: SourceIds


class _OnControl(_Step):
    name: str = Field(min_length=1, description="accessible name, in English where the source allows")
    role: str | None = Field(default=None, description="ARIA role; any role that affords the step if absent")
    alternatives: tuple[str, ...] = Field(default=(), description="other names seen for the same control")
    under: str | None = Field(default=None, description="the heading or group it stands under")


class Open(_Step):
    """Go to an address. Not an action of the study's rule, which starts in the open app."""

    do: Literal["open"]
    address: str


class Press(_OnControl):
    """Press a button, link, tab or menu entry."""

    do: Literal["press"]


class Hover(_OnControl):
    """Point at a control whose menu opens by that. Not an action of the study's rule."""

    do: Literal["hover"]


class Toggle(_OnControl):
    """Bring a switch or check box to a state."""

    do: Literal["toggle"]
    to: Literal["on", "off"]


class Choose(_OnControl):
    """Choose one entry (``name``) of a list, select box or radio group (``within``)."""

    do: Literal["choose"]
    within: str | None = None


class Enter(_OnControl):
    """Enter one piece of personal information."""

    do: Literal["enter"]
    field: Slug = Field(description="what is asked: email, first-name, last-name, email-code, country …")


class Write(_OnControl):
    """Type something that is not personal: a reason, a search word."""

    do: Literal["write"]
    text: str = ""


class Gap(_Step):
    """Here the sources stop: an unknown number of steps, at least ``at_least``, lies between."""

    do: Literal["gap"]
    what: str
    at_least: int = Field(default=0, ge=0)


Step = Annotated[Open | Press | Hover | Toggle | Choose | Enter | Write | Gap, Field(discriminator="do")]
ControlStep = Press | Hover | Toggle | Choose | Enter | Write


class Proof(Noun):
    """How to see, after reloading, that the refusal holds."""

    role: str | None = None
    name: str
    alternatives: tuple[str, ...] = ()
    state: Literal["on", "off", "present"]


class Route(Noun):
    """One documented way, valid on certain surfaces, in certain regions, at a time."""

    id: Slug
    topic: Slug = "ai-training"
    purpose: Literal["refuse", "related"] = Field(
        default="refuse", description="related: worth knowing, but does not refuse the topic"
    )
    means: Literal["toggle", "request"]
    surfaces: tuple[Surface, ...] = Field(min_length=1)
    regions: tuple[RegionOrGroup, ...] = Field(min_length=1)
    starts: Literal["home", "address"] = Field(
        default="home", description="home: in the open app, signed in, as the study counted"
    )
    main: bool = Field(default=False, description="the one followed on its surfaces and regions")
    since: PartialDate | None = None
    until: PartialDate | None = Field(default=None, description="superseded, as far as known, at this date")
    title: str
    steps: tuple[Step, ...] = Field(min_length=1)
    proof: Proof | None = None
    confidence: Confidence
    sources: SourceIds
    source_date: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _starts_where_it_says(self) -> "Route":
        if (self.starts == "address") != (self.steps[0].do == "open"):
            raise ValueError("a route that starts at an address opens it in its first step, and no other does")
        return self

    @property
    def complete(self) -> bool:
        """Whether every step is known."""
        return not any(step.do == "gap" for step in self.steps)
