"""When something came into a document to stay, and when it went, though single readings flicker.

The archive does not always get the same page twice: it is shown a variant, an older copy, a part. So a thing that is
gone for a moment and back has not gone, and one that is glimpsed once has not come. What counts as a moment stands
here, once, for every kind of event.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

MOMENT: Final = timedelta(days=3)
"""Away for less than this and then back: not gone. Seen for less than this and never near that time again: not come."""

NEAR: Final = timedelta(days=60)
"""A thing that goes and comes twice, each time within this, flickers; then none of these goings counts."""


class Run(NamedTuple):
    """Consecutive readings, from ``first`` on, in which something was there or was not."""

    first: int
    there: bool


def settled(
    there: Sequence[bool], dates: Sequence[datetime], missed: Callable[[int, int], bool] = lambda _, __: False
) -> list[Run]:
    """The runs of readings that are left when what flickers is taken for still; the first begins at 0.

    ``dates`` are those of the readings, in order. ``missed`` says of a thing that went with one reading and was back
    with another whether the archive only missed it in between, however long that was. Empty for no readings.
    """
    return _without_glimpses(_without_gaps(_runs(there), dates, missed), dates)


def _runs(there: Sequence[bool]) -> list[Run]:
    return [Run(n, now) for n, now in enumerate(there) if n == 0 or there[n - 1] != now]


def _lasted(runs: Sequence[Run], n: int, dates: Sequence[datetime]) -> timedelta:
    return dates[runs[n + 1].first] - dates[runs[n].first]


def _without_gaps(runs: list[Run], dates: Sequence[datetime], missed: Callable[[int, int], bool]) -> list[Run]:
    inner = [n for n in range(1, len(runs) - 1) if not runs[n].there]
    short = [n for n in inner if _lasted(runs, n, dates) < NEAR]
    closed = {
        n
        for n in inner
        if (n in short and (len(short) > 1 or _lasted(runs, n, dates) < MOMENT))
        or missed(runs[n].first, runs[n + 1].first)
    }
    return _joined([run for n, run in enumerate(runs) if n not in closed])


def _without_glimpses(runs: list[Run], dates: Sequence[datetime]) -> list[Run]:
    def glimpsed(n: int) -> bool:
        if not runs[n].there or _lasted(runs, n, dates) >= MOMENT:
            return False
        before = n >= 2 and _lasted(runs, n - 1, dates) < NEAR
        after = n + 2 < len(runs) and _lasted(runs, n + 1, dates) < NEAR
        return not before and not after

    return _joined([run for n, run in enumerate(runs) if n in (0, len(runs) - 1) or not glimpsed(n)])


def _joined(runs: list[Run]) -> list[Run]:
    """The runs with neighbours that say the same made one."""
    return [run for n, run in enumerate(runs) if n == 0 or runs[n - 1].there != run.there]
