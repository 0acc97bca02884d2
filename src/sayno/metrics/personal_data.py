"""Personal data demanded: which pieces of personal information a person must enter to refuse.

Definition: the number of distinct fields entered on the way; ``detail.fields`` names them in the order they were
asked, and ``detail.entries`` counts every entry, a field asked twice counting twice. What was typed is never known.
A field that was filled in already and left alone is not entered.
Source: GPEN sweep 2024, "demands more data to delete", about 9% of sites and apps (read, partly secondary).
Modes: measured where the walk refused or asked; at-least where the documents stop or a guard held it back, or, for a
route alone, where sources call a field maybe (``high`` is then with all of them); unknown where it did not arrive.
"""

from typing import Final

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import Move, Way, refusal, tally
from sayno.model.finding import Finding

ID: Final = "personal-data"

UNNAMED: Final = "unnamed"
"""A field that the walk entered without saying which."""


@metric(ID)
def personal_data(evidence: Evidence) -> Finding:
    """The distinct fields that refusing demands."""
    way = refusal(evidence)
    if way is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    entries = fields(way.moves)
    detail: dict[str, JsonValue] = {"fields": list(dict.fromkeys(entries)), "entries": len(entries)}
    return tally(ID, way, _rule, detail).model_copy(update={"unit": "fields"})


def fields(moves: tuple[Move, ...]) -> list[str]:
    """The fields entered, in order, with repeats."""
    return [move.field or UNNAMED for move in moves if move.do == "enter"]


def _rule(moves: tuple[Move, ...], _way: Way) -> tuple[int, int]:
    # What lies beyond the way need not be a field, so it adds nothing.
    number = len(set(fields(moves)))
    return number, number
