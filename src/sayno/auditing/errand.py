"""An errand: everything that one walk is about, apart from what it is walked on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sayno import __version__
from sayno.model.base import Grade
from sayno.model.route import Route
from sayno.model.vantage import Vantage
from sayno.model.walk import Instrument
from sayno.seams import Answers, Driver


@dataclass(frozen=True, slots=True)
class Errand:
    """A route of a service to be walked from a vantage. ``commit``: whether its owner asked for the refusal."""

    service: str
    topic: str
    route: Route
    vantage: Vantage
    grade: Grade
    home: str
    answers: Answers
    commit: bool = True
    way_back: bool = True
    patience: float = 5.0
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def instrument(driver: Driver) -> Instrument:
    """What makes the walk."""
    return Instrument(sayno=__version__, driver=driver.name, browser=driver.browser)
