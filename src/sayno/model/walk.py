"""Evidence: a walk and its actions, as they are stored and as every metric reads them."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from sayno.model.base import Digest, Grade, Noun, Slug
from sayno.model.vantage import Vantage


class Outcome(StrEnum):
    """How a walk ended. Unhappy ends are outcomes too: they are recorded, and the study goes on."""

    REFUSED = "refused"
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    FOUND = "found"
    FOUND_REQUEST = "found-request"
    REHEARSED = "rehearsed"
    HELD_BACK = "held-back"
    UNDOCUMENTED = "undocumented"
    NOT_FOUND = "not-found"
    BROKEN = "broken"
    SIGNED_OUT = "signed-out"
    BLOCKED = "blocked"
    REGION_DENIED = "region-denied"
    LOOPED = "looped"
    BUDGET = "budget"
    UNREACHABLE = "unreachable"
    INTERRUPTED = "interrupted"


Doing = Literal[
    "open", "press", "toggle", "choose", "enter", "write", "hover", "scroll", "close", "back", "begin", "reload"
]  # fmt: skip
"""What a person does. ``close`` is the Escape key, ``back`` the browser's own button; ``begin``: open an address as
in a new tab."""


class SeenScreen(Noun):
    """A stored screen: where, what it was called, and the hashes of its tree and its picture."""

    address: str
    title: str
    tree: Digest
    image: Digest | None = None
    words: int = Field(ge=0, description="words that a person could read there")
    place: Digest | None = Field(
        default=None, description="the same for two looks at one place, whatever its switches say"
    )


class Operated(Noun):
    """The control of an action as it was seen when it was found."""

    role: str
    name: str
    on: bool | None = None
    filled: bool = False


class Action(Noun):
    """One performed step: the screen before, the control, the screen after."""

    n: int = Field(ge=1)
    step: int | None = Field(default=None, description="index of the route's step it performs")
    do: Doing
    control: Operated | None = None
    value: str | None = Field(
        default=None, description="on/off, a choice, or how far was scrolled; never what was typed"
    )
    field: Slug | None = Field(default=None, description="which personal information was entered")
    keys: int = Field(default=0, ge=0, description="how many characters were typed")
    at: datetime
    seconds: float = Field(ge=0, description="from the start of the action until the screen was still")
    before: SeenScreen
    after: SeenScreen


class Held(Noun):
    """Something the guard did not let through."""

    do: Doing
    role: str
    name: str
    reason: str


class Instrument(Noun):
    """What made the walk."""

    sayno: str
    driver: str
    browser: str | None = None


class Walk(Noun):
    """One walk, complete: enough to compute every metric again without a browser."""

    service: Slug
    topic: Slug
    route: Slug | None = None
    purpose: Literal["refuse", "accept", "find"] = "refuse"
    grade: Grade
    vantage: Vantage
    instrument: Instrument
    started: datetime
    seconds: float = Field(ge=0)
    start: SeenScreen | None = None
    actions: tuple[Action, ...] = ()
    held: tuple[Held, ...] = ()
    outcome: Outcome
    detail: str | None = Field(default=None, description="what was looked for and what was there")
    state_before: bool | None = Field(default=None, description="the control as first seen: on or off")
    state_after: bool | None = Field(default=None, description="the control after the last action")
    state_reloaded: bool | None = Field(default=None, description="the control after a reload")
    confirmed: bool | None = Field(
        default=None, description="whether the service said, after the last action, that it was done"
    )
    reloaded: SeenScreen | None = None
    undocumented: int = Field(default=0, ge=0, description="further actions known to exist, not performed")


class Walked(Noun):
    """What an audit keeps of a walk: why it was made, how it ended, and the hash of its evidence."""

    purpose: Literal["refuse", "accept", "find"]
    grade: Grade
    outcome: Outcome
    detail: str | None = None
    walk: Digest
