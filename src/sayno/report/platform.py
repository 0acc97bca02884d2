"""What the page of one platform says, gathered from its audits and its declaration."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from sayno.model.audit import Audit, Study
from sayno.model.base import Grade
from sayno.model.finding import Finding
from sayno.model.route import Route, Step
from sayno.model.service import Availability, Declaration
from sayno.model.walk import Walk
from sayno.report.film import Strip, strips
from sayno.report.policies import Event, Present, trail_events
from sayno.report.policies import present as present_claims
from sayno.report.reading import Reading, action_finding, collected, places, present
from sayno.report.searches import Beside, Hunts, beside, hunts
from sayno.report.wording import (
    CAN_REFUSE,
    DEFAULT,
    MODES,
    MUST_HONOUR,
    SURFACES,
    Word,
    metric_title,
)

PATTERN = "pattern"
"""The unit of a finding that is a flow pattern: yes, no or unknown, with the names that others give it."""

LISTS = ("epic", "edpb", "gray")


@dataclass(frozen=True, slots=True)
class Answer:
    """What holds in one region on one surface or on several alike."""

    region: str
    surfaces: str
    can_refuse: Word
    default: Word
    must_honour: Word
    kind: str
    backed: Availability | None


@dataclass(frozen=True, slots=True)
class Told:
    """One distinct answer of a metric in one grade: what, in which mode, where, and what the metric notes."""

    text: str
    mode: str
    where: str
    note: str

    @property
    def remark(self) -> str:
        """Mode, place and note in one line; a mode that the text itself says is not repeated."""
        return " · ".join(part for part in (self.mode if self.mode != self.text else "", self.where, self.note) if part)


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric with its answers by grade."""

    id: str
    title: str
    unit: str
    by_grade: dict[Grade, tuple[Told, ...]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A flow pattern with its answers, and its names in the literature and in guidelines."""

    id: str
    name: str
    answers: dict[Grade, tuple[Told, ...]]
    proved: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A route in words."""

    route: Route
    surfaces: str
    steps: tuple[tuple[Step, str], ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything that a platform's page shows."""

    declaration: Declaration
    audits: tuple[Audit, ...]
    answers: tuple[Answer, ...]
    grades: tuple[Grade, ...]
    counts: tuple[tuple[str, dict[Grade, tuple[Told, ...]]], ...]
    strips: tuple[Strip, ...]
    unwalked: tuple[str, ...]
    hunts: tuple[Hunts, ...]
    searched: tuple[tuple[str, tuple[Beside, ...]], ...]
    paths: tuple[Path, ...]
    measures: tuple[Measure, ...]
    patterns: tuple[Pattern, ...]
    notes: tuple[tuple[str, str], ...]
    histories: tuple[Event, ...]
    present: tuple[Present, ...]
    numbers: Mapping[str, int]

    def notes_of(self, keys: Iterable[str]) -> list[int]:
        """The numbers by which the page cites some sources."""
        return sorted(self.numbers[key] for key in keys)


def portrait(
    study: Study, declaration: Declaration, audits: tuple[Audit, ...], read: Callable[[str], Walk]
) -> Portrait:
    """The page of one platform. ``read`` gives a walk by its hash."""
    found = _by_metric(audits)
    surfaces = list(dict.fromkeys(a.surface for a in audits))
    walked = {a.surface for a in audits if any(w.purpose == "refuse" for w in a.walks)}
    return Portrait(
        declaration=declaration,
        audits=audits,
        answers=tuple(_answers(declaration, audits)),
        grades=tuple(g for g in Grade if present(audits, g)),
        counts=tuple((SURFACES[s], _counts([a for a in audits if a.surface == s])) for s in surfaces),
        strips=strips(audits, read),
        unwalked=tuple(SURFACES[s] for s in surfaces if s not in walked),
        hunts=hunts(audits, read),
        searched=tuple((SURFACES[s], beside([a for a in audits if a.surface == s])) for s in surfaces),
        paths=tuple(_path(r) for r in sorted(declaration.routes, key=_importance)),
        measures=tuple(_measures(found, audits)),
        patterns=tuple(sorted(_patterns(found, audits), key=lambda p: not p.proved)),
        notes=tuple(_notes(audits)),
        histories=tuple(trail_events(study.trails, declaration.id)),
        present=present_claims(study.trails, declaration.id),
        numbers={key: n for n, key in enumerate(declaration.sources, start=1)},
    )


def _notes(audits: Sequence[Audit]) -> Iterable[tuple[str, str]]:
    """What the audits remark, each once, with where it holds."""
    for note in dict.fromkeys(n for a in audits for n in a.notes):
        yield note, places([a for a in audits if note in a.notes], audits)


def _answers(declaration: Declaration, audits: Sequence[Audit]) -> Iterable[Answer]:
    groups: dict[tuple[object, ...], list[Audit]] = {}
    for audit in audits:
        groups.setdefault((audit.region, audit.can_refuse, audit.default, audit.must_honour), []).append(audit)
    for group in sorted(groups.values(), key=lambda g: [a.region for a in audits].index(g[0].region)):
        first = group[0]
        everywhere = len(group) == sum(a.region == first.region for a in audits)
        yield Answer(
            region=first.region,
            surfaces="" if everywhere else ", ".join(SURFACES[a.surface] for a in group),
            can_refuse=CAN_REFUSE[first.can_refuse],
            default=DEFAULT[first.default],
            must_honour=MUST_HONOUR[first.must_honour],
            kind=first.can_refuse.value,
            backed=declaration.available(first.region),
        )


def _counts(audits: Sequence[Audit]) -> dict[Grade, tuple[Told, ...]]:
    return {g: _told([(a, f) for a in audits if (f := action_finding(a, g))], audits) for g in Grade}


def _told(found: Sequence[tuple[Audit, Finding]], among: Sequence[Audit]) -> tuple[Told, ...]:
    findings = {id(audit): finding for audit, finding in found}
    return tuple(_one(r, findings[id(r.where[0])], among) for r in collected(found))


def _one(reading: Reading, finding: Finding, among: Sequence[Audit]) -> Told:
    where = places(reading.where, among)
    return Told(reading.text, MODES[reading.mode], "" if where == "everywhere" else where, finding.note or "")


Found = dict[Grade, list[tuple[Audit, Finding]]]


def _by_metric(audits: Sequence[Audit]) -> dict[str, Found]:
    """All findings, metric by metric and grade by grade, one of each audit."""
    found: dict[str, Found] = {}
    for audit in audits:
        seen: set[tuple[str, Grade]] = set()
        for finding in (*audit.actions.values(), *audit.findings):
            if (finding.metric, finding.grade) not in seen:
                seen.add((finding.metric, finding.grade))
                found.setdefault(finding.metric, {}).setdefault(finding.grade, []).append((audit, finding))
    return found


def _is_pattern(grades: Found) -> bool:
    return any(f.unit == PATTERN for pairs in grades.values() for _, f in pairs)


def _measures(found: Mapping[str, Found], audits: Sequence[Audit]) -> Iterable[Measure]:
    for metric, grades in found.items():
        if not _is_pattern(grades):
            units = [f.unit for pairs in grades.values() for _, f in pairs if f.unit]
            told = {g: _told(pairs, audits) for g, pairs in grades.items()}
            yield Measure(metric, metric_title(metric), units[0] if units else "", told)


def _patterns(found: Mapping[str, Found], audits: Sequence[Audit]) -> Iterable[Pattern]:
    for metric, grades in found.items():
        if _is_pattern(grades):
            findings = [f for pairs in grades.values() for _, f in pairs]
            yield Pattern(
                id=metric,
                name=metric_title(metric),
                answers={g: _told(pairs, audits) for g, pairs in grades.items()},
                proved=any(f.value is True for f in findings),
                names=tuple(_name(findings[0].detail.get(where)) for where in LISTS),
            )


def _name(told: JsonValue) -> str:
    """A name elsewhere: number or family, name, and whether it only comes near."""
    if not isinstance(told, dict):
        return "–"
    before = f"({told['number']}) " if "number" in told else f"{told['family']}: " if "family" in told else ""
    return f"{before}{told.get('name', '')}{' (near)' if told.get('fit') == 'near' else ''}"


def _importance(route: Route) -> tuple[bool, bool, bool]:
    return route.purpose != "refuse", route.until is not None, not route.main


def _path(route: Route) -> Path:
    surfaces = ", ".join(SURFACES[s] for s in route.surfaces)
    return Path(route, surfaces, tuple((step, _doing(step)) for step in route.steps))


def _doing(step: Step) -> str:
    match step.do:
        case "toggle":
            return f"Switch {step.to}"
        case "enter":
            return f"Enter {step.field.replace('-', ' ')} in"
        case "gap":
            least = f" (at least {step.at_least} more)" if step.at_least else ""
            return f"Here the sources stop{least}"
        case _:
            return step.do.capitalize()
