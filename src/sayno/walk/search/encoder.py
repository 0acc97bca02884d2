"""Short English texts as vectors that lie near each other where the texts mean much the same.

all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), a BERT of six layers, taught which setting people mean. Its
weights are made by ``scripts/weights``, kept as whole numbers, one scale for each row, and never fetched.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from sayno.walk.search import bert

FOLDER: Final = Path(__file__).parent / "minilm"
WEIGHTS: Final = "weights.safetensors"
TOKENIZER: Final = "tokenizer.json"
SCALE: Final = ".scale"
"""What the name of a matrix' scales ends with."""
LONGEST: Final = 64
"""So many tokens of a text are read: a label and a sentence of explanation."""

_AT_ONCE: Final = 32
"""So many texts are read together, which bounds the memory that it takes."""
_KNOWN: Final = 8_192
"""So many texts are remembered: a service says most things on many of its screens."""

Vector = NDArray[np.float32]


class Encoder:
    """Turns texts into vectors of length 1."""

    def __init__(self) -> None:
        stored = load_file(FOLDER / WEIGHTS)
        self._weights: dict[str, Vector] = {
            name: tensor.astype(np.float32) * stored.get(name + SCALE, np.float16(1)).astype(np.float32)
            for name, tensor in stored.items()
            if not name.endswith(SCALE)
        }
        self._known: dict[str, Vector] = {}
        self._tokenizer = Tokenizer.from_file(str(FOLDER / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def vectors(self, texts: Sequence[str]) -> list[Vector]:
        """One for each text, in order; many at once take less time than one by one, and known ones none.

        A text's is the mean of what the last layer makes of each of its tokens.
        """
        made = {text: vector for text in texts if (vector := self._known.get(text)) is not None}
        alike: dict[int, dict[str, list[int]]] = {}  # what is as long is read together, so that nothing is filled up
        for text in dict.fromkeys(texts):
            if text not in made:
                tokens = self._tokenizer.encode(text).ids
                alike.setdefault(len(tokens), {})[text] = tokens
        for same in alike.values():
            new = list(same)
            for chunk in (new[start : start + _AT_ONCE] for start in range(0, len(new), _AT_ONCE)):
                rows = np.array([same[text] for text in chunk])
                read: Vector = bert.vectors(self._weights, rows, np.ones(rows.shape, np.float32))
                made.update(zip(chunk, read, strict=True))
        if alike:
            self._known = made if len(self._known) > _KNOWN else self._known | made
        return [made[text] for text in texts]


@cache
def encoder() -> Encoder:
    """The one that all share: reading its weights takes a moment."""
    return Encoder()
