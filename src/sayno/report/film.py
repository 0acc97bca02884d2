"""A walk as a filmstrip: the screens in order, and between them what was operated and whether it counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayno.model.audit import Audit, Walked
from sayno.model.base import Grade
from sayno.model.walk import Action, SeenScreen, Walk
from sayno.report.pictures import Picture
from sayno.report.reading import action_finding, places, shown
from sayno.report.wording import DOINGS, OUTCOMES


@dataclass(frozen=True, slots=True)
class Frame:
    """One screen, and the action that led to it. The first frame has no action; a way that opens an address needs none.

    ``before`` is set only where the screen before is not the one that the last frame shows.
    """

    title: str
    after: str | None
    before: str | None = None
    number: int | None = None
    doing: str = ""
    label: str = ""
    counted: bool | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Film:
    """A walk to show: where it holds, how it ended, its frames. ``missing`` says why there are none."""

    name: str
    audit: Audit
    walked: Walked
    count: str
    where: str
    starts: str
    frames: tuple[Frame, ...]
    held: tuple[str, ...] = ()
    undocumented: int = 0
    missing: str | None = None

    @property
    def replica(self) -> bool:
        """Whether its pictures show a reconstruction."""
        return self.walked.grade is Grade.REPLICA

    @property
    def outcome(self) -> str:
        """How the walk ended, in words."""
        return OUTCOMES[self.walked.outcome]

    def tall(self, pictures: Mapping[str, Picture]) -> bool:
        """Whether its screens are those of a phone."""
        return any(pictures[d].tall for d in self.pictures() if d in pictures)

    def pictures(self) -> Iterator[str]:
        """The digests of what is shown, in order."""
        for frame in self.frames:
            yield from (d for d in (frame.before, frame.after) if d)


@dataclass(frozen=True, slots=True)
class Strip:
    """The films of one surface: those that differ. ``like`` names the vantages that a film stands for."""

    surface: str
    films: tuple[Film, ...]


def strips(audits: Sequence[Audit], read: Callable[[str], Walk]) -> tuple[Strip, ...]:
    """The refusals that were walked, surface by surface; regions with the same route and count share a film."""
    made = []
    for surface in dict.fromkeys(a.surface for a in audits):
        here = [a for a in audits if a.surface == surface]
        groups: dict[tuple[object, ...], list[tuple[Audit, Walked]]] = {}
        for audit in here:
            for walked in audit.walks:
                if walked.purpose == "refuse":
                    groups.setdefault(_alike(audit, walked), []).append((audit, walked))
        films = tuple(_film(f"{surface}-{n}", group, here, read) for n, group in enumerate(groups.values(), start=1))
        if films:
            made.append(Strip(surface, films))
    return tuple(made)


def _alike(audit: Audit, walked: Walked) -> tuple[object, ...]:
    finding = action_finding(audit, walked.grade)
    return audit.route, walked.grade, walked.outcome, shown(finding) if finding else None


def _film(name: str, group: Sequence[tuple[Audit, Walked]], here: Sequence[Audit], read: Callable[[str], Walk]) -> Film:
    audit, walked = group[0]
    finding = action_finding(audit, walked.grade)
    count = shown(finding) if finding else "unknown"
    where = places([a for a, _ in group], here)
    try:
        walk = read(walked.walk)
    except (KeyError, ValueError) as problem:
        why = "is missing" if isinstance(problem, KeyError) else "cannot be trusted: it was altered"
        return Film(name, audit, walked, count, where, "", (), missing=f"The evidence of this walk {why}.")
    counted = _counted(finding.detail if finding else {})
    return Film(
        name=name,
        audit=audit,
        walked=walked,
        count=count,
        where=where,
        starts="in the open, signed-in service" if _home(walk) else "at an address",
        frames=tuple(_frames(walk, counted)),
        held=tuple(f"{DOINGS[h.do]} {h.role} “{h.name}”: {h.reason}" for h in walk.held),
        undocumented=walk.undocumented,
    )


def _home(walk: Walk) -> bool:
    return not walk.actions or walk.actions[0].do != "open"


def _counted(detail: Mapping[str, object]) -> frozenset[int] | None:
    """The numbers of the actions that the study's rule counts; None where the finding does not list them."""
    listed = detail.get("counted")
    return frozenset(n for n in listed if isinstance(n, int)) if isinstance(listed, list) else None


def _frames(walk: Walk, counted: frozenset[int] | None) -> Iterator[Frame]:
    last = walk.start or (walk.actions[0].before if walk.actions else None)
    if last and _home(walk):
        yield Frame(last.title, last.image)
    for action in walk.actions:
        gap = last is not None and action.do != "open" and not _same(action.before, last)
        yield Frame(
            title=action.after.title,
            after=action.after.image,
            before=action.before.image if gap else None,
            number=action.n,
            doing=doing(action),
            label=label(action),
            counted=None if counted is None else action.n in counted,
            seconds=action.seconds,
        )
        last = action.after
    if walk.reloaded and walk.reloaded is not last:
        yield Frame(walk.reloaded.title, walk.reloaded.image, doing="Reload, to see whether it holds")


def _same(one: SeenScreen, other: SeenScreen) -> bool:
    """Whether two looks saw the same screen: the same place if both know it, else the same picture."""
    if one.place and other.place:
        return one.place == other.place
    return one.image == other.image


def doing(action: Action) -> str:
    """What was done, in words."""
    if action.do == "toggle" and action.value in ("on", "off"):
        return f"Switch {action.value}"
    return DOINGS[action.do]


def label(action: Action) -> str:
    """What it was done to."""
    if action.do == "open":
        parts = urlsplit(action.after.address)
        return parts.path if parts.hostname == "127.0.0.1" else action.after.address
    name = action.control.name if action.control else ""
    if action.do == "choose" and action.value and action.value != name:
        return f"{action.value} ({name})" if name else action.value
    return name or (action.field or "").replace("-", " ")
