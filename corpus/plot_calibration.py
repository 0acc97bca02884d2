"""Draw how often claims of about the same confidence are right, on both parts of the corpus: docs/calibration.svg.

Usage: python corpus/plot_calibration.py HISTORY...

Confidence is counted on the training part, so only the test part tests it. The same histories and the same reader give
the same picture.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure

from sayno.model.accuracy import Bin
from sayno.terms.claims import ClaimReader
from sayno.terms.evaluation.labels import Labelled, read_labels
from sayno.terms.evaluation.measures import calibration
from sayno.terms.evaluation.reading import read_all

HERE: Final = Path(__file__).resolve().parent
PICTURE: Final = HERE.parent / "docs" / "calibration.svg"
EDGES: Final = (0.0, 0.8, 0.9, 0.95)
"""Where the bins begin: wide enough that the test part has some claims in each."""
PARTS: Final = {"training": ("#777777", "o"), "test": ("#0b5fa5", "s")}


def bins_of(passages: Sequence[Labelled]) -> tuple[Bin, ...]:
    """The claims found in some passages, by confidence."""
    judged = [
        (claim.confidence, claim.kind in reading.passage.labels)
        for reading in read_all(passages, ClaimReader())
        for claim in reading.alone
    ]
    return calibration(judged, EDGES)


def draw(parts: dict[str, tuple[Bin, ...]]) -> Figure:
    """A point for each bin, its number of claims beside it, and the line where all points should lie."""
    figure = Figure(figsize=(5.6, 4.6), layout="constrained")
    axes: Any = figure.subplots()
    axes.plot([0.5, 1], [0.5, 1], color="#bbbbbb", linewidth=1, label="confidence as it should be")
    for (name, bins), above in zip(parts.items(), (False, True), strict=True):
        colour, mark = PARTS[name]
        axes.plot(
            [one.confidence for one in bins],
            [one.right for one in bins],
            color=colour,
            marker=mark,
            linewidth=1,
            label=f"{name} part ({sum(one.claims for one in bins)} claims)",
        )
        for one in bins:
            axes.annotate(
                str(one.claims),
                (one.confidence, one.right),
                xytext=(0, 7 if above else -14),
                textcoords="offset points",
                ha="center",
                color=colour,
                fontsize=8,
            )
    axes.set(xlabel="confidence that the reader states", ylabel="share of claims that are right")
    axes.set(xlim=(0.55, 1.01), ylim=(0.55, 1.04), title="Is confidence honest?")
    axes.legend(loc="lower right", frameon=False)
    return figure


def main() -> int:
    """Read both parts, draw, write."""
    parser = argparse.ArgumentParser(description="Draw how often claims of about the same confidence are right.")
    parser.add_argument("history", nargs="+", help="folder, bundle or git address")
    labels = read_labels(HERE / "passages.jsonl", parser.parse_args().history)
    parts = {name: bins_of([one for one in labels.passages if one.part == name]) for name in PARTS}
    mpl.rcParams.update({"svg.hashsalt": "sayno", "svg.fonttype": "none"})
    draw(parts).savefig(PICTURE, format="svg", metadata={"Date": None, "Creator": None})
    for name, bins in parts.items():
        print(name, *(f"{one.confidence:.3f}: {one.right:.3f} of {one.claims}" for one in bins), sep="  ")
    return 1 if labels.without_text else 0


if __name__ == "__main__":
    sys.exit(main())
