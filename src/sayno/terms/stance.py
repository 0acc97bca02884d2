"""What a document's claims add up to at a date."""

from collections.abc import Iterator, Sequence
from datetime import date

from sayno.model.claim import ClaimKind
from sayno.model.event import Choice, Difference, DocumentTrail, EventKind, Held, Quotation, Stance
from sayno.terms.events import KINDS, Course, Reading, meaning, quotation
from sayno.terms.means import means_of
from sayno.terms.settling import Run
from sayno.terms.threads import words
from sayno.terms.web import Addresses


def stance_of(course: Course, day: date | None = None, addresses: Addresses = lambda _: None) -> Stance | None:
    """The stance at the end of a day (UTC), or at the newest version; None where the record began later.

    A claim that a single reading missed still stands, and one that it glimpsed does not (see
    :mod:`sayno.terms.settling`).
    """
    past = [one for one in course.readings if day is None or one.version.date.date() <= day]
    if not past:
        return None
    version = past[-1].version
    held = {kind: one for kind in KINDS if (one := _held(course, kind, past))}
    return Stance(
        date=day or version.date.date(),
        commit=version.commit,
        read=version.date.date(),
        held=held,
        choices=_choices(held["choice"].claims if "choice" in held else ()),
        address=addresses(version),
    )


def _held(course: Course, kind: ClaimKind, past: Sequence[Reading]) -> Held | None:
    """The claims of a kind after some readings, if the settled run that they end in has any."""
    end = past[-1].version.date
    runs = course.runs(lambda said: said.kind == kind)
    run = next(run for run in reversed(runs) if course.turns[run.first].version.date <= end)
    if not run.there:
        return None
    shown = next(one for one in reversed(past) if one.of(kind))
    claims = tuple(quotation(*one) for one in shown.of(kind))
    return Held(
        since=course.turns[run.first].version.date.date(),
        older=course.anew(Run(run.first, there=True)),
        commit=shown.version.commit,
        scopes=tuple(dict.fromkeys(claim.scope for claim in claims)),
        purposes=tuple(dict.fromkeys(claim.purpose for claim in claims if claim.purpose)),
        regions=tuple(dict.fromkeys(region for claim in claims for region in claim.regions)),
        claims=claims,
    )


def _choices(claims: Sequence[Quotation]) -> tuple[Choice, ...]:
    """The distinct choices that some claims give, the named before the unnamed."""
    found = dict.fromkeys(Choice(means=means_of(c), regions=c.regions, link=c.link) for c in claims)
    return tuple(sorted(found, key=lambda choice: choice.means == "unnamed"))


def differences(trail: DocumentTrail, before: Stance | None) -> Iterator[Difference]:
    """What a document's stance has, kind by kind, that an earlier stance had not, and the other way round."""
    after = trail.stance
    for kind in KINDS:
        old = before.held.get(kind) if before else None
        new = after.held.get(kind) if after else None
        gone, come = _without(old, new), _without(new, old)
        if after is not None and (event := _net(old, new, begun=before is None)):
            yield Difference(
                service=trail.name,
                document=trail.document,
                collection=trail.collection,
                path=trail.path,
                kind=kind,
                event=event,
                before=gone,
                after=come,
                commit=after.commit,
                address=after.address,
            )


def _net(old: Held | None, new: Held | None, *, begun: bool) -> EventKind | None:
    if old is None and new is None:
        return None
    if old is None:
        return "present-at-start" if begun else "appeared"
    if new is None:
        return "disappeared"
    same = {meaning(claim) for claim in old.claims} == {meaning(claim) for claim in new.claims}
    return None if same else "changed"


def _without(ones: Held | None, others: Held | None) -> tuple[Quotation, ...]:
    known = {(words(claim.quote), meaning(claim)) for claim in others.claims} if others else set()
    return tuple(c for c in (ones.claims if ones else ()) if (words(c.quote), meaning(c)) not in known)
