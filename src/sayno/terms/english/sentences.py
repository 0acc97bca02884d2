"""Makes a passage plain and cuts it into sentences, each of which knows where it came from.

Plain means lower case, typed quotation marks, no addresses, no emphasis, one space between words: so that the patterns
of this room are about words and nothing else.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sayno.terms.passages import sentences, without_targets

LONGEST: Final = 3_000
"""Characters of a sentence that are judged together. A longer one is cut, so that none costs more than a constant."""

_TAG: Final = re.compile(r"<(?!br)/?[a-z][^<>]{0,400}>", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")
_WIDE: Final = re.compile(r"\s{2,}")
_MARKER: Final = re.compile(r"[\W\d]*(?:[a-z]|[ivxlc]{1,6})?[.)]?[\W\d]*")
_LONGEST_MARKER: Final = 40
_CUT: Final = re.compile(r"[;:]\s|\s\(")
_TYPED: Final = str.maketrans(
    dict.fromkeys("’‘ʼ", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‑‐–—", "-")
    | dict.fromkeys("\u00a0\u202f\u2009\u200b\u2060\ufeff\t\r*_[]\\`>#", " ")
)


class Sentence(NamedTuple):
    """A sentence of a passage: where it stands in it, and its words made plain."""

    start: int
    end: int
    low: str
    """Its words: plain, in lower case, one space between them."""
    same: str
    """The same, before spaces were drawn together: as long as the sentence itself."""
    cell: int = 0
    """Which cell of a table row it stands in."""

    def at(self, index: int) -> int:
        """Where in the passage a character of :attr:`low` stands."""
        lost = 0
        for wide in _WIDE.finditer(self.same):
            if wide.start() - lost >= index:
                break
            lost += wide.end() - wide.start() - 1
        return self.start + index + lost


def plain(passage: str) -> str:
    """A passage without addresses, tags and emphasis, in lower case and as typed; as long as it was."""
    return _typed(without_targets(passage))


def _typed(bare: str) -> str:
    if "<" in bare:
        bare = _TAG.sub(lambda found: " " * len(found[0]), bare)
    return _lower(bare).translate(_TYPED)


def words(passage: str) -> str:
    """The same with one space between words."""
    return _SPACES.sub(" ", plain(passage)).strip()


def telling(passage: str, may: Callable[[str], bool]) -> Iterator[str]:
    """The plain words of those sentences of a passage that ``may`` tell, which is asked of each as written."""
    bare = without_targets(passage)
    for start, end in sentences(bare):
        if may(bare[start:end]):
            same = _typed(bare[start:end])
            yield from (_SPACES.sub(" ", same[at:stop]) for at, stop in _short(same, 0, len(same)))


def cut(passage: str) -> Iterator[Sentence]:
    """The sentences of a passage, in order; of a row, those of its cells."""
    bare = without_targets(passage)
    same = _typed(bare)
    row = same.lstrip().startswith("|")
    begun: int | None = None
    cell = 0
    for start, end in sentences(bare):
        first = start if begun is None else begun
        if end < len(same) and end - first < _LONGEST_MARKER and _MARKER.fullmatch(same, first, end):
            begun = first  # "14." is no sentence, but the mark of the one that follows
            continue
        begun = None
        for at, stop in _short(same, first, end):
            piece = same[at:stop]
            yield Sentence(at, stop, _SPACES.sub(" ", piece), piece, cell)
        cell += row and same[start:end].rstrip().endswith("|")


def _short(same: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        stops = [found.end() for found in _CUT.finditer(same, start + LONGEST // 2, start + LONGEST)]
        stop = stops[-1] if stops else same.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield start, stop
        start = stop
    yield start, end


def _lower(text: str) -> str:
    """Lower case of the same length (``İ`` would become two characters)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
