"""The forward pass of a small BERT: one vector for each text, the mean of what its last layer makes of the tokens.

As all-MiniLM-L6-v2 (sentence-transformers) is built. Written for any library that has NumPy's functions, so that the
encoder that is taught (``scripts/weights``) and the one that is used are the same.
"""

from collections.abc import Mapping
from math import pi, sqrt
from types import ModuleType
from typing import Any, Final

import numpy as np

_LAYERS: Final = 6
_HEADS: Final = 12
_EPSILON: Final = 1e-12
"""As the model was trained, by its ``config.json``."""
_UNHEEDED: Final = -1e9

Array = Any
"""Of NumPy, or of a library like it."""


def vectors(weights: Mapping[str, Array], tokens: Array, there: Array, xp: ModuleType = np) -> Array:
    """Vectors of length 1, one for each row of tokens.

    ``there``: 1 where a row has a token, 0 where it was filled up. ``weights``: by the names that they were published
    under.
    """
    read = (
        weights["embeddings.word_embeddings.weight"][tokens]
        + weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    read = _normal(weights, read, "embeddings.LayerNorm", xp)
    unheeded = ((1 - there) * _UNHEEDED)[:, None, None, :]
    for number in range(_LAYERS):
        read = _layer(weights, read, unheeded, f"encoder.layer.{number}.", xp)
    mean = (read * there[:, :, None]).sum(axis=1) / there.sum(axis=1, keepdims=True)
    return mean / xp.linalg.norm(mean, axis=1, keepdims=True)


def _layer(weights: Mapping[str, Array], read: Array, unheeded: Array, name: str, xp: ModuleType) -> Array:
    """Attention of every token to every other one of its text, then two layers for each."""
    texts, length, width = read.shape
    query, key, value = (
        _linear(weights, read, f"{name}attention.self.{part}").reshape(texts, length, _HEADS, -1).swapaxes(1, 2)
        for part in ("query", "key", "value")
    )
    fitting = query @ key.swapaxes(2, 3) / sqrt(width / _HEADS) + unheeded
    heeded = xp.exp(fitting - fitting.max(axis=-1, keepdims=True))
    heeded = heeded / heeded.sum(axis=-1, keepdims=True)
    joined = (heeded @ value).swapaxes(1, 2).reshape(texts, length, width)
    attended = read + _linear(weights, joined, f"{name}attention.output.dense")
    attended = _normal(weights, attended, f"{name}attention.output.LayerNorm", xp)
    inner = _gelu(_linear(weights, attended, f"{name}intermediate.dense"), xp)
    written = attended + _linear(weights, inner, f"{name}output.dense")
    return _normal(weights, written, f"{name}output.LayerNorm", xp)


def _linear(weights: Mapping[str, Array], read: Array, name: str) -> Array:
    """All tokens at once: one product of two matrices is faster than one for each text."""
    weight = weights[f"{name}.weight"]
    made = read.reshape(-1, weight.shape[1]) @ weight.T + weights[f"{name}.bias"]
    return made.reshape(*read.shape[:-1], -1)


def _normal(weights: Mapping[str, Array], read: Array, name: str, xp: ModuleType) -> Array:
    spread = xp.sqrt(read.var(axis=-1, keepdims=True) + _EPSILON)
    return (read - read.mean(axis=-1, keepdims=True)) / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _gelu(x: Array, xp: ModuleType) -> Array:
    """Its usual approximation (Hendrycks and Gimpel 2016, arXiv 1606.08415, section 2)."""
    return 0.5 * x * (1 + xp.tanh(sqrt(2 / pi) * (x + 0.044715 * x * x * x)))
