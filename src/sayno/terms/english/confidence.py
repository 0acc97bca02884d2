"""How sure a claim is: how often claims found in the same way were right on the training part of the corpus.

A way that was rarely met tells little, so its share is drawn towards :data:`PRIOR` as if :data:`WEIGHT` more such
claims had been seen. ``confidence.json`` holds the counts; ``corpus/calibrate.py`` writes it anew.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Final

PRIOR: Final = 0.8
"""What is thought of a way of finding that was never met. Lower than what was measured on the whole: the grammar was
written while looking at the training part, so its counts flatter it."""
WEIGHT: Final = 6
"""How many claims the prior stands for."""


def confidence(evidence: str) -> float:
    """The probability that a claim found in this way is right, two decimals."""
    right, all_ = _counts().get(evidence, (0, 0))
    return round((right + PRIOR * WEIGHT) / (all_ + WEIGHT), 2)


@cache
def _counts() -> dict[str, tuple[int, int]]:
    text = files("sayno.terms.english").joinpath("confidence.json").read_text("utf-8")
    return {evidence: (right, all_) for evidence, (right, all_) in json.loads(text).items()}
