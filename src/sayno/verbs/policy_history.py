"""``sayno policy history``: what happened to the claims of documents, and when."""

from collections.abc import Iterator

from rich.console import Console

from sayno.auditing.policies import Question, trails
from sayno.model.event import DocumentTrail


def history(question: Question, console: Console) -> Iterator[DocumentTrail]:
    """The documents asked for with their events, each as soon as it is read.

    Raises ``BadHistory``, ``Unreachable``, ``Unknown`` and ``OSError``.
    """
    return trails(question, console)
