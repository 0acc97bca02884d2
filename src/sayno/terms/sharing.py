"""Reads many versions of one document: what they share is cut, screened and judged once.

Versions mostly repeat each other, so each is only split at its empty lines; a block that was met before is known by a
look into a dictionary. A block that could hold a claim is judged with the blocks before it, as far back as context
reaches, and that too only once for the same blocks. The result is what :meth:`ClaimReader.claims` gives for the text.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain
from typing import Final, NamedTuple

from sayno.model.claim import Claim, ClaimKind, Scope
from sayno.terms.claims import ClaimReader
from sayno.terms.passages import (
    LOOK_BACK,
    Context,
    Passage,
    PassageKind,
    context_after,
    context_of,
    passages,
)

REMEMBERED: Final = 8_000_000
"""Characters of blocks, and of judged passages, that are kept to be known again; past that, all are forgotten."""


class Said(NamedTuple):
    """A claim as a passage makes it, without its place: what two versions of a document may share."""

    kind: ClaimKind
    quote: str
    scope: Scope
    purpose: str | None
    regions: tuple[str, ...]
    legal_basis: str | None
    link: str | None
    confidence: float


class _Block:
    """A block between empty lines: its text, its passages, and which of them could hold a claim."""

    def __init__(self, text: str, candidates: tuple[Passage, ...]):
        self.text = text
        self.length = len(text)
        self.candidates = candidates

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All its passages, the last first; cut when something after them asks for its context."""
        return tuple(reversed([*passages(self.text)]))

    @cached_property
    def headings(self) -> tuple[tuple[PassageKind, str], ...]:
        """Those of them that are headings."""
        return tuple(one for one in self.said if one[0] == "heading")

    @cached_property
    def said(self) -> tuple[tuple[PassageKind, str], ...]:
        """What they say, the last first."""
        return tuple((one.kind, self.text[one.start : one.end]) for one in self.passages)


class _Blocks(dict[bytes, _Block]):
    """The known blocks by their bytes; an unknown one is screened when first asked for."""

    def __init__(self, reader: ClaimReader):
        self._reader = reader
        self._speaks: dict[str, bool] = {}
        self.characters = 0
        """How many are kept in all."""

    def __missing__(self, body: bytes) -> _Block:
        text = body.decode("utf-8", "replace")
        candidates = tuple(self._candidates(text)) if self._reader.may(body) else ()
        block = self[body] = _Block(text, candidates)
        self.characters += len(text)
        return block

    def _candidates(self, text: str) -> Iterator[Passage]:
        """The passages of a block that could hold a claim. One of a block that grew was met in its last form."""
        for one in passages(text):
            passage = text[one.start : one.end]
            speaks = self._speaks.get(passage)
            if speaks is None:
                speaks = self._speaks[passage] = self._reader.speaks(passage)
                self.characters += len(passage)
            if speaks:
                yield one

    def forget(self) -> None:
        """Forget all blocks and passages."""
        self.clear()
        self._speaks.clear()
        self.characters = 0


class SharedReading:
    """Reads version after version, of one document or of several. The same bytes always give the same claims."""

    def __init__(self, reader: ClaimReader):
        self._reader = reader
        self._blocks = _Blocks(reader)
        self._placed: dict[tuple[_Block | bool, ...], tuple[tuple[Said, int], ...]] = {}
        self._judged: dict[tuple[str, Context], tuple[tuple[Said, int], ...]] = {}
        self._characters = 0

    def claims(self, body: bytes) -> tuple[tuple[Said, ...], tuple[int, ...]]:
        """The claims of a text, given as UTF-8, in order, and where each begins, in characters."""
        gap = b"\r\n\r\n" if b"\r\n\r\n" in body else b"\n\n"
        row = [*map(self._blocks.__getitem__, body.split(gap))]
        found: list[Said] = []
        starts: list[int] = []
        ends: list[int] = []
        for n in [n for n, block in enumerate(row) if block.candidates]:
            if claimed := self._in_block(row, n, gap):
                ends = ends or [0, *accumulate(block.length + len(gap) for block in row)]
                found += [said for said, _ in claimed]
                starts += [ends[n] + start for _, start in claimed]
        self._forget()
        return tuple(found), tuple(starts)

    def _in_block(self, row: list[_Block], n: int, gap: bytes) -> tuple[tuple[Said, int], ...]:
        """The claims of the block at ``n``, with the blocks before it as far as context reaches back."""
        first, reach = n, 0
        while first and reach <= LOOK_BACK:
            first -= 1
            reach += row[first].length
        key: tuple[_Block | bool, ...] = (len(gap) == 2, first == 0, *row[first : n + 1])
        found = self._placed.get(key)
        if found is None:
            found = self._placed[key] = tuple(self._judge(row[first : n + 1], gap.decode(), whole=first == 0))
        return found

    def _judge(self, blocks: list[_Block], gap: str, *, whole: bool) -> Iterator[tuple[Said, int]]:
        for one in blocks[-1].candidates:
            passage = blocks[-1].text[one.start : one.end]
            key = passage, _context(blocks, one, gap, whole=whole)
            found = self._judged.get(key)
            if found is None:
                found = self._judged[key] = tuple((_said(passage, c), c.start) for c in self._reader.judged(*key))
                self._characters += len(passage)
            yield from ((said, one.start + offset) for said, offset in found)

    def _forget(self) -> None:
        if self._blocks.characters > REMEMBERED:
            self._blocks.forget()
            self._placed.clear()
        if self._characters > REMEMBERED:
            self._judged.clear()
            self._characters = 0


def _said(passage: str, claim: Claim) -> Said:
    return Said(
        claim.kind,
        passage[claim.start : claim.end],
        claim.scope,
        claim.purpose,
        claim.regions,
        claim.legal_basis,
        claim.link,
        claim.confidence,
    )


def _context(blocks: list[_Block], one: Passage, gap: str, *, whole: bool) -> Context:
    """As :func:`context_of` gives it for a passage of the last block, without cutting again what is cut already.

    ``whole``: the text begins with the first of the blocks.
    """
    last = blocks[-1]
    if one.start >= LOOK_BACK:
        return context_of(last.text, one.start)
    own = (said for other, said in zip(last.passages, last.said, strict=True) if other.end <= one.start)
    return context_after(chain(own, _said_before(blocks, LOOK_BACK - one.start, gap, whole=whole)), one.kind)


def _said_before(blocks: list[_Block], reach: int, gap: str, *, whole: bool) -> Iterator[tuple[PassageKind, str]]:
    """What stands before the last block, as far as ``reach`` goes, the nearest first."""
    headed = False
    for n in range(len(blocks) - 2, -1, -1):
        block = blocks[n]
        reach -= len(gap)
        if reach <= 0:
            return
        if reach < block.length or (reach == block.length and (n or not whole)):
            # The reach ends within this block: its part begins after the next end of a line.
            part = block.text[-reach:]
            part = part[part.find("\n") + 1 :] if "\n" in part else ""
            yield from ((p.kind, part[p.start : p.end]) for p in reversed([*passages(part)]))
            return
        # Beyond the nearest heading only those above it govern.
        yield from block.headings if headed else block.said
        headed = headed or bool(block.headings)
        reach -= block.length
