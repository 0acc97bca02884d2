"""Which route a walk follows, and how one sees that it worked. Pure."""

from collections.abc import Callable

from sayno.model.base import Surface
from sayno.model.region import covers
from sayno.model.route import Open, Proof, Route, Toggle
from sayno.model.service import Declaration


def route_for(declaration: Declaration, topic: str, region: str, surface: Surface) -> Route | None:
    """The main route by which a person in a region refuses on a surface; None where none is documented."""
    return next(
        (
            route
            for route in declaration.routes
            if route.main
            and route.purpose == "refuse"
            and route.topic == topic
            and surface in route.surfaces
            and any(covers(group, region) for group in route.regions)
        ),
        None,
    )


def proof_of(route: Route) -> Proof | None:
    """The route's own proof; for a toggle that has none, the toggle itself in its new state."""
    if route.proof is not None:
        return route.proof
    for step in reversed(route.steps):
        if isinstance(step, Toggle):
            return Proof(role=step.role, name=step.name, alternatives=step.alternatives, state=step.to)
    return None


def localised(route: Route, local: Callable[[str], str]) -> Route:
    """The route with each address that it opens put through ``local``: where a replica serves it."""
    steps = tuple(s.model_copy(update={"address": local(s.address)}) if isinstance(s, Open) else s for s in route.steps)
    return route.model_copy(update={"steps": steps})
