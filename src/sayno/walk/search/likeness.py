"""How near short English texts are in meaning, by vectors of words.

The vectors are those of WordLlama (256 dimensions, carried by its package): a text's is the mean of its words'. They
know that a receipt and a confirmation are much the same; they do not know "not" nor who does what to whom.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from sayno.model.topic import Language

UNDERSTOOD: Final[frozenset[Language]] = frozenset({"en"})
"""The languages that the vectors were made for."""


class Likeness:
    """How near texts are to one phrase, folded by ``plain``."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase

    def of(self, text: str) -> float:
        """The cosine between the phrase and a text; 0 for what has nothing to do with it, or has no word."""
        if not (_says(self._phrase) and _says(text)):
            return 0.0
        return max(0.0, float(_similarity()(self._phrase, text)))


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


@cache
def _similarity() -> Callable[[str, str], float]:
    """Its vectors are read where the package lies: nothing is ever fetched."""
    import wordllama  # noqa: PLC0415 - half a second, and only phrases need it

    place = Path(wordllama.__file__).parent
    compared: Callable[[str, str], float] = wordllama.WordLlama.load(cache_dir=place, disable_download=True).similarity
    return compared
