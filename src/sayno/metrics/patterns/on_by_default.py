"""On by default: the use was allowed before the person did anything.

Definition: the ``default`` was measured to be on. Proof: the action that switched it off, where there was one.
Source: rule of this project; EDPB 03/2022 "deceptive snugness", Gray 2024 "bad defaults" (names secondary).
Modes: measured where the default is; unknown otherwise.
"""

from typing import Final

from sayno.metrics.default import default, trains_by_default
from sayno.metrics.evidence import Evidence
from sayno.metrics.patterns.pattern import Answer, Pattern, edpb, epic, gray, main_toggle, numbers
from sayno.model.walk import Walk


def rule(walk: Walk, evidence: Evidence) -> Answer:
    """Whether the default was on."""
    found = default(evidence)
    if found.value is None:
        return Answer(None, why=found.note)
    toggle = main_toggle(walk)
    on = trains_by_default(evidence)
    return Answer(on, numbers([toggle]) if on and toggle else ())


PATTERN: Final = Pattern(
    "on-by-default",
    rule,
    epic(8, "near"),
    edpb("Skipping", "Deceptive snugness", "same"),
    gray("Interface interference", "Bad defaults", "same"),
)
