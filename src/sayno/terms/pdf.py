"""The text of a PDF as paragraphs: a page keeps lines only, with what runs along its edges."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

_EDGE: Final = 2
"""So many lines at the top and the bottom of a page may be its running head or foot."""
_SHORT: Final = 0.75
"""A line shorter than this part of a full one ends a paragraph, or is a heading, if a new sentence follows."""
_FULL: Final = 0.9
"""The share of lines that are no longer than a full one; the few longest are often set in a smaller type."""
_BEGINS: Final = re.compile(r"[A-Z0-9(\"“'‘]")
_ITEM: Final = re.compile(r"[•●▪◦–—*-] ")


def paragraphs(pages: Sequence[str]) -> str:
    """The text of some pages, a blank line between paragraphs; what runs along most pages is left out."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    running = _running(lines)
    kept = [line for page in lines for line in _without(page, running)]
    if not kept:
        return ""
    lengths = sorted(map(len, kept))
    full = lengths[min(len(lengths) - 1, int(_FULL * len(lengths)))]
    return "".join(_joined(kept, full))


def _joined(lines: Sequence[str], full: int) -> Iterator[str]:
    """The lines, each with what parts it from the one before."""
    yield lines[0]
    for before, line in pairwise(lines):
        anew = _ITEM.match(line) or (len(before) < _SHORT * full and _BEGINS.match(line))
        yield f"\n\n{line}" if anew else f"\n{line}"


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """What stands at the edge of at least half of the pages, numbers apart."""
    seen = Counter(key for page in pages for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(key for key, count in seen.items() if count > 1 and count >= len(pages) / 2)


def _without(page: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    for number, line in enumerate(page):
        edge = number < _EDGE or number >= len(page) - _EDGE
        if not (edge and _key(line) in running):
            yield line


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line)
