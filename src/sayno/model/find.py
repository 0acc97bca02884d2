"""A find: what a search for a refusal came to."""

from typing import Literal

from pydantic import Field, JsonValue

from sayno.model.base import Default, Mode, Noun
from sayno.model.walk import Doing, Held, Outcome


class SeenControl(Noun):
    """A control that refuses, as it stands. ``state``: on, off, what is chosen, or nothing that can be seen."""

    role: str
    name: str
    state: str | None = None


class FoundStep(Noun):
    """One step of the way. ``counts``: whether it is an action by the study's rule."""

    do: Doing
    role: str
    name: str
    value: str | None = None
    field: str | None = None
    counts: bool = True


class Count(Noun):
    """A number of actions and how it is known.

    ``unknown`` with a value: so many were seen, and it may be fewer or more.
    """

    mode: Mode
    value: int | None = None


class Returned(Noun):
    """How often a way of going back was taken, and how often it did not lead there."""

    used: int
    failed: int


class Find(Noun):
    """What was sought, how it ended, and how far that can be trusted.

    ``swept``: every shorter possibility was looked at. ``depth_swept``: all places within so many actions of the
    start were. ``rehearsed``: the way was walked by pressing and its end played through in a tab that was cut off.
    ``nameless``: a step has no name to be told by, so that no route is written and nothing can be proven. Below a
    ``strength`` of 0.8 the control says but a part of what was asked, below 0.5 it is a guess; neither is ever proven.
    ``others``: what is nearly as near in meaning, where a control was chosen by that.
    """

    topic: str
    start: str
    outcome: Outcome
    detail: str | None = None
    control: SeenControl | None = None
    controls: tuple[SeenControl, ...] = ()
    others: tuple[str, ...] = ()
    default: Default = Default.UNKNOWN
    route: tuple[FoundStep, ...] = ()
    nameless: bool = False
    actions: Count = Count(mode=Mode.UNKNOWN)
    swept: bool = False
    depth_swept: int = Field(default=0, ge=0)
    rehearsed: bool = False
    saves_by_itself: bool | None = None
    strength: float | None = Field(default=None, ge=0, le=1, description="how much speaks for the control")
    counts: dict[str, JsonValue] = Field(default={}, description="the way counted by each metric")
    screens_opened: int = 0
    screens_returned: int = Field(default=0, description="screens that were shown again to go back somewhere")
    returns: dict[Literal["close", "address", "back", "replay"], Returned] = {}
    requests_stopped: int = 0
    held: tuple[Held, ...] = ()
    proved: bool | None = Field(default=None, description="made for real: whether it held after a reload")
    save_needed: bool | None = Field(default=None, description="made for real: whether it held without the Save")
    restored: bool | None = Field(default=None, description="put back as it was, and seen to be so")
    seconds: float = 0.0
