"""How near short English texts are in meaning, by the vectors of a sentence encoder.

They know that a receipt and a confirmation are much the same, and something of who does what to whom; hardly what "not"
does.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from sayno.model.topic import Language
from sayno.walk.search.encoder import Vector, encoder

UNDERSTOOD: Final[frozenset[Language]] = frozenset({"en"})
"""The languages that the encoder was trained for."""
_DIGITS: Final = 4
"""What a vector is beyond depends on what was read beside it, and on the machine."""


class Likeness:
    """How near texts are to one phrase, folded by ``plain``."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase

    @cached_property
    def _sought(self) -> Vector:
        return encoder().vectors([self._phrase])[0]

    def read(self, texts: Iterable[str]) -> None:
        """Texts that will be asked for: many at once take less time than one by one."""
        if _says(self._phrase):
            encoder().vectors([text for text in texts if _says(text)])

    def of(self, text: str) -> float:
        """The cosine between the phrase and a text; 0 for what has nothing to do with it, or has no word."""
        if not (_says(self._phrase) and _says(text)):
            return 0.0
        return max(0.0, round(float(self._sought @ encoder().vectors([text])[0]), _DIGITS))


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))
