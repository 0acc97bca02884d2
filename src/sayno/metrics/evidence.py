"""What a metric judges: the walks of one service from one vantage, and the route they followed."""

from dataclasses import dataclass
from typing import Self

from sayno.model.base import Grade
from sayno.model.route import Route
from sayno.model.walk import Walk


@dataclass(frozen=True, slots=True)
class Evidence:
    """Any of the three may be missing; a metric that needs what is missing answers unknown.

    Where there is a walk, it is judged, and the route only helps to read it. A route alone is judged as grade
    ``documented``.
    """

    refuse: Walk | None = None
    accept: Walk | None = None
    route: Route | None = None

    @classmethod
    def of(cls, walk: Walk, route: Route | None = None) -> Self:
        """The evidence that a single walk is, on the side that its purpose names."""
        return cls(accept=walk, route=route) if walk.purpose == "accept" else cls(refuse=walk, route=route)

    @property
    def grade(self) -> Grade:
        """That of the walks; ``documented`` where there is none."""
        walk = self.refuse or self.accept
        return walk.grade if walk else Grade.DOCUMENTED
