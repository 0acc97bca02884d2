"""``sayno policy stance``: what documents say at a date."""

from datetime import date

from rich.console import Console

from sayno.auditing.policies import Question, trails
from sayno.model.event import DocumentTrail


def stance(question: Question, day: date | None, console: Console) -> list[DocumentTrail]:
    """The documents asked for with their stance at the end of a day, without one at their newest version.

    Raises ``BadHistory``, ``Unreachable``, ``Unknown`` and ``OSError``.
    """
    return list(trails(question, console, day))
