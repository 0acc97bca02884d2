"""When the documents of the platforms spoke of training: from their histories, else from the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from sayno.model.audit import DocumentTrail, Study
from sayno.model.service import Declaration
from sayno.report.charts import Mark
from sayno.report.charts import timeline as drawn
from sayno.report.clean import clean


@dataclass(frozen=True, slots=True)
class Event:
    """One dated fact of a document. ``day`` is "–" where there is none."""

    platform: str
    day: str
    document: str
    text: str
    quote: str | None = None
    commit: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart and the facts it shows; ``from_histories`` tells which of the two records they come from."""

    chart: Markup
    events: tuple[Event, ...]
    from_histories: bool


def timeline(study: Study, declarations: Sequence[Declaration]) -> Timeline:
    """The timeline of a study: the histories that it read; without any, what the declarations date."""
    from_histories = any(t.versions for t in study.trails)
    names = {d.id: clean(d.name) for d in declarations}
    rows = [
        (names[d.id], tuple(_trail_marks(study.trails, d.id) if from_histories else _declared_marks(d)))
        for d in declarations
    ]
    events = _trail_events(study.trails, names) if from_histories else _declared_events(declarations)
    chart = drawn("chart-policies", "Policies on AI training over time", rows, study.at.date())
    return Timeline(chart, tuple(events), from_histories)


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


def _trail_events(trails: Iterable[DocumentTrail], names: dict[str, str]) -> Iterable[Event]:
    for trail in trails:
        platform = names.get(trail.service, trail.service)
        where = f"{trail.document} ({trail.collection}: {_extent(trail)})"
        if trail.first is None:
            yield Event(platform, "–", where, "No mention of AI training was found.")
            continue
        since = "First mention" if trail.first.kind == "change" else "On record since then, perhaps older"
        passages = len(trail.present)
        text = f"{since}. The last version has {passages} {'passage' if passages == 1 else 'passages'} on it."
        day = trail.first.date.date().isoformat()
        yield Event(platform, day, where, text, trail.first.quote, trail.first.commit, first=True)


def _extent(trail: DocumentTrail) -> str:
    parts = [f"{trail.versions} versions"]
    parts += [f"{trail.rerenders} technical re-renders"] if trail.rerenders else []
    parts += [f"{trail.unreadable} unreadable"] if trail.unreadable else []
    parts += ["no longer kept"] if trail.ended else []
    return ", ".join(parts)


def _declared_events(declarations: Sequence[Declaration]) -> Iterable[Event]:
    for declaration in declarations:
        for event in sorted(declaration.policy, key=lambda e: e.date):
            yield Event(
                clean(declaration.name),
                event.date.isoformat(),
                f"{event.document} ({event.collection})",
                event.text,
                commit=event.commit,
                first=event.first,
            )
