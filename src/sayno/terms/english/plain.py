"""Makes Markdown plain without moving a character, so that what is found in the one stands at the same place in the other."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sayno.terms.mentions import without_targets
from sayno.terms.passages import sentences

LONGEST: Final = 3_000
"""Characters of a sentence that are judged together. A longer one is cut, so that none costs more than a constant."""

_TAG: Final = re.compile(r"<(?!br)/?[a-z][^<>]{0,400}>", re.IGNORECASE)
_TYPED: Final = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ",
        "\ufeff": " ", "‑": "-", "‐": "-", "–": "-", "—": "-", "*": " ", "_": " ", "[": " ", "]": " ", "\\": " ",
        "\t": " ", "\r": " ", "`": " ", ">": " ", "#": " ",
    }
)  # fmt: skip
_MARKER: Final = re.compile(r"[\W\d]*(?:[a-z]|[ivxlc]{1,6})?[.)]?[\W\d]*")
_CUT: Final = re.compile(r"[;:]\s|\s\(")


class Sentence(NamedTuple):
    """A sentence of a passage: its offsets, and its text made plain and lower-case, of the same length."""

    start: int
    end: int
    low: str


def lower(text: str) -> str:
    """Lower case of the same length (``İ`` would become two characters)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain(passage: str) -> str:
    """The passage without addresses, tags and emphasis, its typographic characters written as typed ones."""
    bare = without_targets(passage)
    if "<" in bare:
        bare = _TAG.sub(lambda found: " " * len(found[0]), bare)
    return lower(bare).translate(_TYPED)


def cut(passage: str) -> Iterator[Sentence]:
    """The sentences of a passage, in order; of a row, those of its cells."""
    said = without_targets(passage)
    low = plain(passage)
    begun: int | None = None
    for start, end in sentences(said):
        first = start if begun is None else begun
        if _MARKER.fullmatch(low, first, end) and end < len(low):
            begun = first  # "14." is no sentence, but the mark of the one that follows
            continue
        begun = None
        for at, stop in _short(low, first, end):
            yield Sentence(at, stop, low[at:stop])


def _short(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        stops = [found.end() for found in _CUT.finditer(low, start + LONGEST // 2, start + LONGEST)]
        stop = stops[-1] if stops else low.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield start, stop
        start = stop
    yield start, end
