"""``sayno policy evaluate``: how right the claim reader is on labelled passages, beside two baselines."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from sayno.catalogue import BrokenFile
from sayno.model.accuracy import Evaluation, ServiceAccuracy
from sayno.terms.claims import ClaimReader
from sayno.terms.evaluation.baselines import by_expression, by_words
from sayno.terms.evaluation.labels import BadLabels, Labelled, by_group, read_labels
from sayno.terms.evaluation.measures import Kinds, accuracy, calibration, expected_error
from sayno.terms.evaluation.reading import Reading, read_all

EDGES: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""Where the bins of confidence begin."""
LEARNT: Final = "nothing but confidence is learnt from labels, so no cross-validation changes what is found"


def evaluate(file: Path, histories: Sequence[str] = (), part: str = "") -> Evaluation:
    """Evaluate on a file of labels, or on one part of it; then the model of words learns from the other parts.

    Raises :class:`sayno.catalogue.BrokenFile`, ``OSError`` and :class:`sayno.seams.BadHistory`.
    """
    try:
        labels = read_labels(file, histories)
    except BadLabels as error:
        raise BrokenFile([str(error)]) from error
    passages = [passage for passage in labels.passages if not part or passage.part == part]
    if not passages:
        parts = sorted({passage.part for passage in labels.passages if passage.part})
        raise BrokenFile([f"{file}: no part '{part}'; there are: {', '.join(parts) or 'none'}"])
    others = [passage for passage in labels.passages if passage.part != part] if part else []
    readings = read_all(passages, ClaimReader())
    return _evaluation(passages, readings, others or None, labels.without_text)


def _evaluation(
    passages: list[Labelled], readings: list[Reading], learning: list[Labelled] | None, without_text: int
) -> Evaluation:
    groups = by_group(passages)
    found = {"sayno": [reading.kinds for reading in readings]}
    in_place = [reading.kinds_in_place for reading in readings]
    if any(kinds is not None for kinds in in_place):
        found["sayno, in the document"] = [
            kinds if kinds is not None else alone for kinds, alone in zip(in_place, found["sayno"], strict=True)
        ]
    found["regular expression"] = [by_expression(passage) for passage in passages]
    found["TF-IDF and logistic regression"] = by_words(passages, learning)
    wanted = [passage.labels for passage in passages]
    inside, of_all = _sums(reading.inside for reading in readings)
    shared, claimed, spanned = _sums(reading.on_span for reading in readings)
    scopes = [
        reading.scope == reading.passage.scope
        for reading in readings
        if reading.passage.scope and reading.kinds & reading.passage.labels - {"forbids"}
    ]
    judged = [
        (claim.confidence, claim.kind in reading.passage.labels) for reading in readings for claim in reading.alone
    ]
    bins = calibration(judged, EDGES)
    return Evaluation(
        passages=len(passages),
        labelled=sum(bool(want) for want in wanted),
        without_text=without_text,
        groups=len(groups),
        readers={reader: accuracy(wanted, kinds, groups.values()) for reader, kinds in found.items()},
        services=_services(passages, found["sayno"]),
        inside=inside / of_all if of_all else None,
        span_precision=shared / claimed if claimed else None,
        span_recall=shared / spanned if spanned else None,
        scope=sum(scopes) / len(scopes) if scopes else None,
        bins=bins,
        calibration_error=expected_error(bins),
        learnt=LEARNT,
    )


def _sums(rows: Any) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _services(passages: list[Labelled], found: list[Kinds]) -> dict[str, ServiceAccuracy]:
    counts: dict[str, Counter[str]] = {}
    for passage, kinds in zip(passages, found, strict=True):
        count = counts.setdefault(passage.service, Counter())
        count.update(passages=1, labelled=bool(passage.labels), exact=kinds == passage.labels)
    return {
        service: ServiceAccuracy(passages=count["passages"], labelled=count["labelled"], exact=count["exact"])
        for service, count in sorted(counts.items())
    }
