"""What every metric shares: an identifier, and that it always answers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.model.base import Grade, Mode
from sayno.model.finding import Finding

Judge = Callable[[Evidence], Finding]
"""A metric as the registry keeps it."""

P = ParamSpec("P")


def metric(
    identifier: str,
) -> Callable[[Callable[Concatenate[Evidence, P], Finding]], Callable[Concatenate[Evidence, P], Finding]]:
    """Make a function of evidence a metric: should it fail, it answers in mode ``error`` instead of raising."""

    def always_answering(
        judge: Callable[Concatenate[Evidence, P], Finding],
    ) -> Callable[Concatenate[Evidence, P], Finding]:
        @wraps(judge)
        def answer(evidence: Evidence, /, *args: P.args, **kwargs: P.kwargs) -> Finding:
            try:
                return judge(evidence, *args, **kwargs)
            except Exception as problem:  # the contract: every metric always answers
                return failed(identifier, evidence.grade, problem)

        return answer

    return always_answering


def failed(identifier: str, grade: Grade, problem: Exception) -> Finding:
    """The answer of a metric that broke: mode ``error``, with what went wrong."""
    return Finding(metric=identifier, grade=grade, mode=Mode.ERROR, note=f"{type(problem).__name__}: {problem}")


def unknown(identifier: str, grade: Grade, note: str, detail: dict[str, JsonValue] | None = None) -> Finding:
    """The answer where the evidence does not tell, with the reason."""
    return Finding(metric=identifier, grade=grade, mode=Mode.UNKNOWN, note=note, detail=detail or {})


def not_applicable(identifier: str, grade: Grade, note: str) -> Finding:
    """The answer where the question has no meaning, with the reason."""
    return Finding(metric=identifier, grade=grade, mode=Mode.NOT_APPLICABLE, note=note)
