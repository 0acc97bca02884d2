"""What the front page says, gathered from the study."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayno.model.audit import Audit, Insight, Study
from sayno.model.base import CanRefuse, Default, Grade, Mode
from sayno.model.law import Jurisdiction, Laws, MustHonour
from sayno.model.searched import Agreement
from sayno.model.service import Declaration
from sayno.report import charts
from sayno.report.clean import clean
from sayno.report.policies import Everybody, Timeline, everybody, timeline
from sayno.report.reading import Reading, in_short, in_words, of_service, places, present, readings
from sayno.report.searches import Beside, beside
from sayno.report.wording import AGREEMENTS, CAN_REFUSE, DEFAULT, GRADES, MUST_HONOUR, Word, joined

_CHARTED = (Grade.LIVE, Grade.RECORDED, Grade.REPLICA, Grade.DOCUMENTED)


@dataclass(frozen=True, slots=True)
class Count:
    """One grade's counts of one platform: in short, and which vantage gave which."""

    text: str
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """One row of the front page."""

    id: str
    name: str
    counts: dict[Grade, Count]
    searched: tuple[Beside, ...]
    cells: tuple[tuple["Cell", ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What holds for a platform in a region; ``surfaces`` names them where they differ."""

    can_refuse: Word
    default: Word
    must_honour: Word
    kind: str
    surfaces: str


@dataclass(frozen=True, slots=True)
class Law:
    """What the law of a region gives, in one row."""

    region: str
    entry: Jurisdiction | None
    must: Word
    law: str
    days: str


@dataclass(frozen=True, slots=True)
class Front:
    """Everything that the front page shows."""

    headline: str
    lead: tuple[str, ...]
    regions: tuple[str, ...]
    grades: tuple[tuple[Grade, Word, int], ...]
    platforms: tuple[Platform, ...]
    columns: tuple[Grade, ...]
    searched: tuple[Word, ...]
    charts: tuple[tuple[Grade, Markup], ...]
    timeline: Timeline
    everybody: Everybody
    laws: tuple[Law, ...]
    laws_as_of: str
    insights: tuple[tuple[Insight, Word], ...]


def front(study: Study, declarations: Sequence[Declaration], laws: Laws) -> Front:
    """The front page of a study."""
    rows = of_service(study, declarations)
    regions = tuple(dict.fromkeys((*study.plan.regions, *(a.region for a in study.audits))))
    met = {a.searched.agreement for a in study.audits if a.searched}
    return Front(
        headline=_headline(rows),
        lead=tuple(_lead(rows)),
        regions=regions,
        grades=tuple((g, w, _numbers(study.audits, g)) for g, w in GRADES.items()),
        platforms=tuple(_platform(d, audits, regions) for d, audits in rows),
        columns=tuple(g for g in reversed(Grade) if present(study.audits, g)),
        searched=tuple(word for kind, word in AGREEMENTS.items() if kind in met),
        charts=tuple(_charts(rows)),
        timeline=timeline(study, [d for d, _ in rows]),
        everybody=everybody(study.trails),
        laws=tuple(_law(laws, region) for region in regions),
        laws_as_of=laws.as_of,
        insights=tuple((i, _verdict(i.holds)) for i in study.insights),
    )


Rows = Sequence[tuple[Declaration, tuple[Audit, ...]]]


def _numbers(audits: Iterable[Audit], grade: Grade) -> int:
    """How many audits have a number of that grade."""
    return sum(len(r.where) for r in readings(audits, grade) if r.low is not None)


def _headline(rows: Rows) -> str:
    offered = [audits for _, audits in rows if any(a.can_refuse in _OFFERS for a in audits)]
    return f"{len(offered)} of {len(rows)} platforms let people refuse in at least one of the places looked at."


_OFFERS = (CanRefuse.TOGGLE, CanRefuse.REQUEST)


def _lead(rows: Rows) -> Iterable[str]:
    """Sentences that the audits themselves make true."""

    def named(test: Callable[[tuple[Audit, ...]], bool]) -> list[str]:
        return [clean(d.name) for d, audits in rows if test(audits)]

    on = named(lambda audits: any(a.default is Default.ON for a in audits))
    if on:
        yield f"Who does nothing takes part, somewhere or everywhere, on {len(on)}: {joined(on)}."
    request = named(lambda audits: any(a.can_refuse is CanRefuse.REQUEST for a in audits))
    if request:
        yield f"By request only, which the service must grant, in some places or all: {joined(request)}."
    nothing = named(lambda audits: all(a.can_refuse is CanRefuse.NONE for a in audits))
    if nothing:
        yield f"{joined(nothing)} {'offer' if len(nothing) > 1 else 'offers'} no way at all."
    unknown = named(lambda audits: all(a.can_refuse is CanRefuse.UNKNOWN for a in audits))
    if unknown:
        yield f"Of {joined(unknown)} it is not known."
    for grade in _CHARTED:
        if line := _longest(rows, grade):
            yield line
            break
    yield from _by_search(rows)


def _by_search(rows: Rows) -> Iterable[str]:
    """How often a search without the declaration and the route that was followed agree."""
    met = [a.searched.agreement for _, audits in rows for a in audits if a.searched]
    compared = [one for one in met if one not in _NOT_COMPARED]
    if compared:
        same = compared.count(Agreement.SAME)
        shorter = compared.count(Agreement.SHORTER)
        more = f", and a shorter way in {shorter}" if shorter else ""
        yield (
            f"A search that knew none of the routes came to the same control by as many actions in {same} of the "
            f"{len(compared)} places where a route was followed from the open service to its end{more}."
        )


_NOT_COMPARED = (Agreement.APART, Agreement.ALONE, Agreement.NEITHER, Agreement.UNCLEAR)


def _longest(rows: Rows, grade: Grade) -> str | None:
    found = [
        (r.low, r.text, clean(d.name), r.mode is Mode.AT_LEAST and r.high is None)
        for d, audits in rows
        for r in readings(audits, grade)
        if r.low is not None
    ]
    if not found:
        return None
    top = max(low for low, _, _, _ in found)
    names = list(dict.fromkeys(name for low, _, name, _ in found if low == top))
    text = in_words(next(text for low, text, _, _ in found if low == top))
    bounded = [n for n in dict.fromkeys(name for _, _, name, open_end in found if open_end) if n not in names]
    rest = f"; of {joined(bounded)} only a lower bound is known" if bounded else ""
    return f"The longest way counted in grade “{grade.value}”: {joined(names)}, {text} actions{rest}."


def _platform(declaration: Declaration, audits: tuple[Audit, ...], regions: Sequence[str]) -> Platform:
    return Platform(
        id=declaration.id,
        name=declaration.name,
        counts={g: _count(audits, g) for g in Grade},
        searched=beside(audits),
        cells=tuple(_cells([a for a in audits if a.region == region]) for region in regions),
    )


def _count(audits: Sequence[Audit], grade: Grade) -> Count:
    found = readings(audits, grade)
    where = tuple((r.text, places(r.where, audits)) for r in found) if len(found) > 1 else ()
    return Count(in_short(found) or "–", where)


def _cells(audits: Sequence[Audit]) -> tuple[Cell, ...]:
    """The answers in one region; more than one where surfaces differ."""
    groups: dict[tuple[object, ...], list[Audit]] = {}
    for audit in audits:
        groups.setdefault((audit.can_refuse, audit.default, audit.must_honour), []).append(audit)
    return tuple(
        Cell(
            can_refuse=CAN_REFUSE[group[0].can_refuse],
            default=DEFAULT[group[0].default],
            must_honour=MUST_HONOUR[group[0].must_honour],
            kind=group[0].can_refuse.value,
            surfaces=", ".join(a.surface for a in group) if len(groups) > 1 else "",
        )
        for group in groups.values()
    )


def nothing_to_count(audits: Sequence[Audit], found: Sequence[Reading]) -> str:
    """Why there is no number."""
    if all(a.can_refuse is CanRefuse.NONE for a in audits):
        return "no way offered"
    return found[0].text if found and found[0].text != "–" else "none of this grade"


def _charts(rows: Rows) -> Iterable[tuple[Grade, Markup]]:
    """One chart for each grade of ours that has a number, the published figures behind it."""
    for grade in _CHARTED:
        if not any(r.low is not None for _, audits in rows for r in readings(audits, grade)):
            continue
        drawn = [
            charts.Row(
                name=clean(declaration.name),
                ours=readings(audits, grade),
                published=readings(audits, Grade.PUBLISHED),
                none=nothing_to_count(audits, readings(audits, grade)),
            )
            for declaration, audits in rows
        ]
        title = f"Actions to refuse, grade {grade.value}, against the published figures"
        yield grade, charts.actions(f"chart-{grade.value}", title, grade, drawn)


def _law(laws: Laws, region: str) -> Law:
    entry = laws.jurisdiction(region)
    if entry is None:
        return Law(region, None, MUST_HONOUR[MustHonour.UNKNOWN], "unknown", "unknown")
    regime = next((r for r in laws.regimes if r.id == entry.regime), None)
    deadline = entry.deadline or (regime.deadline if regime else None)
    days = f"{deadline.days} days" if deadline and deadline.days else "none found"
    return Law(region, entry, MUST_HONOUR[entry.must_honour], entry.law or (regime.law if regime else "unknown"), days)


def _verdict(holds: bool | None) -> Word:
    match holds:
        case True:
            return Word("✓", "holds", "The data of this study agree")
        case False:
            return Word("✕", "does not hold", "The data of this study disagree")
        case None:
            return Word("?", "cannot tell", "The data of this study cannot tell")
