"""Cuts the Markdown of a version into passages, and a passage into sentences, with character offsets.

A passage is a paragraph, a list item, a table row or a heading. Every character of a text that is not white space
lies in exactly one passage. Nothing is parsed beyond the beginnings of lines: the archive writes plain Markdown,
mostly one block a line, and a wrong guess moves a boundary but never an offset.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

PassageKind = Literal["paragraph", "item", "row", "heading"]


class Passage(NamedTuple):
    """One passage: offsets in characters, end exclusive, without white space at either end."""

    start: int
    end: int
    kind: PassageKind


class Context(NamedTuple):
    """What governs a passage without standing in it. Empty where there is nothing, or nothing that could matter."""

    heading: str = ""
    """The headings it stands under, the nearest last, one a line."""
    lead_in: str = ""
    """What opens its list: "You may not:", or the item above it that it belongs to."""
    header: str = ""
    """The first row of its table."""
    before: str = ""
    """The last sentence of the paragraph before."""


class Placed(NamedTuple):
    """A passage as it stands in a text. Two that share text and context say the same, wherever they stand."""

    start: int
    text: str
    context: Context


_HEADING: Final = re.compile(r"#{1,6}\s")
_ITEM: Final = re.compile(r"(?:[*+•●·–-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)])\s", re.IGNORECASE)
_ABBREVIATED: Final = r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bInc\.)(?<!\bNo\.)(?<!\bLtd\.)(?<!\bvs\.)(?<!\bU\.S\.)"
_SENTENCE_END: Final = re.compile(
    rf"""[.!?…]{_ABBREVIATED}["”’»)\]*_]{{0,4}}\s+(?=["“‘«(\[*_]{{0,4}}[^\W\d_a-z])  # a stop, then a capital
    | \?\*\*(?=[A-Z])                             # a question in bold, and at once what answers it
    | [。！？]["”’」』)]{{0,4}}                     # scripts that put no space between sentences
    | (?<!\s)\s*<br\s?/?>(?:\s*<br\s?/?>){{0,4}}\s*        # line breaks inside a table cell
    | (?<!\s)\s+\|\s+                                      # the next cell of a row
    """,
    re.VERBOSE,
)


_OPENS: Final = re.compile(r":[*_\s]*$")
"""An item that ends so opens a list of its own."""


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


LOOK_BACK: Final = 6_000
"""Characters before a passage in which its context is looked for, so that no passage costs more than a constant."""


def cut(text: str) -> Iterator[Placed]:
    """Cut a whole text into its passages, each with its context, in order."""
    for at, block in blocks(text):
        for passage in passages(block):
            start = at + passage.start
            yield Placed(start, block[passage.start : passage.end], context_of(text, start))


def context_of(text: str, start: int) -> Context:
    """The context of the passage that begins at ``start``, looking back at most :data:`LOOK_BACK` characters."""
    back = max(0, start - LOOK_BACK)
    before = text[back:start]
    if back:
        before = before[before.find("\n") + 1 :] if "\n" in before else ""
    line_end = text.find("\n", start)
    kind = kind_of(text[start : line_end if line_end >= 0 else len(text)])
    earlier = reversed([*passages(before)])
    return context_after(((one.kind, before[one.start : one.end]) for one in earlier), kind)


def context_after(earlier: Iterable[tuple[PassageKind, str]], kind: PassageKind) -> Context:
    """The context of a passage of some kind, from the passages before it, the nearest first."""
    lead_in = header = last = ""
    depth = 7
    headings: list[str] = []
    for before, said in earlier:
        if before == "heading":
            level = len(said) - len(said.lstrip("#"))
            if level < depth:
                headings.append(said)
                depth = level
        elif not headings:
            if kind == "row" and before == "row":
                header = said
            elif kind == "item" and not lead_in and (before == "paragraph" or _OPENS.search(said)):
                lead_in = said
            elif not last and before != "row":
                last = said
    if last:
        *_, (first, end) = sentences(last)
        last = last[first:end]
    return Context("\n".join(reversed(headings)), lead_in, header, last)


def kind_of(passage: str) -> PassageKind:
    """What kind of passage begins so."""
    return _kind(passage.strip()[:80])


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


_TARGET: Final = re.compile(r"(?<=\])\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,400}\")?\)|https?://[^\s)>\]|]{1,2000}")


def without_targets(passage: str) -> str:
    """The passage with its link targets and bare addresses blanked, every offset kept.

    An address is not something that a document says, and it puts distance between words that stand together.
    """
    if "](" not in passage and "://" not in passage:
        return passage
    return _TARGET.sub(lambda found: " " * len(found[0]), passage)
