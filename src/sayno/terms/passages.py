"""Cuts the Markdown of a version into passages, and a passage into sentences, with character offsets.

A passage is a paragraph, a list item, a table row or a heading. Every character of a text that is not white space
lies in exactly one passage. Nothing is parsed beyond the beginnings of lines: the archive writes plain Markdown,
mostly one block a line, and a wrong guess moves a boundary but never an offset.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

PassageKind = Literal["paragraph", "item", "row", "heading"]


class Passage(NamedTuple):
    """One passage: offsets in characters, end exclusive, without white space at either end."""

    start: int
    end: int
    kind: PassageKind


_HEADING: Final = re.compile(r"#{1,6}\s")
_ITEM: Final = re.compile(r"(?:[*+•●·–-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])\s", re.IGNORECASE)
_ABBREVIATED: Final = r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bInc\.)(?<!\bNo\.)(?<!\bLtd\.)(?<!\bvs\.)(?<!\bU\.S\.)"
_SENTENCE_END: Final = re.compile(
    rf"""[.!?…]{_ABBREVIATED}["”’»)\]*_]{{0,4}}\s+(?=["“‘«(\[*_]{{0,4}}[^\W\d_a-z])  # a stop, then a capital
    | [。！？]["”’」』)]{{0,4}}                     # scripts that put no space between sentences
    | \s*<br\s?/?>(?:\s*<br\s?/?>){{0,4}}\s*        # line breaks inside a table cell
    | \s+\|\s+                                      # the next cell of a row
    """,
    re.VERBOSE,
)


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text at its empty lines, into pieces with their offsets; joined by those lines they are the text.

    No passage goes over an empty line, so what is known of a block holds wherever the block stands.
    """
    gap = "\r\n\r\n" if "\r\n\r\n" in text else "\n\n"
    at = 0
    for block in text.split(gap):
        yield at, block
        at += len(block) + len(gap)


def passages(block: str) -> Iterator[Passage]:
    """Cut a block, or a whole text, into its passages, in order."""
    start: int | None = None
    kind: PassageKind = "paragraph"
    at = end = 0
    for line in block.split("\n"):
        here, bare = at, line.strip()
        at += len(line) + 1
        begins = _kind(bare)
        if start is not None and (not bare or begins != "paragraph" or kind in ("row", "heading")):
            yield Passage(start, end, kind)
            start = None
        if not bare:
            continue
        first = here + len(line) - len(line.lstrip())
        if start is None:
            start, kind = first, begins
        end = first + len(bare)
    if start is not None:
        yield Passage(start, end, kind)


def _kind(bare: str) -> PassageKind:
    if bare.startswith("|"):
        return "row"
    if _HEADING.match(bare):
        return "heading"
    return "item" if _ITEM.match(bare) else "paragraph"


def sentences(passage: str) -> Iterator[tuple[int, int]]:
    """Cut a passage into sentences (of a row: into those of its cells), as offsets within it, in order."""
    start = 0
    for stop in _SENTENCE_END.finditer(passage):
        end = stop.end()
        if passage[start:end].strip():
            yield start, end
            start = end
    if start < len(passage):
        yield start, len(passage)
