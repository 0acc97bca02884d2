"""Weights as they lie in the package: a quarter as large.

Each row of a matrix is kept as whole numbers from -127 to 127 and one scale; all else in half precision.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from published import Weights
from sayno.walk.search.encoder import SCALE

_MOST: Final = 127


def whole(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """A matrix as whole numbers, and the scale of each row."""
    scale = (np.abs(matrix).max(axis=1, keepdims=True) / _MOST).astype(np.float16)
    scale[scale == 0] = 1
    return np.clip(np.round(matrix / scale.astype(np.float32)), -_MOST, _MOST).astype(np.int8), scale


def smaller(weights: Weights) -> dict[str, NDArray[np.generic]]:
    """What the encoder reads, from weights in single precision."""
    written: dict[str, NDArray[np.generic]] = {}
    for name, tensor in weights.items():
        if tensor.ndim == 1:
            written[name] = tensor.astype(np.float16)
        else:
            written[name], written[name + SCALE] = whole(tensor)
    return written
