"""When the documents of the platforms spoke of training: from their histories, else from the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from sayno.model.audit import Study
from sayno.model.service import Declaration
from sayno.model.version import DocumentTrail
from sayno.report.charts import Mark
from sayno.report.charts import timeline as drawn
from sayno.report.clean import clean

NO_DAY: Final = "–"


@dataclass(frozen=True, slots=True)
class Event:
    """One dated fact of a document."""

    day: str
    document: str
    text: str
    quote: str | None = None
    commit: str = ""
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


def _trail_marks(trails: Iterable[DocumentTrail], service: str) -> Iterable[Mark]:
    for trail in trails:
        if trail.service != service:
            continue
        document = clean(trail.document)
        if trail.first:
            day = trail.first.date.date()
            if trail.first.kind == "change":
                yield Mark(day, "first", f"first mention in {document} on {day}")
            else:
                yield Mark(day, "first-on-record", f"first mention on record in {document} on {day}, perhaps older")
        if last := _day(trail.last_version):
            yield Mark(last, "last", f"last version of {document} on {last}")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _declared_marks(declaration: Declaration) -> Iterable[Mark]:
    for event in declaration.policy:
        said = "first wording on record" if event.first else "change"
        yield Mark(
            event.date, "first" if event.first else "change", f"{said} in {clean(event.document)} on {event.date}"
        )


def trail_events(trails: Iterable[DocumentTrail], service: str) -> Iterable[Event]:
    """What the histories say of a service's documents: one event for each, with the wording at its first mention."""
    for trail in trails:
        if trail.service != service:
            continue
        where = f"{trail.document} ({trail.collection}: {_extent(trail)})"
        if trail.first is None:
            yield Event(NO_DAY, where, "No mention of AI training was found.")
            continue
        since = "First mention" if trail.first.kind == "change" else "On record since then, perhaps older"
        passages = len(trail.present)
        text = f"{since}. The last version has {passages} {'passage' if passages == 1 else 'passages'} on it."
        day = trail.first.date.date().isoformat()
        yield Event(day, where, text, trail.first.quote, trail.first.commit, first=True)


def _extent(trail: DocumentTrail) -> str:
    parts = [f"{trail.versions} versions"]
    parts += [f"{trail.rerenders} technical re-renders"] if trail.rerenders else []
    parts += [f"{trail.unreadable} unreadable"] if trail.unreadable else []
    parts += ["no longer kept"] if trail.ended else []
    return ", ".join(parts)


def _events(declaration: Declaration) -> Iterable[Event]:
    for event in sorted(declaration.policy, key=lambda e: e.date):
        where = f"{event.document} ({event.collection})"
        yield Event(event.date.isoformat(), where, event.text, commit=event.commit, first=event.first)
