"""A flow pattern: a rule that a trace proves or does not, and the names that others give it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric
from sayno.model.base import Mode
from sayno.model.finding import Finding
from sayno.model.walk import Action, Outcome, Walk

Known = Literal["read", "secondary", "memory"]
"""How a name is known: read in its source, in others' copies of it, or from memory only."""

Fit = Literal["same", "near"]
"""Whether the other name means this pattern, or one close to it. The judgement is this project's."""

EPIC: Final = {
    1: "no clear mechanism to opt out",
    2: "form not clearly linked from home page or privacy policy",
    3: "multiple separate forms",
    4: "deceptive statements about opt-outs and their success",
    5: "confusing or scary language",
    6: "login or paid subscription before opting out",
    7: "design elements hiding important opt-out information",
    8: "check box options preselected",
}
"""The eight patterns of EPIC, "Good Luck Opting Out", May 2026, as quoted by others (secondary)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name elsewhere: its family where the list has families, how well it fits, and how it is known."""

    name: str
    fit: Fit
    family: str | None = None
    number: int | None = None
    known: Known = "secondary"

    def told(self) -> dict[str, JsonValue]:
        """As data, what is absent left out."""
        parts: dict[str, JsonValue] = {
            "number": self.number,
            "family": self.family,
            "name": self.name,
            "fit": self.fit,
            "known": self.known,
        }
        return {key: value for key, value in parts.items() if value is not None}


def epic(number: int, fit: Fit) -> Name:
    """A pattern of EPIC's list by its number."""
    return Name(EPIC[number], fit, number=number)


def edpb(family: str, name: str, fit: Fit) -> Name:
    """A pattern of EDPB Guidelines 03/2022 by family and name, as others list them (secondary)."""
    return Name(name, fit, family)


def gray(family: str, name: str, fit: Fit) -> Name:
    """A type of Gray et al., CHI 2024, by high-level family and name, as two copies list them (secondary)."""
    return Name(name, fit, family)


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, no, or (None) unknown; the actions that prove it; why."""

    holds: bool | None
    actions: tuple[int, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with its rule. The rule is asked only where there is a walk to refuse."""

    id: str
    rule: Callable[[Walk, Evidence], Answer]
    epic: Name | None
    edpb: Name | None
    gray: Name | None

    def __call__(self, evidence: Evidence) -> Finding:
        """The pattern as a metric: value True or False, mode measured; or mode unknown. Unit ``pattern``."""
        return metric(self.id)(self._judge)(evidence)

    def _judge(self, evidence: Evidence) -> Finding:
        answer = self.rule(evidence.refuse, evidence) if evidence.refuse else Answer(None, why="no walk to refuse")
        detail: dict[str, JsonValue] = {"actions": list(answer.actions)}
        names = {"epic": self.epic, "edpb": self.edpb, "gray": self.gray}
        detail.update({where: name.told() if name else None for where, name in names.items()})
        return Finding(
            metric=self.id,
            grade=evidence.grade,
            mode=Mode.UNKNOWN if answer.holds is None else Mode.MEASURED,
            value=answer.holds,
            unit="pattern",
            detail=detail,
            note=answer.why,
        )


def numbers(actions: Sequence[Action]) -> tuple[int, ...]:
    """The numbers of actions, as a proof names them."""
    return tuple(action.n for action in actions)


def main_toggle(walk: Walk) -> Action | None:
    """The action on the control that the refusal is about, if it was operated.

    That is the first toggle, since its state is what the walk read before; a form has no such control.
    """
    first = next((action for action in walk.actions if action.do == "toggle"), None)
    if first is None or first.control is None or walk.outcome is Outcome.REQUESTED or walk.state_before is None:
        return None
    return first if first.control.on == walk.state_before else None
