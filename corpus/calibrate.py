"""Count, on the training part, how often claims found in the same way are right; the reader's confidence rests on it.

Usage: python corpus/calibrate.py HISTORY...

Writes src/sayno/terms/english/confidence.json. The same histories and the same reader give the same file.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from sayno.terms.claims import ClaimReader
from sayno.terms.evaluation.labels import read_labels
from sayno.terms.evaluation.reading import read_all

HERE = Path(__file__).resolve().parent
COUNTS = HERE.parent / "src" / "sayno" / "terms" / "english" / "confidence.json"
EVIDENCE = "evidence: "


def main() -> int:
    """Count and write."""
    parser = argparse.ArgumentParser(description="Count how often claims found in the same way are right.")
    parser.add_argument("history", nargs="+", help="folder, bundle or git address")
    labels = read_labels(HERE / "passages.jsonl", parser.parse_args().history)
    training = [passage for passage in labels.passages if passage.part == "training"]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for reading in read_all(training, ClaimReader()):
        for claim in reading.alone:
            count = counts[claim.why[-1].removeprefix(EVIDENCE)]
            count[0] += claim.kind in reading.passage.labels
            count[1] += 1
    lines = (f"  {json.dumps(evidence)}: {json.dumps(count)}" for evidence, count in sorted(counts.items()))
    COUNTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(training)} passages, {sum(count[1] for count in counts.values())} claims, {len(counts)} ways")
    return 1 if labels.without_text else 0


if __name__ == "__main__":
    sys.exit(main())
