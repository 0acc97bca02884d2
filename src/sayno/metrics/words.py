"""Words: how many words there are to read on the way.

Definition: the words of the screens seen from the start to the screen after the last action, each place once, with
the most words that were seen there. Words are names and texts of the accessibility tree, so the count is of what is
offered to read; a person who knows the way reads less.
Source: this project's count; length stands for effort as in the GPEN sweep 2024, 55% of policies above 3,000 words
(read, partly secondary).
Modes: as ``screens``.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.screens import place, seen
from sayno.metrics.way import End, walked
from sayno.model.base import Mode
from sayno.model.finding import Finding
from sayno.model.walk import Walk

ID: Final = "words"


@metric(ID)
def words(evidence: Evidence) -> Finding:
    """The words of the refusal's screens."""
    walk = evidence.refuse
    if walk is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    way = walked(walk)
    if way.end is End.LOST:
        return unknown(ID, evidence.grade, way.note or "the walk did not arrive")
    per_place = words_by_place(walk)
    return Finding(
        metric=ID,
        grade=evidence.grade,
        mode=Mode.MEASURED if way.end is End.COMPLETE else Mode.AT_LEAST,
        value=sum(per_place.values()),
        unit="words",
        detail={"screens": len(per_place)},
        note=way.note,
    )


def words_by_place(walk: Walk) -> dict[str, int]:
    """For each place seen, the most words seen there."""
    most: dict[str, int] = {}
    for screen in seen(walk):
        most[place(screen)] = max(screen.words, most.get(place(screen), 0))
    return most
