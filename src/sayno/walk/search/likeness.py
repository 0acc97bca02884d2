"""How near short English texts are in meaning, by vectors of words.

The vectors are those of WordLlama (256 dimensions, carried by its package): a text's is the mean of its words'. They
know that a receipt and a confirmation are much the same; they do not know "not" nor who does what to whom.
"""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import wordllama
from numpy.typing import NDArray
from wordllama import WordLlama
from wordllama.inference import WordLlamaInference

from sayno.model.topic import Language

_DIMENSIONS: Final = 256
UNDERSTOOD: Final[frozenset[Language]] = frozenset({"en"})
"""The languages that the vectors were made for."""


class Likeness:
    """How near texts are to one phrase, folded by ``plain``."""

    def __init__(self, phrase: str) -> None:
        self._phrase = _vector(phrase)

    def of(self, text: str) -> float:
        """The cosine between the phrase and a text; 0 for what has nothing to do with it."""
        return max(0.0, float(self._phrase @ _vector(text)))


def _vector(text: str) -> NDArray[np.float32]:
    """Of length 1, or 0 for a text without a word."""
    if not any(map(str.isalnum, text)):
        return np.zeros(_DIMENSIONS, np.float32)
    made: NDArray[np.float32] = _model().embed([text], norm=True)[0]
    return made


@cache
def _model() -> WordLlamaInference:
    """Read where the package lies: nothing is ever fetched."""
    return WordLlama.load(cache_dir=Path(wordllama.__file__).parent, dim=_DIMENSIONS, disable_download=True)
