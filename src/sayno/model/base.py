"""What every noun shares, and the closed vocabularies that the others are written in."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Noun(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A lower-case identifier: letters, digits and single hyphens."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal: the name of a piece of evidence."""

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day as far as the source gives it (ISO 8601)."""

Confidence = Literal["high", "medium", "low"]
"""high: primary text or agreeing sources; medium: one good source; low: a single weak or derived one."""

SourceIds = Annotated[tuple[str, ...], Field(default=())]
"""Keys into the ``sources`` of the same file."""

Surface = Literal["web", "android", "ios"]
"""Where a person meets the service. App routes are walked in a mobile viewport."""


class Grade(StrEnum):
    """How a number is known, best first. Grades stand in separate columns and are never mixed."""

    LIVE = "live"
    RECORDED = "recorded"
    REPLICA = "replica"
    DOCUMENTED = "documented"
    PUBLISHED = "published"


class Mode(StrEnum):
    """What kind of answer a metric gives. There is no fake zero."""

    MEASURED = "measured"
    AT_MOST = "at-most"
    AT_LEAST = "at-least"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"
    ERROR = "error"


class CanRefuse(StrEnum):
    """By what means a person can refuse, if at all."""

    TOGGLE = "toggle"
    REQUEST = "request"
    NONE = "none"
    UNKNOWN = "unknown"


class Default(StrEnum):
    """What happens to the data of a person who does nothing."""

    ON = "on"
    OFF = "off"
    NOT_USED = "not-used"
    UNKNOWN = "unknown"
