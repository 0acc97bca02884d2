"""Reads labelled passages with the claim reader: each by itself, and where its document is at hand, in its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sayno.model.claim import Claim, Scope
from sayno.terms.claims import ClaimReader
from sayno.terms.evaluation.labels import Labelled
from sayno.terms.evaluation.measures import Kinds, overlap

ENGLISH: Final = "en"
"""A labelled passage is English: it was labelled by the English definitions."""


@dataclass(frozen=True)
class Reading:
    """What the reader claims of one labelled passage."""

    passage: Labelled
    alone: tuple[Claim, ...]
    """Read by itself; offsets within the passage."""
    placed: tuple[Claim, ...] | None
    """Read in its document, with what governs it there: all claims that touch it; offsets within the document."""

    @property
    def kinds(self) -> Kinds:
        """The kinds of claims that the passage makes by itself."""
        return frozenset(claim.kind for claim in self.alone)

    @property
    def kinds_in_place(self) -> Kinds | None:
        """The kinds of claims that begin in the passage when its document is read, or None without one."""
        if self.placed is None:
            return None
        return frozenset(c.kind for c in self.placed if self._begins_inside(c))

    @property
    def scope(self) -> Scope | None:
        """Whose data the claims are about, taken together; None where none is about any."""
        scopes = {claim.scope for claim in self.alone if claim.kind != "forbids"}
        told = scopes - {"unspecified"}
        if len(told) > 1:
            return "both"
        return next(iter(told or scopes), None)

    @property
    def inside(self) -> tuple[int, int]:
        """Characters of the claims that lie inside the passage, and all their characters."""
        here = self.passage.start, self.passage.start + len(self.passage.text)
        placed = self.placed or ()
        return sum(overlap((c.start, c.end), here) for c in placed), sum(c.end - c.start for c in placed)

    @property
    def on_span(self) -> tuple[int, int, int]:
        """Of the right claims, against the labelled spans: characters shared, claimed, labelled."""
        shared = claimed = labelled = 0
        for kind, span in self.passage.spans.items():
            ours = _joined((claim.start, claim.end) for claim in self.alone if claim.kind == kind)
            if ours and kind in self.passage.labels:
                shared += sum(overlap(one, span) for one in ours)
                claimed += sum(end - start for start, end in ours)
                labelled += span[1] - span[0]
        return shared, claimed, labelled

    def _begins_inside(self, claim: Claim) -> bool:
        return self.passage.start <= claim.start < self.passage.start + len(self.passage.text)


def read_all(passages: Sequence[Labelled], reader: ClaimReader) -> list[Reading]:
    """Read each passage; a document that several of them come from is read once."""
    documents: dict[str, tuple[Claim, ...]] = {}
    readings = []
    for passage in passages:
        placed = None
        if passage.source is not None:
            claims = documents.get(passage.source)
            if claims is None:
                claims = documents[passage.source] = tuple(reader.claims(passage.source, ENGLISH))
            end = passage.start + len(passage.text)
            placed = tuple(claim for claim in claims if claim.start < end and claim.end > passage.start)
        readings.append(Reading(passage, tuple(reader.claims(passage.text, ENGLISH)), placed))
    return readings


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without overlaps, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
