"""``sayno policy diff``: what documents say on a day that they did not say on another."""

from collections.abc import Iterator
from datetime import date

from rich.console import Console

from sayno.auditing.policies import Question, trails
from sayno.model.event import Difference
from sayno.terms.stance import differences


def diff(question: Question, first: date, second: date, console: Console) -> Iterator[Difference]:
    """What differs between the stances at the ends of two days, by document and kind of claim.

    Raises ``BadHistory``, ``Unreachable``, ``Unknown`` and ``OSError``.
    """
    before = {(t.path, t.ended): t.stance for t in trails(question, console, first)}
    for trail in trails(question, console, second):
        yield from differences(trail, before.get((trail.path, trail.ended)))
