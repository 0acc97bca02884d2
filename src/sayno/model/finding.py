"""A finding: what a metric says of evidence, and in which mode."""

from typing import Self

from pydantic import Field, JsonValue, model_validator

from sayno.model.base import Grade, Mode, Noun, Slug

SILENT = frozenset({Mode.NOT_APPLICABLE, Mode.UNKNOWN, Mode.ERROR})
"""Modes that carry no value."""


class Finding(Noun):
    """One metric's answer.

    ``value`` is None exactly in the modes not-applicable, unknown and error. With ``at-least``, ``high``
    gives the upper end where one is known: "3 to 5" is at least 3, high 5.
    """

    metric: Slug
    grade: Grade
    mode: Mode
    value: bool | int | float | str | None = None
    high: int | float | None = None
    unit: str | None = None
    detail: dict[str, JsonValue] = Field(default={}, description="the parts that the value is made of")
    note: str | None = None

    @model_validator(mode="after")
    def _speaks_or_is_silent(self) -> Self:
        if (self.value is None) != (self.mode in SILENT):
            raise ValueError(f"mode {self.mode} and value {self.value!r} contradict each other")
        return self


class Counted(Noun):
    """One route or walk, with its count by each definition."""

    what: str
    counts: tuple[Finding, ...]
