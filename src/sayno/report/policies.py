"""What the policies say on training AI, and since when: from their histories, else from the catalogue."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from sayno.model.audit import Study
from sayno.model.event import Choice, DocumentTrail, Held, Quotation, Stance
from sayno.model.event import Event as TrailEvent
from sayno.model.service import Declaration
from sayno.report.charts import Mark
from sayno.report.charts import timeline as drawn
from sayno.report.clean import clean
from sayno.report.wording import CLAIMS, EVENTS, MEANS, SCOPES, TRAINS, joined

NO_DAY: Final = "–"


@dataclass(frozen=True, slots=True)
class Event:
    """One dated fact of a document, with the words that show it and where the version stands."""

    day: str
    document: str
    text: str
    quote: str | None = None
    before: str | None = None
    commit: str = ""
    address: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """One platform in the timeline: how it began, and the days of everything else."""

    platform: str
    service: str
    first: Event | None
    later: tuple[str, ...]
    from_history: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart and the facts it shows."""

    chart: Markup
    lives: tuple[Life, ...]

    @property
    def from_histories(self) -> bool:
        """Whether any platform's facts were read from a history."""
        return any(life.from_history for life in self.lives)


@dataclass(frozen=True, slots=True)
class Line:
    """What one document says at the end of its record, in a row of a table."""

    service: str
    document: str
    collection: str
    trains: str
    whose: str
    choice: str
    others: str
    since: str
    quote: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Everybody:
    """All services of the histories: what speaks, and who is silent."""

    lines: tuple[Line, ...]
    silent: tuple[str, ...]
    services: int
    documents: int


def timeline(study: Study, declarations: Sequence[Declaration]) -> Timeline:
    """Of each platform the histories that were read; where there is none, what its declaration dates."""
    read = {t.service for t in study.trails if t.versions}
    rows = [
        (clean(d.name), tuple(_trail_marks(study.trails, d.id) if d.id in read else _declared_marks(d)))
        for d in declarations
    ]
    chart = drawn("chart-policies", "Policies on AI training over time", rows, study.at.date())
    return Timeline(chart, tuple(_life(study, d, d.id in read) for d in declarations))


def _life(study: Study, declaration: Declaration, from_history: bool) -> Life:
    events = list(trail_events(study.trails, declaration.id) if from_history else _events(declaration))
    first = min((e for e in events if e.first), key=lambda e: e.day, default=None)
    later = sorted({e.day for e in events if e is not first and e.day != NO_DAY})
    return Life(declaration.name, declaration.id, first, tuple(later), from_history)


def _trail_marks(trails: Iterable[DocumentTrail], service: str) -> Iterator[Mark]:
    for trail in trails:
        if trail.service != service:
            continue
        document = clean(trail.document)
        for event in trail.events:
            said = f"{_happened(event)} in {document} on {event.date}"
            match event.event:
                case "present-at-start":
                    yield Mark(event.date, "first-on-record", f"{said}, perhaps older")
                case "appeared" if event.kind == "trains":
                    yield Mark(event.date, "first", said)
                case _:
                    yield Mark(event.date, "change", said)
        if trail.last_version:
            yield Mark(trail.last_version, "last", f"last version of {document} on {trail.last_version}")


def _declared_marks(declaration: Declaration) -> Iterator[Mark]:
    for event in declaration.policy:
        said = "first wording on record" if event.first else "change"
        yield Mark(
            event.date, "first" if event.first else "change", f"{said} in {clean(event.document)} on {event.date}"
        )


def trail_events(trails: Iterable[DocumentTrail], service: str) -> Iterator[Event]:
    """What the histories say of a service's documents, event by event; the silent ones together at the end."""
    own = [trail for trail in trails if trail.service == service]
    for trail in own:
        where = f"{trail.document} ({trail.collection}: {extent(trail)})"
        yield from (_shown(event, where) for event in trail.events)
    silent = [f"{trail.document} ({trail.collection})" for trail in own if not trail.events]
    if silent:
        yield Event(NO_DAY, "Silent on AI training", f"No claim was found, and no denial: {joined(silent)}.")


def _shown(event: TrailEvent, where: str) -> Event:
    older = " The record begins with it; it may be older." if event.event == "present-at-start" else ""
    before = event.before[0].quote if event.event == "changed" and event.before else None
    first = event.event in ("appeared", "present-at-start") and event.kind == "trains"
    text = f"{_happened(event)}.{older}"
    return Event(
        event.date.isoformat(), where, text, event.quote, before, event.commit or "", event.address, first=first
    )


def _happened(event: TrailEvent) -> str:
    return f"{CLAIMS[event.kind].short}: {EVENTS[event.event]}"


def extent(trail: DocumentTrail) -> str:
    """How much of a document was read: its versions, its re-renders, what was passed over and why."""
    parts = [f"{trail.versions} {'version' if trail.versions == 1 else 'versions'}"]
    parts += [f"{trail.rerenders} technical re-renders"] if trail.rerenders else []
    parts += [f"{number} not read ({reason})" for reason, number in trail.unread.items()]
    parts += ["no longer kept"] if trail.ended else []
    return ", ".join(parts)


def _events(declaration: Declaration) -> Iterator[Event]:
    for event in sorted(declaration.policy, key=lambda e: e.date):
        where = f"{event.document} ({event.collection})"
        yield Event(event.date.isoformat(), where, event.text, commit=event.commit, first=event.first)


def everybody(trails: Sequence[DocumentTrail]) -> Everybody:
    """All services of the histories, those of the catalogue included: a line for each document that claims anything."""
    speaking = [(t, t.stance) for t in trails if t.stance is not None and t.stance.held]
    loud = {trail.name for trail, _ in speaking}
    return Everybody(
        lines=tuple(sorted((_line(*one) for one in speaking), key=lambda line: (line.service.lower(), line.document))),
        silent=tuple(sorted({t.name for t in trails} - loud, key=str.lower)),
        services=len({trail.name for trail in trails}),
        documents=len(trails),
    )


def _line(trail: DocumentTrail, stance: Stance) -> Line:
    trains = stance.held.get("trains") or next(iter(stance.held.values()))
    return Line(
        service=trail.name,
        document=trail.document,
        collection=trail.collection,
        trains=TRAINS[stance.trains].short,
        whose=whose(stance.held.get("trains")),
        choice=", ".join(dict.fromkeys(map(_choice, stance.choices))) or "none named",
        others=", ".join(CLAIMS[kind].short for kind in ("forbids", "shares") if kind in stance.held) or "silent",
        since=f"{'on record ' if trains.older else ''}{trains.since.isoformat()}",
        quote=telling(trains.claims).quote,
        address=stance.address,
    )


def _choice(choice: Choice) -> str:
    return f"{MEANS[choice.means]}{f' ({joined(list(choice.regions))})' if choice.regions else ''}"


def whose(held: Held | None) -> str:
    """Whose data some claims are about, and where."""
    if held is None:
        return "–"
    named = [SCOPES[scope] for scope in held.scopes if scope != "unspecified"] or [SCOPES["unspecified"]]
    return joined(named) + (f"; {joined(list(held.regions))}" if held.regions else "")


def telling(claims: Sequence[Quotation]) -> Quotation:
    """The claim that is surest, the first of several."""
    return max(claims, key=lambda claim: claim.confidence)


@dataclass(frozen=True, slots=True)
class Present:
    """What one document claims at the end of its record, kind by kind."""

    document: str
    collection: str
    day: date
    commit: str
    address: str | None
    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The claims of one kind, with what they say of data, purposes and regions."""

    title: str
    since: str
    whose: str
    purposes: str
    claims: tuple[Quotation, ...]


def present(trails: Iterable[DocumentTrail], service: str) -> tuple[Present, ...]:
    """The present claims of a service's documents."""
    found = ((t, t.stance) for t in trails if t.service == service)
    return tuple(
        Present(
            trail.document,
            trail.collection,
            stance.read,
            stance.commit or "",
            stance.address,
            tuple(
                Part(
                    CLAIMS[kind].long,
                    f"{'on record since' if held.older else 'since'} {held.since}",
                    whose(held),
                    joined(list(held.purposes)),
                    held.claims,
                )
                for kind, held in stance.held.items()
            ),
        )
        for trail, stance in found
        if stance is not None and stance.held
    )
