"""What simpler means reach on the same passages: a sensible regular expression, and a linear model of words."""

import re
from collections.abc import Sequence
from typing import Final

from sayno.model.claim import ClaimKind
from sayno.terms.evaluation.labels import KINDS, Labelled
from sayno.terms.evaluation.measures import Kinds
from sayno.terms.passages import without_targets

FOLDS: Final = 5

_TRAINING: Final = (
    r"(?:\btrain\w*|\bfine-?tun\w*|\b(?:develop|improv)\w*)\b[^.]{0,100}\b(?:AI|artificial intelligence"
    r"|machine[- ]learning|(?:language|generative|foundation) models?|our models?|algorithms?)\b"
)
_PATTERNS: Final[dict[ClaimKind, str]] = {
    "forbids": r"\b(?:you (?:may|must|will|shall|agree) not|prohibit\w*|not permitted|may not)\b[^.]{0,300}"
    + _TRAINING,
    "denies": rf"\b(?:do|does|will|is|are) not\b[^.]{{0,150}}{_TRAINING}",
    "choice": r"\bopt(?:ing)?[- ]?(?:out|in)\b|\bobject to\b|\bwithdraw your consent\b|\bunless you\b[^.]{0,100}"
    + _TRAINING,
    "shares": rf"\bthird[- ]part(?:y|ies)\b[^.]{{0,150}}\btheir own\b[^.]{{0,100}}{_TRAINING}",
    "trains": _TRAINING,
}
_COMPILED: Final = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_MATTER: Final = re.compile(r"\b(?:AI|artificial intelligence|machine[- ]learning|train\w*|models?)\b", re.IGNORECASE)


def by_expression(passage: Labelled) -> Kinds:
    """What an hour with regular expressions gives: each kind's words near words of training; trains, if no other."""
    said = without_targets(passage.text)
    found: set[ClaimKind] = {kind for kind, pattern in _COMPILED.items() if kind != "trains" and pattern.search(said)}
    if "choice" in found and not _MATTER.search(said):
        found.discard("choice")
    if not found & {"forbids", "denies", "shares"} and _COMPILED["trains"].search(said):
        found.add("trains")
    return frozenset(found)


def by_words(passages: Sequence[Labelled], learning: Sequence[Labelled] | None = None) -> list[Kinds]:
    """What TF-IDF of words and pairs of words with logistic regression gives for each passage.

    Learnt from ``learning``, or without it by cross-validation: the passages of a group are judged by a model that has
    seen none of that group.
    """
    if learning is not None:
        return _learnt(learning, passages)
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415 - heavy, and only evaluation needs it

    found: list[Kinds] = [frozenset()] * len(passages)
    groups = [passage.group for passage in passages]
    folds = min(FOLDS, len(set(groups)))
    if folds < 2:
        return found
    for seen, unseen in GroupKFold(folds).split(passages, groups=groups):
        for number, kinds in zip(
            unseen, _learnt([passages[n] for n in seen], [passages[n] for n in unseen]), strict=True
        ):
            found[number] = kinds
    return found


def _learnt(learning: Sequence[Labelled], unseen: Sequence[Labelled]) -> list[Kinds]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, strip_accents="unicode")
    known = vectors.fit_transform(without_targets(passage.text) for passage in learning)
    asked = vectors.transform(without_targets(passage.text) for passage in unseen)
    found: list[set[ClaimKind]] = [set() for _ in unseen]
    for kind in KINDS:
        borne = [kind in passage.labels for passage in learning]
        if 0 < sum(borne) < len(borne):
            model = LogisticRegression(C=10, class_weight="balanced", max_iter=2_000, random_state=0)
            for kinds, yes in zip(found, model.fit(known, borne).predict(asked), strict=True):
                if yes:
                    kinds.add(kind)
    return [frozenset(kinds) for kinds in found]
