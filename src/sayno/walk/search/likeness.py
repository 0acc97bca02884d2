"""How near short English texts are in meaning, by the vectors of a sentence encoder.

They know that a receipt and a confirmation are much the same, and something of who does what to whom; hardly what "not"
does.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from sayno.model.topic import Language
from sayno.walk.search.encoder import Vector, encoder
from sayno.walk.search.meaning import LABELS

UNDERSTOOD: Final[frozenset[Language]] = frozenset({"en"})
"""The languages that the encoder was trained for."""
_DIGITS: Final = 4
"""What a vector is beyond depends on what was read beside it, and on the machine."""


class Likeness:
    """How near texts are to one phrase, folded by ``plain``: the cosine; 0 for what has nothing to do with it."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self._near: dict[str, float] = {}

    @cached_property
    def _sought(self) -> Vector:
        return encoder().vectors([self._phrase])[0]

    def read(self, texts: Iterable[str]) -> None:
        """Texts that will be asked for: many at once take less time than one by one."""
        if len(self._near) > LABELS:
            self._near.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._near and _says(text)]
        if new and _says(self._phrase):
            for text, vector in zip(new, encoder().vectors(new), strict=True):
                self._near[text] = max(0.0, round(float(self._sought @ vector), _DIGITS))

    def of(self, text: str) -> float:
        """The likeness of one; 0 for what has no word."""
        if text not in self._near:
            self.read([text])
        return self._near.get(text, 0.0)


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))
