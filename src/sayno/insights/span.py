"""A span: between which two numbers a count lies. What is known only as 'at least' has no upper end."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from sayno.insights.given import Given
from sayno.model.audit import Audit
from sayno.model.base import Grade, Mode
from sayno.model.finding import Finding

OURS: Final[tuple[Grade, ...]] = tuple(grade for grade in Grade if grade is not Grade.PUBLISHED)
"""The grades of this study's own numbers, best first."""


@dataclass(frozen=True, slots=True)
class Span:
    """From ``least`` to ``most``, both included; ``most`` is None where no upper end is known."""

    least: float
    most: float | None

    def above(self, other: "Span") -> bool:
        """Whether every number of this span is greater than every one of the other."""
        return other.most is not None and self.least > other.most

    def within(self, other: "Span") -> bool:
        """Whether the other span includes this one."""
        low = other.least <= self.least
        return low and (other.most is None or (self.most is not None and self.most <= other.most))

    def apart(self, other: "Span") -> bool:
        """Whether the two have no number in common."""
        return self.above(other) or other.above(self)

    @property
    def json(self) -> dict[str, JsonValue]:
        """As a value of an insight."""
        return {"least": self.least, "most": self.most}

    def __str__(self) -> str:
        if self.most is None:
            return f"at least {self.least:g}"
        return f"{self.least:g}" if self.least == self.most else f"{self.least:g} to {self.most:g}"


def span(mode: Mode, value: object, high: float | None) -> Span | None:
    """The span of a finding or of a published figure; None where it has no number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    match mode:
        case Mode.MEASURED:
            return Span(value, value)
        case Mode.AT_LEAST:
            return Span(value, high)
        case Mode.AT_MOST:
            return Span(0, value)
        case _:
            return None


def of(finding: Finding | None) -> Span | None:
    """The span of a finding."""
    return None if finding is None else span(finding.mode, finding.value, finding.high)


def hull(spans: Iterable[Span | None]) -> Span | None:
    """The least span that includes all; None for none."""
    known = [one for one in spans if one is not None]
    if not known:
        return None
    ends = [one.most for one in known if one.most is not None]
    return Span(min(one.least for one in known), max(ends) if len(ends) == len(known) else None)


def comparable(audit: Audit, grade: Grade) -> Span | None:
    """The actions of an audit where the way starts in the open service, as the published study counted."""
    finding = audit.actions.get(grade)
    return None if finding is None or finding.detail.get("starts") == "address" else of(finding)


def actions(given: Given, service: str, grade: Grade) -> Span | None:
    """The actions of a service over all vantages that give a number, in apps where apps were looked at.

    The published study counted in mobile apps.
    """
    found = [(audit, comparable(audit, grade)) for audit in given.of(service)]
    in_apps = hull(known for audit, known in found if audit.surface != "web")
    return in_apps or hull(known for _, known in found)
