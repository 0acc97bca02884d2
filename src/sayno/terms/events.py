"""Folds the readings of a document into its events: when claims of each kind came, changed their meaning, and went.

Pure. What counts is what the claims mean, never their words, order or links; what the archive sees anew in a
re-render is not an event of the service; what flickers is settled first (:mod:`sayno.terms.settling`).
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple, get_args

from sayno.model.claim import ClaimKind
from sayno.model.event import Event, EventKind, Quotation
from sayno.model.version import Version
from sayno.terms.matter import matter
from sayno.terms.means import means_of
from sayno.terms.settling import Run, settled
from sayno.terms.sharing import Said
from sayno.terms.threads import likeness, threads, words
from sayno.terms.web import Addresses

KINDS: Final[tuple[ClaimKind, ...]] = get_args(ClaimKind)


class Reading(NamedTuple):
    """One version that could be read, and the claims it makes, each with where it begins (characters)."""

    version: Version
    said: tuple[Said, ...]
    starts: tuple[int, ...]

    def of(self, kind: ClaimKind) -> list[tuple[Said, int]]:
        """Its claims of one kind, in order, with where each begins."""
        return [(said, at) for said, at in zip(self.said, self.starts, strict=True) if said.kind == kind]


class Shift(NamedTuple):
    """How much of a text one version has lost and gained against another, in characters of whole lines."""

    length: int
    lost: int
    gained: int

    @property
    def only_lost(self) -> bool:
        """A part is missing and nothing else differs: the archive was not given it. A revision alters more."""
        return self.lost >= LARGE * self.length and self.gained <= 0.05 * self.lost

    @property
    def mostly_lost(self) -> bool:
        """Much is missing; whether the archive was not given it, its coming back must tell."""
        return self.lost >= LARGE * self.length and self.gained <= 0.5 * self.lost


LARGE: Final = 0.15
"""Part of a text that is more than what a single revision mostly touches."""

Shifts = Callable[[Version, Version], Shift]
"""Compares the texts of two versions."""


def events_of(course: "Course", addresses: Addresses = lambda _: None) -> tuple[Event, ...]:
    """The events of a document, by their dates, those of one version in the order of the kinds of claim."""
    happened = [(n, kind, event) for kind in KINDS for n, event in course.happened(kind)]
    happened.sort(key=lambda one: one[0])
    return tuple(_event(kind, event, course, n, addresses) for n, kind, event in happened)


def meaning(said: Said | Quotation) -> Hashable:
    """What a claim means beyond its kind; two that are equal in this say the same in other words."""
    means = means_of(said) if said.kind == "choice" else None
    return said.scope, said.purpose, said.regions, said.legal_basis, means


class Course:
    """How what a document says went on: by kinds of claim, and by what claims of a kind mean."""

    def __init__(self, readings: Sequence[Reading], shift: Shifts):
        """Take the versions by date, without those that could not be read.

        ``shift`` compares texts; it is asked only about versions at which something came or went.
        """
        turns = [n for n, reading in enumerate(readings) if n == 0 or reading.said != readings[n - 1].said]
        self.readings = readings
        self.turns = [readings[n] for n in turns]
        """The readings whose claims are others than before."""
        self.previous = [readings[n - 1] if n else None for n in turns]
        """The readings right before those."""
        self._shift = cache(lambda n: shift(readings[turns[n] - 1].version, readings[turns[n]].version))

    def runs(self, test: Callable[[Said], bool]) -> list[Run]:
        """The settled runs with and without claims that pass a test."""

        def missed(gone: int, back: int) -> bool:
            return self._shift(gone).mostly_lost and bool(self._words(gone - 1, test) & self._words(back, test))

        there = [any(map(test, reading.said)) for reading in self.turns]
        return settled(there, [reading.version.date for reading in self.turns], missed)

    def happened(self, kind: ClaimKind) -> Iterator[tuple[int, EventKind]]:
        """What happened to the claims of a kind, by the turn it happened at."""
        whole = dict(self._turned(lambda said: said.kind == kind))
        yield from whole.items()
        yield from ((n, "changed") for n in sorted(self._shifted(kind) - set(whole)))

    def _shifted(self, kind: ClaimKind) -> set[int]:
        """The turns at which a claim of a kind came or went among others, or claims began to mean another thing."""
        said = [one for reading in self.turns for one in reading.said if one.kind == kind]
        of = threads(one.quote for one in said)
        facets: list[Callable[[Said], bool]] = []
        for number in set(of.values()):
            facets.append(lambda one, n=number: one.kind == kind and of[one.quote] == n)  # type: ignore[misc]
        for term in frozenset[str]().union(*(matter(one.quote) for one in said)):
            facets.append(lambda one, t=term: one.kind == kind and t in matter(one.quote))  # type: ignore[misc]
        for meant in dict.fromkeys(map(meaning, said)):
            facets.append(lambda one, m=meant: one.kind == kind and meaning(one) == m)  # type: ignore[misc]
        return {n for facet in facets for n, event in self._turned(facet) if event != "present-at-start"}

    def _turned(self, test: Callable[[Said], bool]) -> Iterator[tuple[int, EventKind]]:
        """When something came and went, as far as it was the service's doing and not the archive's."""
        seen: set[str] = set()
        looked, lost = 0, False
        for run in self.runs(test):
            anew = self.anew(run) or (not run.there and self._missed_again(run.first, test))
            if run.there:
                if anew and not seen:
                    yield run.first, "present-at-start"
                elif not anew and not (lost and self._words(run.first, test) & seen):
                    yield run.first, "appeared"
            elif not anew:
                yield run.first, "disappeared"
            lost = anew
            seen.update(*(self._words(n, test) for n in range(looked, run.first + 1)))
            looked = run.first + 1

    def _missed_again(self, gone: int, test: Callable[[Said], bool]) -> bool:
        """Whether something goes with much of the text, as it did once before when it was not given to the archive."""
        there = [any(map(test, reading.said)) for reading in self.turns[: gone + 1]]
        once = (n for n in range(1, gone) if there[n - 1] and not there[n])
        return self._shift(gone).mostly_lost and any(self._shift(n).mostly_lost for n in once)

    def anew(self, run: Run) -> bool:
        """Whether a run begins because the archive sees the document anew, or less of it than before."""
        if run.first == 0 or self.turns[run.first].version.kind == "rerender":
            return True
        return not run.there and self._shift(run.first).only_lost

    def _words(self, n: int, test: Callable[[Said], bool]) -> set[str]:
        return {words(said.quote) for said in self.turns[n].said if test(said)}


def _event(kind: ClaimKind, event: EventKind, course: Course, n: int, addresses: Addresses) -> Event:
    now, previous = course.turns[n], course.previous[n]
    if event in ("changed", "disappeared") and previous is not None and not previous.of(kind):
        # A reading that missed the claims is no witness to them; the last that has them is.
        previous = next((one for one in reversed(course.turns[:n]) if one.of(kind)), previous)
    old, new = (previous.of(kind) if previous else []), now.of(kind)
    if event == "changed":
        old, new = _without(old, new), _without(new, old)
    before = () if event in ("appeared", "present-at-start") else tuple(quotation(*one) for one in old)
    after = () if event == "disappeared" else tuple(quotation(*one) for one in new)
    telling = _telling(before, after or before or tuple(quotation(*one) for one in now.of(kind)))
    before = tuple(sorted(before, key=lambda one: -likeness(one.quote, telling.quote)))
    version = now.version
    return Event(
        service=version.service,
        document=version.document,
        kind=kind,
        event=event,
        commit=version.commit,
        date=version.date.date(),
        quote=telling.quote,
        collection=version.collection,
        path=version.path,
        version=version.kind,
        previous=previous.version.commit if previous else None,
        before=before,
        after=after,
        address=addresses(version),
    )


def _telling(before: Sequence[Quotation], candidates: Sequence[Quotation]) -> Quotation:
    """The claim that tells most of an event: the one least like what was said before, of several the surest."""

    def news(one: Quotation) -> tuple[float, float]:
        return max((likeness(one.quote, other.quote) for other in before), default=0.0), -one.confidence

    return min(candidates, key=news)


def _without(ones: list[tuple[Said, int]], others: list[tuple[Said, int]]) -> list[tuple[Said, int]]:
    """The claims that the others do not make as well, in the same words and with the same meaning; all if none."""
    known = {(words(said.quote), meaning(said)) for said, _ in others}
    return [one for one in ones if (words(one[0].quote), meaning(one[0])) not in known]


def quotation(said: Said, start: int) -> Quotation:
    """A claim of a text, as it stands there."""
    return Quotation(start=start, end=start + len(said.quote), **said._asdict())
