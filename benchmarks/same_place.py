"""How well two looks are recognised as the same place, on labelled screens of real applications.

Run ``python benchmarks/same_place.py [NAME …] [--errors]``. The screens and their labels stand in
``tests/walk/places``, where it is also said what counts as one place. Every pair of screens of one application is
judged. Precision: of the pairs taken for the same place, how many are. Recall: of the pairs that are, how many are
taken for it. Four ways are compared on the same pairs:

- ``chart``: the map that a search makes, each screen looked up and added in the order in which it was seen;
- ``pairs``: two looks compared alone, as ``sayno.model.place.Place.same`` does;
- ``address``: the same address, as crawlers tell pages apart;
- ``markup``: the same sequence of roles at the same depths, as fingerprints of markup do.

The screens are Playwright's trees. They differ from the project's own in what has no role: there everything has a ref,
here only what shows a hand under the pointer is taken for operable. No browser is needed.
"""

import argparse
import json
import lzma
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from sayno.model.place import place_of
from sayno.model.screen import Screen
from sayno.walk.search.chart import Chart

FOLDER: Final = Path(__file__).resolve().parents[1] / "tests" / "walk" / "places"
WAYS: Final = ("chart", "pairs", "address", "markup")


@dataclass(frozen=True, slots=True)
class Look:
    """One labelled screen."""

    place: str
    how: str
    screen: Screen


@dataclass(slots=True)
class Tally:
    """Pairs by what they are and what they were taken for."""

    right: int = 0
    taken: int = 0
    same: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.taken + other.taken, self.same + other.same)

    @property
    def precision(self) -> float:
        """Of what was taken for the same, how much is; 1 where nothing was."""
        return self.right / self.taken if self.taken else 1.0

    @property
    def recall(self) -> float:
        """Of what is the same, how much was taken for it; 1 where nothing is."""
        return self.right / self.same if self.same else 1.0


def looks(name: str) -> list[Look]:
    """The labelled screens of an application, in the order in which they were seen."""
    stored = json.loads(lzma.decompress((FOLDER / f"{name}.json.xz").read_bytes()))
    return [
        Look(one["place"], one["how"], Screen(one["address"], one["title"], operable(one["aria"]))) for one in stored
    ]


def operable(aria: str) -> str:
    """Playwright's tree as the project's own would be: of what has no role, only what a hand may press has a ref."""
    return _MERE.sub(r"\1", aria)


_MERE: Final = re.compile(
    r"(- '?generic(?: \"(?:[^\"\\\\]|\\\\.)*\")?(?: \[(?!ref|cursor)[^\]]*\])*) \[ref=\w+\](?! \[cursor=pointer\])"
)


def names() -> list[str]:
    """The applications of which there are screens."""
    return sorted(path.name.removesuffix(".json.xz") for path in FOLDER.glob("*.json.xz"))


def told(seen: Sequence[Look]) -> Mapping[str, frozenset[tuple[int, int]]]:
    """For each way, the pairs of screens (by number) that it takes for the same place."""
    places = [place_of(look.screen) for look in seen]
    every = list(combinations(range(len(seen)), 2))
    return {
        "chart": frozenset(_equal(_charted(seen))),
        "pairs": frozenset((a, b) for a, b in every if places[a].same(places[b])),
        "address": frozenset(_equal([look.screen.address for look in seen])),
        "markup": frozenset(_equal([_markup(look.screen) for look in seen])),
    }


def truly(seen: Sequence[Look]) -> frozenset[tuple[int, int]]:
    """The pairs that are the same place by their labels."""
    return frozenset(_equal([look.place for look in seen]))


def tally(taken: frozenset[tuple[int, int]], same: frozenset[tuple[int, int]]) -> Tally:
    """Hold what was taken for the same place against what is."""
    return Tally(len(taken & same), len(taken), len(same))


def _charted(seen: Sequence[Look]) -> list[int]:
    chart = Chart()
    return [(chart.find(look.screen) or chart.add(look.screen)).number for look in seen]


def _equal(keys: Sequence[object]) -> Iterable[tuple[int, int]]:
    return ((a, b) for a, b in combinations(range(len(keys)), 2) if keys[a] == keys[b])


def _markup(screen: Screen) -> str:
    return sha256("\n".join(f"{node.depth} {node.role}" for node in screen.nodes).encode()).hexdigest()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*names(), []], help="of applications; all where none is named")
    parser.add_argument("--errors", action="store_true", help="list the pairs that the map takes for what they are not")
    said = parser.parse_args()
    console, wrong = Console(highlight=False, width=120), list[str]()
    table = Table(title="same place: precision / recall over all pairs of an application's screens")
    for head in ("application", "screens", "places", "pairs", "same", *WAYS):
        table.add_column(head, justify="left" if head == "application" else "right")
    whole = {way: Tally() for way in WAYS}
    counts = [0, 0, 0]
    for name in said.names or names():
        seen = looks(name)
        same, found = truly(seen), told(seen)
        each = {way: tally(found[way], same) for way in WAYS}
        whole = {way: whole[way] + each[way] for way in WAYS}
        size = (len(seen), len({look.place for look in seen}), len(seen) * (len(seen) - 1) // 2)
        counts = [a + b for a, b in zip(counts, size, strict=True)]
        table.add_row(name, *map(str, size), str(len(same)), *map(cell, each.values()))
        wrong += [f"{name}: {error}" for error in errors(seen, found["chart"], same)]
    table.add_section()
    table.add_row("all", *map(str, counts), str(whole["chart"].same), *map(cell, whole.values()))
    console.print(table)
    if said.errors:
        console.print("\n".join(wrong) or "no pair is mistaken", soft_wrap=True, markup=False)


def cell(of: Tally) -> str:
    """Precision and recall in one."""
    return f"{of.precision:.3f} / {of.recall:.3f}"


def errors(seen: Sequence[Look], taken: frozenset[tuple[int, int]], same: frozenset[tuple[int, int]]) -> Iterable[str]:
    """What was mistaken, told."""
    for a, b in sorted(taken ^ same):
        what = "taken for the same" if (a, b) in taken else "not recognised"
        yield f"{what}: {seen[a].place} ({seen[a].how}) and {seen[b].place} ({seen[b].how})"


if __name__ == "__main__":
    main()
