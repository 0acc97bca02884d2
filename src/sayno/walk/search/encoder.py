"""Short English texts as vectors that lie near each other where the texts mean much the same.

The forward pass of all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), a BERT of six layers, in NumPy. Its weights
are kept as whole numbers, one scale for each row (``scripts/weights/quantize.py``), and never fetched.
"""

from collections.abc import Sequence
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

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
_LAYERS: Final = 6
_HEADS: Final = 12
_EPSILON: Final = 1e-12
"""As the model was trained, by its ``config.json``."""

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
                made.update(zip(chunk, self._read(np.array([same[text] for text in chunk])), strict=True))
        if alike:
            self._known = made if len(self._known) > _KNOWN else self._known | made
        return [made[text] for text in texts]

    def _read(self, tokens: NDArray[np.int64]) -> Vector:
        """The vectors of texts of one length: one row of tokens each."""
        read = (
            self._weights["embeddings.word_embeddings.weight"][tokens]
            + self._weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
            + self._weights["embeddings.token_type_embeddings.weight"][0]
        )
        read = self._normal(read, "embeddings.LayerNorm")
        for number in range(_LAYERS):
            read = self._layer(read, f"encoder.layer.{number}.")
        mean: Vector = read.mean(axis=1)
        lengths: Vector = np.linalg.norm(mean, axis=1, keepdims=True)
        return mean / lengths

    def _layer(self, read: Vector, name: str) -> Vector:
        """Attention of every token to every other one of its text, then two layers for each."""
        texts, length, width = read.shape
        query, key, value = (
            self._linear(read, f"{name}attention.self.{part}").reshape(texts, length, _HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        fitting = query @ key.swapaxes(2, 3) / np.float32(sqrt(width / _HEADS))
        heeded = np.exp(fitting - fitting.max(axis=-1, keepdims=True))
        heeded /= heeded.sum(axis=-1, keepdims=True)
        joined = (heeded @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)
        attended = read + self._linear(joined, f"{name}attention.output.dense")
        attended = self._normal(attended, f"{name}attention.output.LayerNorm")
        inner = _gelu(self._linear(attended, f"{name}intermediate.dense"))
        return self._normal(attended + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, read: Vector, name: str) -> Vector:
        weight = self._weights[f"{name}.weight"]
        made: Vector = read.reshape(-1, weight.shape[1]) @ weight.T + self._weights[f"{name}.bias"]
        return made.reshape(*read.shape[:-1], -1)

    def _normal(self, read: Vector, name: str) -> Vector:
        spread = np.sqrt(read.var(axis=-1, keepdims=True) + np.float32(_EPSILON))
        normal: Vector = (read - read.mean(axis=-1, keepdims=True)) / spread
        return normal * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(x: Vector) -> Vector:
    """Its usual approximation (Hendrycks and Gimpel 2016, arXiv 1606.08415, section 2)."""
    bent: Vector = np.tanh(np.float32(sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x * x * x))
    return np.float32(0.5) * x * (1 + bent)


@cache
def encoder() -> Encoder:
    """The one that all share: reading its weights takes a moment."""
    return Encoder()
