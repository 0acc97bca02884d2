"""How right the claim reader is: figures with their intervals, beside those of simpler means."""

from pydantic import Field

from sayno.model.base import Noun
from sayno.model.claim import ClaimKind


class Interval(Noun):
    """A figure, and where 95 % of the draws lie; None where there is nothing to divide by."""

    value: float | None
    low: float | None
    high: float | None


class Measured(Noun):
    """What was found of one kind, passage by passage."""

    right: int
    wrong: int
    missed: int
    precision: Interval
    recall: Interval
    f1: Interval


class Accuracy(Noun):
    """The figures of one reader on one set of passages; the macro figure leaves out kinds that no passage bears."""

    kinds: dict[ClaimKind, Measured]
    macro_f1: Interval


class Bin(Noun):
    """Claims of about the same confidence: how sure they were on average, and how many were right."""

    confidence: float
    right: float
    claims: int


class ServiceAccuracy(Noun):
    """How one service fared."""

    passages: int
    labelled: int
    exact: int = Field(description="passages of which exactly the labelled kinds were found")


class Evaluation(Noun):
    """All figures of one evaluation on labelled passages."""

    passages: int
    labelled: int
    without_text: int = Field(description="lines of the file whose text was not at hand")
    groups: int = Field(description="owners of services: what is drawn for the intervals")
    readers: dict[str, Accuracy] = Field(description="ours; ours, each passage in its document; the baselines")
    services: dict[str, ServiceAccuracy]
    inside: float | None = Field(
        description="share of the characters of our claims, read in the document, inside the labelled passage"
    )
    span_precision: float | None = Field(
        description="of the right claims: share of the quoted characters that the labelled span has too"
    )
    span_recall: float | None = Field(
        description="of the right claims: share of the labelled span's characters that are quoted"
    )
    scope: float | None = Field(description="share of the passages with a right claim of which the scope is right")
    bins: tuple[Bin, ...]
    calibration_error: float | None
    learnt: str
