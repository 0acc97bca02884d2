"""Metrics: pure functions of evidence, one file each; the file's name is the metric's identifier with underscores."""

from typing import Final

from sayno.metrics.accept_actions import accept_actions
from sayno.metrics.actions import actions, counts, documented, published
from sayno.metrics.actions_ccpa import actions_ccpa
from sayno.metrics.actions_habib import actions_habib
from sayno.metrics.asymmetry import asymmetry
from sayno.metrics.can_refuse import can_refuse
from sayno.metrics.default import default
from sayno.metrics.evidence import Evidence
from sayno.metrics.keystroke_level import keystroke_level
from sayno.metrics.metric import Judge
from sayno.metrics.minutes import minutes
from sayno.metrics.patterns import PATTERNS
from sayno.metrics.persistence import persistence
from sayno.metrics.personal_data import personal_data
from sayno.metrics.screens import screens
from sayno.metrics.words import words
from sayno.model.finding import Finding

__all__ = ["METRICS", "PATTERNS", "Evidence", "count", "counts", "documented", "judge", "published"]

METRICS: Final[dict[str, Judge]] = {
    "actions": actions,
    "actions-habib": actions_habib,
    "actions-ccpa": actions_ccpa,
    "accept-actions": accept_actions,
    "asymmetry": asymmetry,
    "can-refuse": can_refuse,
    "default": default,
    "persistence": persistence,
    "screens": screens,
    "personal-data": personal_data,
    "words": words,
    "minutes": minutes,
    "keystroke-level": keystroke_level,
    **PATTERNS,
}
"""Every metric by its identifier, patterns last."""

DEFINITIONS: Final = ("actions", "actions-habib", "actions-ccpa", "keystroke-level")
"""The metrics that count or time the actions of a refusal, each by its own definition."""


def judge(evidence: Evidence) -> tuple[Finding, ...]:
    """All metrics of the evidence, in the registry's order. Each answers, whatever the evidence."""
    return tuple(answer(evidence) for answer in METRICS.values())


def count(evidence: Evidence) -> dict[str, Finding]:
    """The actions by each definition; the way in by the study's too, where it was walked."""
    names = (*DEFINITIONS, "accept-actions") if evidence.accept else DEFINITIONS
    return {name: METRICS[name](evidence) for name in names}
