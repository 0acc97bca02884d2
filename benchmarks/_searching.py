"""What the measurements of the search share: searching one town, judging it by the truth, and telling of many."""

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from math import sqrt
from typing import Any, Final
from unittest.mock import patch

from sayno.auditing import found as finding
from sayno.auditing import seeking
from sayno.auditing.questing import quest
from sayno.auditing.seeking import Quest, Sought, seek
from sayno.drivers.tabs import Tabs
from sayno.model.base import Mode
from sayno.model.find import Count
from sayno.model.redaction import Redactor
from sayno.replicas.town import Town, TownVisit, Truth
from sayno.store import MemoryStore
from sayno.walk.search import openers
from sayno.walk.search.chart import FAR, Spot
from sayno.walk.search.finds import Found
from sayno.walk.search.frontier import Frontier, Item
from sayno.walk.search.openers import Opener
from sayno.walk.search.search import Search
from sayno.walk.search.words import plain

REGION: Final = "US"
MOST_SCREENS: Final = 200
MOST_MINUTES: Final = 5.0
NORMAL_95: Final = 1.959964
"""The quantile of the normal distribution for intervals of 95 %."""


@dataclass(frozen=True, slots=True)
class Searched:
    """One search of one town, beside its truth.

    ``found``: it ended as the truth says, at a control that refuses. ``exact``: and with the least count; None where
    there is none, or none that can be seen without sending anything. ``wrong``: it says ``measured``, and the count is
    another, or ``at-least`` more than it takes. ``lower``: screens on a shortest way, the start and the control's own
    among them; None where nothing refuses. ``until``: screens opened when it was first found. ``changes``: requests
    that reached the server and changed something.
    """

    seed: int
    difficulty: int
    ending: str
    language: str
    rendering: str
    topic: str
    trouble: str
    places: int
    traps: tuple[str, ...]
    actions: int | None
    lower: int | None
    outcome: str
    mode: str
    value: int | None
    found: bool
    exact: bool | None
    wrong: bool
    until: int | None
    screens: int
    returned: int
    stopped: int
    changes: tuple[str, ...]
    seconds: float

    @property
    def spl(self) -> float | None:
        """Success weighted by path length, of what was opened until it was found (Anderson et al. 2018)."""
        if self.lower is None:
            return None
        return self.lower / max(self.lower, self.until or 1) if self.found else 0.0

    @property
    def data(self) -> dict[str, object]:
        """As one line of JSON."""
        return asdict(self) | {"spl": self.spl}


def asked(town: Town, visit: TownVisit, *, by_phrase: bool, screens: int = MOST_SCREENS, sweep: bool = True) -> Quest:
    """The quest for a town's topic: by its id, or in plain words as a person would say it."""
    made = quest(
        visit.url,
        town.phrase if by_phrase else town.topic,
        REGION,
        town.language,
        surface="android" if town.mobile else "web",
        max_screens=screens,
        max_minutes=MOST_MINUTES,
    )
    return replace(made, sweep=sweep)


def searched(town: Town, so: Truth, visit: TownVisit, tabs: Tabs, sought_for: Quest) -> tuple[Searched, Sought]:
    """Search a town, and hold what came out against its truth."""
    sought = seek(sought_for, tabs, MemoryStore(), Redactor())
    count, found = finding.count(sought), sought.found
    right = sought.outcome.value in so.ends and (found is None or refuses(found, so))
    exact = None if so.actions is None or not so.exact else right and count.value == so.actions
    changes = (*visit.counts.changes,)
    return (
        Searched(
            seed=town.seed,
            difficulty=town.difficulty,
            ending=f"{so.ending}, already off" if so.already else so.ending,
            language=town.language,
            rendering=town.rendering,
            topic=town.topic,
            trouble=town.mischief,
            places=so.places,
            traps=tuple(town.traps),
            actions=so.actions,
            lower=lower_bound(so),
            outcome=sought.outcome.value,
            mode=count.mode.value,
            value=count.value,
            found=right,
            exact=exact,
            wrong=_wrong(count, so, exact),
            until=sought.screens_until_found,
            screens=sought.search.screens,
            returned=sought.search.returned,
            stopped=len(sought.stopped),
            changes=tuple(f"{n.method} {n.path} {n.harm or ''}".strip() for n in changes),
            seconds=round(sought.seconds, 2),
        ),
        sought,
    )


def _wrong(count: Count, so: Truth, exact: bool | None) -> bool:
    """Whether a count says what is not so: measured, and another; or at least more than it takes."""
    if so.ending == "found-request" and count.mode is Mode.AT_LEAST:
        return so.actions is not None and (count.value or 0) > so.actions
    return count.mode is Mode.MEASURED and (exact is False or so.ending == "found-request")


def refuses(found: Found, so: Truth) -> bool:
    """Whether the controls of a find are those that refuse, by the names that they bear or stand beside."""
    if not so.controls:
        return False
    names = {plain(said) for control in so.controls for said in (control.name, control.label)}
    if found.candidates[0].kind == "request" and found.ending:
        return plain(found.ending[-1].name) in names  # what sends the form at its end
    return all(
        names
        & {plain(said) for said in (c.name, c.node.label, c.beside, c.group, *(d.under for d in c.ending)) if said}
        for c in found.candidates
    )


def lower_bound(so: Truth) -> int | None:
    """Screens that nobody can do without: the start, and one for each thing opened on a shortest way."""
    if so.actions is None:
        return None
    refusing = {control.ref for control in so.controls}
    opened = 1
    for step in so.steps:
        if step.ref.partition(".")[0] in {ref.partition(".")[0] for ref in refusing}:
            break
        opened += step.do in ("press", "hover")
    return opened


class _InOrder(Frontier):
    """What was met first is opened first; what lies in the way is put away before, since nothing else can be done."""

    def most_promising(self) -> Item | None:
        return min(self.items(), key=_met, default=None)

    def nearest(self, best: Found) -> Item | None:
        return min(self.shorter(best), key=_met, default=None)


def _met(item: tuple[Spot, Opener]) -> tuple[bool, int, int, int]:
    spot, opener = item
    return not opener.closes, spot.depth, spot.number, list(spot.openers).index(opener.key)


class BreadthFirst(Search):
    """The same search without any understanding of where labels lead, as crawlers go."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.frontier = _InOrder(self.chart)


class _Crawling(_InOrder):
    """Of links, each address counts once; whatever else can be pressed counts anew at each place that has it."""

    def _elsewhere(self, spot: Spot, opener: Opener) -> bool:
        return opener.address is not None and super()._elsewhere(spot, opener)


class Crawl(Search):
    """What a crawler would do: breadth-first, every address, and each thing that can be pressed on every page."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.frontier = _Crawling(self.chart)


@contextmanager
def ordered_by(search: type[Search]) -> Iterator[None]:
    """While this lasts, searches in this process open other things, or in another order."""
    with patch.object(seeking, "Search", search):
        if search is not Crawl:
            yield
            return
        with patch.object(openers, "_STREWN", FAR):  # however many of a kind there are
            yield


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share, z2 = hits / of, NORMAL_95**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = NORMAL_95 / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def share(hits: int, of: int) -> str:
    """A share with its interval, as it stands in a table."""
    if not of:
        return "–"
    low, high = wilson(hits, of)
    return f"{100 * hits / of:.1f} % [{100 * low:.0f}–{100 * high:.0f}] ({hits}/{of})"


def median(figures: Iterable[float]) -> str:
    """The middle one, or a dash where there is none."""
    found = sorted(figures)
    return f"{statistics.median(found):,.2f}" if found else "–"


def ratios(rows: Sequence[Searched], opened: Callable[[Searched], int | None]) -> list[float]:
    """Screens opened to the lower bound, of those that were found."""
    pairs = ((opened(row), row.lower) for row in rows if row.found)
    return [screens / lower for screens, lower in pairs if screens is not None and lower is not None]


def numbers(spec: str) -> list[int]:
    """``301-310,400`` as a list of seeds. Raises ``ValueError``."""
    found: list[int] = []
    for part in spec.split(","):
        low, _, high = part.partition("-")
        found += range(int(low), int(high or low) + 1)
    return found
