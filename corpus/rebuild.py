"""Bring the texts of the corpus from the public histories, and check that they are the ones that were labelled.

Usage: python corpus/rebuild.py HISTORY... > passages-with-texts.jsonl

A HISTORY is a folder, a bundle or a git address of an Open Terms Archive collection, or of another public repository;
README.md tells which the whole corpus needs. Each line of passages.jsonl comes out with its "text". Exit code 1 if a
text is missing or differs.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from sayno.terms.evaluation.labels import documents, text_of

PASSAGES = Path(__file__).with_name("passages.jsonl")


def main() -> int:
    """Write the lines with their texts; say how many could not be brought."""
    parser = argparse.ArgumentParser(description="Bring the texts of the corpus from the public histories.")
    parser.add_argument("history", nargs="+", help="folder, bundle or git address")
    histories = parser.parse_args().history
    head, *lines = PASSAGES.read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    texts = documents({entry["blob"] for entry in entries}, histories)
    print(head)
    missing = differing = 0
    for entry in entries:
        text = text_of(entry, texts)
        if text is None:
            missing += 1
            continue
        entry["text"] = text
        differing += hashlib.sha256(entry["text"].encode()).hexdigest()[:16] != entry["digest"]
        print(json.dumps(entry, ensure_ascii=False))
    print(f"{len(entries) - missing} texts, {missing} missing, {differing} other than labelled", file=sys.stderr)
    return 1 if missing or differing else 0


if __name__ == "__main__":
    sys.exit(main())
