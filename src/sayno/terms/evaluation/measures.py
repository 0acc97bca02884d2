"""Precision, recall and F1 by kind, with intervals; overlap of spans; how well confidence tells right from wrong."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from sayno.model.accuracy import Accuracy, Bin, Interval, Measured
from sayno.model.claim import ClaimKind
from sayno.terms.evaluation.labels import KINDS

Kinds = frozenset[ClaimKind]

DRAWS: Final = 1_000
"""Times that the groups are drawn anew, with replacement, for an interval."""
SEED: Final = 20_261_125
COVERED: Final = 95
"""Per cent of the draws that an interval holds."""


def accuracy(wanted: Sequence[Kinds], found: Sequence[Kinds], groups: Iterable[Sequence[int]]) -> Accuracy:
    """Compare what a reader found in each passage with the labels; ``groups`` are drawn for the intervals.

    A kind that no passage bears has no F1, and is left out of the macro figure.
    """
    counts = _counts(wanted, found)
    whole = counts.sum(axis=0)
    sums = np.array([counts[list(group)].sum(axis=0) for group in groups])
    chosen = np.random.default_rng(SEED).integers(len(sums), size=(DRAWS, len(sums)))
    drawn = sums[chosen].sum(axis=1)
    kinds = {}
    for number, kind in enumerate(KINDS):
        one, many = whole[number], drawn[:, number]
        kinds[kind] = Measured(
            right=int(one[0]),
            wrong=int(one[1]),
            missed=int(one[2]),
            precision=_interval(_precision(one), _precision(many)),
            recall=_interval(_recall(one), _recall(many)),
            f1=_interval(_f1(one), _f1(many)),
        )
    return Accuracy(kinds=kinds, macro_f1=_interval(_macro(_f1(whole)), _macro(_f1(drawn))))


def _counts(wanted: Sequence[Kinds], found: Sequence[Kinds]) -> np.ndarray:
    """For each passage and kind: right, wrong, missed."""
    rows = [
        [(k in want and k in got, k in got and k not in want, k in want and k not in got) for k in KINDS]
        for want, got in zip(wanted, found, strict=True)
    ]
    return np.array(rows, dtype=int)


def _precision(counts: np.ndarray) -> np.ndarray:
    return _share(counts[..., 0], counts[..., 0] + counts[..., 1])


def _recall(counts: np.ndarray) -> np.ndarray:
    return _share(counts[..., 0], counts[..., 0] + counts[..., 2])


def _f1(counts: np.ndarray) -> np.ndarray:
    """NaN where no passage bears the label."""
    right, wrong, missed = counts[..., 0], counts[..., 1], counts[..., 2]
    return np.where(right + missed > 0, _share(2 * right, 2 * right + wrong + missed), np.nan)


def _macro(by_kind: np.ndarray) -> np.ndarray:
    borne = ~np.isnan(by_kind)
    return _share(np.where(borne, by_kind, 0).sum(axis=-1), borne.sum(axis=-1))


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(part / np.asarray(whole, dtype=float))


def _interval(value: np.ndarray, draws: np.ndarray) -> Interval:
    draws = draws[~np.isnan(draws)]
    edge = (100 - COVERED) / 2
    low, high = np.percentile(draws, [edge, 100 - edge]) if len(draws) else (None, None)
    return Interval(
        value=None if np.isnan(value) else float(value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
    )


def overlap(first: tuple[int, int], second: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def calibration(judged: Sequence[tuple[float, bool]], edges: Sequence[float]) -> tuple[Bin, ...]:
    """The claims by their confidence, in bins that begin at ``edges``; empty bins are left out."""
    bins = []
    for low, high in zip(edges, [*edges[1:], 1.01], strict=True):
        inside = [(sure, right) for sure, right in judged if low <= sure < high]
        if inside:
            sure = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            bins.append(Bin(confidence=sure, right=right, claims=len(inside)))
    return tuple(bins)


def expected_error(bins: Iterable[Bin]) -> float | None:
    """By how much confidence is off on average, weighted by the claims of each bin; None without claims."""
    bins = tuple(bins)
    claims = sum(one.claims for one in bins)
    return sum(abs(one.confidence - one.right) * one.claims for one in bins) / claims if claims else None
