"""What is known of an application: which control refuses which topic, and the fewest actions that lead to it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sayno.model.base import Noun, PartialDate
from sayno.model.route import Choose, Enter, Open, Press, Toggle, Write

Rendering = Literal["server", "client", "both"]
"""Who draws the interface: each page by the server, all of it by scripts, or pages with parts drawn by scripts."""


class Hover(Noun):
    """Rest on a control until what it hides shows. It counts nothing."""

    do: Literal["hover"]
    role: str
    name: str
    under: str | None = Field(default=None, description="what comes before it, where it has no name")


AnyStep = Annotated[Open | Press | Toggle | Choose | Enter | Write | Hover, Field(discriminator="do")]


class Control(Noun):
    """What refuses: the control whose state is the person's answer."""

    role: str
    name: str = Field(description="accessible name, empty where it has none")
    beside: str | None = Field(default=None, description="what labels it for the eye where its name does not")


class Task(Noun):
    """One topic in one application, and the truth about refusing it there."""

    id: str = Field(description="unique within the application")
    topic: str = Field(description="a topic of the catalogue, or the same in plain words")
    phrase: str = Field(description="the topic in plain words, not in the application's own")
    controls: tuple[Control, ...] = Field(min_length=1, description="several where all of them must refuse")
    default: str = Field(description="on, off, or the chosen entry, in a fresh account")
    refused: str = Field(description="on, off, or the entry that refuses: 'on' where the label is inverted")
    actions: int = Field(ge=0, description="fewest counted actions from the start, by the study's rule")
    save: str | None = Field(description="what must be pressed for it to hold; null where it holds by itself")
    steps: tuple[AnyStep, ...] = Field(description="one shortest route")
    kept: Literal["server", "browser"] = Field(default="server", description="who keeps the answer")
    mobile: bool = False
    note: str | None = None

    @model_validator(mode="after")
    def _count_is_that_of_the_steps(self) -> "Task":
        counted = sum(isinstance(step, Press | Toggle | Choose | Enter) for step in self.steps)
        if counted != self.actions:
            raise ValueError(f"{self.id}: {self.actions} actions are claimed, and the steps have {counted}")
        return self

    @property
    def already_refused(self) -> bool:
        """Whether a fresh account refuses from the start."""
        return self.default == self.refused


class Truth(Noun):
    """One application's file."""

    name: str
    release: str
    rendering: Rendering
    technology: str = Field(description="what the interface is built with, in a few words")
    seen: PartialDate = Field(description="when a person walked it")
    tasks: tuple[Task, ...] = Field(min_length=1)
    note: str | None = None
