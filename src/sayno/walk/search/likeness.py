"""How near short English texts are in meaning, by the vectors of a sentence encoder.

They know that a receipt and a confirmation are much the same, and something of who does what to whom; hardly what "not"
does.
"""

from functools import cached_property
from typing import Final

from sayno.model.topic import Language
from sayno.walk.search.encoder import Vector, encoder

UNDERSTOOD: Final[frozenset[Language]] = frozenset({"en"})
"""The languages that the encoder was trained for."""


class Likeness:
    """How near texts are to one phrase, folded by ``plain``."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase

    @cached_property
    def _sought(self) -> Vector:
        return encoder().vector(self._phrase)

    def of(self, text: str) -> float:
        """The cosine between the phrase and a text; 0 for what has nothing to do with it, or has no word."""
        if not (_says(self._phrase) and _says(text)):
            return 0.0
        return max(0.0, float(self._sought @ encoder().vector(text)))


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))
