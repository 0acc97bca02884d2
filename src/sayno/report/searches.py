"""What searches found without a declaration, beside what was followed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayno.model.audit import Audit
from sayno.model.base import Grade, Mode
from sayno.model.find import Find, FoundStep
from sayno.model.searched import Searched
from sayno.model.walk import Outcome, Walk
from sayno.report.film import doing, label
from sayno.report.reading import action_finding, places, shown
from sayno.report.wording import AGREEMENTS, DEFAULT, DOINGS, OUTCOMES, Word, in_mode


@dataclass(frozen=True, slots=True)
class Beside:
    """One distinct result of a search beside a route, and where it holds."""

    text: str
    word: Word
    where: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way in words. ``counted``: whether the study's rule counts it."""

    doing: str
    label: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Hunt:
    """A search to show: where it was made and holds, what it came to, how far it went, and the two ways.

    ``walks`` are the digests of its evidence, ``seen`` the titles of the screens that it looked at.
    """

    name: str
    audit: Audit
    searched: Searched
    where: str
    elsewhere: bool
    count: str
    outcome: str
    word: Word
    default: Word
    proof: str
    steps: tuple[Step, ...]
    followed: tuple[Step, ...]
    followed_count: str
    walks: tuple[tuple[str, str], ...]
    seen: tuple[str, ...]

    @property
    def find(self) -> Find:
        """What was found."""
        return self.searched.find

    @property
    def replica(self) -> bool:
        """Whether a reconstruction was searched."""
        return any(w.grade is Grade.REPLICA for w in self.searched.walks)


@dataclass(frozen=True, slots=True)
class Hunts:
    """The searches of one surface: those that differ."""

    surface: str
    hunts: tuple[Hunt, ...]


def count(searched: Searched) -> str:
    """The number of actions, never more exact than known; how the search ended where there is none."""
    actions = searched.find.actions
    if actions.value is None or actions.mode is Mode.UNKNOWN:
        found = searched.find.control is not None
        return "found, not counted" if found else OUTCOMES[searched.find.outcome]
    return in_mode(actions.mode, str(actions.value))


def in_words(searched: Searched) -> str:
    """A search in a few words: ``5, same``; ``not found, though documented``."""
    return f"{count(searched)}, {AGREEMENTS[searched.agreement].short}"


def in_signs(audits: Sequence[Audit]) -> str:
    """The distinct results in one line for the terminal: ``= 5``, ``< 7 · ∅``."""
    signs = []
    for one in _distinct(audits):
        searched = one[0].searched
        assert searched is not None
        number = count(searched) if searched.find.actions.mode is not Mode.UNKNOWN else ""
        signs.append(f"{AGREEMENTS[searched.agreement].sign} {number}".strip())
    return " · ".join(dict.fromkeys(signs))


def beside(audits: Sequence[Audit]) -> tuple[Beside, ...]:
    """The distinct results of the searches of one platform, with where each holds."""
    groups = _distinct(audits)
    made = []
    for group in groups:
        searched = group[0].searched
        assert searched is not None
        where = places(group, audits) if len(groups) > 1 or len(group) < len(audits) else ""
        made.append(Beside(in_words(searched), AGREEMENTS[searched.agreement], where))
    return tuple(made)


def _distinct(audits: Sequence[Audit]) -> list[list[Audit]]:
    """The audits with a search, those of one result together; a number before none, the smallest first."""
    groups: dict[str, list[Audit]] = {}
    for audit in audits:
        if audit.searched:
            groups.setdefault(in_words(audit.searched), []).append(audit)

    def order(group: list[Audit]) -> tuple[bool, int]:
        value = group[0].searched.find.actions.value if group[0].searched else None
        return value is None, value or 0

    return sorted(groups.values(), key=order)


def hunts(audits: Sequence[Audit], read: Callable[[str], Walk]) -> tuple[Hunts, ...]:
    """The searches surface by surface; regions with the same search, route and agreement stand together."""
    made = []
    for surface in dict.fromkeys(a.surface for a in audits):
        here = [a for a in audits if a.surface == surface]
        groups: dict[tuple[object, ...], list[Audit]] = {}
        for audit in here:
            if audit.searched:
                found = audit.searched
                groups.setdefault((found.basis, found.agreement, found.followed, audit.route), []).append(audit)
        shown_here = tuple(_hunt(f"{surface}-{n}", group, here, read) for n, group in enumerate(groups.values(), 1))
        if shown_here:
            made.append(Hunts(surface, shown_here))
    return tuple(made)


def _hunt(name: str, group: Sequence[Audit], here: Sequence[Audit], read: Callable[[str], Walk]) -> Hunt:
    audit = group[0]
    searched = audit.searched
    assert searched is not None
    find = searched.find
    walks = [walk for walked in searched.walks if (walk := _read(walked.walk, read)) is not None]
    refuse = next((w for w in audit.walks if w.purpose == "refuse"), None)
    followed = _read(refuse.walk, read) if refuse else None
    finding = action_finding(audit, refuse.grade) if refuse else None
    return Hunt(
        name=name,
        audit=audit,
        searched=searched,
        where=places(group, here),
        elsewhere=(searched.region, searched.surface) not in {(a.region, a.surface) for a in group},
        count=count(searched),
        outcome=OUTCOMES[find.outcome],
        word=AGREEMENTS[searched.agreement],
        default=DEFAULT[find.default],
        proof=proof(find),
        steps=tuple(
            Step(
                f"Switch {s.value}" if s.do == "toggle" else DOINGS[s.do], s.name or s.value or s.field or "", s.counts
            )
            for s in find.route
        ),
        followed=tuple(_followed(followed)) if followed else (),
        followed_count=shown(finding) if finding else "",
        walks=tuple((f"{n} {OUTCOMES[w.outcome]}", w.walk) for n, w in enumerate(searched.walks, 1)),
        seen=tuple(dict.fromkeys(title for walk in walks for title in _titles(walk))),
    )


_SURE: Final = 0.8
_LIKELY: Final = 0.5
"""From these strengths on a control says all, or a part, of what was asked; see :class:`sayno.model.find.Find`."""


def proof(find: Find) -> str:
    """How far the answer of a search can be trusted, in a sentence or two: its control, and its count."""
    return f"{doubt(find)} {swept(find)}".strip()


def guessed(find: Find) -> bool:
    """Whether what was found is but the nearest of all that were seen."""
    return find.control is not None and find.strength is not None and find.strength < _LIKELY


def doubt(find: Find) -> str:
    """Why a control may not be the one, and what else may; nothing where it surely is."""
    if find.control is None or find.strength is None or find.strength >= _SURE:
        return ""
    said = "is a guess, the nearest of all that were seen" if guessed(find) else "says but a part of what was asked"
    near = " or ".join(f"“{other}”" for other in find.others)
    return f"The control {said}: check whether it is the one{', and not ' if near else ''}{near}."


def swept(find: Find) -> str:
    """How far was looked, and whether the count is proven by that."""
    depth = f"{find.depth_swept} {'action' if find.depth_swept == 1 else 'actions'}"
    if find.control is None:
        return f"Every place that is known to lie within {depth} of the start was looked at."
    if not find.swept:
        return f"All within {depth} of the start was looked at; a shorter way may lie beyond."
    if find.outcome is Outcome.FOUND_REQUEST or not find.rehearsed:
        return "Everything shorter was looked at; what comes after the end of this way was not, for nothing is sent."
    return "Everything shorter was looked at, and the end was played through without a network."


def _read(name: str, read: Callable[[str], Walk]) -> Walk | None:
    """A walk; None where its evidence is missing or altered: then its steps are not shown."""
    try:
        return read(name)
    except (KeyError, ValueError):
        return None


def _found(step: FoundStep) -> Step:
    done = f"Switch {step.value}" if step.do == "toggle" and step.value else DOINGS[step.do]
    return Step(done, step.name or step.value or (step.field or "").replace("-", " "), step.counts)


def _followed(walk: Walk) -> Iterator[Step]:
    for action in walk.actions:
        yield Step(doing(action), label(action), action.do in ("press", "choose", "toggle", "enter"))


def _titles(walk: Walk) -> Iterator[str]:
    if walk.start:
        yield walk.start.title
    yield from (action.after.title for action in walk.actions)
