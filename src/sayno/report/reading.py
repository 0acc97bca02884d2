"""What the audits of one service add up to, without mixing grades or hiding differences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sayno.model.audit import Audit, Study
from sayno.model.base import CanRefuse, Grade, Mode
from sayno.model.finding import Finding
from sayno.model.service import Declaration
from sayno.report.wording import SURFACES, number, say


@dataclass(frozen=True, slots=True)
class Reading:
    """One distinct answer, and the vantages that gave it. ``low`` is None where there is no number.

    ``aside``: the way starts at an address, so that its count does not compare with one from the open service.
    """

    text: str
    mode: Mode
    low: float | None
    high: float | None
    where: tuple[Audit, ...]
    aside: bool = False


ASIDE: Final = "†"


def of_service(study: Study, declarations: Sequence[Declaration]) -> list[tuple[Declaration, tuple[Audit, ...]]]:
    """Each audited service with its audits, in the declarations' order.

    Raises ``ValueError`` where an audit's service has no declaration.
    """
    known = {d.id for d in declarations}
    strangers = sorted({a.service for a in study.audits} - known)
    if strangers:
        raise ValueError(f"no declaration of {', '.join(strangers)}")
    regions, surfaces = study.plan.regions, study.plan.surfaces

    def place(audit: Audit) -> tuple[int, int, str]:
        return _position(audit.surface, surfaces), _position(audit.region, regions), audit.region

    ordered = sorted(study.audits, key=place)
    grouped = [(d, tuple(a for a in ordered if a.service == d.id)) for d in declarations]
    return [(d, audits) for d, audits in grouped if audits]


def _position(item: str, order: Sequence[str]) -> int:
    return order.index(item) if item in order else len(order)


def action_finding(audit: Audit, grade: Grade) -> Finding | None:
    """The count of actions of one grade."""
    return audit.actions.get(grade) or audit.finding("actions", grade)


def readings(audits: Iterable[Audit], grade: Grade) -> tuple[Reading, ...]:
    """The distinct counts of one grade, the smallest first, those without a number last."""
    found = [(a, f) for a in audits if (f := action_finding(a, grade))]
    return collected(found)


def present(audits: Sequence[Audit], grade: Grade) -> bool:
    """Whether there is anything of a grade to show: a number, or a walk, however it ended."""
    walked = any(w.grade is grade for a in audits for w in a.walks)
    return walked or any(r.low is not None for r in readings(audits, grade))


def collected(found: Iterable[tuple[Audit, Finding]]) -> tuple[Reading, ...]:
    """The distinct answers among findings of one metric and one grade."""
    groups: dict[tuple[str, Mode], list[tuple[Audit, Finding]]] = {}
    for audit, finding in found:
        groups.setdefault((shown(finding), finding.mode), []).append((audit, finding))
    made = [_reading(text, mode, group) for (text, mode), group in groups.items()]
    return tuple(sorted(made, key=lambda r: (r.low is None, r.low or 0, r.high or 0, r.text)))


def _aside(finding: Finding) -> bool:
    return finding.detail.get("starts") == "address" and finding.value is not None


def shown(finding: Finding) -> str:
    """A finding in a few signs, marked where its way starts at an address."""
    return say(finding) + (ASIDE if _aside(finding) else "")


def _reading(text: str, mode: Mode, group: list[tuple[Audit, Finding]]) -> Reading:
    value, high = group[0][1].value, group[0][1].high
    numeric = isinstance(value, int | float) and not isinstance(value, bool)
    return Reading(
        text=text,
        mode=mode,
        low=float(value) if numeric and value is not None else None,
        high=None if high is None else float(high),
        where=tuple(audit for audit, _ in group),
        aside=_aside(group[0][1]),
    )


def in_short(found: Sequence[Reading]) -> str:
    """Readings in one line: ``8``, ``4 · 11``, ``≥ 11``; of more than three the least and the greatest: ``1 … ≥ 11``.

    Numbers hide unknowns only where there are numbers. Counts that start at an address stand apart, marked.
    """
    counted = [r for r in found if r.low is not None]
    if not counted:
        return " · ".join(dict.fromkeys(r.text for r in found))
    apart = [[r for r in counted if r.aside is aside] for aside in (False, True)]
    longest = 3 if not all(apart) else 2
    return " · ".join(_span(readings, longest) for readings in apart if readings)


def _span(counted: Sequence[Reading], longest: int) -> str:
    texts = list(dict.fromkeys(r.text for r in counted))
    if len(texts) <= longest:
        return " · ".join(texts)
    least = min(r.low or 0 for r in counted)
    greatest = max(r.high or r.low or 0 for r in counted)
    open_end = any(r.mode is Mode.AT_LEAST and r.high is None for r in counted)
    return f"{number(least)} … {'≥ ' if open_end else ''}{number(greatest)}{ASIDE if counted[0].aside else ''}"


def in_words(text: str) -> str:
    """The signs of a reading as words, for sentences and for who listens."""
    for sign, word in {"≥": "at least", "≤": "at most", "–": " to ", ASIDE: " starting at an address"}.items():
        text = text.replace(sign, word)
    return text


def places(where: Sequence[Audit], among: Sequence[Audit]) -> str:
    """The vantages of some audits, as short as the whole allows: "everywhere", "US", "DE, GB; Android: BR"."""
    if len(where) == len(among):
        return "everywhere"
    surfaces = list(dict.fromkeys(a.surface for a in among))
    regions = {s: [a.region for a in where if a.surface == s] for s in surfaces}
    distinct = {tuple(r) for r in regions.values()}
    if len(distinct) == 1:
        return ", ".join(next(iter(distinct)))
    whole = {s: [a.region for a in among if a.surface == s] for s in surfaces}
    parts = [
        SURFACES[s] if regions[s] == whole[s] else f"{SURFACES[s]}: {', '.join(regions[s])}"
        for s in surfaces
        if regions[s]
    ]
    return "; ".join(parts)


_HARDNESS = {CanRefuse.NONE: 3, CanRefuse.UNKNOWN: 2, CanRefuse.REQUEST: 1, CanRefuse.TOGGLE: 0}


def hardest(audits: Sequence[Audit]) -> Audit:
    """The vantage from which refusing is hardest: no way, then an unknown one, then the most actions."""

    def actions(audit: Audit) -> float:
        numbers = [
            f.value
            for g in Grade
            if g is not Grade.PUBLISHED
            and (f := action_finding(audit, g))
            and isinstance(f.value, int | float)
            and not isinstance(f.value, bool)
        ]
        return numbers[0] if numbers else -1

    return max(audits, key=lambda a: (_HARDNESS[a.can_refuse], actions(a)))
